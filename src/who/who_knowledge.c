/* Opens the fact tables of a model file and finds rows in them.
 *
 * Nothing is copied: rows and strings stay in the mapped file. Every offset and number is checked once, here, so that the
 * lookups need not; that the rows are sorted is not checked, for an unsorted table only hides its rows. */
#include "who/who_knowledge.h"
#include "base/error.h"

typedef struct table {
    const uint32_t *at; /* (rows, columns) */
    uint32_t rows, columns;
} table;

struct who_knowledge {
    const sayso_allocator *allocator;
    str text;
    table things, phrases, given, roles;
};

static str text_at(const who_knowledge *k, uint32_t offset)
{
    return str_of(k->text.at + offset);
}

static const uint32_t *row_at(const table *t, uint32_t row)
{
    return t->at + (size_t)row * t->columns;
}

/* ---- opening ------------------------------------------------------------------------------------------------- */

static bool get_table(const nn_weights *weights, const char *name, uint32_t columns, table *t, sayso_error *error)
{
    const size_t shape[2] = {0, columns};
    const uint32_t *at = nn_weights_get(weights, name, NN_U32, 2, shape, error);
    if (!at)
        return false;
    const size_t rows = nn_weights_find(weights, name)->shape[0];
    *t = (table){at, (uint32_t)rows, columns};
    return rows < UINT32_MAX || error_set(error, SAYSO_E_MODEL, 0, "%s: %s has too many rows", weights->path, name);
}

/* Whether every value in a column is less than `limit`. */
static bool check_column(const nn_weights *weights, const char *name, const table *t, uint32_t column, size_t limit,
                         sayso_error *error)
{
    for (uint32_t row = 0; row < t->rows; row++)
        if (row_at(t, row)[column] >= limit) {
            const uint64_t byte = (uint64_t)((const uint8_t *)(row_at(t, row) + column) - weights->map.at);
            return error_set(error, SAYSO_E_MODEL, weights->map.at ? byte : 0,
                             "%s: %s: row %u, column %u is out of range; import the model again", weights->path, name,
                             row, column);
        }
    return true;
}

/* A table: its name, and for each column what its values must stay below. */
typedef struct layout {
    const char *name;
    uint32_t columns;
    size_t limits[WHO_THING_COLUMNS];
} layout;

static bool open_table(const nn_weights *weights, const layout *l, table *t, sayso_error *error)
{
    if (!get_table(weights, l->name, l->columns, t, error))
        return false;
    for (uint32_t column = 0; column < l->columns; column++)
        if (!check_column(weights, l->name, t, column, l->limits[column], error))
            return false;
    return true;
}

static bool open_text(const nn_weights *weights, str *text, sayso_error *error)
{
    const size_t shape[1] = {0};
    const char *at = nn_weights_get(weights, WHO_TEXT, NN_U8, 1, shape, error);
    if (!at)
        return false;
    *text = (str){at, nn_weights_find(weights, WHO_TEXT)->shape[0]};
    return (text->size && text->at[text->size - 1] == '\0') ||
           error_set(error, SAYSO_E_MODEL, 0, "%s: %s does not end with a NUL; import the model again", weights->path,
                     WHO_TEXT);
}

static bool open_tables(who_knowledge *k, const nn_weights *weights, sayso_error *error)
{
    if (!open_text(weights, &k->text, error))
        return false;
    const size_t text = k->text.size, genders = WHO_FEMALE + 1;
    const layout things = {WHO_THINGS, WHO_THING_COLUMNS, {text, text, text, text, SAYSO_OUTLET + 1, genders}};
    const layout given = {WHO_GIVEN, WHO_GIVEN_COLUMNS, {text, genders}};
    const layout roles = {WHO_ROLES, WHO_ROLE_COLUMNS, {text, text, text, WHO_ROLE_KINDS, genders, 2}};
    if (!open_table(weights, &things, &k->things, error) || !open_table(weights, &given, &k->given, error) ||
        !open_table(weights, &roles, &k->roles, error))
        return false;
    const layout phrases = {WHO_PHRASES, WHO_PHRASE_COLUMNS, {text, WHO_SENSES, k->things.rows}};
    return open_table(weights, &phrases, &k->phrases, error);
}

who_knowledge *who_knowledge_open(const nn_weights *weights, const sayso_allocator *allocator, sayso_error *error)
{
    who_knowledge *k = allocator->alloc(allocator->context, sizeof *k);
    if (!k) {
        error_set(error, SAYSO_E_MEMORY, 0, "out of memory");
        return NULL;
    }
    *k = (who_knowledge){.allocator = allocator};
    if (open_tables(k, weights, error))
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

/* The first row whose string is not less than `key` (or, `past`, is greater). */
static uint32_t lower_bound(const who_knowledge *k, const table *t, str key, bool past)
{
    uint32_t low = 0, high = t->rows;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const int order = str_compare(text_at(k, row_at(t, middle)[0]), key);
        if (order < 0 || (past && order == 0))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const uint32_t *find_row(const who_knowledge *k, const table *t, str key)
{
    const uint32_t row = lower_bound(k, t, key, false);
    return row < t->rows && str_equal(text_at(k, row_at(t, row)[0]), key) ? row_at(t, row) : NULL;
}

uint32_t who_knowledge_find(const who_knowledge *k, str phrase, uint32_t *count)
{
    const uint32_t first = lower_bound(k, &k->phrases, phrase, false);
    *count = lower_bound(k, &k->phrases, phrase, true) - first;
    return first;
}

who_phrase who_knowledge_phrase(const who_knowledge *k, uint32_t row)
{
    const uint32_t *at = row_at(&k->phrases, row);
    return (who_phrase){.sense = (who_sense)at[1], .thing = at[2]};
}

who_thing who_knowledge_thing(const who_knowledge *k, uint32_t thing)
{
    const uint32_t *at = row_at(&k->things, thing);
    return (who_thing){text_at(k, at[0]), text_at(k, at[1]),        text_at(k, at[2]),
                       text_at(k, at[3]), (sayso_entity_type)at[4], (who_gender)at[5]};
}

uint32_t who_knowledge_state(const who_knowledge *k, str code)
{
    uint32_t count;
    const uint32_t first = who_knowledge_find(k, code, &count);
    for (uint32_t i = first; i < first + count; i++)
        if (who_knowledge_phrase(k, i).sense == WHO_CODE)
            return who_knowledge_phrase(k, i).thing;
    return SAYSO_NONE;
}

bool who_knowledge_role(const who_knowledge *k, str noun, who_role *role)
{
    const uint32_t *at = find_row(k, &k->roles, noun);
    if (at)
        *role = (who_role){.kind = at[3] == WHO_ROLE_OFFICE ? WHO_ROLE_PERSON : (who_role_kind)at[3],
                           .gender = (who_gender)at[4],
                           .plural = at[5] != 0,
                           .office = at[3] == WHO_ROLE_OFFICE,
                           .class = text_at(k, at[1]),
                           .sector = text_at(k, at[2])};
    return at != NULL;
}

who_gender who_knowledge_gender(const who_knowledge *k, str given_name, bool *known)
{
    const uint32_t *at = find_row(k, &k->given, given_name);
    *known = at != NULL;
    return at ? (who_gender)at[1] : WHO_NO_GENDER;
}

/* ---- offices ------------------------------------------------------------------------------------------------- */

uint32_t who_knowledge_terms(const who_knowledge *k, uint32_t person, uint32_t *count)
{
    (void)k, (void)person;
    *count = 0;
    return 0;
}

who_term who_knowledge_term(const who_knowledge *k, uint32_t term)
{
    (void)k, (void)term;
    return (who_term){.person = SAYSO_NONE, .of = SAYSO_NONE};
}

bool who_knowledge_post(const who_knowledge *k, str words, who_post *post)
{
    (void)k, (void)words;
    *post = (who_post){.of = SAYSO_NONE};
    return false;
}

who_held who_knowledge_holds(const who_knowledge *k, uint32_t person, const who_post *post, who_day on)
{
    (void)k, (void)person, (void)post, (void)on;
    return WHO_NOT_HELD;
}

uint32_t who_knowledge_holders(const who_knowledge *k, const who_post *post, who_day on,
                               uint32_t terms[WHO_MOST_HOLDERS])
{
    (void)k, (void)post, (void)on, (void)terms;
    return 0;
}
