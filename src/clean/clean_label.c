/* The lines of a page are a chain: what comes before the article, the article, gaps in it (a
 * caption, a link to another story), and what comes after. Each line gets the place that is best
 * for the whole chain (Viterbi), by a linear score of what the line and its neighbours look
 * like. The weights were fitted by tools/fit_clean.py (a conditional random field: Lafferty,
 * McCallum and Pereira 2001); clean_weights.h is its output. */
#include "clean/clean_label.h"
#include "clean/clean_weights.h"
#include <assert.h>
#include <math.h>

#define LEAST_SHARE 0.5f

enum { NEAR = 12, WIDE = 50 };

static float ratio(uint32_t part, uint32_t whole)
{
    return whole ? (float)part / (float)whole : 0.0f;
}

/* Words of running text in a line: nothing for a label, all for a sentence. */
static float prose_of(const line *l)
{
    if (l->words < 8 || l->reason != REASON_NONE || l->bulleted)
        return 0.0f;
    const float held = ratio(l->stops, l->words) > 0.2f ? 1.0f : 0.3f;
    return held * (l->stopped ? 1.0f : 0.5f) * (float)(l->words < 200 ? l->words : 200);
}

static bool is_page(const line *l)
{
    return (l->reason != REASON_NONE && l->reason != REASON_MARK) || l->bulleted ||
           (l->words <= 4 && !l->stopped && !l->lower);
}

/* The running text in the lines [from, to), cut to those there are. */
static float prose_between(const clean_page *p, int64_t from, int64_t to)
{
    from = from < 0 ? 0 : from;
    to = to > p->lines->count ? p->lines->count : to;
    return from < to ? p->sums[to].prose - p->sums[from].prose : 0.0f;
}

/* The same on a logarithmic scale, about 0 to 1. */
static float prose_in(const clean_page *p, int64_t from, int64_t to)
{
    return log2f(1.0f + prose_between(p, from, to)) / 8.0f;
}

/* The share of page-like lines. */
static float page_in(const clean_page *p, int64_t from, int64_t to)
{
    from = from < 0 ? 0 : from;
    to = to > p->lines->count ? p->lines->count : to;
    return from < to ? ratio(p->sums[to].page - p->sums[from].page, (uint32_t)(to - from)) : 0.0f;
}

/* The line with the most running text of those about line i. */
static uint32_t longest_near(const clean_page *p, int64_t i)
{
    int64_t longest = i;
    for (int64_t k = i - NEAR / 2; k < i + NEAR / 2; k++)
        if (prose_between(p, k, k + 1) > prose_between(p, longest, longest + 1))
            longest = k;
    return (uint32_t)longest;
}

clean_page clean_survey(doc *d, const line_vec *lines)
{
    clean_sums *sums = arena_array(&d->arena, lines->count + 1, sizeof *sums);
    for (uint32_t i = 0; i < lines->count; i++) {
        sums[i + 1].prose = sums[i].prose + prose_of(&lines->at[i]);
        sums[i + 1].page = sums[i].page + is_page(&lines->at[i]);
    }
    clean_page page = {lines, sums, 1.0f, 1.0f, 0};
    for (int64_t i = 0; i < lines->count; i++) {
        const float near = prose_between(&page, i - NEAR / 2, i + NEAR / 2);
        if (near > page.near)
            page.densest = longest_near(&page, i);
        page.near = fmaxf(page.near, near);
        page.wide = fmaxf(page.wide, prose_between(&page, i - WIDE / 2, i + WIDE / 2));
    }
    return page;
}

/* The line by itself. */
static float *own_features(const clean_page *p, uint32_t at, float *f)
{
    static const clean_reason known[] = {REASON_SHARE,   REASON_NAVIGATION, REASON_COMMENT_FORM, REASON_SUBSCRIPTION,
                                         REASON_RELATED, REASON_TAGS,       REASON_COPYRIGHT,    REASON_ADVERTISEMENT,
                                         REASON_CREDIT,  REASON_CAPTION,    REASON_DATE,         REASON_BYLINE};
    const line *l = &p->lines->at[at], *next = at + 1 < p->lines->count ? l + 1 : NULL;
    *f++ = 1.0f;
    *f++ = log2f(1.0f + (float)l->words) / 4.0f;
    *f++ = l->words <= 3;
    *f++ = l->words >= 10;
    *f++ = l->words >= 25;
    *f++ = l->stopped;
    *f++ = l->stopped && l->words >= 10;
    *f++ = ratio(l->stops, l->words);
    *f++ = ratio(l->capitals, l->words);
    *f++ = ratio(l->numbers, l->words);
    *f++ = l->bulleted;
    *f++ = l->lower;
    *f++ = l->quoted;
    *f++ = l->repeated;
    *f++ = l->after_blank;
    *f++ = l->datelined;
    *f++ = next && next->lower && !l->stopped;
    *f++ = (float)(l->hints < 3 ? l->hints : 3);
    for (size_t k = 0; k < sizeof known / sizeof *known; k++)
        *f++ = l->reason == known[k];
    return f;
}

/* What stands about the line. */
static float *near_features(const clean_page *p, int64_t i, float *f)
{
    *f++ = prose_in(p, i - 1, i);
    *f++ = prose_in(p, i - 4, i);
    *f++ = prose_in(p, i - 12, i);
    *f++ = prose_in(p, i + 1, i + 2);
    *f++ = prose_in(p, i + 1, i + 5);
    *f++ = prose_in(p, i + 1, i + 13);
    *f++ = page_in(p, i - 10, i);
    *f++ = page_in(p, i + 1, i + 11);
    *f++ = prose_between(p, i - NEAR / 2, i + NEAR / 2) / p->near;
    *f++ = prose_between(p, i - WIDE / 2, i + WIDE / 2) / p->wide;
    return f;
}

/* Where in the page it stands. */
static float *far_features(const clean_page *p, uint32_t i, float *f)
{
    const float all = prose_between(p, 0, p->lines->count), before = all > 0.0f ? p->sums[i].prose / all : 0.0f;
    *f++ = page_in(p, 0, p->lines->count);
    *f++ = before;
    *f++ = before == 0.0f;
    *f++ = before < 0.1f;
    *f++ = before < 0.3f;
    *f++ = before > 0.6f;
    *f++ = before > 0.85f;
    *f++ = p->sums[i + 1].prose >= all;
    *f++ = log2f(1.0f + all) / 8.0f;
    return f;
}

void clean_features(const clean_page *page, uint32_t i, float features[CLEAN_FEATURES])
{
    float *end = far_features(page, i, near_features(page, i, own_features(page, i, features)));
    assert(end == features + CLEAN_FEATURES);
    (void)end;
}

static float score(const float f[CLEAN_FEATURES], clean_place place)
{
    float sum = 0.0f;
    for (uint32_t k = 0; k < CLEAN_FEATURES; k++)
        sum += f[k] * weights[k][place];
    return sum;
}

/* The best place for the line before, if this one stands at `place`; adds the step to *best. */
static clean_place best_before(const float at[PLACE_COUNT], clean_place place, float *best)
{
    clean_place found = PLACE_BEFORE;
    *best = -INFINITY;
    for (int p = 0; p < PLACE_COUNT; p++)
        if (at[p] + steps[p][place] > *best) {
            *best = at[p] + steps[p][place];
            found = (clean_place)p;
        }
    return found;
}

bool clean_has_page(const line_vec *lines)
{
    for (uint32_t i = 0; i < lines->count; i++)
        switch (lines->at[i].reason) {
        case REASON_NAVIGATION:
        case REASON_SHARE:
        case REASON_COMMENT_FORM:
        case REASON_SUBSCRIPTION:
        case REASON_RELATED:
        case REASON_COPYRIGHT:
        case REASON_ADVERTISEMENT:
        case REASON_NOTICE:
            return true;
        default:
            break;
        }
    return false;
}

/* The input was clean to begin with: after the first line of the article all is article. */
static void take_rest(line_vec *lines)
{
    bool begun = false;
    for (uint32_t i = 0; i < lines->count; i++) {
        line *l = &lines->at[i];
        begun |= l->place == PLACE_BODY || l->datelined;
        if (begun && l->reason == REASON_NONE)
            l->place = PLACE_BODY;
    }
}

/* Sets each line's place to the best for the chain. Line `anchor` is to be of the article or a
 * gap in it; SAYSO_NONE: any. */
static void find_places(doc *d, const clean_page *page, line_vec *lines, uint32_t anchor)
{
    uint8_t(*back)[PLACE_COUNT] = arena_array(&d->arena, lines->count, sizeof *back);
    float at[PLACE_COUNT], f[CLEAN_FEATURES];
    memcpy(at, starts, sizeof at);
    for (uint32_t i = 0; i < lines->count; i++) {
        float now[PLACE_COUNT];
        clean_features(page, i, f);
        for (int p = 0; p < PLACE_COUNT; p++) {
            float best = at[p];
            if (i)
                back[i][p] = best_before(at, (clean_place)p, &best);
            now[p] = best + score(f, (clean_place)p);
        }
        if (i == anchor)
            now[PLACE_BEFORE] = now[PLACE_AFTER] = -INFINITY;
        memcpy(at, now, sizeof at);
    }
    clean_place place = PLACE_BODY;
    for (int p = 0; p < PLACE_COUNT; p++)
        if (at[p] + ends[p] > at[place] + ends[place])
            place = (clean_place)p;
    for (uint32_t i = lines->count; i-- > 0; place = (clean_place)back[i][place])
        lines->at[i].place = place;
}

/* Running text in the lines that were taken for the article. */
static float body_prose(const clean_page *page)
{
    float sum = 0.0f;
    for (uint32_t i = 0; i < page->lines->count; i++)
        if (page->lines->at[i].place == PLACE_BODY)
            sum += prose_between(page, i, (int64_t)i + 1);
    return sum;
}

void clean_label(doc *d, line_vec *lines)
{
    if (!lines->count)
        return;
    const clean_page page = clean_survey(d, lines);
    find_places(d, &page, lines, SAYSO_NONE);
    /* A notice at the top may be taken for all of the article: the densest text of the page has
     * to be in it. */
    if (body_prose(&page) < LEAST_SHARE * page.near)
        find_places(d, &page, lines, page.densest);
    if (!clean_has_page(lines))
        take_rest(lines);
}
