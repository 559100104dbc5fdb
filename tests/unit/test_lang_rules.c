/* The attribute ruler and the lemmatiser, on tables made up here. */
#include "unit.h"

#include "lang/lang_id.h"
#include "lang/lang_lemma.h"
#include "lang/lang_ruler.h"
#include <stdlib.h>

static const uint64_t ALL = ~0ull;

/* ---- attribute ruler ------------------------------------------------------------------------------------------ */

enum { DOES = 1, GON, NA, WORDS = 3 };
enum { FINITE = 1, GO };
static const char TEXTS[] = "VerbForm=Fingo";
static const uint32_t ENDS[] = {12, 14};

static const lang_rule RULES[] = {
    {.number = 0, .own = {1ull << TAG_VBZ, ALL, 0, 0}, .pos = 1 + POS_VERB, .morph = FINITE},
    {.number = 4, .own = {ALL, 1ull << DEP_AUX, 0, 0}, .pos = 1 + POS_AUX},
    {.number = 5, .own = {ALL, ALL, 0, RULER_BLANK}, .tag = 1 + TAG_SP, .pos = 1 + POS_SPACE, .dep = 1 + DEP_DEP},
    {.number = 1, .own = {1ull << TAG_VBZ, ALL, DOES, 0}, .pos = 1 + POS_NOUN},
    {.number = 2, .own = {ALL, ALL, GON, 0}, .beside = RULER_NEXT, .other = {ALL, ALL, NA, 0}, .lemma = GO},
    {.number = 3, .own = {ALL, ALL, NA, 0}, .beside = RULER_PREVIOUS, .other = {ALL, ALL, 0, RULER_BLANK}, .lemma = GO},
};

static lang_ruler open_ruler(uint64_t words[WORDS])
{
    for (uint64_t i = 0; i < WORDS; i++)
        words[i] = 10 * i + 10;
    nn_tensor tensors[] = {
        {"ruler.rules", NN_U64, 2, {sizeof RULES / sizeof *RULES, RULER_FIELDS}, RULES, sizeof RULES},
        {"ruler.texts", NN_U8, 1, {14}, TEXTS, 14},
        {"ruler.texts.ends", NN_U32, 1, {2}, ENDS, sizeof ENDS},
        {"ruler.words", NN_U64, 1, {WORDS}, words, WORDS * sizeof *words},
    };
    const nn_weights weights = {.path = "test", .tensors = tensors, .count = sizeof tensors / sizeof *tensors};
    lang_ruler ruler;
    assert_true(lang_ruler_open(&ruler, &weights, NULL));
    return ruler;
}

static void test_later_rules_override(void **state)
{
    (void)state;
    uint64_t words[WORDS];
    const lang_ruler ruler = open_ruler(words);
    token t[] = {
        {.tag = TAG_VBZ, .dep = DEP_ROOT}, {.tag = TAG_VBZ, .dep = DEP_ROOT}, {.tag = TAG_VBZ, .dep = DEP_AUX}};
    lang_ruler_apply(&ruler, t, (uint16_t[]){0, DOES, DOES}, 3);
    assert_int_equal(t[0].pos, POS_VERB);
    assert_int_equal(t[1].pos, POS_NOUN);
    assert_int_equal(t[2].pos, POS_AUX);
    assert_true(str_equal(t[2].morph, STR("VerbForm=Fin"))); /* what no later rule sets, stays */
}

static void test_rules_look_beside(void **state)
{
    (void)state;
    uint64_t words[WORDS];
    const lang_ruler ruler = open_ruler(words);
    token t[] = {{.tag = TAG_VB}, {.tag = TAG_TO}, {.tag = TAG_VB}, {.tag = TAG_NN, .blank = true}, {.tag = TAG_TO}};
    lang_ruler_apply(&ruler, t, (uint16_t[]){GON, NA, GON, 0, NA}, 5);
    assert_true(str_equal(t[0].lemma, STR("go")));
    assert_int_equal(t[1].lemma.size, 0);
    assert_int_equal(t[2].lemma.size, 0);
    assert_int_equal(t[3].tag, TAG_SP);
    assert_int_equal(t[3].dep, DEP_DEP);
    assert_true(str_equal(t[4].lemma, STR("go")));
}

static void test_words_are_found_by_id(void **state)
{
    (void)state;
    uint64_t words[WORDS];
    const lang_ruler ruler = open_ruler(words);
    assert_int_equal(lang_ruler_word(&ruler, 10), 1);
    assert_int_equal(lang_ruler_word(&ruler, 30), 3);
    assert_int_equal(lang_ruler_word(&ruler, 0), 0);
    assert_int_equal(lang_ruler_word(&ruler, 11), 0);
    assert_int_equal(lang_ruler_word(&ruler, 31), 0);
}

/* ---- lemmas --------------------------------------------------------------------------------------------------- */

/* ss → s, s → , ing → , ing → e for verbs; s → for nouns */
static const char RULE_TEXTS[] = "ssssinginges";
static const uint32_t RULE_ENDS[] = {2, 3, 4, 4, 7, 7, 10, 11, 12, 12};
static const uint8_t RULE_POS[] = {POS_VERB, POS_VERB, POS_VERB, POS_VERB, POS_NOUN};

static int compare(const void *left, const void *right)
{
    const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return a < b ? -1 : a > b;
}

typedef struct tables {
    uint64_t index[4], exception_of[2];
    lang_lemmas lemmas;
} tables;

static void open_lemmas(tables *t)
{
    t->index[0] = lang_lemma_key(POS_VERB, STR("make"));
    t->index[1] = lang_lemma_key(POS_VERB, STR("sing"));
    t->index[2] = lang_lemma_key(POS_VERB, STR("singe"));
    t->index[3] = lang_lemma_key(POS_NOUN, STR("dog"));
    qsort(t->index, 4, sizeof *t->index, compare);
    t->exception_of[0] = t->exception_of[1] = lang_lemma_key(POS_VERB, STR("went"));
    static const uint32_t exception_ends[] = {2, 6};
    nn_tensor tensors[] = {
        {"lemma.exceptions", NN_U8, 1, {6}, "gowend", 6},
        {"lemma.exceptions.ends", NN_U32, 1, {2}, exception_ends, sizeof exception_ends},
        {"lemma.exceptions.of", NN_U64, 1, {2}, t->exception_of, sizeof t->exception_of},
        {"lemma.index", NN_U64, 1, {4}, t->index, sizeof t->index},
        {"lemma.rules", NN_U8, 1, {12}, RULE_TEXTS, 12},
        {"lemma.rules.ends", NN_U32, 1, {10}, RULE_ENDS, sizeof RULE_ENDS},
        {"lemma.rules.pos", NN_U8, 1, {5}, RULE_POS, sizeof RULE_POS},
    };
    const nn_weights weights = {.path = "test", .tensors = tensors, .count = sizeof tensors / sizeof *tensors};
    assert_true(lang_lemmas_open(&t->lemmas, &weights, NULL));
}

static void assert_lemma(const char *text, const char *lower, label_pos pos, const char *morph, const char *lemma)
{
    tables t;
    open_lemmas(&t);
    jmp_buf boundary;
    arena a;
    arena_start(&a, NULL, 100000, &boundary);
    const lang_lexeme lexeme = {.text = str_of(text), .lower = str_of(lower)};
    const str found = lang_lemma_find(&t.lemmas, lexeme.text, &lexeme, pos, str_of(morph), &a);
    assert_true(found.size == strlen(lemma));
    assert_memory_equal(found.at, lemma, found.size);
    arena_end(&a);
}

static void test_endings_come_off(void **state)
{
    (void)state;
    assert_lemma("Making", "making", POS_VERB, "VerbForm=Part", "make"); /* of what is known and not, the known */
    assert_lemma("singing", "singing", POS_VERB, "", "singe");           /* of what is known, the later rule's */
    assert_lemma("Blogs", "blogs", POS_NOUN, "Number=Plur", "blog");
    assert_lemma("zzz", "zzz", POS_VERB, "", "zzz");
    assert_lemma("ABCD", "abcd", POS_VERB, "", "ABCD"); /* no rule fits: as it stands */
    assert_lemma("s", "s", POS_NOUN, "", "s");          /* nothing would be left */
}

static void test_what_is_no_word_of_letters_needs_no_index(void **state)
{
    (void)state;
    assert_lemma("e-mailing", "e-mailing", POS_VERB, "", "e-mail");
    assert_lemma("1980s", "1980s", POS_NOUN, "", "1980");
}

static void test_exceptions_come_first(void **state)
{
    (void)state;
    assert_lemma("went", "went", POS_VERB, "", "wend"); /* the last one */
}

static void test_base_forms_are_only_lowered(void **state)
{
    (void)state;
    assert_lemma("Went", "went", POS_VERB, "VerbForm=Inf", "went");
    assert_lemma("Making", "making", POS_VERB, "Tense=Pres|VerbForm=Fin", "making");
    assert_lemma("Making", "making", POS_VERB, "Number=Sing|Person=3|Tense=Pres|VerbForm=Fin", "make");
    assert_lemma("Dogs", "dogs", POS_NOUN, "Number=Sing", "dogs");
    assert_lemma("Fast", "fast", POS_ADV, "Degree=Pos", "fast");
    assert_lemma("Dogs", "dogs", POS_NONE, "", "dogs");
}

static void test_names_stay(void **state)
{
    (void)state;
    assert_lemma("Dogs", "dogs", POS_PROPN, "Number=Sing", "Dogs");
    assert_lemma("The", "the", POS_DET, "Definite=Def", "the");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_later_rules_override),
        cmocka_unit_test(test_rules_look_beside),
        cmocka_unit_test(test_words_are_found_by_id),
        cmocka_unit_test(test_endings_come_off),
        cmocka_unit_test(test_what_is_no_word_of_letters_needs_no_index),
        cmocka_unit_test(test_exceptions_come_first),
        cmocka_unit_test(test_base_forms_are_only_lowered),
        cmocka_unit_test(test_names_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
