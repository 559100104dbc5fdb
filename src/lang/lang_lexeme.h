/* What the pipeline needs to know of a token's text, worked out once for each distinct text. */
#ifndef LANG_LEXEME_H
#define LANG_LEXEME_H

#include "base/arena.h"
#include "base/str.h"
#include "nn/nn_weights.h"

typedef struct lang_lexeme {
    str text;
    str lower;                            /* Python's str.lower() */
    uint64_t norm, prefix, suffix, shape; /* string ids: the features of the network */
    uint64_t lower_id;                    /* string id of `lower` */
    bool space;                           /* Python's str.isspace() */
    bool kept;                            /* by the tokeniser's cache */
    uint16_t symbol;                      /* the tokeniser's */
} lang_lexeme;

/* The normal forms that the model knows of. Refers to the model file. */
typedef struct lang_norms {
    const uint64_t *pairs; /* (count, 2): id of the text, id of its normal form; by the first */
    size_t count;
} lang_norms;

/* Fails with E_MODEL. */
bool lang_norms_open(lang_norms *norms, const nn_weights *weights, sayso_error *error);
/* The lexeme of `text` (UTF-8, not empty), in memory of `a`; `text` is not copied, `lower` is
 * where it differs. */
void lang_lexeme_make(lang_lexeme *lexeme, str text, const lang_norms *norms, arena *a);

#endif
