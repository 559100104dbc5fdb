/* The parts of the stage: times are scanned, then given values, then tied to statements. */
#ifndef WHEN_PARTS_H
#define WHEN_PARTS_H

#include "clean/clean_date.h"
#include "doc/doc.h"

typedef enum when_kind {
    WHEN_CALENDAR, /* December 31; 2021; July: what is missing comes from the publication date */
    WHEN_WEEKDAY,  /* Sunday */
    WHEN_SHIFT,    /* yesterday, last week, two months ago: `count` units from the publication date */
    WHEN_SPAN,     /* two hours: a duration */
    WHEN_EVERY     /* daily */
} when_kind;

typedef enum when_unit {
    UNIT_NONE,
    UNIT_SECOND,
    UNIT_MINUTE,
    UNIT_HOUR,
    UNIT_DAY,
    UNIT_WEEKEND,
    UNIT_WEEK,
    UNIT_MONTH,
    UNIT_YEAR
} when_unit;

/* A time as the text words it. */
typedef struct expression {
    uint32_t first, last; /* tokens [first, last); none: the dateline's, before token `first` */
    sayso_span span;
    when_kind kind;
    clean_date date; /* CALENDAR */
    int weekday;     /* WEEKDAY */
    when_unit unit;  /* SHIFT, SPAN, EVERY */
    int count;       /* units; SPAN: 0 where the text does not say how many */
    int direction;   /* "last" -1, "next" 1: words of its own that say which way from the publication date */
    bool part;       /* of a day: this morning, Sunday night */
} expression;

typedef VEC(expression) expression_vec;

/* The times in the blocks, in the order of the text. */
void when_scan(doc *d, expression_vec *found);
/* The value of a time, relative to the publication date. */
sayso_time when_value(const doc *d, const expression *e);
/* Ties times to statements: said[i] is the expression that says when statement i was made, or
 * SAYSO_NONE. */
void when_said(const doc *d, const expression_vec *times, uint32_t *said);

/* The token of [first, last) whose head lies outside. */
uint32_t when_head(const doc *d, uint32_t first, uint32_t last);

#endif
