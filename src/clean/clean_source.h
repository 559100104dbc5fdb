/* A page, and what gumbo is given of it: gumbo reads byte by byte, and more than half of a page's are of scripts,
 * styles, comments and attributes that nobody asks for. */
#ifndef CLEAN_SOURCE_H
#define CLEAN_SOURCE_H

#include "clean/clean_markup.h"
#include "doc/doc.h"

/* What is left out. */
typedef struct source_gap {
    uint32_t from, to; /* of the page */
    uint32_t at;       /* in the text, between the byte before and this one */
} source_gap;

typedef struct clean_source {
    str page, text;       /* each with a NUL behind it */
    VEC(source_gap) gaps; /* in order */
} clean_source;

/* Leaves a part out that comes after the one before. */
void source_leave_out(clean_source *s, arena *a, markup_part part);
/* Puts the text together: the page without the gaps. */
void source_finish(clean_source *s, arena *a);

/* The piece of the page that a piece of the text stands for, what is left out inside of it included. */
str source_piece(const clean_source *s, str part);
/* What is left out of the page at a place in the text. */
str source_left_out(const clean_source *s, const char *at);

#endif
