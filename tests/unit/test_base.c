/* The ground everything stands on: arena, vectors, UTF-8, JSON. */
#include "unit.h"

#include "base/arena.h"
#include "base/out.h"
#include "base/utf8.h"
#include "base/vec.h"

static void test_arena_limit_is_thrown(void **state)
{
    (void)state;
    jmp_buf boundary;
    arena a;
    arena_start(&a, NULL, 100000, &boundary);
    volatile size_t taken = 0;
    const int thrown = setjmp(boundary);
    if (!thrown)
        for (;;) {
            char *memory = arena_take(&a, 1000);
            assert_int_equal(memory[0] | memory[999], 0);
            memory[0] = memory[999] = 1;
            taken += 1000;
        }
    assert_int_equal(thrown, SAYSO_E_LIMIT);
    assert_in_range(taken, 60000, 100000);
    arena_end(&a);
}

static void test_vec_keeps_its_elements(void **state)
{
    (void)state;
    jmp_buf boundary;
    arena a;
    arena_start(&a, NULL, 1 << 20, &boundary);
    VEC(uint32_t) numbers = {0};
    assert_int_equal(setjmp(boundary), 0);
    for (uint32_t i = 0; i < 1000; i++)
        *vec_push(&a, &numbers) = i * i;
    for (uint32_t i = 0; i < 1000; i++)
        assert_int_equal(numbers.at[i], i * i);
    arena_end(&a);
}

static void test_utf8_finds_the_bad_byte(void **state)
{
    (void)state;
    assert_int_equal(utf8_invalid(STR("plain “curly” é 😀")), STR("plain “curly” é 😀").size);
    assert_int_equal(utf8_invalid(STR("ab\xc0\xaf")), 2);       /* overlong */
    assert_int_equal(utf8_invalid(STR("a\xed\xa0\x80")), 1);    /* surrogate */
    assert_int_equal(utf8_invalid(STR("\xf4\x90\x80\x80")), 0); /* past U+10FFFF */
    assert_int_equal(utf8_invalid(STR("abc\xe2\x80")), 3);      /* cut short */
}

static void test_json_escapes_and_commas(void **state)
{
    (void)state;
    jmp_buf boundary;
    arena a;
    arena_start(&a, NULL, 1 << 20, &boundary);
    assert_int_equal(setjmp(boundary), 0);
    out o = {.arena = &a};
    out_json_open(&o, '{');
    out_json_key(&o, "a\"b");
    out_json_open(&o, '[');
    out_json_uint(&o, 1);
    out_json_text(&o, "\n\x01\\é");
    out_json_null(&o);
    out_json_close(&o, ']');
    out_json_key(&o, "c");
    out_json_bool(&o, true);
    out_json_close(&o, '}');
    assert_string_equal(out_end(&o), "{\"a\\\"b\":[1,\"\\n\\u0001\\\\é\",null],\"c\":true}");
    arena_end(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arena_limit_is_thrown),
        cmocka_unit_test(test_vec_keeps_its_elements),
        cmocka_unit_test(test_utf8_finds_the_bad_byte),
        cmocka_unit_test(test_json_escapes_and_commas),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
