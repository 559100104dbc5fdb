/* What is known of a document from outside its text: checks what the caller says, takes it over, and
 * reads the day off an address, which for many outlets has it:
 *
 *     …/2022/02/12/ferry-stays · …/2022/feb/12/… · …-2022-02-12.html · …/20220212/… */
#include "clean/clean_meta.h"
#include "clean/clean_scan.h"

bool clean_meta_day(const char *text, clean_date *date)
{
    const str t = str_of(text);
    return t.size < UINT32_MAX && clean_date_next(t, 0, (uint32_t)t.size, date) && date->start == 0 &&
           scan_blanks(t, date->end) == t.size && date->year && date->day && clean_date_settle(date, ORDER_UNKNOWN);
}

static sayso_text copy(doc *d, const char *text)
{
    const str t = str_of(text);
    return t.size ? (sayso_text){arena_copy(&d->arena, t.at, t.size), t.size} : (sayso_text){NULL, 0};
}

static void publish(doc *d, const clean_date *date, sayso_origin from)
{
    clean_date_value(date, d->about.published.value, &d->about.published.precision);
    d->about.published.type = SAYSO_DATE;
    d->about.published_from = from;
}

void clean_meta(doc *d)
{
    clean_date date;
    d->about.url = copy(d, d->meta.url);
    if (d->meta.published && clean_meta_day(d->meta.published, &date))
        publish(d, &date, SAYSO_FROM_CALLER);
}

/* 2022/02/12, 2022-02-12, 2022/feb/12, 20220212, and no digit after it. */
static bool read_day(str url, uint32_t at, clean_date *date)
{
    int whole;
    *date = (clean_date){.start = at, .end = at, .hour = -1, .minute = -1, .second = -1, .weekday = -1};
    if (scan_number(url, &date->end, 8, 8, &whole)) {
        date->year = whole / 10000, date->month = whole / 100 % 100, date->day = whole % 100;
        return clean_is_day(date->year, date->month, date->day);
    }
    if (!scan_number(url, &date->end, 4, 4, &date->year))
        return false;
    const char mark[2] = {scan_peek(url, date->end), '\0'};
    if (!*mark || !strchr("/-_", *mark) || !scan_char(url, &date->end, mark))
        return false;
    if (!scan_number(url, &date->end, 1, 2, &date->month))
        date->month = clean_month_named(scan_word(url, &date->end));
    return scan_char(url, &date->end, mark) && scan_number(url, &date->end, 1, 2, &date->day) &&
           clean_is_day(date->year, date->month, date->day);
}

bool clean_meta_url_day(const doc *d, clean_date *date)
{
    const str url = {d->about.url.at, d->about.url.size};
    for (uint32_t at = 1; at < url.size; at++)
        if (scan_is_digit(url.at[at]) && strchr("/-_=", url.at[at - 1]) && read_day(url, at, date))
            return true;
    return false;
}

void clean_published_by_url(doc *d)
{
    clean_date date;
    if (clean_meta_url_day(d, &date))
        publish(d, &date, SAYSO_FROM_URL);
}
