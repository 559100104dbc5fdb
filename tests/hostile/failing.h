/* An allocator that fails once, at the given allocation, and counts what is not yet freed. */
#ifndef FAILING_H
#define FAILING_H

#include "sayso.h"

typedef struct failing {
    long next, fails, held; /* the number of the next allocation; of the one that fails; how many are not freed */
} failing;

/* `f` outlives it. */
sayso_allocator failing_allocator(failing *f);

#endif
