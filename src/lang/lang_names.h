/* The named-entity recogniser's transition system: one move a token, begin, go on, end, a name of
 * one token, or none.
 *
 * A name never crosses the sentences that the parser found, and never begins on white space.
 * Only the moves that may be made compete. Source: Ratinov & Roth 2009 (BILOU), as in spaCy
 * 3.8. */
#ifndef LANG_NAMES_H
#define LANG_NAMES_H

#include "doc/labels.h"
#include "sayso.h"

typedef enum lang_name_move {
    NAME_MOVE_MISSING, /* never made; also spaCy's UNIT without a type */
    NAME_MOVE_BEGIN,
    NAME_MOVE_IN,
    NAME_MOVE_LAST,
    NAME_MOVE_UNIT,
    NAME_MOVE_OUT,
    NAME_MOVE_COUNT
} lang_name_move;

/* A class of the network. */
typedef struct lang_name_action {
    lang_name_move move;
    label_name name; /* NAME_NONE for OUT */
} lang_name_action;

/* What the next move depends on. */
typedef struct lang_names {
    label_name open; /* NAME_NONE: no name is open */
    bool last;       /* the token is the last of the text or of its sentence */
    bool blank;      /* the token is white space */
} lang_names;

/* The best of the `count` classes that may be made, by `scores`; of equals, the lowest. `count`
 * if none may be made, which cannot be if OUT is among them, and LAST for each type that has
 * BEGIN. */
size_t lang_names_best(const lang_names *state, const lang_name_action *actions, size_t count, const float *scores);

#endif
