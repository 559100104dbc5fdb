/* The content of a draft: what is added to it, cut where source and cue stand in it, kept inside or
 * widened to quotations.
 *
 * Reads tokens, quotes; adds to a draft. */
#include "say/say_draft.h"
#include <stdlib.h>

uint32_t say_draft(drafts *s, uint32_t head, pattern p, cue_manner manner, range source, range cue)
{
    *vec_push(&s->d->arena, &s->list) =
        (draft){.head = head, .pattern = p, .manner = manner, .source = source, .cue = say_with_colon(s, cue)};
    s->of_head[head] = s->list.count - 1;
    return s->list.count - 1;
}

/* The part of `r` inside the quotation that the cue is in, less its marks. */
static range clip(const drafts *s, range r, uint32_t head)
{
    if (s->inner[head] == SAYSO_NONE)
        return r;
    const sayso_span q = s->d->quotes.at[s->inner[head]].span;
    const uint32_t first = doc_token_at(s->d, q.start), last = doc_token_at(s->d, q.end - 1);
    if (r.first <= first)
        r.first = first + is_sign(s, first);
    if (r.last > last && s->d->quotes.at[s->inner[head]].closed)
        r.last = is_sign(s, last) ? last : last + 1;
    return r;
}

static bool opens_quote(const drafts *s, uint32_t i)
{
    return s->inner[i] != SAYSO_NONE && is_sign(s, i) &&
           s->d->quotes.at[s->inner[i]].span.start == token_at(s, i)->start;
}

static bool closes_quote(const drafts *s, uint32_t i)
{
    return s->inner[i] != SAYSO_NONE && is_sign(s, i) && s->d->quotes.at[s->inner[i]].span.end == token_at(s, i)->end;
}

/* Less a mark at the end that opens a quotation to come, or one at the start that closes one
 * before. */
static range trim_marks(const drafts *s, range r)
{
    enum { MANY = 16 };
    r = say_trim(s, r);
    for (int step = 0; step < MANY && !is_empty(r) && opens_quote(s, r.last - 1); step++)
        r = say_trim(s, (range){r.first, r.last - 1});
    for (int step = 0; step < MANY && !is_empty(r) && closes_quote(s, r.first); step++)
        r = say_trim(s, (range){r.first + 1, r.last});
    return r;
}

/* The widest quotation around a word that is itself inside `around`, the cue's; SAYSO_NONE if
 * there is none. */
static uint32_t quotation_in(const drafts *s, uint32_t word, uint32_t around)
{
    enum { DEEP = 8 };
    if (around == SAYSO_NONE)
        return s->outer[word];
    uint32_t q = s->inner[word];
    for (int step = 0; q != SAYSO_NONE && s->around[q] != around; step++)
        q = step < DEEP ? s->around[q] : SAYSO_NONE;
    return q;
}

static void add_piece(drafts *s, draft *x, range r)
{
    r = trim_marks(s, clip(s, r, x->head));
    if (is_empty(r))
        return;
    sayso_span span = doc_token_span(s->d, r.first, r.last);
    const uint32_t a = quotation_in(s, r.first, s->inner[x->head]), b = quotation_in(s, r.last - 1, s->inner[x->head]);
    if (a != SAYSO_NONE && s->d->quotes.at[a].span.start < span.start)
        span.start = s->d->quotes.at[a].span.start;
    if (b != SAYSO_NONE && s->d->quotes.at[b].span.end > span.end)
        span.end = s->d->quotes.at[b].span.end;
    *vec_push(&s->d->arena, &x->content) = span;
}

/* What is left of `r` before and after `hole`; the part after goes on to be cut. */
static range cut(drafts *s, draft *x, range r, range hole)
{
    if (is_empty(hole) || hole.last <= r.first || hole.first >= r.last)
        return r;
    if (hole.first > r.first)
        add_piece(s, x, (range){r.first, hole.first});
    return (range){hole.last, r.last > hole.last ? r.last : hole.last};
}

void say_add_content(drafts *s, uint32_t index, range r)
{
    if (index == SAYSO_NONE)
        return;
    draft *x = &s->list.at[index];
    const bool source_first = x->source.first <= x->cue.first;
    r = cut(s, x, r, source_first ? x->source : x->cue);
    r = cut(s, x, r, source_first ? x->cue : x->source);
    add_piece(s, x, r);
}

void say_add_quote(drafts *s, uint32_t index, uint32_t which)
{
    *vec_push(&s->d->arena, &s->list.at[index].content) = s->d->quotes.at[which].span;
}

static int by_place(const void *a, const void *b)
{
    const sayso_span *x = a, *y = b;
    return (x->start > y->start) - (x->start < y->start);
}

void say_settle_content(draft *x)
{
    if (!x->content.count)
        return;
    qsort(x->content.at, x->content.count, sizeof *x->content.at, by_place);
    uint32_t kept = 0;
    for (uint32_t i = 1; i < x->content.count; i++) {
        const sayso_span next = x->content.at[i];
        if (next.start < x->content.at[kept].end)
            x->content.at[kept].end = next.end > x->content.at[kept].end ? next.end : x->content.at[kept].end;
        else
            x->content.at[++kept] = next;
    }
    x->content.count = kept + 1;
}

void say_leave_out(draft *x, sayso_span phrase)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < x->content.count; i++) {
        sayso_span part = x->content.at[i];
        if (part.start >= phrase.start && part.start < phrase.end)
            part.start = phrase.end;
        else if (part.start < phrase.start && part.end > phrase.start)
            part.end = phrase.start;
        if (part.start < part.end)
            x->content.at[kept++] = part;
    }
    x->content.count = kept;
}
