/* What speaks for or against a line of a raw text: its own words, what it has in common with the densest text and the
 * heading, the lines about it, and where it stands. */
#include "clean/clean_text_page.h"
#include <assert.h>
#include <math.h>

enum { NEAR = 12, WIDE = 50, LEAD = 3 };

static float ratio(float part, float whole)
{
    return whole > 0.0f ? part / whole : 0.0f;
}

static float *own_features(const text_page *p, uint32_t i, float *f)
{
    const line *l = &p->lines->at[i];
    const line_note *n = &p->notes[i];
    const float words = (float)l->words, size = (float)(l->end - l->start);
    *f++ = words;
    *f++ = size;
    *f++ = ratio((float)l->stops, words);
    *f++ = ratio((float)l->capitals, words);
    *f++ = ratio((float)l->numbers, words);
    *f++ = ratio((float)n->told, words);
    *f++ = ratio((float)n->foreign, size);
    *f++ = ratio(size, words);
    *f++ = (float)n->sentences;
    *f++ = (float)n->commas;
    *f++ = n->mass;
    *f++ = n->tail;
    *f++ = n->head;
    *f++ = l->stopped;
    *f++ = l->quoted;
    *f++ = l->bulleted;
    *f++ = l->lower;
    *f++ = l->repeated;
    *f++ = l->reason;
    *f++ = (float)l->hints;
    return f;
}

static float *common_features(const text_page *p, uint32_t i, float *f)
{
    const uint32_t count = p->lines->count;
    *f++ = clean_overlap(&p->words, i, (float)clean_is_core(p, i), p->core_bag);
    *f++ = clean_overlap(&p->words, i, (float)(i < LEAD), p->lead_bag);
    *f++ = clean_overlap(&p->words, i, (float)(i == p->heading), p->heading_bag);
    *f++ = (float)clean_word_count(&p->words, i);
    *f++ = p->heading < count ? (float)i - (float)p->heading : -1000.0f;
    *f++ = p->heading_score;
    *f++ = (float)i - (float)p->core;
    *f++ = p->core_mass;
    return f;
}

/* English prose, and lines that look like parts of a page, in [from, to). */
static clean_sums sums_between(const text_page *p, int64_t from, int64_t to)
{
    const int64_t count = p->lines->count;
    from = from < 0 ? 0 : from;
    to = to > count ? count : to;
    if (from >= to)
        return (clean_sums){0};
    const clean_sums *a = &p->page.sums[from], *b = &p->page.sums[to];
    return (clean_sums){b->prose - a->prose, b->page - a->page};
}

static float *about_features(const text_page *p, int64_t i, float *f)
{
    static const int near[][2] = {{-1, 0}, {-3, 0}, {-6, 0}, {-14, 0}, {1, 2}, {1, 4}, {1, 7}, {1, 15}};
    static const int wide[][2] = {{-4, 0}, {-12, 0}, {1, 5}, {1, 13}};
    for (size_t k = 0; k < sizeof near / sizeof *near; k++)
        *f++ = clean_text_between(p, i + near[k][0], i + near[k][1]).mass;
    for (size_t k = 0; k < sizeof wide / sizeof *wide; k++) {
        const text_sums s = clean_text_between(p, i + wide[k][0], i + wide[k][1]);
        *f++ = s.words;
        *f++ = s.stamped;
        *f++ = s.brackets;
        *f++ = s.repeated;
        *f++ = s.hints;
        *f++ = sums_between(p, i + wide[k][0], i + wide[k][1]).prose;
    }
    *f++ = (float)sums_between(p, i - 3, i).page;
    *f++ = (float)sums_between(p, i - 10, i).page;
    *f++ = (float)sums_between(p, i + 1, i + 4).page;
    *f++ = (float)sums_between(p, i + 1, i + 11).page;
    *f++ = sums_between(p, i - NEAR / 2, i + NEAR / 2).prose / p->page.near;
    *f++ = sums_between(p, i - WIDE / 2, i + WIDE / 2).prose / p->page.wide;
    *f++ = ratio(clean_text_between(p, i - NEAR / 2, i + NEAR / 2).mass, p->core_mass);
    return f;
}

static float *neighbour_features(const text_page *p, int64_t i, float *f)
{
    static const int steps[] = {-3, -2, -1, 1, 2, 3};
    for (size_t k = 0; k < sizeof steps / sizeof *steps; k++) {
        const int64_t at = i + steps[k];
        const bool there = at >= 0 && at < p->lines->count;
        const line *l = there ? &p->lines->at[at] : NULL;
        const line_note *n = there ? &p->notes[at] : NULL;
        *f++ = l ? (float)l->words : -1.0f;
        if (steps[k] != -1 && steps[k] != 1)
            continue;
        *f++ = l ? ratio((float)l->capitals, (float)l->words) : -1.0f;
        *f++ = l ? (float)l->reason : -1.0f;
        *f++ = l ? (float)l->repeated : -1.0f;
        *f++ = n ? (float)n->tail : -1.0f;
        *f++ = n ? (float)n->head : -1.0f;
    }
    return f;
}

static float *place_features(const text_page *p, uint32_t i, float *f)
{
    const uint32_t count = p->lines->count;
    const text_sums *all = &p->sums[count];
    *f++ = (float)i;
    *f++ = (float)(count - i);
    *f++ = ratio((float)i, (float)count);
    *f++ = p->sums[i].mass;
    *f++ = all->mass - p->sums[i + 1].mass;
    *f++ = ratio(p->sums[i].mass, all->mass);
    *f++ = all->mass;
    *f++ = ratio(all->mass, (float)count);
    *f++ = ratio((float)p->page.sums[count].page, (float)count);
    *f++ = ratio(all->brackets, (float)count);
    *f++ = ratio(all->stamped, (float)count);
    for (uint32_t k = 0; k < TEXT_MARKS; k++) {
        *f++ = (float)p->marks[i].since[k];
        *f++ = (float)p->marks[i].until[k];
    }
    return f;
}

void clean_text_features(const text_page *p, uint32_t i, float features[TEXT_FEATURES])
{
    float *f = own_features(p, i, features);
    f = common_features(p, i, f);
    f = about_features(p, i, f);
    f = neighbour_features(p, i, f);
    f = place_features(p, i, f);
    assert(f == features + TEXT_FEATURES);
    (void)f;
}
