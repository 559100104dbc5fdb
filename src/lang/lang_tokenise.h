/* spaCy's English tokeniser: a text in, its tokens out. */
#ifndef LANG_TOKENISE_H
#define LANG_TOKENISE_H

#include "base/arena.h"
#include "base/vec.h"
#include "lang/lang_lexeme.h"
#include "nn/nn_weights.h"

typedef struct lang_token {
    uint32_t start, end; /* bytes of the text */
    const lang_lexeme
        *lexeme;   /* lives until the next lang_cache_start, or as long as the arena given to lang_tokenise */
    uint64_t norm; /* string id: lexeme->norm, unless the token comes from an exception with a norm of its own */
    bool space;    /* one ' ' follows */
} lang_token;

typedef VEC(lang_token) lang_tokens;

/* The model's patterns, compiled, and its exceptions. Immutable, shared by threads. Refers to
 * `weights`, which must outlive it. */
typedef struct lang_tokeniser lang_tokeniser;
/* NULL, with E_MODEL or E_MEMORY. */
lang_tokeniser *lang_tokeniser_open(const nn_weights *weights, const sayso_allocator *allocator, sayso_error *error);
void lang_tokeniser_close(lang_tokeniser *tokeniser); /* NULL: no effect */

/* One thread's memory of chunks and lexemes already seen, bounded; it never changes a result.
 * NULL: out of memory. */
typedef struct lang_cache lang_cache;
lang_cache *lang_cache_new(const lang_tokeniser *tokeniser);
void lang_cache_free(lang_cache *cache); /* NULL: no effect */
/* Call before each document. A cache that has become full is emptied: no lexeme handed out
 * before may be used any more. */
void lang_cache_start(lang_cache *cache);

/* The tokens of a text (well-formed UTF-8, under 4 GB), in memory of `a`. Their bytes are those
 * of the text in order, but for the single ' ' between two. */
lang_tokens lang_tokenise(lang_cache *cache, str text, arena *a);

#endif
