/* The model file: safetensors, memory-mapped, read-only.
 *
 * Layout: a little-endian u64 header size, a JSON header {"__metadata__": {…}, name: {"dtype",
 * "shape", "data_offsets"}}, the data. Written wide elements first, without gaps (the format
 * forbids them), from a multiple of 64 bytes on, so that every tensor is aligned for its type.
 * "__metadata__" holds "format" = "sayso 1" and what the importer wrote. Nothing in the file is
 * trusted: shapes, offsets and sizes are checked once, when it is opened.
 * Source: the safetensors format description. */
#ifndef NN_WEIGHTS_H
#define NN_WEIGHTS_H

#include "base/file.h"
#include "base/str.h"
#include "sayso.h"

#define NN_WEIGHTS_FORMAT "sayso 1"

typedef enum nn_type { NN_F32, NN_U8, NN_I8, NN_I32, NN_U32, NN_U64 } nn_type;

enum { NN_MAX_RANK = 4 };

typedef struct nn_tensor {
    const char *name;
    nn_type type;
    uint32_t rank;
    size_t shape[NN_MAX_RANK]; /* C order, the last changes fastest */
    const void *at;
    size_t bytes;
} nn_tensor;

typedef struct nn_weights {
    file_map map;
    const char *path;
    nn_tensor *tensors; /* (count), sorted by name; the names and the path stand behind them */
    size_t count;
    const sayso_allocator *allocator;
} nn_weights;

/* Fails with E_IO, E_MEMORY, or E_MODEL with the byte where the file is wrong. */
bool nn_weights_open(nn_weights *w, const char *path, const sayso_allocator *allocator, sayso_error *error);
void nn_weights_close(nn_weights *w);
/* NULL if there is none of that name. */
const nn_tensor *nn_weights_find(const nn_weights *w, const char *name);
/* The data of the tensor `name`, which must have this type and shape (a 0 in `shape` matches any
 * size); else E_MODEL, and NULL. */
const void *nn_weights_get(const nn_weights *w, const char *name, nn_type type, uint32_t rank, const size_t *shape,
                           sayso_error *error);
/* Says that what the tensor `name` holds cannot be right: fills E_MODEL, with its byte, and returns
 * false. */
bool nn_weights_refuse(const nn_weights *w, const char *name, sayso_error *error);
/* Writes a file with these tensors and key-value metadata ({key, value} pairs, `pairs` of them):
 * first beside `path`, then renamed, so that the file appears whole or not at all. Where `path` is a
 * link, what it points at is replaced. Fails with E_IO (what is there and no regular file is not
 * replaced) or E_MEMORY. */
bool nn_weights_write(const char *path, const nn_tensor *tensors, size_t count, const char *const (*metadata)[2],
                      size_t pairs, sayso_error *error);

#endif
