/* From the text that a reader sees to the bytes of the page, and back. */
#include "doc/doc_place.h"
#include "unit.h"

static const char INPUT[] = "<p>Ann <b>B&amp;Co</b> said.</p><p>So?</p>";
static const char TEXT[] = "Ann B&Co said.\nSo?";

/* The page above as a reader of pages would map it. */
static void set_up(doc *d, jmp_buf *boundary)
{
    static const doc_stretch stretches[] = {{{0, 4}, {3, 7}},   {{4, 5}, {10, 11}},  {{5, 6}, {11, 16}},
                                            {{6, 8}, {16, 18}}, {{8, 14}, {22, 28}}, {{15, 18}, {35, 38}}};
    *d = (doc){.input = str_of(INPUT), .text = str_of(TEXT)};
    arena_start(&d->arena, NULL, SIZE_MAX / 2, boundary);
    for (size_t i = 0; i < sizeof stretches / sizeof *stretches; i++)
        *vec_push(&d->arena, &d->map) = stretches[i];
}

static void test_a_span_goes_to_the_bytes_it_stands_for(void **state)
{
    (void)state;
    static const sayso_span cases[][2] = {
        {{0, 3}, {3, 6}},    {{5, 6}, {11, 16}}, {{4, 8}, {10, 18}},   {{0, 8}, {3, 18}},
        {{9, 13}, {23, 27}}, {{14, 15}, {0, 0}}, {{15, 18}, {35, 38}}, {{13, 16}, {27, 36}},
    };
    doc d;
    jmp_buf boundary;
    set_up(&d, &boundary);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const sayso_span input = doc_in_input(&d, cases[i][0]), text = doc_in_text(&d, input);
        assert_int_equal(input.start, cases[i][1].start);
        assert_int_equal(input.end, cases[i][1].end);
        if (input.end) {
            assert_int_equal(text.start, cases[i][0].start);
            assert_int_equal(text.end, cases[i][0].end);
        }
    }
    arena_end(&d.arena);
}

static void test_a_list_leaves_markup_out_and_reads_the_same(void **state)
{
    (void)state;
    doc d;
    jmp_buf boundary;
    set_up(&d, &boundary);
    const sayso_span title = {0, 14};
    d.about.title = doc_spans(&d, &title, 1);
    doc_place(&d);
    const sayso_spans placed = d.about.title;
    assert_int_equal(placed.count, 3);
    assert_int_equal(placed.at[1].start, 10);
    assert_int_equal(placed.at[1].end, 18);
    const str text = doc_spans_text(&d, placed);
    assert_int_equal(text.size, 14);
    assert_memory_equal(text.at, TEXT, 14);
    arena_end(&d.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_span_goes_to_the_bytes_it_stands_for),
        cmocka_unit_test(test_a_list_leaves_markup_out_and_reads_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
