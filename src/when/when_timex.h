/* Writing TIMEX3 values. Each adds to time->value and sets its precision. */
#ifndef WHEN_TIMEX_H
#define WHEN_TIMEX_H

#include "when/when_parts.h"

/* A place on the calendar, as precise as it is known. */
typedef struct point {
    int year, month, day; /* year below 0: BC; 0: not known */
    int quarter, season, half_year;
} point;

__attribute__((format(printf, 3, 4))) void when_put(sayso_time *time, sayso_precision precision, const char *format,
                                                    ...);
void when_put_year(sayso_time *time, int year);
/* The parts of the point as far as any is known, and as far as `finest` whether it is or not:
 * "1915-05-XX". */
void when_put_point(sayso_time *time, const point *p, when_unit finest);
/* 199: the 1990s. 18: the nineteenth century. Below 0: BC. */
void when_put_decade(sayso_time *time, int decade);
void when_put_century(sayso_time *time, int hundreds);
/* The week that holds the day. */
void when_put_week(sayso_time *time, int days, bool weekend);
/* The hour or part of a day that the words have, if any: "T18:40", "TMO". The time is then of type TIME. */
void when_put_part(sayso_time *time, const expression *e);
/* "PT2H", "P3D", "P2.5Y", "PXM"; half an hour: "PT30M". */
void when_put_length(sayso_time *time, const expression *e);
/* every two weeks: "P2W"; daily: "XXXX-XX-XX"; every Monday: "XXXX-WXX-1". The time is of type SET. */
void when_put_set(sayso_time *time, const expression *e);

/* Days since 1970 and back; the point has a day. */
point when_point_of(int days);
int when_days_of(const point *p);

#endif
