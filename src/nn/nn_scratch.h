/* What one thread needs to run the language networks, in one block. Nothing in it outlives a call
 * except the cache, which only saves time, and the text begun by nn_moves_start. */
#ifndef NN_SCRATCH_H
#define NN_SCRATCH_H

#include "nn/nn_embed.h"

enum {
    NN_BATCH = 256,                                        /* tiles that go through the layers together */
    NN_BATCH_ROWS = NN_BATCH * NN_TILE + NN_BATCH / 2 + 1, /* with a row between texts of at least two tiles */
    NN_KEPT = 128,                                         /* tokens whose slots are kept while moving through a text */
};

/* Consecutive tokens of a text, laid into the batch. */
typedef struct nn_piece {
    size_t token; /* the first one, counted over all texts */
    size_t row, count;
} nn_piece;

/* Texts on their way through the layers, from `even` to `odd` and back. */
typedef struct nn_batch {
    size_t pieces, rows, tiles, late, last;
    nn_piece piece[NN_BATCH / 2];
    uint32_t starts[NN_BATCH];      /* (tiles) the row of each tile */
    uint32_t late_starts[NN_BATCH]; /* (late) of those that the third layer must compute */
    uint32_t last_starts[NN_BATCH]; /* (last) of those that the fourth must */
    _Alignas(64) float even[NN_BATCH_ROWS][NN_WIDTH];
    _Alignas(64) float odd[NN_BATCH_ROWS][NN_WIDTH];
} nn_batch;

/* The text that nn_moves_start began. */
typedef struct nn_moving {
    const nn_moves *moves;
    const float *vectors; /* (tokens, 96) */
    size_t tokens;
    size_t ready; /* the tokens before it are computed; NN_KEPT of them are kept, by number modulo NN_KEPT */
    _Alignas(64) float reduced[NN_KEPT][NN_HIDDEN];
    _Alignas(64) float kept[NN_KEPT][NN_MAX_SLOTS][NN_SLOT];
    _Alignas(64) float far[NN_HIDDEN];               /* a token that is no longer kept, reduced */
    _Alignas(64) float added[NN_MAX_SLOTS][NN_SLOT]; /* in slots computed for this state only */
    _Alignas(64) float scores[NN_MAX_OUT];
} nn_moving;

struct nn_scratch {
    nn_work work;
    nn_batch batch;
    nn_moving moving;
    nn_known known[NN_KNOWN];
};

/* Memory for a network or a scratch, aligned to a cache line, zeroed; NULL if there is none. Given
 * back by nn_give. */
void *nn_take(const sayso_allocator *allocator, size_t size);
void nn_give(void *memory); /* NULL: no effect */

#endif
