/* What points on the calendar are put together from. */
#ifndef WHEN_POINT_H
#define WHEN_POINT_H

#include "when/when_parts.h"

/* What joins the ends of a stretch of time: 1914–18, 3 and 4 May, from March to May. */
bool when_joins(const reader *r, uint32_t at);
/* Whether the language stage takes the word for a part of a name. */
bool when_names_something(const token *t);
/* BC, B.C., AD; before -1 */
uint32_t when_read_era(const reader *r, uint32_t at, int *era);
/* 480 BC, AD 70, 1938, '89; `led`: the words before say that a year follows. */
uint32_t when_read_written_year(const reader *r, uint32_t at, bool led, expression *e);
/* 1938; fiscal 1990; the year 1938 */
when_read when_read_year;
/* this week, last month, the next day, that year, the same month */
when_read when_read_step;
/* the year, the month: of what is told; only inside something else */
when_read when_read_told;
/* Behind a month, a season, a day and month: " 1938", ", 1938", "of 1938", "of that year", "last year",
 * "149 BC". */
when_read when_read_year_behind;
/* last, next, the previous: before a month, a season, a weekday. */
when_read when_read_turn;
/* 10 a.m., 19:15, noon, 05:30hrs */
when_read when_read_clock;
/* Any of the cores. */
when_read when_read_core;

#endif
