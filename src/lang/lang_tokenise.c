/* The tokeniser: a text falls into chunks at its white space; a chunk, remembered or split, into
 * tokens; and exceptions that the splitting cut through are put right at the end.
 * Source: spaCy 3.8, tokenizer.pyx; the order of its steps is kept, so that the tokens are the
 * same. */
#include "lang/lang_tokenise.h"
#include "base/error.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "lang/lang_cache.h"
#include <stdlib.h>

lang_tokeniser *lang_tokeniser_open(const nn_weights *weights, const sayso_allocator *allocator, sayso_error *error)
{
    lang_tokeniser *t = allocator->alloc(allocator->context, sizeof *t);
    if (!t) {
        error_set(error, SAYSO_E_MEMORY, 0, "%s: out of memory", weights->path);
        return NULL;
    }
    *t = (lang_tokeniser){.allocator = allocator};
    if (lang_exceptions_open(&t->exceptions, weights, error) && lang_phrases_open(&t->phrases, weights, error) &&
        lang_norms_open(&t->norms, weights, error) && lang_affixes_open(&t->affixes, weights, error))
        return t;
    allocator->free(allocator->context, t);
    return NULL;
}

void lang_tokeniser_close(lang_tokeniser *t)
{
    if (!t)
        return;
    lang_affixes_close(&t->affixes);
    t->allocator->free(t->allocator->context, t);
}

/* One text under way. */
typedef struct tokenising {
    lang_cache *cache;
    arena *arena;
    str text;
    lang_splitter splitter;
    lang_tokens tokens;
} tokenising;

static void push(tokenising *t, uint32_t start, const lang_lexeme *lexeme, uint64_t norm)
{
    *vec_push(t->arena, &t->tokens) = (lang_token){.start = start,
                                                   .end = start + (uint32_t)lexeme->text.size,
                                                   .lexeme = lexeme,
                                                   .norm = norm ? norm : lexeme->norm};
}

/* Pushes the splitter's pieces as tokens, the first at byte `start`. */
static void push_pieces(tokenising *t, size_t start)
{
    for (uint32_t i = 0; i < t->splitter.pieces.count; i++) {
        const lang_piece *piece = &t->splitter.pieces.at[i];
        const str text = str_slice(t->text, start, start + piece->size);
        push(t, (uint32_t)start, lang_cache_lexeme(t->cache, text, t->arena), piece->norm);
        start += piece->size;
    }
}

static void add_chunk(tokenising *t, size_t start, size_t end)
{
    const str text = str_slice(t->text, start, end);
    const uint64_t hash = lang_cache_hash(text);
    const lang_chunk *known = lang_cache_chunk(t->cache, text, hash);
    if (known) {
        for (uint32_t i = 0; i < known->count; i++) {
            push(t, (uint32_t)start, known->tokens[i].lexeme, known->tokens[i].norm);
            start += known->tokens[i].lexeme->text.size;
        }
        return;
    }
    const uint32_t first = t->tokens.count;
    lang_split(&t->splitter, text);
    push_pieces(t, start);
    lang_cache_add(t->cache, text, hash, t->tokens.at + first, t->tokens.count - first);
}

static bool next_is_space(str text, size_t *position)
{
    const unsigned char c = (unsigned char)text.at[*position];
    if (c >= 0x80)
        return unicode_is(utf8_next(text, position), UNICODE_SPACE);
    *position += 1;
    return c == ' ' || (c >= 0x09 && c <= 0x0d) || (c >= 0x1c && c <= 0x1f);
}

/* Where the chunk that begins at `start` ends: at the first change between white space and the
 * rest. */
static size_t find_end(str text, size_t start, bool *blank)
{
    size_t next = start;
    *blank = next_is_space(text, &next);
    for (size_t end = next; end < text.size; end = next)
        if (next_is_space(text, &next) != *blank)
            return end;
    return text.size;
}

typedef VEC(sayso_span) token_spans; /* tokens [start, end) */

/* Adds every phrase that begins at token `at`. */
static void match_phrases(const tokenising *t, uint32_t at, token_spans *found)
{
    const lang_phrases *p = &t->cache->tokeniser->phrases;
    const uint32_t symbol = t->tokens.at[at].lexeme->symbol;
    for (size_t i = lang_phrases_from(p, symbol); i < p->count && p->words[p->firsts[i]] == symbol; i++) {
        const uint32_t length = p->firsts[i + 1] - p->firsts[i];
        uint32_t same = 1;
        while (same < length && at + same < t->tokens.count &&
               t->tokens.at[at + same].lexeme->symbol == p->words[p->firsts[i] + same])
            same++;
        if (same == length)
            *vec_push(t->arena, found) = (sayso_span){at, at + length};
    }
}

/* The longest first; of equals, the leftmost. */
static int compare_spans(const void *left, const void *right)
{
    const sayso_span *a = left, *b = right;
    const uint32_t sizes[2] = {a->end - a->start, b->end - b->start};
    if (sizes[0] != sizes[1])
        return sizes[0] > sizes[1] ? -1 : 1;
    return (a->start > b->start) - (a->start < b->start);
}

/* For each token, the end of the span chosen that begins there, or 0. A span that overlaps one
 * tried before is not chosen. */
static uint32_t *choose_spans(const tokenising *t, token_spans *found)
{
    uint32_t *ends = arena_array(t->arena, t->tokens.count, sizeof *ends);
    bool *seen = arena_array(t->arena, t->tokens.count, sizeof *seen);
    qsort(found->at, found->count, sizeof *found->at, compare_spans);
    for (uint32_t i = 0; i < found->count; i++) {
        const sayso_span span = found->at[i];
        if (!seen[span.start] && !seen[span.end - 1])
            ends[span.start] = span.end;
        memset(seen + span.start, true, span.end - span.start);
    }
    return ends;
}

/* Splits anew the spans of tokens whose text, spaces included, is an exception. */
static void split_spans(tokenising *t, const uint32_t *ends)
{
    const lang_texts *texts = &t->cache->tokeniser->exceptions.texts;
    const lang_tokens old = t->tokens;
    t->tokens = (lang_tokens){0};
    for (uint32_t i = 0; i < old.count;) {
        const uint32_t end = ends[i] ? ends[i] : i + 1;
        const str text = str_slice(t->text, old.at[i].start, old.at[end - 1].end);
        const size_t exception = ends[i] ? lang_texts_find(texts, text) : texts->count;
        if (exception < texts->count) {
            t->splitter.pieces.count = 0;
            lang_split_exception(&t->splitter, exception);
            push_pieces(t, old.at[i].start);
            t->tokens.at[t->tokens.count - 1].space = old.at[end - 1].space;
        } else {
            for (uint32_t j = i; j < end; j++)
                *vec_push(t->arena, &t->tokens) = old.at[j];
        }
        i = end;
    }
}

static void repair_phrases(tokenising *t)
{
    token_spans found = {0};
    for (uint32_t i = 0; i < t->tokens.count; i++)
        if (t->tokens.at[i].lexeme->symbol)
            match_phrases(t, i, &found);
    if (found.count)
        split_spans(t, choose_spans(t, &found));
}

lang_tokens lang_tokenise(lang_cache *cache, str text, arena *a)
{
    tokenising t = {.cache = cache, .arena = a, .text = text};
    t.splitter = (lang_splitter){.matcher = &cache->matcher, .exceptions = &cache->tokeniser->exceptions, .arena = a};
    cache->memory.boundary = a->boundary;
    for (size_t start = 0; start < text.size;) {
        bool blank;
        const size_t end = find_end(text, start, &blank);
        add_chunk(&t, start, end);
        const bool space = !blank && end < text.size && text.at[end] == ' ';
        t.tokens.at[t.tokens.count - 1].space = space;
        start = end + space;
    }
    repair_phrases(&t);
    return t.tokens;
}
