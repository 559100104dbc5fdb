/* Between the files of the boundary, sayso*.c. */
#ifndef SAYSO_BOUNDARY_H
#define SAYSO_BOUNDARY_H

#include "base/seen.h"
#include "doc/doc.h"
#include "lang/lang.h"
#include "nn/nn_weights.h"
#include "read/read_records.h"
#include "say/say.h"
#include "who/who.h"
#include <pthread.h>

enum { DEFAULT_MAX_BYTES = 8 << 20 };

/* One thread's buffers, lent to a document while its stages run. */
typedef struct worker {
    struct worker *next;
    lang_scratch *lang;
    nn_encoder_scratch *encoder; /* NULL: the model has none */
} worker;

struct sayso_model {
    sayso_allocator allocator;
    nn_weights weights;
    lang_model *lang;
    who_knowledge *knowledge;
    arena facts; /* holds the knowledge where a user's is with it */
    who_ranker ranker;
    say_network *network; /* NULL: the model has no encoder */
    pthread_mutex_t lock;
    worker *idle;
};

struct sayso_records {
    sayso_allocator allocator;
    arena arena;
    read_records read;
};

/* A worker for one document, from those that are idle or new; NULL: memory ran out. */
worker *boundary_borrow(sayso_model *m);
void boundary_return(sayso_model *m, worker *w);

/* What a batch knows of earlier documents, for one document: whether its body is that of one of them. */
typedef struct earlier {
    const seen *bodies;
    pthread_mutex_t *lock;
    seen_key body;
    bool has_body;
    bool found; /* an earlier document has it; it is called: */
    seen_note id;
} earlier;

/* sayso_read, but for a copy of an earlier document (NULL: none is known), which is only cleaned. */
doc *boundary_read(const sayso_model *model, str bytes, const sayso_options *options, earlier *e, sayso_error *error);

#endif
