/* When: the times in the text, and the day on which each statement was made. */
#ifndef WHEN_H
#define WHEN_H

#include "doc/doc.h"

/* Reads tokens, statements and about.published; fills times, about.dateline.date and statements'
 * said. Days are found relative to the publication date; without one, or without a word in the
 * text, there is none. Never looks at the clock. */
void when_date(doc *d);

#endif
