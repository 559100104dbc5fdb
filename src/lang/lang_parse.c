#include "lang/lang.h"

void lang_parse(doc *d, const lang_model *model, lang_scratch *scratch)
{
    (void)d, (void)model, (void)scratch;
}

lang_model *lang_model_open(const nn_weights *weights, const sayso_allocator *allocator, sayso_error *error)
{
    (void)weights, (void)allocator, (void)error;
    return NULL;
}

void lang_model_close(lang_model *model)
{
    (void)model;
}

lang_scratch *lang_scratch_new(const lang_model *model)
{
    (void)model;
    return NULL;
}

void lang_scratch_free(lang_scratch *scratch)
{
    (void)scratch;
}

void lang_conllu(const doc *d, out *o)
{
    (void)d, (void)o;
}
