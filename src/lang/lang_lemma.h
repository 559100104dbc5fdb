/* Lemmas: rules that take off endings, an index of known forms, and exceptions.
 *
 * Reads a token's lower-cased text, coarse tag and morphology; gives its lemma. The order in which
 * rules, index and exceptions have their say is that of spaCy's English rule lemmatiser since
 * 3.8.8.
 *
 * Tensors: lemma.rules, list of texts (2 rules: ending, replacement) · lemma.rules.pos U8
 * (rules) · lemma.index U64 (forms), ascending · lemma.exceptions, list of texts (lemmas) ·
 * lemma.exceptions.of U64 (lemmas), ascending. Forms stand in them as lang_lemma_key. */
#ifndef LANG_LEMMA_H
#define LANG_LEMMA_H

#include "base/arena.h"
#include "doc/labels.h"
#include "lang/lang_lexeme.h"
#include "lang/lang_texts.h"

typedef struct lang_lemmas {
    lang_texts rules;        /* (2 rules) */
    const uint8_t *rule_pos; /* (rules) */
    uint32_t tabled;         /* a bit for each coarse tag that has rules */
    const uint64_t *index;
    size_t index_count;
    lang_texts exceptions;
    const uint64_t *exception_of;
} lang_lemmas;

/* Refers to `weights`. Fails with E_MODEL. */
bool lang_lemmas_open(lang_lemmas *lemmas, const nn_weights *weights, sayso_error *error);
/* What stands for a form with a coarse tag. */
uint64_t lang_lemma_key(label_pos pos, str form);
/* The lemma of a token: `text`, or in memory of `a` or of the model. */
str lang_lemma_find(const lang_lemmas *lemmas, str text, const lang_lexeme *lexeme, label_pos pos, str morph, arena *a);

#endif
