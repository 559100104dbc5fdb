/* The parse as a tree with children, and the phrases that PolNeAR's guidelines make of it:
 * sources as whole noun phrases, cues as verb groups. Every walk is along children or along the
 * text beside one word. What several words may share, a climb, a head's children, the marks where
 * their phrases end, is looked at for a bounded number of steps, so the work is linear. */
#include "say/say_draft.h"

enum { MANY = 64 }; /* more children, or words of one kind in a row, than any sentence has */

void say_tree(drafts *s)
{
    doc *d = s->d;
    const uint32_t n = d->tokens.count;
    s->child = arena_array(&d->arena, n, sizeof *s->child);
    s->sibling = arena_array(&d->arena, n, sizeof *s->sibling);
    s->outer = arena_array(&d->arena, n, sizeof *s->outer);
    s->inner = arena_array(&d->arena, n, sizeof *s->inner);
    s->speaks_as = arena_array(&d->arena, n, sizeof *s->speaks_as);
    s->of_head = arena_array(&d->arena, n, sizeof *s->of_head);
    s->around = arena_array(&d->arena, d->quotes.count, sizeof *s->around);
    s->of_quote = arena_array(&d->arena, d->quotes.count, sizeof *s->of_quote);
    memset(s->child, 0xff, n * sizeof *s->child);
    memset(s->speaks_as, 0xff, n * sizeof *s->speaks_as);
    memset(s->of_head, 0xff, n * sizeof *s->of_head);
    memset(s->of_quote, 0xff, d->quotes.count * sizeof *s->of_quote);
    for (uint32_t i = n; i--;) {
        const uint32_t head = d->tokens.at[i].head;
        if (head == i)
            continue;
        s->sibling[i] = s->child[head];
        s->child[head] = i;
    }
    VEC(uint32_t) open = {0};
    uint32_t q = 0;
    for (uint32_t i = 0; i < n; i++) {
        while (open.count && d->quotes.at[open.at[open.count - 1]].span.end <= d->tokens.at[i].start)
            open.count--;
        for (; q < d->quotes.count && d->quotes.at[q].span.start < d->tokens.at[i].end; q++)
            if (d->quotes.at[q].span.end > d->tokens.at[i].start) {
                s->around[q] = open.count ? open.at[open.count - 1] : SAYSO_NONE;
                *vec_push(&d->arena, &open) = q;
            }
        s->outer[i] = open.count ? open.at[0] : SAYSO_NONE;
        s->inner[i] = open.count ? open.at[open.count - 1] : SAYSO_NONE;
    }
}

uint32_t say_child(const drafts *s, uint32_t head, label_dep dep)
{
    uint32_t k = s->child[head];
    for (int step = 0; k != SAYSO_NONE && step < MANY; step++, k = s->sibling[k])
        if (token_at(s, k)->dep == dep)
            return k;
    return SAYSO_NONE;
}

bool say_is(const drafts *s, uint32_t word, const char *text)
{
    return word != SAYSO_NONE && str_equal_ascii(text_at(s, word), str_of(text));
}

bool say_has_to(const drafts *s, uint32_t verb)
{
    for (uint32_t k = s->child[verb]; k != SAYSO_NONE && k < verb; k = s->sibling[k])
        if (token_at(s, k)->tag == TAG_TO)
            return true;
    return false;
}

bool say_in_title(const drafts *s, uint32_t word)
{
    return s->d->blocks.at[token_at(s, word)->block].kind == BLOCK_TITLE;
}

range say_subtree(const drafts *s, uint32_t word)
{
    return (range){token_at(s, word)->left, token_at(s, word)->right + 1};
}

static bool is_separator(const drafts *s, uint32_t i)
{
    const token *t = token_at(s, i);
    return t->blank || t->tag == TAG_COMMA || t->tag == TAG_COLON || t->tag == TAG_STOP || t->tag == TAG_HYPH ||
           (t->pos == POS_PUNCT && str_among(text_at(s, i), (const char *const[]){"--", "–", "—"}, 3));
}

range say_trim(const drafts *s, range r)
{
    for (int step = 0; step < MANY && !is_empty(r) && is_separator(s, r.last - 1); step++)
        r.last--;
    for (int step = 0; step < MANY && !is_empty(r) && is_separator(s, r.first); step++)
        r.first++;
    return r;
}

bool say_is_dash(const drafts *s, uint32_t i)
{
    return str_among(text_at(s, i), (const char *const[]){"-", "--", "–", "—"}, 4);
}

/* “Clinton, 35, the daughter of …, said”: the mark that opens an apposition asks for the one
 * that closes it. */
static uint32_t closing_mark(const drafts *s, range r, uint32_t noun)
{
    if (r.last >= s->d->tokens.count || !(is_comma(s, r.last) || say_is_dash(s, r.last)))
        return r.last;
    enum { FAR = 200 };
    for (uint32_t i = noun + 1; i < r.last && i < noun + FAR; i++)
        if (str_equal(text_at(s, i), text_at(s, r.last)))
            return r.last + 1;
    return r.last;
}

/* Before a participle that only tells what the person does meanwhile: Clinton, speaking in Iowa,
 * said … */
static uint32_t aside(const drafts *s, uint32_t noun)
{
    const uint32_t k = say_child(s, noun, DEP_ACL);
    const bool apart = k != SAYSO_NONE && token_at(s, k)->left > noun && is_comma(s, token_at(s, k)->left - 1);
    return apart ? token_at(s, k)->left : SAYSO_NONE;
}

/* A mark other than a bracket or a quotation mark that opens. */
static bool is_stray_mark(const drafts *s, uint32_t i)
{
    const token *t = token_at(s, i);
    return t->pos == POS_PUNCT && t->tag != TAG_LRB &&
           (s->inner[i] == SAYSO_NONE || s->d->quotes.at[s->inner[i]].span.start != t->start);
}

/* Without a mark that closes no part of it or opens none; to the end of a quotation that it
 * cuts: host of “Morning Call.” */
static range mend_marks(const drafts *s, range r)
{
    for (int step = 0; step < MANY && !is_empty(r) && is_stray_mark(s, r.first); step++)
        r.first++;
    const uint32_t around = is_empty(r) ? SAYSO_NONE : s->outer[r.first];
    if (around != SAYSO_NONE && s->d->quotes.at[around].span.start < token_at(s, r.first)->start &&
        s->d->quotes.at[around].span.end < token_at(s, r.last - 1)->start)
        r = say_trim(s, (range){doc_token_at(s->d, s->d->quotes.at[around].span.end), r.last});
    if (is_empty(r) || s->inner[r.last - 1] == SAYSO_NONE)
        return r;
    const sayso_span q = s->d->quotes.at[s->inner[r.last - 1]].span;
    if (q.start >= token_at(s, r.first)->start && q.end > token_at(s, r.last - 1)->end)
        r.last = doc_token_at(s->d, q.end - 1) + 1;
    return r;
}

static bool is_first(const drafts *s, uint32_t word)
{
    return s->d->blocks.at[token_at(s, word)->block].first == word;
}

range say_noun_phrase(const drafts *s, uint32_t noun, uint32_t limit)
{
    range r = say_subtree(s, noun);
    const uint32_t meanwhile = aside(s, noun);
    if (limit > noun && limit < r.last)
        r.last = limit;
    if (meanwhile < r.last)
        r.last = meanwhile;
    if (limit < noun && limit >= r.first)
        r.first = limit + 1;
    for (uint32_t i = r.first + 1; i < r.last && i < r.first + 12; i++)
        if (say_is_dash(s, i) && token_at(s, i - 1)->tag == TAG_RRB && (i < noun || is_first(s, r.first)))
            r.first = i + 1; /* a dateline that the parse took in: KYIV (AP) — */
    r = mend_marks(s, say_trim(s, r));
    if (!is_empty(r) && token_at(s, r.first)->dep == DEP_CC)
        r.first++;
    if (!is_empty(r))
        r.last = closing_mark(s, r, noun);
    return r;
}

static bool belongs(const drafts *s, uint32_t i, range group)
{
    const token *t = token_at(s, i);
    if (t->head < group.first || t->head >= group.last || t->tag == TAG_WRB || t->pos == POS_PUNCT)
        return false;
    return t->dep == DEP_AUX || t->dep == DEP_AUXPASS || t->dep == DEP_NEG || t->dep == DEP_ADVMOD || t->dep == DEP_PRT;
}

range say_verb_group(const drafts *s, uint32_t verb)
{
    const sentence *in = &s->d->sentences.at[token_at(s, verb)->sentence];
    range group = {verb, verb + 1};
    for (int step = 0; step < MANY && group.first > in->first && belongs(s, group.first - 1, group); step++)
        group.first--;
    for (int step = 0; step < MANY && group.last < in->last && belongs(s, group.last, group); step++)
        group.last++;
    return group;
}

range say_with_colon(const drafts *s, range cue)
{
    if (!is_empty(cue) && cue.last < s->d->tokens.count && say_is(s, cue.last, ":"))
        cue.last++;
    return cue;
}

bool say_is_passive(const drafts *s, uint32_t verb)
{
    if (say_child(s, verb, DEP_AUXPASS) != SAYSO_NONE || say_child(s, verb, DEP_NSUBJPASS) != SAYSO_NONE)
        return true;
    const token *t = token_at(s, verb);
    return t->tag == TAG_VBN && say_child(s, verb, DEP_AUX) == SAYSO_NONE &&
           say_child(s, verb, DEP_NSUBJ) == SAYSO_NONE && t->dep != DEP_CONJ;
}

range say_agent(const drafts *s, uint32_t verb)
{
    uint32_t by = s->child[verb];
    for (int step = 0; by != SAYSO_NONE && !(by > verb && say_is(s, by, "by")); by = s->sibling[by])
        if (++step == MANY)
            return (range){0, 0};
    const uint32_t who = by == SAYSO_NONE ? by : say_child(s, by, DEP_POBJ);
    return who == SAYSO_NONE ? (range){0, 0} : say_noun_phrase(s, who, verb);
}

/* Not what stands after a colon: “One thing is left, he said: the money.” */
static uint32_t subject(const drafts *s, uint32_t verb)
{
    uint32_t who = say_child(s, verb, DEP_NSUBJ);
    if (who == SAYSO_NONE)
        who = say_child(s, verb, DEP_NSUBJPASS);
    const bool apart = who != SAYSO_NONE && token_at(s, who)->left > verb && say_is(s, token_at(s, who)->left - 1, ":");
    return apart ? SAYSO_NONE : who;
}

/* A noun that may speak: no date, no time. */
static bool is_noun(const drafts *s, uint32_t word)
{
    const token *t = token_at(s, word);
    return (t->pos == POS_NOUN || t->pos == POS_PROPN || t->pos == POS_PRON) && t->dep != DEP_NPADVMOD &&
           t->name != NAME_DATE && t->name != NAME_TIME;
}

/* The phrase that ends right before token `end`; empty if none does. */
static range phrase_before(const drafts *s, uint32_t end)
{
    enum { FAR = 8 };
    if (end == 0 || s->outer[end - 1] != s->outer[end])
        return (range){0, 0};
    uint32_t noun = end - 1;
    for (int step = 0; step < FAR && token_at(s, noun)->pos == POS_PUNCT && token_at(s, noun)->head < noun; step++)
        noun = token_at(s, noun)->head;
    for (int step = 0; step < FAR && token_at(s, token_at(s, noun)->head)->right + 1 == end; step++)
        noun = token_at(s, noun)->head;
    return is_noun(s, noun) ? say_noun_phrase(s, noun, end) : (range){0, 0};
}

range say_utterer(const drafts *s, uint32_t verb)
{
    const range source = say_source(s, verb);
    if (!is_empty(source))
        return source;
    const range group = say_verb_group(s, verb);
    if (group.last < s->d->tokens.count && token_at(s, group.last)->sentence == token_at(s, verb)->sentence)
        for (uint32_t k = s->child[verb]; k != SAYSO_NONE; k = s->sibling[k])
            if (token_at(s, k)->left == group.last && s->outer[k] == s->outer[verb] && is_noun(s, k))
                return say_noun_phrase(s, k, verb);
    return phrase_before(s, group.first);
}

/* A subject that the parse cut in two (the astronomer | Tamsin Okoro) is one phrase. */
static range subject_phrase(const drafts *s, uint32_t verb, uint32_t who, uint32_t limit)
{
    range r = say_noun_phrase(s, who, limit);
    uint32_t k = s->sibling[who];
    for (int step = 0; step < MANY && k != SAYSO_NONE && k < verb; step++, k = s->sibling[k])
        if (token_at(s, k)->dep == DEP_NSUBJ && token_at(s, k)->left == r.last)
            r.last = say_noun_phrase(s, k, limit).last;
    return r;
}

range say_source(const drafts *s, uint32_t verb)
{
    enum { FAR = 6 };
    uint32_t at = s->speaks_as[verb] != SAYSO_NONE ? s->speaks_as[verb] : verb;
    if (at == verb && say_is_passive(s, verb))
        return say_agent(s, verb);
    for (int step = 0; step < FAR; step++) {
        const uint32_t who = subject(s, at);
        if (who != SAYSO_NONE)
            return s->outer[who] == s->outer[verb] || s->outer[who] == SAYSO_NONE ? subject_phrase(s, at, who, verb)
                                                                                  : (range){0, 0};
        const token *t = token_at(s, at);
        if (t->head == at)
            break;
        const bool modifies = t->dep == DEP_ACL || t->dep == DEP_RELCL;
        if (modifies && token_at(s, t->head)->pos != POS_VERB)
            return t->tag == TAG_VB ? (range){0, 0} : say_noun_phrase(s, t->head, t->left);
        if (t->dep == DEP_XCOMP) {
            const uint32_t object = say_child(s, t->head, DEP_DOBJ);
            if (object != SAYSO_NONE && object < at)
                return say_noun_phrase(s, object, verb);
        }
        at = t->head;
    }
    return (range){0, 0};
}
