/* What a thread remembers of chunks and lexemes it has seen. Inside lang_tokenise only.
 *
 * Two hash tables over one arena. A table that is full, or whose neighbourhood of a hash is,
 * takes no more until the next document starts, when all is forgotten; what is not remembered is
 * worked out again, in the document's own memory. */
#ifndef LANG_CACHE_H
#define LANG_CACHE_H

#include "lang/lang_phrase.h"
#include "lang/lang_split.h"
#include "lang/lang_tokenise.h"

struct lang_tokeniser {
    const sayso_allocator *allocator;
    lang_affixes affixes;
    lang_exceptions exceptions;
    lang_phrases phrases;
    lang_norms norms;
};

/* A token of a remembered chunk. */
typedef struct lang_chunk_token {
    const lang_lexeme *lexeme;
    uint64_t norm;
} lang_chunk_token;

typedef struct lang_chunk {
    str text;
    uint32_t count;
    lang_chunk_token tokens[];
} lang_chunk;

enum { LANG_CACHE_SLOTS = 1 << 15 };

typedef struct lang_slot {
    uint64_t hash;
    void *at; /* a lang_chunk or lang_lexeme; NULL: free */
} lang_slot;

struct lang_cache {
    const lang_tokeniser *tokeniser;
    lang_matcher matcher;
    arena memory; /* of everything remembered */
    bool full;
    uint32_t chunk_count, lexeme_count;
    lang_slot chunks[LANG_CACHE_SLOTS], lexemes[LANG_CACHE_SLOTS];
};

/* NULL: not remembered. */
const lang_chunk *lang_cache_chunk(const lang_cache *cache, str text, uint64_t hash);
/* Remembers how a chunk falls into tokens, if there is room and all their lexemes are
 * remembered. */
void lang_cache_add(lang_cache *cache, str text, uint64_t hash, const lang_token *tokens, uint32_t count);
/* The lexeme of `text`, remembered or made: then in memory of `a` if there is no room. */
const lang_lexeme *lang_cache_lexeme(lang_cache *cache, str text, arena *a);
uint64_t lang_cache_hash(str text);

#endif
