/* Which of its candidates an anaphor most likely means.
 *
 * What who_candidate.c measured is weighed and added up: the nearer, the better; subjects and above all speakers are preferred, for in
 * news "he said" is mostly the previous speaker; what is said inside a quotation counts for little outside it. The idea is that of
 * Lappin and Leass (1994); the weights were set on PolNeAR dev and GAP's development set. */
#include "who/who_work.h"
#include <limits.h>

static const int weights[WHO_FEATURES] = {
    [WHO_SENTENCES] = -6,    [WHO_BLOCKS] = -1,   [WHO_SUBJECT] = 12,    [WHO_OBJECT] = 7,      [WHO_MODIFIER] = -7,
    [WHO_BOTH_SUBJECTS] = 2, [WHO_GOVERNOR] = 20, [WHO_STEPS] = -4,      [WHO_BY_PRONOUN] = -6, [WHO_SPEAKER] = 5,
    [WHO_BOTH_SPEAKERS] = 3, [WHO_QUOTED] = -8,   [WHO_IN_TITLE] = -8,   [WHO_MENTIONED] = 3,   [WHO_KNOWN_GENDER] = 3,
    [WHO_UNSURE] = -6,       [WHO_ONE_BODY] = -8, [WHO_ONE_STATE] = -16, [WHO_AHEAD] = 8,
};

/* "Stumpf himself": the mention right before. */
static uint32_t find_stressed(const who_work *w, const who_found *f)
{
    const str word = who_token(w, f->head);
    if (!f->first || !(str_ends(word, STR("self")) || str_ends(word, STR("selves"))))
        return SAYSO_NONE;
    const uint32_t before = w->found_at[f->first - 1];
    return before == SAYSO_NONE ? SAYSO_NONE : w->found.at[before].draft;
}

static int weigh(const who_candidate *c)
{
    int score = 0;
    for (uint32_t i = 0; i < WHO_FEATURES; i++)
        score += weights[i] * c->features[i];
    return score;
}

/* The best candidate's place in the list, the nearest of equals; list->count if there is none. */
static uint32_t choose(const who_candidates *list)
{
    uint32_t best = list->count;
    int best_score = INT_MIN;
    for (uint32_t i = 0; i < list->count; i++) {
        const int score = weigh(&list->at[i]);
        if (score > best_score) {
            best = i;
            best_score = score;
        }
    }
    return best;
}

/* What `sayso dump --stage pairs` shows. */
static void keep_pairs(who_work *w, uint32_t found, const who_candidates *list, uint32_t chosen)
{
    doc *d = w->doc;
    for (uint32_t i = 0; i < list->count; i++) {
        const who_candidate *c = &list->at[i];
        int16_t *features = arena_take(&d->arena, sizeof c->features);
        memcpy(features, c->features, sizeof c->features);
        *vec_push(&d->arena, &d->pairs) = (anaphor_pair){.anaphor = w->found.at[found].head,
                                                         .antecedent = w->found.at[c->found].head,
                                                         .entity = c->draft,
                                                         .features = features,
                                                         .feature_count = WHO_FEATURES,
                                                         .chosen = i == chosen};
    }
}

uint32_t who_salient(who_work *w, uint32_t found)
{
    const uint32_t stressed = find_stressed(w, &w->found.at[found]);
    if (stressed != SAYSO_NONE)
        return stressed;
    who_candidates list;
    who_find_candidates(w, found, &list);
    const uint32_t chosen = choose(&list);
    if (w->keeps_pairs && !w->found.at[found].weighed)
        keep_pairs(w, found, &list, chosen);
    w->found.at[found].weighed = true;
    return chosen < list.count ? list.at[chosen].draft : SAYSO_NONE;
}
