/* Compiles the fact tables of a folder into the tensors that who_knowledge.c reads.
 *
 * Reads organisations, states, people, given_names, roles, metonyms, portfolios, titles and offices (.tsv). Every row
 * is checked: what it refers to must be there, and every word of a closed set must be one of it. A user's folder, over
 * what is known already, may hold any of them: a row takes the place of those with the same first field. */
#include "base/error.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "who/who_build.h"
#include "who/who_tsv.h"

typedef struct import {
    who_build build;
    sayso_error *error;
} import;

/* ---- states, organisations, people --------------------------------------------------------------------------- */

static bool read_gender(import *m, const who_tsv_row *row, size_t column, who_gender *gender)
{
    const str field = row->fields[column];
    *gender = str_equal(field, STR("m")) ? WHO_MALE : str_equal(field, STR("f")) ? WHO_FEMALE : WHO_NO_GENDER;
    return *gender || !field.size || str_equal(field, STR("n")) ||
           who_tsv_fail(row, column, "a gender is m, f, n or empty", m->error);
}

/* `name` is the column of the name; the first column is the id. */
static bool add_thing(import *m, const who_tsv_row *row, size_t name, const uint32_t cells[THING_COLUMNS],
                      uint32_t *thing)
{
    who_build *b = &m->build;
    if (!row->fields[name].size)
        return who_tsv_fail(row, name, "there is no name; write one", m->error);
    *thing = who_build_thing(b, row->fields[0], cells);
    if (*thing == SAYSO_NONE)
        return who_tsv_fail(row, 0, "this id stands above already; an id is of one row", m->error);
    b->things.at[*thing].cells[THING_NAME] = who_build_intern(b, row->fields[name]);
    who_build_phrase(b, row->fields[0], WHO_CODE, *thing);
    who_build_phrase(b, row->fields[name], WHO_OWN_NAME, *thing);
    return true;
}

static void add_phrases(who_build *b, str list, who_sense sense, uint32_t thing)
{
    for (str part; who_tsv_part(&list, ';', &part);)
        who_build_phrase(b, part, sense, thing);
}

static bool add_state(import *m, const who_tsv_row *row)
{
    enum { ISO3, NAME, OFFICIAL, DEMONYMS, CAPITAL, ALT_NAMES, ALT_CAPITALS, WIKIDATA, STATUS };
    who_build *b = &m->build;
    const str *f = row->fields;
    const uint32_t cells[THING_COLUMNS] = {[THING_WIKIDATA] = who_build_intern(b, f[WIKIDATA]),
                                           [THING_COUNTRY] = who_build_intern(b, f[ISO3]),
                                           [THING_TYPE] = SAYSO_STATE};
    uint32_t thing;
    if (!add_thing(m, row, NAME, cells, &thing))
        return false;
    if (!str_equal(f[NAME], f[OFFICIAL]))
        who_build_phrase(b, f[OFFICIAL], WHO_ALIAS, thing);
    add_phrases(b, f[ALT_NAMES], WHO_ALIAS, thing);
    if (str_starts(f[STATUS], STR("historical")))
        return true; /* its people and its capital are another state's today */
    add_phrases(b, f[DEMONYMS], WHO_DEMONYM, thing);
    add_phrases(b, f[CAPITAL], WHO_CAPITAL, thing);
    add_phrases(b, f[ALT_CAPITALS], WHO_CAPITAL, thing);
    return true;
}

static bool add_organisation(import *m, const who_tsv_row *row)
{
    enum { ID, NAME, TYPE, COUNTRY, ALIASES, WIKIDATA, SECTOR };
    who_build *b = &m->build;
    const str *f = row->fields;
    const uint32_t cells[THING_COLUMNS] = {[THING_WIKIDATA] = who_build_intern(b, f[WIKIDATA]),
                                           [THING_COUNTRY] = who_build_intern(b, f[COUNTRY]),
                                           [THING_SECTOR] = who_build_intern(b, f[SECTOR]),
                                           [THING_TYPE] =
                                               str_starts(f[TYPE], STR("outlet")) ? SAYSO_OUTLET : SAYSO_ORGANISATION};
    uint32_t thing;
    if (!add_thing(m, row, NAME, cells, &thing))
        return false;
    add_phrases(b, f[ALIASES], WHO_ALIAS, thing);
    return true;
}

/* The place of the last word in a name, "Jr." and "III" aside; *end is where it ends. */
static size_t last_word(str name, size_t *end)
{
    static const char *const suffixes[] = {"I",  "II",  "III", "IV", "IX",  "Jr",   "Jr.",
                                           "Sr", "Sr.", "V",   "VI", "VII", "VIII", "X"};
    size_t start = name.size;
    for (*end = name.size; *end;) {
        for (start = *end; start && name.at[start - 1] != ' ';)
            start--;
        if (!start || !str_among(str_slice(name, start, *end), suffixes, sizeof suffixes / sizeof *suffixes))
            break;
        *end = start - 1;
        *end -= *end && name.at[*end - 1] == ',';
    }
    return start;
}

/* "Nouri al-Maliki" is also called "Maliki". */
static void add_without_article(who_build *b, str last, uint32_t thing)
{
    static const char *const articles[] = {"al-", "Al-", "el-", "El-"};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++)
        if (str_starts(last, str_of(articles[i])))
            who_build_phrase(b, str_slice(last, strlen(articles[i]), last.size), WHO_SURNAME, thing);
}

/* "Ursula von der Leyen" is also called "von der Leyen", "der Leyen" and "Leyen". By the custom of the state, the first
 * word calls him too, as "Xi Jinping" and "Abiy Ahmed", or the last but one, as "Luis Videgaray Caso". */
static void add_surnames(who_build *b, str name, str country, uint32_t thing)
{
    static const char *const by_first[] = {"BRN", "CHN", "ERI", "ETH", "HKG", "KHM", "KOR", "LAO", "MAC",
                                           "MMR", "MNG", "MYS", "PRK", "SGP", "THA", "TWN", "VNM"};
    static const char *const by_two[] = {"ARG", "BOL", "CHL", "COL", "CRI", "CUB", "DOM", "ECU", "ESP", "GNQ", "GTM",
                                         "HND", "MEX", "NIC", "PAN", "PER", "PRI", "PRY", "SLV", "URY", "VEN"};
    const char *space = memchr(name.at, ' ', name.size);
    size_t end;
    const size_t last = last_word(name, &end);
    if (!space || !last)
        return;
    if (str_among(country, by_first, sizeof by_first / sizeof *by_first))
        who_build_phrase(b, str_slice(name, 0, (size_t)(space - name.at)), WHO_SURNAME, thing);
    for (size_t i = 0; i < last; i++)
        if (name.at[i] == ' ')
            who_build_phrase(b, str_slice(name, i + 1, end), WHO_SURNAME, thing);
    add_without_article(b, str_slice(name, last, end), thing);
    size_t before = last - 1;
    while (before && name.at[before - 1] != ' ')
        before--;
    if (before && name.at[before] >= 'A' && str_among(country, by_two, sizeof by_two / sizeof *by_two))
        who_build_phrase(b, str_slice(name, before, last - 1), WHO_SURNAME, thing);
}

/* "Felipe VI of Spain" is "Felipe VI". */
static str without_realm(str name)
{
    for (size_t i = 1; i + strlen(" of X") <= name.size; i++)
        if (str_starts(str_slice(name, i, name.size), STR(" of ")))
            return str_slice(name, 0, i);
    return name;
}

/* One word alone names nobody surely, even if it is all that a table has of him. */
static void add_name(who_build *b, str name, who_sense sense, str country, uint32_t thing)
{
    const str own = without_realm(name);
    if (own.size < name.size)
        who_build_phrase(b, name, sense, thing);
    who_build_phrase(b, own, memchr(own.at, ' ', own.size) ? sense : WHO_SURNAME, thing);
    add_surnames(b, own, country, thing);
}

/* The letters that are no letter with an accent, as newspapers write them. */
static str plain_letter(uint32_t point)
{
    static const struct {
        uint32_t point;
        const char *plain;
    } letters[] = {{0xc6, "AE"}, {0xd0, "D"},  {0xd8, "O"},   {0xde, "Th"},  {0xdf, "ss"}, {0xe6, "ae"},
                   {0xf0, "d"},  {0xf8, "o"},  {0xfe, "th"},  {0x110, "D"},  {0x111, "d"}, {0x131, "i"},
                   {0x141, "L"}, {0x142, "l"}, {0x152, "OE"}, {0x153, "oe"}, {0x18f, "A"}, {0x259, "a"}};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (letters[i].point == point)
            return str_of(letters[i].plain);
    return (str){0};
}

/* "Viktor Orbán" is written "Viktor Orban". The name itself where that changes nothing. */
static str without_accents(arena *a, str name)
{
    char *text = arena_take(a, name.size * 4); /* the most that a code point's bytes become */
    size_t size = 0;
    for (size_t at = 0; at < name.size;) {
        const uint32_t point = utf8_next(name, &at);
        const unicode_fold *fold = unicode_fold_of(point);
        const str plain = plain_letter(point);
        const bool letter = point >= 0x80 && fold->count && fold->to[0] >= 'a' && fold->to[0] <= 'z';
        if (point >= 0x80 && fold->kind == UNICODE_NOTHING)
            continue; /* an accent by itself */
        if (plain.size) {
            memcpy(text + size, plain.at, plain.size);
            size += plain.size;
        } else {
            size += utf8_put(text + size, !letter                            ? point
                                          : unicode_is(point, UNICODE_UPPER) ? fold->to[0] - 'a' + 'A'
                                                                             : fold->to[0]);
        }
    }
    return size == name.size && memcmp(text, name.at, size) == 0 ? name : (str){text, size};
}

/* A name as it is, and as it is written without accents. */
static void add_spelling(who_build *b, str name, who_sense sense, str country, uint32_t thing)
{
    const str plain = without_accents(b->arena, name);
    add_name(b, name, sense, country, thing);
    if (plain.at != name.at)
        add_name(b, plain, WHO_ALIAS, country, thing);
}

static bool add_person(import *m, const who_tsv_row *row)
{
    enum { ID, NAME, SPELLINGS, GENDER, COUNTRY };
    who_build *b = &m->build;
    const str *f = row->fields;
    who_gender gender;
    if (!f[NAME].size)
        return who_tsv_fail(row, NAME, "there is no name; write one", m->error);
    if (!read_gender(m, row, GENDER, &gender))
        return false;
    const bool numbered = f[ID].at[0] == 'Q' && f[ID].size > 1 && f[ID].at[1] >= '0' && f[ID].at[1] <= '9';
    const uint32_t cells[THING_COLUMNS] = {[THING_WIKIDATA] = numbered ? who_build_intern(b, f[ID]) : 0,
                                           [THING_NAME] = who_build_intern(b, f[NAME]),
                                           [THING_COUNTRY] = who_build_intern(b, f[COUNTRY]),
                                           [THING_TYPE] = SAYSO_PERSON,
                                           [THING_GENDER] = (uint32_t)gender};
    const uint32_t thing = who_build_thing(b, f[ID], cells);
    if (thing == SAYSO_NONE)
        return who_tsv_fail(row, ID, "this id stands above already; an id is of one row", m->error);
    who_build_phrase(b, f[ID], WHO_CODE, thing);
    add_spelling(b, f[NAME], WHO_OWN_NAME, f[COUNTRY], thing);
    str rest = f[SPELLINGS];
    for (str spelling; who_tsv_part(&rest, ';', &spelling);)
        add_spelling(b, spelling, WHO_ALIAS, f[COUNTRY], thing);
    return true;
}

/* ---- words --------------------------------------------------------------------------------------------------- */

/* What "RUS.PRES" means: Russia, whose government it is; an organisation of this id; else the
 * state before the full stop. */
static uint32_t find_meant(import *m, str id)
{
    const char *dot = memchr(id.at, '.', id.size);
    const uint32_t own = who_build_by_id(&m->build, id);
    const uint32_t state = dot ? who_build_by_id(&m->build, str_slice(id, 0, (size_t)(dot - id.at))) : SAYSO_NONE;
    return state != SAYSO_NONE && (own == SAYSO_NONE || who_is_government(id)) ? state : own;
}

static bool add_metonym(import *m, const who_tsv_row *row)
{
    enum { PHRASE, STANDS_FOR, KIND };
    const str *f = row->fields;
    const uint32_t meant = find_meant(m, f[STANDS_FOR]);
    if (meant == SAYSO_NONE)
        return who_tsv_fail(row, STANDS_FOR, "no state or organisation has this id; add it to states or organisations",
                            m->error);
    who_build_metonym(&m->build, f[PHRASE], str_equal(f[KIND], STR("capital")) ? WHO_CAPITAL : WHO_METONYM, meant);
    return true;
}

static bool add_given(import *m, const who_tsv_row *row)
{
    who_gender gender;
    if (!read_gender(m, row, 1, &gender))
        return false;
    const uint32_t cells[GIVEN_COLUMNS] = {(uint32_t)gender};
    who_build_keyed(&m->build, &m->build.given, row->fields[0], cells);
    return true;
}

static bool add_role(import *m, const who_tsv_row *row)
{
    enum { NOUN, PLURAL, GENDER, KIND, CLASS, SECTOR };
    static const char *const kinds[WHO_ROLE_KINDS] = {"person", "group", "body", "artefact", "honorific", "office"};
    who_build *b = &m->build;
    const str *f = row->fields;
    who_gender gender;
    if (!read_gender(m, row, GENDER, &gender))
        return false;
    for (uint32_t kind = 0; kind < WHO_ROLE_KINDS; kind++)
        if (str_equal(f[KIND], str_of(kinds[kind]))) {
            uint32_t cells[ROLE_COLUMNS] = {who_build_intern(b, f[CLASS]), who_build_intern(b, f[SECTOR]), kind,
                                            (uint32_t)gender, false};
            who_build_keyed(b, &b->roles, f[NOUN], cells);
            cells[ROLE_PLURAL] = true;
            if (f[PLURAL].size)
                who_build_keyed(b, &b->roles, f[PLURAL], cells);
            return true;
        }
    return who_tsv_fail(row, KIND, "a role is an office, person, group, body, artefact or honorific", m->error);
}

/* ---- offices ------------------------------------------------------------------------------------------------- */

static bool add_portfolio(import *m, const who_tsv_row *row)
{
    if (!row->fields[1].size)
        return who_tsv_fail(row, 1, "there is no class; write one", m->error);
    const uint32_t cells[PORTFOLIO_COLUMNS] = {who_build_intern(&m->build, row->fields[1])};
    who_build_keyed(&m->build, &m->build.portfolios, row->fields[0], cells);
    return true;
}

static bool add_title(import *m, const who_tsv_row *row)
{
    enum { TITLE, OF, CLASS, RANK };
    static const char *const ranks[WHO_RANKS + 1] = {"head", "minister", "officer", "delegate", ""};
    who_build *b = &m->build;
    const str *f = row->fields;
    if (!f[CLASS].size)
        return who_tsv_fail(row, CLASS, "there is no class; write one", m->error);
    for (uint32_t rank = 0; rank <= WHO_RANKS; rank++)
        if (str_equal(f[RANK], str_of(ranks[rank]))) {
            const bool wild = memchr(f[TITLE].at, '*', f[TITLE].size) || memchr(f[TITLE].at, '+', f[TITLE].size);
            const uint32_t cells[TITLE_COLUMNS] = {who_build_intern(b, f[TITLE]), who_build_intern(b, f[OF]),
                                                   who_build_intern(b, f[CLASS]), rank};
            who_build_keyed(b, &b->titles, wild ? STR(WHO_WILD) : f[TITLE], cells);
            return true;
        }
    return who_tsv_fail(row, RANK, "a rank is head, minister, officer, delegate or empty", m->error);
}

static bool read_day(import *m, const who_tsv_row *row, size_t column, who_day none, who_day *day)
{
    *day = row->fields[column].size ? who_day_of(row->fields[column]) : none;
    return !row->fields[column].size || *day != WHO_NO_DAY ||
           who_tsv_fail(row, column, "a date is YYYY-MM-DD, YYYY-MM, YYYY or empty", m->error);
}

static bool add_office(import *m, const who_tsv_row *row)
{
    enum { PERSON, TITLE, OF, START, END, SEEN };
    who_build *b = &m->build;
    const str *f = row->fields;
    const uint32_t person = who_build_by_id(b, f[PERSON]), of = find_meant(m, f[OF]);
    who_day start, end, seen;
    if (person == SAYSO_NONE)
        return who_tsv_fail(row, PERSON, "nobody has this id; add the person to people", m->error);
    if (!f[TITLE].size)
        return who_tsv_fail(row, TITLE, "there is no title; write one", m->error);
    if (of == SAYSO_NONE)
        return who_tsv_fail(row, OF, "no state or organisation has this id; add it to states or organisations",
                            m->error);
    if (!read_day(m, row, START, WHO_NO_DAY, &start) || !read_day(m, row, END, WHO_OPEN, &end) ||
        !read_day(m, row, SEEN, WHO_OPEN, &seen))
        return false;
    const who_term whole = {.start = start, .end = end, .seen = seen};
    if (start && end != WHO_OPEN && who_term_on(&whole, start) == WHO_NOT_HELD)
        return who_tsv_fail(row, END, "it ends before it begins; exchange the two dates", m->error);
    const uint32_t cells[TERM_COLUMNS] = {person, of, who_build_intern(b, f[TITLE]), WHO_OFFICER, start, end, seen};
    who_build_term(b, cells);
    return true;
}

/* ---- tables -------------------------------------------------------------------------------------------------- */

typedef struct source {
    const char *name;
    size_t columns;
    const char *header[WHO_TSV_COLUMNS];
    bool (*add)(import *m, const who_tsv_row *row);
} source;

/* What refers to others comes after them. Organisations come before states: where a phrase means both in the same
 * sense, as Brussels does, the first thing is preferred. */
static const source SOURCES[] = {
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
    {"portfolios", 3, {"words", "class", "provenance"}, add_portfolio},
    {"titles", 5, {"title", "of", "class", "rank", "provenance"}, add_title},
    {"offices", 7, {"person", "title", "of", "start", "end", "seen", "provenance"}, add_office},
};
enum { SOURCE_COUNT = sizeof SOURCES / sizeof *SOURCES };

static bool read_source(import *m, const char *folder, const source *s, bool optional, uint32_t *found)
{
    who_tsv table = {0};
    bool there = true;
    if (!who_tsv_read(m->build.arena, folder, s->name, s->header, s->columns, optional ? &there : NULL, &table,
                      m->error))
        return false;
    *found += there;
    for (uint32_t i = 0; i < table.rows.count; i++)
        if (!s->add(m, &table.rows.at[i]))
            return false;
    return true;
}

bool who_import(arena *a, const who_knowledge *base, const char *folder, nn_tensor **tensors, size_t *count,
                sayso_error *error)
{
    import *m = arena_take(a, sizeof *m);
    uint32_t found = 0;
    m->error = error;
    who_build_start(&m->build, a, base);
    for (size_t i = 0; i < SOURCE_COUNT; i++)
        if (!read_source(m, folder, &SOURCES[i], base != NULL, &found))
            return false;
    if (!found)
        return error_set(error, SAYSO_E_IO, 0,
                         "%s: none of the tables is in it; they are states, metonyms, organisations, people, offices, "
                         "given_names, roles, titles and portfolios (.tsv)",
                         folder);
    return who_build_tensors(&m->build, tensors, count, error);
}
