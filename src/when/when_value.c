/* Gives a time its value. What the text leaves open is taken from the publication date and from
 * the tense beside the time: the report looks back, so a weekday is the last such day up to the
 * publication, unless the words look ahead. */
#include "when/when_parts.h"
#include <stdio.h>

enum { LOOK = 8 };

/* The publication day; false if it is not known to the day. */
static bool published_on(const doc *d, int *days)
{
    const char *v = d->about.published.value;
    int year, month, day;
    if (sscanf(v, "%4d-%2d-%2d", &year, &month, &day) != 3)
        return false;
    *days = clean_days_of(year, month, day);
    return true;
}

static bool is_verb(const token *t)
{
    return t->pos == POS_VERB || t->pos == POS_AUX;
}

static bool looks_ahead(str word)
{
    static const char *const words[] = {"'ll", "shall", "will", "would", "\xe2\x80\x99ll"};
    return str_among(word, words, sizeof words / sizeof *words);
}

/* The way the clause about a time looks: 1 ahead (will, would, is to), -1 back (past tense), 0
 * neither. */
static int tense_about(const doc *d, uint32_t word)
{
    const token *t = d->tokens.at;
    uint32_t at = word;
    for (int steps = 0; steps < LOOK && t[at].head != at && !is_verb(&t[at]); steps++)
        at = t[at].head;
    if (!is_verb(&t[at]))
        return 0;
    for (uint32_t i = at > LOOK ? at - LOOK : 0; i < at; i++) {
        if (t[i].head == at && (t[i].tag == TAG_TO || looks_ahead(doc_token(d, &t[i]))))
            return 1;
    }
    return t[at].tag == TAG_VBD || t[at].tag == TAG_VBN ? -1 : 0;
}

static void put_day(sayso_time *time, int days)
{
    int year, month, day;
    clean_day_of(days, &year, &month, &day);
    const clean_date date = {.year = year, .month = month, .day = day, .hour = -1};
    clean_date_value(&date, time->value, &time->precision);
}

static void put_month(sayso_time *time, int months) /* since year 0 */
{
    const clean_date date = {.year = months / 12, .month = months % 12 + 1, .hour = -1};
    clean_date_value(&date, time->value, &time->precision);
}

static void put_week(sayso_time *time, int days, bool weekend)
{
    int year, week;
    clean_week_of(days, &year, &week);
    snprintf(time->value, sizeof time->value, "%04u-W%02u%s", (unsigned)year % 10000, (unsigned)week % 100,
             weekend ? "-WE" : "");
    time->precision = SAYSO_WEEK;
}

static void put_weekday(sayso_time *time, const expression *e, int published, int tense)
{
    const int back = (clean_weekday_of(published) - e->weekday + 7) % 7; /* 0: the publication day itself */
    const int direction = e->direction ? e->direction : tense;
    if (direction > 0) {
        put_day(time, published - back + 7);
        time->rule = "weekday-after-published";
    } else if (back == 0 && e->direction == 0) {
        put_day(time, published);
        time->rule = "weekday-published";
    } else {
        put_day(time, published - (back ? back : 7));
        time->rule = "weekday-before-published";
    }
}

static void put_shift(sayso_time *time, const expression *e, int published)
{
    int year, month, day;
    clean_day_of(published, &year, &month, &day);
    switch (e->unit) {
    case UNIT_DAY:
        put_day(time, published + e->count);
        time->rule = e->count == 0 ? "today" : "days-from-published";
        return;
    case UNIT_WEEKEND:
        /* On a Monday, "this weekend" is the one just over. */
        put_week(time, published + 7 * e->count - (e->count == 0 && clean_weekday_of(published) < 2 ? 7 : 0), true);
        time->rule = "weekend-phrase";
        return;
    case UNIT_WEEK:
        put_week(time, published + 7 * e->count, false);
        time->rule = "week-phrase";
        return;
    case UNIT_MONTH:
        put_month(time, year * 12 + month - 1 + e->count);
        time->rule = "month-phrase";
        return;
    case UNIT_YEAR:
        put_month(time, (year + e->count) * 12);
        time->value[4] = '\0';
        time->precision = SAYSO_YEAR;
        time->rule = "year-phrase";
        return;
    default:
        return; /* hours and minutes ago: the hour of publication is seldom that of writing */
    }
}

/* The year of a day or month that has none: the one that brings it nearest to the publication,
 * on the side that the words tell. */
static int nearest_year(const clean_date *date, int published, int direction)
{
    int year, month, day, best = 0, least = 1 << 30;
    clean_day_of(published, &year, &month, &day);
    for (int y = year - 1; y <= year + 1; y++) {
        const int at = date->day ? clean_days_of(y, date->month, date->day) : clean_days_of(y, date->month, 15);
        const int slack = date->day ? 0 : 15, off = at - published; /* a month holds its days */
        if ((direction < 0 && off > slack) || (direction > 0 && off < -slack))
            continue;
        const int distance = off < 0 ? -off : off;
        if (distance < least) {
            least = distance;
            best = y;
        }
    }
    return best;
}

static void put_calendar(sayso_time *time, const expression *e, bool known, int published, int tense)
{
    clean_date date = e->date;
    if (!clean_date_settle(&date, ORDER_UNKNOWN))
        return;
    if (!date.year && known) {
        date.year = nearest_year(&date, published, e->direction ? e->direction : tense);
        time->rule = date.day ? "date-near-published" : "month-phrase";
    }
    clean_date_value(&date, time->value, &time->precision);
    if (!*time->value)
        time->rule = NULL;
    if (date.hour >= 0)
        time->type = SAYSO_TIME;
}

/* "PT2H", "P3D"; weekends count as weeks. */
static void put_duration(sayso_time *time, const expression *e)
{
    static const struct {
        const char *prefix;
        char letter;
        sayso_precision precision;
    } units[] = {
        [UNIT_SECOND] = {"PT", 'S', SAYSO_SECOND}, [UNIT_MINUTE] = {"PT", 'M', SAYSO_MINUTE},
        [UNIT_HOUR] = {"PT", 'H', SAYSO_HOUR},     [UNIT_DAY] = {"P", 'D', SAYSO_DAY},
        [UNIT_WEEKEND] = {"P", 'W', SAYSO_WEEK},   [UNIT_WEEK] = {"P", 'W', SAYSO_WEEK},
        [UNIT_MONTH] = {"P", 'M', SAYSO_MONTH},    [UNIT_YEAR] = {"P", 'Y', SAYSO_YEAR},
    };
    time->precision = units[e->unit].precision;
    if (e->count > 0)
        snprintf(time->value, sizeof time->value, "%s%d%c", units[e->unit].prefix, e->count, units[e->unit].letter);
}

sayso_time when_value(const doc *d, const expression *e)
{
    sayso_time time = {.precision = SAYSO_DAY, .type = e->part ? SAYSO_TIME : SAYSO_DATE};
    int published = 0;
    const bool known = published_on(d, &published);
    const int tense = e->first < e->last ? tense_about(d, when_head(d, e->first, e->last)) : 0;
    switch (e->kind) {
    case WHEN_CALENDAR:
        put_calendar(&time, e, known, published, tense);
        break;
    case WHEN_WEEKDAY:
        if (known)
            put_weekday(&time, e, published, tense);
        break;
    case WHEN_SHIFT:
        if (known)
            put_shift(&time, e, published);
        break;
    case WHEN_SPAN:
    case WHEN_EVERY:
        time.type = e->kind == WHEN_SPAN ? SAYSO_DURATION : SAYSO_SET;
        put_duration(&time, e);
        break;
    }
    return time;
}
