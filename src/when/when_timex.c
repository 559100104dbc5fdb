/* TIMEX3 values, piece by piece: what is known of a point is written as far as it is known, X for the
 * rest ("1915-05-XX"). Source: TimeML 1.2.1, which has it from TIMEX2 2005. */
#include "when/when_timex.h"
#include <stdarg.h>
#include <stdio.h>

void when_put(sayso_time *time, sayso_precision precision, const char *format, ...)
{
    const size_t size = strlen(time->value);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(time->value + size, sizeof time->value - size, format, arguments);
    va_end(arguments);
    time->precision = precision;
}

void when_put_year(sayso_time *time, int year)
{
    if (year)
        when_put(time, SAYSO_YEAR, year < 0 ? "BC%04d" : "%04d", year < 0 ? -year : year);
    else
        when_put(time, SAYSO_YEAR, "XXXX");
}

void when_put_decade(sayso_time *time, int decade)
{
    when_put(time, SAYSO_DECADE, decade < 0 ? "BC%03d" : "%03d", decade < 0 ? -decade : decade);
}

void when_put_century(sayso_time *time, int hundreds)
{
    when_put(time, SAYSO_CENTURY, hundreds < 0 ? "BC%02d" : "%02d", hundreds < 0 ? -hundreds : hundreds);
}

static void put_two(sayso_time *time, sayso_precision precision, int number)
{
    if (number)
        when_put(time, precision, "-%02d", number);
    else
        when_put(time, precision, "-XX");
}

/* The parts as far as any is written: `finest` may be one that is not known, "1915-05-XX". */
void when_put_point(sayso_time *time, const point *p, when_unit finest)
{
    static const char *const seasons[] = {"SP", "SU", "FA", "WI"};
    when_put_year(time, p->year);
    if (p->season)
        when_put(time, SAYSO_QUARTER, "-%s", seasons[p->season - 1]);
    else if (p->quarter)
        when_put(time, SAYSO_QUARTER, "-Q%d", p->quarter);
    else if (p->half_year)
        when_put(time, SAYSO_HALF_YEAR, "-H%d", p->half_year);
    else if (p->month || finest <= UNIT_MONTH)
        put_two(time, SAYSO_MONTH, p->month);
    if (p->day || finest <= UNIT_DAY)
        put_two(time, SAYSO_DAY, p->day);
}

void when_put_part(sayso_time *time, const expression *e)
{
    static const char *const parts[] = {[PART_MORNING] = "TMO",
                                        [PART_AFTERNOON] = "TAF",
                                        [PART_EVENING] = "TEV",
                                        [PART_NIGHT] = "TNI",
                                        [PART_DAYTIME] = "TDT"};
    if (e->date.hour >= 0)
        when_put(time, e->date.minute >= 0 ? SAYSO_MINUTE : SAYSO_HOUR, "T%02d:%02d", e->date.hour % 25,
                 e->date.minute >= 0 ? e->date.minute : 0);
    else if (e->part)
        when_put(time, SAYSO_DAY, "%s", parts[e->part]);
    else
        return;
    time->type = SAYSO_TIME;
}

void when_put_week(sayso_time *time, int days, bool weekend)
{
    int year, week;
    clean_week_of(days, &year, &week);
    when_put(time, SAYSO_WEEK, "%04d-W%02d%s", year, week, weekend ? "-WE" : "");
}

/* "PT2H", "P3D", "P2.5Y", "PXM"; half an hour: "PT30M" */
void when_put_length(sayso_time *time, const expression *e)
{
    static const struct {
        const char *prefix, *letter, *half;
        sayso_precision precision;
    } units[] = {
        [UNIT_NONE] = {"P", "X", "PX", SAYSO_DAY},           [UNIT_SECOND] = {"PT", "S", "PT0.5S", SAYSO_SECOND},
        [UNIT_MINUTE] = {"PT", "M", "PT30S", SAYSO_MINUTE},  [UNIT_HOUR] = {"PT", "H", "PT30M", SAYSO_HOUR},
        [UNIT_DAY] = {"P", "D", "PT12H", SAYSO_DAY},         [UNIT_WEEKEND] = {"P", "WE", "P0.5WE", SAYSO_WEEK},
        [UNIT_WEEK] = {"P", "W", "P0.5W", SAYSO_WEEK},       [UNIT_MONTH] = {"P", "M", "P0.5M", SAYSO_MONTH},
        [UNIT_QUARTER] = {"P", "Q", "P0.5Q", SAYSO_QUARTER}, [UNIT_YEAR] = {"P", "Y", "P6M", SAYSO_YEAR},
        [UNIT_DECADE] = {"P", "DE", "P5Y", SAYSO_DECADE},    [UNIT_CENTURY] = {"P", "CE", "P50Y", SAYSO_CENTURY},
    };
    const sayso_precision precision = units[e->unit].precision;
    if (!e->count && e->tenths)
        when_put(time, precision, "%s", units[e->unit].half);
    else if (!e->count)
        when_put(time, precision, "%sX%s", units[e->unit].prefix, units[e->unit].letter);
    else if (e->tenths)
        when_put(time, precision, "%s%d.%d%s", units[e->unit].prefix, e->count, e->tenths, units[e->unit].letter);
    else
        when_put(time, precision, "%s%d%s", units[e->unit].prefix, e->count, units[e->unit].letter);
}

/* every two weeks: "P2W"; daily: "XXXX-XX-XX"; every Monday: "XXXX-WXX-1" */
void when_put_set(sayso_time *time, const expression *e)
{
    static const char *const rates[] = {[UNIT_DAY] = "XXXX-XX-XX",
                                        [UNIT_WEEK] = "XXXX-WXX",
                                        [UNIT_MONTH] = "XXXX-XX",
                                        [UNIT_QUARTER] = "XXXX-QX",
                                        [UNIT_YEAR] = "XXXX"};
    if (e->unit && (e->count || e->unit > UNIT_YEAR || !rates[e->unit])) {
        when_put_length(time, e);
    } else if (e->unit) {
        when_put_length(time, e); /* for the precision */
        *time->value = '\0';
        when_put(time, time->precision, "%s", rates[e->unit]);
    } else if (e->date.weekday >= 0) {
        when_put(time, SAYSO_DAY, "XXXX-WXX-%d", e->date.weekday + 1);
    } else {
        const point p = {.month = e->date.month, .season = e->season};
        when_put_point(time, &p, e->part ? UNIT_DAY : UNIT_YEAR);
        when_put_part(time, e);
    }
    time->type = SAYSO_SET;
}

point when_point_of(int days)
{
    point p = {0};
    clean_day_of(days, &p.year, &p.month, &p.day);
    return p;
}

int when_days_of(const point *p)
{
    return clean_days_of(p->year, p->month, p->day);
}
