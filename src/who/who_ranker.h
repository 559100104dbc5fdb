/* The learned say in whom a mention means: how well another mention, before it or soon after, fits as its antecedent.
 *
 * The network gives each piece two vectors (piece_mention). A score is a bilinear product of what the mention means
 * and what the other is, plus a bias of the other's and one for how far apart they stand: the odds, as a logarithm,
 * against "none of them". A mention is known by the first piece of its head word. Trained by train/ (coref.py), on
 * GUM, GAP and repeated names.
 *
 * Tensors, F32: coreference.antecedent (64 meaning, 64 meant) · .bias (64) · .apart (32): who_ranker.c */
#ifndef WHO_RANKER_H
#define WHO_RANKER_H

#include "doc/doc.h"
#include "nn/nn_weights.h"

/* Immutable; refers to the weights. */
typedef struct who_ranker {
    const float (*antecedent)[DOC_MENTION];
    const float *bias, *apart;
} who_ranker;

/* Empty, and true, where the file has no encoder; false with E_MODEL. */
bool who_ranker_open(who_ranker *r, const nn_weights *weights, sayso_error *error);

/* A mention about to be resolved. */
typedef struct who_anaphor {
    uint32_t piece;
    float meaning[DOC_MENTION]; /* times antecedent, plus bias */
} who_anaphor;

/* The mention whose head word starts at `byte`. False where nothing is known of it; then nothing is written. */
bool who_ranker_start(const who_ranker *r, const doc *d, uint32_t byte, who_anaphor *anaphor);
/* The fit of the mention whose head word starts at `byte`. */
float who_ranker_score(const who_ranker *r, const doc *d, const who_anaphor *anaphor, uint32_t byte);

#endif
