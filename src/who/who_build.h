/* Facts on their way from rows of text into the tables of who_parts.h. */
#ifndef WHO_BUILD_H
#define WHO_BUILD_H

#include "base/out.h"
#include "base/vec.h"
#include "who/who_parts.h"

/* A string of the text; `thing` is the one whose id it is, or SAYSO_NONE. */
typedef struct who_slot {
    uint32_t offset, thing; /* offset 0: free */
    bool metonym;           /* this import says what it stands for */
} who_slot;

typedef struct who_thing_row {
    uint32_t cells[THING_COLUMNS];
    bool told;      /* by this import: in place of what was known before */
    bool has_terms; /* likewise its terms */
} who_thing_row;

typedef struct who_phrase_row {
    uint32_t text, sense, thing;
} who_phrase_row;

typedef struct who_term_row {
    uint32_t cells[TERM_COLUMNS];
} who_term_row;

/* Rows of a keyed table: key, then the columns. */
typedef struct who_keyed {
    const char *name;
    uint32_t columns, before; /* before: rows that were known before this import; they come after the new ones */
    VEC(uint32_t) cells;
} who_keyed;

typedef struct who_build {
    arena *arena;
    out text;
    who_slot *slots; /* (room) */
    uint32_t room, used;
    VEC(who_thing_row) things;
    VEC(who_phrase_row) phrases; /* sense WHO_SENSES: taken back */
    VEC(who_term_row) terms;     /* person SAYSO_NONE: taken back */
    who_keyed given, roles, titles, portfolios;
    uint32_t phrases_before, terms_before;
} who_build;

/* Starts with what `base` knows; NULL: with nothing. */
void who_build_start(who_build *b, arena *a, const who_knowledge *base);
/* The offset of a string, written once. */
uint32_t who_build_intern(who_build *b, str text);
/* The thing with this id, or SAYSO_NONE. */
uint32_t who_build_by_id(who_build *b, str id);
/* A new thing, or the one of this id in place of what was known of it; SAYSO_NONE: this import told of it already. */
uint32_t who_build_thing(who_build *b, str id, const uint32_t cells[THING_COLUMNS]);
/* Without a leading "the"; an empty phrase is none. */
void who_build_phrase(who_build *b, str text, who_sense sense, uint32_t thing);
/* A row of `k->columns` cells. */
void who_build_keyed(who_build *b, who_keyed *k, str key, const uint32_t *cells);
/* A phrase, in place of what it stood for before. */
void who_build_metonym(who_build *b, str phrase, who_sense sense, uint32_t thing);
/* A term, in place of those that were known of the person before. */
void who_build_term(who_build *b, const uint32_t cells[TERM_COLUMNS]);
/* All tensors, sorted by name; false only if two strings have one hash. */
bool who_build_tensors(who_build *b, nn_tensor **tensors, size_t *count, sayso_error *error);

#endif
