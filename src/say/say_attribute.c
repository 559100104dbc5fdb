/* Statements: drafts by verbs, by phrases, by quotations; then what is within what, and the
 * record's fields.
 *
 * Reads tokens, sentences, names, quotes; writes statements. The boundaries follow the
 * guidelines of PolNeAR (Newell, Margolin and Ruths 2018); unlike there, statements nest. */
#include "say/say_draft.h"
#include <stdlib.h>

/* The share of right ones among those found so in the training part of PolNeAR (soft match,
 * outermost). */
static const float confidence[PATTERNS] = {
    [BY_QUOTATION] = 0.95F, [BY_CLAUSE] = 0.81F,     [BY_THOUGHT] = 0.56F,    [BY_COMPLEMENT] = 0.71F,
    [BY_OBJECT] = 0.57F,    [BY_INFINITIVE] = 0.58F, [BY_GERUND] = 0.61F,     [BY_RAISED] = 0.49F,
    [BY_LEADING] = 0.53F,   [BY_NOUN] = 0.42F,       [BY_LIGHT_VERB] = 0.46F, [BY_ADJECTIVE] = 0.52F,
    [BY_ACCORDING] = 0.82F, [BY_HEADLINE] = 0.78F,
};

uint32_t say_draft(drafts *s, uint32_t head, pattern p, cue_manner manner, range source, range cue)
{
    *vec_push(&s->d->arena, &s->list) =
        (draft){.head = head, .pattern = p, .manner = manner, .source = source, .cue = say_with_colon(s, cue)};
    s->of_head[head] = s->list.count - 1;
    return s->list.count - 1;
}

/* ---- content --------------------------------------------------------------------------------- */

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

/* In the order of the text, overlaps joined. */
static void settle_content(draft *x)
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

/* ---- details --------------------------------------------------------------------------------- */

/* The words that name an occasion, without article and owner: “online press briefing”. */
static range forum_of(const drafts *s, uint32_t noun)
{
    uint32_t first = noun;
    while (first > token_at(s, noun)->left) {
        const label_dep dep = token_at(s, first - 1)->dep;
        if (dep != DEP_COMPOUND && dep != DEP_AMOD)
            break;
        first--;
    }
    return (range){first, noun + 1};
}

static bool is_place(const token *t)
{
    return t->name == NAME_GPE || t->name == NAME_LOC || t->name == NAME_FAC;
}

static void read_phrase(const drafts *s, draft *x, uint32_t preposition)
{
    const uint32_t what = say_child(s, preposition, DEP_POBJ);
    if (what == SAYSO_NONE)
        return;
    static const char *const occasions[] = {"at", "during", "in", "on", "to", "via"};
    const token *t = token_at(s, what);
    const bool occasion = str_among(text_at(s, preposition), occasions, sizeof occasions / sizeof *occasions);
    if (occasion && say_lexicon_forum(t->lemma) && is_empty(x->forum) && x->cue.last - 1 != preposition)
        x->forum = forum_of(s, what);
    else if (is_place(t) && is_empty(x->place) && (say_is(s, preposition, "in") || say_is(s, preposition, "at")))
        x->place = say_trim(s, forum_of(s, what));
    else if (say_is(s, preposition, "to") && is_empty(x->addressee) && x->cue.last - 1 != preposition)
        x->addressee = say_noun_phrase(s, what, preposition);
}

/* Who is told, without the content where the parse put it below them. */
static range addressee_of(const drafts *s, const draft *x, uint32_t noun)
{
    range r = say_noun_phrase(s, noun, x->head);
    for (uint32_t i = 0; !is_empty(r) && i < x->content.count; i++) {
        const uint32_t start = x->content.at[i].start;
        if (start > token_at(s, r.first)->start && start < token_at(s, r.last - 1)->end)
            r.last = doc_token_at(s->d, start);
    }
    return r;
}

static void read_details(drafts *s, draft *x)
{
    const token *t = token_at(s, x->head);
    if (t->pos != POS_VERB || x->manner == CUE_MIND)
        return;
    const cue_word *entry = say_lexicon_find(t->lemma, POS_VERB);
    for (uint32_t k = s->child[x->head]; k != SAYSO_NONE; k = s->sibling[k]) {
        const token *child = token_at(s, k);
        const bool told = entry && entry->frames & CUE_TOLD && (child->dep == DEP_DOBJ || child->dep == DEP_DATIVE);
        if (child->dep == DEP_PREP)
            read_phrase(s, x, k);
        else if (told && say_lexicon_forum(child->lemma))
            x->forum = forum_of(s, k);
        else if (told && x->pattern != BY_OBJECT && is_empty(x->addressee))
            x->addressee = addressee_of(s, x, k);
    }
}

/* ---- the record's fields --------------------------------------------------------------------- */

static sayso_spans spans_of(doc *d, range r)
{
    if (is_empty(r))
        return (sayso_spans){0};
    const sayso_span span = doc_token_span(d, r.first, r.last);
    return doc_spans(d, &span, 1);
}

/* Direct: all its words are quoted, as seen from the cue; by its first words where it is very
 * long. */
static sayso_kind kind_of(const drafts *s, const draft *x)
{
    enum { MOST = 1000 };
    bool quoted = false, plain = false;
    uint32_t seen = 0;
    for (uint32_t i = 0; i < x->content.count; i++)
        for (uint32_t k = doc_token_at(s->d, x->content.at[i].start);
             seen < MOST && k < s->d->tokens.count && token_at(s, k)->start < x->content.at[i].end; k++, seen++) {
            if (token_at(s, k)->pos == POS_PUNCT || token_at(s, k)->blank)
                continue;
            const bool inside = s->inner[k] != SAYSO_NONE && s->inner[k] != s->inner[x->head];
            quoted |= inside;
            plain |= !inside;
        }
    return quoted && plain ? SAYSO_MIXED : quoted ? SAYSO_DIRECT : SAYSO_INDIRECT;
}

static sayso_stance stance_of(cue_manner manner)
{
    static const sayso_stance stances[] = {[CUE_SAID] = SAYSO_ASSERT,
                                           [CUE_MIND] = SAYSO_ASSERT,
                                           [CUE_DENIED] = SAYSO_DENY,
                                           [CUE_DOUBTED] = SAYSO_DOUBT,
                                           [CUE_DECLINED] = SAYSO_DECLINE};
    return stances[manner];
}

static sayso_statement statement_of(drafts *s, const draft *x)
{
    doc *d = s->d;
    sayso_statement r = {.kind = kind_of(s, x),
                         .source = spans_of(d, x->source),
                         .cue = spans_of(d, x->cue),
                         .content = doc_spans(d, x->content.at, x->content.count),
                         .speaker = SAYSO_NONE,
                         .within = SAYSO_NONE,
                         .addressee = {SAYSO_NONE, spans_of(d, x->addressee)},
                         .forum = spans_of(d, x->forum),
                         .said = SAYSO_NONE,
                         .place = spans_of(d, x->place),
                         .uttered = x->manner != CUE_MIND,
                         .stance = stance_of(x->manner),
                         .confidence = confidence[x->pattern]};
    if (!is_empty(x->via)) {
        sayso_party *via = arena_take(&d->arena, sizeof *via);
        *via = (sayso_party){SAYSO_NONE, spans_of(d, x->via)};
        r.via = via;
        r.via_count = 1;
    }
    return r;
}

/* ---- order and nesting ----------------------------------------------------------------------- */

static int by_extent(const void *a, const void *b)
{
    const extent *x = a, *y = b;
    if (x->span.start != y->span.start)
        return x->span.start < y->span.start ? -1 : 1;
    return (x->span.end < y->span.end) - (x->span.end > y->span.end);
}

void say_sort(extents *list)
{
    if (list->count)
        qsort(list->at, list->count, sizeof *list->at, by_extent);
}

static uint32_t start_of(const sayso_statement *r)
{
    uint32_t start = r->content.at[0].start;
    if (r->cue.count && r->cue.at[0].start < start)
        start = r->cue.at[0].start;
    if (r->source.count && r->source.at[0].start < start)
        start = r->source.at[0].start;
    return start;
}

static int by_first(const void *a, const void *b)
{
    const sayso_statement *x = a, *y = b;
    if (start_of(x) != start_of(y))
        return start_of(x) < start_of(y) ? -1 : 1;
    const uint32_t p = x->cue.count ? x->cue.at[0].start : 0, q = y->cue.count ? y->cue.at[0].start : 0;
    return (p > q) - (p < q);
}

static size_t length_of(sayso_spans spans)
{
    size_t length = 0;
    for (size_t i = 0; i < spans.count; i++)
        length += spans.at[i].end - spans.at[i].start;
    return length;
}

/* within: the innermost content around a statement's cue. Strictly longer than its own, so that
 * there is no ring. */
static void nest(doc *d)
{
    enum { DEEP = 16 };
    extents contents = {0}, cues = {0}, open = {0};
    for (uint32_t i = 0; i < d->statements.count; i++) {
        const sayso_statement *r = &d->statements.at[i];
        for (size_t k = 0; k < r->content.count; k++)
            *vec_push(&d->arena, &contents) = (extent){r->content.at[k], i};
        if (r->cue.count)
            *vec_push(&d->arena, &cues) = (extent){r->cue.at[0], i};
    }
    say_sort(&contents);
    say_sort(&cues);
    for (uint32_t i = 0, k = 0; i < cues.count; i++) {
        const extent cue = cues.at[i];
        for (; k < contents.count && contents.at[k].span.start <= cue.span.start; k++) {
            while (open.count && open.at[open.count - 1].span.end <= contents.at[k].span.start)
                open.count--;
            *vec_push(&d->arena, &open) = contents.at[k];
        }
        while (open.count && open.at[open.count - 1].span.end <= cue.span.start)
            open.count--;
        sayso_statement *r = &d->statements.at[cue.of];
        for (uint32_t top = open.count, step = 0; top-- && step < DEEP; step++) {
            const extent around = open.at[top];
            if (around.of == cue.of || around.span.end < cue.span.end ||
                length_of(d->statements.at[around.of].content) <= length_of(r->content))
                continue;
            r->within = around.of;
            break;
        }
    }
}

void say_attribute(doc *d)
{
    drafts s = {.d = d};
    say_tree(&s);
    say_by_verbs(&s);
    say_by_phrases(&s);
    say_by_quotes(&s);
    for (uint32_t i = 0; i < s.list.count; i++) {
        draft *x = &s.list.at[i];
        settle_content(x);
        if (!x->content.count)
            continue;
        read_details(&s, x);
        *vec_push(&d->arena, &d->statements) = statement_of(&s, x);
    }
    if (d->statements.count)
        qsort(d->statements.at, d->statements.count, sizeof *d->statements.at, by_first);
    nest(d);
}
