/* Reads the dates of a text, by hand: a date starts where a number or a name of the calendar does, and
 * each way of writing one is a small function that either reads all of it or leaves the place where it
 * was. Looks ahead a bounded number of bytes, so a text costs time in proportion to its length.
 *
 *     Thu January 20, 2022 · Thursday, Feb 3rd 2022 · 12 February 2022 · the 3rd of March, 2022
 *     2022-02-12T18:40:00Z · 2022/02/12 · 12.02.2022 · 12-Feb-22 · February 2022
 *     18/12/2021 14:05 GMT · 3:04 PM ET, Jan. 20, 2022 */
#include "clean/clean_scan.h"
#include <stdio.h>

enum { CENTURY = 2000, FIRST_YEAR = 1000, GREGORIAN = 1583, LAST_YEAR = 2199 };

bool clean_is_day(int year, int month, int day)
{
    return month >= 1 && month <= 12 && day >= 1 && day <= clean_month_days(year ? year : 2000, month);
}

/* Past what stands between a date and its time of day, or a weekday and its date. */
static uint32_t skip_between(str t, uint32_t at)
{
    static const char *const dashes[] = {"\xe2\x80\x93", "\xe2\x80\x94", "\xc2\xb7", "\xe2\x80\xa2"}; /* – — · • */
    for (int marks = 0; marks < 4; marks++) {
        at = scan_blanks(t, at);
        const uint32_t before = at;
        if (!scan_exactly(t, &at, STR("at")) && !scan_exactly(t, &at, STR("on")) && !scan_char(t, &at, ",-|/@("))
            for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
                if (at + strlen(dashes[i]) <= t.size && str_starts(str_slice(t, at, t.size), str_of(dashes[i])))
                    at += (uint32_t)strlen(dashes[i]);
        if (at == before)
            break;
    }
    return scan_blanks(t, at);
}

/* 2022, or 22 and ’22 where only a short year can stand. */
static bool read_year(str t, uint32_t *at, bool may_be_short, int *year)
{
    uint32_t end = *at;
    if (scan_number(t, &end, 4, 4, year)) {
        if (*year < FIRST_YEAR || *year > LAST_YEAR)
            return false;
    } else {
        if (!may_be_short || !scan_number(t, &end, 2, 2, year))
            return false;
        *year += CENTURY;
    }
    *at = end;
    return true;
}

/* The year of a date all in numbers: one before the calendar was made is another calendar's, 1402/06/28. */
static bool read_numbered_year(str t, uint32_t *at, bool may_be_short, int *year)
{
    return read_year(t, at, may_be_short, year) && *year >= GREGORIAN;
}

/* The year after a day and month: ", 2022", " 2022", and "-22" where a dash stood between those; leaves
 * it 0 where none follows. A clock is no year. */
static void read_year_after(str t, uint32_t *at, bool dashed, int *year)
{
    uint32_t end = scan_blanks(t, *at);
    const bool dash = dashed && scan_char(t, &end, "-/");
    if (!dash)
        scan_char(t, &end, ",");
    end = scan_blanks(t, end);
    if (read_year(t, &end, dash, year) && scan_peek(t, end) != ':')
        *at = end;
    else
        *year = 0;
}

static bool read_month_name(str t, uint32_t *at, int *month)
{
    uint32_t end = *at;
    const str word = scan_word(t, &end);
    *month = clean_month_named(word);
    /* "may" and "march" are words; a month is written with a capital. */
    if (!*month || (word.at[0] >= 'a' && word.size < 6))
        return false;
    if (clean_is_short(word))
        scan_char(t, &end, ".");
    *at = end;
    return true;
}

static void skip_ordinal(str t, uint32_t *at)
{
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    for (size_t i = 0; i < 4; i++)
        if (scan_exactly(t, at, str_of(endings[i])))
            return;
}

/* 2022-02-12, 2022/02/12, 2022.02.12 */
static bool read_year_first(str t, uint32_t *from, clean_date *d)
{
    uint32_t at = *from;
    int year, month, day;
    if (!read_numbered_year(t, &at, false, &year))
        return false;
    const char mark[2] = {scan_peek(t, at), '\0'};
    if (!*mark || !strchr("-/.", *mark) || !scan_char(t, &at, mark) || !scan_number(t, &at, 1, 2, &month) ||
        !scan_char(t, &at, mark) || !scan_number(t, &at, 1, 2, &day) || !clean_is_day(year, month, day))
        return false;
    d->year = year, d->month = month, d->day = day;
    if (scan_peek(t, at) == 'T' && scan_is_digit(scan_peek(t, at + 1)))
        at++;
    *from = at;
    return true;
}

/* 18/12/2021, 12/18/21, 18-12-2021: the larger number decides; with points the day comes first, 8.12.2021,
 * unless it cannot, 12.18.2021. */
static bool read_year_last(str t, uint32_t *from, clean_date *d)
{
    uint32_t at = *from;
    int first, second, year;
    if (!scan_number(t, &at, 1, 2, &first))
        return false;
    const char mark[2] = {scan_peek(t, at), '\0'};
    if (!*mark || !strchr("/-.", *mark) || !scan_char(t, &at, mark) || !scan_number(t, &at, 1, 2, &second) ||
        !scan_char(t, &at, mark) || !read_numbered_year(t, &at, *mark != '-', &year))
        return false;
    const bool day_first = clean_is_day(year, second, first),
               month_first = (*mark != '.' || !day_first) && clean_is_day(year, first, second);
    if ((!day_first && !month_first) || (scan_peek(t, at) == *mark && scan_is_digit(scan_peek(t, at + 1))))
        return false;
    d->year = year;
    d->day = day_first ? first : second;
    d->month = day_first ? second : first;
    d->numeric = day_first && month_first && first != second;
    if (day_first != month_first && *mark != '.')
        d->order = day_first ? ORDER_DAY_FIRST : ORDER_MONTH_FIRST;
    *from = at;
    return true;
}

/* 12 February 2022, 12th of Feb., 2022, 12-Feb-22, 12 Feb */
static bool read_day_first(str t, uint32_t *from, clean_date *d)
{
    uint32_t at = *from;
    int day, month, year = 0;
    if (!scan_number(t, &at, 1, 2, &day))
        return false;
    skip_ordinal(t, &at);
    at = scan_blanks(t, at);
    if (scan_exactly(t, &at, STR("of")))
        at = scan_blanks(t, at);
    const bool dashed = scan_char(t, &at, "-/");
    if (!dashed)
        scan_char(t, &at, ",");
    at = scan_blanks(t, at);
    if (!read_month_name(t, &at, &month))
        return false;
    read_year_after(t, &at, dashed, &year);
    if (!clean_is_day(year, month, day))
        return false;
    d->year = year, d->month = month, d->day = day;
    *from = at;
    return true;
}

/* February 12, 2022; Feb. 12th 2022; February 12; February 2022; February, 2022 */
static bool read_month_first(str t, uint32_t *from, clean_date *d)
{
    uint32_t at = *from, end;
    int month, day = 0, year = 0;
    if (!read_month_name(t, &at, &month))
        return false;
    end = scan_blanks(t, at);
    const bool dashed = scan_char(t, &end, "-/");
    end = scan_blanks(t, end);
    if (scan_number(t, &end, 1, 2, &day) && day >= 1 && day <= 31) {
        skip_ordinal(t, &end);
        if (scan_peek(t, end) == ':' || (scan_peek(t, end) == '.' && scan_is_digit(scan_peek(t, end + 1))))
            return false;
        at = end;
        read_year_after(t, &at, dashed, &year);
    } else {
        day = 0;
        read_year_after(t, &at, false, &year);
        if (!year)
            return false;
    }
    if (day && !clean_is_day(year, month, day))
        return false;
    d->year = year, d->month = month, d->day = day;
    *from = at;
    return true;
}

static bool read_day(str t, uint32_t *at, clean_date *d)
{
    return scan_is_digit(scan_peek(t, *at))
               ? read_year_first(t, at, d) || read_year_last(t, at, d) || read_day_first(t, at, d)
               : read_month_first(t, at, d);
}

static bool read_weekday(str t, uint32_t *at, clean_date *d)
{
    uint32_t end = *at;
    const str word = scan_word(t, &end);
    const int weekday = clean_weekday_named(word);
    if (weekday < 0 || word.at[0] >= 'a')
        return false;
    if (clean_is_short(word))
        scan_char(t, &end, ".");
    d->weekday = weekday;
    *at = end;
    return true;
}

/* "the " before "12th of February". */
static uint32_t skip_article(str t, uint32_t at)
{
    return scan_exactly(t, &at, STR("the")) ? scan_blanks(t, at) : at;
}

/* [clock] [weekday] day [clock], as far as they stand here; the day must. */
static bool read_date(str t, uint32_t from, clean_date *d)
{
    *d = (clean_date){.start = from, .hour = -1, .minute = -1, .second = -1, .weekday = -1};
    uint32_t at = from, end;
    clean_date clock = *d;
    if (scan_is_digit(scan_peek(t, at)) && clean_clock(t, &at, &clock)) {
        *d = clock;
        at = skip_between(t, at);
    } else {
        at = from;
    }
    if (read_weekday(t, &at, d))
        at = skip_article(t, skip_between(t, at));
    if (!read_day(t, &at, d))
        return false;
    d->end = at;
    if (d->weekday < 0) { /* 12 February 2022, Saturday */
        end = skip_between(t, at);
        if (read_weekday(t, &end, d))
            d->end = at = end;
    }
    end = skip_between(t, at);
    if (d->hour < 0 && clean_clock(t, &end, d))
        d->end = end;
    return true;
}

/* Whether a date may begin here: not in the middle of a number or word. "Publish date12 Feb" has
 * none between. */
static bool may_begin(str t, uint32_t at)
{
    const char c = t.at[at], before = at ? t.at[at - 1] : ' ';
    if (scan_is_digit(c))
        return !scan_is_digit(before) && !((before == '.' || before == ':' || before == '/' || before == '-') &&
                                           at > 1 && scan_is_digit(t.at[at - 2]));
    return strchr("JFMASONDTWjfmasondtw", c) && c && (!scan_is_letter(before) || (c < 'a' && before >= 'a'));
}

bool clean_date_at(str text, uint32_t at, uint32_t to, clean_date *found)
{
    return at < to && read_date(str_slice(text, 0, to), at, found);
}

bool clean_date_next(str text, uint32_t from, uint32_t to, clean_date *found)
{
    const str within = str_slice(text, 0, to);
    for (uint32_t at = from; at < to; at++)
        if (may_begin(within, at) && read_date(within, at, found))
            return true;
    return false;
}

bool clean_date_settle(clean_date *d, clean_order order)
{
    if (!d->numeric)
        return true;
    if (d->weekday >= 0) {
        const bool as_read = clean_weekday_of(clean_days_of(d->year, d->month, d->day)) == d->weekday;
        const bool swapped = clean_weekday_of(clean_days_of(d->year, d->day, d->month)) == d->weekday;
        if (as_read != swapped)
            order = as_read ? ORDER_DAY_FIRST : ORDER_MONTH_FIRST;
    }
    if (order == ORDER_UNKNOWN)
        order = d->order;
    if (order == ORDER_UNKNOWN)
        return false;
    if (order == ORDER_MONTH_FIRST) {
        const int day = d->day;
        d->day = d->month;
        d->month = day;
    }
    d->numeric = false;
    return true;
}

bool clean_date_contradicts(const clean_date *d)
{
    return d->weekday >= 0 && d->year && d->day && !d->numeric &&
           clean_weekday_of(clean_days_of(d->year, d->month, d->day)) != d->weekday;
}

void clean_date_value(const clean_date *d, char value[28], sayso_precision *precision)
{
    const unsigned year = (unsigned)d->year % 10000, month = (unsigned)d->month % 100, day = (unsigned)d->day % 100;
    *value = '\0';
    *precision = SAYSO_DAY;
    if (!d->year || d->numeric)
        return;
    int size = snprintf(value, 28, "%04u", year);
    *precision = SAYSO_YEAR;
    if (d->month) {
        size += snprintf(value + size, 28 - (size_t)size, "-%02u", month);
        *precision = SAYSO_MONTH;
    }
    if (d->month && d->day) {
        size += snprintf(value + size, 28 - (size_t)size, "-%02u", day);
        *precision = SAYSO_DAY;
    }
    if (*precision != SAYSO_DAY || d->hour < 0)
        return;
    size += snprintf(value + size, 28 - (size_t)size, "T%02u", (unsigned)d->hour % 24);
    *precision = SAYSO_HOUR;
    if (d->minute >= 0) {
        size += snprintf(value + size, 28 - (size_t)size, ":%02u", (unsigned)d->minute % 60);
        *precision = SAYSO_MINUTE;
    }
    if (d->minute >= 0 && d->second >= 0) {
        snprintf(value + size, 28 - (size_t)size, ":%02u", (unsigned)d->second % 60);
        *precision = SAYSO_SECOND;
    }
}
