/* The phrases that pages of all outlets have in common. No outlet is named. */
#ifndef CLEAN_PHRASES_H
#define CLEAN_PHRASES_H

#include "clean/clean_reason.h"

/* How a phrase must stand in a line. */
typedef enum clean_where {
    WHERE_ALL,   /* it is the line */
    WHERE_FIRST, /* the line begins with it */
    WHERE_SHORT, /* a line of at most ten words, no sentence, begins with it */
    WHERE_LAST,  /* the line ends with it */
    WHERE_IN     /* anywhere */
} clean_where;

typedef struct clean_phrase {
    const char *text;
    clean_reason reason;
    clean_where where;
} clean_phrase;

/* In the order in which they are tried. */
extern const clean_phrase clean_phrases[];
extern const size_t clean_phrase_count;
/* Words that a page says of itself, and a report seldom. */
extern const char *const clean_hints[];
extern const size_t clean_hint_count;

#endif
