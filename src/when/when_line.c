/* The times of a text in their order, for a time may go on from the one told of before. Which of the two, that or
 * the publication, a bare "October 5" means is told by the text as a whole: a report dates by the week of its
 * publication, a story (a history, a biography, a chronicle) by years long past that it writes out, and goes on
 * within them. Nothing is read off a clock. */
#include "when/when_line.h"
#include <stdio.h>

enum { LEAST_YEARS = 3, YEARS_PER_NEWS = 2, FEW_WORDS = 2, LONGEST_JOINT = 6 /* " and ", " to ", "–" */ };

/* Whether the sentence begins with the time: "In 1941, …". */
static bool opens_sentence(const timeline *l, const expression *e)
{
    const uint32_t in = when_sentence_of(l, e);
    return in >= l->d->sentences.count || e->first <= l->d->sentences.at[in].first + FEW_WORDS;
}

/* The point that a value has told of. */
static void tell(timeline *l, const sayso_time *time, const expression *e)
{
    const char *value = time->value;
    const bool bc = strncmp(value, "BC", 2) == 0;
    point p = {0};
    int week;
    if (time->type > SAYSO_TIME || e->same || e->kind != WHEN_POINT || sscanf(value + 2 * bc, "%4d", &p.year) != 1 ||
        strlen(value) < 4 + 2 * (size_t)bc)
        return;
    if (sscanf(value + 2 * bc, "%*4d-W%2d", &week) == 1) {
        if (week < 1 || bc)
            return;
        /* the week's Thursday */
        const int first = clean_days_of(p.year, 1, 4);
        p = when_point_of(first - clean_weekday_of(first) + 7 * (week - 1) + 3);
        p.day = 0;
    } else {
        sscanf(value + 2 * bc, "%*4d-%2d-%2d", &p.month, &p.day);
        sscanf(value + 2 * bc, "%*4d-Q%1d", &p.quarter);
        if (e->season)
            p.month = when_month_of(e);
    }
    p.year = bc ? -p.year : p.year;
    l->told = p;
    l->sentence = when_sentence_of(l, e);
    if (p.month || !l->backbone.year || opens_sentence(l, e))
        l->backbone = p;
}

/* A year mentioned in passing ("…, which he had left in 1998") is told of to the end of its sentence. */
static void begin_sentence(timeline *l, const expression *e)
{
    if (l->sentence != when_sentence_of(l, e) && l->backbone.year)
        l->told = l->backbone;
}

/* A time that lacks what the one joined to it has: "April and June 1955", "11 a.m. on 11 November". */
static expression complete(const timeline *l, const expression_vec *found, uint32_t i)
{
    expression e = found->at[i];
    if (i + 1 >= found->count || e.kind != WHEN_POINT || e.unit)
        return e;
    const expression *next = &found->at[i + 1];
    if (next->kind != WHEN_POINT || next->span.start < e.span.end || next->span.start - e.span.end > LONGEST_JOINT)
        return e;
    const str joint = str_slice(l->d->text, e.span.end, next->span.start);
    if (str_equal(joint, STR(" on ")) && e.date.hour >= 0 && !e.date.day &&
        (next->date.day || next->date.weekday >= 0)) {
        const clean_date hour = e.date;
        e = *next;
        e.date.hour = hour.hour, e.date.minute = hour.minute, e.date.second = hour.second;
    } else if (!e.date.year && (e.date.month || e.season) && when_month_of(next) && !e.direction) {
        e.date.year = next->date.year;
        e.unit = next->unit, e.count = next->count, e.anchor = next->anchor;
        if (when_month_of(&e) > when_month_of(next) && e.date.year)
            e.date.year--;
    }
    return e;
}

static bool published_on(const doc *d, int *days)
{
    int year, month, day;
    if (sscanf(d->about.published.value, "%4d-%2d-%2d", &year, &month, &day) != 3)
        return false;
    *days = clean_days_of(year, month, day);
    return true;
}

/* Whether the text dates by years of its own, not by the day of its publication. */
static bool is_story(const timeline *l, const expression_vec *found)
{
    const int year = l->published ? when_point_of(l->day).year : 0;
    uint32_t past = 0, news = 0;
    for (uint32_t i = 0; i < found->count; i++) {
        const expression *e = &found->at[i];
        if (e->kind != WHEN_POINT)
            continue;
        const int written = e->date.year;
        past += written && (!year || written < year - 1);
        news += !written && (e->anchor == ANCHOR_WRITING || (e->date.weekday >= 0 && !e->date.month));
    }
    return past >= LEAST_YEARS && past > YEARS_PER_NEWS * news;
}

void when_values(doc *d, const expression_vec *found)
{
    timeline l = {.d = d};
    l.published = published_on(d, &l.day);
    l.story = is_story(&l, found);
    for (uint32_t i = 0; i < found->count; i++) {
        begin_sentence(&l, &found->at[i]);
        const expression e = complete(&l, found, i);
        sayso_time *time = vec_push(&d->arena, &d->times);
        *time = when_value_of(&l, &e);
        time->spans = doc_spans(d, &found->at[i].span, 1);
        tell(&l, time, &e);
    }
}
