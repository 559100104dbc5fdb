/* The encoder: word pieces → 384 numbers each that know their neighbours. A transformer (post-norm BERT: up to 12 heads
 * of 32 and 1,536 numbers inside a layer, each layer its own) in eight-bit weights and seven-bit activations.
 *
 * Opened once from the model file, immutable, shared by all threads; a thread has a scratch, sized once.
 *
 * Invariant: the vectors of a window depend on that window alone, to the last bit: not on the windows beside it, nor
 * the scratch, nor the processor.
 *
 * Tensors: encoder.word.weight I8 (words, 384) .scale (words) · encoder.position.weight (256, 384) ·
 * encoder.{letters,quote,draft,inner,dep,tag}.weight (any, 384) · encoder.norm.{weight,bias} · and for each
 * layer N encoder.layers.N.{qkv (96 H, 384), out (384, 32 H), up (I, 384), down (384, I)}, H an even number of
 * heads and I a multiple of 64, each a dense layer (below), and encoder.layers.N.{norm1,norm2}.{weight,bias}.
 * F32 where nothing is said.
 *
 * Source: Devlin et al. 2019; docs/model.md. */
#ifndef NN_ENCODER_H
#define NN_ENCODER_H

#include "nn/nn_weights.h"

enum { NN_ENCODER_WIDTH = 384, NN_ENCODER_WINDOW = 256 };

typedef struct nn_encoder nn_encoder;
/* NULL with E_MODEL (a tensor is missing or has the wrong shape) or E_MEMORY. `weights` and the allocator must outlive
 * what is opened, here and below. */
nn_encoder *nn_encoder_open(const nn_weights *weights, const sayso_allocator *allocator, sayso_error *error);
void nn_encoder_close(nn_encoder *encoder); /* NULL: no effect */

/* Buffers of one thread, about 4 MB. NULL: out of memory. */
typedef struct nn_encoder_scratch nn_encoder_scratch;
nn_encoder_scratch *nn_encoder_scratch_new(const sayso_allocator *allocator);
void nn_encoder_scratch_free(nn_encoder_scratch *scratch); /* NULL: no effect */

/* A word piece: rows of the embedding tables. A number past the end of its table counts as 0. */
typedef struct nn_piece_row {
    uint32_t word;
    uint8_t letters, quote, draft, inner, dep, tag;
} nn_piece_row;

/* rows: the pieces of all windows, one window after the other; windows (count): how many each has, 0 …
 * NN_ENCODER_WINDOW. out (pieces, 384) is filled. Give many windows in one call: short ones cost less together. False
 * if oneDNN ran out of memory. */
__attribute__((warn_unused_result)) bool nn_encode(const nn_encoder *encoder, nn_encoder_scratch *scratch,
                                                   const nn_piece_row *rows, const uint32_t *windows, size_t count,
                                                   float *out);

/* ---- dense layers on top ------------------------------------------------------------------------------------------
 *
 * Tensors: NAME.stretch (in) · NAME.shift (in) · NAME.weight I8 (out, in) · NAME.scale (out) · NAME.bias (out); in and
 * out multiples of 64, up to 1536. y = (weight · (x * stretch + shift)) * scale + bias: stretch and shift even x out
 * before it is cut to seven bits, and the weights undo them (train/eight.py). */

typedef struct nn_dense nn_dense;
nn_dense *nn_dense_open(const nn_weights *weights, const char *name, size_t out, size_t in,
                        const sayso_allocator *allocator, sayso_error *error);
void nn_dense_close(nn_dense *dense); /* NULL: no effect */
/* x (rows, in) → y (rows, out), through a GELU or not. False if oneDNN ran out of memory. */
__attribute__((warn_unused_result)) bool nn_dense_run(const nn_dense *dense, nn_encoder_scratch *scratch,
                                                      const float *x, size_t rows, bool gelu, float *y);

#endif
