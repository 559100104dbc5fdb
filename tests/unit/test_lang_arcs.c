/* The transition systems, and the tree that comes of the parser's arcs. */
#include "unit.h"

#include "lang/lang_names.h"
#include "lang/lang_tree.h"

enum { ROOM = 64 };

/* Classes: a move each, then arcs with labels. */
enum { SHIFT, REDUCE, LEFT_SUBJECT, RIGHT_OBJECT, RIGHT_CLAUSE, RIGHT_RELATIVE_OF_OBJECT, BREAK };
static const lang_action ACTIONS[] = {
    [SHIFT] = {MOVE_SHIFT, DEP_COUNT, DEP_COUNT},        [REDUCE] = {MOVE_REDUCE, DEP_COUNT, DEP_COUNT},
    [LEFT_SUBJECT] = {MOVE_LEFT, DEP_NSUBJ, DEP_COUNT},  [RIGHT_OBJECT] = {MOVE_RIGHT, DEP_DOBJ, DEP_COUNT},
    [RIGHT_CLAUSE] = {MOVE_RIGHT, DEP_CCOMP, DEP_COUNT}, [RIGHT_RELATIVE_OF_OBJECT] = {MOVE_RIGHT, DEP_RELCL, DEP_DOBJ},
    [BREAK] = {MOVE_BREAK, DEP_COUNT, DEP_COUNT},
};

typedef struct text {
    lang_arc arcs[ROOM];
    uint32_t held[ROOM];
    lang_arcs a;
    token tokens[ROOM];
    bool starts[ROOM];
} text;

static void start(text *t, uint32_t count)
{
    memset(t, 0, sizeof *t);
    t->a.tokens = t->arcs;
    t->a.held = t->held;
    lang_arcs_start(&t->a, count);
}

static void take(text *t, uint8_t action)
{
    assert_true(lang_arcs_valid(&t->a) >> ACTIONS[action].move & 1);
    lang_arcs_take(&t->a, ACTIONS[action].move, action);
}

static void assert_slots(const text *t, const uint32_t expected[LANG_SLOTS])
{
    uint32_t slots[LANG_SLOTS];
    lang_arcs_slots(&t->a, slots);
    assert_memory_equal(slots, expected, sizeof slots);
}

static const uint32_t NO = SAYSO_NONE;

static void test_arcs_of_a_clause(void **state)
{
    (void)state;
    text t;
    start(&t, 3); /* she read books */
    assert_int_equal(lang_arcs_valid(&t.a), 1 << MOVE_SHIFT | 1 << MOVE_BREAK);
    assert_slots(&t, (uint32_t[]){0, 1, NO, NO, NO, NO, NO, NO});
    take(&t, SHIFT);
    take(&t, LEFT_SUBJECT);
    assert_slots(&t, (uint32_t[]){1, 2, NO, NO, NO, 0, NO, NO});
    take(&t, SHIFT);
    take(&t, RIGHT_OBJECT);
    assert_slots(&t, (uint32_t[]){NO, NO, 2, 1, NO, NO, NO, NO});
    assert_int_equal(lang_arcs_valid(&t.a), 1 << MOVE_REDUCE);
    take(&t, REDUCE);
    assert_slots(&t, (uint32_t[]){NO, NO, 1, NO, NO, NO, 0, 2});
    take(&t, REDUCE);
    assert_int_equal(lang_arcs_valid(&t.a), 0);

    lang_tree_build(&t.a, ACTIONS, t.tokens, t.starts);
    assert_int_equal(t.tokens[0].head, 1);
    assert_int_equal(t.tokens[0].dep, DEP_NSUBJ);
    assert_int_equal(t.tokens[1].head, 1);
    assert_int_equal(t.tokens[1].dep, DEP_ROOT);
    assert_int_equal(t.tokens[1].left, 0);
    assert_int_equal(t.tokens[1].right, 2);
    assert_int_equal(t.tokens[2].dep, DEP_DOBJ);
    assert_true(t.starts[0] && !t.starts[1] && !t.starts[2]);
}

static void test_a_token_without_a_head_goes_back(void **state)
{
    (void)state;
    text t;
    start(&t, 3);
    take(&t, SHIFT);
    take(&t, SHIFT);
    take(&t, REDUCE); /* 1 has no head and is not alone: back to the buffer, and not to be shifted onto 0 again */
    assert_slots(&t, (uint32_t[]){1, 2, 0, NO, NO, NO, NO, NO});
    assert_false(lang_arcs_valid(&t.a) >> MOVE_SHIFT & 1);
    take(&t, LEFT_SUBJECT); /* the stack has changed: it may */
    assert_slots(&t, (uint32_t[]){1, 2, NO, NO, NO, 0, NO, NO});
    take(&t, SHIFT);
    assert_slots(&t, (uint32_t[]){2, NO, 1, NO, NO, NO, 0, NO});
}

static void test_a_left_arc_replaces_a_head(void **state)
{
    (void)state;
    text t;
    start(&t, 3);
    take(&t, SHIFT);
    take(&t, RIGHT_OBJECT);
    assert_slots(&t, (uint32_t[]){2, NO, 1, 0, NO, NO, NO, NO});
    take(&t, LEFT_SUBJECT);
    assert_int_equal(t.arcs[1].head, 2);
    assert_slots(&t, (uint32_t[]){2, NO, 0, NO, NO, 1, NO, NO}); /* 0 has lost its child */
}

static void test_nothing_crosses_a_break(void **state)
{
    (void)state;
    text t;
    start(&t, 4);
    take(&t, SHIFT);
    take(&t, BREAK); /* 2 begins a sentence */
    take(&t, RIGHT_OBJECT);
    assert_int_equal(lang_arcs_valid(&t.a), 1 << MOVE_REDUCE | 1 << MOVE_BREAK);
    take(&t, REDUCE);
    take(&t, REDUCE);
    take(&t, SHIFT);
    take(&t, RIGHT_OBJECT);
    take(&t, REDUCE);
    take(&t, REDUCE);
    assert_int_equal(lang_arcs_valid(&t.a), 0);
    lang_tree_build(&t.a, ACTIONS, t.tokens, t.starts);
    assert_true(t.starts[0] && !t.starts[1] && t.starts[2] && !t.starts[3]);
}

/* Whatever the scores: done after a number of moves linear in that of tokens, every head in the
 * text, and no arc crosses another. */
static void test_any_moves_make_a_tree(void **state)
{
    (void)state;
    uint32_t random = 1;
    for (int round = 0; round < 2000; round++) {
        text t;
        const uint32_t count = 1 + (uint32_t)round % ROOM;
        start(&t, count);
        uint32_t moves = 0;
        for (unsigned valid; (valid = lang_arcs_valid(&t.a));) {
            random = random * 1664525 + 1013904223;
            uint8_t action = (uint8_t)((random >> 16) % (sizeof ACTIONS / sizeof *ACTIONS));
            while (!(valid >> ACTIONS[action].move & 1))
                action = (uint8_t)((action + 1u) % (sizeof ACTIONS / sizeof *ACTIONS));
            lang_arcs_take(&t.a, ACTIONS[action].move, action);
            assert_true(++moves <= 6 * count);
        }
        for (uint32_t i = 0; i < count; i++)
            for (uint32_t k = 0; k < count; k++) {
                const uint32_t h = t.arcs[i].head, g = t.arcs[k].head;
                if (h == NO || g == NO)
                    continue;
                const uint32_t a = i < h ? i : h, b = i < h ? h : i, c = k < g ? k : g, e = k < g ? g : k;
                assert_false(a < c && c < b && b < e);
            }
        lang_tree_build(&t.a, ACTIONS, t.tokens, t.starts);
        for (uint32_t i = 0; i < count; i++)
            assert_true(t.tokens[i].head < count && t.tokens[i].dep < DEP_COUNT && t.tokens[i].left <= i &&
                        t.tokens[i].right >= i && t.tokens[i].right < count);
        assert_true(t.starts[0]);
    }
}

/* "ate the dish yesterday that …": the clause was attached to the verb, and belongs to the
 * verb's object. */
static void test_a_crossing_arc_is_restored(void **state)
{
    (void)state;
    text t;
    start(&t, 4);
    take(&t, SHIFT);
    take(&t, RIGHT_OBJECT);
    take(&t, REDUCE);
    take(&t, RIGHT_CLAUSE);
    take(&t, REDUCE);
    take(&t, RIGHT_RELATIVE_OF_OBJECT);
    take(&t, REDUCE);
    take(&t, REDUCE);
    lang_tree_build(&t.a, ACTIONS, t.tokens, t.starts);
    assert_int_equal(t.tokens[3].head, 1);
    assert_int_equal(t.tokens[3].dep, DEP_RELCL);
    assert_int_equal(t.tokens[1].right, 3);
    assert_int_equal(t.tokens[2].head, 0);
}

static void test_without_such_a_head_the_arc_stays(void **state)
{
    (void)state;
    text t;
    start(&t, 3);
    take(&t, SHIFT);
    take(&t, RIGHT_OBJECT);
    take(&t, REDUCE);
    take(&t, RIGHT_RELATIVE_OF_OBJECT);
    take(&t, REDUCE);
    take(&t, REDUCE);
    t.tokens[1].blank = true; /* white space is nobody's head */
    lang_tree_build(&t.a, ACTIONS, t.tokens, t.starts);
    assert_int_equal(t.tokens[2].head, 0);
    assert_int_equal(t.tokens[2].dep, DEP_RELCL);
}

static void test_names_go_by_what_may_be(void **state)
{
    (void)state;
    static const lang_name_action classes[] = {
        {NAME_MOVE_BEGIN, NAME_ORG}, {NAME_MOVE_BEGIN, NAME_GPE},    {NAME_MOVE_IN, NAME_ORG},
        {NAME_MOVE_IN, NAME_GPE},    {NAME_MOVE_LAST, NAME_ORG},     {NAME_MOVE_LAST, NAME_GPE},
        {NAME_MOVE_UNIT, NAME_ORG},  {NAME_MOVE_MISSING, NAME_NONE}, {NAME_MOVE_OUT, NAME_NONE}};
    static const float scores[] = {3, 3, 9, 9, 1, 9, 2, 9, 1};
    const size_t count = sizeof classes / sizeof *classes;
    assert_int_equal(lang_names_best(&(lang_names){NAME_NONE, false, false}, classes, count, scores),
                     0); /* of equals */
    assert_int_equal(lang_names_best(&(lang_names){NAME_NONE, true, false}, classes, count, scores), 6);
    assert_int_equal(lang_names_best(&(lang_names){NAME_NONE, false, true}, classes, count, scores), 8);
    assert_int_equal(lang_names_best(&(lang_names){NAME_ORG, false, false}, classes, count, scores), 2);
    assert_int_equal(lang_names_best(&(lang_names){NAME_ORG, true, true}, classes, count, scores), 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_arcs_of_a_clause),
        cmocka_unit_test(test_a_token_without_a_head_goes_back),
        cmocka_unit_test(test_a_left_arc_replaces_a_head),
        cmocka_unit_test(test_nothing_crosses_a_break),
        cmocka_unit_test(test_any_moves_make_a_tree),
        cmocka_unit_test(test_a_crossing_arc_is_restored),
        cmocka_unit_test(test_without_such_a_head_the_arc_stays),
        cmocka_unit_test(test_names_go_by_what_may_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
