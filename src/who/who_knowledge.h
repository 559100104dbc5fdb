/* What is known beforehand: states, organisations, leaders, given names and role nouns, looked up by their words. Immutable. */
#ifndef WHO_KNOWLEDGE_H
#define WHO_KNOWLEDGE_H

#include "base/str.h"
#include "sayso.h"
#include "who/who.h"

typedef enum who_gender { WHO_NO_GENDER, WHO_MALE, WHO_FEMALE } who_gender;

/* How a phrase means its thing. A phrase's rows stand in this order. */
typedef enum who_sense {
    WHO_OWN_NAME, /* "United Kingdom" */
    WHO_METONYM,  /* "Downing Street" */
    WHO_ALIAS,    /* "Britain" */
    WHO_CAPITAL,  /* "London": the place, or the government */
    WHO_DEMONYM,  /* "British", "Britons" */
    WHO_SURNAME,  /* "Roe", of Ann Roe */
    WHO_CODE,     /* "GBR": no word of a text */
    WHO_SENSES
} who_sense;

typedef enum who_role_kind {
    WHO_ROLE_PERSON,    /* witness */
    WHO_ROLE_GROUP,     /* police */
    WHO_ROLE_BODY,      /* ministry */
    WHO_ROLE_ARTEFACT,  /* report: its maker speaks */
    WHO_ROLE_HONORIFIC, /* Mrs. */
    WHO_ROLE_OFFICE,    /* spokesman; looked up, it is a person's with `office` set */
    WHO_ROLE_KINDS
} who_role_kind;

/* A role noun, or a compound of several words: "press secretary". */
typedef struct who_role {
    who_role_kind kind;
    who_gender gender;
    bool plural, office;
    str class;  /* of "press secretary" and "spokeswoman": "spokesperson" */
    str sector; /* PLOVER; may be empty */
} who_role;

/* A state, organisation or person. Texts may be empty but for the name. */
typedef struct who_thing {
    str name, wikidata, country, sector;
    sayso_entity_type type;
    who_gender gender;
} who_thing;

typedef struct who_phrase {
    uint32_t thing;
    who_sense sense;
} who_phrase;

/* The rows of a phrase, [first, first + count), `who_knowledge_phrase` gives each. By bytes; O(log n). */
uint32_t who_knowledge_find(const who_knowledge *k, str phrase, uint32_t *count);
who_phrase who_knowledge_phrase(const who_knowledge *k, uint32_t row);
who_thing who_knowledge_thing(const who_knowledge *k, uint32_t thing);
/* The state with this code (ISO 3166-1 alpha-3), or SAYSO_NONE. */
uint32_t who_knowledge_state(const who_knowledge *k, str code);
/* `noun` in lower case. False if it is no role noun. */
bool who_knowledge_role(const who_knowledge *k, str noun, who_role *role);
/* WHO_NO_GENDER if the given name is unknown, or given to both. */
who_gender who_knowledge_gender(const who_knowledge *k, str given_name, bool *known);

/* The tensors of the model file that hold it. Strings are offsets into WHO_TEXT and end with a NUL; rows are sorted by their first
 * column's string. */
#define WHO_TEXT    "who.text"    /* U8 (bytes) */
#define WHO_THINGS  "who.things"  /* U32 (things, 6): name, wikidata, country, sector, sayso_entity_type, who_gender */
#define WHO_PHRASES "who.phrases" /* U32 (phrases, 3): text, who_sense, thing */
#define WHO_GIVEN   "who.given"   /* U32 (given names, 2): text, who_gender */
#define WHO_ROLES   "who.roles"   /* U32 (role nouns, 6): text, class, sector, who_role_kind, who_gender, plural */
enum { WHO_THING_COLUMNS = 6, WHO_PHRASE_COLUMNS = 3, WHO_GIVEN_COLUMNS = 2, WHO_ROLE_COLUMNS = 6 };

#endif
