/* What an entity is called in the record.
 *
 * A state, an outlet and a leader as the fact tables call them, an organisation as the text does, a person by the
 * fullest name. Whom the text does not name is called by the phrase for him, in which others have their full names:
 * "his lawyer" is Oskar Berg's lawyer, "advisers to Mr. Berg" are advisers to Oskar Berg. */
#include "who/who_work.h"

static bool is_called_by_thing(const who_draft *d)
{
    return d->thing != SAYSO_NONE && (d->type != SAYSO_ORGANISATION || d->first == d->last);
}

static bool is_named(const who_draft *d)
{
    return d->thing != SAYSO_NONE || d->begins != SAYSO_NONE;
}

/* The name of what is named. */
static str find_name(who_work *w, const who_draft *d)
{
    if (is_called_by_thing(d))
        return who_knowledge_thing(w->knowledge, d->thing).name;
    return d->last > d->first ? who_words(w, d->first, d->last) : (str){0};
}

/* Whether the mention at `i` is of somebody else, whose name may stand there in its place: "of Mr.
 * Berg", not "Berg supporters". */
static bool is_replaced(const who_work *w, uint32_t i, uint32_t draft)
{
    const uint32_t at = w->found_at[i];
    if (at == SAYSO_NONE || w->found.at[at].draft == SAYSO_NONE || w->found.at[at].draft == draft)
        return false;
    const who_found *f = &w->found.at[at];
    const token *t = &w->doc->tokens.at[f->head];
    return f->kind == SAYSO_NAME && t->dep == DEP_POBJ && w->drafts.at[f->draft].type == SAYSO_PERSON &&
           is_named(&w->drafts.at[f->draft]);
}

/* The owner whose pronoun stands before a phrase, or SAYSO_NONE. */
static uint32_t find_owner(const who_work *w, const who_draft *d)
{
    if (!d->first || w->doc->tokens.at[d->first - 1].tag != TAG_PRP_POSS || w->found_at[d->first - 1] == SAYSO_NONE)
        return SAYSO_NONE;
    const uint32_t owner = w->found.at[w->found_at[d->first - 1]].draft;
    return owner != SAYSO_NONE && w->drafts.at[owner].type == SAYSO_PERSON && is_named(&w->drafts.at[owner])
               ? owner
               : SAYSO_NONE;
}

static void put_name(who_work *w, out *o, uint32_t draft)
{
    const str name = find_name(w, &w->drafts.at[draft]);
    if (o->size && name.size && o->at[o->size - 1] != ' ')
        out_text(o, " ");
    out_str(o, name);
}

/* Words as they stand, but for one mention in them. */
static str compose(who_work *w, const who_draft *d, uint32_t owner, uint32_t mention)
{
    out o = {.arena = &w->doc->arena};
    uint32_t first = d->first;
    if (owner != SAYSO_NONE) {
        put_name(w, &o, owner);
        out_text(&o, "'s ");
    }
    if (mention != SAYSO_NONE) {
        const who_found *f = &w->found.at[mention];
        uint32_t end = f->first;
        while (end > first && w->holder_at[end - 1] == f->draft) /* "Mr." */
            end--;
        if (end > first)
            out_str(&o, who_words(w, first, end));
        put_name(w, &o, f->draft);
        first = f->last;
        if (first < d->last && w->doc->tokens.at[first].tag != TAG_POS)
            out_text(&o, " ");
    }
    if (first < d->last)
        out_str(&o, who_words(w, first, d->last));
    return (str){out_end(&o), o.size};
}

str who_called(who_work *w, uint32_t draft)
{
    const who_draft d = w->drafts.at[draft];
    if (is_named(&d))
        return find_name(w, &d);
    const uint32_t owner = find_owner(w, &d);
    uint32_t mention = SAYSO_NONE;
    for (uint32_t i = d.first; i < d.last && mention == SAYSO_NONE; i++)
        if (is_replaced(w, i, draft))
            mention = w->found_at[i];
    return compose(w, &d, owner, mention);
}
