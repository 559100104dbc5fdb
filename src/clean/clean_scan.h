/* Reading by hand: each function reads one thing at *at and goes past it, or says no and stays.
 * Nothing is read beyond the text. */
#ifndef CLEAN_SCAN_H
#define CLEAN_SCAN_H

#include "clean/clean_date.h"

enum { SCAN_BLANKS = 24 };

static inline bool scan_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool scan_is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static inline char scan_peek(str t, uint32_t at)
{
    return at < t.size ? t.at[at] : '\0';
}

/* Past white space, no-break space included. */
static inline uint32_t scan_blanks(str t, uint32_t at)
{
    const uint32_t most = at + SCAN_BLANKS;
    while (at < most) {
        if (str_is_blank(scan_peek(t, at)))
            at++;
        else if (scan_peek(t, at) == '\xc2' && scan_peek(t, at + 1) == '\xa0')
            at += 2;
        else
            break;
    }
    return at;
}

static inline bool scan_char(str t, uint32_t *at, const char *any)
{
    const char c = scan_peek(t, *at);
    if (!c || !strchr(any, c))
        return false;
    ++*at;
    return true;
}

/* A whole number of `least` to `most` digits. */
static inline bool scan_number(str t, uint32_t *at, uint32_t least, uint32_t most, int *value)
{
    uint32_t i = *at;
    int number = 0;
    for (; scan_is_digit(scan_peek(t, i)) && i - *at < most; i++)
        number = number * 10 + (scan_peek(t, i) - '0');
    if (i - *at < least || scan_is_digit(scan_peek(t, i)))
        return false;
    *at = i;
    *value = number;
    return true;
}

static inline str scan_word(str t, uint32_t *at)
{
    uint32_t end = *at;
    while (scan_is_letter(scan_peek(t, end)) && end - *at < 12)
        end++;
    const str word = str_slice(t, *at, end);
    *at = end;
    return scan_is_letter(scan_peek(t, end)) ? STR("") : word;
}

static inline bool scan_exactly(str t, uint32_t *at, str word)
{
    uint32_t end = *at;
    if (!str_equal_ascii(scan_word(t, &end), word))
        return false;
    *at = end;
    return true;
}

/* "18:40", "3:04 PM ET": the time of day and what its zone tells; clean_clock.c. */
bool clean_clock(str t, uint32_t *at, clean_date *date);

#endif
