/* How the knowledge lies in the model file: what the importer writes and the lookups read. */
#ifndef WHO_PARTS_H
#define WHO_PARTS_H

#include "who/who_knowledge.h"
#include "who/who_table.h"

/* All strings, each once, each ended by a NUL; offset 0 is the empty one. */
#define WHO_TEXT "who.text" /* U8 (bytes) */

/* Rows without keys. Columns are offsets into the text where nothing else is said. */
#define WHO_THINGS "who.things"
enum {
    THING_ID,
    THING_NAME,
    THING_WIKIDATA,
    THING_COUNTRY,
    THING_SECTOR,
    THING_TYPE,   /* sayso_entity_type */
    THING_GENDER, /* who_gender */
    THING_TERMS,  /* its first term; they end where the next thing's begin */
    THING_COLUMNS
};
#define WHO_TERMS "who.terms" /* by person, then by start */
enum { TERM_PERSON, TERM_OF, TERM_TITLE, TERM_RANK, TERM_START, TERM_END, TERM_SEEN, TERM_COLUMNS };

/* Tables with keys. */
#define WHO_PHRASES "who.phrases" /* by phrase */
enum { PHRASE_SENSE, PHRASE_THING, PHRASE_COLUMNS };
#define WHO_GIVEN "who.given" /* by given name */
enum { GIVEN_GENDER, GIVEN_COLUMNS };
#define WHO_ROLES "who.roles" /* by role noun */
enum { ROLE_CLASS, ROLE_SECTOR, ROLE_KIND, ROLE_GENDER, ROLE_PLURAL, ROLE_COLUMNS };
#define WHO_TITLES "who.titles" /* by title; those with a wildcard, by WHO_WILD, in the order of the table */
#define WHO_WILD   "*"
enum { TITLE_PATTERN, TITLE_OF, TITLE_CLASS, TITLE_RANK, TITLE_COLUMNS };
#define WHO_PORTFOLIOS "who.portfolios" /* by a portfolio's words */
enum { PORTFOLIO_CLASS, PORTFOLIO_COLUMNS };
#define WHO_POSTS "who.posts" /* by class of title; of one class by OF, the newest first */
enum { POST_OF, POST_TERM, POST_COLUMNS };

struct who_knowledge {
    const sayso_allocator *allocator;
    str text;
    who_table things, terms; /* rows only */
    who_table phrases, given, roles, titles, portfolios, posts;
};

/* Points `k` at the tensors of `weights`, checked. Fails with E_MODEL. */
bool who_knowledge_map(who_knowledge *k, const nn_weights *weights, sayso_error *error);

/* ---- who_title.c: what an office's title is called by --------------------------------------------------------- */

enum { WHO_MOST_TITLES = 8, WHO_TITLE_BYTES = 512 };

typedef struct who_class {
    str name;      /* "foreign minister" */
    str scope;     /* "GBR;USA": the title means this in these states only; empty: anywhere */
    who_rank rank; /* WHO_RANKS: the table says nothing */
    bool also;     /* who holds it is called so too, but the title says less: a president is a head of state */
} who_class;

typedef struct who_classes {
    who_class at[WHO_MOST_TITLES];
    uint32_t count;
    char text[WHO_TITLE_BYTES]; /* of the names */
    size_t used;
} who_classes;

/* Finds the classes of a title. `title` is without the state or body it is of; `of` is the code of that, or empty. */
void who_title_read(const who_knowledge *k, str title, str of, who_classes *found);

/* ---- who_post.c: a title and what it is of -------------------------------------------------------------------- */

/* `title` without the words that name `of`, in `to` of `room` bytes; places that an envoy is
 * sent to become their codes. */
str who_title_without(const who_knowledge *k, str title, uint32_t of, char *to, size_t room);

#endif
