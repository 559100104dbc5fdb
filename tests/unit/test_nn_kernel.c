/* Every kind of kernel that this processor can run: against sums in double precision, against each
 * other, and row by row. */
#include "unit.h"

#include "nn/nn_scratch.h"
#include "nn_random.h"
#include <math.h>

static float *take(size_t count, uint64_t *seed)
{
    float *at = nn_take(&arena_malloc, count * sizeof *at);
    assert_non_null(at);
    for (size_t i = 0; seed && i < count; i++)
        at[i] = random_float(seed);
    return at;
}

static double find_gap(const float *a, const double *b, size_t count)
{
    double gap = 0;
    for (size_t i = 0; i < count; i++)
        gap = fmax(gap, fabs((double)a[i] - b[i]));
    return gap;
}

/* Runs a test with each kind of kernel; it fills `out` (count). Kinds with fused multiply-add must
 * agree to the last bit. */
static void with_each(void (*fill)(const nn_kernels *k, float *out), size_t count)
{
    size_t kinds;
    const nn_kernels *const *all = nn_kernels_all(&kinds);
    float *first = take(count, NULL), *out = take(count, NULL);
    for (size_t i = 0; i < kinds; i++) {
        fill(all[i], i ? out : first);
        if (i && strcmp(all[i]->name, "plain") != 0)
            assert_memory_equal(out, first, count * sizeof *out);
    }
    nn_give(first);
    nn_give(out);
}

/* ---- linear layers ------------------------------------------------------------------------------------------ */

enum { ROWS = 37, IN = 64, OUT = 106, PADDED = 112 };

static void fill_linear(const nn_kernels *k, float *out)
{
    uint64_t seed = 1;
    float *x = take(ROWS * IN, &seed), *weight = take(OUT * IN, &seed), *bias = take(OUT, &seed);
    float *single = take(PADDED, NULL);
    nn_linear *layer = nn_take(&arena_malloc, sizeof *layer);
    nn_pack_linear(k, layer, weight, IN, bias, OUT, IN);
    assert_int_equal(layer->padded, PADDED);
    k->linear(layer, x, ROWS, out, PADDED);
    for (size_t r = 0; r < ROWS; r++) {
        double want[OUT];
        for (size_t o = 0; o < OUT; o++) {
            want[o] = (double)bias[o];
            for (size_t i = 0; i < IN; i++)
                want[o] += (double)weight[o * IN + i] * (double)x[r * IN + i];
        }
        assert_true(find_gap(out + r * PADDED, want, OUT) < 1e-5);
        k->linear(layer, x + r * IN, 1, single, PADDED);
        assert_memory_equal(single, out + r * PADDED, PADDED * sizeof *single);
    }
    nn_give(x), nn_give(weight), nn_give(bias), nn_give(single), nn_give(layer);
}

static void test_linear_is_a_product_row_by_row(void **state)
{
    (void)state;
    with_each(fill_linear, ROWS * PADDED);
}

static void fill_state(const nn_kernels *k, float *out)
{
    uint64_t seed = 2;
    float *slots = take(8 * NN_SLOT, &seed), *bias = take(NN_SLOT, &seed);
    float *weight = take(OUT * NN_HIDDEN, &seed), *shift = take(OUT, &seed);
    nn_linear *top = nn_take(&arena_malloc, sizeof *top);
    nn_pack_linear(k, top, weight, NN_HIDDEN, shift, OUT, NN_HIDDEN);
    const float *rows[8];
    for (size_t s = 0; s < 8; s++)
        rows[s] = slots + s * NN_SLOT;
    k->state(top, bias, rows, 8, out);
    double hidden[NN_SLOT], want[OUT];
    for (size_t i = 0; i < NN_SLOT; i++) {
        hidden[i] = (double)bias[i];
        for (size_t s = 0; s < 8; s++)
            hidden[i] += (double)rows[s][i];
    }
    for (size_t o = 0; o < OUT; o++) {
        want[o] = (double)shift[o];
        for (size_t i = 0; i < NN_HIDDEN; i++)
            want[o] += (double)weight[o * NN_HIDDEN + i] * fmax(hidden[i], hidden[NN_HIDDEN + i]);
    }
    assert_true(find_gap(out, want, OUT) < 2e-5);
    nn_give(slots), nn_give(bias), nn_give(weight), nn_give(shift), nn_give(top);
}

static void test_state_takes_the_better_piece(void **state)
{
    (void)state;
    with_each(fill_state, PADDED);
}

/* ---- maxout and norm ---------------------------------------------------------------------------------------- */

static void fill_norm(nn_norm *norm, uint64_t *seed)
{
    for (size_t i = 0; i < NN_WIDTH; i++) {
        norm->scale[i] = 1 + random_float(seed) / 2;
        norm->shift[i] = random_float(seed);
    }
}

/* pieces (96, 3) → norm(max) */
static void normalise(const nn_norm *norm, const double (*pieces)[3], double *out)
{
    double mean = 0, variance = 0;
    for (size_t i = 0; i < NN_WIDTH; i++) {
        out[i] = fmax(pieces[i][0], fmax(pieces[i][1], pieces[i][2]));
        mean += out[i] / NN_WIDTH;
    }
    for (size_t i = 0; i < NN_WIDTH; i++)
        variance += (out[i] - mean) * (out[i] - mean) / NN_WIDTH;
    for (size_t i = 0; i < NN_WIDTH; i++)
        out[i] = (out[i] - mean) / sqrt(variance + 1e-8) * (double)norm->scale[i] + (double)norm->shift[i];
}

static void fill_mix(const nn_kernels *k, float *out)
{
    enum { COUNT = 24, MIXED = 3 * NN_WIDTH };
    uint64_t seed = 3;
    float *rows = take(COUNT * MIXED, &seed), *bias = take(MIXED, &seed);
    const float *at[COUNT];
    double pieces[NN_WIDTH][3], want[NN_WIDTH];
    nn_norm norm;
    fill_norm(&norm, &seed);
    for (size_t i = 0; i < COUNT; i++)
        at[i] = rows + i * MIXED;
    k->mix(&norm, bias, at, COUNT, out);
    for (size_t i = 0; i < MIXED; i++) {
        double *piece = &pieces[i % NN_WIDTH][i / NN_WIDTH];
        *piece = (double)bias[i];
        for (size_t r = 0; r < COUNT; r++)
            *piece += (double)at[r][i];
    }
    normalise(&norm, pieces, want);
    assert_true(find_gap(out, want, NN_WIDTH) < 1e-5);
    nn_give(rows), nn_give(bias);
}

static void test_mix_adds_rows(void **state)
{
    (void)state;
    with_each(fill_mix, NN_WIDTH);
}

enum { TILES = 43, CONV_ROWS = TILES * NN_TILE + 2 };

/* What the convolution of row r should be: x (.., 96), weight (96, 3, 3, 96). */
static void convolve(const nn_norm *norm, const float *weight, const float *bias, const float *x, size_t r, double *out)
{
    double pieces[NN_WIDTH][3];
    for (size_t o = 0; o < 3 * NN_WIDTH; o++) {
        double sum = (double)bias[o];
        for (size_t i = 0; i < 3 * NN_WIDTH; i++)
            sum += (double)weight[o * 3 * NN_WIDTH + i] * (double)x[(r - 1) * NN_WIDTH + i];
        pieces[o / 3][o % 3] = sum;
    }
    normalise(norm, pieces, out);
    for (size_t i = 0; i < NN_WIDTH; i++)
        out[i] += (double)x[r * NN_WIDTH + i];
}

static void fill_conv(const nn_kernels *k, float *out)
{
    uint64_t seed = 4;
    float *x = take(CONV_ROWS * NN_WIDTH, &seed), *single = take(CONV_ROWS * NN_WIDTH, NULL);
    float *weight = take(9 * NN_WIDTH * NN_WIDTH, &seed), *bias = take(3 * NN_WIDTH, &seed);
    nn_work *work = nn_take(&arena_malloc, sizeof *work);
    nn_conv *layer = nn_take(&arena_malloc, sizeof *layer);
    uint32_t starts[TILES];
    fill_norm(&layer->norm, &seed);
    nn_pack_conv(k, layer, weight, bias);
    for (uint32_t t = 0; t < TILES; t++)
        starts[t] = 1 + t * NN_TILE;
    k->conv(layer, x, starts, TILES, work, out);
    for (size_t t = 0; t < TILES; t++) {
        k->conv(layer, x, starts + t, 1, work, single);
        for (size_t r = starts[t]; r < starts[t] + NN_TILE; r++) {
            double want[NN_WIDTH];
            convolve(&layer->norm, weight, bias, x, r, want);
            assert_true(find_gap(out + r * NN_WIDTH, want, NN_WIDTH) < 3e-5);
        }
    }
    assert_memory_equal(single, out, CONV_ROWS * NN_WIDTH * sizeof *out);
    nn_give(x), nn_give(single), nn_give(weight), nn_give(bias), nn_give(work), nn_give(layer);
}

static void test_conv_sees_three_rows_and_no_batch(void **state)
{
    (void)state;
    with_each(fill_conv, CONV_ROWS * NN_WIDTH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_linear_is_a_product_row_by_row),
        cmocka_unit_test(test_state_takes_the_better_piece),
        cmocka_unit_test(test_mix_adds_rows),
        cmocka_unit_test(test_conv_sees_three_rows_and_no_batch),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
