/* The day of publication of a page: what the page says of itself; where it does not, a day that it
 * shows, in English or as other languages write it; then its address, and what its scripts hold. */
#include "clean/clean_date.h"
#include "clean/clean_meta.h"
#include "clean/clean_scan.h"
#include "clean/clean_web_parts.h"
#include <stdlib.h>

#define LEAST_SCORE 1.0f

enum { MOST_LINE = 200, ABOVE = 12, BELOW = 6, LONGEST_MONTH = 24 };

typedef struct month_name {
    const char *name; /* in small letters; as far as needed to tell it */
    int month;
} month_name;

/* Besides English: the languages of Europe, Turkish, Indonesian. Longer beginnings stand first. */
static const month_name months[] = {
    {"jän", 1},       {"janv", 1},     {"januar", 1},       {"jan", 1},      {"enero", 1},      {"ene", 1},
    {"gennaio", 1},   {"genn", 1},     {"gen", 1},          {"stycz", 1},    {"январ", 1},      {"янв", 1},
    {"ocak", 1},      {"leden", 1},    {"ledna", 1},        {"ianuarie", 1}, {"січн", 1},       {"tammi", 1},
    {"févr", 2},      {"fevr", 2},     {"fever", 2},        {"fév", 2},      {"febr", 2},       {"feb", 2},
    {"fev", 2},       {"luteg", 2},    {"феврал", 2},       {"фев", 2},      {"şubat", 2},      {"únor", 2},
    {"лютого", 2},    {"helmi", 2},    {"märz", 3},         {"mär", 3},      {"mars", 3},       {"marzo", 3},
    {"março", 3},     {"maart", 3},    {"mart", 3},         {"marca", 3},    {"marts", 3},      {"mar", 3},
    {"марта", 3},     {"мар", 3},      {"březn", 3},        {"mrt", 3},      {"березня", 3},    {"maalis", 3},
    {"maret", 3},     {"avril", 4},    {"avr", 4},          {"april", 4},    {"abril", 4},      {"abr", 4},
    {"aprile", 4},    {"apr", 4},      {"kwiet", 4},        {"апрел", 4},    {"апр", 4},        {"nisan", 4},
    {"duben", 4},     {"dubna", 4},    {"квітня", 4},       {"huhti", 4},    {"mai", 5},        {"mayo", 5},
    {"maio", 5},      {"maggio", 5},   {"magg", 5},         {"mag", 5},      {"maj", 5},        {"mei", 5},
    {"mayıs", 5},     {"мая", 5},      {"květ", 5},         {"травня", 5},   {"touko", 5},      {"may", 5},
    {"juni", 6},      {"juin", 6},     {"junio", 6},        {"junho", 6},    {"giugno", 6},     {"giu", 6},
    {"czerw", 6},     {"июня", 6},     {"июн", 6},          {"haziran", 6},  {"červn", 6},      {"червня", 6},
    {"kesä", 6},      {"jun", 6},      {"juillet", 7},      {"juil", 7},     {"juli", 7},       {"julio", 7},
    {"julho", 7},     {"luglio", 7},   {"lug", 7},          {"lipca", 7},    {"июля", 7},       {"июл", 7},
    {"temmuz", 7},    {"červenc", 7},  {"липня", 7},        {"heinä", 7},    {"jul", 7},        {"août", 8},
    {"aout", 8},      {"august", 8},   {"agosto", 8},       {"ago", 8},      {"augustus", 8},   {"aug", 8},
    {"sierp", 8},     {"август", 8},   {"авг", 8},          {"ağustos", 8},  {"srpn", 8},       {"серпня", 8},
    {"elo", 8},       {"agustus", 8},  {"sept", 9},         {"set", 9},      {"sep", 9},        {"wrze", 9},
    {"сентябр", 9},   {"сен", 9},      {"eylül", 9},        {"září", 9},     {"вересня", 9},    {"syys", 9},
    {"octobre", 10},  {"oktober", 10}, {"oct", 10},         {"okt", 10},     {"outubro", 10},   {"out", 10},
    {"ottobre", 10},  {"ott", 10},     {"październik", 10}, {"октябр", 10},  {"окт", 10},       {"ekim", 10},
    {"říjn", 10},     {"жовтня", 10},  {"loka", 10},        {"nov", 11},     {"listopada", 11}, {"ноябр", 11},
    {"ноя", 11},      {"kasım", 11},   {"noiembrie", 11},   {"marras", 11},  {"décembre", 12},  {"déc", 12},
    {"dezember", 12}, {"dez", 12},     {"dec", 12},         {"dic", 12},     {"grudnia", 12},   {"декабр", 12},
    {"дек", 12},      {"aralık", 12},  {"prosin", 12},      {"грудня", 12},  {"joulu", 12},     {"des", 12},
};

static bool is_word_byte(char c)
{
    return scan_is_letter(c) || (unsigned char)c >= 0xc3;
}

/* A month's name, however it ends; 0 if none stands here. */
static int scan_month(str t, uint32_t *at)
{
    char word[LONGEST_MONTH];
    uint32_t end = *at, size = 0;
    while (end < t.size && (is_word_byte(t.at[end]) || (size && ((unsigned char)t.at[end] & 0xc0) == 0x80))) {
        if (size == LONGEST_MONTH)
            return 0;
        word[size++] = (char)(t.at[end] >= 'A' && t.at[end] <= 'Z' ? t.at[end] + 32 : t.at[end]);
        end++;
    }
    for (size_t i = 0; i < sizeof months / sizeof *months; i++)
        if (str_starts((str){word, size}, str_of(months[i].name))) {
            *at = end;
            return months[i].month;
        }
    return 0;
}

/* What may stand between day, month and year: a mark, a space, a small word. */
static void pass_between(str t, uint32_t *at)
{
    static const char *const words[] = {"de ", "del ", "di ", "of ", "den "};
    uint32_t i = *at;
    if (scan_char(t, &i, ".,/"))
        *at = i;
    *at = scan_blanks(t, *at);
    for (size_t w = 0; w < sizeof words / sizeof *words; w++)
        if (str_starts(str_slice(t, *at, t.size), str_of(words[w])))
            *at += (uint32_t)strlen(words[w]);
}

static bool is_year(int year)
{
    return year >= 1990 && year <= 2100;
}

/* "12. April 2020", "12 de abril de 2020", "2 juin 2020", "April 12, 2020" in any of the languages. */
static bool read_words(str t, uint32_t at, clean_date *date)
{
    const bool day_first = scan_number(t, &at, 1, 2, &date->day);
    if (day_first) {
        if (str_starts(str_slice(t, at, t.size), STR("er ")))
            at += 2;
        pass_between(t, &at);
    }
    if (!(date->month = scan_month(t, &at)))
        return false;
    pass_between(t, &at);
    if (!day_first) {
        if (!scan_number(t, &at, 1, 2, &date->day))
            return false;
        pass_between(t, &at);
    }
    date->end = at;
    return scan_number(t, &date->end, 4, 4, &date->year);
}

/* "12.04.2020", "12/04/2020" with the day first, "2020/4/12", "2020年4月12日", "2020. 4. 12". */
static bool read_numbers(str t, uint32_t at, clean_date *date)
{
    static const char *const marks[] = {".", "/", "-", ". ", "年", "년 "}, *const seconds[] = {".",  "/",  "-",
                                                                                               ". ", "月", "월 "};
    int first;
    uint32_t start = at;
    if (!scan_number(t, &at, 1, 4, &first))
        return false;
    const bool year_first = at - start == 4;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        uint32_t end = at;
        int last;
        if (!str_starts(str_slice(t, end, t.size), str_of(marks[i])))
            continue;
        end += (uint32_t)strlen(marks[i]);
        if (!scan_number(t, &end, 1, 2, &date->month) || !str_starts(str_slice(t, end, t.size), str_of(seconds[i])))
            continue;
        end += (uint32_t)strlen(seconds[i]);
        if (!scan_number(t, &end, year_first ? 1 : 4, year_first ? 2 : 4, &last) || (at - start == 3))
            continue;
        date->year = year_first ? first : last;
        date->day = year_first ? last : first;
        date->end = end;
        return true;
    }
    return false;
}

/* The first day in [from, to), in English or otherwise. */
static bool find_day(str text, uint32_t from, uint32_t to, bool month_first, clean_date *date)
{
    const str t = str_slice(text, 0, to);
    for (uint32_t at = from; at < to; at++) {
        const bool starts = (at == from || !is_word_byte(t.at[at - 1])) && (at == from || !scan_is_digit(t.at[at - 1]));
        if (!starts || !(scan_is_digit(t.at[at]) || is_word_byte(t.at[at])))
            continue;
        if (clean_date_at(text, at, to, date) && date->year && date->day &&
            clean_date_settle(date, month_first ? ORDER_MONTH_FIRST : ORDER_DAY_FIRST))
            return true;
        *date = (clean_date){.start = at, .hour = -1, .minute = -1, .second = -1, .weekday = -1};
        if ((read_words(t, at, date) || read_numbers(t, at, date)) && is_year(date->year) &&
            clean_is_day(date->year, date->month, date->day))
            return true;
    }
    return false;
}

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

static float score(const web_reading *r, uint32_t i, const clean_date *date)
{
    const line *l = &r->web.lines.at[i];
    const view_line *v = r->web.seen[i];
    const uint32_t top = r->article.title < r->web.lines.count ? r->article.title : r->article.first;
    const int32_t under = (int32_t)i - (int32_t)top, past = (int32_t)i - (int32_t)r->article.last;
    const uint32_t rest = l->end - l->start - (date->end - date->start);
    float sum = web_has(v->near, HINT_DATE) || web_has(v->within, IN_TIME) ? 1.5f : 0.0f;
    sum += l->reason == REASON_DATE || l->reason == REASON_BYLINE ? 0.7f : 0.0f;
    sum += web_has(v->near, HINT_META) || web_has(v->near, HINT_BYLINE) ? 0.5f : 0.0f;
    if (under >= 0 && i < r->article.first + 2)
        sum += 2.0f - 0.03f * (float)under;
    else if (under < 0 && under > -ABOVE)
        sum += 1.2f + 0.05f * (float)under;
    else if (past >= 0 && past < BELOW)
        sum += 0.9f - 0.1f * (float)past;
    sum -= rest > 120 ? 2.0f : rest > 50 ? 1.0f : 0.0f;
    sum -= is_elsewhere(v) ? 1.5f : 0.0f;
    sum -= l->reason == REASON_COPYRIGHT ? 2.0f : 0.0f;
    return sum;
}

/* The day that stands best on the page. */
static void publish_by_lines(web_reading *r)
{
    const str language = r->view.language;
    const bool american = language.size >= 5 && str_equal_ascii(str_slice(language, 0, 5), STR("en-US"));
    float best = LEAST_SCORE;
    clean_date found = {0};
    for (uint32_t i = 0; i < r->web.lines.count; i++) {
        const line *l = &r->web.lines.at[i];
        clean_date date;
        if (l->end - l->start > MOST_LINE || (l->place == PLACE_BODY && i > r->article.first + 1) ||
            (!l->numbers && l->reason != REASON_DATE) || !find_day(r->d->text, l->start, l->end, american, &date))
            continue;
        const float sum = score(r, i, &date);
        if (sum > best) {
            best = sum;
            found = date;
        }
    }
    if (found.year)
        publish(r, &found, SAYSO_FROM_TEXT);
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

/* The day in the page's address, or in a value that gives the same time in the writer's own zone. */
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
        if (v->meta == META_NONE || !find_day(t, v->start, v->end, false, &other) || !read_zone(t, &other, &east) ||
            east == 0 || abs(minutes_of(&other) - east - minutes_of(date)) > 1)
            continue;
        publish(r, &other, SAYSO_FROM_META);
        return true;
    }
    return false;
}

static bool publish_by(web_reading *r, view_meta meta)
{
    const str text = r->d->text;
    for (uint32_t i = 0; i < r->view.lines.count; i++) {
        const view_line *v = &r->view.lines.at[i];
        clean_date date;
        if (v->meta != meta || is_elsewhere(v) || !find_day(text, v->start, v->end, false, &date))
            continue;
        if (!publish_local(r, &date))
            publish(r, &date, SAYSO_FROM_META);
        return true;
    }
    return false;
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

void clean_web_published(web_reading *r)
{
    static const view_meta first[] = {META_LD_PUBLISHED, META_PUBLISHED},
                           last[] = {META_TIME, META_SCRIPT, META_MODIFIED};
    const char *value = r->d->about.published.value;
    for (size_t i = 0; !*value && i < sizeof first / sizeof *first; i++)
        publish_by(r, first[i]);
    if (!*value)
        publish_by_lines(r);
    if (!*value)
        clean_published(r->d, &r->web.lines, &r->article);
    for (size_t i = 0; !*value && i < sizeof last / sizeof *last; i++)
        publish_by(r, last[i]);
    if (*value && !r->d->about.published.spans.count)
        point_at_address(r);
}
