/* Tables of the model file that are looked up by a string, through a minimal perfect hash.
 *
 * A table NAME is three tensors: NAME.seeds and NAME.keys, which find a string's rows, and NAME, the rows, those of one
 * key together. All strings are offsets into one text and end with a NUL. Nothing is copied or parsed when a table is
 * opened: its numbers are checked once, so that no lookup need. The hash: a string's bucket has a seed that sends each
 * of the bucket's strings to a slot of its own (Belazzougui, Botelho and Dietzfelbinger, Hash, displace, and compress,
 * 2009); a bucket of one string names its slot outright. */
#ifndef WHO_TABLE_H
#define WHO_TABLE_H

#include "base/arena.h"
#include "base/str.h"
#include "nn/nn_weights.h"

enum { WHO_TABLE_COLUMNS = 8, WHO_TABLE_TENSORS = 3 };

typedef struct who_table {
    str text;
    const uint32_t *seeds; /* (buckets) */
    const uint32_t *keys;  /* (keys + 1, 2): text, first row; the last one: 0, rows */
    const uint32_t *rows;  /* (rows, columns) */
    uint32_t bucket_count, key_count, row_count, columns;
} who_table;

/* What a table's rows must look like: the value in each column stays below its limit (SIZE_MAX: any). */
typedef struct who_layout {
    const char *name;
    uint32_t columns;
    size_t limits[WHO_TABLE_COLUMNS];
} who_layout;

/* Opens the tensor of the layout's name alone, rows without keys. */
bool who_rows_open(who_table *t, const nn_weights *weights, const who_layout *layout, sayso_error *error);
/* Both fail with E_MODEL, naming the tensor and the byte. */
bool who_table_open(who_table *t, const nn_weights *weights, const who_layout *layout, str text, sayso_error *error);

/* The key's number below key_count, or SAYSO_NONE. */
uint32_t who_table_key(const who_table *t, str key);
/* The rows of a key, [first, first + count). */
uint32_t who_table_range(const who_table *t, uint32_t key, uint32_t *count);
/* Both at once; *count is 0 if there is none. */
uint32_t who_table_find(const who_table *t, str key, uint32_t *count);

static inline const uint32_t *who_table_row(const who_table *t, uint32_t row)
{
    return t->rows + (size_t)row * t->columns;
}

static inline str who_table_text(const who_table *t, uint32_t offset)
{
    return str_of(t->text.at + offset);
}

/* Makes a table's tensors, in memory of `a`. `cells` is (rows, 1 + columns): the offset of the row's key, one for each
 * string, then the row; rows of one key keep their order. False if no seeds were found: two keys have one hash. */
bool who_table_make(arena *a, const char *name, str text, const uint32_t *cells, uint32_t rows, uint32_t columns,
                    nn_tensor tensors[WHO_TABLE_TENSORS]);

#endif
