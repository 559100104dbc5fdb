/* A document as text: the record, and a dump of each stage. */
#ifndef DOC_WRITE_H
#define DOC_WRITE_H

#include "doc/doc.h"

/* The record of docs/record.md: one JSON object, no newline. */
void doc_record(doc *d, out *o);
/* What one stage found, a line each (the language stage writes its own: lang_conllu). The format of
 * the golden tests. */
void doc_dump(doc *d, sayso_stage stage, out *o);
/* A share of one (a confidence) in hundredths, rounded, 0 … 100: both write it with two decimals. */
unsigned doc_hundredths(float share);

#endif
