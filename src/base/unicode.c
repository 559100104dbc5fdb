/* Lower case as Python has it: a code point at a time, but for U+0130, which becomes two, and
 * the capital sigma, which becomes a final one at the end of a word (Unicode 14, section 3.13,
 * Final_Sigma). Hangul syllables come apart by arithmetic (section 3.12). */
#include "base/unicode.h"
#include "base/utf8.h"

enum { CAPITAL_SIGMA = 0x3a3, SMALL_SIGMA = 0x3c3, FINAL_SIGMA = 0x3c2, CAPITAL_I_DOT = 0x130, DOT_ABOVE = 0x307 };

size_t unicode_syllable(uint32_t point, uint32_t letters[UNICODE_MOST_FOLDED])
{
    enum {
        SYLLABLES = 0xac00,
        LEADING = 0x1100,
        VOWELS = 0x1161,
        TRAILING = 0x11a7,
        VOWEL_COUNT = 21,
        TRAILING_COUNT = 28
    };
    const uint32_t index = point - SYLLABLES;
    letters[0] = LEADING + index / (VOWEL_COUNT * TRAILING_COUNT);
    letters[1] = VOWELS + index / TRAILING_COUNT % VOWEL_COUNT;
    letters[2] = TRAILING + index % TRAILING_COUNT;
    return letters[2] == TRAILING ? 2 : 3;
}

bool unicode_all(str text, unicode_flag flag)
{
    for (size_t i = 0; i < text.size;)
        if (!unicode_is(utf8_next(text, &i), flag))
            return false;
    return text.size > 0;
}

static bool cased_before(str text, size_t position)
{
    while (position > 0) {
        size_t at = position = utf8_before(text, position);
        const uint32_t point = utf8_next(text, &at);
        if (!unicode_is(point, UNICODE_IGNORABLE))
            return unicode_is(point, UNICODE_CASED);
    }
    return false;
}

static bool cased_after(str text, size_t position)
{
    while (position < text.size) {
        const uint32_t point = utf8_next(text, &position);
        if (!unicode_is(point, UNICODE_IGNORABLE))
            return unicode_is(point, UNICODE_CASED);
    }
    return false;
}

/* The first byte whose code point has another lower case; text.size if none. */
static size_t find_change(str text)
{
    for (size_t i = 0; i < text.size;) {
        const size_t start = i;
        const uint32_t point = utf8_next(text, &i);
        if (unicode_of(point)->lower || point == CAPITAL_I_DOT)
            return start;
    }
    return text.size;
}

str unicode_lower(arena *a, str text)
{
    const size_t same = find_change(text);
    if (same == text.size)
        return text;
    /* The most any code point grows is from 2 bytes to 3: U+0130 to U+0069 U+0307, U+023A to
     * U+2C65. */
    char *lower = arena_take(a, text.size + text.size / 2 + 1);
    memcpy(lower, text.at, same);
    size_t size = same;
    for (size_t i = same; i < text.size;) {
        const size_t start = i;
        const uint32_t point = utf8_next(text, &i);
        if (point == CAPITAL_SIGMA) {
            const bool final = cased_before(text, start) && !cased_after(text, i);
            size += utf8_put(lower + size, final ? FINAL_SIGMA : SMALL_SIGMA);
        } else if (point == CAPITAL_I_DOT) {
            size += utf8_put(lower + size, 'i');
            size += utf8_put(lower + size, DOT_ABOVE);
        } else {
            size += utf8_put(lower + size, (uint32_t)((int32_t)point + unicode_of(point)->lower));
        }
    }
    return (str){lower, size};
}
