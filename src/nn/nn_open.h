/* What opening every network needs. */
#ifndef NN_OPEN_H
#define NN_OPEN_H

#include "nn/nn_kernel.h"

/* Zeroed memory for a network of `size` bytes, to be given back by nn_give; NULL with E_MEMORY. */
void *nn_open(const nn_weights *weights, size_t size, const sayso_allocator *allocator, sayso_error *error);
/* The tensor of this type and shape (0: any size) whose name is printed; NULL with E_MODEL. */
__attribute__((format(printf, 6, 7))) const nn_tensor *nn_open_tensor(const nn_weights *weights, nn_type type,
                                                                      uint32_t rank, const size_t *shape,
                                                                      sayso_error *error, const char *format, ...);
/* Packs the linear layer NAME PART.weight (out, in), NAME PART.bias (out); out 0: any, up to NN_MAX_OUT.
 * False with E_MODEL. */
bool nn_open_linear(const nn_weights *weights, const char *name, const char *part, const nn_kernels *kernels,
                    size_t out, size_t in, nn_linear *layer, sayso_error *error);
/* Finds the tensors of the maxout NAME PART.weight (96, 3, in), NAME PART.bias (96, 3), and copies
 * its norm; false with E_MODEL. */
bool nn_open_maxout(const nn_weights *weights, const char *name, const char *part, size_t in, const float **weight,
                    const float **bias, nn_norm *norm, sayso_error *error);

#endif
