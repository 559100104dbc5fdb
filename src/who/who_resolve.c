#include "who/who.h"

void who_resolve(doc *d, const who_knowledge *knowledge)
{
    (void)d, (void)knowledge;
}

who_knowledge *who_knowledge_open(const nn_weights *weights, const sayso_allocator *allocator, sayso_error *error)
{
    (void)weights, (void)allocator, (void)error;
    static const char none;
    return (who_knowledge *)&none;
}

void who_knowledge_close(who_knowledge *knowledge)
{
    (void)knowledge;
}

bool who_import(arena *a, const char *folder, nn_tensor **tensors, size_t *count, sayso_error *error)
{
    (void)a, (void)folder, (void)error;
    *tensors = NULL;
    *count = 0;
    return true;
}
