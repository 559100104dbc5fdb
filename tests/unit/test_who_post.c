/* Days, terms, and offices by their words: who held what, when. */
#include "who_tables.h"

/* The holders' ids, a space between each two; '?' after those who may hold it. */
static void expect_holders(const tables *t, const char *words, const char *on, const char *expected)
{
    char got[200] = "";
    who_post post;
    uint32_t terms[WHO_MOST_HOLDERS], count = 0;
    const who_day day = who_day_of(str_of(on));
    if (who_knowledge_post(t->knowledge, str_of(words), &post))
        count = who_knowledge_holders(t->knowledge, &post, day, terms);
    for (uint32_t i = 0; i < count; i++) {
        const who_term term = who_knowledge_term(t->knowledge, terms[i]);
        const who_held held = who_knowledge_holds(t->knowledge, term.person, &post, day);
        strcat(strcat(got, i ? " " : ""), who_knowledge_thing(t->knowledge, term.person).id.at);
        strcat(got, held == WHO_HELD ? "" : "?");
    }
    if (strcmp(got, expected) != 0)
        fail_msg("%s on %s: '%s', not '%s'", words, on, got, expected);
}

static void test_offices_are_read_in_any_words(void **state)
{
    (void)state;
    tables t;
    open_tables(&t);
    expect_holders(&t, "Ravonian foreign minister", "2012-01-01", "Q7");
    expect_holders(&t, "the Ravonian Minister of External Affairs", "2012-01-01", "Q7");
    expect_holders(&t, "Ravonia's Foreign Affairs Minister", "2012-01-01", "Q7");
    expect_holders(&t, "minister of foreign affairs of the Republic of Ravonia", "2012-01-01", "Q7");
    expect_holders(&t, "fisheries minister", "2012-01-01", "Q7");
    expect_holders(&t, "Ravonian deputy foreign minister", "2010-02-01", "Q8");
    expect_holders(&t, "Port Ravon Mayor", "2015-05", "Q8");
    expect_holders(&t, "Mayor of Port Ravon", "2015-05", "Q8");
    expect_holders(&t, "Iron House spokesman", "2011-06-01", "hand:mira-lund");
    expect_holders(&t, "head of the Iron House", "2012-06-01", "Q8");
    expect_holders(&t, "Ravonian member of parliament", "2016-01-01", "hand:mira-lund");
    expect_holders(&t, "Ravonian teapot", "2012-01-01", "");
    expect_holders(&t, "", "2012-01-01", "");
    end_tables(&t);
}

static void test_a_title_of_one_state_means_that_state(void **state)
{
    (void)state;
    tables t;
    who_post post;
    open_tables(&t);
    expect_holders(&t, "the chief scribe", "2012-01-01", "Q7");
    assert_true(who_knowledge_post(t.knowledge, STR("chief scribe"), &post));
    assert_true(str_equal(post.classes[0].scope, STR("RVN")));
    end_tables(&t);
}

static void test_both_hold_an_office_on_the_day_it_changes_hands(void **state)
{
    (void)state;
    tables t;
    open_tables(&t);
    expect_holders(&t, "Ravonian foreign minister", "2014-06-02", "Q7");
    expect_holders(&t, "Ravonian foreign minister", "2014-06-03", "Q8 Q7");
    expect_holders(&t, "Ravonian foreign minister", "2014-06-04", "Q8");
    expect_holders(&t, "Ravonian foreign minister", "2010-04-30", "");
    end_tables(&t);
}

static void test_what_is_known_to_the_month_is_not_sure_in_that_month(void **state)
{
    (void)state;
    tables t;
    open_tables(&t);
    expect_holders(&t, "Port Ravon mayor", "2015-02-28", "");
    expect_holders(&t, "Port Ravon mayor", "2015-03-01", "Q8?");
    expect_holders(&t, "Port Ravon mayor", "2015-03-30", "Q8?");
    expect_holders(&t, "Port Ravon mayor", "2015-03-31", "Q8");
    expect_holders(&t, "Port Ravon mayor", "2015-09-30", "Q8");
    expect_holders(&t, "Port Ravon mayor", "2015-10-01", "");
    expect_holders(&t, "Port Ravon mayor", "2015", "Q8?");
    expect_holders(&t, "Port Ravon mayor", "", "Q8?");
    expect_holders(&t, "Ravonian foreign minister", "2015-07-01", "Q8?");
    end_tables(&t);
}

static void test_an_open_end_holds_until_it_was_last_seen(void **state)
{
    (void)state;
    tables t;
    open_tables(&t);
    expect_holders(&t, "president of Ravonia", "2016-02-29", "Q7");
    expect_holders(&t, "president of Ravonia", "2016-03-01", "Q7?");
    end_tables(&t);
}

static void test_former_and_next_holders(void **state)
{
    (void)state;
    tables t;
    open_tables(&t);
    expect_holders(&t, "former Ravonian foreign minister", "2014-06-03", "");
    expect_holders(&t, "former Ravonian foreign minister", "2014-06-04", "Q7");
    expect_holders(&t, "ex-foreign minister of Ravonia", "2016-01-01", "Q8 Q7");
    expect_holders(&t, "president-elect of Ravonia", "2014-06-01", "");
    expect_holders(&t, "Ravonian president-elect", "2014-06-01", "Q7");
    expect_holders(&t, "Ravonian president-elect", "2014-06-03", "");
    end_tables(&t);
}

static void test_ranks_come_from_titles(void **state)
{
    (void)state;
    tables t;
    uint32_t count;
    open_tables(&t);
    const uint32_t mira = who_knowledge_by_id(t.knowledge, STR("hand:mira-lund"));
    const uint32_t ilsa = who_knowledge_by_id(t.knowledge, STR("Q7"));
    const uint32_t first = who_knowledge_terms(t.knowledge, mira, &count);
    assert_int_equal(count, 2);
    assert_int_equal(who_knowledge_term(t.knowledge, first).rank, WHO_DELEGATE);
    assert_int_equal(who_knowledge_term(t.knowledge, first + 1).rank, WHO_OFFICER);
    assert_int_equal(who_knowledge_term(t.knowledge, who_knowledge_terms(t.knowledge, ilsa, &count)).rank,
                     WHO_MINISTER);
    end_tables(&t);
}

static void test_days(void **state)
{
    (void)state;
    assert_true(who_day_of(STR("2021-12-12")) < who_day_of(STR("2021-12-13")));
    assert_true(who_day_of(STR("2021-12")) < who_day_of(STR("2021-12-01")));
    assert_int_equal(who_day_of(STR("2021-12-12T10:00")), who_day_of(STR("2021-12-12")));
    assert_true(who_day_of(STR("2024-02-29")) != WHO_NO_DAY);
    const char *const wrong[] = {"",           "21",         "2021-",       "2021-13", "2021-00",  "2021-1",
                                 "2021-02-29", "2021-12-32", "2021-12-12x", "2021 ",   "December", "0000"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (who_day_of(str_of(wrong[i])) != WHO_NO_DAY)
            fail_msg("'%s' is taken for a date", wrong[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_offices_are_read_in_any_words),
        cmocka_unit_test(test_a_title_of_one_state_means_that_state),
        cmocka_unit_test(test_both_hold_an_office_on_the_day_it_changes_hands),
        cmocka_unit_test(test_what_is_known_to_the_month_is_not_sure_in_that_month),
        cmocka_unit_test(test_an_open_end_holds_until_it_was_last_seen),
        cmocka_unit_test(test_former_and_next_holders),
        cmocka_unit_test(test_ranks_come_from_titles),
        cmocka_unit_test(test_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
