#include "failing.h"
#include <stdlib.h>

static void *take(void *context, size_t size)
{
    failing *f = context;
    if (f->next++ == f->fails)
        return NULL;
    f->held++;
    return malloc(size);
}

static void give(void *context, void *memory)
{
    failing *f = context;
    f->held -= memory != NULL;
    free(memory);
}

sayso_allocator failing_allocator(failing *f)
{
    return (sayso_allocator){take, give, f};
}
