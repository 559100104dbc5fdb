#include "clean/clean.h"

void clean_nothing(doc *d)
{
    const sayso_span all = {0, (uint32_t)d->input.size};
    *vec_push(&d->arena, &d->blocks) = (block){.span = all, .kind = BLOCK_BODY};
    d->about.body = doc_spans(d, &all, 1);
}

void clean_text(doc *d)
{
    clean_nothing(d);
}
