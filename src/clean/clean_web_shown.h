/* The days that a page shows its readers. */
#ifndef CLEAN_WEB_SHOWN_H
#define CLEAN_WEB_SHOWN_H

#include "clean/clean_date.h"
#include "clean/clean_web_parts.h"

typedef struct shown_day {
    clean_date date;
    uint32_t line;
    uint32_t signs;        /* for or against it, of a kind that clean_web_shown.c keeps to itself */
    clean_day_label label; /* what the words before it call it */
} shown_day;

typedef VEC(shown_day) shown_day_vec;

/* One a line, the article's own lines left out. */
void clean_web_shown_days(const web_reading *r, shown_day_vec *days);
/* The likeliest day of publication, where its weight is above `least`: 0 where it is as likely as not that one
 * of them is. NULL: none. */
const shown_day *clean_web_best_day(const shown_day_vec *days, float least);

#endif
