/* All of the encoder that is not a dense product, once for each kind of processor.
 *
 * nn_encoder_kernel.c is compiled for AVX-512 with VNNI, AVX-512, AVX2 and the plain target.
 *
 * Seven-bit rows: row r holds whole numbers of 0 … 127; times scales[r], and lows[r] added, they are the row, evened.
 * Its least number is 0, its greatest 127: what leaves a GELU has few below 0, and those are small.
 *
 * Invariant: the same bytes on every processor. Products are whole numbers, and one side of each has seven bits, so no
 * instruction cuts off a sum. Each other step rounds once (no fused multiply-add) and is done element by element, or
 * gives the same in any order (a maximum), or adds up 16 lanes and then those in one order. */
#ifndef NN_ENCODER_KERNEL_H
#define NN_ENCODER_KERNEL_H

#include "nn/nn_encoder.h"

enum {
    NN_ENCODER_HEADS = 12,   /* the most of a layer */
    NN_ENCODER_HEAD = 32,    /* wide */
    NN_ENCODER_INNER = 1536, /* the most */
    NN_ENCODER_ADDED = 7,    /* embeddings beside the word's: position, letters, quote, draft, inner, dep, tag */
    NN_ENCODER_GROUP = 4,    /* rows that attend together */
};

/* How a row is evened before it is cut to seven bits, for a few numbers of BERT's rows are far from 0, or vary more
 * than the others: each times its stretch, and its shift added. The layer that takes the row has weights that undo
 * it. */
typedef struct nn_evening {
    const float *stretch, *shift; /* (width) */
} nn_evening;

/* What makes a dense layer's sums numbers: sum * (scale * the row's) + (total * the row's low + bias). */
typedef struct nn_scaling {
    size_t out;
    const float *scale, *total, *bias; /* (out); total: what a row's weights, times their scale, add up to */
} nn_scaling;

typedef struct nn_encoder_norm {
    float scale[NN_ENCODER_WIDTH], shift[NN_ENCODER_WIDTH];
} nn_encoder_norm;

/* Seven-bit rows. */
typedef struct nn_sevens {
    uint8_t *at;          /* (rows, width) */
    float *scales, *lows; /* (rows) */
} nn_sevens;

/* What a row asks, and answers with, in each head: `count` heads, the first numbers of each row here. */
typedef struct nn_heads {
    int8_t (*queries)[NN_ENCODER_WIDTH];                                      /* (rows, 384) of -127 … 127 */
    uint8_t (*keys)[NN_ENCODER_WIDTH];                                        /* (rows, 384) of seven bits */
    float (*values)[NN_ENCODER_WIDTH];                                        /* (rows, 384) */
    float (*query_scales)[NN_ENCODER_HEADS], (*key_scales)[NN_ENCODER_HEADS]; /* (rows, 12) */
    size_t count;
} nn_heads;

/* One head of one window while its rows attend. */
typedef struct nn_attending {
    _Alignas(64) uint8_t keys[NN_ENCODER_HEAD / 4][NN_ENCODER_WINDOW][4];  /* (dimension / 4, key, 4) */
    _Alignas(64) int8_t values[NN_ENCODER_WINDOW / 4][NN_ENCODER_HEAD][4]; /* (key / 4, dimension, 4) */
    _Alignas(64) float key_scales[NN_ENCODER_WINDOW];
    _Alignas(64) float value_scales[NN_ENCODER_HEAD];
    _Alignas(64) float nudges[NN_ENCODER_WINDOW]; /* what is added to each key's share before it is rounded */
    _Alignas(64) float scores[NN_ENCODER_GROUP][NN_ENCODER_WINDOW];
    _Alignas(64) uint8_t shares[NN_ENCODER_GROUP][NN_ENCODER_WINDOW]; /* of 255 */
} nn_attending;

typedef struct nn_encoder_kernels {
    const char *name;
    /* x (rows, width) → to */
    void (*quantise)(const float *x, size_t rows, size_t width, nn_evening even, nn_sevens to);
    /* x (384) = norm(word * scale + the sum of `added`) → row 0 of to */
    void (*embed)(const int8_t *word, float scale, const float *const *added, const nn_encoder_norm *norm, float *x,
                  nn_evening even, nn_sevens to);
    /* The layer's sums (rows, out) for the rows `of` → y (rows, out), through a GELU or not */
    void (*finish)(const nn_scaling *layer, const int32_t *sums, nn_sevens of, size_t rows, bool gelu, float *y);
    /* The same through a GELU, as seven bits */
    void (*finish_inner)(const nn_scaling *layer, const int32_t *sums, nn_sevens of, size_t rows, nn_evening even,
                         nn_sevens to);
    /* x (rows, 384) = norm(x + the layer's output) → to, which may be `of` */
    void (*finish_norm)(const nn_scaling *layer, const int32_t *sums, nn_sevens of, size_t rows,
                        const nn_encoder_norm *norm, float *x, nn_evening even, nn_sevens to);
    /* The layer's output (rows, 3 · to.count · 32: queries, keys, values) → rows 0 … of `to` */
    void (*finish_heads)(const nn_scaling *layer, const int32_t *sums, nn_sevens of, size_t rows, nn_heads to);
    /* Rows 0 … rows - 1, one window, attend to each other: what they gather takes the place of their values, and goes
     * to `to`. NN_ENCODER_GROUP rows after the window must be readable. */
    void (*attend)(nn_heads heads, size_t rows, nn_attending *work, nn_evening even, nn_sevens to);
} nn_encoder_kernels;

#endif
