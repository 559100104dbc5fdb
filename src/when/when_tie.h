/* What a time belongs to. */
#ifndef WHEN_TIE_H
#define WHEN_TIE_H

#include "when/when_parts.h"

typedef struct when_tie {
    uint32_t verb;     /* token; or the occasion, where there is no verb; SAYSO_NONE: it belongs to a noun */
    uint32_t noun;     /* that noun */
    uint32_t occasion; /* on the way there: "at a briefing on Friday"; SAYSO_NONE: none */
    bool passed;       /* on the way there is a noun that it may belong to instead */
} when_tie;

/* Nouns for occasions of speech and for what is written: a time that belongs to one is that of the speaking. */
bool when_is_occasion(const doc *d, uint32_t word);
when_tie when_tie_of(const doc *d, const expression *e);

#endif
