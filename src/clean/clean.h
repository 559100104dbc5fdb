/* Finds what of the input is the article and what is page residue. Text stays where it is:
 * spans, never copies. */
#ifndef CLEAN_H
#define CLEAN_H

#include "doc/doc.h"

/* Reads text and meta; fills about.url, about.title, about.bylines, about.outlet.spans, about.dateline (but for its
 * date's index), about.published, about.body, about.residue, and blocks (title and body
 * paragraphs). Every non-space byte is in exactly one of body and residue (the title is residue
 * of reason "title"). */
void clean_text(doc *d);
/* The whole input as one block of body: nothing is cleaned away. */
void clean_nothing(doc *d);

#endif
