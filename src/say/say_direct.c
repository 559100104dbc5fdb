/* Quotations that the parse gave to no verb.
 *
 * Reads quotes, drafts; adds content to drafts, and drafts. A quotation of speech belongs, in
 * this order, to the statement that the repeated opening mark continues; to a verb of utterance
 * right after it, right before it; to the clause before its colon; else to the statement just
 * before it, when that ends where the quotation begins (“A,” he said. “B.”) or ended the paragraph
 * before. */
#include "say/say_draft.h"

enum { REACH = 24 }; /* tokens between a quotation and its verb */

/* The last byte inside the quotation but its marks and spaces. */
static char last_inside(const drafts *s, const quote *q)
{
    uint32_t at = q->span.end;
    while (at > q->span.start + 1) {
        const char c = s->d->text.at[--at];
        if ((unsigned char)c < 0x80 && c > ' ' && c != '"' && c != '\'')
            return c;
    }
    return ' ';
}

/* “…,” he said. */
static uint32_t verb_after(drafts *s, const quote *q, const block *b)
{
    uint32_t i = doc_token_at(s->d, q->span.end);
    const char last = last_inside(s, q);
    if (i >= b->last || !(last == ',' || last == '?' || last == '!' || is_comma(s, i) || last == '-'))
        return SAYSO_NONE;
    for (uint32_t end = i + REACH < b->last ? i + REACH : b->last; i < end; i++) {
        if (s->outer[i] != SAYSO_NONE || token_at(s, i)->tag == TAG_STOP)
            break;
        const uint32_t index = say_by_verb(s, i);
        if (index != SAYSO_NONE)
            return index;
    }
    return SAYSO_NONE;
}

/* He said, “…”; he told reporters: “…”, also where the quotation begins the next paragraph. */
static uint32_t verb_before(drafts *s, const quote *q, const block *b)
{
    uint32_t i = doc_token_at(s->d, q->span.start);
    const bool colon = i > 0 && say_is(s, i - 1, ":");
    if (i == 0 || (i <= b->first && !colon))
        return SAYSO_NONE;
    const token *last = token_at(s, i - 1);
    const bool led = colon || last->tag == TAG_COMMA || last->pos == POS_VERB;
    const uint32_t first = s->d->blocks.at[last->block].first;
    for (uint32_t end = i - first > REACH ? i - REACH : first; led && i-- > end;) {
        if (s->outer[i] != SAYSO_NONE || token_at(s, i)->tag == TAG_STOP)
            break;
        const uint32_t index = say_by_verb(s, i);
        if (index != SAYSO_NONE && (!s->list.at[index].content.count || token_at(s, i)->sentence == last->sentence))
            return index;
    }
    return SAYSO_NONE;
}

/* He rejected the charge: “…”; she was blunter: “…”: after a colon, the subject of the clause before
 * it speaks. */
static uint32_t clause_before(drafts *s, const quote *q, const block *b)
{
    const uint32_t colon = doc_token_at(s->d, q->span.start) - 1;
    if (colon <= b->first || colon >= b->last || !say_is(s, colon, ":"))
        return SAYSO_NONE;
    for (uint32_t i = colon; i-- > b->first && colon - i < REACH && s->outer[i] == SAYSO_NONE;) {
        const token *t = token_at(s, i);
        if (t->tag == TAG_STOP || t->tag == TAG_COLON || t->tag == TAG_HYPH)
            break;
        const uint32_t who = t->pos == POS_VERB || t->pos == POS_AUX ? say_child(s, i, DEP_NSUBJ) : SAYSO_NONE;
        if (who == SAYSO_NONE || who > i)
            continue;
        if (s->of_head[i] != SAYSO_NONE)
            return s->of_head[i];
        return say_draft(s, i, BY_QUOTATION, CUE_SAID, say_source(s, i),
                         (range){say_verb_group(s, i).first, colon + 1});
    }
    return SAYSO_NONE;
}

static uint32_t end_of(const drafts *s, const draft *x)
{
    uint32_t end = is_empty(x->cue) ? 0 : token_at(s, x->cue.last - 1)->end;
    for (uint32_t i = 0; i < x->content.count; i++)
        if (x->content.at[i].end > end)
            end = x->content.at[i].end;
    return end;
}

/* Whether a stop or another mark stands before the byte, not the word of a sentence that goes on
 * into the quotation. */
static bool is_apart(const drafts *s, uint32_t byte)
{
    const unsigned char *at = (const unsigned char *)s->d->text.at;
    while (byte && at[byte - 1] <= ' ')
        byte--;
    return byte == 0 || at[byte - 1] >= 0x80 || strchr(".,:;!?-)\"'", at[byte - 1]);
}

/* Whether no more than the rest of one sentence stands between `end`, a draft's, and the quotation. */
static bool follows(const drafts *s, uint32_t end, const quote *q)
{
    uint32_t i = doc_token_at(s->d, end);
    const uint32_t last = doc_token_at(s->d, q->span.start);
    if (last > i + 2 * REACH || end > q->span.start || !is_apart(s, q->span.start))
        return false;
    uint32_t stops = 0;
    for (; i < last; i++)
        stops += token_at(s, i)->tag == TAG_STOP;
    return stops <= 1;
}

/* Which draft each quotation is already in: the content that reaches farthest of those that
 * begin before it. */
static void cover(drafts *s)
{
    extents pieces = {0};
    for (uint32_t i = 0; i < s->list.count; i++)
        for (uint32_t k = 0; k < s->list.at[i].content.count; k++)
            *vec_push(&s->d->arena, &pieces) = (extent){s->list.at[i].content.at[k], i};
    say_sort(&pieces);
    extent far = {{0, 0}, SAYSO_NONE};
    for (uint32_t i = 0, k = 0; i < s->d->quotes.count; i++) {
        const sayso_span q = s->d->quotes.at[i].span;
        for (; k < pieces.count && pieces.at[k].span.start <= q.start; k++)
            if (pieces.at[k].span.end > far.span.end)
                far = pieces.at[k];
        if (far.span.end >= q.end)
            s->of_quote[i] = far.of;
    }
}

/* The text so far: what a quotation may go on with. */
typedef struct thread {
    uint32_t at;     /* tokens before it are read */
    uint32_t last;   /* the last statement made aloud, not one inside another's content; SAYSO_NONE */
    uint32_t end;    /* where that ends, in bytes: kept, for it may go on through every quotation */
    uint32_t before; /* the last outermost quotation; SAYSO_NONE */
} thread;

static void take_up(const drafts *s, thread *t, uint32_t index)
{
    t->last = index;
    t->end = end_of(s, &s->list.at[index]);
}

static bool is_aloud(pattern p)
{
    return p == BY_QUOTATION || p == BY_CLAUSE || p == BY_ACCORDING;
}

static void read_up_to(const drafts *s, thread *t, uint32_t byte)
{
    for (; t->at < s->d->tokens.count && token_at(s, t->at)->start < byte; t->at++) {
        const uint32_t index = s->of_head[t->at];
        if (index == SAYSO_NONE || s->outer[t->at] != SAYSO_NONE || !is_aloud(s->list.at[index].pattern))
            continue;
        if (t->last == SAYSO_NONE || token_at(s, t->at)->start >= t->end)
            take_up(s, t, index);
    }
}

static uint32_t home_of(drafts *s, const thread *t, const quote *q, uint32_t b)
{
    const block *in = &s->d->blocks.at[b];
    uint32_t index = q->continued && t->before != SAYSO_NONE ? s->of_quote[t->before] : SAYSO_NONE;
    if (index == SAYSO_NONE)
        index = verb_after(s, q, in);
    if (index == SAYSO_NONE)
        index = verb_before(s, q, in);
    if (index == SAYSO_NONE)
        index = clause_before(s, q, in);
    if (index != SAYSO_NONE || t->last == SAYSO_NONE)
        return index;
    const draft *x = &s->list.at[t->last];
    return b - token_at(s, x->head)->block <= 1 && follows(s, t->end, q) ? t->last : SAYSO_NONE;
}

void say_by_quotes(drafts *s)
{
    thread t = {.last = SAYSO_NONE, .before = SAYSO_NONE};
    uint32_t b = 0;
    cover(s);
    for (uint32_t i = 0; i < s->d->quotes.count; i++) {
        const quote *q = &s->d->quotes.at[i];
        while (s->d->blocks.at[b].span.end <= q->span.start)
            b++;
        if (q->depth)
            continue;
        read_up_to(s, &t, q->span.start);
        if (s->of_quote[i] == SAYSO_NONE && q->speech && s->d->blocks.at[b].first < s->d->blocks.at[b].last) {
            s->of_quote[i] = home_of(s, &t, q, b);
            if (s->of_quote[i] != SAYSO_NONE)
                say_add_quote(s, s->of_quote[i], i);
        }
        t.before = i;
        if (s->of_quote[i] != SAYSO_NONE && s->of_quote[i] != t.last)
            take_up(s, &t, s->of_quote[i]);
        else if (s->of_quote[i] != SAYSO_NONE && q->span.end > t.end)
            t.end = q->span.end;
    }
}
