/* Turns the drafts that matter into the document's entities and mentions.
 *
 * Kept are the named, and whoever a statement needs: its speaker, carrier or addressee. Entities are numbered by their
 * first mention, and the statements' drafts by those numbers. */
#include "who/who_work.h"
#include <stdlib.h>

static bool is_kept(const who_work *w, uint32_t draft, bool has_name)
{
    const who_draft *d = &w->drafts.at[draft];
    return d->one == SAYSO_NONE && (d->used || (has_name && d->type != SAYSO_UNKNOWN));
}

static bool is_mention(const who_found *f)
{
    return f->draft != SAYSO_NONE && !f->silent;
}

/* ---- entities ------------------------------------------------------------------------------------------------ */

static sayso_text text_of(str s)
{
    return (sayso_text){s.at, s.size};
}

static int compare_offices(const void *left, const void *right)
{
    const sayso_office *a = left, *b = right;
    return (a->title.start > b->title.start) - (a->title.start < b->title.start);
}

static void fill_offices(who_work *w, const who_draft *d, sayso_entity *e)
{
    size_t count = 0;
    for (uint32_t i = d->offices; i != SAYSO_NONE; i = w->offices.at[i].next)
        count += w->offices.at[i].listed;
    sayso_office *offices = arena_array(&w->doc->arena, count, sizeof *offices);
    for (uint32_t i = d->offices; i != SAYSO_NONE; i = w->offices.at[i].next)
        if (w->offices.at[i].listed)
            offices[e->office_count++].title = doc_token_span(w->doc, w->offices.at[i].first, w->offices.at[i].last);
    if (count)
        qsort(offices, count, sizeof *offices, compare_offices);
    e->offices = offices;
}

static void add_entity(who_work *w, uint32_t draft)
{
    const who_draft d = w->drafts.at[draft];
    sayso_entity e = {.name = text_of(who_called(w, draft)), .type = d.type, .sector = text_of(d.sector)};
    if (d.thing != SAYSO_NONE) {
        const who_thing t = who_knowledge_thing(w->knowledge, d.thing);
        e.wikidata = text_of(t.wikidata);
        e.country = text_of(t.country);
        if (t.type == SAYSO_PERSON && !e.sector.size)
            e.sector = text_of(who_link_sector(w, d.thing));
    } else if (d.state != SAYSO_NONE)
        e.country = text_of(who_knowledge_thing(w->knowledge, d.state).country);
    fill_offices(w, &d, &e);
    *vec_push(&w->doc->arena, &w->doc->entities) = e;
}

/* ---- mentions ------------------------------------------------------------------------------------------------ */

/* Mentions come in the order of the text; each entity gets its own, in that order. */
static void fill_mentions(who_work *w, const uint32_t *entity_of)
{
    doc *d = w->doc;
    for (uint32_t i = 0; i < w->found.count; i++) {
        const who_found *f = &w->found.at[i];
        if (is_mention(f) && entity_of[f->draft] != SAYSO_NONE) {
            const uint32_t entity = entity_of[f->draft];
            *vec_push(&d->arena, &d->mentions) = (sayso_mention){doc_token_span(d, f->first, f->last), f->kind, entity};
            d->entities.at[entity].mention_count++;
        }
    }
    sayso_mention *all = arena_array(&d->arena, d->mentions.count, sizeof *all);
    sayso_mention **next = arena_array(&d->arena, d->entities.count, sizeof *next);
    for (uint32_t e = 0; e < d->entities.count; e++) {
        next[e] = all;
        d->entities.at[e].mentions = all;
        all += d->entities.at[e].mention_count;
    }
    for (uint32_t i = 0; i < d->mentions.count; i++)
        *next[d->mentions.at[i].entity]++ = d->mentions.at[i];
}

static void renumber(uint32_t *draft, const uint32_t *entity_of)
{
    if (*draft != SAYSO_NONE)
        *draft = entity_of[*draft];
}

static void renumber_statements(who_work *w, const uint32_t *entity_of)
{
    for (uint32_t i = 0; i < w->doc->statements.count; i++) {
        sayso_statement *s = &w->doc->statements.at[i];
        renumber(&s->speaker, entity_of);
        for (size_t k = 0; k < s->with_count; k++)
            renumber(&((uint32_t *)s->with)[k], entity_of); /* who_speak's own copy; likewise: */
        renumber(&s->addressee.entity, entity_of);
        for (size_t v = 0; v < s->via_count; v++)
            renumber(&((sayso_party *)s->via)[v].entity, entity_of);
    }
    renumber(&w->doc->about.outlet.entity, entity_of);
}

void who_write(who_work *w)
{
    const uint32_t count = w->drafts.count;
    uint32_t *entity_of = arena_array(&w->doc->arena, count, sizeof *entity_of);
    bool *has_name = arena_array(&w->doc->arena, count, sizeof *has_name);
    for (uint32_t i = 0; i < count; i++)
        entity_of[i] = SAYSO_NONE;
    for (uint32_t i = 0; i < w->found.count; i++)
        if (is_mention(&w->found.at[i]) && w->found.at[i].kind == SAYSO_NAME)
            has_name[w->found.at[i].draft] = true;
    for (uint32_t i = 0; i < w->found.count; i++) {
        const uint32_t draft = w->found.at[i].draft;
        if (draft != SAYSO_NONE && entity_of[draft] == SAYSO_NONE && is_kept(w, draft, has_name[draft])) {
            entity_of[draft] = w->doc->entities.count;
            add_entity(w, draft);
        }
    }
    for (uint32_t i = 0; i < count; i++) /* the state that an official's "we" means, named nowhere */
        if (entity_of[i] == SAYSO_NONE && w->drafts.at[i].used) {
            entity_of[i] = w->doc->entities.count;
            add_entity(w, i);
        }
    fill_mentions(w, entity_of);
    renumber_statements(w, entity_of);
}
