/* The day of publication of a page: what the page says of itself; where it does not, a day that it
 * shows, in English or as other languages write it; then its address, and what its scripts hold. */
#include "clean/clean_date.h"
#include "clean/clean_meta.h"
#include "clean/clean_scan.h"
#include "clean/clean_web_day.h"
#include "clean/clean_web_shown.h"
#include <stdlib.h>

enum { LONG_AFTER = 7 /* days */ };

#define SURE 2.0f

static void publish(web_reading *r, const clean_date *date, sayso_origin from)
{
    sayso_about *about = &r->d->about;
    clean_date_value(date, about->published.value, &about->published.precision);
    about->published.type = SAYSO_DATE;
    about->published.spans = doc_spans(r->d, &(sayso_span){date->start, date->end}, 1);
    about->published_from = from;
}

static bool is_elsewhere(const view_line *v)
{
    return web_has(v->hints, HINT_COMMENT) || web_has(v->near, HINT_RELATED) || web_has(v->within, IN_ASIDE) ||
           web_has(v->within, IN_NAV) || web_has(v->within, IN_FOOTER) || web_has(v->near, HINT_LIST);
}

static void publish_by_lines(web_reading *r, float least)
{
    shown_day_vec days = {0};
    clean_web_shown_days(r, &days);
    const shown_day *best = clean_web_best_day(&days, least);
    if (best)
        publish(r, &best->date, SAYSO_FROM_TEXT);
}

/* ---- what the page says of itself ---------------------------------------------------------------------------- */

/* Minutes east of London by the zone behind the time of a date that was read from a value for machines; false if none
 * stands there. */
static bool read_zone(str text, const clean_date *date, int *east)
{
    uint32_t at = date->start + 11;
    int hours, minutes = 0;
    while (at < text.size && at < date->start + 32 && !strchr("\nZ+-", text.at[at]))
        at++;
    const char mark = scan_peek(text, at);
    *east = 0;
    if (date->hour < 0 || date->minute < 0 || !mark || mark == '\n')
        return false;
    if (mark == 'Z')
        return true;
    at++;
    if (scan_number(text, &at, 4, 4, &hours)) {
        minutes = hours % 100;
        hours /= 100;
    } else if (!scan_number(text, &at, 2, 2, &hours) ||
               (scan_char(text, &at, ":") && !scan_number(text, &at, 2, 2, &minutes))) {
        return false;
    }
    *east = (mark == '-' ? -1 : 1) * (60 * hours + minutes);
    return true;
}

static int minutes_of(const clean_date *date)
{
    return (clean_days_of(date->year, date->month, date->day) * 24 + date->hour) * 60 + date->minute;
}

/* Times are often given for London, where the day may be the next one already, or still the one before:
 * whether `other` can be the day where it was written. */
static bool may_be_local(const clean_date *date, const clean_date *other)
{
    const int later =
        clean_days_of(date->year, date->month, date->day) - clean_days_of(other->year, other->month, other->day);
    return (later == 1 && date->hour < 12) || (later == -1 && date->hour >= 10);
}

/* The zone of a time of day at `colon`, its first: "18:40:05.123+0200", "23:00:00 -0400"; 0 for none, and for
 * London. */
static int zone_at(str page, uint32_t colon)
{
    uint32_t at = colon - 2;
    int number, hours, minutes = 0;
    if (!scan_number(page, &at, 2, 2, &number) || !scan_char(page, &at, ":") || !scan_number(page, &at, 2, 2, &number))
        return 0;
    if (scan_char(page, &at, ":") && !scan_number(page, &at, 2, 2, &number))
        return 0;
    if (scan_char(page, &at, ".") && !scan_number(page, &at, 1, 9, &number))
        return 0;
    at += scan_peek(page, at) == ' ';
    const char mark = scan_peek(page, at);
    if (!scan_char(page, &at, "+-"))
        return 0;
    if (scan_number(page, &at, 4, 4, &hours)) {
        minutes = hours % 100;
        hours /= 100;
    } else if (!scan_number(page, &at, 2, 2, &hours) || !scan_char(page, &at, ":") ||
               !scan_number(page, &at, 2, 2, &minutes)) {
        return 0;
    }
    return hours > 14 ? 0 : (mark == '-' ? -1 : 1) * (60 * hours + minutes);
}

/* The day where the page is made, by the zone in which it gives other times; where it uses several, they
 * must agree on the day. */
static bool read_local(str page, const clean_date *date, clean_date *local)
{
    bool found = false;
    for (uint32_t at = 2; (at = clean_find(page, at, (uint32_t)page.size, STR(":"))) < page.size; at++) {
        const int east = zone_at(page, at);
        if (!east)
            continue;
        const int minutes = minutes_of(date) + east, day = (minutes - (minutes % 1440 + 1440) % 1440) / 1440;
        clean_date other = *date;
        clean_day_of(day, &other.year, &other.month, &other.day);
        if (found && clean_days_of(local->year, local->month, local->day) != day)
            return false;
        other.hour = (minutes - 1440 * day) / 60;
        other.minute = (minutes - 1440 * day) % 60;
        *local = other;
        found = true;
    }
    return found;
}

/* The day in the page's address, or in a value that gives the same time in the writer's own zone, or by the
 * zone of other times. */
static bool publish_local(web_reading *r, const clean_date *date)
{
    const str t = r->d->text;
    clean_date other;
    int east;
    if (!read_zone(t, date, &east) || east != 0)
        return false;
    if (clean_meta_url_day(r->d, &other) && may_be_local(date, &other)) {
        clean_published_by_url(r->d);
        return true;
    }
    for (uint32_t i = 0; i < r->view.lines.count; i++) {
        const view_line *v = &r->view.lines.at[i];
        if (v->meta == META_NONE || !clean_web_day(t, v->start, v->end, ORDER_DAY_FIRST, &other) ||
            !read_zone(t, &other, &east) || east == 0 || abs(minutes_of(&other) - east - minutes_of(date)) > 1)
            continue;
        publish(r, &other, SAYSO_FROM_META);
        return true;
    }
    if (read_local(r->d->input, date, &other)) {
        publish(r, &other, SAYSO_FROM_META);
        return true;
    }
    return false;
}

/* A day without marks: "20200412", "20200412T1830". */
static bool read_compact(str text, const view_line *v, clean_date *date)
{
    int whole;
    *date = (clean_date){.start = v->start, .end = v->start, .hour = -1, .minute = -1, .second = -1, .weekday = -1};
    if (!scan_number(str_slice(text, 0, v->start + 8 < v->end ? v->start + 8 : v->end), &date->end, 8, 8, &whole))
        return false;
    date->year = whole / 10000, date->month = whole / 100 % 100, date->day = whole % 100;
    return date->year >= 1990 && date->year <= 2100 && clean_is_day(date->year, date->month, date->day);
}

/* The first day that the page gives itself as `meta`. */
static bool said_day(const web_reading *r, view_meta meta, clean_date *date)
{
    for (uint32_t i = 0; i < r->view.lines.count; i++) {
        const view_line *v = &r->view.lines.at[i];
        if (v->meta == meta && !is_elsewhere(v) &&
            (clean_web_day(r->d->text, v->start, v->end, ORDER_DAY_FIRST, date) || read_compact(r->d->text, v, date)))
            return true;
    }
    return false;
}

static bool are_same(const clean_date *a, const clean_date *b)
{
    return a->year == b->year && a->month == b->month && a->day == b->day;
}

static const shown_day *day_shown(const shown_day_vec *days, const clean_date *date)
{
    for (uint32_t i = 0; i < days->count; i++)
        if (are_same(&days->at[i].date, date))
            return &days->at[i];
    return NULL;
}

/* A page that was written anew long after its first day, and shows or calls its date the new day
 * and not the first, is of the new one. */
static bool publish_anew(web_reading *r, const clean_date *first)
{
    shown_day_vec days = {0};
    clean_date changed, dated;
    if (!said_day(r, META_MODIFIED, &changed) || clean_days_of(changed.year, changed.month, changed.day) <
                                                     clean_days_of(first->year, first->month, first->day) + LONG_AFTER)
        return false;
    clean_web_shown_days(r, &days);
    const shown_day *shown = day_shown(&days, &changed);
    if (day_shown(&days, first))
        return false;
    if (shown)
        publish(r, &shown->date, SAYSO_FROM_TEXT);
    else if (said_day(r, META_PUBLISHED, &dated) && are_same(&dated, &changed))
        publish(r, &dated, SAYSO_FROM_META);
    else
        return false;
    return true;
}

static void publish_by(web_reading *r, view_meta meta)
{
    clean_date date;
    if (said_day(r, meta, &date) && !publish_local(r, &date))
        publish(r, &date, SAYSO_FROM_META);
}

/* By what the page gives as its day of publication. */
static void publish_by_word(web_reading *r, view_meta meta)
{
    clean_date date;
    if (said_day(r, meta, &date) && !publish_anew(r, &date) && !publish_local(r, &date))
        publish(r, &date, SAYSO_FROM_META);
}

/* A day of the address has its place where the page gives that itself. */
static void point_at_address(web_reading *r)
{
    const str text = r->d->text;
    const char *url = r->d->about.url.at;
    clean_date date;
    if (r->d->about.published_from != SAYSO_FROM_URL || url < text.at || url >= text.at + text.size ||
        !clean_meta_url_day(r->d, &date))
        return;
    const uint32_t start = (uint32_t)(url - text.at);
    r->d->about.published.spans = doc_spans(r->d, &(sayso_span){start + date.start, start + date.end}, 1);
}

/* The best word first; each is asked where no earlier one knew. */
void clean_web_published(web_reading *r)
{
    const char *value = r->d->about.published.value;
    if (!*value)
        publish_by_word(r, META_LD_PUBLISHED);
    if (!*value)
        publish_by_word(r, META_PUBLISHED);
    if (!*value)
        publish_by_lines(r, SURE);
    if (!*value)
        publish_by(r, META_TIME);
    if (!*value)
        publish_by(r, META_SCRIPT);
    if (!*value)
        publish_by_lines(r, 0.0f);
    if (!*value)
        clean_published(r->d, &r->web.lines, &r->article);
    if (!*value)
        publish_by(r, META_MODIFIED);
    if (*value && !r->d->about.published.spans.count)
        point_at_address(r);
}
