/* The parts of the stage: times are read off words, then given values in the order of the text, then
 * tied to statements. */
#ifndef WHEN_PARTS_H
#define WHEN_PARTS_H

#include "clean/clean_date.h"
#include "doc/doc.h"
#include "when/when_word.h"

typedef enum when_kind {
    WHEN_POINT, /* a place on the calendar */
    WHEN_SPAN,  /* two hours: a duration */
    WHEN_EVERY, /* daily, every Monday */
    WHEN_REFER  /* now, recently, a few days later */
} when_kind;

/* What a step is taken from, and what fills in what is not written. */
typedef enum when_anchor {
    ANCHOR_OPEN,    /* October 5; Sunday: for the text to tell */
    ANCHOR_WRITING, /* yesterday, last week, two years ago: the day of publication */
    ANCHOR_TOLD     /* the next day, that year, two days later: the time told of before */
} when_anchor;

/* A time as the text words it. Of a point, everything that is written, however coarse or fine; what
 * is not written is 0 (of `date`: as there). */
typedef struct expression {
    uint32_t first, last; /* tokens [first, last); none: the dateline's, before token `first` */
    sayso_span span;
    when_kind kind;
    when_anchor anchor;
    when_unit unit;  /* POINT: of the step, UNIT_NONE: no step; else: of the length */
    int count;       /* of units; SPAN, EVERY: 0 where the text does not say how many */
    int tenths;      /* of a unit: and a half */
    int look;        /* "earlier Friday" -1, "later Friday" 1: which way the tense would else tell */
    int direction;   /* "last Friday" -1, "next May" 1 */
    bool short_year; /* '89: of some century */
    clean_date date; /* year below 0: BC */
    int nth;         /* of date.weekday in the month: the first Monday of May; 5: the last */
    int decade;      /* 199: the 1990s */
    int century;     /* 19: the nineteenth; below 0: BC */
    int season;      /* 1 spring … 4 winter */
    int quarter, half_year;
    when_part part;
    bool same; /* the time told of, as it is: that time */
    when_reference refers;
} expression;

typedef VEC(expression) expression_vec;

/* Reading words. A function that reads one thing at word `at` returns the word behind it, or `at` if
 * it does not stand there, and then may have written to *e. */
typedef struct reader {
    const doc *d;
    const when_word *words;
    uint32_t end; /* byte: of the block */
} reader;

typedef uint32_t when_read(const reader *r, uint32_t at, expression *e);

static inline bool when_is(const reader *r, uint32_t at, when_class class)
{
    return r->words[at].class == class;
}

static inline bool when_is_mark(const reader *r, uint32_t at, char mark)
{
    return when_is(r, at, CLASS_MARK) && r->words[at].number == mark;
}

/* Whether the word is this one, whatever its case. */
bool when_is_text(const reader *r, uint32_t at, const char *text);
bool when_is_among(const reader *r, uint32_t at, const char *const *texts, size_t count);
/* The unit that the word names, a quarter of a year included; UNIT_NONE if it names none. */
when_unit when_unit_at(const reader *r, uint32_t at);
/* The language stage's token that holds the word. */
const token *when_token(const reader *r, uint32_t at);
/* two, 12, twenty-two, two hundred, a hundred */
uint32_t when_read_number(const reader *r, uint32_t at, int *number);

/* The times in the blocks, in the order of the text. */
void when_scan(doc *d, expression_vec *found);
/* A point on the calendar, with all that belongs to it: "the end of May", "Monday morning". */
when_read when_read_point;
/* Durations, what stands some length from another time, and how often: "two weeks", "a year ago", "$5 a year". */
when_read when_read_amount;
/* daily, every Monday, per week */
when_read when_read_set;
/* now, recently, the future */
when_read when_read_reference;
/* A holiday with a day of its own: Christmas Eve, Labor Day. */
when_read when_read_feast;

/* Gives all times their values. */
void when_values(doc *d, const expression_vec *found);
/* Ties statements to times, which are d->times in the same order: fills statements' said and said_by. */
void when_said(doc *d, const expression_vec *times);

/* The token of [first, last) whose head lies outside. */
uint32_t when_head(const doc *d, uint32_t first, uint32_t last);

#endif
