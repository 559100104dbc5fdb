/* A token's attributes → its mixed embedding, 96 numbers. */
#ifndef NN_EMBED_H
#define NN_EMBED_H

#include "nn/nn_kernel.h"

enum { NN_MIXED = NN_PIECES * NN_WIDTH };

/* The embedding table of one attribute. */
typedef struct nn_table {
    const float *rows; /* (count, 3, 96): the rows of the file, multiplied by the mixing layer */
    uint32_t count, seed;
} nn_table;

typedef struct nn_embed {
    const nn_kernels *kernels;
    size_t columns;
    nn_table tables[NN_MAX_COLUMNS];
    float *rows; /* of all tables; owned */
    nn_norm norm;
    _Alignas(64) float bias[NN_MIXED]; /* (3, 96) */
} nn_embed;

/* A token type that was met, and its mixed embedding. */
typedef struct nn_known {
    const nn_embed *embed; /* NULL: none */
    bool useful;           /* met again since it came in, or since a newcomer wanted its place */
    uint64_t keys[NN_MAX_COLUMNS];
    float vector[NN_WIDTH];
} nn_known;

enum { NN_KNOWN = 4096, NN_WAYS = 2 };

/* Fills a zeroed nn_embed; false with E_MODEL or E_MEMORY. Close it in either case. */
bool nn_embed_open(nn_embed *e, const nn_weights *weights, const char *name, const nn_kernels *kernels,
                   const sayso_allocator *allocator, sayso_error *error);
void nn_embed_close(nn_embed *e);
/* keys (columns) → to (96). `known` (NN_KNOWN) is a cache: it saves time and never changes a result. */
void nn_embed_token(const nn_embed *e, nn_known *known, const uint64_t *keys, float *to);

#endif
