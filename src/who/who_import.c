/* Compiles the fact tables of a folder into the tensors that who_knowledge.c reads.
 *
 * Reads states, organisations, people, metonyms, given_names and roles (.tsv, and a user's .user.tsv). Every row is checked:
 * what it refers to must be there, and every word of a closed set must be one of it. Strings are written once each. */
#include "base/error.h"
#include "base/out.h"
#include "base/vec.h"
#include "who/who_knowledge.h"
#include "who/who_tsv.h"
#include <assert.h>
#include <stdlib.h>

typedef struct thing_row {
    uint32_t cells[WHO_THING_COLUMNS];
} thing_row;

typedef struct phrase_row {
    str text;
    uint32_t sense, thing;
} phrase_row;

typedef struct given_row {
    uint32_t cells[WHO_GIVEN_COLUMNS];
} given_row;

typedef struct role_row {
    str noun;
    uint32_t cells[WHO_ROLE_COLUMNS];
} role_row;

/* What a metonym may stand for, by id. */
typedef struct known_id {
    str id;
    uint32_t thing;
} known_id;

typedef struct build {
    arena *arena;
    sayso_error *error;
    out text;
    uint32_t *slots; /* (room): offsets into text; 0: free */
    uint32_t room, used;
    VEC(thing_row) things;
    VEC(phrase_row) phrases;
    VEC(given_row) given;
    VEC(role_row) roles;
    VEC(known_id) ids; /* sorted after states and organisations were read */
} build;

/* ---- strings ------------------------------------------------------------------------------------------------- */

static uint32_t hash(str text)
{
    uint32_t h = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < text.size; i++)
        h = (h ^ (unsigned char)text.at[i]) * 16777619u;
    return h;
}

static uint32_t *find_slot(build *b, str text)
{
    for (uint32_t i = hash(text) & (b->room - 1);; i = (i + 1) & (b->room - 1))
        if (!b->slots[i] || str_equal(str_of(b->text.at + b->slots[i]), text))
            return &b->slots[i];
}

static void grow_slots(build *b)
{
    const uint32_t *old = b->slots;
    const uint32_t old_room = b->room;
    b->room = old_room ? 2 * old_room : 1 << 12;
    b->slots = arena_array(b->arena, b->room, sizeof *b->slots);
    for (uint32_t i = 0; i < old_room; i++)
        if (old[i])
            *find_slot(b, str_of(b->text.at + old[i])) = old[i];
}

/* The offset of the string, written once. */
static uint32_t intern(build *b, str text)
{
    if (!text.size)
        return 0;
    if (b->used * 2 >= b->room)
        grow_slots(b);
    uint32_t *slot = find_slot(b, text);
    if (!*slot) {
        *slot = (uint32_t)b->text.size;
        out_str(&b->text, text);
        out_bytes(&b->text, "", 1);
        b->used++;
    }
    return *slot;
}

/* ---- rows ---------------------------------------------------------------------------------------------------- */

static uint32_t add_thing(build *b, str name, str wikidata, str country, str sector, sayso_entity_type type,
                          who_gender gender)
{
    *vec_push(b->arena, &b->things) = (thing_row){{intern(b, name), intern(b, wikidata), intern(b, country),
                                                   intern(b, sector), (uint32_t)type, (uint32_t)gender}};
    return b->things.count - 1;
}

static void add_phrase(build *b, str text, who_sense sense, uint32_t thing)
{
    if (str_starts(text, STR("the ")) || str_starts(text, STR("The ")))
        text = str_slice(text, 4, text.size);
    if (text.size)
        *vec_push(b->arena, &b->phrases) = (phrase_row){text, (uint32_t)sense, thing};
}

static void add_phrases(build *b, str list, who_sense sense, uint32_t thing)
{
    for (str part; who_tsv_part(&list, ';', &part);)
        add_phrase(b, part, sense, thing);
}

static bool read_gender(build *b, const who_tsv_row *row, size_t column, who_gender *gender)
{
    const str field = row->fields[column];
    *gender = str_equal(field, STR("m")) ? WHO_MALE : str_equal(field, STR("f")) ? WHO_FEMALE : WHO_NO_GENDER;
    return *gender || !field.size || str_equal(field, STR("n")) ||
           who_tsv_fail(row, column, "a gender is m, f, n or empty", b->error);
}

static bool add_state(build *b, const who_tsv_row *row)
{
    enum { ISO3, NAME, OFFICIAL, DEMONYMS, CAPITAL, ALT_NAMES, ALT_CAPITALS, WIKIDATA, STATUS };
    const str *f = row->fields;
    if (!f[NAME].size)
        return who_tsv_fail(row, NAME, "a state without a name", b->error);
    const uint32_t thing = add_thing(b, f[NAME], f[WIKIDATA], f[ISO3], (str){0}, SAYSO_STATE, WHO_NO_GENDER);
    *vec_push(b->arena, &b->ids) = (known_id){f[ISO3], thing};
    add_phrase(b, f[ISO3], WHO_CODE, thing);
    add_phrase(b, f[NAME], WHO_OWN_NAME, thing);
    if (!str_equal(f[NAME], f[OFFICIAL]))
        add_phrase(b, f[OFFICIAL], WHO_ALIAS, thing);
    add_phrases(b, f[ALT_NAMES], WHO_ALIAS, thing);
    if (str_starts(f[STATUS], STR("historical")))
        return true; /* its people and its capital are another state's today */
    add_phrases(b, f[DEMONYMS], WHO_DEMONYM, thing);
    add_phrases(b, f[CAPITAL], WHO_CAPITAL, thing);
    add_phrases(b, f[ALT_CAPITALS], WHO_CAPITAL, thing);
    return true;
}

static bool add_organisation(build *b, const who_tsv_row *row)
{
    enum { ID, NAME, TYPE, COUNTRY, ALIASES, WIKIDATA, SECTOR };
    const str *f = row->fields;
    if (!f[NAME].size)
        return who_tsv_fail(row, NAME, "an organisation without a name", b->error);
    const sayso_entity_type type = str_starts(f[TYPE], STR("outlet")) ? SAYSO_OUTLET : SAYSO_ORGANISATION;
    const uint32_t thing = add_thing(b, f[NAME], f[WIKIDATA], f[COUNTRY], f[SECTOR], type, WHO_NO_GENDER);
    *vec_push(b->arena, &b->ids) = (known_id){f[ID], thing};
    add_phrase(b, f[NAME], WHO_OWN_NAME, thing);
    add_phrases(b, f[ALIASES], WHO_ALIAS, thing);
    return true;
}

/* "Ursula von der Leyen" is also called "von der Leyen", "der Leyen" and "Leyen"; "Xi Jinping", "Xi". */
static void add_surnames(build *b, str name, str country, uint32_t thing)
{
    static const char *const surname_first[] = {"CHN", "HKG", "KHM", "KOR", "PRK", "TWN", "VNM"};
    const char *space = memchr(name.at, ' ', name.size);
    if (space && str_among(country, surname_first, sizeof surname_first / sizeof *surname_first))
        add_phrase(b, str_slice(name, 0, (size_t)(space - name.at)), WHO_SURNAME, thing);
    for (size_t i = 0; i + 1 < name.size; i++)
        if (name.at[i] == ' ')
            add_phrase(b, str_slice(name, i + 1, name.size), WHO_SURNAME, thing);
}

static bool add_person(build *b, const who_tsv_row *row)
{
    enum { ID, NAME, SPELLINGS, GENDER, COUNTRY };
    const str *f = row->fields;
    who_gender gender;
    if (!f[NAME].size)
        return who_tsv_fail(row, NAME, "a person without a name", b->error);
    if (!read_gender(b, row, GENDER, &gender))
        return false;
    const str wikidata = str_starts(f[ID], STR("hand:")) ? (str){0} : f[ID];
    const uint32_t thing = add_thing(b, f[NAME], wikidata, f[COUNTRY], (str){0}, SAYSO_PERSON, gender);
    add_phrase(b, f[NAME], WHO_OWN_NAME, thing);
    add_phrases(b, f[SPELLINGS], WHO_ALIAS, thing);
    add_surnames(b, f[NAME], f[COUNTRY], thing);
    str rest = f[SPELLINGS];
    for (str spelling; who_tsv_part(&rest, ';', &spelling);)
        add_surnames(b, spelling, f[COUNTRY], thing);
    return true;
}

static const known_id *find_id(const build *b, str id)
{
    uint32_t low = 0, high = b->ids.count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (str_compare(b->ids.at[middle].id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < b->ids.count && str_equal(b->ids.at[low].id, id) ? &b->ids.at[low] : NULL;
}

/* A state's own government, or the seat of it: "RUS.PRES" is Russia where Russia speaks. */
static bool is_government(str office)
{
    static const char *const offices[] = {"CHANC", "CROWN", "GOV", "PM", "PRES"};
    return str_among(office, offices, sizeof offices / sizeof *offices);
}

static const known_id *find_meant(const build *b, str id)
{
    const char *dot = memchr(id.at, '.', id.size);
    const size_t head = dot ? (size_t)(dot - id.at) : id.size;
    const known_id *state = find_id(b, str_slice(id, 0, head));
    if (dot && state && is_government(str_slice(id, head + 1, id.size)))
        return state;
    const known_id *own = find_id(b, id);
    return own ? own : state;
}

static bool add_metonym(build *b, const who_tsv_row *row)
{
    enum { PHRASE, STANDS_FOR, KIND };
    const known_id *meant = find_meant(b, row->fields[STANDS_FOR]);
    if (!meant)
        return who_tsv_fail(row, STANDS_FOR, "no state or organisation has this id", b->error);
    const bool capital = str_equal(row->fields[KIND], STR("capital"));
    add_phrase(b, row->fields[PHRASE], capital ? WHO_CAPITAL : WHO_METONYM, meant->thing);
    return true;
}

static bool add_given(build *b, const who_tsv_row *row)
{
    who_gender gender;
    if (!read_gender(b, row, 1, &gender))
        return false;
    *vec_push(b->arena, &b->given) = (given_row){{intern(b, row->fields[0]), (uint32_t)gender}};
    return true;
}

static void add_noun(build *b, const who_tsv_row *row, str noun, who_role_kind kind, who_gender gender, bool plural)
{
    enum { CLASS = 4, SECTOR };
    if (noun.size)
        *vec_push(b->arena, &b->roles) =
            (role_row){noun,
                       {intern(b, noun), intern(b, row->fields[CLASS]), intern(b, row->fields[SECTOR]), (uint32_t)kind,
                        (uint32_t)gender, plural}};
}

static bool add_role(build *b, const who_tsv_row *row)
{
    enum { NOUN, PLURAL, GENDER, KIND };
    static const char *const kinds[WHO_ROLE_KINDS] = {"person", "group", "body", "artefact", "honorific", "office"};
    who_gender gender;
    if (!read_gender(b, row, GENDER, &gender))
        return false;
    for (uint32_t kind = 0; kind < WHO_ROLE_KINDS; kind++)
        if (str_equal(row->fields[KIND], str_of(kinds[kind]))) {
            add_noun(b, row, row->fields[NOUN], (who_role_kind)kind, gender, false);
            add_noun(b, row, row->fields[PLURAL], (who_role_kind)kind, gender, true);
            return true;
        }
    return who_tsv_fail(row, KIND, "a role is an office, person, group, body, artefact or honorific", b->error);
}

/* ---- tables -------------------------------------------------------------------------------------------------- */

typedef struct source {
    const char *name;
    size_t columns;
    const char *header[WHO_TSV_COLUMNS];
    bool (*add)(build *b, const who_tsv_row *row);
} source;

static int compare_ids(const void *left, const void *right)
{
    const known_id *a = left, *b = right;
    const int order = str_compare(a->id, b->id);
    return order ? order : (a->thing > b->thing) - (a->thing < b->thing);
}

static bool read_source(build *b, const char *folder, const source *s)
{
    who_tsv table = {0};
    if (!who_tsv_read(b->arena, folder, s->name, s->header, s->columns, &table, b->error))
        return false;
    for (uint32_t i = 0; i < table.rows.count; i++)
        if (!s->add(b, &table.rows.at[i]))
            return false;
    if (b->ids.count)
        qsort(b->ids.at, b->ids.count, sizeof *b->ids.at, compare_ids);
    return true;
}

/* Metonyms come last: they refer to states and organisations. Organisations come before states: where a phrase means both in the
 * same sense, as Brussels does, the first thing is preferred. */
static bool read_sources(build *b, const char *folder)
{
    static const source sources[] = {
        {"organisations",
         8,
         {"id", "name", "type", "iso3", "aliases", "wikidata", "sector", "provenance"},
         add_organisation},
        {"states",
         10,
         {"iso3", "name", "official", "demonyms", "capital", "alt_names", "capital_alt", "wikidata", "status",
          "provenance"},
         add_state},
        {"people", 6, {"id", "name", "spellings", "gender", "iso3", "provenance"}, add_person},
        {"given_names", 5, {"name", "gender", "men", "women", "provenance"}, add_given},
        {"roles", 7, {"noun", "plural", "gender", "kind", "class", "sector", "provenance"}, add_role},
        {"metonyms", 5, {"phrase", "stands_for", "kind", "ambiguous", "provenance"}, add_metonym},
    };
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        if (!read_source(b, folder, &sources[i]))
            return false;
    return true;
}

/* ---- tensors ------------------------------------------------------------------------------------------------- */

static int compare_phrases(const void *left, const void *right)
{
    const phrase_row *a = left, *b = right;
    const int order = str_compare(a->text, b->text);
    if (order)
        return order;
    return a->sense != b->sense ? (a->sense > b->sense) - (a->sense < b->sense)
                                : (a->thing > b->thing) - (a->thing < b->thing);
}

static int compare_roles(const void *left, const void *right)
{
    return str_compare(((const role_row *)left)->noun, ((const role_row *)right)->noun);
}

static uint32_t *phrase_cells(build *b, size_t *rows)
{
    uint32_t *cells = arena_array(b->arena, b->phrases.count, WHO_PHRASE_COLUMNS * sizeof *cells), *to = cells;
    if (b->phrases.count)
        qsort(b->phrases.at, b->phrases.count, sizeof *b->phrases.at, compare_phrases);
    for (uint32_t i = 0; i < b->phrases.count; i++) {
        const phrase_row *row = &b->phrases.at[i];
        if (i && compare_phrases(row, row - 1) == 0)
            continue;
        *to++ = intern(b, row->text);
        *to++ = row->sense;
        *to++ = row->thing;
    }
    *rows = (size_t)(to - cells) / WHO_PHRASE_COLUMNS;
    return cells;
}

static uint32_t *role_cells(build *b)
{
    uint32_t *cells = arena_array(b->arena, b->roles.count, WHO_ROLE_COLUMNS * sizeof *cells);
    if (b->roles.count)
        qsort(b->roles.at, b->roles.count, sizeof *b->roles.at, compare_roles);
    for (uint32_t i = 0; i < b->roles.count; i++)
        memcpy(cells + (size_t)i * WHO_ROLE_COLUMNS, b->roles.at[i].cells, WHO_ROLE_COLUMNS * sizeof *cells);
    return cells;
}

static nn_tensor u32_tensor(const char *name, const uint32_t *cells, size_t rows, size_t columns)
{
    return (nn_tensor){name, NN_U32, 2, {rows, columns}, cells, rows * columns * sizeof *cells};
}

bool who_import(arena *a, const char *folder, nn_tensor **tensors, size_t *count, sayso_error *error)
{
    build b = {.arena = a, .error = error, .text = {.arena = a}};
    out_bytes(&b.text, "", 1); /* offset 0: the empty string */
    if (!read_sources(&b, folder))
        return false;
    size_t phrases;
    const uint32_t *phrase = phrase_cells(&b, &phrases), *role = role_cells(&b);
    static_assert(sizeof(thing_row) == WHO_THING_COLUMNS * sizeof(uint32_t), "rows are cells");
    nn_tensor *all = arena_array(a, 5, sizeof *all);
    all[0] = (nn_tensor){WHO_TEXT, NN_U8, 1, {b.text.size}, b.text.at, b.text.size};
    all[1] = u32_tensor(WHO_THINGS, b.things.count ? b.things.at->cells : NULL, b.things.count, WHO_THING_COLUMNS);
    all[2] = u32_tensor(WHO_PHRASES, phrase, phrases, WHO_PHRASE_COLUMNS);
    all[3] = u32_tensor(WHO_GIVEN, b.given.count ? b.given.at->cells : NULL, b.given.count, WHO_GIVEN_COLUMNS);
    all[4] = u32_tensor(WHO_ROLES, role, b.roles.count, WHO_ROLE_COLUMNS);
    *tensors = all;
    *count = 5;
    return true;
}
