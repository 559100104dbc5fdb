/* Opens a dense layer; runs it by itself. */
#include "nn/nn_dense.h"
#include "base/error.h"
#include "nn/nn_open.h"
#include "nn/nn_scratch.h"

extern const nn_encoder_kernels nn_encoder_kernels_plain;
extern const nn_encoder_kernels nn_encoder_kernels_avx2, nn_encoder_kernels_avx512, nn_encoder_kernels_vnni;

const nn_encoder_kernels *nn_dense_kernels(void)
{
#if defined(__x86_64__)
    static const struct {
        dnnl_cpu_isa_t needs;
        const nn_encoder_kernels *kernels;
    } choices[] = {{dnnl_cpu_isa_avx512_core_vnni, &nn_encoder_kernels_vnni},
                   {dnnl_cpu_isa_avx512_core, &nn_encoder_kernels_avx512},
                   {dnnl_cpu_isa_avx2, &nn_encoder_kernels_avx2}};
    const unsigned has = (unsigned)dnnl_get_effective_cpu_isa();
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++)
        if ((has & (unsigned)choices[i].needs) == (unsigned)choices[i].needs)
            return choices[i].kernels;
#endif
    return &nn_encoder_kernels_plain;
}

static bool open_evening(nn_evening *even, const nn_weights *w, const char *name, const char *part, size_t in,
                         sayso_error *error)
{
    const nn_tensor *stretch = nn_open_tensor(w, NN_F32, 1, &in, error, "%s%s.stretch", name, part);
    const nn_tensor *shift = stretch ? nn_open_tensor(w, NN_F32, 1, &in, error, "%s%s.shift", name, part) : NULL;
    if (!shift)
        return false;
    *even = (nn_evening){stretch->at, shift->at};
    return true;
}

/* What each row of weights, times its scale, adds up to. */
static void find_totals(const int8_t *weights, const float *scale, size_t out, size_t in, float *total)
{
    for (size_t o = 0; o < out; o++, weights += in) {
        int32_t sum = 0;
        for (size_t i = 0; i < in; i++)
            sum += weights[i];
        total[o] = (float)sum * scale[o];
    }
}

bool nn_dense_start(nn_dense *d, const nn_weights *weights, const char *name, const char *part, size_t out, size_t in,
                    const sayso_allocator *allocator, sayso_error *error)
{
    if (!open_evening(&d->even, weights, name, part, in, error))
        return false;
    const nn_tensor *weight =
        nn_open_tensor(weights, NN_I8, 2, (const size_t[]){out, in}, error, "%s%s.weight", name, part);
    const nn_tensor *scale = weight ? nn_open_tensor(weights, NN_F32, 1, &out, error, "%s%s.scale", name, part) : NULL;
    const nn_tensor *bias = scale ? nn_open_tensor(weights, NN_F32, 1, &out, error, "%s%s.bias", name, part) : NULL;
    if (!bias || !(d->total = nn_open(weights, out * sizeof *d->total, allocator, error)))
        return false;
    find_totals(weight->at, scale->at, out, in, d->total);
    d->scaling = (nn_scaling){out, scale->at, d->total, bias->at};
    d->kernels = nn_dense_kernels();
    return nn_product_open(&d->product, weight->at, out, in, allocator) ||
           error_set(error, SAYSO_E_MEMORY, 0, "%s: out of memory", weights->path);
}

void nn_dense_end(nn_dense *d)
{
    nn_product_close(&d->product);
    nn_give(d->total);
}

bool nn_dense_sums(const nn_dense *d, const uint8_t *x, size_t rows, nn_encoder_scratch *scratch)
{
    return nn_product_run(&d->product, x, rows, scratch->sums, scratch->working);
}

nn_dense *nn_dense_open(const nn_weights *weights, const char *name, size_t out, size_t in,
                        const sayso_allocator *allocator, sayso_error *error)
{
    nn_dense *d = nn_open(weights, sizeof *d, allocator, error);
    if (d && nn_dense_start(d, weights, name, "", out, in, allocator, error))
        return d;
    nn_dense_close(d);
    return NULL;
}

void nn_dense_close(nn_dense *d)
{
    if (d)
        nn_dense_end(d);
    nn_give(d);
}

bool nn_dense_run(const nn_dense *d, nn_encoder_scratch *s, const float *x, size_t rows, bool gelu, float *y)
{
    const size_t in = d->product.in, out = d->product.out;
    const nn_sevens sevens = {s->inner[0], s->inner_scales, s->inner_lows};
    bool done = true;
    for (size_t r = 0; r < rows && done; r += NN_PRODUCT_ROWS) {
        const size_t some = rows - r < NN_PRODUCT_ROWS ? rows - r : NN_PRODUCT_ROWS;
        d->kernels->quantise(x + r * in, some, in, d->even, sevens);
        done = nn_dense_sums(d, s->inner[0], some, s);
        d->kernels->finish(&d->scaling, s->sums, sevens, some, gelu, y + r * out);
    }
    return done;
}
