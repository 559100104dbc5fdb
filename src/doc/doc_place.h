/* Between the text that the stages read and the bytes of the input it came from. */
#ifndef DOC_PLACE_H
#define DOC_PLACE_H

#include "doc/doc.h"

/* From the first byte of the input that the span of text stands for to the last; empty if for none. */
sayso_span doc_in_input(const doc *d, sayso_span text);
/* The same the other way. */
sayso_span doc_in_text(const doc *d, sayso_span input);
/* Makes `map`, whose input is the text so far, the document's: its input is then the document's. */
void doc_chain(doc *d, const doc_map *map);
/* Turns every span of about, statements, evidence, entities, mentions and times from text into input. One
 * that goes over markup becomes several; where it can be only one (a mention, a byline), it goes from the
 * first byte to the last. */
void doc_place(doc *d);
/* The text of spans of the input: slices joined by one space, unless only markup stands between two;
 * white space folded. The record's "text" of a span list. */
str doc_spans_text(doc *d, sayso_spans input);

#endif
