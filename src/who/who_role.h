/* What the files about role phrases share. */
#ifndef WHO_ROLE_H
#define WHO_ROLE_H

#include "who/who_work.h"

typedef enum who_article { WHO_BARE, WHO_DEFINITE, WHO_INDEFINITE, WHO_POSSESSIVE } who_article;

static inline const token *token_at(const who_work *w, uint32_t i)
{
    return &w->doc->tokens.at[i];
}

/* ---- who_phrase.c: its words ---------------------------------------------------------------------------------- */
who_article who_article_of(who_work *w, const who_found *f);
/* A word that says something of its noun: no article, pronoun, preposition or mark. */
bool who_is_telling(const token *t);
/* Whether one of the tokens is the word, but for case. */
bool who_has_word(const who_work *w, str word, uint32_t first, uint32_t last);
/* Whether all that the phrase says of its noun is said in tokens [first, last) too, or names the state. */
bool who_fits_words(who_work *w, const who_found *f, uint32_t first, uint32_t last, uint32_t state);
/* Whether more than an article stands before the noun. */
bool who_has_modifier(const who_work *w, const who_found *f);
/* The draft of an earlier phrase of the same noun and number that says no less, or SAYSO_NONE. */
uint32_t who_find_phrase(who_work *w, const who_found *f);
/* "people", "those who live there": nobody who was mentioned before. */
bool who_is_anybody(who_work *w, const who_found *f, who_article a);
/* The draft of somebody whom the text does not name. */
uint32_t who_new_phrase(who_work *w, const who_found *f);

/* Whoever is described in the phrase's own words beside the name: "the rights group Memoria" or "Memoria, a
 * rights group,"; or SAYSO_NONE. */
uint32_t who_find_described(who_work *w, uint32_t found);

/* ---- who_body.c ------------------------------------------------------------------------------------------------ */
/* Whether a token stands in the title or the first paragraph. */
bool who_is_in_lead(const who_work *w, uint32_t i);
uint32_t who_refer_body(who_work *w, uint32_t found, who_article a);
uint32_t who_refer_artefact(who_work *w, uint32_t found, who_article a);

#endif
