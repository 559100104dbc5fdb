/* The ground everything stands on: arena, vectors, UTF-8, JSON. */
#include "unit.h"

#include "base/arena.h"
#include "base/out.h"
#include "base/seen.h"
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

static void test_growing_keeps_the_bytes_and_gives_back_what_is_large(void **state)
{
    (void)state;
    enum { LARGE = 200 << 18, LIMIT = 92 << 20 };
    jmp_buf boundary;
    arena a;
    arena_start(&a, NULL, LIMIT, &boundary);
    assert_int_equal(setjmp(boundary), 0);
    char *memory = arena_take(&a, 100);
    memset(memory, 'x', 100);
    assert_ptr_equal(arena_grow(&a, memory, 100, 200), memory); /* there is room behind it */
    arena_take(&a, 1);
    for (size_t size = 200; size < LARGE; size *= 2) /* in all twice as much, more than the limit */
        memory = arena_grow(&a, memory, size, 2 * size);
    for (size_t i = 0; i < 200; i++)
        assert_int_equal(memory[i], i < 100 ? 'x' : 0);
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

static seen_key spread_key(uint64_t number)
{
    seen_key key = {0};
    for (size_t i = 0; i < 2; i++) { /* splitmix64 */
        uint64_t x = (2 * number + i + 1) * UINT64_C(0x9e3779b97f4a7c15);
        x = (x ^ x >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
        memcpy(key.bytes + 8 * i, &x, sizeof x);
    }
    return key;
}

static void test_what_was_seen_last_is_known_and_memory_is_bounded(void **state)
{
    (void)state;
    enum { MANY = 400000, KNOWN = 131072 };
    seen s = {.allocator = &arena_malloc};
    seen_note note = {0}, found;
    for (uint32_t i = 0; i < MANY; i++) {
        const seen_key key = spread_key(i);
        assert_false(seen_find(&s, &key, &found));
        memcpy(note.bytes, &i, sizeof i);
        seen_add(&s, &key, &note);
    }
    for (uint32_t i = MANY - KNOWN; i < MANY; i++) {
        const seen_key key = spread_key(i);
        assert_true(seen_find(&s, &key, &found));
        assert_memory_equal(found.bytes, &i, sizeof i);
    }
    const seen_key first = spread_key(0);
    assert_false(seen_find(&s, &first, &found));
    assert_true(s.newer.room + s.older.room <= 4 * KNOWN);
    seen_free(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arena_limit_is_thrown),
        cmocka_unit_test(test_growing_keeps_the_bytes_and_gives_back_what_is_large),
        cmocka_unit_test(test_vec_keeps_its_elements),
        cmocka_unit_test(test_utf8_finds_the_bad_byte),
        cmocka_unit_test(test_json_escapes_and_commas),
        cmocka_unit_test(test_what_was_seen_last_is_known_and_memory_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
