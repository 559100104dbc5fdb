#include "lang/lang_cache.h"

enum {
    MOST_ENTRIES = LANG_CACHE_SLOTS / 4 * 3,
    MOST_BYTES = 8 << 20,
    LONGEST_TEXT = 64, /* bytes of a chunk or lexeme worth remembering */
    MOST_PROBES = 16
};

lang_cache *lang_cache_new(const lang_tokeniser *t)
{
    lang_cache *cache = t->allocator->alloc(t->allocator->context, sizeof *cache);
    if (!cache)
        return NULL;
    memset(cache, 0, sizeof *cache);
    cache->tokeniser = t;
    if (!lang_matcher_open(&cache->matcher, &t->affixes)) {
        t->allocator->free(t->allocator->context, cache);
        return NULL;
    }
    arena_start(&cache->memory, t->allocator, SIZE_MAX / 2, NULL);
    return cache;
}

void lang_cache_free(lang_cache *cache)
{
    if (!cache)
        return;
    const sayso_allocator *allocator = cache->tokeniser->allocator;
    lang_matcher_close(&cache->matcher);
    arena_end(&cache->memory);
    allocator->free(allocator->context, cache);
}

void lang_cache_start(lang_cache *cache)
{
    if (!cache->full)
        return;
    memset(cache->chunks, 0, sizeof cache->chunks);
    memset(cache->lexemes, 0, sizeof cache->lexemes);
    cache->chunk_count = cache->lexeme_count = 0;
    cache->full = false;
    arena_end(&cache->memory);
}

/* Multiplies and folds eight bytes at a time: fast for short words, and no more is asked of it. */
uint64_t lang_cache_hash(str text)
{
    static const uint64_t m = 0x9e3779b97f4a7c15;
    uint64_t hash = text.size * m, word;
    size_t i = 0;
    for (; i + sizeof word <= text.size; i += sizeof word) {
        memcpy(&word, text.at + i, sizeof word);
        hash = (hash ^ word) * m;
        hash ^= hash >> 32;
    }
    for (word = 0; i < text.size; i++)
        word = word << 8 | (unsigned char)text.at[i];
    hash = (hash ^ word) * m;
    return hash ^ hash >> 32;
}

/* Whether there is room for one more text of this size; a cache without room is emptied at the
 * next start. */
static bool has_room(lang_cache *cache, str text)
{
    if (text.size > LONGEST_TEXT)
        return false;
    if (cache->chunk_count >= MOST_ENTRIES || cache->lexeme_count >= MOST_ENTRIES || cache->memory.taken >= MOST_BYTES)
        cache->full = true;
    return !cache->full;
}

/* A free slot for `hash`; NULL if its neighbourhood is taken. */
static lang_slot *find_free(lang_slot *slots, uint64_t hash)
{
    for (uint64_t probe = 0; probe < MOST_PROBES; probe++) {
        lang_slot *slot = &slots[(hash + probe) % LANG_CACHE_SLOTS];
        if (!slot->at)
            return slot;
    }
    return NULL;
}

const lang_chunk *lang_cache_chunk(const lang_cache *cache, str text, uint64_t hash)
{
    for (uint64_t probe = 0; probe < MOST_PROBES; probe++) {
        const lang_slot *slot = &cache->chunks[(hash + probe) % LANG_CACHE_SLOTS];
        if (!slot->at)
            return NULL;
        const lang_chunk *chunk = slot->at;
        if (slot->hash == hash && str_equal(chunk->text, text))
            return chunk;
    }
    return NULL;
}

void lang_cache_add(lang_cache *cache, str text, uint64_t hash, const lang_token *tokens, uint32_t count)
{
    lang_slot *slot = has_room(cache, text) ? find_free(cache->chunks, hash) : NULL;
    if (!slot)
        return;
    for (uint32_t i = 0; i < count; i++)
        if (!tokens[i].lexeme->kept)
            return;
    lang_chunk *chunk = arena_take(&cache->memory, sizeof *chunk + count * sizeof *chunk->tokens);
    chunk->text = (str){arena_copy(&cache->memory, text.at, text.size), text.size};
    chunk->count = count;
    for (uint32_t i = 0; i < count; i++)
        chunk->tokens[i] = (lang_chunk_token){tokens[i].lexeme, tokens[i].norm};
    *slot = (lang_slot){hash, chunk};
    cache->chunk_count++;
}

static void make_lexeme(const lang_cache *cache, lang_lexeme *lexeme, str text, arena *a)
{
    const lang_texts *symbols = &cache->tokeniser->phrases.symbols;
    lang_lexeme_make(lexeme, text, &cache->tokeniser->norms, a);
    const size_t symbol = lang_texts_find(symbols, text);
    lexeme->symbol = symbol < symbols->count ? (uint16_t)(symbol + 1) : 0;
}

const lang_lexeme *lang_cache_lexeme(lang_cache *cache, str text, arena *a)
{
    const uint64_t hash = lang_cache_hash(text);
    for (uint64_t probe = 0; probe < MOST_PROBES; probe++) {
        const lang_slot *slot = &cache->lexemes[(hash + probe) % LANG_CACHE_SLOTS];
        const lang_lexeme *lexeme = slot->at;
        if (!lexeme)
            break;
        if (slot->hash == hash && str_equal(lexeme->text, text))
            return lexeme;
    }
    lang_slot *slot = has_room(cache, text) ? find_free(cache->lexemes, hash) : NULL;
    arena *memory = slot ? &cache->memory : a;
    lang_lexeme *lexeme = arena_take(memory, sizeof *lexeme);
    const str copy = {slot ? arena_copy(memory, text.at, text.size) : text.at, text.size};
    make_lexeme(cache, lexeme, copy, memory);
    if (slot) {
        lexeme->kept = true;
        *slot = (lang_slot){hash, lexeme};
        cache->lexeme_count++;
    }
    return lexeme;
}
