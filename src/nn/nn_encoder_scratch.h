/* What one thread needs to run the encoder, in one block. Nothing in it outlives a call. */
#ifndef NN_ENCODER_SCRATCH_H
#define NN_ENCODER_SCRATCH_H

#include "nn/nn_encoder_kernel.h"
#include "nn/nn_product.h"

enum { NN_ENCODER_SPARE = NN_ENCODER_GROUP }; /* rows that are read past the last, and what they give never used */

struct nn_encoder_scratch {
    _Alignas(64) float x[NN_PRODUCT_ROWS][NN_ENCODER_WIDTH];
    _Alignas(64) uint8_t sevens[NN_PRODUCT_ROWS][NN_ENCODER_WIDTH]; /* x, or what was gathered */
    float scales[NN_PRODUCT_ROWS], lows[NN_PRODUCT_ROWS];
    _Alignas(64) int8_t queries[NN_PRODUCT_ROWS + NN_ENCODER_SPARE][NN_ENCODER_WIDTH];
    _Alignas(64) uint8_t keys[NN_PRODUCT_ROWS][NN_ENCODER_WIDTH];
    _Alignas(64) float values[NN_PRODUCT_ROWS + NN_ENCODER_SPARE][NN_ENCODER_WIDTH];
    float query_scales[NN_PRODUCT_ROWS + NN_ENCODER_SPARE][NN_ENCODER_HEADS],
        key_scales[NN_PRODUCT_ROWS][NN_ENCODER_HEADS];
    nn_attending attending;
    _Alignas(64) uint8_t inner[NN_PRODUCT_ROWS][NN_PRODUCT_WIDTH];
    float inner_scales[NN_PRODUCT_ROWS], inner_lows[NN_PRODUCT_ROWS];
    _Alignas(64) int32_t sums[NN_PRODUCT_ROWS * NN_PRODUCT_WIDTH];
    _Alignas(64) uint8_t working[NN_PRODUCT_WORKING];
};

#endif
