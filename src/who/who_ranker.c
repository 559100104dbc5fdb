/* Reads piece_mentions; writes nothing. */
#include "who/who_ranker.h"
#include <string.h>

enum { NEAR = 16 }; /* sorts of distance, in each direction */

bool who_ranker_open(who_ranker *r, const nn_weights *weights, sayso_error *error)
{
    *r = (who_ranker){0};
    if (!nn_weights_find(weights, "encoder.word.weight"))
        return true;
    const size_t square[] = {DOC_MENTION, DOC_MENTION}, both[] = {2 * (size_t)NEAR};
    return (r->antecedent = nn_weights_get(weights, "coreference.antecedent", NN_F32, 2, square, error)) &&
           (r->bias = nn_weights_get(weights, "coreference.bias", NN_F32, 1, square, error)) &&
           (r->apart = nn_weights_get(weights, "coreference.apart", NN_F32, 1, both, error));
}

/* The sort of distance: 0 … 15 for pieces before, 16 … 31 for pieces after. */
static uint32_t sort_of(uint32_t anaphor, uint32_t other)
{
    static const uint32_t from[NEAR] = {1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256};
    const uint32_t apart = anaphor < other ? other - anaphor : anaphor - other;
    uint32_t sort = 0;
    while (sort + 1 < NEAR && from[sort + 1] <= apart)
        sort++;
    return anaphor < other ? sort + NEAR : sort;
}

bool who_ranker_start(const who_ranker *r, const doc *d, uint32_t byte, who_anaphor *anaphor)
{
    const uint32_t at = doc_piece_at(d, byte);
    if (!r->antecedent || !d->piece_mentions || at == d->pieces.count)
        return false;
    anaphor->piece = at;
    memcpy(anaphor->meaning, r->bias, sizeof anaphor->meaning);
    for (uint32_t k = 0; k < DOC_MENTION; k++)
        for (uint32_t to = 0; to < DOC_MENTION; to++)
            anaphor->meaning[to] += d->piece_mentions[at].meaning[k] * r->antecedent[k][to];
    return true;
}

float who_ranker_score(const who_ranker *r, const doc *d, const who_anaphor *anaphor, uint32_t byte)
{
    const uint32_t at = doc_piece_at(d, byte);
    if (at == d->pieces.count)
        return 0;
    float score = r->apart[sort_of(anaphor->piece, at)];
    for (uint32_t k = 0; k < DOC_MENTION; k++)
        score += anaphor->meaning[k] * d->piece_mentions[at].meant[k];
    return score;
}
