/* Python's answers about code points, where they are easy to get wrong. */
#include "unit.h"

#include "base/unicode.h"

static void test_code_points_are_what_python_says(void **state)
{
    (void)state;
    assert_true(unicode_is(0xaa, UNICODE_ALPHA)); /* ª: a letter of neither case … */
    assert_false(unicode_is(0xaa, UNICODE_UPPER));
    assert_true(unicode_is(0x2160, UNICODE_UPPER)); /* Ⅰ: upper case, and yet no letter */
    assert_false(unicode_is(0x2160, UNICODE_ALPHA));
    assert_true(unicode_is(0x1c5, UNICODE_ALPHA)); /* ǅ: title case */
    assert_false(unicode_is(0x1c5, UNICODE_UPPER));
    assert_true(unicode_is(0xb2, UNICODE_DIGIT));  /* ² */
    assert_false(unicode_is(0xbd, UNICODE_DIGIT)); /* ½ */
    assert_true(unicode_is(0x1c, UNICODE_SPACE));  /* a separator of files */
    assert_true(unicode_is(0x3000, UNICODE_SPACE));
    assert_false(unicode_is(0x200b, UNICODE_SPACE)); /* zero width */
    assert_false(unicode_is(0x180e, UNICODE_SPACE));
    assert_false(unicode_is(0x10ffff, UNICODE_ALPHA));
}

static void test_all(void **state)
{
    (void)state;
    assert_true(unicode_all(STR("Café"), UNICODE_ALPHA));
    assert_false(unicode_all(STR("Café!"), UNICODE_ALPHA));
    assert_false(unicode_all(STR(""), UNICODE_ALPHA));
    assert_true(unicode_all(STR(" \n\u00a0"), UNICODE_SPACE));
}

static void expect_lower(arena *a, str text, str expected)
{
    const str lower = unicode_lower(a, text);
    assert_int_equal(lower.size, expected.size);
    assert_memory_equal(lower.at, expected.at, expected.size);
}

static void test_lower(void **state)
{
    (void)state;
    jmp_buf boundary;
    arena a;
    arena_start(&a, NULL, 1 << 20, &boundary);
    assert_int_equal(setjmp(boundary), 0);
    expect_lower(&a, STR("NATO's ÉCOLE"), STR("nato's école"));
    expect_lower(&a, STR("ΟΔΟΣ ΣΑΣ"), STR("οδος σας")); /* a final sigma after a cased letter … */
    expect_lower(&a, STR("ΟΔΟΣ."), STR("οδος."));
    expect_lower(&a, STR("ΑΣ'Α Σ"), STR("ασ'α σ")); /* … but not before one, an apostrophe between or not */
    expect_lower(&a, STR("İİİ"), STR("i\u0307i\u0307i\u0307"));
    expect_lower(&a, STR("ȺȺȺȺ"), STR("ⱥⱥⱥⱥ")); /* grows from 2 bytes to 3 */
    const str same = STR("already — lower");
    assert_ptr_equal(unicode_lower(&a, same).at, same.at);
    arena_end(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_code_points_are_what_python_says),
        cmocka_unit_test(test_all),
        cmocka_unit_test(test_lower),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
