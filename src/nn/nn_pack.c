/* Weights from the file's order into that of the kernels, once, when a model is opened; and the
 * choice of the kernels. */
#include "nn/nn_kernel.h"

extern const nn_kernels nn_kernels_plain, nn_kernels_avx2, nn_kernels_avx512;

const nn_kernels *const *nn_kernels_all(size_t *count)
{
#ifdef __x86_64__
    static const nn_kernels *const all[] = {&nn_kernels_avx512, &nn_kernels_avx2, &nn_kernels_plain};
    __builtin_cpu_init();
    const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
    const size_t first = avx2 && __builtin_cpu_supports("avx512f") ? 0 : avx2 ? 1 : 2;
#else
    static const nn_kernels *const all[] = {&nn_kernels_plain};
    const size_t first = 0;
#endif
    if (count)
        *count = sizeof all / sizeof *all - first;
    return all + first;
}

/* Where output o, piece c stands in the panels of a maxout: (o / lanes, deep, piece, o % lanes). */
static size_t find_place(const nn_kernels *k, size_t o, size_t deep, size_t i, size_t c)
{
    return ((o / k->lanes * deep + i) * NN_PIECES + c) * k->lanes + o % k->lanes;
}

/* A filter of three taps at the six points: its polynomial there, over the product of the distances
 * to the other points. */
static void transform_taps(const float *taps /* (3, 96) */, double at[NN_POINTS])
{
    static const double points[NN_POINTS - 1] = {0, 0.75, -0.75, 1.5, -1.5};
    const double before = taps[0], here = taps[NN_WIDTH], after = taps[2 * NN_WIDTH];
    for (size_t p = 0; p < NN_POINTS - 1; p++) {
        double distances = 1;
        for (size_t other = 0; other < NN_POINTS - 1; other++)
            if (other != p)
                distances *= points[p] - points[other];
        at[p] = (before + points[p] * (here + points[p] * after)) / distances;
    }
    at[NN_POINTS - 1] = after;
}

void nn_pack_conv(const nn_kernels *k, nn_conv *layer, const float *weight, const float *bias)
{
    double at[NN_POINTS];
    for (size_t o = 0; o < NN_WIDTH; o++)
        for (size_t c = 0; c < NN_PIECES; c++, weight += NN_WINDOW * NN_WIDTH) {
            layer->bias[find_place(k, o, 1, 0, c)] = *bias++;
            for (size_t i = 0; i < NN_WIDTH; i++) {
                transform_taps(weight + i, at);
                for (size_t p = 0; p < NN_POINTS; p++)
                    layer->panels[find_place(k, o, NN_POINTS * NN_WIDTH, p * NN_WIDTH + i, c)] = (float)at[p];
            }
        }
}

void nn_pack_linear(const nn_kernels *k, nn_linear *layer, const float *weight, size_t stride, const float *bias,
                    size_t out, size_t in)
{
    layer->in = in;
    layer->out = out;
    layer->padded = (out + NN_MAX_LANES - 1) / NN_MAX_LANES * NN_MAX_LANES;
    for (size_t o = 0; o < out; o++) {
        const size_t wide = NN_ACROSS * k->lanes, panel = o / wide * wide;
        const size_t width = layer->padded - panel < wide ? layer->padded - panel : wide;
        layer->bias[o] = bias ? bias[o] : 0;
        for (size_t i = 0; i < in; i++)
            layer->panels[panel * in + i * width + o - panel] = weight[o * stride + i];
    }
}
