/* Which of its candidates an anaphor most likely means.
 *
 * What who_candidate.c measured is weighed and added up, and what the network makes of the two mentions (who_ranker.h) with it: the
 * nearer, the better; subjects are preferred; what is said inside a quotation counts for little outside it. The idea is that of Lappin
 * and Leass (1994); the weights are fitted by train/salience.py on GUM and GAP's development set. */
#include "who/who_work.h"
#include <math.h>

enum { MOST_ODDS = 999 }; /* of WHO_NETWORK */

static const float weights[WHO_FEATURES] = {
    [WHO_SENTENCES] = -0.99F,   [WHO_BLOCKS] = 0.59F,     [WHO_DISTANCE] = -0.18F,     [WHO_SUBJECT] = 1.93F,
    [WHO_OBJECT] = 1.49F,       [WHO_POSSESSOR] = 1.43F,  [WHO_MODIFIER] = -0.62F,     [WHO_BOTH_SUBJECTS] = 1.10F,
    [WHO_BOTH_OBJECTS] = 1.11F, [WHO_GOVERNOR] = 1.42F,   [WHO_STEPS] = -0.18F,        [WHO_BY_PRONOUN] = 0.099F,
    [WHO_BY_NAME] = 1.58F,      [WHO_SPEAKER] = -0.21F,   [WHO_BOTH_SPEAKERS] = 0.83F, [WHO_QUOTED] = -0.70F,
    [WHO_IN_TITLE] = -5.73F,    [WHO_MENTIONED] = 0.22F,  [WHO_KNOWN_GENDER] = 0.41F,  [WHO_UNSURE] = -0.66F,
    [WHO_ONE_BODY] = -3.10F,    [WHO_ONE_STATE] = -2.54F, [WHO_AHEAD] = -1.69F,        [WHO_NETWORK] = 0.015F,
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

/* Adds what the network says, to all candidates or to none. */
static void ask_network(const who_work *w, uint32_t found, who_candidates *list)
{
    const token *tokens = w->doc->tokens.at;
    who_anaphor anaphor;
    if (!who_ranker_start(w->ranker, w->doc, tokens[w->found.at[found].head].start, &anaphor))
        return;
    for (uint32_t i = 0; i < list->count; i++) {
        const uint32_t head = w->found.at[list->at[i].found].head;
        const float score = 100 * who_ranker_score(w->ranker, w->doc, &anaphor, tokens[head].start);
        list->at[i].features[WHO_NETWORK] = (int16_t)(score < -MOST_ODDS  ? -MOST_ODDS
                                                      : score > MOST_ODDS ? MOST_ODDS
                                                                          : score);
    }
}

static float weigh(const who_candidate *c)
{
    float score = 0;
    for (uint32_t i = 0; i < WHO_FEATURES; i++)
        score += weights[i] * (float)c->features[i];
    return score;
}

/* The best candidate's place in the list, the nearest of equals; list->count if there is none. */
static uint32_t choose(const who_candidates *list)
{
    uint32_t best = list->count;
    float best_score = -INFINITY;
    for (uint32_t i = 0; i < list->count; i++) {
        const float score = weigh(&list->at[i]);
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
    ask_network(w, found, &list);
    const uint32_t chosen = choose(&list);
    if (w->keeps_pairs && !w->found.at[found].weighed)
        keep_pairs(w, found, &list, chosen);
    w->found.at[found].weighed = true;
    return chosen < list.count ? list.at[chosen].draft : SAYSO_NONE;
}
