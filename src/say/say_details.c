/* Whom it was said to, where, and on what occasion.
 *
 * Reads the parse around a draft's head and fills addressee, forum and place. */
#include "say/say_clause.h"

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

/* A common noun that names an occasion: “the Coast Post” is none. */
static bool is_forum(const token *t)
{
    return t->tag != TAG_NNP && say_lexicon_forum(t->lemma);
}

/* Whom a noun says its words were for: “an interview with the Herald”, “a letter to the council”. */
static void read_partner(const drafts *s, draft *x, uint32_t noun, const char *preposition)
{
    for (uint32_t k = s->child[noun]; k != SAYSO_NONE && is_empty(x->addressee); k = s->sibling[k]) {
        const uint32_t whom = say_is(s, k, preposition) ? say_child(s, k, DEP_POBJ) : SAYSO_NONE;
        if (whom != SAYSO_NONE)
            x->addressee = say_noun_phrase(s, whom, k);
    }
}

/* Whoever holds "a press conference with the minister", the minister speaks there too, and is not spoken to; nor is
 * where "a visit" goes to. */
static bool is_shared(const token *forum)
{
    static const char *const shared[] = {"appearance", "briefing", "ceremony", "conference", "event", "rally", "visit"};
    return str_among(forum->lemma, shared, sizeof shared / sizeof *shared);
}

static void read_phrase(const drafts *s, draft *x, uint32_t preposition)
{
    const uint32_t what = say_child(s, preposition, DEP_POBJ);
    if (what == SAYSO_NONE)
        return;
    static const char *const occasions[] = {"at", "during", "in", "on", "to", "via"};
    const token *t = token_at(s, what);
    const bool occasion = str_among(token_at(s, preposition)->lemma, occasions, sizeof occasions / sizeof *occasions);
    if (occasion && is_forum(t) && is_empty(x->forum) && x->cue.last - 1 != preposition) {
        x->forum = forum_of(s, what);
        if (!is_shared(t)) {
            read_partner(s, x, what, "with");
            read_partner(s, x, what, "to");
        }
    } else if (is_place(t) && is_empty(x->place) && (say_is(s, preposition, "in") || say_is(s, preposition, "at")))
        x->place = say_trim(s, forum_of(s, what));
    else if (say_is(s, preposition, "to") && is_empty(x->addressee) && x->cue.last - 1 != preposition)
        x->addressee = say_noun_phrase(s, what, preposition);
}

/* “was told that …”, “Asked whether …, he shrugged”: who is told is the subject, here or of the
 * clause that it hangs on. */
static range told_subject(const drafts *s, uint32_t verb)
{
    uint32_t subject = say_child(s, verb, DEP_NSUBJPASS);
    if (subject == SAYSO_NONE && token_at(s, verb)->dep == DEP_ADVCL)
        subject = say_child(s, token_at(s, verb)->head, DEP_NSUBJ);
    return subject == SAYSO_NONE ? (range){0} : say_noun_phrase(s, subject, verb);
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

/* Whom a verb tells a clause; empty: nobody. */
static range told_clause(const drafts *s, uint32_t verb)
{
    const clause c = say_clause(s, verb, say_lexicon_find(token_at(s, verb)->lemma, POS_VERB));
    const uint32_t whom = c.object == SAYSO_NONE ? say_child(s, verb, DEP_DATIVE) : c.object;
    return takes(&c, CUE_TOLD) && c.clause != SAYSO_NONE && whom != SAYSO_NONE && whom < c.clause
               ? say_noun_phrase(s, whom, token_at(s, c.clause)->left)
               : (range){0};
}

/* “wants to remind voters that …”, “would like to go on to tell the council that …”: whom the verbs that
 * the cue's leads to tell. */
static range told_below(const drafts *s, uint32_t verb)
{
    enum { FAR = 3 };
    range whom = {0};
    for (int step = 0; step < FAR && is_empty(whom); step++) {
        verb = say_child(s, verb, DEP_XCOMP);
        if (verb == SAYSO_NONE || token_at(s, verb)->pos != POS_VERB || !say_has_to(s, verb))
            break;
        whom = told_clause(s, verb);
    }
    return whom;
}

void say_read_details(const drafts *s, draft *x)
{
    const token *t = token_at(s, x->head);
    if (t->pos != POS_VERB)
        return;
    x->addressee = told_below(s, x->head);
    if (cue_in_mind(x->manner))
        return;
    const cue_word *entry = say_lexicon_find(t->lemma, POS_VERB);
    const bool tells = entry && entry->frames & CUE_TOLD;
    for (uint32_t k = s->child[x->head]; k != SAYSO_NONE; k = s->sibling[k]) {
        const token *child = token_at(s, k);
        const bool told = tells && (child->dep == DEP_DOBJ || child->dep == DEP_DATIVE);
        if (child->dep == DEP_PREP)
            read_phrase(s, x, k);
        else if (told && is_forum(child))
            x->forum = forum_of(s, k);
        else if (told && x->pattern != BY_OBJECT && is_empty(x->addressee))
            x->addressee = addressee_of(s, x, k);
        else if (child->dep == DEP_DOBJ && k < x->cue.last)
            read_partner(s, x, k, "to");
    }
    if (tells && is_empty(x->addressee) && say_is_passive(s, x->head))
        x->addressee = told_subject(s, x->head);
}
