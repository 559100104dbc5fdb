/* A growing array in an arena:
 *
 *     VEC(sayso_span) spans = {0};
 *     *vec_push(arena, &spans) = (sayso_span){start, end};
 *     for (uint32_t i = 0; i < spans.count; i++) … spans.at[i] …
 *
 * Elements start zeroed. Growing moves the array, so keep indices, not pointers, until it is finished. */
#ifndef BASE_VEC_H
#define BASE_VEC_H

#include "base/arena.h"
#include <stdint.h>

#define VEC(type)                                                                                                      \
    struct {                                                                                                           \
        type *at;                                                                                                      \
        uint32_t count, room;                                                                                          \
    }

/* A pointer to a new last element. */
#define vec_push(a, vec)                                                                                               \
    ((vec)->at = vec_grow((a), (vec)->at, (vec)->count, &(vec)->room, sizeof *(vec)->at), &(vec)->at[(vec)->count++])

/* `at` with room for one more than `count` elements of `size` bytes; doubles. */
void *vec_grow(arena *a, void *at, uint32_t count, uint32_t *room, size_t size);

#endif
