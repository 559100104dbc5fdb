/* spaCy's attribute ruler: coarse tags, morphology and some lemmas, from tags, words and dependency
 * labels.
 *
 * Reads tokens' tag, dep, blank and the id of their lower-cased text; writes pos, morph, lemma, and
 * white space's tag and dep. A rule sets attributes of one token if that token, and perhaps one
 * beside it, meet its conditions. All conditions look at what the token was before any rule
 * applied; of the rules that apply, a later one overrides an earlier one.
 *
 * Tensors: ruler.words U64 (words), ids, ascending · ruler.rules U64 (rules, fields of
 * lang_rule), those for any word first, by number, then by word and number · ruler.texts, the
 * morphology and lemmas that rules set. Tags, labels and coarse tags are numbered as in
 * doc/labels.h. */
#ifndef LANG_RULER_H
#define LANG_RULER_H

#include "doc/doc.h"
#include "lang/lang_texts.h"

enum { RULER_ANY_BLANK, RULER_NOT_BLANK, RULER_BLANK };
enum { RULER_ALONE, RULER_NEXT, RULER_PREVIOUS };

/* What a token must be. */
typedef struct lang_condition {
    uint64_t tags, deps; /* a bit for each that will do */
    uint64_t word;       /* 0: any; else 1 + its place in ruler.words */
    uint64_t blank;      /* RULER_…BLANK */
} lang_condition;

typedef struct lang_rule {
    uint64_t number;
    lang_condition own;
    uint64_t beside; /* RULER_ALONE, or where `other` is looked for */
    lang_condition other;
    uint64_t tag, pos, dep; /* what it sets: 1 + label, 0: nothing */
    uint64_t morph, lemma;  /* 1 + place in ruler.texts, 0: nothing */
} lang_rule;

enum { RULER_FIELDS = sizeof(lang_rule) / sizeof(uint64_t), RULER_MAX_WORDS = 1023, RULER_MAX_WORDLESS = 64 };

typedef struct lang_ruler {
    const uint64_t *words;
    size_t word_count;
    const lang_rule *rules;
    lang_texts texts;
    uint64_t wordless[TAG_COUNT]; /* a bit for each of the first rules: those for any word that may fit the tag */
    uint16_t first[RULER_MAX_WORDS + 2]; /* (words + 2) where the rules of each word begin */
} lang_ruler;

/* Refers to `weights`. Fails with E_MODEL. */
bool lang_ruler_open(lang_ruler *ruler, const nn_weights *weights, sayso_error *error);
/* The number of a word for lang_ruler_apply, by the id of its lower-cased text. */
uint16_t lang_ruler_word(const lang_ruler *ruler, uint64_t lower_id);
/* words (count): the number of each token's word. */
void lang_ruler_apply(const lang_ruler *ruler, token *t, const uint16_t *words, uint32_t count);

#endif
