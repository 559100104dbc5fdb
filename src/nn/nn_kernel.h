/* The arithmetic of the language networks, once for each kind of processor.
 *
 * nn_kernel.c is compiled for AVX-512, for AVX2 with FMA and for the plain target; nn_kernels_all()
 * says which of them run here. Weights are packed (nn_pack.c) for the kernels that will read them:
 * in panels as many columns wide as a few registers, zero-padded.
 *
 * Invariant: each number of a product is one chain of multiply-adds over the input in ascending
 * order, whatever the number of rows, their place in the batch and the width of the registers. So a
 * row depends on its own input and on nothing else, and AVX2 and AVX-512 give the same bits.
 * (Without fused multiply-add the same chain rounds twice a step.)
 *
 * Source of the convolution: Winograd's F(4,3), Lavin & Gray 2016, at the points 0, ±3/4, ±3/2, ∞:
 * half the multiplications of the direct product, and as exact, because a sum has 96 terms and not
 * 288. */
#ifndef NN_KERNEL_H
#define NN_KERNEL_H

#include "nn/nn.h"

enum {
    NN_WINDOW = 3,           /* tokens that a convolution sees */
    NN_PIECES = 3,           /* of a maxout; also the registers across one of its panels: a register a piece */
    NN_ACROSS = 4,           /* registers across a panel of a linear layer */
    NN_TILE = 4,             /* tokens that a convolution computes together … */
    NN_POINTS = 6,           /* … by that many products */
    NN_BLOCK = 32,           /* rows or tiles whose intermediate results stay in the nearest cache */
    NN_MAX_LANES = 16,       /* floats in a register */
    NN_HIDDEN = 64,          /* of a state */
    NN_SLOT = 2 * NN_HIDDEN, /* what a token in a slot adds to a state: (piece, hidden) */
    NN_MAX_SLOTS = 8,
    NN_MAX_OUT = 128, /* columns of a linear layer */
};

/* Layer normalisation. */
typedef struct nn_norm {
    _Alignas(64) float scale[NN_WIDTH], shift[NN_WIDTH];
} nn_norm;

/* A maxout over three neighbouring tokens, normalised. */
typedef struct nn_conv {
    nn_norm norm;
    _Alignas(64) float bias[NN_PIECES * NN_WIDTH];                          /* (panel, piece, lane) */
    _Alignas(64) float panels[NN_POINTS * NN_WIDTH * NN_PIECES * NN_WIDTH]; /* (panel, point, in, piece, lane) */
} nn_conv;

/* A small linear layer: its columns are padded to a multiple of NN_MAX_LANES with zeros. */
typedef struct nn_linear {
    size_t in, out, padded;
    _Alignas(64) float bias[NN_MAX_OUT];              /* (padded) */
    _Alignas(64) float panels[NN_MAX_OUT * NN_WIDTH]; /* (panel, in, across, lane); the last panel may be narrower */
} nn_linear;

/* Intermediate results of one block. */
typedef struct nn_work {
    _Alignas(64) float points[NN_POINTS][NN_BLOCK][NN_WIDTH];                   /* tiles, transformed */
    _Alignas(64) float products[NN_POINTS][NN_BLOCK][NN_PIECES * NN_MAX_LANES]; /* of one panel */
    _Alignas(64) float best[NN_BLOCK * NN_TILE][NN_WIDTH];
} nn_work;

typedef struct nn_kernels {
    const char *name;
    size_t lanes;
    /* y (96) = norm(maxout(sum of rows (count, (3, 96)) and bias (3, 96))) */
    void (*mix)(const nn_norm *norm, const float *bias, const float *const *rows, size_t count, float *y);
    /* y = x + norm(maxout(x before, x, x after)) for `count` tiles of 4 rows of 96, tile t starting
     * at row starts[t] of x and y. Reads a row before and after each tile. */
    void (*conv)(const nn_conv *layer, const float *x, const uint32_t *starts, size_t count, nn_work *work, float *y);
    /* x (rows, in) → y (rows, padded), rows of y `stride` apart and aligned to 64 bytes */
    void (*linear)(const nn_linear *layer, const float *x, size_t rows, float *y, size_t stride);
    /* The state that the sum of slots (count, NN_SLOT) and bias (NN_SLOT) is → scores (top->padded) */
    void (*state)(const nn_linear *top, const float *bias, const float *const *slots, size_t count, float *scores);
} nn_kernels;

/* The kernels this processor can run, fastest first. */
const nn_kernels *const *nn_kernels_all(size_t *count);

/* Packing. What is packed into must be zero.
 * weight (96, 3, 3, 96): output, piece, token, input; bias (96, 3) */
void nn_pack_conv(const nn_kernels *k, nn_conv *layer, const float *weight, const float *bias);
/* weight (out <= NN_MAX_OUT, in), rows `stride` apart; bias (out), NULL: none */
void nn_pack_linear(const nn_kernels *k, nn_linear *layer, const float *weight, size_t stride, const float *bias,
                    size_t out, size_t in);

#endif
