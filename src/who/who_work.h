/* What the parts of this stage share while they run over one document. */
#ifndef WHO_WORK_H
#define WHO_WORK_H

#include "who/who_knowledge.h"

typedef enum who_number { WHO_ANY_NUMBER, WHO_SINGULAR, WHO_PLURAL } who_number;

typedef enum who_pronoun {
    WHO_NO_PRONOUN,
    WHO_I,
    WHO_WE,
    WHO_YOU,
    WHO_HE,
    WHO_SHE,
    WHO_IT,
    WHO_THEY,
    WHO_RELATIVE
} who_pronoun;

/* A mention, or what may be one: a name, a role noun's phrase, a pronoun. */
typedef struct who_found {
    uint32_t first, last; /* tokens [first, last): "Ivan Orlov", "the Kremlin spokesman", "he" */
    uint32_t head;        /* token */
    uint32_t place;       /* the token whose place in the sentence it has: a name beside a noun has the noun's */
    uint32_t draft;       /* whom it means; SAYSO_NONE: nobody known */
    uint32_t statement;   /* whose source it heads, or SAYSO_NONE */
    sayso_mention_kind kind;
    label_name label; /* a name's type as the language stage saw it; NAME_NONE: it saw none */
    who_pronoun pronoun;
    who_number number;
    who_gender gender; /* by honorific, role noun or pronoun */
    who_role role;     /* of a role phrase; kind WHO_ROLE_KINDS: its noun is in no table */
    bool titled;       /* a name after an office: "President Roe" */
    bool quoted;       /* inside a quotation */
    bool party;        /* heads a source, carrier or addressee */
    bool silent;       /* points at its draft, but is not a mention of it: "we", "the letter" */
    bool weighed;      /* its candidates were kept */
} who_found;

/* An office as the text gives it: "Kremlin spokesman". */
typedef struct who_office {
    uint32_t first, last; /* tokens */
    uint32_t head;        /* its noun's */
    str class;            /* of its role noun, "foreign minister" */
    str noun;             /* of that noun's own word, "minister" */
    bool listed;          /* false: "his wife" says who is meant, but is no office */
    uint32_t next;        /* of the same person, or SAYSO_NONE */
} who_office;

/* An entity in the making. */
typedef struct who_draft {
    sayso_entity_type type;
    uint32_t thing;       /* what knowledge says of it, or SAYSO_NONE */
    uint32_t first, last; /* tokens of its fullest name; equal: it has none in the text */
    uint32_t state;       /* thing: the state it belongs to, or SAYSO_NONE */
    uint32_t body;        /* thing: the state or organisation its office is of, or SAYSO_NONE */
    str sector;
    who_gender gender;
    who_gender told; /* by the pronoun that meant it last */
    who_number number;
    uint32_t begins;     /* the token at which the text first names it */
    uint32_t seen;       /* the last mention joined, in the order of joining, or SAYSO_NONE */
    uint32_t mentions;   /* joined so far */
    uint32_t named;      /* by how many of all names */
    bool with_article;   /* "the" or "a" is before one of them, */
    bool in_phrase;      /* or a preposition: "in Sarova" */
    uint32_t offices;    /* the newest, or SAYSO_NONE */
    uint32_t one, other; /* drafts: "Putin and Biden" are a pair; else SAYSO_NONE */
    bool guessed;        /* gender: by a given name alone */
    bool may_be_person;  /* though the language stage took it for something else */
    bool used;           /* by a statement, or as the outlet */
} who_draft;

/* Strings to drafts. Several drafts may have one key; the newest comes first. */
typedef struct who_entry {
    str key;
    uint32_t draft, next; /* next: entry, or SAYSO_NONE */
} who_entry;

typedef struct who_index {
    VEC(who_entry) entries;
    uint32_t *heads; /* (room) entries */
    uint32_t room;
} who_index;

typedef struct who_work {
    doc *doc;
    const who_knowledge *knowledge;
    const who_ranker *ranker;
    VEC(who_found) found; /* in the order of the text */
    VEC(who_draft) drafts;
    VEC(who_office) offices;
    who_index index;
    uint32_t *found_at;   /* (tokens): the mention that a token is in, or SAYSO_NONE */
    uint32_t *source_of;  /* (statements): the mention that heads its source, or SAYSO_NONE */
    uint32_t *content_at; /* (tokens): the innermost statement whose content a token is in, or SAYSO_NONE */
    bool *quoted;         /* (tokens) */
    uint32_t *holder_at;  /* (tokens): the draft whose office or honorific a token is part of, or SAYSO_NONE */
    uint32_t outlet;      /* the draft of the outlet named last, or SAYSO_NONE */
    uint32_t you;         /* the draft of whom a speaker last called so, or SAYSO_NONE */
    bool keeps_pairs;     /* doc's pairs are wanted */
} who_work;

/* ---- antecedents --------------------------------------------------------------------------------------------- */

/* What is measured of an anaphor and one mention near it. Small whole numbers, 0 or 1 where not said otherwise. */
typedef enum who_feature {
    WHO_PERSONAL,      /* the anaphor is "he" or "she" in some form; */
    WHO_ANAPHOR_IS,    /* it is a subject, */
    WHO_ANAPHOR_OWNS,  /* a possessive */
    WHO_SENTENCES,     /* between them, 0 … 6 */
    WHO_BLOCKS,        /* paragraphs between them, 0 … 20 */
    WHO_DISTANCE,      /* mentions between them, 0 … 64 */
    WHO_WORDS,         /* the logarithm to base 2 of the words between them, 0 … 20 */
    WHO_RIVALS,        /* other candidates nearer than it, each entity once, 0 … 8 */
    WHO_LATER,         /* other entities, all before the anaphor, that the text named before its own, 0 … 8 */
    WHO_FIRST,         /* the first candidate of its sentence */
    WHO_BEGINS,        /* its sentence begins with its phrase */
    WHO_SUBJECT,       /* the candidate is one; likewise: */
    WHO_OBJECT,        /* of a verb */
    WHO_POSSESSOR,     /* "Roe's" */
    WHO_SAME_ROLE,     /* both are subjects, or objects, or possessors, or belong to prepositions */
    WHO_CONJUNCT,      /* one of several */
    WHO_BRACKET,       /* in brackets */
    WHO_LOCATED,       /* "in Sarova" */
    WHO_GOVERNOR,      /* it is the subject of a verb above the anaphor, in its sentence */
    WHO_STEPS,         /* so many heads above, 1 … 16; 0: it is not */
    WHO_COARGUMENT,    /* "Roe told him" */
    WHO_PART,          /* "his opponent Roe" */
    WHO_OWN_CONTENT,   /* "he said that Roe …" */
    WHO_BY_PRONOUN,    /* the candidate is a pronoun */
    WHO_BY_NAME,       /* a name, */
    WHO_FULL,          /* of several words, */
    WHO_SHORT,         /* a part of a longer one */
    WHO_CAPITALS,      /* all in capitals, */
    WHO_WITH_ARTICLE,  /* one of its entity's names is after an article, */
    WHO_IN_PHRASE,     /* or after a preposition */
    WHO_HOLDER,        /* the text gives it an office */
    WHO_SPEAKER,       /* heads a statement's source */
    WHO_BOTH_SPEAKERS, /* the anaphor, too */
    WHO_QUOTED,        /* stands in a quotation, and the anaphor does not */
    WHO_IN_TITLE,      /* likewise in the title */
    WHO_MENTIONED,     /* mentions of its entity so far, 0 … 5 */
    WHO_NAMED,         /* names of its entity in all the text, 0 … 5 */
    WHO_SAME_GENDER,   /* its name or title has the anaphor's */
    WHO_OTHER_GENDER,  /* a given name, all that it is called, has the other, */
    WHO_OTHER_FULL,    /* a given name among several words, */
    WHO_OTHER_SHORT,   /* likewise, but not said here: "Roe" for Ivan Roe */
    WHO_SAME_TOLD,     /* the pronoun that meant it last has the anaphor's, */
    WHO_OTHER_TOLD,    /* the other */
    WHO_UNSURE,        /* its kind may not be the anaphor's, */
    WHO_OTHER_KIND,    /* is another, as the language stage has it, */
    WHO_PLACE,         /* is a place */
    WHO_ONE_BODY,      /* "they" for one organisation, */
    WHO_ONE_STATE,     /* for one state */
    WHO_AHEAD,         /* comes after the anaphor */
    WHO_NETWORK,       /* what the network says for it (who_ranker.h), in hundredths, -999 … 999 */
    WHO_FEATURES
} who_feature;

/* What an anaphor may mean: a mention and its entity. */
typedef struct who_candidate {
    uint32_t found, draft;
    int16_t features[WHO_FEATURES];
} who_candidate;

enum { WHO_WINDOW = 64, WHO_AHEAD_WINDOW = 12, WHO_MOST_CANDIDATES = WHO_WINDOW + WHO_AHEAD_WINDOW };

/* The nearest before the anaphor first, those after it last. */
typedef struct who_candidates {
    who_candidate at[WHO_MOST_CANDIDATES];
    uint32_t count, entities;             /* entities: among those before it */
    uint32_t begins[WHO_MOST_CANDIDATES]; /* (entities) where the text names each */
} who_candidates;

/* Of the drafts with one key, and of the offices of one draft, the newest so many are looked at: that bounds the
 * work. */
enum { WHO_CHAIN = 16 };

/* ---- who_index.c: drafts by key. `kind` keeps the sorts of key apart. ---------------------------------------- */
void who_index_add(who_work *w, char kind, str key, uint32_t draft);
/* The drafts with this key, newest first, at most WHO_CHAIN. */
uint32_t who_index_find(who_work *w, char kind, str key, uint32_t drafts[WHO_CHAIN]);

/* ---- who_fold.c: one form for the spellings of a name, in memory of `a` --------------------------------------- */
str who_fold(arena *a, str word);

/* ---- who_words.c: what tokens say ---------------------------------------------------------------------------- */
str who_token(const who_work *w, uint32_t i);
str who_word(who_work *w, uint32_t i);                     /* its apostrophes straight */
str who_words(who_work *w, uint32_t first, uint32_t last); /* one space for white space; lives as long as the doc */
str who_lower(who_work *w, str text);                      /* ASCII letters in lower case; likewise */
bool who_is_upper(str text);                               /* begins with a capital letter */
/* The role noun, of one or more words, whose head is token `head`: [*first, *last) is all of it. */
bool who_role_at(const who_work *w, uint32_t head, uint32_t *first, uint32_t *last, who_role *role);
/* The role noun of the phrase that a comma parts from the name after it: "The minister for research,
 * Hanna Orsay"; or SAYSO_NONE. */
uint32_t who_role_beside(const who_work *w, const who_found *f);
/* The thing that tokens name in the best sense up to `most`, or SAYSO_NONE. */
uint32_t who_lookup(who_work *w, uint32_t first, uint32_t last, who_sense most, who_sense *sense);
/* The state that tokens among [first, last) name, or whose demonym they are, or SAYSO_NONE. */
uint32_t who_state_in(who_work *w, uint32_t first, uint32_t last);
/* Likewise the state or organisation. */
uint32_t who_body_in(who_work *w, uint32_t first, uint32_t last);
/* The subject of a verb, not too far before it, or SAYSO_NONE. */
uint32_t who_subject(const who_work *w, uint32_t verb);
/* The noun beside whose relative clause the pronoun stands, or SAYSO_NONE. */
uint32_t who_antecedent(const who_work *w, uint32_t pronoun);
/* The token that heads spans, and [*first, *last) of the tokens from the first span to the last;
 * SAYSO_NONE if they hold no noun. */
uint32_t who_span_head(const who_work *w, sayso_spans spans, uint32_t *first, uint32_t *last);

/* ---- who_kind.c: what the words around a name say that it is ---------------------------------------------------- */
bool who_in_title(const who_work *w, const who_found *f);
/* "in Sarova", "the city of Sarova": no person, whatever the language stage says. */
bool who_is_inside(const who_work *w, const who_found *f);
/* "in Moscow", "visited Moscow": the city; "told Moscow": the government. */
bool who_is_place(who_work *w, const who_found *f);
/* A proper noun of its own in the body, though the language stage saw no name. */
bool who_is_noun(const who_work *w, const who_found *f);
/* "the Harbour Morning radio station", "the newspaper Harbour Echo". */
bool who_is_outlet(const who_work *w, const who_found *f);
/* "Harbour Herald": so called. */
bool who_is_press(who_work *w, const who_found *f);
/* Names' label, gender by a title, titled. */
void who_read_kinds(who_work *w);

/* ---- the steps, in their order ------------------------------------------------------------------------------- */
void who_find_names(who_work *w);   /* found: the names */
void who_name(who_work *w);         /* drafts: the named; names' draft */
void who_find_offices(who_work *w); /* offices, holder_at; named persons' gender, state and sector */
void who_find_nouns(who_work *w);   /* found: role phrases and pronouns too; found_at; statement */
void who_refer(who_work *w);        /* role phrases' and pronouns' draft */
void who_speak(who_work *w);        /* statements, about.outlet; used */
void who_write(who_work *w);        /* doc's entities and mentions */

/* ---- who_link.c: things of the fact tables; SAYSO_NONE where nobody is meant for sure ------------------------ */
/* Notes the states that the document mentions, by name, people, capital or government. */
void who_mark_states(who_work *w);
/* The person whom a name means: a whole name, or a last name. */
uint32_t who_link_name(who_work *w, const who_found *f, bool whole);
/* The sector of the office that a person holds on that day; may be empty. */
str who_link_sector(const who_work *w, uint32_t person);
/* The person whose office a role phrase is, on the day of publication. */
uint32_t who_link_office(who_work *w, const who_found *f);
/* Whether a person may have held the office that a role phrase names then; true if the tables know none. */
bool who_may_hold(who_work *w, const who_found *f, uint32_t person);

/* ---- drafts -------------------------------------------------------------------------------------------------- */
uint32_t who_new_draft(who_work *w, sayso_entity_type type);
/* By name or title, else by the pronoun that meant it last. */
who_gender who_gender_of(const who_draft *d);
/* The draft of a known thing. */
uint32_t who_thing_draft(who_work *w, uint32_t thing);
/* What the draft is called in the record: who_call.c. */
str who_called(who_work *w, uint32_t draft);
/* The draft of "A and B"; `one` may be several already. */
uint32_t who_pair(who_work *w, uint32_t one, uint32_t other);
void who_join(who_work *w, uint32_t found, uint32_t draft);
/* The draft that a role phrase means; SAYSO_NONE: nobody: who_role.c. */
uint32_t who_role_phrase(who_work *w, uint32_t found);
/* Whether the text gives a person another office than a role phrase names: who_role.c. */
bool who_is_other_officer(who_work *w, const who_found *f, const who_draft *d);
/* Whether a role is a post of which a person has one: who_role.c. */
bool who_is_post(str class);
/* The next mention, of somebody else, that a comma or an "and" joins to one, or SAYSO_NONE. */
uint32_t who_conjoined(const who_work *w, const who_found *f);
/* Whom `found` may mean, of the mentions before it and the names soon after it in its sentence: who_candidate.c. */
void who_find_candidates(who_work *w, uint32_t found, who_candidates *list);
/* The draft of the most fitting of these, or SAYSO_NONE: who_salience.c. */
uint32_t who_salient(who_work *w, uint32_t found);
/* Whom a source's (carrier's, addressee's) words mean, or SAYSO_NONE. */
uint32_t who_party(who_work *w, sayso_spans spans);
/* Who speaks a statement without a source, or SAYSO_NONE: who_imply.c. */
uint32_t who_implied(who_work *w, uint32_t statement);
/* The speaker of the words around a token, as far as he is known by now, or SAYSO_NONE. */
uint32_t who_speaker_around(who_work *w, uint32_t i);

#endif
