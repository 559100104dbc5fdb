/* The lines of an input, and what can be told of each by looking at it alone. */
#ifndef CLEAN_LINE_H
#define CLEAN_LINE_H

#include "clean/clean_reason.h"
#include "doc/doc.h"

/* Where a line stands in the page. */
typedef enum __attribute__((packed)) clean_place {
    PLACE_BEFORE,
    PLACE_BODY,
    PLACE_GAP,
    PLACE_AFTER,
    PLACE_COUNT
} clean_place;

/* A line without the white space around it; where wrapping or a link cut a paragraph into lines,
 * these together. */
typedef struct line {
    uint32_t start, end;
    uint32_t words;
    uint32_t stops;      /* words without which English makes no sentence */
    uint32_t capitals;   /* words after the first that begin with a capital */
    uint32_t numbers;    /* words that begin with a digit */
    uint32_t hints;      /* phrases of the page's own voice in it: subscribe, cookies, click … */
    uint32_t hash;       /* of its words */
    clean_reason reason; /* what a recogniser says it is; REASON_NONE: nothing known */
    clean_place place;
    bool after_blank; /* a blank line stands before it */
    bool stopped;     /* ends as a sentence does */
    bool bulleted;    /* begins with a bullet or bracket */
    bool lower;       /* begins in the middle of a sentence: with a small letter, a comma */
    bool datelined;   /* begins with a dateline */
    bool quoted;      /* holds a quotation mark */
    bool repeated;    /* the same words stand in another line */
} line;

typedef VEC(line) line_vec;

/* Cuts the input into lines (never empty) and measures them. */
void clean_lines(doc *d, line_vec *lines);
/* The words that hold English sentences together: articles, prepositions, auxiliaries, pronouns
 * … */
bool clean_is_stop(str word);

/* Fills in all of a line but its place and what its neighbours tell, from its start and end. */
void clean_measure(str input, line *l);
/* Marks the lines whose words stand in another, too. */
void clean_mark_repeats(doc *d, line_vec *lines);
/* Past the marks that may stand behind the stop of a sentence. */
uint32_t clean_skip_closing(str input, uint32_t at, uint32_t end);

/* Moves the ends of a span past all that shows no ink: white space of every kind, byte-order
 * marks. */
sayso_span clean_trim(str input, sayso_span span);
/* Past white space only. */
sayso_span clean_trim_white(str input, sayso_span span);

#endif
