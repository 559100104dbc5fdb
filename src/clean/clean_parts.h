/* The parts of a page that are not running text, each found by a file of its own. */
#ifndef CLEAN_PARTS_H
#define CLEAN_PARTS_H

#include "clean/clean_line.h"

/* The lines of the article: the first and one past the last line of the body. */
typedef struct article {
    uint32_t first, last;
    uint32_t title; /* line; lines.count if there is none */
} article;

/* Finds the title among the lines before the body; fills about.title and the line's reason. */
void clean_title(doc *d, line_vec *lines, article *article);
/* "KYIV, Ukraine (AP) —" at the start of the body; fills about.dateline. */
void clean_dateline(doc *d, const line_vec *lines, const article *article);
/* Whether the line begins with a dateline; `stopped`: it ends as a sentence does. */
bool clean_begins_dateline(str input, sayso_span line, bool stopped);
/* The date of publication: of the lines about the title, or else of the dateline; fills
 * about.published. */
void clean_published(doc *d, const line_vec *lines, const article *article);
/* Names after "By" and in credits; fills about.bylines and about.outlet. */
void clean_bylines(doc *d, line_vec *lines, const article *article);

/* The bytes of the first of `marks` in text[from, to), or `to`. */
uint32_t clean_find(str text, uint32_t from, uint32_t to, str mark);

#endif
