/* The fact tables: compiled, opened, looked up; what is wrong in them is named. */
#include "who_tables.h"

static who_thing find(const tables *t, const char *phrase, who_sense *sense)
{
    uint32_t count;
    const uint32_t row = who_knowledge_find(t->knowledge, str_of(phrase), &count);
    assert_true(count > 0);
    const who_phrase p = who_knowledge_phrase(t->knowledge, row);
    *sense = p.sense;
    return who_knowledge_thing(t->knowledge, p.thing);
}

static void expect(const tables *t, const char *phrase, const char *name, who_sense sense)
{
    who_sense got;
    const who_thing thing = find(t, phrase, &got);
    assert_string_equal(thing.name.at, name);
    assert_int_equal(got, sense);
}

static void test_phrases_mean_their_things(void **state)
{
    (void)state;
    tables t;
    open_tables(&t);
    expect(&t, "Ravonia", "Ravonia", WHO_OWN_NAME);
    expect(&t, "Ravonias", "Ravonia", WHO_ALIAS);
    expect(&t, "Ravonians", "Ravonia", WHO_DEMONYM);
    expect(&t, "Port Ravon", "Ravonia", WHO_CAPITAL);
    expect(&t, "Grey House", "Ravonia", WHO_METONYM);
    expect(&t, "Daily Bell", "The Daily Bell", WHO_OWN_NAME);
    expect(&t, "Marrow", "Ilsa van der Marrow", WHO_SURNAME);
    expect(&t, "van der Marrow", "Ilsa van der Marrow", WHO_SURNAME);
    uint32_t count;
    who_knowledge_find(t.knowledge, STR("Oldish"), &count);
    assert_int_equal(count, 0);
    who_knowledge_find(t.knowledge, STR(""), &count);
    assert_int_equal(count, 0);
    assert_int_equal(who_knowledge_state(t.knowledge, STR("XXX")), SAYSO_NONE);
    end_tables(&t);
}

static void test_roles_and_given_names(void **state)
{
    (void)state;
    tables t;
    open_tables(&t);
    who_role role;
    assert_true(who_knowledge_role(t.knowledge, STR("spokeswomen"), &role));
    assert_true(role.plural);
    assert_int_equal(role.gender, WHO_FEMALE);
    assert_true(str_equal(role.class, STR("spokesperson")));
    assert_false(who_knowledge_role(t.knowledge, STR("teapot"), &role));
    bool known;
    assert_int_equal(who_knowledge_gender(t.knowledge, STR("Oskar"), &known), WHO_MALE);
    assert_true(known);
    assert_int_equal(who_knowledge_gender(t.knowledge, STR("Qq"), &known), WHO_NO_GENDER);
    assert_false(known);
    end_tables(&t);
}

static void test_the_user_wins(void **state)
{
    (void)state;
    tables t;
    start_tables(&t);
    write_table(&t, "given_names", ".user.tsv",
                "name\tgender\tmen\twomen\tprovenance\n"
                "Aaro\tm\t1\t0\tours\n"
                "Anna\tm\t1\t0\tours\n");
    assert_true(import_tables(&t));
    t.knowledge = who_knowledge_open(&t.weights, &arena_malloc, &t.error);
    bool known;
    assert_int_equal(who_knowledge_gender(t.knowledge, STR("Anna"), &known), WHO_MALE);
    assert_int_equal(who_knowledge_gender(t.knowledge, STR("Aaro"), &known), WHO_MALE);
    assert_int_equal(who_knowledge_gender(t.knowledge, STR("Oskar"), &known), WHO_MALE);
    end_tables(&t);
}

/* Replaces one table and expects the import to fail with these words. */
static void expect_failure(const char *name, const char *text, sayso_status status, const char *words)
{
    tables t;
    start_tables(&t);
    write_table(&t, name, ".tsv", text);
    assert_false(import_tables(&t));
    assert_int_equal(t.error.status, status);
    if (!strstr(t.error.message, words))
        fail_msg("'%s' is not in: %s", words, t.error.message);
    end_tables(&t);
}

static void test_errors_name_the_place(void **state)
{
    (void)state;
    const char *const names = "name\tgender\tmen\twomen\tprovenance\n";
    char text[200];
    expect_failure("given_names", "", SAYSO_E_TEXT, "no header");
    expect_failure("given_names", "name\tsex\tmen\twomen\tprovenance\n", SAYSO_E_TEXT, "given_names.tsv:1: byte 5: ");
    snprintf(text, sizeof text, "%sAnna\tf\t0\t9\n", names);
    expect_failure("given_names", text, SAYSO_E_TEXT, ":2: byte 33: another number of fields");
    snprintf(text, sizeof text, "%sAnna\tf\t0\t9\t\n", names);
    expect_failure("given_names", text, SAYSO_E_TEXT, ":2: byte 44: no provenance");
    snprintf(text, sizeof text, "%sAnna\tx\t0\t9\thand\n", names);
    expect_failure("given_names", text, SAYSO_E_TEXT, ":2: byte 38: a gender is");
    snprintf(text, sizeof text, "%s\xff\tf\t0\t9\thand\n", names);
    expect_failure("given_names", text, SAYSO_E_TEXT, "byte 33 is not UTF-8");
    expect_failure("metonyms",
                   "phrase\tstands_for\tkind\tambiguous\tprovenance\nBlue House\tXYZ.PRES\tbuilding\t\thand\n",
                   SAYSO_E_TEXT, ":2: byte 55: no state or organisation");
}

static void test_a_missing_table_is_named(void **state)
{
    (void)state;
    tables t;
    char path[96];
    start_tables(&t);
    snprintf(path, sizeof path, "%s/roles.tsv", t.folder);
    assert_int_equal(unlink(path), 0);
    assert_false(import_tables(&t));
    assert_int_equal(t.error.status, SAYSO_E_IO);
    assert_non_null(strstr(t.error.message, "roles.tsv"));
    end_tables(&t);
}

static void test_damaged_tensors_are_refused(void **state)
{
    (void)state;
    tables t;
    start_tables(&t);
    assert_true(import_tables(&t));
    for (size_t i = 0; i < t.count; i++) {
        const nn_tensor whole = t.tensors[i];
        if (whole.type == NN_U32) {
            uint32_t *cells = malloc(whole.bytes);
            memcpy(cells, whole.at, whole.bytes);
            cells[whole.bytes / sizeof *cells - 1] = UINT32_MAX;
            t.tensors[i].at = cells;
            assert_null(who_knowledge_open(&t.weights, &arena_malloc, &t.error));
            free(cells);
        } else {
            t.tensors[i].shape[0]--;
            assert_null(who_knowledge_open(&t.weights, &arena_malloc, &t.error));
        }
        assert_int_equal(t.error.status, SAYSO_E_MODEL);
        t.tensors[i] = whole;
    }
    end_tables(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_phrases_mean_their_things),
        cmocka_unit_test(test_roles_and_given_names),
        cmocka_unit_test(test_the_user_wins),
        cmocka_unit_test(test_errors_name_the_place),
        cmocka_unit_test(test_a_missing_table_is_named),
        cmocka_unit_test(test_damaged_tensors_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
