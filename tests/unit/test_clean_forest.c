/* How likely lines of raw text are of the article: trees, words in common, the heading. */
#include "unit.h"

#include "clean/clean_forest.h"
#include "clean/clean_text_page.h"

typedef struct seen {
    doc doc;
    line_vec lines;
    jmp_buf boundary;
} seen;

static void look(seen *s, str text)
{
    *s = (seen){0};
    arena_start(&s->doc.arena, NULL, SIZE_MAX / 2, &s->boundary);
    if (setjmp(s->boundary))
        fail_msg("out of memory");
    s->doc.input = s->doc.text = text;
    clean_lines(&s->doc, &s->lines);
}

static void test_trees_are_summed(void **state)
{
    (void)state;
    static const forest_node nodes[] = {
        {0, 1, 2, 0.5f},    {LEAF, 0, 0, -1.0f}, {1, 3, 4, 7.0f},
        {LEAF, 0, 0, 2.0f}, {LEAF, 0, 0, 0.25f}, {LEAF, 0, 0, 0.75f},
    };
    static const uint16_t starts[] = {0, 5};
    const float low[] = {0.5f, 9.0f}, high[] = {0.6f, 7.0f}, higher[] = {0.6f, 7.5f};
    assert_float_equal(forest_share(nodes, starts, 2, low), 1.0f / (1.0f + expf(0.25f)), 1e-6);
    assert_float_equal(forest_share(nodes, starts, 2, high), 1.0f / (1.0f + expf(-2.75f)), 1e-6);
    assert_float_equal(forest_share(nodes, starts, 2, higher), 1.0f / (1.0f + expf(-1.0f)), 1e-6);
}

static void test_words_in_common(void **state)
{
    (void)state;
    seen s;
    look(&s, STR("The ferry left harbour.\n\nFerry HARBOUR ferry lights.\n\nOf the and it\n"));
    assert_int_equal(s.lines.count, 3);
    const clean_words words = clean_list_words(&s.doc, &s.lines);
    assert_int_equal(clean_word_count(&words, 0), 3);
    assert_int_equal(clean_word_count(&words, 1), 3);
    assert_int_equal(clean_word_count(&words, 2), 0);
    assert_int_equal(words.kinds, 4);
    float bag[4] = {0};
    clean_add_words(&words, 0, 1.0f, bag);
    assert_float_equal(clean_overlap(&words, 1, 0.0f, bag), 2.0f / 3.0f, 1e-6);
    assert_float_equal(clean_overlap(&words, 0, 1.0f, bag), 0.0f, 1e-6); /* not with itself */
    assert_float_equal(clean_overlap(&words, 2, 0.0f, bag), 0.0f, 1e-6);
    arena_end(&s.doc.arena);
}

static void test_heading_says_what_follows(void **state)
{
    (void)state;
    seen s;
    look(&s, STR("Sport and weather\n\nFerry leaves the harbour with forty\n\nRead our other stories\n\n"
                 "The ferry left the harbour at noon with forty people on it, the county said.\n\n"
                 "It came back at night, and nobody had been hurt, the county said.\n\nShare\n"));
    assert_int_equal(s.lines.count, 6);
    const text_page page = clean_text_survey(&s.doc, &s.lines);
    assert_int_equal(page.heading, 1);
    assert_true(clean_is_core(&page, 3));
    assert_false(clean_is_core(&page, 0));
    assert_int_equal(page.marks[3].until[1], 3); /* to the share bar */
    assert_int_equal(page.marks[3].since[1], 0);
    arena_end(&s.doc.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_trees_are_summed),
        cmocka_unit_test(test_words_in_common),
        cmocka_unit_test(test_heading_says_what_follows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
