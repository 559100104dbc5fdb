/* Whom it was said to, where, and on what occasion.
 *
 * Reads the parse around a draft's head and fills addressee, forum and place. */
#include "say/say_draft.h"

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

void say_read_details(const drafts *s, draft *x)
{
    const token *t = token_at(s, x->head);
    if (t->pos != POS_VERB || cue_in_mind(x->manner))
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
