/* A document as a page for people. */
#ifndef PAGE_H
#define PAGE_H

#include "sayso.h"
#include <stdio.h>

typedef struct page_style {
    int width; /* columns */
    bool color;
    bool headed; /* the document was read for its head alone, statements were not looked for */
} page_style;

/* Title and date, then who said what, then who is in it. False: the document's memory ran out; what
 * was written is to be thrown away. */
bool page_write(FILE *to, sayso_doc *doc, const page_style *style);

#endif
