/* What one thread needs to run the language networks, in one block. Nothing in it outlives a call except the cache, which only
 * saves time, and the text begun by nn_moves_start. */
#ifndef NN_SCRATCH_H
#define NN_SCRATCH_H

#include "nn/nn_kernel.h"

enum {
    NN_BATCH = 256,                                        /* tiles that go through the layers together */
    NN_BATCH_ROWS = NN_BATCH * NN_TILE + NN_BATCH / 2 + 1, /* with a row between texts of at least two tiles */
    NN_TYPES = 8192,                                       /* token types in the cache; a power of two */
    NN_KEPT = 128,                                         /* tokens whose slots are kept while moving through a text */
};

/* A token type and its mixed embedding. */
typedef struct nn_type_entry {
    const nn_tok2vec *net; /* NULL: empty */
    uint64_t keys[NN_MAX_COLUMNS];
    float vector[NN_WIDTH];
} nn_type_entry;

/* Consecutive tokens of a text, laid into the batch. */
typedef struct nn_piece {
    size_t token; /* the first one, counted over all texts */
    size_t row, count;
} nn_piece;

/* Types that are not in the cache, waiting to be mixed together. */
typedef struct nn_unmixed {
    size_t count;
    const uint64_t *keys[NN_BLOCK];
    size_t rows[NN_BLOCK];                                             /* of the batch, where the result goes */
    _Alignas(64) float embedded[NN_BLOCK * NN_MAX_COLUMNS * NN_WIDTH]; /* (type, column, 96) */
    _Alignas(64) float mixed[NN_BLOCK][NN_WIDTH];
} nn_unmixed;

/* Texts on their way through the layers, from `even` to `odd` and back. */
typedef struct nn_batch {
    size_t pieces, tiles, rows;
    nn_piece piece[NN_BATCH / 2];
    uint32_t starts[NN_BATCH]; /* row of each tile */
    _Alignas(64) float even[NN_BATCH_ROWS][NN_WIDTH];
    _Alignas(64) float odd[NN_BATCH_ROWS][NN_WIDTH];
} nn_batch;

/* The text that nn_moves_start began. */
typedef struct nn_moving {
    const nn_moves *moves;
    const float *vectors; /* (tokens, 96) */
    size_t tokens, ready; /* slots are computed of the tokens before `ready`, and kept of the last NN_KEPT of these */
    _Alignas(64) float reduced[NN_BLOCK][NN_HIDDEN];
    _Alignas(64) float kept[NN_KEPT][NN_MAX_SLOTS][NN_SLOT]; /* by token modulo NN_KEPT */
    _Alignas(64) float far[NN_MAX_SLOTS][NN_SLOT];           /* of tokens that are no longer kept */
    _Alignas(64) float scores[NN_MAX_OUT];
} nn_moving;

struct nn_scratch {
    nn_work work;
    nn_batch batch;
    nn_unmixed unmixed;
    nn_moving moving;
    nn_type_entry types[NN_TYPES];
};

/* Memory for a network or a scratch, aligned to a cache line, zeroed; NULL if there is none. Given back by nn_give. */
void *nn_take(const sayso_allocator *allocator, size_t size);
void nn_give(void *memory); /* NULL: no effect */

#endif
