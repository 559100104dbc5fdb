/* What is known beforehand: states, organisations, people and the offices they held, given names and role nouns, looked
 * up by their words. Immutable. */
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

/* A state, organisation or person. Texts may be empty but for id and name. */
typedef struct who_thing {
    str id; /* a state's code, an organisation's, a person's: "GBR", "NATO", "Q272201", "hand:ned-price" */
    str name, wikidata, country, sector;
    sayso_entity_type type;
    who_gender gender;
} who_thing;

typedef struct who_phrase {
    uint32_t thing;
    who_sense sense;
} who_phrase;

/* The rows of a phrase, [first, first + count), `who_knowledge_phrase` gives each. By bytes; O(1). A last name has a
 * row for each person of that name: whom it means, the office, the state and the day must say. */
uint32_t who_knowledge_find(const who_knowledge *k, str phrase, uint32_t *count);
who_phrase who_knowledge_phrase(const who_knowledge *k, uint32_t row);
who_thing who_knowledge_thing(const who_knowledge *k, uint32_t thing);
uint32_t who_knowledge_by_id(const who_knowledge *k, str id); /* or SAYSO_NONE */
/* The state with this code (ISO 3166-1 alpha-3), or SAYSO_NONE. */
uint32_t who_knowledge_state(const who_knowledge *k, str code);
/* The thing that another is part of, by its id: the state of "RUS.MOD". SAYSO_NONE: of none. */
uint32_t who_knowledge_over(const who_knowledge *k, uint32_t thing);
/* The state whose government an organisation is, "RUS.PRES": Russia speaks through it. Else SAYSO_NONE. */
uint32_t who_knowledge_government(const who_knowledge *k, uint32_t thing);
bool who_is_government(str id);
/* `noun` in lower case. False if it is no role noun. */
bool who_knowledge_role(const who_knowledge *k, str noun, who_role *role);
/* WHO_NO_GENDER if the given name is unknown, or given to both. */
who_gender who_knowledge_gender(const who_knowledge *k, str given_name, bool *known);

/* ---- offices ------------------------------------------------------------------------------------------------- */

/* A day, or a month or year of which the day is not known: year << 9 | month << 5 | day, 0 for what is not known.
 * They compare as numbers. */
typedef uint32_t who_day;
#define WHO_NO_DAY ((who_day)0)
#define WHO_OPEN   UINT32_MAX /* after every day */

/* "2021-12-12", "2021-12", "2021", with or without a time of day after it; WHO_NO_DAY if it is none of these. */
who_day who_day_of(str iso);

/* How much an office counts for its holder: a last name alone may mean a head of state, and never a
 * little-known legislator. */
typedef enum who_rank {
    WHO_HEAD,     /* of a state, a government or an international organisation */
    WHO_MINISTER, /* also a party's leader, a chief of staff, a state's spokesman */
    WHO_OFFICER,  /* all others: an ambassador, a governor, a judge */
    WHO_DELEGATE, /* a member of a parliament */
    WHO_RANKS
} who_rank;

/* Somebody's time in an office. */
typedef struct who_term {
    uint32_t person, of; /* things */
    str title;           /* as the table has it: "Secretary of State for Foreign and Commonwealth Affairs" */
    who_rank rank;
    who_day start, end; /* both days inside; WHO_NO_DAY, WHO_OPEN: not known, not ended when last seen */
    who_day seen;       /* what came after this day the table does not know, where the end is open */
} who_term;

/* The terms of a person, [first, first + count), oldest first. */
uint32_t who_knowledge_terms(const who_knowledge *k, uint32_t person, uint32_t *count);
who_term who_knowledge_term(const who_knowledge *k, uint32_t term);

typedef enum who_held {
    WHO_NOT_HELD,
    WHO_MAY_HOLD, /* the day falls in the month or year of a change, or after the table was made */
    WHO_HELD
} who_held;
/* Both holders hold the office on the day on which it changes hands. WHO_NO_DAY: on some day, WHO_MAY_HOLD. */
who_held who_term_on(const who_term *term, who_day on);
/* Whether the term had ended, or had yet to begin. */
who_held who_term_before(const who_term *term, who_day on);
who_held who_term_after(const who_term *term, who_day on);

/* An office as words name it: "British Foreign Secretary", "head of the Russian Foreign
 * Ministry", "former US president". */
typedef struct who_post_class {
    uint32_t key; /* of the class: "foreign minister" and "foreign secretary" are one */
    str scope;    /* "USA": the words mean this class in these states only; empty: in all */
} who_post_class;

enum { WHO_CLASSES_OF = 4 };
typedef struct who_post {
    uint32_t of; /* thing; SAYSO_NONE: the words name no state and no organisation; the caller may put one here */
    who_post_class classes[WHO_CLASSES_OF];
    uint32_t class_count; /* 0: nobody in the tables has such an office */
    bool former, next;    /* "former", "then-"; "incoming", "-elect" */
} who_post;

/* Reads an office's words, without the holder's name: any case, one space between words. False if no office in the
 * tables is called so: by anybody of that state or organisation, or, where none is named, anywhere. */
bool who_knowledge_post(const who_knowledge *k, str words, who_post *post);
/* Whether the person held the post: on the day, or (`former`) until before it, or (`next`) after it. */
who_held who_knowledge_holds(const who_knowledge *k, uint32_t person, const who_post *post, who_day on);
/* The terms of those who did, WHO_HELD before WHO_MAY_HOLD, then the newest first; at most WHO_MOST_HOLDERS. How many
 * there are (past WHO_MOST_HOLDERS, about). */
enum { WHO_MOST_HOLDERS = 64 };
uint32_t who_knowledge_holders(const who_knowledge *k, const who_post *post, who_day on,
                               uint32_t terms[WHO_MOST_HOLDERS]);

#endif
