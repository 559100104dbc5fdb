/* Who speaks where no words of a source stand.
 *
 * Reads statements, found, drafts. Speech that goes on has the speaker of the statement before it, and so has "The
 * implication is clear: …"; a verb without a subject has that of the clause it hangs on ("He shrugged, saying …", "rose
 * to warn …"), and if that has none either, the speaker of the words around it ("Absolutely hate this"); so has a noun
 * that is what these express ("signaled willingness"). */
#include "who/who_work.h"

enum { MOST_CLIMBED = 5 };

/* Content with no source and no cue of its own goes on with the statement before it on the same level. */
static uint32_t find_before(const who_work *w, uint32_t statement)
{
    const sayso_statement *s = &w->doc->statements.at[statement];
    for (uint32_t i = statement; i-- > 0 && statement - i < WHO_CHAIN;)
        if (w->doc->statements.at[i].within == s->within)
            return w->doc->statements.at[i].speaker;
    return SAYSO_NONE;
}

/* The word of the cue that the others hang on. */
static uint32_t find_cue_head(const doc *d, sayso_spans cue)
{
    const uint32_t first = doc_token_at(d, cue.at[0].start), last = doc_token_at(d, cue.at[cue.count - 1].end - 1) + 1;
    for (uint32_t i = first; i < last && i < d->tokens.count; i++) {
        const token *t = &d->tokens.at[i];
        if (t->head == i || t->head < first || t->head >= last)
            return i;
    }
    return first;
}

/* "was accused of", "asked about": the subject is not who speaks. */
static bool is_passive(const doc *d, sayso_spans cue)
{
    const uint32_t first = doc_token_at(d, cue.at[0].start), last = doc_token_at(d, cue.at[cue.count - 1].end - 1) + 1;
    bool has = false, participle = false;
    for (uint32_t i = first; i < last && i < d->tokens.count; i++) {
        has |= str_equal(d->tokens.at[i].lemma, STR("have"));
        participle |= d->tokens.at[i].tag == TAG_VBN;
    }
    return participle && !has;
}

/* "It is hard to say": nobody in particular. */
static bool is_dummy(const who_work *w, uint32_t verb)
{
    const uint32_t subject = who_subject(w, verb);
    return subject != SAYSO_NONE && str_equal_ascii(who_token(w, subject), STR("it"));
}

/* The subject that a verb without one shares with the clause above it; of "a letter warning …" the noun. */
static uint32_t find_shared_subject(const who_work *w, uint32_t verb)
{
    const token *tokens = w->doc->tokens.at;
    for (uint32_t step = 0; step < MOST_CLIMBED; step++) {
        const token *t = &tokens[verb];
        const uint32_t subject = who_subject(w, verb);
        if (subject != SAYSO_NONE)
            return subject;
        if (t->dep == DEP_XCOMP && tokens[t->head].dep == DEP_ACOMP && is_dummy(w, tokens[t->head].head))
            return SAYSO_NONE;
        if (t->dep == DEP_ACL)
            return t->tag == TAG_VBG ? t->head : SAYSO_NONE;
        if (t->dep != DEP_ADVCL && t->dep != DEP_XCOMP && t->dep != DEP_CONJ && t->dep != DEP_PCOMP &&
            t->dep != DEP_PREP && t->dep != DEP_ACOMP)
            return SAYSO_NONE;
        verb = t->head;
    }
    return SAYSO_NONE;
}

static bool is_in_cue(const doc *d, const sayso_statement *s, uint32_t i)
{
    return d->tokens.at[i].start >= s->cue.at[0].start && d->tokens.at[i].end <= s->cue.at[s->cue.count - 1].end;
}

/* The speaker of the statement around another, as far as he is known by now. */
static uint32_t find_around(who_work *w, const sayso_statement *s)
{
    const sayso_statement *around = &w->doc->statements.at[s->within];
    return around->source.count ? who_party(w, around->source) : SAYSO_NONE;
}

/* "signaled willingness to talk": who would talk is who signaled. */
static bool is_own_will(const doc *d, const sayso_statement *s, uint32_t cue)
{
    const sayso_statement *around = &d->statements.at[s->within];
    const uint32_t first = doc_token_at(d, s->content.at[0].start);
    return d->tokens.at[cue].dep == DEP_DOBJ && around->cue.count && is_in_cue(d, around, d->tokens.at[cue].head) &&
           first < d->tokens.count && d->tokens.at[first].tag == TAG_TO;
}

/* A verb that has no subject at all, or, of "be", one that is part of the cue: "The question is: …". */
static uint32_t find_for_verb(who_work *w, uint32_t statement, uint32_t verb)
{
    const token *tokens = w->doc->tokens.at;
    const sayso_statement *s = &w->doc->statements.at[statement];
    const uint32_t subject = who_subject(w, verb);
    if (subject != SAYSO_NONE && tokens[verb].pos != POS_AUX)
        return SAYSO_NONE;
    if (subject != SAYSO_NONE && s->within == SAYSO_NONE)
        return find_before(w, statement);
    return s->within != SAYSO_NONE && (subject != SAYSO_NONE || tokens[verb].head == verb) ? find_around(w, s)
                                                                                           : SAYSO_NONE;
}

static uint32_t draft_at(const who_work *w, uint32_t i)
{
    return w->found_at[i] != SAYSO_NONE ? w->found.at[w->found_at[i]].draft : w->holder_at[i];
}

uint32_t who_implied(who_work *w, uint32_t statement)
{
    const doc *d = w->doc;
    const sayso_statement *s = &d->statements.at[statement];
    if (s->source.count)
        return SAYSO_NONE;
    if (!s->cue.count)
        return find_before(w, statement);
    const uint32_t cue = find_cue_head(d, s->cue);
    const token *t = &d->tokens.at[cue];
    if (s->within != SAYSO_NONE && is_own_will(d, s, cue))
        return find_around(w, s);
    if ((t->pos != POS_VERB && t->pos != POS_AUX) || is_passive(d, s->cue))
        return SAYSO_NONE;
    const uint32_t subject = find_shared_subject(w, cue);
    if (subject == SAYSO_NONE || is_in_cue(d, s, subject))
        return find_for_verb(w, statement, cue);
    return draft_at(w, subject);
}
