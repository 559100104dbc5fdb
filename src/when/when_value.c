/* The value of one time: a point is put together from what is written, a step from its anchor, and what is
 * open; durations, sets and references say it themselves. */
#include "when/when_line.h"

enum { MOST_STEPS = 9999 };

static void put_weekday(const timeline *l, sayso_time *time, const expression *e)
{
    const int back = (clean_weekday_of(l->day) - e->date.weekday + 7) % 7; /* 0: the publication day itself */
    const int direction = e->direction ? e->direction : when_tense_about(l->d, e);
    int day = l->day - (back ? back : 7);
    time->rule = "weekday-before-published";
    if (direction > 0) {
        day = l->day - back + 7;
        time->rule = "weekday-after-published";
    } else if (back == 0 && e->direction == 0) {
        day = l->day;
        time->rule = "weekday-published";
    }
    const point p = when_point_of(day);
    when_put_point(time, &p, UNIT_DAY);
}

static int add_years(int year, int count)
{
    const int sum = year + count;
    return year < 0 && sum >= 0 ? sum + 1 : year > 0 && sum <= 0 ? sum - 1 : sum; /* there is no year 0 */
}

static void add_months(point *p, int count)
{
    const int months = p->year * 12 + p->month - 1 + count;
    p->year = months / 12;
    p->month = months % 12 + 1;
}

/* What is written inside the year that a step leads to: October last year. */
static void refine(point *p, const expression *e)
{
    *p = (point){.year = p->year,
                 .month = e->date.month,
                 .day = e->date.day,
                 .quarter = e->quarter,
                 .season = e->season,
                 .half_year = e->half_year};
}

static const char *step_rule(const expression *e)
{
    if (e->anchor == ANCHOR_TOLD)
        return "from-time-told";
    switch (e->unit) {
    case UNIT_DAY:
        return e->count == 0 ? "today" : "days-from-published";
    case UNIT_WEEKEND:
        return "weekend-phrase";
    case UNIT_WEEK:
        return "week-phrase";
    case UNIT_MONTH:
        return "month-phrase";
    default:
        return "year-phrase";
    }
}

/* "The weekend", "this weekend" told of on a working day in the past tense is the one just over, and early in the
 * week whatever the tense. */
static bool is_weekend_over(const timeline *l, const expression *e)
{
    enum { TUESDAY = 1, FRIDAY = 4 };
    if (e->unit != UNIT_WEEKEND || e->count || e->anchor != ANCHOR_WRITING)
        return false;
    const int today = clean_weekday_of(l->day);
    return today <= TUESDAY || (today <= FRIDAY && when_tense_about(l->d, e) < 0);
}

/* Whether a day of the calendar is known. */
static bool is_whole(const point *p)
{
    return p->day && p->month && p->year > 0;
}

static void put_week_step(sayso_time *time, const expression *e, const point *from)
{
    if (is_whole(from)) {
        when_put_week(time, when_days_of(from) + 7 * e->count, e->unit == UNIT_WEEKEND);
        return;
    }
    when_put_year(time, from->year);
    when_put(time, SAYSO_WEEK, "-WXX");
}

static void put_quarter_step(sayso_time *time, const expression *e, const point *from)
{
    if (!from->quarter && !from->month)
        return;
    const int quarter = (from->quarter ? from->quarter - 1 : (from->month + 2) / 3 - 1) + 4 * from->year + e->count;
    const point p = {.year = quarter / 4, .quarter = quarter % 4 + 1};
    when_put_point(time, &p, UNIT_QUARTER);
}

/* `count` units from `from`, as precise as the unit, or as what is known of `from`. */
static void put_step(sayso_time *time, const expression *e, point from)
{
    if (e->count > MOST_STEPS || e->count < -MOST_STEPS)
        return;
    switch (e->unit) {
    case UNIT_SECOND:
    case UNIT_MINUTE:
    case UNIT_HOUR:
        when_put_point(time, &from, UNIT_DAY);
        when_put(time, SAYSO_DAY, "TXX");
        time->type = SAYSO_TIME;
        return;
    case UNIT_DAY:
        if (is_whole(&from))
            from = when_point_of(when_days_of(&from) + e->count);
        else if (e->count)
            from.day = 0;
        when_put_point(time, &from, UNIT_DAY);
        return;
    case UNIT_WEEKEND:
    case UNIT_WEEK:
        put_week_step(time, e, &from);
        return;
    case UNIT_MONTH:
        if (from.month && from.year > 0)
            add_months(&from, e->count);
        from.day = from.season = from.quarter = 0;
        when_put_point(time, &from, UNIT_MONTH);
        return;
    case UNIT_QUARTER:
        put_quarter_step(time, e, &from);
        return;
    case UNIT_DECADE:
        when_put_decade(time, from.year / 10 + e->count);
        return;
    case UNIT_CENTURY:
        when_put_century(time, from.year / 100 + e->count);
        return;
    default:
        from.year = add_years(from.year, e->count);
        refine(&from, e);
        when_put_point(time, &from, UNIT_YEAR);
    }
}

static bool settle_nth(point *p, const expression *e)
{
    if (!e->nth || !p->year)
        return !e->nth;
    const int first = clean_weekday_of(clean_days_of(p->year, p->month, 1));
    int day = 1 + (e->date.weekday - first + 7) % 7 + 7 * (e->nth - 1);
    if (day > clean_month_days(p->year, p->month))
        day -= 7;
    p->day = day;
    return true;
}

/* A point with a month, a season or a quarter, and with a year or without. */
static void put_date(const timeline *l, sayso_time *time, const expression *e)
{
    point p = {.year = e->short_year ? when_century_near(l, e->date.year) : e->date.year};
    refine(&p, e);
    if (!when_month_of(e) && e->date.day)
        p.month = l->told.month;
    const bool open = !p.year, on = open && when_goes_on(l, e);
    if (on) {
        p.year = when_year_near_told(l, e);
        time->rule = "near-time-told";
    } else if (open && l->published && !when_is_past(l) && when_month_of(e)) {
        p.year = when_year_near_published(l, e, e->direction ? e->direction : when_tense_about(l->d, e));
        time->rule = p.day || e->nth ? "date-near-published" : "month-phrase";
    }
    if (p.year && settle_nth(&p, e))
        when_put_point(time, &p, UNIT_YEAR);
}

/* An hour or a part of a day by itself. */
static void put_hour(const timeline *l, sayso_time *time, const expression *e)
{
    point p = {0};
    const bool near = when_is_past(l) || l->sentence + 1 >= when_sentence_of(l, e);
    if (e->date.hour >= 0 || e->anchor == ANCHOR_TOLD)
        p = l->told.day && near ? l->told : l->published && !when_is_past(l) ? when_point_of(l->day) : p;
    when_put_point(time, &p, UNIT_DAY);
}

/* that time: the time told of, as precise as it was */
static void put_same(const timeline *l, sayso_time *time)
{
    if (!l->told.year)
        return;
    when_put_point(time, &l->told, UNIT_YEAR);
    time->rule = "from-time-told";
}

static void put_when(const timeline *l, sayso_time *time, const expression *e)
{
    if (e->decade)
        when_put_decade(time, e->decade);
    else if (e->century)
        when_put_century(time, e->century - (e->century > 0 ? 1 : -1));
    else if (e->same)
        put_same(l, time);
    else if (e->unit) {
        expression step = *e;
        step.count -= is_weekend_over(l, e);
        const point from = when_anchor_of(l, e);
        if (from.year || e->date.year)
            put_step(time, &step, from);
        time->rule = step_rule(e);
    } else if (e->date.year || when_month_of(e) || e->half_year || e->date.day)
        put_date(l, time, e);
    else if (e->date.weekday >= 0) {
        if (l->published && !when_is_past(l))
            put_weekday(l, time, e);
    } else
        put_hour(l, time, e);
    if (!*time->value)
        time->rule = NULL;
    else
        when_put_part(time, e);
}

static void put_reference(sayso_time *time, when_reference refers)
{
    static const char *const values[] = {
        [REFERS_PRESENT] = "PRESENT_REF", [REFERS_PAST] = "PAST_REF", [REFERS_FUTURE] = "FUTURE_REF"};
    when_put(time, SAYSO_NO_PRECISION, "%s", values[refers]);
}

sayso_time when_value_of(const timeline *l, const expression *e)
{
    sayso_time time = {.precision = SAYSO_DAY, .type = e->part || e->date.hour >= 0 ? SAYSO_TIME : SAYSO_DATE};
    switch (e->kind) {
    case WHEN_POINT: {
        expression settled = *e;
        if (clean_date_settle(&settled.date, ORDER_UNKNOWN))
            put_when(l, &time, &settled);
        break;
    }
    case WHEN_SPAN:
        time.type = SAYSO_DURATION;
        when_put_length(&time, e);
        break;
    case WHEN_EVERY:
        when_put_set(&time, e);
        break;
    case WHEN_REFER:
        time.type = SAYSO_DATE;
        put_reference(&time, e->refers);
        break;
    }
    return time;
}
