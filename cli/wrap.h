/* Text for a terminal: styles, columns, lines that fit. */
#ifndef WRAP_H
#define WRAP_H

#include <stddef.h>
#include <stdio.h>

/* Columns and colours of a page. */
typedef enum wrap_style { STYLE_PLAIN, STYLE_STRONG, STYLE_FAINT, STYLE_CUE, STYLE_WARNING } wrap_style;

/* Writes text as one piece of a paragraph: control characters, which could steer the terminal, and
 * what is not UTF-8 as U+FFFD, line ends as spaces; between the codes of a style if `color`. */
void wrap_put(FILE *to, wrap_style how, int color, const char *text, size_t size);
/* Writes a paragraph in lines of at most `width` columns, broken at spaces: the first after `first`
 * spaces, the others after `others`. A word that is longer stands on a line of its own. */
void wrap_lines(FILE *to, const char *paragraph, size_t size, int first, int others, int width);

#endif
