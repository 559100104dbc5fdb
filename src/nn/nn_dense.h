/* A dense layer: its product, and what makes the sums numbers. */
#ifndef NN_DENSE_H
#define NN_DENSE_H

#include "nn/nn_encoder_scratch.h"

struct nn_dense {
    const nn_encoder_kernels *kernels;
    nn_product product;
    nn_evening even; /* of the rows that it takes */
    nn_scaling scaling;
    float *total; /* (out); owned */
};

/* The kernels for the processor, and no more than oneDNN may use of it. */
const nn_encoder_kernels *nn_dense_kernels(void);
/* Fills a zeroed nn_dense from NAME PART.stretch, .shift, .weight, .scale and .bias; false with E_MODEL or E_MEMORY.
 * Close it in either case. */
bool nn_dense_start(nn_dense *d, const nn_weights *weights, const char *name, const char *part, size_t out, size_t in,
                    const sayso_allocator *allocator, sayso_error *error);
void nn_dense_end(nn_dense *d);
/* scratch->sums = the layer's sums for at most NN_PRODUCT_ROWS rows; false if oneDNN ran out of memory. */
bool nn_dense_sums(const nn_dense *d, const uint8_t *x, size_t rows, nn_encoder_scratch *scratch);

#endif
