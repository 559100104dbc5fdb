/* The language pipeline made ready, and what one thread needs to run it. */
#ifndef LANG_MODEL_H
#define LANG_MODEL_H

#include "lang/lang.h"
#include "lang/lang_arcs.h"
#include "lang/lang_lemma.h"
#include "lang/lang_names.h"
#include "lang/lang_ruler.h"
#include "lang/lang_tokenise.h"
#include "nn/nn.h"

enum {
    LANG_MAX_CLASSES = 255, /* of a transition system */
    LANG_COLUMNS = 6,       /* attributes of a token that the network reads */
    LANG_GROUP = 2048,      /* tokens that are read together */
};

/* Tensors, besides those of its parts: tagger.labels, list of texts (classes) · parser.moves U8
 * (classes, 3): move, label, label of the true head, by move · ner.moves U8 (classes, 2): move,
 * type. Numbered as in doc/labels.h. */
struct lang_model {
    sayso_allocator allocator;
    lang_tokeniser *tokeniser;
    nn_tok2vec *tok2vec, *ner_tok2vec;
    nn_tagger *tagger;
    nn_moves *parser, *ner;
    label_tag tags[TAG_COUNT];                /* (classes of the tagger) */
    lang_action actions[LANG_MAX_CLASSES];    /* (classes of the parser) by move */
    size_t first_action[MOVE_COUNT + 1];      /* where the classes of each move begin */
    lang_name_action names[LANG_MAX_CLASSES]; /* (classes of the names) */
    lang_ruler ruler;
    lang_lemmas lemmas;
};

/* Arrays for texts read together, one element a token; keys and vectors have more columns. */
typedef struct lang_work {
    size_t room;    /* tokens */
    uint64_t *keys; /* (room, LANG_COLUMNS) */
    float *vectors; /* (room, NN_WIDTH) */
    const lang_lexeme **lexemes;
    lang_arc *arcs;
    uint32_t *held;
    uint16_t *classes, *words;
    bool *starts; /* a sentence */
} lang_work;

struct lang_scratch {
    sayso_allocator allocator;
    lang_cache *cache;
    nn_scratch *nn;
    lang_work work; /* for LANG_GROUP tokens */
    void *memory;   /* of work */
};

/* The bytes that arrays for `room` tokens take; and the arrays, in such memory (aligned as
 * malloc's). */
size_t lang_work_size(size_t room);
lang_work lang_work_in(void *memory, size_t room);

#endif
