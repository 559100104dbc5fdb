#include "base/utf8.h"

enum { REPLACEMENT = 0xfffd };

/* The length of the well-formed sequence at p, 0 if there is none within `left` bytes. */
static size_t sequence(const unsigned char *p, size_t left)
{
    static const struct {
        unsigned char first_low, first_high, second_low, second_high, size;
    } forms[] = {{0xc2, 0xdf, 0x80, 0xbf, 2}, {0xe0, 0xe0, 0xa0, 0xbf, 3}, {0xe1, 0xec, 0x80, 0xbf, 3},
                 {0xed, 0xed, 0x80, 0x9f, 3}, {0xee, 0xef, 0x80, 0xbf, 3}, {0xf0, 0xf0, 0x90, 0xbf, 4},
                 {0xf1, 0xf3, 0x80, 0xbf, 4}, {0xf4, 0xf4, 0x80, 0x8f, 4}};
    if (p[0] < 0x80)
        return 1;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (p[0] < forms[i].first_low || p[0] > forms[i].first_high)
            continue;
        if (left < forms[i].size || p[1] < forms[i].second_low || p[1] > forms[i].second_high)
            return 0;
        for (size_t j = 2; j < forms[i].size; j++)
            if ((p[j] & 0xc0) != 0x80)
                return 0;
        return forms[i].size;
    }
    return 0;
}

/* Past as many bytes of ASCII as come in eights. */
static size_t pass_ascii(str text, size_t i)
{
    uint64_t eight;
    while (i + sizeof eight <= text.size && (memcpy(&eight, text.at + i, sizeof eight), !(eight & 0x8080808080808080u)))
        i += sizeof eight;
    return i;
}

size_t utf8_invalid(str text)
{
    size_t i = 0;
    while ((i = pass_ascii(text, i)) < text.size) {
        const size_t size = sequence((const unsigned char *)text.at + i, text.size - i);
        if (!size)
            break;
        i += size;
    }
    return i;
}

uint32_t utf8_read(str text, size_t *position)
{
    if (sequence((const unsigned char *)text.at + *position, text.size - *position))
        return utf8_next(text, position);
    *position += 1;
    return REPLACEMENT;
}

size_t utf8_put(char *to, uint32_t point)
{
    if (point < 0x80) {
        to[0] = (char)point;
        return 1;
    }
    if (point < 0x800) {
        to[0] = (char)(0xc0 | point >> 6);
        to[1] = (char)(0x80 | (point & 0x3f));
        return 2;
    }
    if (point < 0x10000) {
        to[0] = (char)(0xe0 | point >> 12);
        to[1] = (char)(0x80 | (point >> 6 & 0x3f));
        to[2] = (char)(0x80 | (point & 0x3f));
        return 3;
    }
    to[0] = (char)(0xf0 | point >> 18);
    to[1] = (char)(0x80 | (point >> 12 & 0x3f));
    to[2] = (char)(0x80 | (point >> 6 & 0x3f));
    to[3] = (char)(0x80 | (point & 0x3f));
    return 4;
}
