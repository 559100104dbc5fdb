/* One form for the spellings of a name: Sergei, Sergey and Sergej; Zelensky, Zelenskyy and Zelenskiy.
 *
 * Accents and case go (base/unicode.h), and what romanisations of other scripts differ in: i, j and y are one letter,
 * doubled letters one, kh is h, x is ks, ph is f, tch is ch, a mark for a soft sign nothing, i in front of e at the
 * beginning (Evgeny, Yevgeny) nothing. Words that differ in other letters stay apart. */
#include "base/unicode.h"
#include "base/utf8.h"
#include "who/who_work.h"

/* A growing word in room for it; a letter like the last is dropped. */
typedef struct folded {
    char *at;
    size_t size;
} folded;

static void put(folded *f, char letter)
{
    if (!f->size || f->at[f->size - 1] != letter)
        f->at[f->size++] = letter;
}

static void put_letter(folded *f, char letter)
{
    const char before = f->size ? f->at[f->size - 1] : '\0';
    switch (letter) {
    case 'y':
    case 'j':
        put(f, 'i');
        break;
    case 'x':
        put(f, 'k');
        put(f, 's');
        break;
    case 'h':
        if (before == 'k' || before == 'p')
            f->size--;
        put(f, before == 'p' ? 'f' : 'h');
        break;
    case 'c':
        if (before == 't')
            f->size--;
        put(f, 'c');
        break;
    case 'e':
        if (f->size == 1 && before == 'i')
            f->size--;
        put(f, 'e');
        break;
    default:
        put(f, letter);
    }
}

str who_fold(arena *a, str word)
{
    enum { MOST_LETTERS = UNICODE_MOST_FOLDED * 4, MOST_BYTES = 256 }; /* a byte of input gives at most so many */
    if (word.size > MOST_BYTES)
        return word; /* no name */
    folded f = {arena_take(a, word.size * MOST_LETTERS), 0};
    for (size_t at = 0; at < word.size;) {
        const uint32_t point = utf8_read(word, &at);
        const unicode_fold *fold = unicode_fold_of(point);
        if (fold->kind == UNICODE_NOTHING || point == '\'' || point == '`' || point == 0x2019 || point == 0x2bc)
            continue;
        for (size_t i = 0; i < (fold->count ? fold->count : 1); i++) {
            const uint32_t to = fold->count ? fold->to[i] : point;
            if (to < 0x80)
                put_letter(&f, (char)to);
            else
                f.size += utf8_put(f.at + f.size, to);
        }
    }
    return (str){f.at, f.size};
}
