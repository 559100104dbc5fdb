/* Exceptions that the splitting of a chunk cannot see whole, because affixes or infixes cut
 * through them: ":-)" and "’Tis". They are found in the finished tokens, and split anew. */
#ifndef LANG_PHRASE_H
#define LANG_PHRASE_H

#include "lang/lang_texts.h"

/* In the model file, and referring to it: "tokenise.symbols", the texts of the tokens such
 * exceptions fall into, sorted; a token's symbol is its place there, from 1. "tokenise.phrases"
 * U32 (words), the exceptions as symbols, end to end, in lexical order; ".firsts" U32 (count +
 * 1), where each begins. */
typedef struct lang_phrases {
    lang_texts symbols;
    const uint32_t *words, *firsts;
    size_t count;
} lang_phrases;

/* Fails with E_MODEL. */
bool lang_phrases_open(lang_phrases *phrases, const nn_weights *weights, sayso_error *error);
/* The first phrase that begins with `symbol` (> 0), or a place past it; the phrases after it
 * that do are its neighbours. */
size_t lang_phrases_from(const lang_phrases *phrases, uint32_t symbol);

#endif
