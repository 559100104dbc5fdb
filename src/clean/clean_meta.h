/* What the caller knows of a document (sayso_meta), and what its address tells. */
#ifndef CLEAN_META_H
#define CLEAN_META_H

#include "clean/clean_date.h"
#include "doc/doc.h"

/* Reads a day, with an hour or without, that is all there is in the text. */
bool clean_meta_day(const char *text, clean_date *date);
/* Reads meta; fills about.url and, where the caller says the day, about.published. */
void clean_meta(doc *d);
/* The day in about.url, if it has one. */
bool clean_meta_url_day(const doc *d, clean_date *date);
/* Fills about.published by it. */
void clean_published_by_url(doc *d);

#endif
