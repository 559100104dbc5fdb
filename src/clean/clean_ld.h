/* What a page says of its article in JSON-LD (schema.org). */
#ifndef CLEAN_LD_H
#define CLEAN_LD_H

#include "base/str.h"
#include "base/vec.h"

typedef enum ld_key { LD_HEADLINE, LD_PUBLISHED, LD_MODIFIED, LD_AUTHOR, LD_SITE, LD_BODY } ld_key;

/* A string's content, as it stands between its marks: escapes are not undone. */
typedef struct ld_value {
    str source;
    ld_key key;
} ld_value;

typedef VEC(ld_value) clean_ld_vec;

/* Finds the values in a script, however broken it is. O(size). */
void clean_ld_read(arena *a, str script, clean_ld_vec *values);
/* The code point of the character or escape at *at, which goes past it; of a surrogate pair, the
 * whole. */
uint32_t clean_ld_next(str source, size_t *at);

#endif
