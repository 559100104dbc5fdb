/* Dates as people write them. */
#include "unit.h"

#include "clean/clean_date.h"

static void expect(const char *text, const char *value)
{
    clean_date d;
    char got[28] = "";
    sayso_precision precision;
    const str t = str_of(text);
    if (clean_date_next(t, 0, (uint32_t)t.size, &d) && clean_date_settle(&d, ORDER_UNKNOWN))
        clean_date_value(&d, got, &precision);
    if (strcmp(got, value) != 0)
        fail_msg("\"%s\": \"%s\", not \"%s\"", text, got, value);
}

static void test_the_forms_of_pages(void **state)
{
    (void)state;
    expect("date 2021-12-18", "2021-12-18");
    expect("Publish date12 Feb 2022 - 18:40", "2022-02-12T18:40");
    expect("Jan. 25, 2022 (WIRE)—During", "2022-01-25");
    expect("By A. Writer, Updated 3:04 PM ET, Thu January 20, 2022", "2022-01-20T15:04");
    expect("Published: 18/12/2021 14:05 GMT", "2021-12-18T14:05");
    expect("Published 11:26 pm EST, Tuesday, November 19, 2019", "2019-11-19T23:26");
    expect("2022-02-12T18:40:07+03:00", "2022-02-12T18:40:07");
    expect("Thursday, Feb 3rd 2022", "2022-02-03");
    expect("the 3rd of March, 2022", "2022-03-03");
    expect("12.02.2022", "2022-02-12");
    expect("12/22/23 11:35 AM", "2023-12-22T11:35");
    expect("PublishedJan 3, 2022", "2022-01-03");
    expect("12-Feb-22", "2022-02-12");
    expect("12\xc2\xa0"
           "February\xc2\xa0"
           "2022 at 3 p.m.",
           "2022-02-12T15");
    expect("Sat, 12 Feb 2022 18:40:00 GMT", "2022-02-12T18:40:00");
    expect("FEBRUARY 2022", "2022-02");
}

static void test_what_is_no_date(void **state)
{
    (void)state;
    expect("call 202-628-8500 or 192.168.20.1", "");
    expect("in 1990-2000 they may 3 times march 4 abreast", "");
    expect("2021-13-45, 31/31/2022, February 30, 2022", "");
    expect("Politics - 1402/06/28 - Code 58", ""); /* of another calendar */
    expect("13 June 1402", "1402-06-13");
    expect("December 31, the second time", ""); /* a day, but of no year */
}

static void test_the_order_of_numbers_is_not_guessed(void **state)
{
    (void)state;
    expect("03/04/2022", "");
    expect("04/04/2022", "2022-04-04");
    expect("Sunday 03/04/2022", "2022-04-03");
    expect("03/04/2022, Friday", "2022-03-04");
    expect("3/4/2022 5:30 PM EST", "2022-03-04T17:30");
    clean_date d;
    assert_true(clean_date_next(STR("03/04/2022"), 0, 10, &d));
    assert_false(clean_date_settle(&d, ORDER_UNKNOWN));
    assert_true(clean_date_settle(&d, ORDER_MONTH_FIRST));
    assert_int_equal(d.month, 3);
}

static void test_a_wrong_weekday_is_seen(void **state)
{
    (void)state;
    clean_date d;
    assert_true(clean_date_next(STR("Wednesday, Dec. 7, 2021"), 0, 23, &d));
    assert_true(clean_date_contradicts(&d));
    assert_true(clean_date_next(STR("Tuesday, Dec. 7, 2021"), 0, 21, &d));
    assert_false(clean_date_contradicts(&d));
}

static void test_the_calendar_goes_round(void **state)
{
    (void)state;
    for (int days = -200000; days < 200000; days += 13) {
        int year, month, day;
        clean_day_of(days, &year, &month, &day);
        assert_int_equal(clean_days_of(year, month, day), days);
    }
    assert_int_equal(clean_weekday_of(clean_days_of(2022, 1, 25)), 1);
    assert_int_equal(clean_month_days(2024, 2), 29);
    int year, week;
    clean_week_of(clean_days_of(2016, 9, 15), &year, &week);
    assert_int_equal(week, 37);
    clean_week_of(clean_days_of(2021, 1, 3), &year, &week);
    assert_int_equal(year * 100 + week, 202053);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_forms_of_pages),
        cmocka_unit_test(test_what_is_no_date),
        cmocka_unit_test(test_the_order_of_numbers_is_not_guessed),
        cmocka_unit_test(test_a_wrong_weekday_is_seen),
        cmocka_unit_test(test_the_calendar_goes_round),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
