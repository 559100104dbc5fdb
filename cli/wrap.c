/* Columns are counted by code point with wcwidth(3), so the program needs a UTF-8 locale for
 * LC_CTYPE (main.c sets it). The only control character in a paragraph is the ESC of a style's
 * code, which takes no column. */
#define _XOPEN_SOURCE 700 /* wcwidth */
#include "wrap.h"
#include <stdbool.h>
#include <string.h>
#include <wchar.h>

static const char *code_of(wrap_style how)
{
    static const char *const codes[] = {"", "\033[1m", "\033[2m", "\033[36m", "\033[31m"};
    return codes[how];
}

/* The bytes of the character at `text`; 0 if it is not UTF-8 (the text of a report is, the name of
 * a file need not be). */
static size_t character_at(const unsigned char *text, size_t left)
{
    const size_t size = text[0] < 0x80 ? 1 : text[0] < 0xc2 ? 0 : text[0] < 0xe0 ? 2 : text[0] < 0xf0 ? 3 : 4;
    if (size > left || text[0] > 0xf4)
        return 0;
    for (size_t i = 1; i < size; i++)
        if ((text[i] & 0xc0) != 0x80)
            return 0;
    return size;
}

/* C0, DEL, and C1 (U+0080 to U+009F). */
static bool is_control(const unsigned char *text)
{
    return text[0] < ' ' || text[0] == 0x7f || (text[0] == 0xc2 && text[1] < 0xa0);
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

void wrap_put(FILE *to, wrap_style how, int color, const char *text, size_t size)
{
    color = color && how != STYLE_PLAIN && size;
    if (color)
        fputs(code_of(how), to);
    for (size_t i = 0; i < size;) {
        const unsigned char *at = (const unsigned char *)text + i;
        const size_t bytes = character_at(at, size - i);
        if (bytes && !is_control(at))
            fwrite(at, 1, bytes, to);
        else
            fputs(is_blank(text[i]) ? " " : "\ufffd", to);
        i += bytes ? bytes : 1;
    }
    if (color)
        fputs("\033[0m", to);
}

/* The columns of a word, codes apart. */
static int columns_of(const char *word, size_t size)
{
    int columns = 0;
    mbstate_t state = {0};
    for (size_t i = 0; i < size;) {
        wchar_t point;
        if (word[i] == '\033') {
            const char *end = memchr(word + i, 'm', size - i);
            i = end ? (size_t)(end - word) + 1 : size;
            continue;
        }
        size_t got = mbrtowc(&point, word + i, size - i, &state);
        if (got == 0 || got > size - i) { /* the locale is not UTF-8: a column a byte */
            memset(&state, 0, sizeof state);
            point = L'?';
            got = 1;
        }
        const int width = wcwidth(point);
        columns += width < 0 ? 1 : width;
        i += got;
    }
    return columns;
}

void wrap_lines(FILE *to, const char *paragraph, size_t size, int first, int others, int width)
{
    int column = 0;
    for (size_t at = 0; at < size;) {
        const char *space = memchr(paragraph + at, ' ', size - at);
        const size_t end = space ? (size_t)(space - paragraph) : size;
        const int columns = columns_of(paragraph + at, end - at);
        if (column && column + 1 + columns <= width) {
            fputc(' ', to);
            column++;
        } else {
            const int indent = column ? others : first;
            fprintf(to, "%s%*s", column ? "\n" : "", indent, "");
            column = indent;
        }
        fwrite(paragraph + at, 1, end - at, to);
        column += columns;
        at = end + 1;
    }
    fputc('\n', to);
}
