#include "nn/nn_scratch.h"
#include <string.h>

/* Stands just before the aligned memory. */
typedef struct taken {
    const sayso_allocator *allocator;
    void *block;
} taken;

void *nn_take(const sayso_allocator *allocator, size_t size)
{
    enum { LINE = 64 };
    char *block = allocator->alloc(allocator->context, size + sizeof(taken) + LINE);
    if (!block)
        return NULL;
    const size_t past = ((uintptr_t)block + sizeof(taken)) % LINE;
    char *memory = block + sizeof(taken) + (LINE - past) % LINE;
    memcpy(memory - sizeof(taken), &(taken){allocator, block}, sizeof(taken));
    return memset(memory, 0, size);
}

void nn_give(void *memory)
{
    if (!memory)
        return;
    taken head;
    memcpy(&head, (char *)memory - sizeof head, sizeof head);
    head.allocator->free(head.allocator->context, head.block);
}

nn_scratch *nn_scratch_new(const sayso_allocator *allocator)
{
    return nn_take(allocator, sizeof(nn_scratch));
}

void nn_scratch_free(nn_scratch *scratch)
{
    nn_give(scratch);
}
