/* Opens the fact tables of a model file and finds rows in them.
 *
 * Nothing is copied: rows and strings stay in the mapped file. Every offset and number is checked once, here, so that
 * the lookups need not; that rows are in their order is not checked, for a disorder only hides some. */
#include "who/who_knowledge.h"
#include "base/error.h"
#include "who/who_parts.h"

static str text_at(const who_knowledge *k, uint32_t offset)
{
    return str_of(k->text.at + offset);
}

/* ---- opening ------------------------------------------------------------------------------------------------- */

static bool open_text(const nn_weights *weights, str *text, sayso_error *error)
{
    const size_t shape[1] = {0};
    const char *at = nn_weights_get(weights, WHO_TEXT, NN_U8, 1, shape, error);
    if (!at)
        return false;
    *text = (str){at, nn_weights_find(weights, WHO_TEXT)->shape[0]};
    return (text->size && text->at[text->size - 1] == '\0') || nn_weights_refuse(weights, WHO_TEXT, error);
}

/* The terms' number limits the things, and the things' the terms: both are mapped, then checked. */
static bool open_things(who_knowledge *k, const nn_weights *weights, sayso_error *error)
{
    const size_t text = k->text.size, any = SIZE_MAX;
    const who_layout loose = {WHO_TERMS, TERM_COLUMNS, {any, any, text, WHO_RANKS, any, any, any}};
    if (!who_rows_open(&k->terms, weights, &loose, error))
        return false;
    const size_t terms = k->terms.row_count + (size_t)1;
    const who_layout things = {
        WHO_THINGS, THING_COLUMNS, {text, text, text, text, text, SAYSO_OUTLET + 1, WHO_FEMALE + 1, terms}};
    if (!who_rows_open(&k->things, weights, &things, error))
        return false;
    const size_t count = k->things.row_count;
    const who_layout strict = {WHO_TERMS, TERM_COLUMNS, {count, count, text, WHO_RANKS, any, any, any}};
    return who_rows_open(&k->terms, weights, &strict, error);
}

bool who_knowledge_map(who_knowledge *k, const nn_weights *weights, sayso_error *error)
{
    if (!open_text(weights, &k->text, error) || !open_things(k, weights, error))
        return false;
    const size_t text = k->text.size, genders = WHO_FEMALE + 1, things = k->things.row_count;
    const who_layout phrases = {WHO_PHRASES, PHRASE_COLUMNS, {WHO_SENSES, things}};
    const who_layout given = {WHO_GIVEN, GIVEN_COLUMNS, {genders}};
    const who_layout roles = {WHO_ROLES, ROLE_COLUMNS, {text, text, WHO_ROLE_KINDS, genders, 2}};
    const who_layout titles = {WHO_TITLES, TITLE_COLUMNS, {text, text, text, WHO_RANKS + 1}};
    const who_layout portfolios = {WHO_PORTFOLIOS, PORTFOLIO_COLUMNS, {text}};
    const who_layout posts = {WHO_POSTS, POST_COLUMNS, {things, k->terms.row_count}};
    return who_table_open(&k->phrases, weights, &phrases, k->text, error) &&
           who_table_open(&k->given, weights, &given, k->text, error) &&
           who_table_open(&k->roles, weights, &roles, k->text, error) &&
           who_table_open(&k->titles, weights, &titles, k->text, error) &&
           who_table_open(&k->portfolios, weights, &portfolios, k->text, error) &&
           who_table_open(&k->posts, weights, &posts, k->text, error);
}

who_knowledge *who_knowledge_open(const nn_weights *weights, const sayso_allocator *allocator, sayso_error *error)
{
    who_knowledge *k = allocator->alloc(allocator->context, sizeof *k);
    if (!k) {
        error_set(error, SAYSO_E_MEMORY, 0, "out of memory");
        return NULL;
    }
    *k = (who_knowledge){.allocator = allocator};
    if (who_knowledge_map(k, weights, error))
        return k;
    who_knowledge_close(k);
    return NULL;
}

void who_knowledge_close(who_knowledge *k)
{
    if (k)
        k->allocator->free(k->allocator->context, k);
}

/* ---- finding ------------------------------------------------------------------------------------------------- */

uint32_t who_knowledge_find(const who_knowledge *k, str phrase, uint32_t *count)
{
    return who_table_find(&k->phrases, phrase, count);
}

who_phrase who_knowledge_phrase(const who_knowledge *k, uint32_t row)
{
    const uint32_t *at = who_table_row(&k->phrases, row);
    return (who_phrase){.sense = (who_sense)at[PHRASE_SENSE], .thing = at[PHRASE_THING]};
}

who_thing who_knowledge_thing(const who_knowledge *k, uint32_t thing)
{
    const uint32_t *at = who_table_row(&k->things, thing);
    return (who_thing){.id = text_at(k, at[THING_ID]),
                       .name = text_at(k, at[THING_NAME]),
                       .wikidata = text_at(k, at[THING_WIKIDATA]),
                       .country = text_at(k, at[THING_COUNTRY]),
                       .sector = text_at(k, at[THING_SECTOR]),
                       .type = (sayso_entity_type)at[THING_TYPE],
                       .gender = (who_gender)at[THING_GENDER]};
}

uint32_t who_knowledge_by_id(const who_knowledge *k, str id)
{
    uint32_t count;
    const uint32_t first = who_knowledge_find(k, id, &count);
    for (uint32_t i = first; i < first + count; i++)
        if (who_knowledge_phrase(k, i).sense == WHO_CODE)
            return who_knowledge_phrase(k, i).thing;
    return SAYSO_NONE;
}

uint32_t who_knowledge_state(const who_knowledge *k, str code)
{
    const uint32_t thing = who_knowledge_by_id(k, code);
    return thing != SAYSO_NONE && who_knowledge_thing(k, thing).type == SAYSO_STATE ? thing : SAYSO_NONE;
}

bool who_is_government(str id)
{
    static const char *const offices[] = {"CHANC", "CROWN", "GOV", "PM", "PRES"};
    const char *dot = memchr(id.at, '.', id.size);
    return dot &&
           str_among(str_slice(id, (size_t)(dot + 1 - id.at), id.size), offices, sizeof offices / sizeof *offices);
}

uint32_t who_knowledge_over(const who_knowledge *k, uint32_t thing)
{
    const str id = who_knowledge_thing(k, thing).id;
    const char *dot = id.size ? memchr(id.at, '.', id.size) : NULL;
    return dot ? who_knowledge_by_id(k, str_slice(id, 0, (size_t)(dot - id.at))) : SAYSO_NONE;
}

uint32_t who_knowledge_government(const who_knowledge *k, uint32_t thing)
{
    return who_is_government(who_knowledge_thing(k, thing).id) ? who_knowledge_over(k, thing) : SAYSO_NONE;
}

bool who_knowledge_role(const who_knowledge *k, str noun, who_role *role)
{
    uint32_t count;
    const uint32_t row = who_table_find(&k->roles, noun, &count);
    if (!count)
        return false;
    const uint32_t *at = who_table_row(&k->roles, row);
    const who_role_kind kind = (who_role_kind)at[ROLE_KIND];
    *role = (who_role){.kind = kind == WHO_ROLE_OFFICE ? WHO_ROLE_PERSON : kind,
                       .gender = (who_gender)at[ROLE_GENDER],
                       .plural = at[ROLE_PLURAL] != 0,
                       .office = kind == WHO_ROLE_OFFICE,
                       .class = text_at(k, at[ROLE_CLASS]),
                       .sector = text_at(k, at[ROLE_SECTOR])};
    return true;
}

who_gender who_knowledge_gender(const who_knowledge *k, str given_name, bool *known)
{
    uint32_t count;
    const uint32_t row = who_table_find(&k->given, given_name, &count);
    *known = count > 0;
    return count ? (who_gender)who_table_row(&k->given, row)[GIVEN_GENDER] : WHO_NO_GENDER;
}

/* ---- terms --------------------------------------------------------------------------------------------------- */

uint32_t who_knowledge_terms(const who_knowledge *k, uint32_t person, uint32_t *count)
{
    const uint32_t first = who_table_row(&k->things, person)[THING_TERMS];
    const uint32_t end =
        person + 1 < k->things.row_count ? who_table_row(&k->things, person + 1)[THING_TERMS] : k->terms.row_count;
    *count = end > first ? end - first : 0;
    return first;
}

who_term who_knowledge_term(const who_knowledge *k, uint32_t term)
{
    const uint32_t *at = who_table_row(&k->terms, term);
    return (who_term){.person = at[TERM_PERSON],
                      .of = at[TERM_OF],
                      .title = text_at(k, at[TERM_TITLE]),
                      .rank = (who_rank)at[TERM_RANK],
                      .start = at[TERM_START],
                      .end = at[TERM_END],
                      .seen = at[TERM_SEEN]};
}
