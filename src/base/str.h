/* A slice of text: pointer and length, not owned, not NUL-terminated, UTF-8 unless said otherwise. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

typedef struct str {
    const char *at;
    size_t size; /* bytes */
} str;

/* A slice of a string literal. */
#define STR(literal) ((str){literal, sizeof(literal) - 1})

static inline str str_of(const char *text)
{
    return (str){text, text ? strlen(text) : 0};
}

static inline str str_slice(str text, size_t start, size_t end)
{
    return (str){text.at + start, end - start};
}

static inline bool str_equal(str a, str b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.at, b.at, a.size) == 0);
}

static inline bool str_starts(str text, str prefix)
{
    return text.size >= prefix.size && str_equal((str){text.at, prefix.size}, prefix);
}

static inline bool str_ends(str text, str suffix)
{
    return text.size >= suffix.size && str_equal(str_slice(text, text.size - suffix.size, text.size), suffix);
}

/* ASCII white space: space, tab, line ends. A no-break space is none, it is part of the words. */
static inline bool str_is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Byte order; a prefix comes first. */
int str_compare(str a, str b);
/* Equal but for the case of ASCII letters. */
bool str_equal_ascii(str a, str b);
/* Whether `text` is one of a sorted (byte order) table of `count` strings. */
bool str_among(str text, const char *const *sorted, size_t count);

#endif
