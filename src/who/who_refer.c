/* Says whom pronouns mean, and runs over all mentions in the order of the text.
 *
 * Reads found, drafts, statements; writes found[].draft. First what stands outside quotations, then what stands inside,
 * and "I" and "we" with it: they mean the speaker of the words around them, whose own name may come after them; role
 * phrases of the title last. */
#include "who/who_work.h"

/* What "we" is in the mouth of who holds an office: the state of a minister, the alliance of its secretary general. */
static uint32_t find_we(const who_work *w, const who_draft *d)
{
    if (d->type != SAYSO_PERSON || d->body == SAYSO_NONE)
        return SAYSO_NONE;
    const who_thing body = who_knowledge_thing(w->knowledge, d->body);
    if (str_equal(body.sector, STR("IGO")))
        return d->body;
    return body.type == SAYSO_STATE || str_equal(body.sector, STR("GOV")) || str_equal(body.sector, STR("MIL"))
               ? d->state
               : SAYSO_NONE;
}

static uint32_t refer_we(who_work *w, uint32_t found)
{
    const uint32_t speaker = who_speaker_around(w, w->found.at[found].head);
    if (speaker == SAYSO_NONE)
        return SAYSO_NONE;
    const uint32_t body = find_we(w, &w->drafts.at[speaker]);
    w->found.at[found].silent = body == SAYSO_NONE && w->drafts.at[speaker].type == SAYSO_PERSON;
    return body == SAYSO_NONE ? speaker : who_thing_draft(w, body);
}

static bool may_be_who(const who_work *w, uint32_t draft)
{
    if (draft == SAYSO_NONE)
        return false;
    const who_draft *d = &w->drafts.at[draft];
    return d->type == SAYSO_PERSON || d->type == SAYSO_GROUP || d->number == WHO_PLURAL || d->may_be_person;
}

/* "who" after a noun or a mark; "asked who" is a question. */
static bool is_relative(const who_work *w, uint32_t i)
{
    const label_pos before = i ? w->doc->tokens.at[i - 1].pos : POS_VERB;
    return w->doc->tokens.at[i].tag == TAG_WP &&
           (before == POS_NOUN || before == POS_PROPN || before == POS_PUNCT || before == POS_ADP);
}

/* Whoever was mentioned last in the sentence, by a phrase that is no part of another: "calls from listeners
 * to the program who said". */
static uint32_t find_who(const who_work *w, uint32_t found)
{
    const who_found *f = &w->found.at[found], *best = NULL;
    for (uint32_t i = found; i-- > 0 && found - i < WHO_AHEAD_WINDOW;) {
        const who_found *g = &w->found.at[i];
        if (w->doc->tokens.at[g->head].sentence != w->doc->tokens.at[f->head].sentence ||
            (best && g->last < best->last))
            break;
        if (g->kind != SAYSO_PRONOUN && !g->silent && may_be_who(w, g->draft))
            best = g;
    }
    return best ? best->draft : SAYSO_NONE;
}

/* "who" in a relative clause: what the clause stands beside. */
static uint32_t refer_relative(const who_work *w, uint32_t found)
{
    const who_found *f = &w->found.at[found];
    const uint32_t noun = who_antecedent(w, f->head), before = noun == SAYSO_NONE ? SAYSO_NONE : w->found_at[noun];
    const uint32_t draft = before != SAYSO_NONE ? w->found.at[before].draft
                           : noun != SAYSO_NONE ? w->holder_at[noun]
                                                : SAYSO_NONE;
    return may_be_who(w, draft) || !is_relative(w, f->head) ? draft : find_who(w, found);
}

/* "you": whom the statement tells, else the person who was last told so, unless he speaks here. */
static uint32_t refer_you(who_work *w, uint32_t found)
{
    const uint32_t statement = w->content_at[w->found.at[found].head];
    if (statement == SAYSO_NONE)
        return SAYSO_NONE;
    const sayso_statement *s = &w->doc->statements.at[statement];
    const uint32_t told = who_party(w, s->addressee.spans);
    if (told != SAYSO_NONE)
        w->you = w->drafts.at[told].type == SAYSO_PERSON ? told : SAYSO_NONE;
    return told != SAYSO_NONE ? told : w->you != who_party(w, s->source) ? w->you : SAYSO_NONE;
}

/* A "she" is not the man whom the tables know by that last name. */
static void tell_gender(who_draft *d, who_gender gender)
{
    d->told = gender;
    d->type = SAYSO_PERSON;
    if (d->thing == SAYSO_NONE || !d->guessed || !d->gender || d->gender == gender)
        return;
    d->thing = d->state = d->body = SAYSO_NONE;
    d->sector = STR("");
    d->gender = WHO_NO_GENDER;
}

static uint32_t refer_pronoun(who_work *w, uint32_t found)
{
    const who_found f = w->found.at[found];
    uint32_t draft;
    switch (f.pronoun) {
    case WHO_I:
        return who_speaker_around(w, f.head);
    case WHO_WE:
        return refer_we(w, found);
    case WHO_YOU:
        return refer_you(w, found);
    case WHO_RELATIVE:
        return refer_relative(w, found);
    default:
        draft = who_salient(w, found);
        if (draft != SAYSO_NONE && f.gender)
            tell_gender(&w->drafts.at[draft], f.gender);
        return draft;
    }
}

static void refer(who_work *w, uint32_t found)
{
    const who_found *f = &w->found.at[found];
    if (f->draft != SAYSO_NONE) {
        who_join(w, found, f->draft);
        return;
    }
    const uint32_t draft = f->kind == SAYSO_PRONOUN ? refer_pronoun(w, found)
                           : f->kind == SAYSO_ROLE  ? who_role_phrase(w, found)
                                                    : SAYSO_NONE;
    if (draft != SAYSO_NONE)
        who_join(w, found, draft);
}

/* Quotations after all else, for who speaks them may be named behind them; the title last, for the
 * text tells whom it means. */
typedef enum refer_pass { OUTSIDE, INSIDE, TITLE } refer_pass;

static refer_pass pass_of(const who_work *w, const who_found *f)
{
    if (f->kind == SAYSO_ROLE && w->doc->blocks.at[w->doc->tokens.at[f->head].block].kind == BLOCK_TITLE)
        return TITLE;
    return f->quoted || f->pronoun == WHO_I || f->pronoun == WHO_WE || f->pronoun == WHO_YOU ? INSIDE : OUTSIDE;
}

void who_refer(who_work *w)
{
    for (refer_pass pass = OUTSIDE; pass <= TITLE; pass++)
        for (uint32_t i = 0; i < w->found.count; i++)
            if (w->found.at[i].kind == SAYSO_NAME || pass_of(w, &w->found.at[i]) == pass)
                refer(w, i);
}
