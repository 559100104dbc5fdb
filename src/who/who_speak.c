/* Says who speaks each statement, through whom, and to whom.
 *
 * Reads statements' spans, found, drafts; writes speaker, via and addressee as drafts, which who_write numbers anew. A
 * source's head names the speaker, and what is joined to it those who speak with him. */
#include "who/who_work.h"

enum { MOST_OF = 5 }; /* but a fifth of what an outlet reports is one statement */

/* A name that nothing else is known of: whoever speaks is somebody. */
static uint32_t name_anew(who_work *w, uint32_t found)
{
    const who_found f = w->found.at[found];
    const uint32_t draft = who_new_draft(w, f.label == NAME_NORP ? SAYSO_GROUP : SAYSO_UNKNOWN);
    w->drafts.at[draft].first = f.first;
    w->drafts.at[draft].last = f.last;
    w->drafts.at[draft].state = who_state_in(w, f.first, f.last);
    who_join(w, found, draft);
    return draft;
}

/* A name in tokens [first, last) of which more is known than of `found`; else `found`. */
static uint32_t find_name(const who_work *w, uint32_t first, uint32_t last, uint32_t found)
{
    for (uint32_t i = first; i < last; i++) {
        const uint32_t at = w->found_at[i];
        if (at != SAYSO_NONE && w->found.at[at].kind == SAYSO_NAME &&
            (found == SAYSO_NONE || w->found.at[at].draft != SAYSO_NONE))
            return at;
    }
    return found;
}

/* "the goalkeeper, Ann Roe", "one of them, Roe", "its largest customer, Senn Line": the name beside words
 * that are none; else `found`. */
static uint32_t find_beside(const who_work *w, uint32_t head, uint32_t first, uint32_t last, uint32_t found)
{
    const token *tokens = w->doc->tokens.at;
    if (found != SAYSO_NONE && w->found.at[found].kind == SAYSO_NAME)
        return found;
    while (tokens[head].head != head && tokens[head].head >= first && tokens[head].head < last)
        head = tokens[head].head; /* one of them */
    for (uint32_t i = head + 1; i < last; i++) {
        const uint32_t at = tokens[i].dep == DEP_APPOS && tokens[i].head == head ? w->found_at[i] : SAYSO_NONE;
        if (at != SAYSO_NONE && w->found.at[at].kind == SAYSO_NAME && w->found.at[at].draft != SAYSO_NONE &&
            w->drafts.at[w->found.at[at].draft].type != SAYSO_GROUP)
            return at;
    }
    return found;
}

/* Whom the words mean, all of them: a pair, if they are several. */
static uint32_t find_party(who_work *w, sayso_spans spans)
{
    uint32_t first, last;
    const uint32_t head = who_span_head(w, spans, &first, &last);
    if (head == SAYSO_NONE)
        return SAYSO_NONE;
    uint32_t found = find_beside(w, head, first, last, w->found_at[head]);
    if (found == SAYSO_NONE && w->holder_at[head] != SAYSO_NONE)
        return w->holder_at[head];
    if (found == SAYSO_NONE || (w->found.at[found].kind == SAYSO_NAME && w->found.at[found].draft == SAYSO_NONE))
        found = find_name(w, first, last, found);
    if (found == SAYSO_NONE)
        return SAYSO_NONE;
    const who_found f = w->found.at[found];
    if (f.draft == SAYSO_NONE)
        return f.kind == SAYSO_NAME ? name_anew(w, found) : SAYSO_NONE;
    uint32_t draft = f.draft, at = f.silent ? SAYSO_NONE : who_conjoined(w, &f);
    for (uint32_t i = 0; i < WHO_CHAIN && at != SAYSO_NONE && w->found.at[at].first < last; i++) {
        draft = who_pair(w, draft, w->found.at[at].draft);
        at = who_conjoined(w, &w->found.at[at]);
    }
    return draft;
}

/* Those of a pair, first to last. */
static void list_parties(const who_work *w, uint32_t draft, uint32_t parties[WHO_CHAIN], size_t *count)
{
    const who_draft *d = &w->drafts.at[draft];
    if (d->one != SAYSO_NONE) {
        list_parties(w, d->one, parties, count);
        draft = d->other;
    }
    if (*count < WHO_CHAIN)
        parties[(*count)++] = draft;
}

/* Whom the words mean, for use by a statement; the first of several comes first. */
static size_t use(who_work *w, sayso_spans spans, uint32_t parties[WHO_CHAIN])
{
    size_t count = 0;
    const uint32_t draft = find_party(w, spans);
    if (draft != SAYSO_NONE)
        list_parties(w, draft, parties, &count);
    for (size_t i = 0; i < count; i++)
        w->drafts.at[parties[i]].used = true;
    return count;
}

uint32_t who_party(who_work *w, sayso_spans spans)
{
    uint32_t parties[WHO_CHAIN];
    size_t count = 0;
    const uint32_t draft = find_party(w, spans);
    if (draft != SAYSO_NONE)
        list_parties(w, draft, parties, &count);
    return count ? parties[0] : SAYSO_NONE;
}

/* "A jury heard that …": the source is whom it was said to. */
static bool is_heard(const who_work *w, uint32_t statement)
{
    const sayso_statement *s = &w->doc->statements.at[statement];
    const uint32_t source = w->source_of[statement];
    return source != SAYSO_NONE && w->found.at[source].kind != SAYSO_PRONOUN && s->addressee.spans.count &&
           s->source.at[0].start == s->addressee.spans.at[0].start;
}

uint32_t who_speaker_around(who_work *w, uint32_t i)
{
    const uint32_t s = w->content_at[i];
    return s == SAYSO_NONE || is_heard(w, s) ? SAYSO_NONE : who_party(w, w->doc->statements.at[s].source);
}

static uint32_t use_one(who_work *w, sayso_spans spans)
{
    uint32_t parties[WHO_CHAIN];
    return use(w, spans, parties) ? parties[0] : SAYSO_NONE;
}

static uint32_t block_of(const who_work *w, const sayso_statement *s)
{
    const uint32_t at = doc_token_at(w->doc, s->content.at[0].start);
    return at < w->doc->tokens.count ? w->doc->tokens.at[at].block : SAYSO_NONE;
}

/* Who tells an outlet something goes on telling it, to the end of the paragraph. */
static void hear_on(who_work *w, uint32_t statement)
{
    sayso_statement *s = &w->doc->statements.at[statement];
    for (uint32_t i = statement; i-- > 0 && statement - i < WHO_CHAIN;) {
        const sayso_statement *before = &w->doc->statements.at[i];
        if (before->within != s->within || before->speaker != s->speaker || !before->addressee.spans.count)
            continue;
        if (before->addressee.entity != SAYSO_NONE && block_of(w, before) == block_of(w, s) &&
            w->drafts.at[before->addressee.entity].type == SAYSO_OUTLET)
            s->addressee = before->addressee;
        return;
    }
}

static uint32_t bytes_of(sayso_spans spans)
{
    uint32_t bytes = 0;
    for (size_t i = 0; i < spans.count; i++)
        bytes += spans.at[i].end - spans.at[i].start;
    return bytes;
}

/* An outlet that reports nothing but the statement carries it: "The Herald reported that Roe said …". */
static bool find_carrier(const who_work *w, const sayso_statement *s, sayso_party *carrier)
{
    const sayso_statement *around = s->within == SAYSO_NONE ? NULL : &w->doc->statements.at[s->within];
    if (!around || !around->source.count || around->speaker == SAYSO_NONE || around->speaker == s->speaker ||
        w->drafts.at[around->speaker].type != SAYSO_OUTLET)
        return false;
    const uint32_t own = bytes_of(s->source) + bytes_of(s->cue) + bytes_of(s->content) + bytes_of(s->addressee.spans);
    if (own * MOST_OF < bytes_of(around->content) * (MOST_OF - 1))
        return false;
    *carrier = (sayso_party){around->speaker, around->source};
    return true;
}

static void carry(who_work *w, sayso_statement *s)
{
    sayso_party carrier;
    const bool carried = !s->via_count && find_carrier(w, s, &carrier);
    sayso_party *via = arena_array(&w->doc->arena, s->via_count + carried, sizeof *via);
    for (size_t i = 0; i < s->via_count; i++)
        via[i] = (sayso_party){use_one(w, s->via[i].spans), s->via[i].spans};
    if (carried)
        via[0] = carrier;
    s->via_count += carried;
    s->via = via;
}

static void speak(who_work *w, uint32_t statement)
{
    sayso_statement *s = &w->doc->statements.at[statement];
    uint32_t parties[WHO_CHAIN];
    const size_t count = is_heard(w, statement) ? 0 : use(w, s->source, parties), others = count ? count - 1 : 0;
    uint32_t *with = arena_array(&w->doc->arena, others, sizeof *with);
    memcpy(with, parties + 1, others * sizeof *with);
    s->speaker = count ? parties[0] : who_implied(w, statement);
    if (s->speaker != SAYSO_NONE)
        w->drafts.at[s->speaker].used = true;
    s->with = with;
    s->with_count = others;
    s->addressee.entity = use_one(w, s->addressee.spans);
    if (!s->addressee.spans.count && s->speaker != SAYSO_NONE)
        hear_on(w, statement);
}

/* Whom a statement calls "you" it is told. */
static void hear_you(who_work *w, const who_found *f)
{
    const uint32_t statement = f->pronoun == WHO_YOU && f->draft != SAYSO_NONE ? w->content_at[f->head] : SAYSO_NONE;
    if (statement == SAYSO_NONE || w->doc->statements.at[statement].addressee.spans.count)
        return;
    const sayso_span you = doc_token_span(w->doc, f->first, f->last);
    w->doc->statements.at[statement].addressee.spans = doc_spans(w->doc, &you, 1);
}

void who_speak(who_work *w)
{
    for (uint32_t i = 0; i < w->found.count; i++)
        hear_you(w, &w->found.at[i]);
    for (uint32_t i = 0; i < w->doc->statements.count; i++)
        speak(w, i);
    for (uint32_t i = 0; i < w->doc->statements.count; i++) /* whose carrier may speak after it */
        carry(w, &w->doc->statements.at[i]);
    w->doc->about.outlet.entity = use_one(w, w->doc->about.outlet.spans);
}
