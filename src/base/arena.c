#include "base/arena.h"
#include <stdlib.h>
#include <string.h>

enum { ALIGNMENT = 16, FIRST_BLOCK = 64 * 1024, LARGEST_STEP = 4 * 1024 * 1024 };

typedef struct arena_block {
    struct arena_block *older;
    size_t used, size; /* of data */
    _Alignas(ALIGNMENT) char data[];
} arena_block;

static void *take_malloc(void *context, size_t size)
{
    (void)context;
    return malloc(size);
}

static void give_malloc(void *context, void *memory)
{
    (void)context;
    free(memory);
}

const sayso_allocator arena_malloc = {take_malloc, give_malloc, NULL};

void arena_start(arena *a, const sayso_allocator *allocator, size_t limit, jmp_buf *boundary)
{
    *a = (arena){allocator ? allocator : &arena_malloc, NULL, 0, limit, boundary};
}

/* Adds a block with room for `size` bytes: twice the last one, within reason, so that a document
 * takes few. */
static arena_block *add_block(arena *a, size_t size)
{
    size_t room = a->blocks ? 2 * a->blocks->size : FIRST_BLOCK;
    if (room > LARGEST_STEP)
        room = LARGEST_STEP;
    if (room < size)
        room = size;
    if (room > a->limit - a->taken)
        room = size;
    if (room > a->limit - a->taken)
        longjmp(*a->boundary, SAYSO_E_LIMIT);
    if (room > SIZE_MAX - sizeof(arena_block))
        longjmp(*a->boundary, SAYSO_E_MEMORY);
    arena_block *block = a->allocator->alloc(a->allocator->context, sizeof *block + room);
    if (!block)
        longjmp(*a->boundary, SAYSO_E_MEMORY);
    *block = (arena_block){.older = a->blocks, .used = 0, .size = room};
    a->blocks = block;
    a->taken += room;
    return block;
}

static size_t aligned(size_t size)
{
    return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

void *arena_take(arena *a, size_t size)
{
    if (size > SIZE_MAX - ALIGNMENT)
        longjmp(*a->boundary, SAYSO_E_MEMORY);
    size = aligned(size);
    arena_block *block = a->blocks;
    if (!block || block->size - block->used < size)
        block = add_block(a, size);
    void *memory = block->data + block->used;
    block->used += size;
    return memset(memory, 0, size);
}

void *arena_array(arena *a, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        longjmp(*a->boundary, SAYSO_E_MEMORY);
    return arena_take(a, count * size);
}

/* Frees the block that is all of `at`, if there is one. */
static void give_back(arena *a, const void *at, size_t size)
{
    for (arena_block **link = &a->blocks; *link; link = &(*link)->older) {
        arena_block *block = *link;
        if (block->data != at || block->used != aligned(size))
            continue;
        *link = block->older;
        a->taken -= block->size;
        a->allocator->free(a->allocator->context, block);
        return;
    }
}

void *arena_grow(arena *a, void *at, size_t old, size_t size)
{
    if (!old)
        return arena_take(a, size);
    arena_block *last = a->blocks;
    const size_t more = aligned(size) - aligned(old);
    if ((char *)at + aligned(old) == last->data + last->used && last->size - last->used >= more) {
        memset(last->data + last->used, 0, more);
        last->used += more;
        return at;
    }
    void *larger = arena_take(a, size);
    memcpy(larger, at, old);
    if (old >= LARGEST_STEP)
        give_back(a, at, old);
    return larger;
}

char *arena_copy(arena *a, const char *bytes, size_t size)
{
    char *copy = arena_take(a, size + 1);
    if (size)
        memcpy(copy, bytes, size);
    return copy;
}

void arena_throw(const arena *a, sayso_status status)
{
    longjmp(*a->boundary, (int)status);
}

void arena_end(arena *a)
{
    while (a->blocks) {
        arena_block *older = a->blocks->older;
        a->allocator->free(a->allocator->context, a->blocks);
        a->blocks = older;
    }
    a->taken = 0;
}
