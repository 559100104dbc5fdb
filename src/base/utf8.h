/* UTF-8: checking and decoding. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"
#include <stdint.h>

/* The first byte that does not begin or continue a well-formed sequence (Unicode 15, table 3-7);
 * text.size if none. */
size_t utf8_invalid(str text);

/* Decodes the code point at *position of well-formed text and moves past it. */
static inline uint32_t utf8_next(str text, size_t *position)
{
    const unsigned char *p = (const unsigned char *)text.at + *position;
    if (p[0] < 0x80) {
        *position += 1;
        return p[0];
    }
    if (p[0] < 0xe0) {
        *position += 2;
        return (uint32_t)(p[0] & 0x1f) << 6 | (p[1] & 0x3f);
    }
    if (p[0] < 0xf0) {
        *position += 3;
        return (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
    }
    *position += 4;
    return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3f) << 12 | (uint32_t)(p[2] & 0x3f) << 6 | (p[3] & 0x3f);
}

/* The same for any bytes: one that begins no well-formed sequence is U+FFFD, by itself. */
uint32_t utf8_read(str text, size_t *position);

/* The start of the code point before `position` (> 0) of well-formed text. */
static inline size_t utf8_before(str text, size_t position)
{
    do
        position--;
    while (position && ((unsigned char)text.at[position] & 0xc0) == 0x80);
    return position;
}

/* Writes a code point, 1 to 4 bytes; returns how many. */
size_t utf8_put(char *to, uint32_t point);

#endif
