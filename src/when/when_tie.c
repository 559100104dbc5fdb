/* What a time belongs to, by the parse: the verb that it depends on, through prepositions, occasions
 * ("in a message posted Friday") and the nouns that pass it on to their verb. */
#include "when/when_tie.h"

enum { MOST_STEPS = 8 };

static bool is_verb(const token *t)
{
    /* A verb, and not a name that was taken for one. */
    return (t->pos == POS_VERB || t->pos == POS_AUX) && t->dep != DEP_NSUBJ && t->dep != DEP_DOBJ &&
           t->dep != DEP_POBJ && t->dep != DEP_COMPOUND;
}

bool when_is_occasion(const doc *d, uint32_t word)
{
    static const char *const nouns[] = {
        "ad",     "address", "announcement", "appearance", "article", "blog",       "briefing",  "broadcast",
        "call",   "column",  "comments",     "conference", "debate",  "discussion", "editorial", "email",
        "essay",  "event",   "filing",       "forum",      "hearing", "interview",  "letter",    "meeting",
        "memo",   "message", "news",         "note",       "op-ed",   "podcast",    "poll",      "post",
        "press",  "rally",   "release",      "remarks",    "report",  "session",    "speech",    "statement",
        "summit", "survey",  "testimony",    "tour",       "tweet",   "video",      "visit",
    };
    return str_among(doc_token(d, &d->tokens.at[word]), nouns, sizeof nouns / sizeof *nouns);
}

/* Whether a time beside this noun tells of the verb above it: whom one speaks to ("told the
 * radio station on Sunday"), or the speaker ("Trump this week said"), which the parse often
 * takes to be what the time belongs to. */
static bool passes_on(const doc *d, uint32_t noun, uint32_t time, label_dep how)
{
    const token *t = &d->tokens.at[noun];
    if (how == DEP_POSS || how == DEP_COMPOUND || how == DEP_AMOD || how == DEP_NMOD || time < noun)
        return false;
    return t->dep == DEP_DOBJ || t->dep == DEP_DATIVE || t->dep == DEP_POBJ || (t->dep == DEP_NSUBJ && time < t->head);
}

/* What those do to whom one speaks, while one does: "told leaders attending the talks on Monday
 * that …". */
static bool is_meanwhile(const doc *d, uint32_t verb)
{
    const token *t = &d->tokens.at[verb], *whom = &d->tokens.at[t->head];
    return t->dep == DEP_ACL && t->tag == TAG_VBG && (whom->dep == DEP_DOBJ || whom->dep == DEP_DATIVE);
}

/* The token of [first, last) whose head lies outside. */
uint32_t when_head(const doc *d, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i < last; i++)
        if (d->tokens.at[i].head < first || d->tokens.at[i].head >= last || d->tokens.at[i].head == i)
            return i;
    return first;
}

when_tie when_tie_of(const doc *d, const expression *e)
{
    const token *t = d->tokens.at;
    const when_tie none = {SAYSO_NONE, SAYSO_NONE, SAYSO_NONE, false};
    when_tie tie = none;
    if (e->first == e->last)
        return none;
    const uint32_t time = when_head(d, e->first, e->last);
    uint32_t at = time;
    for (int steps = 0; steps < MOST_STEPS; steps++) {
        const uint32_t up = t[at].head;
        if (at != time && when_is_occasion(d, at))
            tie.occasion = at;
        if (is_verb(&t[at]) && !(t[at].dep == DEP_ACL && when_is_occasion(d, up)) && !is_meanwhile(d, at)) {
            tie.verb = at;
            return tie;
        }
        if (up == at) {
            tie.verb = tie.occasion == at ? at : SAYSO_NONE;
            return tie;
        }
        const bool function = t[up].pos == POS_ADP || t[up].pos == POS_ADV || t[up].pos == POS_SCONJ;
        if (!is_verb(&t[up]) && !function && !when_is_occasion(d, up)) {
            if (!passes_on(d, up, time, t[at].dep)) {
                tie.noun = up;
                return tie;
            }
            tie.passed = true;
        }
        at = up;
    }
    return none;
}
