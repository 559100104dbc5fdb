/* Which of its candidates an anaphor most likely means.
 *
 * What who_candidate.c measured is weighed, and what the network makes of the two mentions (who_ranker.h) with it: the
 * nearer, the better; subjects are preferred; what is said inside a quotation counts for little outside it. The idea
 * is that of Lappin and Leass (1994). But what a measure is worth depends on others (a possessive means another
 * subject than an object does), so units that see all of them add to their sum. train/salience.py fits the weights on
 * GUM and GAP's development set. */
#include "who/who_salience.h"
#include "who/who_work.h"
#include <math.h>

enum { MOST_ODDS = 999 }; /* of WHO_NETWORK */

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
    float score = 0, units[WHO_UNITS];
    memcpy(units, who_unit_bias, sizeof units);
    for (uint32_t i = 0; i < WHO_FEATURES; i++) {
        const float measure = (float)c->features[i];
        if (!c->features[i])
            continue;
        score += who_plain[i] * measure;
        for (uint32_t unit = 0; unit < WHO_UNITS; unit++)
            units[unit] += who_unit[i][unit] * measure;
    }
    for (uint32_t unit = 0; unit < WHO_UNITS; unit++)
        score += units[unit] > 0 ? who_unit_worth[unit] * units[unit] : 0;
    return score;
}

/* The likeliest entity's nearest candidate, its place in the list: an entity is as likely as its candidates together;
 * list->count if there is none. */
static uint32_t choose(const who_candidates *list)
{
    float scores[WHO_MOST_CANDIDATES], most = -INFINITY, best_sum = 0;
    uint32_t best = list->count;
    for (uint32_t i = 0; i < list->count; i++) {
        scores[i] = weigh(&list->at[i]);
        most = scores[i] > most ? scores[i] : most;
    }
    for (uint32_t i = 0; i < list->count; i++)
        scores[i] = expf(scores[i] - most);
    for (uint32_t i = 0; i < list->count; i++) {
        float sum = 0;
        for (uint32_t other = 0; other < list->count; other++)
            sum += list->at[other].draft == list->at[i].draft ? scores[other] : 0;
        if (sum > best_sum) {
            best = i;
            best_sum = sum;
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
