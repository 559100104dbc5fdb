/* Tables behind the perfect hash: of any size, what is in them is found, and nothing else. */
#include "unit.h"

#include "base/out.h"
#include "who/who_table.h"
#include <stdio.h>
#include <stdlib.h>

static int compare_tensors(const void *left, const void *right)
{
    return strcmp(((const nn_tensor *)left)->name, ((const nn_tensor *)right)->name);
}

/* Keys "0", "1" …, of which key n has n % 3 rows and one more: {n, 0}, {n, 1} … */
static void check_table(uint32_t keys)
{
    arena a;
    jmp_buf boundary;
    sayso_error error;
    nn_tensor tensors[WHO_TABLE_TENSORS];
    arena_start(&a, NULL, 1 << 26, &boundary);
    assert_int_equal(setjmp(boundary), 0);
    out text = {.arena = &a};
    out_bytes(&text, "", 1);
    uint32_t *cells = arena_array(&a, keys * 3, 3 * sizeof *cells), rows = 0;
    for (uint32_t n = 0; n < keys; n++) {
        for (uint32_t i = 0; i <= n % 3; i++, rows++)
            memcpy(cells + (size_t)rows * 3, (uint32_t[]){(uint32_t)text.size, n, i}, 3 * sizeof *cells);
        out_format(&text, "%u", n);
        out_bytes(&text, "", 1);
    }
    assert_true(who_table_make(&a, "t", (str){text.at, text.size}, cells, rows, 2, tensors));
    qsort(tensors, WHO_TABLE_TENSORS, sizeof *tensors, compare_tensors);
    const nn_weights weights = {.path = "a model", .tensors = tensors, .count = WHO_TABLE_TENSORS};
    const who_layout layout = {"t", 2, {SIZE_MAX, 3}};
    who_table t;
    assert_true(who_table_open(&t, &weights, &layout, (str){text.at, text.size}, &error));
    for (uint32_t n = 0; n < 2 * keys + 2; n++) {
        char key[16];
        uint32_t count;
        snprintf(key, sizeof key, "%u", n);
        const uint32_t first = who_table_find(&t, str_of(key), &count);
        assert_int_equal(count, n < keys ? n % 3 + 1 : 0);
        for (uint32_t i = 0; i < count; i++) {
            assert_int_equal(who_table_row(&t, first + i)[0], n);
            assert_int_equal(who_table_row(&t, first + i)[1], i);
        }
    }
    arena_end(&a);
}

static void test_small_tables(void **state)
{
    (void)state;
    for (uint32_t keys = 0; keys < 200; keys++)
        check_table(keys);
}

static void test_a_large_table(void **state)
{
    (void)state;
    check_table(50000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small_tables),
        cmocka_unit_test(test_a_large_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
