/* Who speaks where no words of a source stand.
 *
 * Reads statements, found, drafts. Speech that goes on has the speaker of the statement before it; a verb without a subject has that of
 * the clause it hangs on ("He shrugged, saying …", "rose to warn …"); what nobody is said to have said inside a quotation, its speaker. */
#include "who/who_work.h"

enum { MOST_CLIMBED = 5, MOST_AWAY = 40 };

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

static uint32_t find_subject(const token *tokens, uint32_t verb)
{
    for (uint32_t i = verb; i-- > tokens[verb].left && verb - i < MOST_AWAY;)
        if (tokens[i].head == verb && tokens[i].dep == DEP_NSUBJ)
            return i;
    return SAYSO_NONE;
}

/* The subject that a verb without one shares with the clause above it; of "a letter warning …" the noun. */
static uint32_t find_shared_subject(const token *tokens, uint32_t verb)
{
    for (uint32_t step = 0; step < MOST_CLIMBED; step++) {
        const token *t = &tokens[verb];
        const uint32_t subject = find_subject(tokens, verb);
        if (subject != SAYSO_NONE)
            return subject;
        if (t->dep == DEP_ACL)
            return t->tag == TAG_VBG ? t->head : SAYSO_NONE;
        if (t->dep != DEP_ADVCL && t->dep != DEP_XCOMP && t->dep != DEP_CONJ && t->dep != DEP_PCOMP &&
            t->dep != DEP_PREP)
            return SAYSO_NONE;
        verb = t->head;
    }
    return SAYSO_NONE;
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
    if ((t->pos != POS_VERB && t->pos != POS_AUX) || is_passive(d, s->cue))
        return SAYSO_NONE;
    const uint32_t subject = find_shared_subject(d->tokens.at, cue);
    return subject == SAYSO_NONE ? SAYSO_NONE : draft_at(w, subject);
}
