/* The kernels for one kind of processor: see nn_kernel.h. The files nn_kernel_avx2.c and
 * nn_kernel_avx512.c include this one with wider registers. `lanes` are GNU C vectors; everything
 * around the products is plain loops over lanes, which the compiler turns into the same registers. */
#include "nn/nn_kernel.h"
#include <math.h>
#include <string.h>

#ifndef NN_LANES
#define NN_LANES   4
#define NN_KERNELS nn_kernels_plain
#define NN_NAME    "plain"
#endif

enum {
    LANES = NN_LANES,
    ROWS_CONV = LANES == 16 ? 8 : 4, /* rows computed together: as many as the registers hold */
    ROWS_LINEAR = LANES == 16 ? 6 : 3,
};

typedef float lanes __attribute__((vector_size(LANES * sizeof(float)), may_alias));

/* y (rows, across) = start (across) + x (rows, in) · panel (in, across); rows and across are
 * constants where it is called. */
static inline __attribute__((always_inline)) void multiply_tile(const float *x, size_t in, const lanes *panel,
                                                                const lanes *start, float *y, size_t stride,
                                                                const int rows, const int across)
{
    lanes sums[8][4];
    for (int r = 0; r < rows; r++)
        for (int c = 0; c < across; c++)
            sums[r][c] = start[c];
    for (size_t i = 0; i < in; i++, panel += across)
        for (int r = 0; r < rows; r++)
            for (int c = 0; c < across; c++)
                sums[r][c] += x[(size_t)r * in + i] * panel[c];
    for (int r = 0; r < rows; r++)
        for (int c = 0; c < across; c++)
            ((lanes *)(y + (size_t)r * stride))[c] = sums[r][c];
}

/* Sums 16 lanes in a fixed order, so that every width of register gives the same bits. */
static float sum_lanes(const float sums[16])
{
    float eight[8], four[4];
    for (int j = 0; j < 8; j++)
        eight[j] = sums[j] + sums[j + 8];
    for (int j = 0; j < 4; j++)
        four[j] = eight[j] + eight[j + 4];
    return (four[0] + four[2]) + (four[1] + four[3]);
}

static void normalise(const nn_norm *norm, float *y /* (96) */)
{
    float sums[16] = {0}, squares[16] = {0};
    for (int i = 0; i < NN_WIDTH; i += 16)
        for (int j = 0; j < 16; j++)
            sums[j] += y[i + j];
    const float mean = sum_lanes(sums) / NN_WIDTH;
    for (int i = 0; i < NN_WIDTH; i += 16)
        for (int j = 0; j < 16; j++) {
            const float apart = y[i + j] - mean;
            squares[j] += apart * apart;
        }
    const float factor = 1.0f / sqrtf(sum_lanes(squares) / NN_WIDTH + 1e-8f);
    for (int i = 0; i < NN_WIDTH; i++)
        y[i] = (y[i] - mean) * factor * norm->scale[i] + norm->shift[i];
}

static void mix(const nn_norm *norm, const float *bias, const float *const *rows, size_t count, float *y)
{
    _Alignas(64) float sums[NN_PIECES * NN_WIDTH];
    for (size_t i = 0; i < NN_PIECES * NN_WIDTH; i += LANES) {
        lanes sum = *(const lanes *)(bias + i);
        for (size_t r = 0; r < count; r++)
            sum += *(const lanes *)(rows[r] + i);
        *(lanes *)(sums + i) = sum;
    }
    for (size_t i = 0; i < NN_WIDTH; i++) {
        const float best = sums[i] > sums[NN_WIDTH + i] ? sums[i] : sums[NN_WIDTH + i];
        y[i] = best > sums[2 * NN_WIDTH + i] ? best : sums[2 * NN_WIDTH + i];
    }
    normalise(norm, y);
}

/* The points of F(4,3) are 0, ±A, ±B, ∞; nn_pack_conv has the third matrix, that of the weights. */
static const float A = 0.75f, B = 1.5f, AA = 0.5625f, BB = 2.25f;

/* x: the row before the tile, its four rows and the row after → what they are at the six points. */
static void transform_in(const float *x /* (6, 96) */, nn_work *work, size_t t)
{
    for (size_t i = 0; i < NN_WIDTH; i++) {
        const float *d = x + i;
        const float d0 = d[0], d1 = d[NN_WIDTH], d2 = d[2 * NN_WIDTH], d3 = d[3 * NN_WIDTH], d4 = d[4 * NN_WIDTH],
                    d5 = d[5 * NN_WIDTH];
        const float even_a = d4 - BB * d2, odd_a = d3 - BB * d1, even_b = d4 - AA * d2, odd_b = d3 - AA * d1;
        work->points[0][t][i] = (d4 - (AA + BB) * d2) + AA * BB * d0;
        work->points[1][t][i] = even_a + A * odd_a;
        work->points[2][t][i] = even_a - A * odd_a;
        work->points[3][t][i] = even_b + B * odd_b;
        work->points[4][t][i] = even_b - B * odd_b;
        work->points[5][t][i] = (d5 - (AA + BB) * d3) + AA * BB * d1;
    }
}

/* The six products of tile t → the best piece of each of its four rows, in the columns of panel p. */
static void transform_out(nn_work *work, size_t t, size_t p, const float *bias /* (3, lanes) */)
{
    for (size_t j = 0; j < LANES; j++) {
        float best[NN_TILE];
        for (size_t c = 0; c < NN_PIECES; c++) {
            const size_t at = c * LANES + j;
            const float m0 = work->products[0][t][at], m1 = work->products[1][t][at], m2 = work->products[2][t][at],
                        m3 = work->products[3][t][at], m4 = work->products[4][t][at], m5 = work->products[5][t][at];
            const float even_a = m1 + m2, odd_a = m1 - m2, even_b = m3 + m4, odd_b = m3 - m4;
            const float rows[NN_TILE] = {bias[at] + m0 + even_a + even_b, A * odd_a + (B * odd_b + bias[at]),
                                         AA * even_a + (BB * even_b + bias[at]),
                                         A * AA * odd_a + (B * BB * odd_b + (bias[at] + m5))};
            for (int r = 0; r < NN_TILE; r++)
                best[r] = c == 0 || rows[r] > best[r] ? rows[r] : best[r];
        }
        for (size_t r = 0; r < NN_TILE; r++)
            work->best[t * NN_TILE + r][p * LANES + j] = best[r];
    }
}

/* y (rows, 3 lanes), rows STRIDE apart, = x (rows, 96) · panel (96, 3 lanes) */
static void multiply_point(const float *x, size_t rows, const float *panel, float *y)
{
    enum { STRIDE = NN_PIECES * NN_MAX_LANES };
    static const lanes zero[NN_PIECES];
    for (; rows >= ROWS_CONV; rows -= ROWS_CONV, x += ROWS_CONV * NN_WIDTH, y += ROWS_CONV * STRIDE)
        multiply_tile(x, NN_WIDTH, (const lanes *)panel, zero, y, STRIDE, ROWS_CONV, NN_PIECES);
    for (; rows; rows--, x += NN_WIDTH, y += STRIDE)
        multiply_tile(x, NN_WIDTH, (const lanes *)panel, zero, y, STRIDE, 1, NN_PIECES);
}

static void conv_block(const nn_conv *layer, const float *x, const uint32_t *starts, size_t count, nn_work *work,
                       float *y)
{
    const float *panel = layer->panels;
    for (size_t t = 0; t < count; t++)
        transform_in(x + ((size_t)starts[t] - 1) * NN_WIDTH, work, t);
    for (size_t p = 0; p < NN_WIDTH / LANES; p++) {
        for (size_t i = 0; i < NN_POINTS; i++, panel += NN_WIDTH * NN_PIECES * LANES)
            multiply_point(work->points[i][0], count, panel, work->products[i][0]);
        for (size_t t = 0; t < count; t++)
            transform_out(work, t, p, layer->bias + p * NN_PIECES * LANES);
    }
    for (size_t r = 0; r < count * NN_TILE; r++) {
        const size_t at = (starts[r / NN_TILE] + r % NN_TILE) * NN_WIDTH;
        normalise(&layer->norm, work->best[r]);
        for (size_t i = 0; i < NN_WIDTH; i++)
            y[at + i] = x[at + i] + work->best[r][i];
    }
}

static void conv(const nn_conv *layer, const float *x, const uint32_t *starts, size_t count, nn_work *work, float *y)
{
    for (size_t t = 0; t < count; t += NN_BLOCK)
        conv_block(layer, x, starts + t, count - t < NN_BLOCK ? count - t : NN_BLOCK, work, y);
}

/* The columns of one panel that is `across` registers wide. */
static inline __attribute__((always_inline)) void multiply_linear(const nn_linear *layer, size_t p, const float *x,
                                                                  size_t rows, float *y, size_t stride,
                                                                  const int across)
{
    const size_t in = layer->in;
    const lanes *panel = (const lanes *)(layer->panels + p * in), *start = (const lanes *)(layer->bias + p);
    for (y += p; rows >= ROWS_LINEAR; rows -= ROWS_LINEAR, x += ROWS_LINEAR * in, y += ROWS_LINEAR * stride)
        multiply_tile(x, in, panel, start, y, stride, ROWS_LINEAR, across);
    for (; rows; rows--, x += in, y += stride)
        multiply_tile(x, in, panel, start, y, stride, 1, across);
}

static void linear(const nn_linear *layer, const float *x, size_t rows, float *y, size_t stride)
{
    size_t p = 0;
    for (; p + NN_ACROSS * LANES <= layer->padded; p += NN_ACROSS * LANES)
        multiply_linear(layer, p, x, rows, y, stride, NN_ACROSS);
    switch ((layer->padded - p) / LANES) {
    case 3:
        multiply_linear(layer, p, x, rows, y, stride, 3);
        break;
    case 2:
        multiply_linear(layer, p, x, rows, y, stride, 2);
        break;
    case 1:
        multiply_linear(layer, p, x, rows, y, stride, 1);
        break;
    default:
        break;
    }
}

static void state(const nn_linear *top, const float *bias, const float *const *slots, size_t count, float *scores)
{
    _Alignas(64) float sums[NN_SLOT], hidden[NN_HIDDEN];
    for (size_t i = 0; i < NN_SLOT; i += LANES) {
        lanes sum = *(const lanes *)(bias + i);
        for (size_t s = 0; s < count; s++)
            sum += *(const lanes *)(slots[s] + i);
        *(lanes *)(sums + i) = sum;
    }
    for (size_t i = 0; i < NN_HIDDEN; i++)
        hidden[i] = sums[i] > sums[NN_HIDDEN + i] ? sums[i] : sums[NN_HIDDEN + i];
    linear(top, hidden, 1, scores, top->padded);
}

const nn_kernels NN_KERNELS = {NN_NAME, LANES, mix, conv, linear, state};
