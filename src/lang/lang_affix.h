/* The four patterns of the tokeniser: what is split off a chunk of text at its start, its end
 * and inside, and what is a URL.
 *
 * They are data of the model file, regular expressions in the dialect of PCRE2 (the import turns
 * Python's into it), and run by PCRE2, compiled to machine code where it can. */
#ifndef LANG_AFFIX_H
#define LANG_AFFIX_H

#include "base/str.h"
#include "nn/nn_weights.h"
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

typedef enum lang_pattern { LANG_PREFIX, LANG_SUFFIX, LANG_INFIX, LANG_URL, LANG_PATTERNS } lang_pattern;

/* Their names in the model file: "tokenise.prefix" … */
extern const char *const lang_pattern_names[LANG_PATTERNS];

/* Compiled; immutable, shared by threads. */
typedef struct lang_affixes {
    pcre2_code *codes[LANG_PATTERNS];
} lang_affixes;

/* `source` names where the patterns come from, for the message. Fails with E_MODEL or E_MEMORY;
 * then nothing is to be freed. */
bool lang_affixes_compile(lang_affixes *affixes, const str patterns[LANG_PATTERNS], const char *source,
                          sayso_error *error);
/* The same with the patterns of a model file. */
bool lang_affixes_open(lang_affixes *affixes, const nn_weights *weights, sayso_error *error);
void lang_affixes_close(lang_affixes *affixes);

/* What one thread needs to run them. */
typedef struct lang_matcher {
    const lang_affixes *affixes;
    pcre2_match_data *data;
    pcre2_match_context *context;
    pcre2_jit_stack *stack;
} lang_matcher;

/* False: out of memory, nothing to be freed. */
bool lang_matcher_open(lang_matcher *matcher, const lang_affixes *affixes);
void lang_matcher_close(lang_matcher *matcher);

/* Bytes to split off the start, or the end, of `text`; 0 for none. */
size_t lang_find_prefix(const lang_matcher *matcher, str text);
size_t lang_find_suffix(const lang_matcher *matcher, str text);
/* The next infix at or after byte `from`. */
bool lang_find_infix(const lang_matcher *matcher, str text, size_t from, sayso_span *infix);
bool lang_is_url(const lang_matcher *matcher, str text);

#endif
