/* Memory that is taken piece by piece and given back whole.
 *
 * A document lives in one arena. Nothing taken is ever checked: when memory runs out, or the
 * arena's limit is reached, the arena jumps to the boundary that made it (src/sayso.c), which frees
 * the arena and reports the error. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "sayso.h"
#include <setjmp.h>

typedef struct arena {
    const sayso_allocator *allocator; /* not owned */
    struct arena_block *blocks;       /* newest first */
    size_t taken, limit;              /* bytes in all blocks; the most there may be */
    jmp_buf *boundary;                /* receives a sayso_status: SAYSO_E_MEMORY or SAYSO_E_LIMIT */
} arena;

/* The allocator that stands for NULL: malloc and free. */
extern const sayso_allocator arena_malloc;

void arena_start(arena *a, const sayso_allocator *allocator, size_t limit, jmp_buf *boundary);
/* `size` zeroed bytes, aligned for any type (16). Never NULL; 0 bytes give a valid pointer. */
void *arena_take(arena *a, size_t size);
/* `count` zeroed elements of `size` bytes; an overflowing product counts as out of memory. */
void *arena_array(arena *a, size_t count, size_t size);
/* Makes `at`, of `old` bytes, as large as `size`, the new bytes zeroed: where it is, if it can, or else elsewhere. What
 * was large is given back, so nothing may point into it. */
void *arena_grow(arena *a, void *at, size_t old, size_t size);
/* A copy with a NUL after it. */
char *arena_copy(arena *a, const char *bytes, size_t size);
/* Gives up the document, as taking does: for what a stage needs and is not the arena's. */
_Noreturn void arena_throw(const arena *a, sayso_status status);
/* Frees all blocks; the arena may be started again. */
void arena_end(arena *a);

#endif
