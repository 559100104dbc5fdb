/* The parts of a page, each found by a file of its own. */
#ifndef CLEAN_WEB_PARTS_H
#define CLEAN_WEB_PARTS_H

#include "clean/clean_parts.h"
#include "clean/clean_web.h"

typedef struct web_reading {
    doc *d;
    clean_view view;
    web_page web;
    article article; /* lines of `web` */
    line_vec told;   /* the article's paragraphs as JSON-LD has them, where that is what is read; else empty */
} web_reading;

static inline bool web_has(uint32_t bits, uint32_t bit)
{
    return bits >> bit & 1;
}

/* Fills about.published, where the caller has not. */
void clean_web_published(web_reading *r);

#endif
