/* Spellings of a name: which are one, and which are not. */
#include "who/who_work.h"

#include "unit.h"

static bool same(const char *one, const char *other)
{
    arena a;
    arena_start(&a, NULL, 1 << 16, NULL);
    const bool equal = str_equal(who_fold(&a, str_of(one)), who_fold(&a, str_of(other)));
    arena_end(&a);
    return equal;
}

static void test_spellings_of_one_name(void **state)
{
    (void)state;
    static const char *const one[][2] = {
        {"Sergei", "Sergey"},    {"Sergei", "SERGEJ"},  {"Zelensky", "Zelenskyy"}, {"Zelensky", "Zelenskiy"},
        {"Dmitry", "Dmitrii"},   {"Aleksei", "Alexey"}, {"Evgeny", "Yevgeniy"},    {"Mikhail", "Mihail"},
        {"Erdoğan", "Erdogan"},  {"Müller", "Muller"},  {"Yusuf", "Yussuf"},       {"Khatchaturian", "Khachaturian"},
        {"Tat’yana", "Tatyana"}, {"Josip", "Iosip"},    {"Stephan", "Stefan"},     {"Łukasz", "Łukasz"},
    };
    for (size_t i = 0; i < sizeof one / sizeof *one; i++)
        assert_true(same(one[i][0], one[i][1]));
}

static void test_names_that_are_two(void **state)
{
    (void)state;
    static const char *const two[][2] = {{"Berg", "Burg"},    {"Roe", "Rowe"},    {"Anna", "Anne"},
                                         {"Sergei", "Serge"}, {"Ivan", "Ivanov"}, {"Carl", "Karl"}};
    for (size_t i = 0; i < sizeof two / sizeof *two; i++)
        assert_false(same(two[i][0], two[i][1]));
}

static void test_any_bytes_fold(void **state)
{
    (void)state;
    assert_true(same("", ""));
    assert_true(same("\xff\xfe", "\xff\xfe"));
    assert_true(same("한국", "한국"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_spellings_of_one_name),
        cmocka_unit_test(test_names_that_are_two),
        cmocka_unit_test(test_any_bytes_fold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
