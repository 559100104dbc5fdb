/* Which lines of a raw text are the article. Each line has a share, how likely it is of it; the article is all lines
 * whose share is at least a limit, and the limit is the one by which the article is expected to have the best F1 by
 * words: 2 × the likely words among those taken / (the words taken + all likely words) (Lewis 1995). */
#include "clean/clean_label.h"
#include "clean/clean_text_page.h"
#include <math.h>
#include <stdlib.h>

#define LEAST_SHARE 0.1f

enum { NEAR = 12, WIDE = 50, FEW = 6, LEAST_TOLD = 5, LEAST_STOPS = 3 };

/* Words of running text in a line: nothing for a label, all for a sentence. */
static float prose_of(const line *l)
{
    if (l->words < 8 || l->reason != REASON_NONE || l->bulleted)
        return 0.0f;
    const float held = 5 * l->stops > l->words ? 1.0f : 0.3f;
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

clean_page clean_survey(doc *d, const line_vec *lines)
{
    clean_sums *sums = arena_array(&d->arena, lines->count + 1, sizeof *sums);
    for (uint32_t i = 0; i < lines->count; i++) {
        sums[i + 1].prose = sums[i].prose + prose_of(&lines->at[i]);
        sums[i + 1].page = sums[i].page + is_page(&lines->at[i]);
    }
    clean_page page = {lines, sums, 1.0f, 1.0f};
    for (int64_t i = 0; i < lines->count; i++) {
        page.near = fmaxf(page.near, prose_between(&page, i - NEAR / 2, i + NEAR / 2));
        page.wide = fmaxf(page.wide, prose_between(&page, i - WIDE / 2, i + WIDE / 2));
    }
    return page;
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

/* Whether a line reads like one of an article, however short that is. */
static bool is_telling(const line *l)
{
    return l->reason == REASON_NONE && l->words >= LEAST_TOLD && (l->stopped || l->quoted || l->stops >= LEAST_STOPS);
}

void clean_take_rest(line_vec *lines)
{
    bool begun = false;
    if (clean_has_page(lines))
        return;
    for (uint32_t i = 0; i < lines->count; i++) {
        line *l = &lines->at[i];
        begun |= l->place == PLACE_BODY || l->datelined || (lines->count <= FEW && is_telling(l));
        if (begun && l->reason == REASON_NONE)
            l->place = PLACE_BODY;
    }
    for (uint32_t i = 0; !begun && i < lines->count; i++)
        if (lines->at[i].reason == REASON_NONE)
            lines->at[i].place = PLACE_BODY;
}

typedef struct candidate {
    float share, words;
} candidate;

static int by_share(const void *a, const void *b)
{
    const float x = ((const candidate *)a)->share, y = ((const candidate *)b)->share;
    return x < y ? 1 : x > y ? -1 : 0;
}

/* The limit by which the article is expected to have the best F1. */
static float find_limit(doc *d, const line_vec *lines, const float *share)
{
    candidate *all = arena_array(&d->arena, lines->count, sizeof *all);
    float likely = 0.0f, taken = 0.0f, right = 0.0f, best = -1.0f, limit = 1.0f;
    for (uint32_t i = 0; i < lines->count; i++) {
        all[i] = (candidate){share[i], (float)lines->at[i].words};
        likely += share[i] * all[i].words;
    }
    qsort(all, lines->count, sizeof *all, by_share);
    for (uint32_t i = 0; i < lines->count; i++) {
        taken += all[i].words;
        right += all[i].words * all[i].share;
        if ((i + 1 == lines->count || all[i + 1].share < all[i].share) && right > best * (taken + likely)) {
            best = right / fmaxf(taken + likely, 1e-6f);
            limit = all[i].share;
        }
    }
    return fmaxf(limit, LEAST_SHARE);
}

void clean_place_lines(line_vec *lines, const float *share, float limit)
{
    bool begun = false;
    for (uint32_t i = 0; i < lines->count; i++) {
        const bool body = share[i] >= limit;
        begun |= body;
        lines->at[i].place = body ? PLACE_BODY : begun ? PLACE_GAP : PLACE_BEFORE;
    }
    for (uint32_t i = lines->count; i-- > 0 && lines->at[i].place == PLACE_GAP;)
        lines->at[i].place = PLACE_AFTER;
}

void clean_label(doc *d, line_vec *lines)
{
    if (!lines->count)
        return;
    const float *share = clean_text_read(d, lines);
    clean_place_lines(lines, share, find_limit(d, lines, share));
    clean_take_rest(lines);
}
