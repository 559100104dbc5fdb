/* What the files of say_attribute share: the parse as a tree, and statements in the making. */
#ifndef SAY_DRAFT_H
#define SAY_DRAFT_H

#include "say/say.h"
#include "say/say_lexicon.h"
#include "say/say_network.h"

/* Tokens [first, last); empty: none. */
typedef struct range {
    uint32_t first, last;
} range;

/* A part of a content, and the draft or statement whose it is. */
typedef struct extent {
    sayso_span span;
    uint32_t of;
} extent;

typedef VEC(extent) extents;

/* How a statement was found: what its confidence rests on. */
typedef enum pattern {
    BY_QUOTATION,  /* “…,” he said; the quotation beside the verb */
    BY_CLAUSE,     /* said that …; what he said */
    BY_THOUGHT,    /* thinks that … */
    BY_COMPLEMENT, /* called it a disaster */
    BY_OBJECT,     /* criticised the plan */
    BY_INFINITIVE, /* vowed to fight */
    BY_GERUND,     /* proposed cutting taxes */
    BY_RAISED,     /* is expected to win */
    BY_LEADING,    /* called for a ban; spoke about it */
    BY_NOUN,       /* his claim that … */
    BY_LIGHT_VERB, /* made the claim that … */
    BY_ADJECTIVE,  /* is sure that … */
    BY_ACCORDING,  /* according to her */
    BY_HEADLINE,   /* Kremlin: … */
    BY_LABEL,      /* BIDEN: …; From the Herald: …; … — Joe Biden (@potus) */
    PATTERNS
} pattern;

/* A statement in the making: its content in bytes, the rest still in tokens. */
typedef struct draft {
    uint32_t head; /* token: the cue's main word */
    pattern pattern;
    cue_manner manner;
    range source, cue; /* either may be empty */
    VEC(sayso_span) content;
    range via, addressee, forum, place;
} draft;

typedef struct drafts {
    doc *d;
    /* (tokens) */
    uint32_t *child, *sibling; /* first child; next child of the same head; SAYSO_NONE: none */
    uint32_t *outer, *inner;   /* outermost and innermost quotation around it, or SAYSO_NONE */
    uint32_t *speaks_as;       /* the verb that shares its source, against the parse, or SAYSO_NONE */
    uint32_t *of_head;         /* the draft whose cue it heads, or SAYSO_NONE */
    /* (quotes) */
    uint32_t *around;   /* the quotation that it is in, or SAYSO_NONE */
    uint32_t *of_quote; /* the draft whose content it is part of, or SAYSO_NONE */
    VEC(draft) list;
} drafts;

/* ---- the parse: say_tree.c ------------------------------------------------------------------- */

void say_tree(drafts *s);

static inline const token *token_at(const drafts *s, uint32_t i)
{
    return &s->d->tokens.at[i];
}

static inline str text_at(const drafts *s, uint32_t i)
{
    return doc_token(s->d, token_at(s, i));
}

/* Whether a token is a quotation mark of some kind, or another sign: short, and no letter or digit. */
static inline bool is_sign(const drafts *s, uint32_t i)
{
    const str text = text_at(s, i);
    const unsigned char c = (unsigned char)text.at[0];
    return text.size <= 3 && !(c >= '0' && c <= '9') && !((c | 32) >= 'a' && (c | 32) <= 'z');
}

static inline bool is_comma(const drafts *s, uint32_t i)
{
    return token_at(s, i)->tag == TAG_COMMA;
}

/* The lexicon's entry of a verb that leads to a content; NULL for any other word. */
static inline const cue_word *verb_at(const drafts *s, uint32_t i)
{
    const token *t = token_at(s, i);
    const cue_word *entry = t->pos == POS_VERB ? say_lexicon_find(t->lemma, POS_VERB) : NULL;
    return entry && (entry->frames || *entry->prepositions) ? entry : NULL;
}

static inline bool is_empty(range r)
{
    return r.first >= r.last;
}

/* The first child of `head` with that label; SAYSO_NONE if none. */
uint32_t say_child(const drafts *s, uint32_t head, label_dep dep);
/* Whether that is the word, but for case; false for SAYSO_NONE. */
bool say_is(const drafts *s, uint32_t word, const char *text);
/* Whether “to” stands before a verb. */
bool say_has_to(const drafts *s, uint32_t verb);
bool say_in_title(const drafts *s, uint32_t word);
/* A token's subtree. */
range say_subtree(const drafts *s, uint32_t word);
bool say_is_dash(const drafts *s, uint32_t word);
/* Less the separators and white space at its ends. */
range say_trim(const drafts *s, range r);
/* A noun phrase with what modifies it, and the comma or dash that closes an apposition; cut
 * before `limit`, which is no part of it. */
range say_noun_phrase(const drafts *s, uint32_t noun, uint32_t limit);
/* A verb with the auxiliaries, negations, adverbs and particles that touch it. */
range say_verb_group(const drafts *s, uint32_t verb);
/* With the colon that follows it: he said: “…” */
range say_with_colon(const drafts *s, range cue);
/* Who does what the verb says. Empty: nobody is named. */
range say_source(const drafts *s, uint32_t verb);
/* The same for a verb beside a quotation, also where the parse gives it no subject: who stands
 * right after it, or right before. */
range say_utterer(const drafts *s, uint32_t verb);
bool say_is_passive(const drafts *s, uint32_t verb);
/* Whom “by” names below a verb; empty: nobody. */
range say_agent(const drafts *s, uint32_t verb);

/* ---- drafts ---------------------------------------------------------------------------------- */

/* A new draft with this cue; its index. */
uint32_t say_draft(drafts *s, uint32_t head, pattern p, cue_manner manner, range source, range cue);
/* Adds tokens to a draft's content: trimmed, less its source and cue, kept inside the quotation
 * that its cue is in, widened to the whole of a quotation that they cut. Nothing is left, or no
 * draft (SAYSO_NONE): nothing is added. */
void say_add_content(drafts *s, uint32_t index, range r);
/* Adds a whole quotation. */
void say_add_quote(drafts *s, uint32_t index, uint32_t which);
/* In the order of the text, overlaps joined. */
void say_settle_content(draft *x);
/* Takes `phrase` out of what a draft says, and what follows it in the same part. */
void say_leave_out(draft *x, sayso_span phrase);
/* A draft as the record has it, but for uttered and stance; confidence is that of its pattern.
 * say_attribute.c */
sayso_statement say_statement(drafts *s, const draft *x);
/* Puts the network's statements in the place of the drafted ones, which stay inside contents.
 * say_decide.c */
void say_decide(drafts *s, const say_network *network, const fragments *found);
/* Fills addressee, forum and place from the parse around the head. say_details.c */
void say_read_details(const drafts *s, draft *x);
/* Sorts the document's statements by start, and fills within. say_nest.c */
void say_order(doc *d);
/* By start; of those that start together the longest first. */
void say_sort(extents *list);

/* Sets uttered and stance by the statement's cue, kind and source, wherever they come from; where the source is
 * but the listener ("a jury heard"), it is the addressee too.
 * say_manner.c */
void say_manner(const drafts *s, sayso_statement *r);

/* The draft of a verb of utterance beside a quotation, found or made; SAYSO_NONE if it is none.
 * say_verb.c */
uint32_t say_by_verb(drafts *s, uint32_t verb);
void say_by_verbs(drafts *s); /* say_verb.c */
/* Whether a verb asks that somebody not be named: part of who speaks, nothing said. say_verb.c */
bool say_keeps_name(const drafts *s, uint32_t verb);
void say_by_phrases(drafts *s); /* say_phrase.c: nouns, adjectives, according to */
void say_by_layout(drafts *s);  /* say_layout.c: headlines, transcripts, signatures */
void say_by_quotes(drafts *s);  /* say_direct.c: the quotations that no draft has yet */

#endif
