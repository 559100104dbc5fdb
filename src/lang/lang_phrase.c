/* Source: spaCy, tokenizer.pyx, _special_matcher. */
#include "lang/lang_phrase.h"

bool lang_phrases_open(lang_phrases *p, const nn_weights *weights, sayso_error *error)
{
    static const char words[] = "tokenise.phrases", firsts[] = "tokenise.phrases.firsts";
    const size_t any = 0;
    if (!lang_texts_open(&p->symbols, weights, "tokenise.symbols", error))
        return false;
    p->words = nn_weights_get(weights, words, NN_U32, 1, &any, error);
    p->firsts = p->words ? nn_weights_get(weights, firsts, NN_U32, 1, &any, error) : NULL;
    if (!p->firsts)
        return false;
    const size_t total = nn_weights_find(weights, words)->shape[0], ends = nn_weights_find(weights, firsts)->shape[0];
    p->count = ends ? ends - 1 : 0;
    bool right = ends && p->firsts[0] == 0 && p->firsts[p->count] == total && lang_texts_sorted(&p->symbols) &&
                 p->symbols.count < UINT16_MAX;
    for (size_t i = 0; right && i < p->count; i++)
        right = p->firsts[i] < p->firsts[i + 1] && p->firsts[i + 1] <= total;
    return right || nn_weights_refuse(weights, firsts, error);
}

size_t lang_phrases_from(const lang_phrases *p, uint32_t symbol)
{
    size_t low = 0, high = p->count;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (p->words[p->firsts[middle]] < symbol)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
