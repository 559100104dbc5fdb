/* The tokeniser, with the model's own patterns and exceptions. The expected tokens are spaCy's; whole
 * corpora are compared in tests/parity. */
#include "unit.h"

#include "base/out.h"
#include "lang/lang_id.h"
#include "lang/lang_tokenise.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct fixture {
    nn_weights weights;
    lang_tokeniser *tokeniser;
    lang_cache *cache;
    arena arena;
    jmp_buf boundary;
} fixture;

/* Tokens of `text`, "|" after each, "_" where a space follows. */
static const char *tokenise(fixture *f, str text)
{
    out o = {.arena = &f->arena};
    const lang_tokens tokens = lang_tokenise(f->cache, text, &f->arena);
    for (uint32_t i = 0; i < tokens.count; i++) {
        const lang_token *token = &tokens.at[i];
        assert_true(str_equal(token->lexeme->text, str_slice(text, token->start, token->end)));
        assert_int_equal(token->start, i ? tokens.at[i - 1].end + tokens.at[i - 1].space : 0);
        out_str(&o, token->lexeme->text);
        out_text(&o, token->space ? "_|" : "|");
    }
    return out_end(&o);
}

static void expect(fixture *f, const char *text, const char *expected)
{
    assert_string_equal(tokenise(f, str_of(text)), expected);
    assert_string_equal(tokenise(f, str_of(text)), expected); /* now remembered */
}

static void test_affixes(void **state)
{
    fixture *f = *state;
    expect(f, "“Stop,” he said (twice).", "“|Stop|,|”_|he_|said_|(|twice|)|.|");
    expect(f, "US$5m, 10km and 20°C.", "US$|5|m|,_|10|km_|and_|20|°|C|.|");
    expect(f, "Wait....... what?!", "Wait|......._|what|?|!|");
    expect(f, "the E.U.’s U.S.-led", "the_|E.U.|’s_|U.S.-led|");
}

static void test_inside(void **state)
{
    fixture *f = *state;
    expect(f, "well-known 3-4 1.5 a,b either/or", "well|-|known_|3|-|4_|1.5_|a|,|b_|either|/|or|");
    expect(f, "see www.example.org/a-b?c=d,", "see_|www.example.org/a-b?c=d|,|");
    expect(f, "end.Next a--b", "end|.|Next_|a|--|b|");
}

static void test_exceptions(void **state)
{
    fixture *f = *state;
    expect(f, "Don't can’t we'll at 5p.m.", "Do|n't_|ca|n’t_|we|'ll_|at_|5|p.m.|");
    expect(f, "(e.g. Mr. Low)", "(|e.g._|Mr._|Low|)|");
    expect(f, "ok :-) :( fine", "ok_|:-)_|:(_|fine|");
    lang_tokens tokens = lang_tokenise(f->cache, STR("can't"), &f->arena);
    assert_int_equal(tokens.at[0].norm, lang_id(STR("can")));
    assert_int_equal(tokens.at[1].norm, lang_id(STR("not")));
}

static void test_white_space(void **state)
{
    fixture *f = *state;
    expect(f, "", "");
    expect(f, " ", " |");
    expect(f, " a  b\n c \n", " |a_| |b|\n |c_|\n|");
    expect(f, "a\u00a0b\u3000", "a|\u00a0|b|\u3000|");
}

/* No white space for five megabytes: as many steps as bytes, and every byte in a token. */
static void test_long_chunks(void **state)
{
    fixture *f = *state;
    static const char *const patterns[] = {"x", "(", ".", "a:", "a@", "www.", "'' ", "a.)", "…)", ":("};
    enum { SIZE = 1 << 20 };
    char *text = malloc(SIZE);
    assert_non_null(text);
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        const size_t size = strlen(patterns[i]);
        size_t filled = 0;
        for (; filled + size <= SIZE; filled += size)
            memcpy(text + filled, patterns[i], size);
        const lang_tokens tokens = lang_tokenise(f->cache, (str){text, filled}, &f->arena);
        const lang_token *last = &tokens.at[tokens.count - 1];
        assert_int_equal(last->end + last->space, filled);
    }
    free(text);
}

/* More different words than are remembered, and the same words again: the same tokens. */
static void test_memory_changes_nothing(void **state)
{
    fixture *f = *state;
    enum { WORDS = 60000 };
    out o = {.arena = &f->arena};
    for (int i = 0; i < WORDS; i++)
        out_format(&o, "w%d's (%d) ", i, i);
    const str text = {out_end(&o), o.size};
    const char *first = tokenise(f, text);
    assert_string_equal(tokenise(f, text), first);
    lang_cache_start(f->cache);
    assert_string_equal(tokenise(f, text), first);
    lang_cache_start(f->cache);
    expect(f, "Don't w1's", "Do|n't_|w1|'s|");
}

static int open_model(void **state)
{
    static fixture f;
    sayso_error error;
    const char *path = getenv("SAYSO_MODEL");
    *state = &f;
    arena_start(&f.arena, NULL, SIZE_MAX / 2, &f.boundary);
    if (nn_weights_open(&f.weights, path, &arena_malloc, &error) &&
        (f.tokeniser = lang_tokeniser_open(&f.weights, &arena_malloc, &error)) &&
        (f.cache = lang_cache_new(f.tokeniser)))
        return 0;
    printf("%s\n", error.message);
    return -1;
}

static int close_model(void **state)
{
    fixture *f = *state;
    lang_cache_free(f->cache);
    lang_tokeniser_close(f->tokeniser);
    nn_weights_close(&f->weights);
    arena_end(&f->arena);
    return 0;
}

int main(void)
{
    const char *path = getenv("SAYSO_MODEL");
    if (!path || access(path, R_OK) != 0) {
        puts("skipped: no model file (make demo gets it)");
        return 77;
    }
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_affixes),     cmocka_unit_test(test_inside),
        cmocka_unit_test(test_exceptions),  cmocka_unit_test(test_white_space),
        cmocka_unit_test(test_long_chunks), cmocka_unit_test(test_memory_changes_nothing),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
