/* What stands in the record: the network's statements outermost, inside their contents what the drafts
 * found there, and what is laid out as speech: turns of transcripts, posts, headlines.
 *
 * Reads pieces, the network's fragments, the drafted statements; writes statements anew. PolNeAR, which
 * the network learned from, marks the outermost statement only; the drafts' rules know no depth. Two
 * things are read off a draft that the network agrees with: who carried the words, and, where the
 * network made the carrier the source of the whole (“X said Y, according to Z”), the statement itself. */
#include "say/say_draft.h"
#include "say/say_network.h"
#include <stdlib.h>
#include <string.h>

/* The statement that a piece is part of, and its role there; (pieces). */
typedef struct place {
    uint32_t group; /* the network's: its anchor fragment; a label's: behind all of them; or SAYSO_NONE */
    say_role role;
} place;

typedef struct decision {
    drafts *s;
    const say_network *network;
    const fragments *found;
    place *places;
    struct {
        const sayso_statement *at;
        uint32_t count;
    } drafted;
    uint32_t *carried; /* (groups) the draft whose words the statement's source only carries, or SAYSO_NONE */
    bool *used;        /* (drafted) the network has it too */
} decision;

static sayso_span span_of(const doc *d, const fragment *f)
{
    return (sayso_span){d->pieces.at[f->first].start, d->pieces.at[f->last - 1].end};
}

/* Laid out as speech, as a turn of a transcript or as a headline: such lines are rare in what the network
 * learned from, and it runs their neighbours together. */
static bool is_label(const decision *x, const sayso_statement *r)
{
    if (!r->cue.count || r->within != SAYSO_NONE)
        return false;
    const uint32_t head = doc_token_at(x->s->d, r->cue.at[0].start), which = x->s->of_head[head];
    if (which == SAYSO_NONE)
        return false;
    const pattern p = x->s->list.at[which].pattern;
    return p == BY_LABEL || (p == BY_HEADLINE && say_in_title(x->s, head));
}

static void put(decision *x, sayso_spans spans, place at)
{
    const doc *d = x->s->d;
    for (size_t i = 0; i < spans.count; i++)
        for (uint32_t k = doc_piece_at(d, spans.at[i].start);
             k < d->pieces.count && d->pieces.at[k].start < spans.at[i].end; k++)
            x->places[k] = at;
}

static void mark_places(decision *x)
{
    for (uint32_t i = 0; i < x->s->d->pieces.count; i++)
        x->places[i].group = SAYSO_NONE;
    for (uint32_t i = 0; i < x->found->count; i++)
        for (uint32_t k = x->found->at[i].first; k < x->found->at[i].last; k++)
            x->places[k] = (place){x->found->at[i].group, x->found->at[i].role};
    for (uint32_t i = 0; i < x->drafted.count; i++) {
        const sayso_statement *r = &x->drafted.at[i];
        if (!is_label(x, r))
            continue;
        const uint32_t group = x->found->count + i;
        put(x, r->source, (place){group, SAY_SOURCE});
        put(x, r->cue, (place){group, SAY_CUE});
        put(x, r->content, (place){group, SAY_CONTENT});
    }
}

/* Whether a label has any piece of a fragment. */
static bool is_labelled(const decision *x, const fragment *f)
{
    for (uint32_t k = f->first; k < f->last; k++)
        if (x->places[k].group != SAYSO_NONE && x->places[k].group >= x->found->count)
            return true;
    return false;
}

/* Whether all of the spans lie in contents of one statement of the network; which. No spans: they do. */
static bool lies_in(const decision *x, sayso_spans spans, uint32_t *in)
{
    const doc *d = x->s->d;
    for (size_t i = 0; i < spans.count; i++)
        for (uint32_t k = doc_piece_at(d, spans.at[i].start);
             k < d->pieces.count && d->pieces.at[k].start < spans.at[i].end; k++) {
            if (x->places[k].group == SAYSO_NONE || x->places[k].role != SAY_CONTENT ||
                (*in != SAYSO_NONE && x->places[k].group != *in))
                return false;
            *in = x->places[k].group;
        }
    return true;
}

/* ---- the network's statements ---------------------------------------------------------------- */

/* The fragments of one statement, in the order of the text. */
typedef struct group {
    const fragment *const *at;
    uint32_t count;
} group;

static sayso_spans spans_of(doc *d, group g, say_role role)
{
    VEC(sayso_span) spans = {0};
    for (uint32_t i = 0; i < g.count; i++)
        if (g.at[i]->role == role)
            *vec_push(&d->arena, &spans) = span_of(d, g.at[i]);
    return (sayso_spans){spans.at, spans.count};
}

static range tokens_of(const doc *d, sayso_spans spans)
{
    if (!spans.count)
        return (range){0};
    return (range){doc_token_at(d, spans.at[0].start), doc_token_at(d, spans.at[0].end - 1) + 1};
}

/* The word of a cue that the others hang on. */
static uint32_t head_of(const drafts *s, range cue)
{
    for (uint32_t i = cue.first; i < cue.last; i++) {
        const uint32_t head = token_at(s, i)->head;
        if (token_at(s, i)->pos == POS_VERB && (head < cue.first || head >= cue.last || head == i))
            return i;
    }
    return cue.first;
}

/* A statement of the network, with what the parse around its cue tells. */
static sayso_statement statement_of(decision *x, group g)
{
    doc *d = x->s->d;
    const sayso_spans source = spans_of(d, g, SAY_SOURCE), cue = spans_of(d, g, SAY_CUE);
    const sayso_spans content = spans_of(d, g, SAY_CONTENT);
    draft y = {.cue = tokens_of(d, cue)};
    y.head = head_of(x->s, cue.count ? y.cue : tokens_of(d, content));
    for (size_t i = 0; i < content.count; i++)
        *vec_push(&d->arena, &y.content) = content.at[i];
    if (cue.count)
        say_read_details(x->s, &y);
    sayso_statement r = say_statement(x->s, &y);
    r.source = source;
    r.cue = cue;
    return r;
}

/* The outermost draft that has the statement's cue, or for want of a cue its content; SAYSO_NONE:
 * none. */
static uint32_t draft_of(const decision *x, group g)
{
    const doc *d = x->s->d;
    const fragment *best = g.at[0];
    for (uint32_t i = 1; i < g.count; i++)
        if (best->role == SAY_SOURCE || (best->role == SAY_CONTENT && g.at[i]->role == SAY_CUE))
            best = g.at[i];
    const piece *p = &d->pieces.at[best->first];
    return p->draft != ROLE_NONE && (p->draft - 1) / 2 == (int)best->role ? p->drafted : SAYSO_NONE;
}

/* “X said Y, according to Z”: Z carries the words of X. Where the network has Z as the source of it all,
 * the draft of X takes the place of its statement. */
static void mark_carriers(decision *x)
{
    const doc *d = x->s->d;
    for (uint32_t i = 0; i < x->found->count; i++)
        x->carried[i] = SAYSO_NONE;
    for (uint32_t i = 0; i < x->drafted.count; i++) {
        const sayso_statement *r = &x->drafted.at[i];
        if (!r->via_count || r->within != SAYSO_NONE || !r->via[0].spans.count)
            continue;
        const uint32_t at = doc_piece_at(d, r->via[0].spans.at[0].start);
        if (at < d->pieces.count && x->places[at].group < x->found->count && x->places[at].role == SAY_SOURCE)
            x->carried[x->places[at].group] = i;
    }
}

static int by_group(const void *a, const void *b)
{
    const fragment *x = *(const fragment *const *)a, *y = *(const fragment *const *)b;
    if (x->group != y->group)
        return x->group < y->group ? -1 : 1;
    return (x->first > y->first) - (x->first < y->first);
}

static bool is_unseen(const decision *x, sayso_spans spans)
{
    const doc *d = x->s->d;
    for (size_t i = 0; i < spans.count; i++)
        for (uint32_t k = doc_piece_at(d, spans.at[i].start);
             k < d->pieces.count && d->pieces.at[k].start < spans.at[i].end; k++)
            if (x->places[k].group != SAYSO_NONE)
                return false;
    return true;
}

/* Whether a statement has a content at all: PolNeAR's readers, too, left some without. */
static bool has_content(group g)
{
    for (uint32_t i = 0; i < g.count; i++)
        if (g.at[i]->role == SAY_CONTENT)
            return true;
    return false;
}

/* Says how sure the statement is, and keeps on what grounds. */
static void rate(decision *x, group g, sayso_statement *r)
{
    statement_evidence e = {.source = r->source, .cue = r->cue, .content = r->content};
    say_evidence(r->kind, g.at, g.count, e.at);
    r->confidence = say_confidence(x->network, e.at);
    *vec_push(&x->s->d->arena, &x->s->d->evidence) = e;
}

/* Whether any of the spans, in order, shares a byte with one; O(log n), for a content may have as many as a text has
 * quotations. */
static bool overlaps(sayso_spans spans, sayso_span span)
{
    size_t low = 0, high = spans.count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (spans.at[middle].end <= span.start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < spans.count && spans.at[low].start < span.end;
}

/* Whether a content is a quotation that goes on after the draft's. */
static bool goes_on(const doc *d, const fragment *f, sayso_spans drafted)
{
    return d->pieces.at[f->first].quote != QUOTE_OUTSIDE && drafted.at[0].start < d->pieces.at[f->first].start;
}

/* Less the contents that lie beside those of the draft, where any is in it: they are others' (docs/accuracy.md). */
static group less_strays(const decision *x, group g, const sayso_statement *drafted)
{
    doc *d = x->s->d;
    const fragment **kept = arena_array(&d->arena, g.count, sizeof *kept);
    uint32_t count = 0, contents = 0;
    for (uint32_t i = 0; i < g.count; i++) {
        const bool content = g.at[i]->role == SAY_CONTENT;
        const bool same = content && overlaps(drafted->content, span_of(d, g.at[i]));
        if (content && !same && !goes_on(d, g.at[i], drafted->content))
            continue;
        kept[count++] = g.at[i];
        contents += same;
    }
    return contents ? (group){kept, count} : g;
}

/* Whether a cue says nothing: Region: Minister says …, which has no draft of its own; who asked not to be
 * named. */
static bool is_void(const decision *x, sayso_spans cue, bool drafted)
{
    const drafts *s = x->s;
    const range r = tokens_of(s->d, cue);
    if (is_empty(r))
        return false;
    if (r.last == r.first + 1 && say_is(s, r.first, ":"))
        return !drafted && r.first && say_in_title(s, r.first) && token_at(s, r.first - 1)->name == NAME_GPE;
    return say_keeps_name(s, head_of(s, r));
}

/* Who, for whom the draft has the phrase that it stands in: one pilot, who asked not to be named, claimed … */
static bool is_part(const decision *x, sayso_spans source, sayso_spans drafted)
{
    const range r = tokens_of(x->s->d, source);
    return r.last == r.first + 1 && token_at(x->s, r.first)->tag == TAG_WP && drafted.count &&
           drafted.at[0].start < source.at[0].start && drafted.at[0].end >= source.at[0].end;
}

/* “Asked by reporters on Monday if he would resign”: whom “by” names below a passive cue. */
static sayso_spans agent_of(const decision *x, sayso_spans cue)
{
    doc *d = x->s->d;
    const uint32_t verb = head_of(x->s, tokens_of(d, cue));
    const range who = token_at(x->s, verb)->tag == TAG_VBN ? say_agent(x->s, verb) : (range){0};
    const sayso_span span = is_empty(who) ? (sayso_span){0} : doc_token_span(d, who.first, who.last);
    return doc_spans(d, &span, !is_empty(who));
}

/* Roe, in: Asked about the boats, Roe said …, for the asking: it was done to him. */
static bool is_told(sayso_spans source, sayso_spans addressee)
{
    return source.count && addressee.count && source.at[0].start < addressee.at[0].end &&
           addressee.at[0].start < source.at[0].end;
}

/* Takes from a statement's draft what the network does not say, or cannot. */
static void complete(const decision *x, const sayso_statement *drafted, sayso_statement *r)
{
    if (!r->source.count || is_part(x, r->source, drafted->source) || is_told(r->source, drafted->addressee.spans))
        r->source = drafted->source;
    if (!r->cue.count && is_unseen(x, drafted->cue))
        r->cue = drafted->cue;
    if (!r->addressee.spans.count)
        r->addressee = drafted->addressee;
    if (!r->forum.count)
        r->forum = drafted->forum;
    if (!r->place.count)
        r->place = drafted->place;
    r->via = drafted->via;
    r->via_count = drafted->via_count;
}

/* A statement of the network that has no cue, not in the draft either, is none (docs/accuracy.md). */
static void add_outer(decision *x, group g)
{
    doc *d = x->s->d;
    if (!has_content(g))
        return;
    const uint32_t carried = x->carried[g.at[0]->group], which = carried != SAYSO_NONE ? carried : draft_of(x, g);
    if (which != SAYSO_NONE)
        g = less_strays(x, g, &x->drafted.at[which]);
    sayso_statement r = statement_of(x, g);
    if (is_void(x, r.cue, which != SAYSO_NONE))
        return;
    if (which != SAYSO_NONE) {
        if (carried != SAYSO_NONE)
            r = x->drafted.at[which];
        complete(x, &x->drafted.at[which], &r);
        x->used[which] = true;
    }
    if (!r.cue.count)
        return;
    if (!r.source.count)
        r.source = agent_of(x, r.cue);
    if (carried == SAYSO_NONE)
        rate(x, g, &r);
    *vec_push(&d->arena, &d->statements) = r;
}

static void add_outers(decision *x)
{
    doc *d = x->s->d;
    const fragment **sorted = arena_array(&d->arena, x->found->count, sizeof *sorted);
    uint32_t count = 0;
    for (uint32_t i = 0; i < x->found->count; i++)
        if (!is_labelled(x, &x->found->at[i]))
            sorted[count++] = &x->found->at[i];
    if (count)
        qsort(sorted, count, sizeof *sorted, by_group);
    for (uint32_t i = 0, next; i < count; i = next) {
        next = i + 1;
        while (next < count && sorted[next]->group == sorted[i]->group)
            next++;
        add_outer(x, (group){sorted + i, next - i});
    }
}

/* ---- what only the drafts have --------------------------------------------------------------- */

/* Inside a content of the network, wholly. */
static bool is_inner(const decision *x, const sayso_statement *r)
{
    uint32_t in = SAYSO_NONE;
    return r->cue.count && lies_in(x, r->cue, &in) && lies_in(x, r->source, &in) && lies_in(x, r->content, &in);
}

static void add_drafted(decision *x)
{
    doc *d = x->s->d;
    for (uint32_t i = 0; i < x->drafted.count; i++)
        if (!x->used[i] && (is_inner(x, &x->drafted.at[i]) || is_label(x, &x->drafted.at[i])))
            *vec_push(&d->arena, &d->statements) = x->drafted.at[i];
}

void say_decide(drafts *s, const say_network *network, const fragments *found)
{
    doc *d = s->d;
    decision x = {.s = s,
                  .network = network,
                  .found = found,
                  .places = arena_array(&d->arena, d->pieces.count, sizeof *x.places)};
    x.drafted.at = d->statements.at;
    x.drafted.count = d->statements.count;
    x.used = arena_array(&d->arena, x.drafted.count, sizeof *x.used);
    memset(&d->statements, 0, sizeof d->statements);
    mark_places(&x);
    x.carried = arena_array(&d->arena, found->count, sizeof *x.carried);
    mark_carriers(&x);
    add_outers(&x);
    add_drafted(&x);
    for (uint32_t i = 0; i < d->statements.count; i++)
        d->statements.at[i].within = SAYSO_NONE;
    say_order(d);
}
