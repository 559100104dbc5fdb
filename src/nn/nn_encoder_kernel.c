/* The kernels for one kind of processor: see nn_encoder_kernel.h. nn_encoder_avx2.c, nn_encoder_avx512.c and
 * nn_encoder_vnni.c include this file with wider registers and their own registers' operations. */
#include "nn/nn_encoder_kernel.h"
#include <math.h>
#include <string.h>

#ifndef NN_LANES
#define NN_LANES   4
#define NN_KERNELS nn_encoder_kernels_plain
#define NN_NAME    "plain"
#endif

enum {
    LANES = NN_LANES,
    WIDTH = NN_ENCODER_WIDTH,
    HEAD = NN_ENCODER_HEAD,
    WINDOW = NN_ENCODER_WINDOW,
    GROUP = NN_ENCODER_GROUP,
    SUMS = 16, /* running sums of a row: as many as the widest register has lanes */
};

typedef float lanes __attribute__((vector_size(LANES * 4), may_alias, aligned(4)));
typedef int32_t ints __attribute__((vector_size(LANES * 4), may_alias, aligned(1)));
typedef int8_t small __attribute__((vector_size(LANES), may_alias, aligned(1)));

/* A number close to 0, with this added, is a whole number in its lower bits: 1.5 · 2^23. */
static const float WHOLE = 12582912.0f;

#ifndef NN_OWN
/* sums + the products of four neighbours: bytes without sign, and with. */
static inline ints multiply(ints sums, ints plain, ints with_sign)
{
    const uint8_t *a = (const uint8_t *)&plain;
    const int8_t *b = (const int8_t *)&with_sign;
    for (int j = 0; j < 4 * LANES; j++)
        sums[j / 4] += a[j] * b[j];
    return sums;
}

static inline lanes larger(lanes a, lanes b)
{
    for (int j = 0; j < LANES; j++)
        a[j] = a[j] > b[j] ? a[j] : b[j];
    return a;
}

static inline float find_largest(lanes v)
{
    float largest = v[0];
    for (int j = 1; j < LANES; j++)
        largest = v[j] > largest ? v[j] : largest;
    return largest;
}

static inline int32_t add_lanes(ints v)
{
    int32_t sum = 0;
    for (int j = 0; j < LANES; j++)
        sum += v[j];
    return sum;
}

/* The lower bytes. */
static inline void put_bytes(void *to, ints v)
{
    for (int j = 0; j < LANES; j++)
        ((uint8_t *)to)[j] = (uint8_t)v[j];
}
#endif

static inline lanes load(const float *at)
{
    return *(const lanes *)at;
}

static inline void store(float *at, lanes v)
{
    *(lanes *)at = v;
}

static inline lanes size_of(lanes v)
{
    return (lanes)((ints)v & 0x7fffffff);
}

/* Adds up in one order, whatever the width of a register. */
static float add_up(const float sums[SUMS])
{
    float eight[8], four[4];
    for (int j = 0; j < 8; j++)
        eight[j] = sums[j] + sums[j + 8];
    for (int j = 0; j < 4; j++)
        four[j] = eight[j] + eight[j + 4];
    return (four[0] + four[2]) + (four[1] + four[3]);
}

/* ---- seven bits --------------------------------------------------------------------------------------------- */

/* What to multiply numbers by whose extent is `extent`, for it to be `most`; *scale goes back. */
static inline float find_factor(float extent, float most, float *scale)
{
    const bool usable = extent > 1e-30f && extent < 1e30f;
    *scale = usable ? extent / most : 0;
    return usable ? most / extent : 0;
}

static inline lanes make_even(lanes x, nn_evening even, size_t i)
{
    return x * load(even.stretch + i) + load(even.shift + i);
}

/* The row r of `to` = x (width), evened. */
static void quantise_row(const float *x, size_t width, nn_evening even, nn_sevens to, size_t r)
{
    lanes high = make_even(load(x), even, 0), below = -high;
    for (size_t i = LANES; i < width; i += LANES) {
        const lanes y = make_even(load(x + i), even, i);
        high = larger(y, high);
        below = larger(-y, below);
    }
    const float low = -find_largest(below), factor = find_factor(find_largest(high) - low, 127, &to.scales[r]);
    to.lows[r] = low;
    for (size_t i = 0; i < width; i += LANES)
        put_bytes(to.at + r * width + i, (ints)((make_even(load(x + i), even, i) - low) * factor + WHOLE) & 127);
}

static void quantise(const float *x, size_t rows, size_t width, nn_evening even, nn_sevens to)
{
    for (size_t r = 0; r < rows; r++, x += width)
        quantise_row(x, width, even, to, r);
}

/* ---- rows --------------------------------------------------------------------------------------------------- */

/* x (384) = norm(x), and row r of `to`. */
static void normalise(const nn_encoder_norm *norm, float *x, nn_evening even, nn_sevens to, size_t r)
{
    float sums[SUMS] = {0};
    for (int i = 0; i < WIDTH; i += SUMS)
        for (int j = 0; j < SUMS; j += LANES)
            store(sums + j, load(sums + j) + load(x + i + j));
    const float mean = add_up(sums) / WIDTH;
    memset(sums, 0, sizeof sums);
    for (int i = 0; i < WIDTH; i += SUMS)
        for (int j = 0; j < SUMS; j += LANES) {
            const lanes apart = load(x + i + j) - mean;
            store(sums + j, load(sums + j) + apart * apart);
        }
    const float factor = 1 / sqrtf(add_up(sums) / WIDTH + 1e-12f);
    for (int i = 0; i < WIDTH; i += LANES)
        store(x + i, (load(x + i) - mean) * factor * load(norm->scale + i) + load(norm->shift + i));
    quantise_row(x, WIDTH, even, to, r);
}

static void embed(const int8_t *word, float scale, const float *const *added, const nn_encoder_norm *norm, float *x,
                  nn_evening even, nn_sevens to)
{
    for (int i = 0; i < WIDTH; i += LANES) {
        lanes sum = __builtin_convertvector(*(const small *)(word + i), lanes) * scale;
        for (int a = 0; a < NN_ENCODER_ADDED; a++)
            sum += load(added[a] + i);
        store(x + i, sum);
    }
    normalise(norm, x, even, to, 0);
}

/* A layer's output at columns i …, for row r of `of`. */
static inline lanes finish_lanes(const nn_scaling *layer, const int32_t *sums, nn_sevens of, size_t r, size_t i)
{
    const lanes sum = __builtin_convertvector(*(const ints *)(sums + i), lanes);
    return sum * (load(layer->scale + i) * of.scales[r]) +
           (load(layer->total + i) * of.lows[r] + load(layer->bias + i));
}

/* x times the share of a normal distribution below x: a polynomial, within 2e-4 of it, fitted to |x| <= 4. */
static inline lanes bend(lanes x)
{
    const lanes most = (lanes){0} + 4, u = -larger(-larger(x, -most), -most), s = u * u;
    lanes p = s * 2.2780736e-8f - 1.5985637e-6f;
    p = p * s + 4.7954694e-5f;
    p = p * s - 8.140068e-4f;
    p = p * s + 8.7723425e-3f;
    p = p * s - 6.4573e-2f;
    p = p * s + 3.9788327e-1f;
    return x * (u * p + 0.5f);
}

static void finish(const nn_scaling *layer, const int32_t *sums, nn_sevens of, size_t rows, bool gelu, float *y)
{
    for (size_t r = 0; r < rows; r++, sums += layer->out, y += layer->out)
        for (size_t i = 0; i < layer->out; i += LANES) {
            const lanes v = finish_lanes(layer, sums, of, r, i);
            store(y + i, gelu ? bend(v) : v);
        }
}

static void finish_inner(const nn_scaling *layer, const int32_t *sums, nn_sevens of, size_t rows, nn_evening even,
                         nn_sevens to)
{
    float y[NN_ENCODER_INNER];
    for (size_t r = 0; r < rows; r++, sums += layer->out) {
        for (size_t i = 0; i < layer->out; i += LANES)
            store(y + i, bend(finish_lanes(layer, sums, of, r, i)));
        quantise_row(y, layer->out, even, to, r);
    }
}

static void finish_norm(const nn_scaling *layer, const int32_t *sums, nn_sevens of, size_t rows,
                        const nn_encoder_norm *norm, float *x, nn_evening even, nn_sevens to)
{
    for (size_t r = 0; r < rows; r++, sums += WIDTH, x += WIDTH) {
        for (size_t i = 0; i < WIDTH; i += LANES)
            store(x + i, load(x + i) + finish_lanes(layer, sums, of, r, i));
        normalise(norm, x, even, to, r);
    }
}

/* ---- attention ---------------------------------------------------------------------------------------------- */

/* A head's x (32) as whole numbers of -most … most, `added` to each; *scale goes back. */
static void quantise_head(const float *x, int most, int added, void *to, float *scale)
{
    lanes top = {0};
    for (size_t i = 0; i < HEAD; i += LANES)
        top = larger(size_of(load(x + i)), top);
    const float factor = find_factor(find_largest(top), (float)most, scale);
    for (size_t i = 0; i < HEAD; i += LANES)
        put_bytes((char *)to + i, (ints)(load(x + i) * factor + WHOLE) + added);
}

static void finish_heads(const nn_scaling *layer, const int32_t *sums, nn_sevens of, size_t rows, nn_heads to)
{
    const size_t width = to.count * HEAD;
    float y[2 * WIDTH];
    for (size_t r = 0; r < rows; r++, sums += layer->out) {
        for (size_t i = 0; i < 2 * width; i += LANES)
            store(y + i, finish_lanes(layer, sums, of, r, i));
        for (size_t i = 0; i < width; i += LANES)
            store(to.values[r] + i, finish_lanes(layer, sums, of, r, 2 * width + i));
        for (size_t h = 0; h < to.count; h++) {
            quantise_head(y + h * HEAD, 127, 0, to.queries[r] + h * HEAD, &to.query_scales[r][h]);
            quantise_head(y + width + h * HEAD, 63, 64, to.keys[r] + h * HEAD, &to.key_scales[r][h]);
        }
    }
}

/* The keys of head h, four dimensions of a key beside those of the next; the last key again fills the last register. */
static void pack_keys(nn_heads heads, size_t rows, size_t h, size_t keys, nn_attending *work)
{
    for (size_t j = 0; j < keys; j++) {
        const size_t row = j < rows ? j : rows - 1;
        for (size_t d = 0; d < HEAD / 4; d++)
            memcpy(work->keys[d][j], heads.keys[row] + h * HEAD + d * 4, 4);
        work->key_scales[j] = heads.key_scales[row][h];
    }
}

/* The values of head h as -63 … 63, each dimension by the largest of the window; four keys of a dimension together. */
static void pack_values(nn_heads heads, size_t rows, size_t h, nn_attending *work)
{
    for (size_t d = 0; d < HEAD; d += LANES) {
        lanes top = {0}, factor;
        for (size_t j = 0; j < rows; j++)
            top = larger(size_of(load(heads.values[j] + h * HEAD + d)), top);
        for (int i = 0; i < LANES; i++)
            factor[i] = find_factor(top[i], 63, &work->value_scales[d + (size_t)i]);
        for (size_t j = 0; j < rows; j += 4) {
            ints four = {0};
            for (size_t i = 0; i < 4; i++) {
                const ints one = (ints)(load(heads.values[j + i] + h * HEAD + d) * factor + WHOLE);
                four |= (one & 255) << (int)(8 * i);
            }
            *(ints *)work->values[j / 4][d] = four;
        }
    }
}

/* Four bytes, everywhere. */
static inline ints spread(const void *at)
{
    int32_t four;
    memcpy(&four, at, sizeof four);
    return (ints){0} + four;
}

/* The scores of GROUP rows with all keys, but for the factor of their row; top receives the highest. */
static void score(nn_heads heads, size_t row, size_t h, size_t keys, nn_attending *work, float top[GROUP])
{
    const int8_t *queries[GROUP];
    ints starts[GROUP]; /* the sums begin less what 64 in each key adds */
    lanes tops[GROUP];
    for (size_t g = 0; g < GROUP; g++) {
        int32_t sum = 0;
        queries[g] = heads.queries[row + g] + h * HEAD;
        for (size_t i = 0; i < HEAD; i++)
            sum += queries[g][i];
        starts[g] = (ints){0} - 64 * sum;
        tops[g] = (lanes){0} - 1e30f;
    }
    for (size_t j = 0; j < keys; j += LANES) {
        ints sums[GROUP];
        for (size_t g = 0; g < GROUP; g++)
            sums[g] = starts[g];
        for (size_t d = 0; d < HEAD / 4; d++) {
            const ints four = *(const ints *)work->keys[d][j];
            for (size_t g = 0; g < GROUP; g++)
                sums[g] = multiply(sums[g], four, spread(queries[g] + d * 4));
        }
        for (size_t g = 0; g < GROUP; g++) {
            const lanes scores = __builtin_convertvector(sums[g], lanes) * load(work->key_scales + j);
            tops[g] = larger(scores, tops[g]);
            store(work->scores[g] + j, scores);
        }
    }
    for (size_t g = 0; g < GROUP; g++)
        top[g] = find_largest(tops[g]);
}

/* 254 · 2^x for x <= 0: the exponent by its bits, the rest by a polynomial, within 1e-4 of it. */
static inline lanes raise(lanes x)
{
    x = larger(x, (lanes){0} - 30);
    const lanes whole = x + WHOLE, rest = x - (whole - WHOLE);
    lanes p = rest * (254 * 0.055171657f) + 254 * 0.24261115f;
    p = p * rest + 254 * 0.69326097f;
    p = p * rest + 254 * 0.99992806f;
    return (lanes)((ints)p + ((ints)whole << 23));
}

/* What is added to shares before they are rounded: evenly spread over -1/2 … 1/2, so that of many small shares as many
 * become 1 as together they are worth, and not none. */
static void set_nudges(float *nudges)
{
    uint32_t turn = 0; /* of 2^32; each is the golden section further */
    for (size_t j = 0; j < WINDOW; j++, turn += 0x9e3779b9)
        nudges[j] = (float)(turn >> 16) / 65536 - 0.5f;
}

/* Scores of row g → its shares, of 255; returns 1 over their sum. Keys past the last have none. */
static float share(size_t g, float top, float factor, size_t rows, size_t keys, nn_attending *work)
{
    const ints ones = (ints){0} + 0x01010101;
    ints sums = {0};
    for (size_t j = 0; j < keys; j += LANES) {
        const lanes whole = raise((load(work->scores[g] + j) - top) * factor) + load(work->nudges + j) + WHOLE;
        put_bytes(work->shares[g] + j, (ints)whole);
    }
    memset(work->shares[g] + rows, 0, (WINDOW - rows) % (4 * LANES));
    for (size_t j = 0; j < rows; j += 4 * LANES)
        sums = multiply(sums, *(const ints *)(work->shares[g] + j), ones);
    return 1 / (float)add_lanes(sums);
}

/* The values of GROUP rows' keys by their shares → to[g] (32). */
static void gather(const float each[GROUP], size_t rows, const nn_attending *work, float to[GROUP][HEAD])
{
    enum { ACROSS = 2 };
    for (size_t d = 0; d < HEAD; d += ACROSS * LANES) {
        ints sums[GROUP][ACROSS] = {0};
        for (size_t j = 0; j < rows; j += 4)
            for (size_t g = 0; g < GROUP; g++) {
                const ints shares = spread(work->shares[g] + j);
                for (size_t a = 0; a < ACROSS; a++)
                    sums[g][a] = multiply(sums[g][a], shares, *(const ints *)work->values[j / 4][d + a * LANES]);
            }
        for (size_t g = 0; g < GROUP; g++)
            for (size_t a = 0; a < ACROSS; a++)
                store(to[g] + d + a * LANES, __builtin_convertvector(sums[g][a], lanes) *
                                                 (load(work->value_scales + d + a * LANES) * each[g]));
    }
}

static void attend_head(nn_heads heads, size_t rows, size_t h, nn_attending *work)
{
    /* Scores are divided by the root of the head's width, and e^x is 2^(x / log 2). */
    static const float SCORE = 1.44269504f / 5.65685425f;
    const size_t keys = (rows + SUMS - 1) / SUMS * SUMS;
    pack_keys(heads, rows, h, keys, work);
    pack_values(heads, rows, h, work);
    for (size_t r = 0; r < rows; r += GROUP) {
        float top[GROUP], each[GROUP], gathered[GROUP][HEAD];
        score(heads, r, h, keys, work, top);
        for (size_t g = 0; g < GROUP; g++)
            each[g] = share(g, top[g], heads.query_scales[r + g][h] * SCORE, rows, keys, work);
        gather(each, rows, work, gathered);
        for (size_t g = 0; g < GROUP && r + g < rows; g++)
            memcpy(heads.values[r + g] + h * HEAD, gathered[g], sizeof gathered[g]);
    }
}

static void attend(nn_heads heads, size_t rows, nn_attending *work, nn_evening even, nn_sevens to)
{
    set_nudges(work->nudges);
    for (size_t h = 0; h < heads.count; h++)
        attend_head(heads, rows, h, work);
    for (size_t r = 0; r < rows; r++)
        quantise_row(heads.values[r], heads.count * HEAD, even, to, r);
}

const nn_encoder_kernels NN_KERNELS = {NN_NAME,      quantise,    embed,        finish,
                                       finish_inner, finish_norm, finish_heads, attend};
