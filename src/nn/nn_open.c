#include "nn/nn_open.h"
#include "base/error.h"
#include "nn/nn_scratch.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void *nn_open(const nn_weights *weights, size_t size, const sayso_allocator *allocator, sayso_error *error)
{
    void *net = nn_take(allocator, size);
    if (!net)
        error_set(error, SAYSO_E_MEMORY, 0, "%s: out of memory", weights->path);
    return net;
}

const nn_tensor *nn_open_tensor(const nn_weights *weights, nn_type type, uint32_t rank, const size_t *shape,
                                sayso_error *error, const char *format, ...)
{
    char name[200];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(name, sizeof name, format, arguments);
    va_end(arguments);
    return nn_weights_get(weights, name, type, rank, shape, error) ? nn_weights_find(weights, name) : NULL;
}

bool nn_open_linear(const nn_weights *weights, const char *name, const char *part, const nn_kernels *kernels,
                    size_t out, size_t in, nn_linear *layer, sayso_error *error)
{
    const nn_tensor *weight =
        nn_open_tensor(weights, NN_F32, 2, (const size_t[]){out, in}, error, "%s%s.weight", name, part);
    if (!weight)
        return false;
    if (weight->shape[0] > NN_MAX_OUT)
        return nn_weights_refuse(weights, weight->name, error);
    const nn_tensor *bias = nn_open_tensor(weights, NN_F32, 1, weight->shape, error, "%s%s.bias", name, part);
    if (!bias)
        return false;
    nn_pack_linear(kernels, layer, weight->at, in, bias->at, weight->shape[0], in);
    return true;
}

bool nn_open_maxout(const nn_weights *weights, const char *name, const char *part, size_t in, const float **weight,
                    const float **bias, nn_norm *norm, sayso_error *error)
{
    static const char *const names[] = {"weight", "bias", "norm.weight", "norm.bias"};
    static const uint32_t ranks[] = {3, 2, 1, 1};
    const size_t shape[] = {NN_WIDTH, NN_PIECES, in};
    const nn_tensor *found[4];
    for (size_t i = 0; i < 4; i++)
        if (!(found[i] = nn_open_tensor(weights, NN_F32, ranks[i], shape, error, "%s%s.%s", name, part, names[i])))
            return false;
    *weight = found[0]->at;
    *bias = found[1]->at;
    memcpy(norm->scale, found[2]->at, sizeof norm->scale);
    memcpy(norm->shift, found[3]->at, sizeof norm->shift);
    return true;
}
