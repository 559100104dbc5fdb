/* String ids, and the features of a token's text. */
#include "unit.h"

#include "lang/lang_id.h"
#include "lang/lang_lexeme.h"

static void test_ids_are_those_of_spacy(void **state)
{
    (void)state;
    assert_int_equal(lang_id(STR("")), 0);
    assert_int_equal(lang_id(STR("coffee")), 3197928453018144401u);
    assert_int_equal(lang_id(STR("12345678")), 9871996032675327904u);
    assert_int_equal(lang_id(STR("123456789")), 2056675840866671865u);
    assert_int_equal(lang_id(STR("é")), 16256712947286012828u);
    assert_int_equal(lang_id(STR("Kremlin spokesman")), 4487177140839148085u);
}

static void test_reserved_names_have_small_ids(void **state)
{
    (void)state;
    assert_int_equal(lang_id(STR("X")), 101);
    assert_int_equal(lang_id(STR("ORG")), 383);
    assert_int_equal(lang_id(STR("nsubj")), 429);
    assert_int_equal(lang_id(STR("_")), 456);
    assert_int_equal(lang_id(STR("FLAG19")), 19);
    assert_int_equal(lang_id(STR("FLAG63")), 63);
    assert_int_equal(lang_id(STR("FLAG64")), 1510155025906635710u);
    assert_int_equal(lang_id(STR("FLAG18")), 3263284862557174234u);
    assert_int_equal(lang_id(STR("DEPRECATED276")), 379);
    assert_int_equal(lang_id(STR("DEPRECATED277")), 3599742205655016057u);
}

static lang_lexeme make(arena *a, str text)
{
    static const uint64_t pairs[] = {383, 101}; /* "ORG" is normally "X" */
    const lang_norms norms = {pairs, 1};
    lang_lexeme lexeme;
    lang_lexeme_make(&lexeme, text, &norms, a);
    return lexeme;
}

static void expect_shape(arena *a, str text, str shape)
{
    assert_int_equal(make(a, text).shape, lang_id(shape));
}

static void test_shapes(void **state)
{
    (void)state;
    jmp_buf boundary;
    arena a;
    arena_start(&a, NULL, 1 << 20, &boundary);
    assert_int_equal(setjmp(boundary), 0);
    expect_shape(&a, STR("Kremlin"), STR("Xxxxx"));
    expect_shape(&a, STR("NATO-led"), STR("XXXX-xxx"));
    expect_shape(&a, STR("UNESCO"), STR("XXXX"));
    expect_shape(&a, STR("1999/2000"), STR("dddd/dddd"));
    expect_shape(&a, STR("x²½"), STR("xd½"));
    expect_shape(&a, STR("中文"), STR("xx"));
    expect_shape(&a, STR("------"), STR("----"));
    char text[100];
    memset(text, 'a', sizeof text);
    expect_shape(&a, (str){text, 99}, STR("xxxx"));
    expect_shape(&a, (str){text, 100}, STR("LONG"));
    arena_end(&a);
}

static void test_affixes_and_norms(void **state)
{
    (void)state;
    jmp_buf boundary;
    arena a;
    arena_start(&a, NULL, 1 << 20, &boundary);
    assert_int_equal(setjmp(boundary), 0);
    const lang_lexeme word = make(&a, STR("Élysée"));
    assert_int_equal(word.prefix, lang_id(STR("É")));
    assert_int_equal(word.suffix, lang_id(STR("sée")));
    assert_int_equal(word.norm, lang_id(STR("élysée")));
    const lang_lexeme known = make(&a, STR("ORG"));
    assert_int_equal(known.norm, 101);
    assert_int_equal(known.lower_id, lang_id(STR("org")));
    const lang_lexeme blank = make(&a, STR("\n\n"));
    assert_true(blank.space);
    assert_int_equal(blank.suffix, lang_id(STR("\n\n")));
    arena_end(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ids_are_those_of_spacy),
        cmocka_unit_test(test_reserved_names_have_small_ids),
        cmocka_unit_test(test_shapes),
        cmocka_unit_test(test_affixes_and_norms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
