/* A list of strings in a model file: NAME, U8, all of them end to end, and NAME.ends, U32
 * (count), where each one ends. */
#ifndef LANG_TEXTS_H
#define LANG_TEXTS_H

#include "base/str.h"
#include "nn/nn_weights.h"

typedef struct lang_texts {
    const char *at;
    const uint32_t *ends; /* (count), ascending */
    size_t count;
} lang_texts;

/* Fails with E_MODEL if there is none of that name, or its ends do not ascend to the end of its
 * bytes. */
bool lang_texts_open(lang_texts *texts, const nn_weights *weights, const char *name, sayso_error *error);

/* The place of `text` in a list sorted by bytes, without duplicates; `count` if it is not there. */
size_t lang_texts_find(const lang_texts *texts, str text);
/* Whether each string comes after the one before it, by bytes. */
bool lang_texts_sorted(const lang_texts *texts);

static inline str lang_texts_get(const lang_texts *texts, size_t index)
{
    const uint32_t start = index ? texts->ends[index - 1] : 0;
    return (str){texts->at + start, texts->ends[index] - start};
}

#endif
