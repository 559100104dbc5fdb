/* Where a text stands while its times are given values, one after the other. */
#ifndef WHEN_LINE_H
#define WHEN_LINE_H

#include "when/when_timex.h"

typedef struct timeline {
    const doc *d;
    bool published; /* is known to the day */
    int day;        /* of publication, since 1970 */
    bool story;
    point told;        /* by the last point before that had a year */
    point backbone;    /* of the story: likewise, but for years mentioned in passing */
    uint32_t sentence; /* in which `told` was */
} timeline;

/* The way the clause about a time looks: 1 ahead (will, would, is to), -1 back (past tense), 0
 * neither. What somebody refused or had to do looks neither way. */
int when_tense_about(const doc *d, const expression *e);
/* The month in which a month, season or quarter lies, for comparing; 0: none is written. */
int when_month_of(const expression *e);
/* The year of a day or month that has none: the one that brings it nearest to the publication, on the
 * side that the words tell; the one in which a story goes on from the time told of. */
int when_year_near_published(const timeline *l, const expression *e, int direction);
int when_year_near_told(const timeline *l, const expression *e);
/* '89: the year, of the century that brings it nearest to what is told, or to the publication. */
int when_century_near(const timeline *l, int year);
uint32_t when_sentence_of(const timeline *l, const expression *e);
/* Whether the story is in the past: where it has come to the year of its writing, it is a report. */
bool when_is_past(const timeline *l);
/* Whether what is open comes from the time told of. */
bool when_goes_on(const timeline *l, const expression *e);
/* What a step is taken from; year 0: it is not known. */
point when_anchor_of(const timeline *l, const expression *e);
/* The time's value, type, precision and rule. */
sayso_time when_value_of(const timeline *l, const expression *e);

#endif
