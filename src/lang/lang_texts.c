#include "lang/lang_texts.h"
#include <stdio.h>

bool lang_texts_open(lang_texts *texts, const nn_weights *weights, const char *name, sayso_error *error)
{
    char ends[64];
    snprintf(ends, sizeof ends, "%s.ends", name);
    const size_t any = 0;
    texts->at = nn_weights_get(weights, name, NN_U8, 1, &any, error);
    texts->ends = texts->at ? nn_weights_get(weights, ends, NN_U32, 1, &any, error) : NULL;
    if (!texts->ends)
        return false;
    texts->count = nn_weights_find(weights, ends)->shape[0];
    uint32_t last = 0;
    bool right = true;
    for (size_t i = 0; i < texts->count; i++) {
        right &= texts->ends[i] >= last;
        last = texts->ends[i];
    }
    right &= last == nn_weights_find(weights, name)->bytes;
    return right || nn_weights_refuse(weights, ends, error);
}

size_t lang_texts_find(const lang_texts *texts, str text)
{
    size_t low = 0, high = texts->count;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        const int order = str_compare(text, lang_texts_get(texts, middle));
        if (order == 0)
            return middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return texts->count;
}

bool lang_texts_sorted(const lang_texts *texts)
{
    for (size_t i = 1; i < texts->count; i++)
        if (str_compare(lang_texts_get(texts, i - 1), lang_texts_get(texts, i)) >= 0)
            return false;
    return true;
}
