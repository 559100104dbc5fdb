/* Runs the tokeniser's patterns. Each answer takes time in proportion to the text it is about,
 * at most: a suffix is looked for in the last few code points only, and a match that backtracks
 * too often counts as none (a URL of many colons and no host). */
#include "lang/lang_affix.h"
#include "base/error.h"
#include "base/utf8.h"

const char *const lang_pattern_names[LANG_PATTERNS] = {"tokenise.prefix", "tokenise.suffix", "tokenise.infix",
                                                       "tokenise.url"};

enum {
    LONGEST_SUFFIX = 16, /* code points; the model's are at most 7, or dots, and look back 2 more */
    MATCH_LIMIT = 200000,
    FIRST_STACK = 32 * 1024,
    LARGEST_STACK = 1024 * 1024
};

bool lang_affixes_compile(lang_affixes *affixes, const str patterns[LANG_PATTERNS], const char *source,
                          sayso_error *error)
{
    *affixes = (lang_affixes){{NULL}};
    for (int i = 0; i < LANG_PATTERNS; i++) {
        int code = 0;
        PCRE2_SIZE offset = 0;
        affixes->codes[i] = pcre2_compile((PCRE2_SPTR)patterns[i].at, patterns[i].size,
                                          PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C, &code, &offset, NULL);
        if (!affixes->codes[i]) {
            char message[128] = "";
            pcre2_get_error_message(code, (PCRE2_UCHAR *)message, sizeof message);
            lang_affixes_close(affixes);
            return error_set(error, code == PCRE2_ERROR_NOMEMORY ? SAYSO_E_MEMORY : SAYSO_E_MODEL, 0,
                             "%s: the pattern %s, byte %zu: %s", source, lang_pattern_names[i], offset, message);
        }
        pcre2_jit_compile(affixes->codes[i],
                          PCRE2_JIT_COMPLETE); /* where it cannot, matching is slower, not different */
    }
    return true;
}

bool lang_affixes_open(lang_affixes *affixes, const nn_weights *weights, sayso_error *error)
{
    str patterns[LANG_PATTERNS];
    for (int i = 0; i < LANG_PATTERNS; i++) {
        patterns[i].at = nn_weights_get(weights, lang_pattern_names[i], NN_U8, 1, (const size_t[]){0}, error);
        if (!patterns[i].at)
            return false;
        patterns[i].size = nn_weights_find(weights, lang_pattern_names[i])->bytes;
    }
    return lang_affixes_compile(affixes, patterns, weights->path, error);
}

void lang_affixes_close(lang_affixes *affixes)
{
    for (int i = 0; i < LANG_PATTERNS; i++)
        pcre2_code_free(affixes->codes[i]);
}

bool lang_matcher_open(lang_matcher *m, const lang_affixes *affixes)
{
    *m = (lang_matcher){affixes, pcre2_match_data_create(1, NULL), pcre2_match_context_create(NULL),
                        pcre2_jit_stack_create(FIRST_STACK, LARGEST_STACK, NULL)};
    if (!m->data || !m->context) { /* no stack: no machine code here */
        lang_matcher_close(m);
        return false;
    }
    pcre2_set_match_limit(m->context, MATCH_LIMIT);
    if (m->stack)
        pcre2_jit_stack_assign(m->context, NULL, m->stack);
    return true;
}

void lang_matcher_close(lang_matcher *m)
{
    pcre2_match_data_free(m->data);
    pcre2_match_context_free(m->context);
    pcre2_jit_stack_free(m->stack);
}

/* The first match that starts at or after byte `from`. */
static bool find(const lang_matcher *m, lang_pattern pattern, str text, size_t from, sayso_span *found)
{
    if (pcre2_match(m->affixes->codes[pattern], (PCRE2_SPTR)text.at, text.size, from, PCRE2_NO_UTF_CHECK, m->data,
                    m->context) < 0)
        return false;
    const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(m->data);
    *found = (sayso_span){(uint32_t)ends[0], (uint32_t)ends[1]};
    return true;
}

size_t lang_find_prefix(const lang_matcher *m, str text)
{
    sayso_span found;
    return find(m, LANG_PREFIX, text, 0, &found) && found.start == 0 ? found.end : 0;
}

size_t lang_find_suffix(const lang_matcher *m, str text)
{
    size_t from = text.size, dots = text.size;
    for (int i = 0; i < LONGEST_SUFFIX && from > 0; i++)
        from = utf8_before(text, from);
    while (dots > 0 && text.at[dots - 1] == '.') /* one suffix, however many there are */
        dots--;
    sayso_span found;
    const bool any = find(m, LANG_SUFFIX, text, dots < from ? dots : from, &found);
    return any && found.end == text.size ? text.size - found.start : 0;
}

bool lang_find_infix(const lang_matcher *m, str text, size_t from, sayso_span *infix)
{
    return find(m, LANG_INFIX, text, from, infix) && infix->end > infix->start;
}

bool lang_is_url(const lang_matcher *m, str text)
{
    sayso_span found;
    return memchr(text.at, '.', text.size) && find(m, LANG_URL, text, 0, &found);
}
