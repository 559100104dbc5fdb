/* spaCy's string ids: 64-bit, the same in every process; and finding one in a table. */
#ifndef LANG_ID_H
#define LANG_ID_H

#include "base/str.h"
#include <stdint.h>

/* 0 for the empty string, a small number for one of spaCy's reserved symbol names ("X" 101,
 * "ORG" 383), else MurmurHash64A of the UTF-8 bytes with seed 1. */
uint64_t lang_id(str text);

/* The first place in `ids` (count, columns), ascending by their first column, that is not below
 * `id`; `count` if all are. */
static inline size_t lang_id_place(const uint64_t *ids, size_t columns, size_t count, uint64_t id)
{
    size_t low = 0;
    while (low < count) {
        const size_t middle = low + (count - low) / 2;
        if (ids[columns * middle] < id)
            low = middle + 1;
        else
            count = middle;
    }
    return low;
}

#endif
