/* Splits a chunk: affixes are taken off both ends, one of each at a time, until nothing changes
 * or what is left is an exception; what is left is an exception, a URL, or split at its infixes.
 * Whatever the chunk, its pieces are its bytes in order.
 * Source: spaCy, tokenizer.pyx, _split_affixes and _attach_tokens. */
#include "lang/lang_split.h"
#include "base/utf8.h"

/* Whether the pieces of exception `which` are its text, cut between code points. */
static bool check_exception(const lang_exceptions *e, size_t which)
{
    const str text = lang_texts_get(&e->texts, which);
    size_t at = 0;
    for (size_t piece = e->firsts[which]; piece < e->firsts[which + 1]; piece++) {
        if (e->sizes[piece] == 0 || e->sizes[piece] > text.size - at)
            return false;
        const str part = str_slice(text, at, at + e->sizes[piece]);
        if (utf8_invalid(part) != part.size)
            return false;
        at += part.size;
    }
    return at == text.size && at > 0;
}

bool lang_exceptions_open(lang_exceptions *e, const nn_weights *weights, sayso_error *error)
{
    static const char firsts[] = "tokenise.exceptions.firsts", sizes[] = "tokenise.exceptions.sizes";
    if (!lang_texts_open(&e->texts, weights, "tokenise.exceptions", error))
        return false;
    const size_t count = e->texts.count;
    e->firsts = nn_weights_get(weights, firsts, NN_U32, 1, &(size_t){count + 1}, error);
    e->sizes = e->firsts ? nn_weights_get(weights, sizes, NN_U32, 1, (const size_t[]){0}, error) : NULL;
    if (!e->sizes)
        return false;
    const size_t pieces = nn_weights_find(weights, sizes)->shape[0];
    e->norms = nn_weights_get(weights, "tokenise.exceptions.norms", NN_U64, 1, &pieces, error);
    if (!e->norms)
        return false;
    bool right = lang_texts_sorted(&e->texts) && e->firsts[count] == pieces;
    for (size_t i = 0; right && i < count; i++)
        right = e->firsts[i + 1] <= pieces && check_exception(e, i);
    return right || nn_weights_refuse(weights, firsts, error);
}

static void push(lang_splitter *s, size_t size, uint64_t norm)
{
    *vec_push(s->arena, &s->pieces) = (lang_piece){(uint32_t)size, norm};
}

/* The number of the exception that `text` is, or -1. */
static ptrdiff_t find_exception(const lang_splitter *s, str text)
{
    if (!s->exceptions || text.size == 0)
        return -1;
    const size_t found = lang_texts_find(&s->exceptions->texts, text);
    return found < s->exceptions->texts.count ? (ptrdiff_t)found : -1;
}

void lang_split_exception(lang_splitter *s, size_t which)
{
    const lang_exceptions *e = s->exceptions;
    for (uint32_t piece = e->firsts[which]; piece < e->firsts[which + 1]; piece++)
        push(s, e->sizes[piece], e->norms[piece]);
}

/* Takes affixes off: pushes the prefixes, stacks the suffixes, returns what is left. */
static str split_affixes(lang_splitter *s, str rest)
{
    for (size_t before = 0; rest.size && rest.size != before && find_exception(s, rest) < 0;) {
        before = rest.size;
        const size_t prefix = lang_find_prefix(s->matcher, rest);
        const str without_prefix = str_slice(rest, prefix, rest.size);
        if (prefix && find_exception(s, without_prefix) >= 0) {
            push(s, prefix, 0);
            return without_prefix;
        }
        const size_t suffix = lang_find_suffix(s->matcher, without_prefix);
        const str without_suffix = str_slice(rest, 0, rest.size - suffix);
        if (suffix)
            *vec_push(s->arena, &s->suffixes) = (uint32_t)suffix;
        if (suffix && find_exception(s, without_suffix) >= 0)
            return without_suffix;
        if (prefix)
            push(s, prefix, 0);
        rest = str_slice(rest, prefix, rest.size - suffix);
    }
    return rest;
}

/* An infix at the very start does not split. */
static void split_infixes(lang_splitter *s, str text)
{
    sayso_span infix;
    size_t start = 0;
    for (size_t from = 0; lang_find_infix(s->matcher, text, from, &infix); from = infix.end) {
        if (infix.start == 0)
            continue;
        if (infix.start > start)
            push(s, infix.start - start, 0);
        push(s, infix.end - infix.start, 0);
        start = infix.end;
    }
    if (start < text.size)
        push(s, text.size - start, 0);
}

void lang_split(lang_splitter *s, str chunk)
{
    s->pieces.count = s->suffixes.count = 0;
    const str middle = split_affixes(s, chunk);
    const ptrdiff_t exception = find_exception(s, middle);
    if (exception >= 0)
        lang_split_exception(s, (size_t)exception);
    else if (middle.size && lang_is_url(s->matcher, middle))
        push(s, middle.size, 0);
    else if (middle.size)
        split_infixes(s, middle);
    for (uint32_t i = s->suffixes.count; i-- > 0;)
        push(s, s->suffixes.at[i], 0);
}
