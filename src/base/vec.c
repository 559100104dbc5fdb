#include "base/vec.h"
#include <string.h>

void *vec_grow(arena *a, void *at, uint32_t count, uint32_t *room, size_t size)
{
    if (count < *room)
        return at;
    if (*room > UINT32_MAX / 2)
        longjmp(*a->boundary, SAYSO_E_LIMIT);
    *room = *room ? 2 * *room : 16;
    void *larger = arena_array(a, *room, size);
    if (count)
        memcpy(larger, at, count * size);
    return larger;
}
