/* The lines of a page are a chain: what comes before the article, the article, gaps in it (a caption, a link to another
 * story), and what comes after. Each line gets the place that is best for the whole chain (Viterbi), by a linear score of
 * what the line and its neighbours look like. The weights were fitted by tools/fit_clean.py (a conditional random field:
 * Lafferty, McCallum and Pereira 2001); clean_weights.h is its output. */
#include "clean/clean_label.h"
#include "clean/clean_weights.h"
#include <math.h>

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

const clean_sums *clean_sum(doc *d, const line_vec *lines)
{
    clean_sums *sums = arena_array(&d->arena, lines->count + 1, sizeof *sums);
    for (uint32_t i = 0; i < lines->count; i++) {
        sums[i + 1].prose = sums[i].prose + prose_of(&lines->at[i]);
        sums[i + 1].page = sums[i].page + is_page(&lines->at[i]);
    }
    return sums;
}

/* The sums over the lines [from, to), cut to those there are; prose on a logarithmic scale, page as a share. */
static float prose_in(const line_vec *lines, const clean_sums *sums, int64_t from, int64_t to)
{
    from = from < 0 ? 0 : from;
    to = to > lines->count ? lines->count : to;
    return from < to ? log2f(1.0f + sums[to].prose - sums[from].prose) / 8.0f : 0.0f;
}

static float page_in(const line_vec *lines, const clean_sums *sums, int64_t from, int64_t to)
{
    from = from < 0 ? 0 : from;
    to = to > lines->count ? lines->count : to;
    return from < to ? ratio(sums[to].page - sums[from].page, (uint32_t)(to - from)) : 0.0f;
}

void clean_features(const line_vec *lines, uint32_t i, const clean_sums *sums, float f[CLEAN_FEATURES])
{
    const line *l = &lines->at[i], *next = i + 1 < lines->count ? l + 1 : NULL;
    const float all = sums[lines->count].prose, total = all > 0.0f ? all : 1.0f, before = sums[i].prose / total;
    uint32_t n = 0;
    memset(f, 0, CLEAN_FEATURES * sizeof *f);
    f[n++] = 1.0f;
    f[n++] = log2f(1.0f + (float)l->words) / 4.0f;
    f[n++] = l->words <= 3;
    f[n++] = l->words >= 10;
    f[n++] = l->words >= 25;
    f[n++] = l->stopped;
    f[n++] = l->stopped && l->words >= 10;
    f[n++] = ratio(l->stops, l->words);
    f[n++] = ratio(l->capitals, l->words);
    f[n++] = ratio(l->numbers, l->words);
    f[n++] = l->bulleted;
    f[n++] = l->lower;
    f[n++] = l->quoted;
    f[n++] = l->repeated;
    f[n++] = l->after_blank;
    f[n++] = next && next->lower && !l->stopped;
    f[n++] = (float)(l->hints < 3 ? l->hints : 3);
    f[n++] = prose_in(lines, sums, (int64_t)i - 1, i);
    f[n++] = prose_in(lines, sums, (int64_t)i - 4, i);
    f[n++] = prose_in(lines, sums, (int64_t)i - 12, i);
    f[n++] = prose_in(lines, sums, i + 1, (int64_t)i + 2);
    f[n++] = prose_in(lines, sums, i + 1, (int64_t)i + 5);
    f[n++] = prose_in(lines, sums, i + 1, (int64_t)i + 13);
    f[n++] = before;
    f[n++] = before == 0.0f;
    f[n++] = sums[i + 1].prose >= total;
    f[n++] = page_in(lines, sums, 0, lines->count);
    f[n++] = page_in(lines, sums, (int64_t)i - 10, i);
    f[n++] = page_in(lines, sums, i + 1, (int64_t)i + 11);
    f[n++] = l->datelined;
    static const clean_reason known[] = {REASON_SHARE,   REASON_NAVIGATION, REASON_COMMENT_FORM, REASON_SUBSCRIPTION,
                                         REASON_RELATED, REASON_TAGS,       REASON_COPYRIGHT,    REASON_ADVERTISEMENT,
                                         REASON_CREDIT,  REASON_CAPTION,    REASON_DATE,         REASON_BYLINE};
    for (size_t k = 0; k < sizeof known / sizeof *known; k++)
        f[n++] = l->reason == known[k];
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

/* Whether any line is one that only pages have. */
static bool has_page(const line_vec *lines)
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

void clean_label(doc *d, line_vec *lines)
{
    if (!lines->count)
        return;
    const clean_sums *sums = clean_sum(d, lines);
    uint8_t(*back)[PLACE_COUNT] = arena_array(&d->arena, lines->count, sizeof *back);
    float at[PLACE_COUNT], f[CLEAN_FEATURES];
    for (int p = 0; p < PLACE_COUNT; p++)
        at[p] = starts[p];
    for (uint32_t i = 0; i < lines->count; i++) {
        float now[PLACE_COUNT];
        clean_features(lines, i, sums, f);
        for (int p = 0; p < PLACE_COUNT; p++) {
            float best = at[p];
            if (i)
                back[i][p] = best_before(at, (clean_place)p, &best);
            now[p] = best + score(f, (clean_place)p);
        }
        memcpy(at, now, sizeof at);
    }
    clean_place place = PLACE_BEFORE;
    for (int p = 0; p < PLACE_COUNT; p++)
        if (at[p] + ends[p] > at[place] + ends[place])
            place = (clean_place)p;
    for (uint32_t i = lines->count; i-- > 0; place = (clean_place)back[i][place])
        lines->at[i].place = place;
    if (!has_page(lines))
        take_rest(lines);
}
