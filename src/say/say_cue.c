/* The cue of a verb, its source and carrier, and whether it ascribes anything to anybody.
 *
 * Reads a clause, adds its draft. The cue is the verb group, from the first verb of a chain (went on
 * to say, was quoted as saying) to the preposition that leads to the content. */
#include "say/say_clause.h"

/* The verb above “as saying”: quoted, cited. */
static uint32_t quoting(const drafts *s, uint32_t as)
{
    enum { FAR = 3 };
    uint32_t above = token_at(s, as)->head;
    for (int step = 0; step < FAR && token_at(s, above)->pos != POS_VERB; step++)
        above = token_at(s, above)->head;
    return above;
}

/* went on to say; was quoted by the agency as saying: the cue begins with the first verb of the
 * chain. */
static uint32_t chain_start(const drafts *s, uint32_t verb)
{
    enum { NEAR = 10 };
    const token *t = token_at(s, verb);
    const bool as = t->dep == DEP_PCOMP && say_is(s, t->head, "as");
    if (!as && (t->dep != DEP_XCOMP || say_child(s, t->head, DEP_DOBJ) != SAYSO_NONE))
        return verb;
    const uint32_t above = as ? quoting(s, t->head) : t->head;
    const token *a = token_at(s, above);
    if (a->pos != POS_VERB || above > verb || verb - above > NEAR)
        return verb;
    const cue_word *entry = say_lexicon_find(a->lemma, POS_VERB);
    return !as && entry && entry->frames & CUE_INFINITIVE ? verb : above;
}

/* Nobody in particular: no source, or a word that stands for no one. */
static bool is_vague(const drafts *s, range source)
{
    static const char *const words[] = {"It",  "That", "This", "What", "You", "it",
                                        "one", "that", "this", "what", "you"};
    return is_empty(source) || (source.last - source.first == 1 &&
                                str_among(text_at(s, source.first), words, sizeof words / sizeof *words));
}

/* A participle or an infinitive that only modifies, or a command: words of any kind, seldom an
 * attribution. */
static bool is_weak(const drafts *s, const clause *c)
{
    const token *t = token_at(s, c->verb);
    return t->dep == DEP_ACL ||
           (t->tag == TAG_VB && c->subject == SAYSO_NONE && say_child(s, c->verb, DEP_AUX) == SAYSO_NONE) ||
           (t->tag == TAG_VB && say_has_to(s, c->verb) && chain_start(s, c->verb) == c->verb);
}

/* Whether what the verb says is put down to somebody: always for a quotation; for words that may
 * mean much else, only when a main verb says it of somebody in particular. */
static bool is_ascribed(const drafts *s, const clause *c, pattern p, range source)
{
    const bool told = c->passive && takes(c, CUE_TOLD);
    if (p == BY_QUOTATION || p == BY_RAISED || told || (p == BY_COMPLEMENT && c->subject != SAYSO_NONE))
        return true;
    if (is_vague(s, source) && !(p == BY_CLAUSE && !is_empty(source)))
        return false;
    return p == BY_CLAUSE || p == BY_THOUGHT || p == BY_INFINITIVE || !is_weak(s, c);
}

/* The source, cue and carrier of a chain by its first verb: who was quoted by the agency as saying;
 * whom the agency quoted as saying. */
static void read_chain(const drafts *s, uint32_t start, draft *x)
{
    const uint32_t who = say_child(s, start, DEP_NSUBJPASS), whom = say_child(s, start, DEP_DOBJ);
    const range doer = say_source(s, start);
    x->cue.first = say_verb_group(s, start).first;
    x->source = who != SAYSO_NONE ? say_noun_phrase(s, who, start) : doer;
    if (say_is_passive(s, start)) {
        x->via = is_empty(doer) ? say_agent(s, x->head) : doer;
    } else if (whom != SAYSO_NONE) {
        x->source = say_noun_phrase(s, whom, start);
        x->cue = say_verb_group(s, start);
        x->via = doer;
    }
}

uint32_t say_begin(drafts *s, const clause *c, pattern p)
{
    const uint32_t start = chain_start(s, c->verb);
    draft x = {.head = c->verb, .cue = c->group};
    if (p != BY_RAISED && start != c->verb)
        read_chain(s, start, &x);
    else if (p != BY_RAISED || c->passive)
        x.source = p == BY_QUOTATION ? say_utterer(s, c->verb) : say_source(s, c->verb);
    if (!is_ascribed(s, c, p, x.source))
        return SAYSO_NONE;
    const uint32_t index = say_draft(s, c->verb, p, c->entry ? c->entry->manner : CUE_SAID, x.source, x.cue);
    s->list.at[index].via = x.via;
    return index;
}
