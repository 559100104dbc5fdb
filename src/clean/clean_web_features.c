/* What is known of a line of a page: its words, its element, what surrounds it, and the lines about
 * it. */
#include "clean/clean_web.h"
#include <assert.h>
#include <math.h>

static float ratio(float part, float whole)
{
    return whole > 0.0f ? part / whole : 0.0f;
}

/* Whether what surrounds a line says that it is not the article, however much it reads like one. */
static bool is_beside(const view_line *v)
{
    const uint32_t not = 1u << HINT_COMMENT | 1u << HINT_NOTICE;
    const uint32_t nor = 1u << IN_NAV | 1u << IN_FOOTER | 1u << IN_ASIDE | 1u << IN_HIDDEN | 1u << IN_NOSCRIPT;
    return (v->hints & not ) || (v->within & nor);
}

/* Words of running text, as far as they are in no link. */
static float prose_of(const line *l, const view_line *v)
{
    if (l->words < 8 || v->end == v->start)
        return 0.0f;
    const float held = ratio((float)l->stops, (float)l->words) > 0.15f ? 1.0f : 0.4f;
    const float free = 1.0f - ratio((float)v->linked, (float)(v->end - v->start));
    return held * free * (is_beside(v) ? 0.3f : 1.0f) * (l->stopped ? 1.0f : 0.5f) *
           (float)(l->words < 200 ? l->words : 200);
}

/* The first <h1> line, or else the first line that a longer part of the page's own title begins with. */
static uint32_t find_heading(const web_page *w)
{
    for (uint32_t i = 0; i < w->lines.count; i++)
        if (w->seen[i]->tag == TAG_IS_H1 && w->lines.at[i].words >= 3)
            return i;
    return w->lines.count;
}

web_page clean_web_survey(doc *d, const clean_view *view)
{
    web_page w = {0};
    float *prose = arena_array(&d->arena, view->around.count + 1, sizeof *prose);
    w.seen = arena_array(&d->arena, view->lines.count, sizeof *w.seen);
    for (uint32_t i = 0; i < view->lines.count; i++) {
        const view_line *v = &view->lines.at[i];
        if (v->meta != META_NONE)
            continue;
        w.seen[w.lines.count] = v;
        line *l = vec_push(&d->arena, &w.lines);
        *l = (line){.start = v->start, .end = v->end, .after_blank = !v->broken};
        clean_measure(d->text, l);
        prose[v->parent] += prose_of(l, v);
    }
    clean_mark_repeats(d, &w.lines);
    w.since = arena_array(&d->arena, w.lines.count + 1, sizeof *w.since);
    for (uint32_t i = 0; i < w.lines.count; i++)
        w.since[i + 1] = w.lines.at[i].reason == REASON_COMMENT_FORM ? 1 : w.since[i] ? w.since[i] + 1 : 0;
    for (uint32_t b = 0; b < view->around.count; b++)
        if (prose[b] > w.most)
            w.most = prose[w.main = b];
    w.prose = prose;
    w.around = view->around.at;
    w.first = w.lines.count;
    for (uint32_t i = 0; i < w.lines.count; i++)
        if (w.seen[i]->parent == w.main) {
            w.first = w.first < i ? w.first : i;
            w.last = i;
        }
    w.page = clean_survey(d, &w.lines);
    w.heading = find_heading(&w);
    return w;
}

static float *line_features(const web_page *w, uint32_t i, float *f)
{
    static const clean_reason known[] = {REASON_SHARE,   REASON_NAVIGATION, REASON_COMMENT_FORM, REASON_SUBSCRIPTION,
                                         REASON_RELATED, REASON_TAGS,       REASON_COPYRIGHT,    REASON_ADVERTISEMENT,
                                         REASON_CREDIT,  REASON_CAPTION,    REASON_DATE,         REASON_BYLINE,
                                         REASON_MARK,    REASON_NOTICE,     REASON_URL};
    const line *l = &w->lines.at[i];
    const view_line *v = w->seen[i];
    const float size = (float)(v->end - v->start);
    *f++ = (float)l->words;
    *f++ = size;
    *f++ = ratio((float)l->stops, (float)l->words);
    *f++ = ratio((float)l->capitals, (float)l->words);
    *f++ = ratio((float)l->numbers, (float)l->words);
    *f++ = l->stopped;
    *f++ = l->quoted;
    *f++ = l->bulleted;
    *f++ = l->lower;
    *f++ = l->datelined;
    *f++ = l->repeated;
    *f++ = (float)l->hints;
    *f++ = ratio((float)v->linked, size);
    *f++ = (float)v->links;
    *f++ = ratio((float)v->strong, size);
    *f++ = v->broken;
    float reason = 0.0f;
    for (size_t k = 0; k < sizeof known / sizeof *known; k++)
        reason = l->reason == known[k] ? (float)(k + 1) : reason;
    *f++ = reason;
    *f++ = v->tag == TAG_IS_P;
    *f++ = v->tag == TAG_IS_DIV;
    *f++ = v->tag == TAG_IS_LI;
    *f++ = v->tag == TAG_IS_H1;
    *f++ = v->tag == TAG_IS_H2;
    *f++ = v->tag == TAG_IS_H3;
    *f++ = v->tag == TAG_IS_LESSER_HEADING;
    *f++ = v->tag == TAG_IS_CELL;
    *f++ = v->tag == TAG_IS_SECTION;
    *f++ = v->depth;
    return f;
}

/* How far the line's element and the main one are from the nearest that holds both. */
static float *tree_features(const web_page *w, const view_line *v, float *f)
{
    uint32_t here = v->block, main = w->main, up = 0, down = 0;
    while (here != main)
        if (here > main)
            here = w->around[here], up++;
        else
            main = w->around[main], down++;
    *f++ = (float)up;
    *f++ = (float)down;
    *f++ = (float)(v->block > w->main);
    *f++ = w->prose[here];
    *f++ = (float)(up + down);
    return f;
}

static float *place_features(const web_page *w, uint32_t i, float *f)
{
    const view_line *v = w->seen[i];
    for (uint32_t k = 0; k < IN_COUNT; k++)
        *f++ = (float)(v->within >> k & 1);
    for (uint32_t k = 0; k < HINT_COUNT; k++)
        *f++ = (float)(v->near >> k & 1);
    for (uint32_t k = 0; k < HINT_COUNT; k++)
        *f++ = (float)(v->hints >> k & 1);
    *f++ = ratio(w->prose[v->parent], w->most);
    *f++ = ratio(w->prose[v->grandparent], w->most);
    *f++ = ratio(w->prose[v->block], w->most);
    *f++ = w->most;
    *f++ = ratio((float)i, (float)w->lines.count);
    *f++ = (float)i;
    *f++ = (float)w->lines.count;
    f = tree_features(w, v, f);
    *f++ = (float)w->since[i];
    *f++ = (float)is_beside(v);
    *f++ = (float)i - (float)w->first;
    *f++ = (float)i - (float)w->last;
    *f++ = w->heading < w->lines.count ? (float)i - (float)w->heading : -1000.0f;
    return f;
}

/* Prose in [from, to), and the share of links in it. */
static float prose_between(const web_page *w, int64_t from, int64_t to)
{
    from = from < 0 ? 0 : from;
    to = to > w->lines.count ? w->lines.count : to;
    return from < to ? w->page.sums[to].prose - w->page.sums[from].prose : 0.0f;
}

static float *neighbour_features(const web_page *w, int64_t i, float *f)
{
    static const int steps[] = {-2, -1, 1, 2};
    const view_line *here = w->seen[i];
    for (size_t k = 0; k < sizeof steps / sizeof *steps; k++) {
        const int64_t at = i + steps[k];
        const bool there = at >= 0 && at < w->lines.count;
        const line *l = there ? &w->lines.at[at] : NULL;
        const view_line *v = there ? w->seen[at] : NULL;
        *f++ = l ? (float)l->words : -1.0f;
        *f++ = l ? l->stopped : -1.0f;
        *f++ = v ? ratio((float)v->linked, (float)(v->end - v->start)) : -1.0f;
        *f++ = v ? (float)(v->parent == here->parent) : -1.0f;
    }
    *f++ = prose_between(w, i - 4, i);
    *f++ = prose_between(w, i - 12, i);
    *f++ = prose_between(w, 0, i);
    *f++ = prose_between(w, i + 1, i + 5);
    *f++ = prose_between(w, i + 1, i + 13);
    *f++ = prose_between(w, i + 1, w->lines.count);
    return f;
}

void clean_web_features(const web_page *w, uint32_t i, float features[WEB_FEATURES])
{
    float *f = line_features(w, i, features);
    f = place_features(w, i, f);
    f = neighbour_features(w, i, f);
    assert(f == features + WEB_FEATURES);
    (void)f;
}
