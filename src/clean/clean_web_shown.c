/* Which of the days that a page shows is the one it was published on: each has signs for and against it,
 * by the place of its line, what the page calls the elements about it, and the words beside it. The
 * weights of the signs are fitted. */
#include "clean/clean_web_shown.h"
#include "clean/clean_web_day.h"

enum { MOST_LINE = 600, LONG_LINE = 240, MOST_DAYS = 256, NEAR_END = 8 };

/* What speaks for or against a day that a line shows. */
typedef enum day_sign {
    SIGN_ANY,
    SIGN_UNDER,     /* between the title and the article */
    SIGN_OVER,      /* closely above the title */
    SIGN_FAR_OVER,  /* more than some lines above it */
    SIGN_PAST,      /* some lines past the article */
    SIGN_FAR_PAST,  /* likewise */
    SIGN_META,      /* in an element for what is about an article */
    SIGN_MORE,      /* with other words, */
    SIGN_MUCH_MORE, /* many of them */
    SIGN_ELSEWHERE, /* among comments, other stories, menus */
    SIGN_CAPTION,
    SIGN_CLOCK,  /* with the time of day */
    SIGN_MADE,   /* "published" */
    SIGN_SERIES, /* one of three or more in like elements */
    SIGN_LINKED,
    SIGN_FIRST, /* on the page */
    SIGN_HEADER,
    SIGN_MASTHEAD, /* above the title, without all that: the day it was when the page was made */
    SIGN_COUNT
} day_sign;

/* Fitted on pages whose own word on the day was hidden from it (docs/accuracy.md): the likeliest day is
 * that of the largest sum; of a sum below zero, none is likelier. */
static const float weights[SIGN_COUNT] = {
    [SIGN_ANY] = 1.01f,        [SIGN_UNDER] = 1.77f,      [SIGN_OVER] = 0.94f,     [SIGN_FAR_OVER] = -1.34f,
    [SIGN_PAST] = -0.32f,      [SIGN_FAR_PAST] = -1.70f,  [SIGN_META] = 0.59f,     [SIGN_MORE] = -1.05f,
    [SIGN_MUCH_MORE] = -0.65f, [SIGN_ELSEWHERE] = -0.63f, [SIGN_CAPTION] = -1.50f, [SIGN_CLOCK] = 0.97f,
    [SIGN_MADE] = 0.62f,       [SIGN_SERIES] = -1.46f,    [SIGN_LINKED] = -0.94f,  [SIGN_FIRST] = 1.04f,
    [SIGN_HEADER] = 0.87f,     [SIGN_MASTHEAD] = -0.40f,
};

static uint32_t sign(day_sign s, bool holds)
{
    return holds ? 1u << s : 0;
}

static uint32_t place_signs(const web_reading *r, uint32_t i)
{
    const article *a = &r->article;
    const uint32_t top = a->title < r->web.lines.count ? a->title : a->first;
    if (i < top)
        return sign(SIGN_OVER, top - i <= 3) | sign(SIGN_FAR_OVER, top - i > 12);
    if (i < a->first || (i < a->first + 3 && r->web.lines.at[i].place != PLACE_BODY))
        return sign(SIGN_UNDER, true);
    return i < a->last ? 0
                       : sign(SIGN_PAST, i - a->last >= 4 && i - a->last < 20) | sign(SIGN_FAR_PAST, i - a->last >= 20);
}

static uint32_t signs_of(const web_reading *r, const shown_day *day)
{
    const line *l = &r->web.lines.at[day->line];
    const view_line *v = r->web.seen[day->line];
    const uint32_t rest = l->end - l->start - (day->date.end - day->date.start), place = place_signs(r, day->line);
    const uint32_t top = r->article.title < r->web.lines.count ? r->article.title : r->article.first;
    const bool above = day->line < top && !(place & sign(SIGN_OVER, true));
    return place | sign(SIGN_ANY, true) | sign(SIGN_META, web_has(v->near, HINT_META)) | sign(SIGN_MORE, rest > 50) |
           sign(SIGN_MUCH_MORE, rest > 120) |
           sign(SIGN_ELSEWHERE, web_has(v->hints, HINT_COMMENT) || web_has(v->near, HINT_RELATED) ||
                                    web_has(v->within, IN_ASIDE) || web_has(v->within, IN_NAV) ||
                                    web_has(v->within, IN_FOOTER)) |
           sign(SIGN_CAPTION, l->reason == REASON_CAPTION || web_has(v->within, IN_CAPTION) ||
                                  web_has(v->within, IN_FIGURE) || web_has(v->near, HINT_CAPTION)) |
           sign(SIGN_CLOCK, day->date.hour >= 0) | sign(SIGN_MADE, day->label == DAY_MADE) |
           sign(SIGN_LINKED, v->linked * 2 > v->end - v->start) |
           sign(SIGN_HEADER, !above && (web_has(v->near, HINT_HEADER) || web_has(v->within, IN_HEADER))) |
           sign(SIGN_MASTHEAD, above && day->date.hour < 0 && day->label != DAY_MADE);
}

static bool are_alike(const view_line *v, const view_line *w)
{
    return v->near == w->near && v->tag == w->tag && v->depth == w->depth;
}

/* The signs that only the other days give. */
static void compare_days(const web_reading *r, shown_day_vec *days)
{
    for (uint32_t i = 0; i < days->count; i++) {
        uint32_t alike = 0;
        for (uint32_t k = 0; k < days->count && alike < 3; k++)
            alike += are_alike(r->web.seen[days->at[i].line], r->web.seen[days->at[k].line]);
        days->at[i].signs |= sign(SIGN_SERIES, alike > 2) | sign(SIGN_FIRST, i == 0);
    }
}

static float weigh(uint32_t signs)
{
    float sum = 0.0f;
    for (int s = 0; s < SIGN_COUNT; s++)
        sum += web_has(signs, (uint32_t)s) ? weights[s] : 0.0f;
    return sum;
}

/* Whether the line is one of the article's own, its first ones left out. */
static bool is_inside(const web_reading *r, uint32_t i)
{
    return r->web.lines.at[i].place == PLACE_BODY && i > r->article.first + 1;
}

/* "Updated 7 March 2024, first published 5 March 2024": the second. */
static void read_first_day(const web_reading *r, shown_day *day)
{
    const line *l = &r->web.lines.at[day->line];
    const uint32_t after = day->date.end;
    clean_date date;
    if (day->label != DAY_CHANGED || !clean_web_day(r->d->text, after, l->end, ORDER_DAY_FIRST, &date) ||
        clean_label_day(r->d, &r->web.lines, day->line, after, date.start) != DAY_MADE)
        return;
    day->date = date;
    day->label = DAY_MADE;
}

static bool find_day(const web_reading *r, shown_day *day)
{
    const str language = r->view.language;
    const bool american = language.size >= 5 && str_equal_ascii(str_slice(language, 0, 5), STR("en-US"));
    const uint32_t i = day->line;
    const line *l = &r->web.lines.at[i];
    const uint32_t size = l->end - l->start;
    if (size > MOST_LINE || i == r->article.title || (is_inside(r, i) && i + NEAR_END < r->article.last) ||
        (!l->numbers && l->reason != REASON_DATE) ||
        !clean_web_day(r->d->text, l->start, l->end, american ? ORDER_MONTH_FIRST : ORDER_DAY_FIRST, &day->date))
        return false;
    day->label = clean_label_day(r->d, &r->web.lines, i, l->start, day->date.start);
    read_first_day(r, day);
    return day->label == DAY_MADE || (size <= LONG_LINE && !is_inside(r, i));
}

void clean_web_shown_days(const web_reading *r, shown_day_vec *days)
{
    for (uint32_t i = 0; i < r->web.lines.count && days->count < MOST_DAYS; i++) {
        shown_day day = {.line = i};
        if (!find_day(r, &day))
            continue;
        day.signs = signs_of(r, &day);
        *vec_push(&r->d->arena, days) = day;
    }
    compare_days(r, days);
}

const shown_day *clean_web_best_day(const shown_day_vec *days, float least)
{
    const shown_day *best = NULL;
    float most = least;
    for (uint32_t i = 0; i < days->count; i++) {
        const float sum = weigh(days->at[i].signs);
        if (sum > most) {
            most = sum;
            best = &days->at[i];
        }
    }
    return best;
}
