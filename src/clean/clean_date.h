/* Dates as people write them: one scanner for the page's date line, the dateline and the running
 * text.  A date is what stands in the text and nothing more: what is not written stays open
 * (year 0, hour -1). No clock and no time zone is ever applied; a value is in the writer's own
 * time. */
#ifndef CLEAN_DATE_H
#define CLEAN_DATE_H

#include "base/str.h"
#include "sayso.h"

/* The order of day and month in a date such as 03/04/2022. */
typedef enum clean_order { ORDER_UNKNOWN, ORDER_DAY_FIRST, ORDER_MONTH_FIRST } clean_order;

typedef struct clean_date {
    uint32_t start, end;      /* bytes of the text, weekday and time of day included */
    int year, month, day;     /* 0: not written */
    int hour, minute, second; /* -1: not written */
    int weekday;              /* 0 Monday … 6 Sunday; -1: not written */
    bool numeric;             /* day and month are both numbers, and neither is known to come first */
    clean_order order;        /* what this date tells of the order of such dates: 23/04, or "ET" beside it */
} clean_date;

/* The first date that begins in text[from, to), whose words end by `to`. A month alone counts
 * only with a year or a day. */
bool clean_date_next(str text, uint32_t from, uint32_t to, clean_date *found);
/* The date that begins at `at`, which is where a word or number begins. */
bool clean_date_at(str text, uint32_t at, uint32_t to, clean_date *found);
/* Gives a numeric date its day and month, by the weekday beside it or else by `order`; false if
 * neither decides. */
bool clean_date_settle(clean_date *date, clean_order order);
/* Whether the weekday beside a full date is another day's. */
bool clean_date_contradicts(const clean_date *date);
/* The ISO 8601 value, as long as what is known: "2022-02", "2022-02-12", "2022-02-12T18:40"; ""
 * without a year or settled month. */
void clean_date_value(const clean_date *date, char value[28], sayso_precision *precision);

/* Calendar arithmetic, proleptic Gregorian. Days count from 1970-01-01. */
int clean_days_of(int year, int month, int day);
void clean_day_of(int days, int *year, int *month, int *dom);
int clean_weekday_of(int days); /* 0 Monday … 6 Sunday */
int clean_month_days(int year, int month);
/* Whether the calendar has the day; year 0: in some year. */
bool clean_is_day(int year, int month, int day);
/* The ISO week that holds the day, and the year it belongs to. */
void clean_week_of(int days, int *year, int *week);

/* 1 … 12 for an English month's name or usual short form, whatever its case; else 0. Likewise 0
 * … 6 for a weekday; else -1. */
int clean_month_named(str word);
int clean_weekday_named(str word);
/* Whether the month or weekday is named by a short form, which a stop may follow. */
bool clean_is_short(str word);

#endif
