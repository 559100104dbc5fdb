/* Attribution without a verb of saying: nouns (his claim that …), adjectives (is sure that …),
 * “according to”.
 *
 * Reads the parse, adds drafts. A noun counts when the text says whose it is: by a possessor, by
 * “from” or “by”, or as the object of a light verb (made a promise to …). */
#include "say/say_draft.h"

/* The clause, infinitive or led phrase below a noun or an adjective. */
typedef struct below {
    uint32_t clause, leading;
    bool infinitive;
} below;

static below look_below(const drafts *s, uint32_t word, const cue_word *entry)
{
    below b = {SAYSO_NONE, SAYSO_NONE, false};
    for (uint32_t k = s->child[word]; k != SAYSO_NONE; k = s->sibling[k]) {
        const token *t = token_at(s, k);
        if (k < word)
            continue;
        if (t->dep == DEP_PREP && b.leading == SAYSO_NONE && say_lexicon_leads(entry, text_at(s, k)))
            b.leading = k;
        if ((t->dep != DEP_ACL && t->dep != DEP_CCOMP && t->dep != DEP_XCOMP) || b.clause != SAYSO_NONE)
            continue;
        const bool infinitive = t->tag == TAG_VB && say_has_to(s, k);
        const bool clause = t->dep == DEP_CCOMP || say_child(s, k, DEP_MARK) != SAYSO_NONE;
        if (entry->frames & (infinitive ? CUE_INFINITIVE : clause ? CUE_CLAUSE : 0)) {
            b.clause = k;
            b.infinitive = infinitive;
        }
    }
    return b;
}

static void add_below(drafts *s, uint32_t index, const below *b)
{
    if (b->clause != SAYSO_NONE)
        say_add_content(s, index, say_subtree(s, b->clause));
    else
        say_add_content(s, index, (range){b->leading + 1, token_at(s, b->leading)->right + 1});
}

/* Whose claim it is: a possessor's, or that of whom it comes from. */
static range owner(const drafts *s, uint32_t noun)
{
    for (uint32_t k = s->child[noun]; k != SAYSO_NONE; k = s->sibling[k]) {
        const uint32_t who = say_child(s, k, DEP_POBJ);
        if (token_at(s, k)->dep == DEP_POSS)
            return say_subtree(s, k);
        if (k > noun && who != SAYSO_NONE && (say_is(s, k, "from") || say_is(s, k, "by")))
            return say_noun_phrase(s, who, noun);
    }
    return (range){0, 0};
}

static void read_noun(drafts *s, uint32_t noun, const cue_word *entry)
{
    const below b = look_below(s, noun, entry);
    if (b.clause == SAYSO_NONE && b.leading == SAYSO_NONE)
        return;
    const token *t = token_at(s, noun);
    const token *v = token_at(s, t->head);
    const uint32_t last = b.clause == SAYSO_NONE ? b.leading + 1 : noun + 1;
    if (last - noun > 3)
        return;
    if (t->dep == DEP_DOBJ && t->head < noun && noun - t->head < 7 && say_lexicon_light(v->lemma)) {
        if (s->of_head[t->head] != SAYSO_NONE)
            return;
        const range source = say_source(s, t->head), cue = {say_verb_group(s, t->head).first, last};
        add_below(s, say_draft(s, noun, BY_LIGHT_VERB, entry->manner, source, cue), &b);
        return;
    }
    const range source = owner(s, noun);
    if (is_empty(source))
        return;
    /* “his past comments on”: the cue begins after its owner */
    const bool owned = source.last <= noun && source.last >= t->left && noun - source.last < 4;
    const range cue = {owned ? source.last : noun, last};
    add_below(s, say_draft(s, noun, BY_NOUN, entry->manner, source, cue), &b);
}

static void read_adjective(drafts *s, uint32_t adjective, const cue_word *entry)
{
    const token *t = token_at(s, adjective);
    if (t->dep != DEP_ACOMP || t->head > adjective || adjective - t->head > 6)
        return;
    below b = look_below(s, adjective, entry);
    const uint32_t beside = say_child(s, t->head, DEP_CCOMP); /* been clear that …: the parse hangs it on “been” */
    if (b.clause == SAYSO_NONE && beside != SAYSO_NONE && token_at(s, beside)->left == adjective + 1)
        b.clause = beside;
    if (b.clause == SAYSO_NONE && b.leading == SAYSO_NONE)
        return;
    const range source = say_source(s, t->head);
    if (is_empty(source))
        return;
    const range cue = {say_verb_group(s, t->head).first, b.clause == SAYSO_NONE ? b.leading + 1 : adjective + 1};
    add_below(s, say_draft(s, adjective, BY_ADJECTIVE, entry->manner, source, cue), &b);
}

/* The verb of the clause that a phrase belongs to: the nearest with a subject. */
static uint32_t host(const drafts *s, uint32_t word)
{
    enum { FAR = 8 };
    uint32_t at = token_at(s, word)->head;
    for (int step = 0; step < FAR && token_at(s, at)->head != at; step++) {
        const token *t = token_at(s, at);
        const bool verb = (t->pos == POS_VERB || t->pos == POS_AUX) && t->dep != DEP_AUX && t->dep != DEP_AUXPASS;
        if (verb && (say_child(s, at, DEP_NSUBJ) != SAYSO_NONE || say_child(s, at, DEP_NSUBJPASS) != SAYSO_NONE))
            break;
        at = t->head;
    }
    return at;
}

/* A clause without the clauses that are only coordinated with it. */
static range own_clause(const drafts *s, uint32_t verb, uint32_t from)
{
    enum { MOST = 64 };
    range r = say_subtree(s, verb);
    uint32_t k = s->child[verb];
    for (int step = 0; k != SAYSO_NONE && step < MOST; step++, k = s->sibling[k])
        if (k > from && token_at(s, k)->dep == DEP_CONJ && say_child(s, k, DEP_NSUBJ) != SAYSO_NONE &&
            token_at(s, k)->left < r.last)
            r.last = token_at(s, k)->left;
    while (r.last > from + 1 && token_at(s, r.last - 1)->dep == DEP_CC)
        r.last--;
    return r;
}

/* “According to minutes of the board, its chairman was told …”: where the parse took what follows
 * the comma for an apposition, the source ends at the comma. */
static range fronted_source(const drafts *s, range source, uint32_t end)
{
    enum { FAR = 60 };
    if (source.last >= end || is_comma(s, source.last) || token_at(s, source.last)->pos == POS_PUNCT)
        return source;
    for (uint32_t i = source.last; i-- > source.first + 1 && source.last - i < FAR;)
        if (is_comma(s, i))
            return (range){source.first, i};
    return source;
}

/* “He said she had promised it, according to Coast Wire”: after a comma the phrase tells who passes
 * on the outermost statement, and is no part of what that says. */
static bool passes_on(drafts *s, uint32_t verb, uint32_t according, range via)
{
    enum { FAR = 8 };
    uint32_t reported = s->of_head[verb];
    if (reported == SAYSO_NONE || cue_in_mind(s->list.at[reported].manner) || verb > according)
        return false;
    const bool apart = according && is_comma(s, according - 1);
    for (int step = 0; apart && step < FAR && token_at(s, verb)->head != verb; step++) {
        if (token_at(s, verb)->dep == DEP_PARATAXIS)
            break; /* “…, he said”: what is above it is what he said */
        const uint32_t around = s->of_head[token_at(s, verb)->head];
        verb = token_at(s, verb)->head;
        if (around != SAYSO_NONE && verb < according && s->outer[verb] == s->outer[according] &&
            !cue_in_mind(s->list.at[around].manner))
            reported = around;
    }
    if (apart)
        say_leave_out(&s->list.at[reported], doc_token_span(s->d, according - 1, via.last));
    s->list.at[reported].via = via;
    return true;
}

/* The verb that “according to” belongs to: that before the comma in “…, she said, according to …”,
 * whatever the parse hangs it on. */
static uint32_t reporting(const drafts *s, uint32_t according)
{
    const bool apart = according >= 2 && is_comma(s, according - 1);
    return apart && s->of_head[according - 2] != SAYSO_NONE ? according - 2 : host(s, according);
}

static void read_according(drafts *s, uint32_t according)
{
    const uint32_t to = according + 1;
    if (to >= s->d->tokens.count || !say_is(s, to, "to") || token_at(s, to)->head != according)
        return;
    const uint32_t who = say_child(s, to, DEP_POBJ);
    if (who == SAYSO_NONE)
        return;
    const uint32_t verb = reporting(s, according);
    range source = say_noun_phrase(s, who, to);
    if (is_empty(source))
        return;
    if (passes_on(s, verb, according, source))
        return;
    const sentence *in = &s->d->sentences.at[token_at(s, according)->sentence];
    const bool first = according <= in->first + 1;
    if (is_comma(s, source.last - 1))
        source.last--;
    else if (first)
        source = fronted_source(s, source, in->last);
    /* that is according to her */
    const bool is = verb + 1 == according && token_at(s, verb)->pos == POS_AUX;
    const range cue = {is ? verb : according, to + 1};
    const uint32_t index = say_draft(s, according, BY_ACCORDING, CUE_SAID, source, cue);
    if (is)
        say_add_content(s, index, (range){token_at(s, verb)->left, verb});
    else if (first)
        say_add_content(s, index, (range){source.last, in->last});
    else
        say_add_content(s, index, own_clause(s, verb, source.last));
}

void say_by_phrases(drafts *s)
{
    for (uint32_t i = 0; i < s->d->tokens.count; i++) {
        const token *t = token_at(s, i);
        const cue_word *entry = t->pos == POS_NOUN || t->pos == POS_ADJ ? say_lexicon_find(t->lemma, t->pos) : NULL;
        if (entry && t->pos == POS_NOUN)
            read_noun(s, i, entry);
        else if (entry)
            read_adjective(s, i, entry);
        else if (say_is(s, i, "according"))
            read_according(s, i);
    }
}
