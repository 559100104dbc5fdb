/* The tables of attributing words: in the order that the search needs. */
#include "unit.h"

#include "say/say_lexicon.c"

static void expect_sorted(const cue_word *table, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (str_compare(str_of(table[i - 1].lemma), str_of(table[i].lemma)) >= 0)
            fail_msg("%s does not come before %s", table[i - 1].lemma, table[i].lemma);
}

static void test_tables_are_sorted(void **state)
{
    (void)state;
    expect_sorted(verbs, VERBS);
    expect_sorted(nouns, NOUNS);
    expect_sorted(adjectives, ADJECTIVES);
    expect_sorted(others, OTHERS);
    for (size_t i = 1; i < LIGHT; i++)
        assert_true(strcmp(light[i - 1], light[i]) < 0);
    for (size_t i = 1; i < FORUMS; i++)
        assert_true(strcmp(forums[i - 1], forums[i]) < 0);
}

static void test_finds_by_kind_of_word(void **state)
{
    (void)state;
    assert_int_equal(say_lexicon_find(STR("say"), POS_VERB)->manner, CUE_SAID);
    assert_int_equal(say_lexicon_find(STR("Deny"), POS_VERB)->manner, CUE_DENIED);
    assert_int_equal(say_lexicon_find(STR("criticise"), POS_VERB)->frames, CUE_OBJECT);
    assert_ptr_not_equal(say_lexicon_find(STR("doubt"), POS_VERB), say_lexicon_find(STR("doubt"), POS_NOUN));
    assert_null(say_lexicon_find(STR("table"), POS_VERB));
    assert_null(say_lexicon_find(STR("say"), POS_ADV));
    assert_null(say_lexicon_find(STR("incomprehensibilities"), POS_NOUN));
    assert_null(say_lexicon_find(STR(""), POS_VERB));
}

static void test_pairs(void **state)
{
    (void)state;
    assert_int_equal(say_lexicon_find(STR("rule"), POS_VERB)->manner, CUE_SAID);
    assert_int_equal(say_lexicon_find_pair(STR("rule"), STR("Out"))->manner, CUE_DENIED);
    assert_null(say_lexicon_find_pair(STR("rule"), STR("in")));
    assert_null(say_lexicon_find_pair(STR("rule"), STR("")));
    assert_null(say_lexicon_find_pair(STR("incomprehensibilities"), STR("out")));
}

static void test_prepositions(void **state)
{
    (void)state;
    const cue_word *talk = say_lexicon_find(STR("talk"), POS_VERB);
    assert_true(say_lexicon_leads(talk, STR("About")));
    assert_true(say_lexicon_leads(talk, STR("of")));
    assert_false(say_lexicon_leads(talk, STR("o")));
    assert_false(say_lexicon_leads(talk, STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables_are_sorted),
        cmocka_unit_test(test_finds_by_kind_of_word),
        cmocka_unit_test(test_pairs),
        cmocka_unit_test(test_prepositions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
