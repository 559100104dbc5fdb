#include "base/vec.h"

void *vec_grow(arena *a, void *at, uint32_t count, uint32_t *room, size_t size)
{
    if (count < *room)
        return at;
    if (*room > UINT32_MAX / 2)
        longjmp(*a->boundary, SAYSO_E_LIMIT);
    const uint32_t more = *room ? 2 * *room : 16;
    if (more > SIZE_MAX / size)
        longjmp(*a->boundary, SAYSO_E_MEMORY);
    void *larger = arena_grow(a, at, *room * size, more * size); /* may jump away: *room is still that of `at` */
    *room = more;
    return larger;
}
