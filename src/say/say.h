/* Who says what: quotations, then statements with source, cue and content. */
#ifndef SAY_H
#define SAY_H

#include "doc/doc.h"

/* Reads input and blocks; fills quotes. Needs no language stage. */
void say_quotes(doc *d);
/* Reads tokens, sentences, names, quotes; fills statements: kind, source, cue, content, within,
 * uttered, stance, confidence, the spans of via, addressee, forum and place; entity indices stay
 * SAYSO_NONE. */
void say_attribute(doc *d);

#endif
