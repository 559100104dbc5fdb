/* Between the files of the boundary: sayso.c reads one document, sayso_batch.c archives and many. */
#ifndef SAYSO_BOUNDARY_H
#define SAYSO_BOUNDARY_H

#include "base/seen.h"
#include "doc/doc.h"
#include <pthread.h>

enum { DEFAULT_MAX_BYTES = 8 << 20 };

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
