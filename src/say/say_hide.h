/* Names that the network may not see. */
#ifndef SAY_HIDE_H
#define SAY_HIDE_H

#include "doc/doc.h"

/* (tokens): whether a token's word is the name of a person, people, party or state. In the arena. */
const bool *say_hidden(doc *d);

#endif
