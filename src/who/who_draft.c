/* Entities in the making. */
#include "who/who_work.h"

uint32_t who_new_draft(who_work *w, sayso_entity_type type)
{
    *vec_push(&w->doc->arena, &w->drafts) = (who_draft){.type = type,
                                                        .thing = SAYSO_NONE,
                                                        .state = SAYSO_NONE,
                                                        .body = SAYSO_NONE,
                                                        .begins = SAYSO_NONE,
                                                        .seen = SAYSO_NONE,
                                                        .offices = SAYSO_NONE,
                                                        .one = SAYSO_NONE,
                                                        .other = SAYSO_NONE};
    return w->drafts.count - 1;
}

who_gender who_gender_of(const who_draft *d)
{
    return d->gender ? d->gender : d->told;
}

static str number_key(who_work *w, const uint32_t *numbers, size_t count)
{
    return (str){arena_copy(&w->doc->arena, (const char *)numbers, count * sizeof *numbers), count * sizeof *numbers};
}

/* The state whose code a thing bears. */
static uint32_t find_state(who_work *w, uint32_t thing)
{
    const who_thing t = who_knowledge_thing(w->knowledge, thing);
    return t.type == SAYSO_STATE ? thing : who_knowledge_state(w->knowledge, t.country);
}

uint32_t who_thing_draft(who_work *w, uint32_t thing)
{
    uint32_t drafts[WHO_CHAIN];
    const str key = number_key(w, &thing, 1);
    if (who_index_find(w, 't', key, drafts))
        return drafts[0];
    const who_thing t = who_knowledge_thing(w->knowledge, thing);
    const uint32_t draft = who_new_draft(w, t.type);
    w->drafts.at[draft].thing = thing;
    w->drafts.at[draft].state = find_state(w, thing);
    w->drafts.at[draft].sector = t.sector;
    w->drafts.at[draft].gender = t.gender;
    w->drafts.at[draft].number = WHO_SINGULAR;
    who_index_add(w, 't', key, draft);
    return draft;
}

uint32_t who_pair(who_work *w, uint32_t one, uint32_t other)
{
    if (one == other)
        return one;
    uint32_t drafts[WHO_CHAIN];
    const bool sorted = one < other || w->drafts.at[one].one != SAYSO_NONE;
    const uint32_t both[2] = {sorted ? one : other, sorted ? other : one};
    const str key = number_key(w, both, 2);
    if (who_index_find(w, '2', key, drafts))
        return drafts[0];
    const uint32_t draft = who_new_draft(w, SAYSO_GROUP);
    w->drafts.at[draft].one = one;
    w->drafts.at[draft].other = other;
    w->drafts.at[draft].number = WHO_PLURAL;
    who_index_add(w, '2', key, draft);
    return draft;
}

void who_join(who_work *w, uint32_t found, uint32_t draft)
{
    w->found.at[found].draft = draft;
    w->drafts.at[draft].seen = found;
    w->drafts.at[draft].mentions++;
    if (w->drafts.at[draft].type == SAYSO_OUTLET && w->found.at[found].kind == SAYSO_NAME)
        w->outlet = draft;
}
