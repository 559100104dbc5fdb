/* The tagger: a linear layer over token vectors, and the best class. */
#include "nn/nn_open.h"
#include "nn/nn_scratch.h"

struct nn_tagger {
    const nn_kernels *kernels;
    nn_linear layer;
};

nn_tagger *nn_tagger_open(const nn_weights *weights, const char *name, const sayso_allocator *allocator,
                          sayso_error *error)
{
    nn_tagger *tagger = nn_open(weights, sizeof *tagger, allocator, error);
    if (!tagger)
        return NULL;
    tagger->kernels = *nn_kernels_all(NULL);
    if (nn_open_linear(weights, name, "", tagger->kernels, 0, NN_WIDTH, &tagger->layer, error))
        return tagger;
    nn_give(tagger);
    return NULL;
}

void nn_tagger_close(nn_tagger *tagger)
{
    nn_give(tagger);
}

size_t nn_tagger_classes(const nn_tagger *tagger)
{
    return tagger->layer.out;
}

static uint16_t find_best(const float *scores, size_t count)
{
    size_t best = 0;
    for (size_t i = 1; i < count; i++)
        best = scores[i] > scores[best] ? i : best;
    return (uint16_t)best;
}

void nn_tagger_run(const nn_tagger *tagger, nn_scratch *scratch, const float *vectors, size_t tokens, uint16_t *best)
{
    const nn_linear *layer = &tagger->layer;
    float *scores = scratch->work.points[0][0];
    for (size_t t = 0; t < tokens; t += NN_BLOCK) {
        const size_t rows = tokens - t < NN_BLOCK ? tokens - t : NN_BLOCK;
        tagger->kernels->linear(layer, vectors + t * NN_WIDTH, rows, scores, layer->padded);
        for (size_t r = 0; r < rows; r++)
            best[t + r] = find_best(scores + r * layer->padded, layer->out);
    }
}
