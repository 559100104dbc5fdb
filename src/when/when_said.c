/* The day of a statement, by the first of these that tells:
 *
 *   its cue      a time that depends on the cue, in the same clause: "said on Sunday", "told reporters Monday", "said
 *                at a briefing on Tuesday"; and for the verbs that go on from it ("…, citing …") the time that opens
 *                the sentence
 *   its source   "a poll released last week"
 *   its scene    "In a statement issued Tuesday, she was …, though she called …"
 *   its speaker  who goes on, in the past tense and with no other time between: in the same paragraph
 *                (same-paragraph), or in one of the next two (same-event)
 *
 * A time inside the content says when something else happened, and so does a time after the publication. */
#include "when/when_tie.h"
#include <stdio.h>

enum {
    MOST_VERBS = 3,
    REACH = 100 /* tokens between a cue and its time */,
    MOST_BACK = 24 /* statements */,
    MOST_QUOTES = 4,
    MOST_BETWEEN = 64 /* times */,
    FEW_BESIDE = 3 /* statements */,
    FEW_OBJECTS = 12 /* tokens */,
    NEAR = 2 /* blocks */
};

typedef struct dater {
    doc *d;
    const expression_vec *times; /* d->times in the same order */
    const when_tie *ties;
} dater;

static bool in_spans(sayso_spans spans, uint32_t start, uint32_t end)
{
    for (size_t i = 0; i < spans.count; i++)
        if (start < spans.at[i].end && end > spans.at[i].start)
            return true;
    return false;
}

static bool is_one_of(const doc *d, uint32_t word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal_ascii(doc_token(d, &d->tokens.at[word]), str_of(words[i])))
            return true;
    return false;
}

/* ---- which times may be the day of a statement ---------------------------------------------------------------- */

/* Whether the value lies after the publication; weeks by their number, seasons and quarters by the year. */
static bool is_to_come(const doc *d, const char *value)
{
    const char *published = d->about.published.value;
    int year, week, y, m, day, this_year, this_week;
    if (sscanf(value, "%4d-W%2d", &year, &week) == 2 && sscanf(published, "%4d-%2d-%2d", &y, &m, &day) == 3) {
        clean_week_of(clean_days_of(y, m, day), &this_year, &this_week);
        return year > this_year || (year == this_year && week > this_week);
    }
    size_t size = strspn(value, "0123456789-");
    size = size < 10 ? size : 10;
    return strncmp(value, published, size < strlen(published) ? size : strlen(published)) > 0;
}

/* Whether the words stand in a quotation that is speech. */
static bool is_quoted(const doc *d, sayso_span words)
{
    uint32_t low = 0, high = d->quotes.count;
    while (low < high) { /* the first that begins after the words */
        const uint32_t middle = low + (high - low) / 2;
        if (d->quotes.at[middle].span.start <= words.start)
            low = middle + 1;
        else
            high = middle;
    }
    for (uint32_t i = low; i-- > 0 && low - i <= MOST_QUOTES;)
        if (d->quotes.at[i].speech && d->quotes.at[i].span.end >= words.end)
            return true;
    return false;
}

/* "until Friday": not the day of anything said. */
static bool is_limit(const dater *x, const expression *e)
{
    static const char *const limits[] = {"before", "through", "till", "until"};
    return e->first && is_one_of(x->d, e->first - 1, limits, sizeof limits / sizeof *limits);
}

/* Whether a time may be that of a statement: a point, known to be one on the calendar, outside the
 * dateline. Of a statement inside another, where a quoted "yesterday" is the speaker's, only one that is
 * written out. */
static bool may_date(const dater *x, uint32_t time, const sayso_statement *s)
{
    const expression *e = &x->times->at[time];
    const sayso_time *t = &x->d->times.at[time];
    if (e->kind != WHEN_POINT || e->same || is_limit(x, e) || strchr(t->value, 'X') || is_to_come(x->d, t->value) ||
        in_spans(x->d->about.dateline.spans, e->span.start, e->span.end))
        return false;
    return s->within == SAYSO_NONE || (*t->value && !t->rule) || !is_quoted(x->d, e->span);
}

/* Whether a time stands where one of the statement may: of one that another holds, inside what that one says. */
static bool is_inside(const dater *x, uint32_t time, const sayso_statement *s)
{
    const sayso_span span = x->times->at[time].span;
    return s->within == SAYSO_NONE || in_spans(x->d->statements.at[s->within].content, span.start, span.end);
}

static bool is_outside(const dater *x, uint32_t time, const sayso_statement *s)
{
    const expression *e = &x->times->at[time];
    return !in_spans(s->content, e->span.start, e->span.end);
}

/* ---- the cue ------------------------------------------------------------------------------------------------ */

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
    if (t->dep == DEP_XCOMP && holds(d, s, t->head)) /* refused to answer last year */
        return true;
    return t->dep == DEP_ADVCL && holds(d, s, t->head) && is_one_of(d, verb, scenes, sizeof scenes / sizeof *scenes);
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

static bool is_past(const token *t)
{
    return t->tag == TAG_VBD || t->tag == TAG_VBN;
}

/* Whether the time stands inside a content that is no clause, and yet is the cue's: "grilled the banker on
 * Tuesday for his role", "questions that he refused to answer last year". */
static bool is_among_objects(const dater *x, uint32_t time, const sayso_statement *s)
{
    const token *t = x->d->tokens.at;
    const uint32_t first = x->times->at[time].first;
    const when_tie *tie = &x->ties[time];
    if (s->kind == SAYSO_DIRECT || tie->verb == SAYSO_NONE || !holds(x->d, s, tie->verb) || tie->passed ||
        tie->verb > first || (tie->occasion == SAYSO_NONE && first - tie->verb > FEW_OBJECTS) ||
        (!is_past(&t[tie->verb]) && !(t[tie->verb].dep == DEP_XCOMP && is_past(&t[t[tie->verb].head]))) ||
        (tie->occasion != SAYSO_NONE && t[tie->occasion].dep != DEP_POBJ))
        return false;
    static const char *const gives[] = {"aired",  "gave",      "held",     "issued", "made",
                                        "posted", "published", "released", "sent",   "wrote"};
    const bool gave = is_one_of(x->d, tie->verb, gives, sizeof gives / sizeof *gives);
    for (uint32_t i = tie->verb + 1; i < first; i++) /* and not "called her speech on Wednesday a mistake" */
        if (t[i].pos == POS_VERB || t[i].pos == POS_AUX || t[i].pos == POS_SCONJ ||
            (t[i].dep == DEP_DOBJ && !gave && when_is_occasion(x->d, i)))
            return false;
    return true;
}

/* A time of the statement itself: its verb is the cue's, and it is not part of what is said. */
static uint32_t own_time(const dater *x, const sayso_statement *s, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        const expression *e = &x->times->at[i];
        if (!may_date(x, i, s) || !is_inside(x, i, s))
            continue;
        const when_tie *tie = &x->ties[i];
        const bool noun = (tie->occasion != SAYSO_NONE && holds(x->d, s, tie->occasion)) ||
                          (tie->noun != SAYSO_NONE && holds(x->d, s, tie->noun));
        const bool own = noun || in_spans(s->cue, e->span.start, e->span.end) || tells_when(x->d, s, tie->verb);
        if (own && (is_outside(x, i, s) || is_among_objects(x, i, s)))
            return i;
    }
    return SAYSO_NONE;
}

/* Whether the verb has a subject of its own, before it, that is more than "each". */
static bool has_subject(const doc *d, uint32_t verb)
{
    const token *t = d->tokens.at;
    for (uint32_t i = verb > REACH ? verb - REACH : 0; i < verb; i++)
        if (t[i].head == verb && (t[i].dep == DEP_NSUBJ || t[i].dep == DEP_NSUBJPASS))
            return t[i].pos != POS_PRON && t[i].pos != POS_DET;
    return false;
}

/* Whether a verb is this one, or begins a clause that a colon joins to it: "The vote set off
 * fireworks on Friday: A said …". */
static bool is_beside(const doc *d, uint32_t other, uint32_t verb)
{
    if (other == verb || other == SAYSO_NONE)
        return other == verb;
    const token *t = &d->tokens.at[other];
    return other < verb && t->head == verb && (t->dep == DEP_CCOMP || t->dep == DEP_PARATAXIS);
}

/* "could not bear": no one did that on the day of the verb before. */
static bool is_modal(const doc *d, uint32_t verb)
{
    for (uint32_t i = verb; i-- > d->tokens.at[verb].left && verb - i < FEW_OBJECTS;)
        if (d->tokens.at[i].head == verb && d->tokens.at[i].tag == TAG_MD)
            return true;
    return false;
}

/* The time before the cue that belongs to a verb further up, for a cue that goes on from it: "On
 * Monday, A said …, adding …"; not "A said on Monday, even as B ordered …". */
static uint32_t inherited_time(const dater *x, const sayso_statement *s, uint32_t from, uint32_t to)
{
    const token *t = x->d->tokens.at;
    const uint32_t cue = cue_verb(x->d, s);
    for (uint32_t verb = cue, steps = 0; verb != SAYSO_NONE && steps < MOST_VERBS; steps++) {
        for (uint32_t i = from; i < to; i++)
            if (is_beside(x->d, x->ties[i].verb, verb) && x->times->at[i].first < cue && may_date(x, i, s) &&
                (steps || is_inside(x, i, s)) && is_outside(x, i, s))
                return i;
        const label_dep dep = t[verb].dep;
        const bool beside = (dep == DEP_PARATAXIS || dep == DEP_CCOMP) && s->within == SAYSO_NONE;
        if (dep != DEP_ADVCL && dep != DEP_CONJ && dep != DEP_XCOMP && !beside)
            return SAYSO_NONE;
        if ((dep == DEP_ADVCL && has_subject(x->d, verb)) || (dep == DEP_CONJ && is_modal(x->d, verb)))
            return SAYSO_NONE;
        verb = t[verb].head;
    }
    return SAYSO_NONE;
}

/* ---- the source and the scene ------------------------------------------------------------------------------- */

/* "a poll released last week" */
static uint32_t source_time(const dater *x, const sayso_statement *s, uint32_t from, uint32_t to)
{
    static const char *const made[] = {"aired",  "broadcast", "conducted", "dated", "delivered", "issued",
                                       "posted", "published", "released",  "sent",  "taken",     "written"};
    for (uint32_t i = from; i < to; i++) {
        const expression *e = &x->times->at[i];
        if (!in_spans(s->source, e->span.start, e->span.end) || !may_date(x, i, s) || !is_inside(x, i, s) ||
            e->first == e->last)
            continue;
        const token *t = x->d->tokens.at;
        uint32_t at = t[when_head(x->d, e->first, e->last)].head;
        at = t[at].pos == POS_ADP ? t[at].head : at;
        if (x->ties[i].occasion == at || is_one_of(x->d, at, made, sizeof made / sizeof *made))
            return i;
    }
    return SAYSO_NONE;
}

/* Whether the occasion opens the sentence, as its scene: "In a statement issued Tuesday, …"; or is the
 * source's own: "his remarks on Saturday". */
static bool is_scene(const doc *d, const sayso_statement *s, uint32_t occasion)
{
    static const char *const leads[] = {"at", "during", "in"};
    const token *t = d->tokens.at;
    const uint32_t lead = t[occasion].head;
    if (t[occasion].dep == DEP_POBJ)
        return lead == d->sentences.at[t[lead].sentence].first &&
               is_one_of(d, lead, leads, sizeof leads / sizeof *leads);
    for (uint32_t i = t[occasion].left; i < occasion; i++)
        if (t[i].head == occasion && t[i].dep == DEP_POSS && in_spans(s->source, t[i].start, t[i].end))
            return true;
    return false;
}

/* The time of an occasion that is the scene of the sentence. */
static uint32_t scene_time(const dater *x, const sayso_statement *s, uint32_t cue, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to && x->times->at[i].first < cue; i++)
        if (x->ties[i].occasion != SAYSO_NONE && may_date(x, i, s) && is_inside(x, i, s) && is_outside(x, i, s) &&
            is_scene(x->d, s, x->ties[i].occasion))
            return i;
    return SAYSO_NONE;
}

/* ---- the speaker who goes on ---------------------------------------------------------------------------------- */

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

/* Whether the cue tells of a time past: "said", not "says", "has said" or "would say". */
static bool is_told(const doc *d, const sayso_statement *s)
{
    const uint32_t verb = cue_verb(d, s);
    if (verb == SAYSO_NONE || d->tokens.at[verb].tag != TAG_VBD)
        return verb != SAYSO_NONE && d->tokens.at[verb].tag == TAG_VBG;
    return true;
}

static uint32_t block_of(const doc *d, const sayso_statement *s)
{
    const uint32_t word = doc_token_at(d, s->cue.at[0].start);
    return word < d->tokens.count ? d->tokens.at[word].block : SAYSO_NONE;
}

/* Whether, between two statements, the text tells of another time, outside what they say, or of more
 * than can be looked at. */
static bool turns_away(const dater *x, const sayso_statement *from, const sayso_statement *to)
{
    uint32_t i = expression_at(x->times, doc_token_at(x->d, from->cue.at[0].start));
    const uint32_t most = i + MOST_BETWEEN;
    for (; i < x->times->count && x->times->at[i].span.start < to->cue.at[0].start; i++) {
        const expression *e = &x->times->at[i];
        if (i == most)
            return true;
        if (i != from->said && e->kind == WHEN_POINT && !in_spans(from->content, e->span.start, e->span.end) &&
            !in_spans(to->content, e->span.start, e->span.end))
            return true;
    }
    return false;
}

/* The statement before, of the same speaker and dated, from which this one goes on; SAYSO_NONE: none. */
static uint32_t goes_on_from(const dater *x, uint32_t id)
{
    const sayso_statement *all = x->d->statements.at, *s = &all[id];
    if (s->speaker == SAYSO_NONE || s->within != SAYSO_NONE || !is_told(x->d, s))
        return SAYSO_NONE;
    for (uint32_t i = id; i-- > 0 && id - i < MOST_BACK;) {
        if (all[i].within != SAYSO_NONE || all[i].speaker != s->speaker || !all[i].cue.count)
            continue;
        const uint32_t away = block_of(x->d, s) - block_of(x->d, &all[i]);
        if (away > NEAR)
            return SAYSO_NONE;
        if (all[i].said == SAYSO_NONE)
            continue;
        /* "Last week" and "in March" hold for what follows at once, a day for the event. */
        const bool vague = x->d->times.at[all[i].said].precision <= SAYSO_WEEK;
        return (vague && away) || turns_away(x, &all[i], s) ? SAYSO_NONE : i;
    }
    return SAYSO_NONE;
}

/* Who learns or sees something says nothing. */
static bool is_perceived(const doc *d, const sayso_statement *s)
{
    static const char *const perceived[] = {"hear", "learn", "notice", "see", "watch"};
    const uint32_t verb = cue_verb(d, s);
    return verb != SAYSO_NONE && str_among(d->tokens.at[verb].lemma, perceived, sizeof perceived / sizeof *perceived);
}

static void date(const dater *x, uint32_t id)
{
    doc *d = x->d;
    sayso_statement *s = &d->statements.at[id];
    s->said = SAYSO_NONE;
    s->said_by = NULL;
    if (!s->uttered || !s->cue.count || is_perceived(d, s))
        return;
    const uint32_t cue = doc_token_at(d, s->cue.at[0].start);
    if (cue >= d->tokens.count)
        return;
    const sentence *in = &d->sentences.at[d->tokens.at[cue].sentence];
    const uint32_t first = in->first + REACH < cue ? cue - REACH : in->first;
    const uint32_t last = in->last > cue + REACH ? cue + REACH : in->last;
    const uint32_t from = expression_at(x->times, first), to = expression_at(x->times, last);
    s->said = own_time(x, s, from, to);
    if (s->said == SAYSO_NONE)
        s->said = inherited_time(x, s, from, to);
    if (s->said == SAYSO_NONE)
        s->said = source_time(x, s, from, to);
    if (s->said == SAYSO_NONE && (s->said = scene_time(x, s, cue, from, to)) != SAYSO_NONE)
        s->said_by = "same-sentence";
    const uint32_t before = s->said == SAYSO_NONE ? goes_on_from(x, id) : SAYSO_NONE;
    if (before == SAYSO_NONE)
        return;
    s->said = d->statements.at[before].said;
    s->said_by = block_of(d, s) == block_of(d, &d->statements.at[before]) ? "same-paragraph" : "same-event";
}

/* A question is put on the day of its answer: "when pressed on why, she replied". */
static void date_question(const dater *x, uint32_t id)
{
    sayso_statement *all = x->d->statements.at, *s = &all[id];
    const uint32_t verb = s->uttered && s->cue.count ? cue_verb(x->d, s) : SAYSO_NONE;
    if (s->said != SAYSO_NONE || verb == SAYSO_NONE || x->d->tokens.at[verb].dep != DEP_ADVCL)
        return;
    const uint32_t last = id + FEW_BESIDE < x->d->statements.count ? id + FEW_BESIDE : x->d->statements.count - 1;
    for (uint32_t i = id > FEW_BESIDE ? id - FEW_BESIDE : 0; i <= last; i++)
        if (all[i].said != SAYSO_NONE && all[i].within == s->within && tells_when(x->d, &all[i], verb)) {
            s->said = all[i].said;
            s->said_by = "same-sentence";
            return;
        }
}

void when_said(doc *d, const expression_vec *times)
{
    /* The times' ties, found once each: a sentence may hold many times and statements. */
    when_tie *ties = arena_array(&d->arena, times->count, sizeof *ties);
    for (uint32_t i = 0; i < times->count; i++)
        ties[i] = when_tie_of(d, &times->at[i]);
    const dater x = {d, times, ties};
    for (uint32_t i = 0; i < d->statements.count; i++)
        date(&x, i);
    for (uint32_t i = 0; i < d->statements.count; i++)
        date_question(&x, i);
}
