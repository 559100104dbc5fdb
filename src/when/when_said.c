/* The day of a statement: a time that depends on its cue, by the parse, in the same clause.
 * "said on Sunday", "told reporters Monday", "said at a briefing on Tuesday"; and for the verbs
 * that go on from it ("…, citing …") the time that opens the sentence. A time inside the content
 * says when something else happened. */
#include "when/when_parts.h"

enum { MOST_STEPS = 8, MOST_VERBS = 3, REACH = 100 /* tokens between a cue and its time */ };

uint32_t when_head(const doc *d, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i < last; i++)
        if (d->tokens.at[i].head < first || d->tokens.at[i].head >= last || d->tokens.at[i].head == i)
            return i;
    return first;
}

static bool in_spans(sayso_spans spans, uint32_t start, uint32_t end)
{
    for (size_t i = 0; i < spans.count; i++)
        if (start < spans.at[i].end && end > spans.at[i].start)
            return true;
    return false;
}

/* A verb, and not a name that was taken for one. */
static bool is_verb(const token *t)
{
    return (t->pos == POS_VERB || t->pos == POS_AUX) && t->dep != DEP_NSUBJ && t->dep != DEP_DOBJ &&
           t->dep != DEP_POBJ && t->dep != DEP_COMPOUND;
}

/* Nouns for occasions of speech and for what is written: a time that belongs to one is that of
 * the speaking. */
static bool is_occasion(const doc *d, uint32_t word)
{
    static const char *const nouns[] = {
        "ad",     "address",   "announcement", "appearance", "article",   "blog",    "briefing", "broadcast", "call",
        "column", "comments",  "conference",   "debate",     "editorial", "email",   "essay",    "event",     "filing",
        "forum",  "hearing",   "interview",    "letter",     "meeting",   "memo",    "message",  "news",      "note",
        "op-ed",  "podcast",   "post",         "press",      "rally",     "release", "remarks",  "report",    "session",
        "speech", "statement", "summit",       "testimony",  "tour",      "tweet",   "video",    "visit",
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

/* The verb that a time depends on, through prepositions, occasions ("in a message posted
 * Friday") and the nouns that pass it on; SAYSO_NONE if it belongs to a noun. */
static uint32_t verb_of(const doc *d, const expression *e)
{
    const token *t = d->tokens.at;
    const uint32_t time = when_head(d, e->first, e->last);
    uint32_t at = time;
    for (int steps = 0; steps < MOST_STEPS; steps++) {
        const uint32_t up = t[at].head;
        if (is_verb(&t[at]) && !(t[at].dep == DEP_ACL && is_occasion(d, up)) && !is_meanwhile(d, at))
            return at;
        if (up == at)
            return is_occasion(d, at) ? at : SAYSO_NONE;
        const bool function = t[up].pos == POS_ADP || t[up].pos == POS_ADV || t[up].pos == POS_SCONJ;
        if (!is_verb(&t[up]) && !function && !is_occasion(d, up) && !passes_on(d, up, time, t[at].dep))
            return SAYSO_NONE;
        at = up;
    }
    return SAYSO_NONE;
}

/* Whether the statement's cue holds the token. */
static bool holds(const doc *d, const sayso_statement *s, uint32_t word)
{
    return in_spans(s->cue, d->tokens.at[word].start, d->tokens.at[word].end);
}

/* Whether a verb's time is the statement's: the cue's own verb, or one that sets its scene: "Speaking at
 * a rally on Monday, she said", "Asked on Friday …, he said". */
static bool tells_when(const doc *d, const sayso_statement *s, uint32_t verb)
{
    static const char *const scenes[] = {"addressing", "answering",  "appearing", "asked",      "commenting",
                                         "pressed",    "questioned", "replying",  "responding", "speaking",
                                         "talking",    "testifying", "writing"};
    if (verb == SAYSO_NONE || holds(d, s, verb))
        return verb != SAYSO_NONE;
    const token *t = &d->tokens.at[verb];
    if (t->dep != DEP_ADVCL || !holds(d, s, t->head))
        return false;
    for (size_t i = 0; i < sizeof scenes / sizeof *scenes; i++)
        if (str_equal_ascii(doc_token(d, t), str_of(scenes[i])))
            return true;
    return false;
}

/* The verb of the cue: its last token that is one; SAYSO_NONE: "according to", a colon. */
static uint32_t cue_verb(const doc *d, const sayso_statement *s)
{
    for (size_t i = s->cue.count; i-- > 0;) {
        const uint32_t first = doc_token_at(d, s->cue.at[i].start);
        for (uint32_t k = doc_token_at(d, s->cue.at[i].end - 1) + 1; k-- > first;)
            if (k < d->tokens.count && d->tokens.at[k].pos == POS_VERB)
                return k;
    }
    return SAYSO_NONE;
}

/* Whether a time may be that of a statement: a point, outside what is said and outside the
 * dateline; and of a statement that another holds, inside what that one says. */
static bool may_date(const doc *d, const expression *e, const sayso_statement *s)
{
    if (s->within != SAYSO_NONE && !in_spans(d->statements.at[s->within].content, e->span.start, e->span.end))
        return false;
    return e->kind == WHEN_POINT && !in_spans(s->content, e->span.start, e->span.end) &&
           !in_spans(d->about.dateline.spans, e->span.start, e->span.end);
}

/* A time of the statement itself: its verb is the cue's, and it is not part of what is said. */
static uint32_t own_time(const doc *d, const expression_vec *times, const uint32_t *verbs, const sayso_statement *s,
                         uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        const expression *e = &times->at[i];
        if ((in_spans(s->cue, e->span.start, e->span.end) || tells_when(d, s, verbs[i])) && may_date(d, e, s))
            return i;
    }
    return SAYSO_NONE;
}

/* Whether the verb has a subject of its own, before it. */
static bool has_subject(const doc *d, uint32_t verb)
{
    const token *t = d->tokens.at;
    for (uint32_t i = verb > REACH ? verb - REACH : 0; i < verb; i++)
        if (t[i].head == verb && (t[i].dep == DEP_NSUBJ || t[i].dep == DEP_NSUBJPASS))
            return true;
    return false;
}

/* The time before the cue that belongs to a verb further up, for a cue that goes on from it: "On
 * Monday, A said …, adding …"; not "A said on Monday, even as B ordered …". */
static uint32_t inherited_time(const doc *d, const expression_vec *times, const uint32_t *verbs,
                               const sayso_statement *s, uint32_t from, uint32_t to)
{
    const token *t = d->tokens.at;
    const uint32_t cue = cue_verb(d, s);
    uint32_t verb = cue;
    for (int steps = 0; verb != SAYSO_NONE && steps < MOST_VERBS; steps++) {
        const label_dep dep = t[verb].dep;
        if (dep != DEP_ADVCL && dep != DEP_CONJ && dep != DEP_XCOMP)
            return SAYSO_NONE;
        if (dep == DEP_ADVCL && has_subject(d, verb))
            return SAYSO_NONE;
        verb = t[verb].head;
        for (uint32_t i = from; i < to; i++)
            if (verbs[i] == verb && times->at[i].first < cue && may_date(d, &times->at[i], s))
                return i;
    }
    return SAYSO_NONE;
}

/* The first expression that begins at or after the token. */
static uint32_t expression_at(const expression_vec *times, uint32_t word)
{
    uint32_t low = 0, high = times->count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (times->at[middle].first < word)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static uint32_t find_said(const doc *d, const expression_vec *times, const uint32_t *verbs, const sayso_statement *s)
{
    if (!s->uttered || !s->cue.count)
        return SAYSO_NONE;
    const uint32_t cue = doc_token_at(d, s->cue.at[0].start);
    if (cue >= d->tokens.count)
        return SAYSO_NONE;
    const sentence *in = &d->sentences.at[d->tokens.at[cue].sentence];
    const uint32_t first = in->first + REACH < cue ? cue - REACH : in->first;
    const uint32_t last = in->last > cue + REACH ? cue + REACH : in->last;
    const uint32_t from = expression_at(times, first), to = expression_at(times, last);
    const uint32_t own = own_time(d, times, verbs, s, from, to);
    return own != SAYSO_NONE ? own : inherited_time(d, times, verbs, s, from, to);
}

void when_said(const doc *d, const expression_vec *times, uint32_t *said)
{
    /* The times' verbs, found once each. `said` is for statements; a sentence may hold many
     * times and statements. */
    uint32_t *verbs = said + d->statements.count;
    for (uint32_t i = 0; i < times->count; i++)
        verbs[i] = times->at[i].first < times->at[i].last ? verb_of(d, &times->at[i]) : SAYSO_NONE;
    for (uint32_t i = 0; i < d->statements.count; i++)
        said[i] = find_said(d, times, verbs, &d->statements.at[i]);
}
