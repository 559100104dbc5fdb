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
    expect(&t, "Eva Los Jr.", "Éva Łoś Jr.", WHO_ALIAS);
    expect(&t, "Los", "Éva Łoś Jr.", WHO_SURNAME);
    expect(&t, "Dahl", "Adel al-Dahl", WHO_SURNAME);
    expect(&t, "Rolf II", "Rolf II of Ravonia", WHO_OWN_NAME);
    uint32_t count;
    who_knowledge_find(t.knowledge, STR("Jr."), &count);
    assert_int_equal(count, 0);
    who_knowledge_find(t.knowledge, STR("of Ravonia"), &count);
    assert_int_equal(count, 0);
    who_knowledge_find(t.knowledge, STR("Oldish"), &count);
    assert_int_equal(count, 0);
    who_knowledge_find(t.knowledge, STR(""), &count);
    assert_int_equal(count, 0);
    assert_int_equal(who_knowledge_state(t.knowledge, STR("XXX")), SAYSO_NONE);
    assert_int_equal(who_knowledge_state(t.knowledge, STR("NRA")), SAYSO_NONE);
    who_knowledge_find(t.knowledge, STR("Lund"), &count);
    assert_int_equal(count, 2); /* a last name means all who have it */
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

/* A user's folder with one table, compiled over what `t` knows. */
static bool import_user(tables *t, const char *name, const char *text)
{
    char folder[] = "who_user_XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    write_table(folder, name, text);
    const bool done = import_folder(t, folder);
    snprintf(path, sizeof path, "%s/%s.tsv", folder, name);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0);
    if (done) {
        who_knowledge *both = who_knowledge_open(&t->weights, &arena_malloc, &t->error);
        assert_non_null(both);
        who_knowledge_close(t->knowledge);
        t->knowledge = both;
    }
    return done;
}

static void test_the_user_wins(void **state)
{
    (void)state;
    tables t;
    open_tables(&t);
    assert_true(import_user(&t, "given_names",
                            "name\tgender\tmen\twomen\tprovenance\n"
                            "Aaro\tm\t1\t0\tours\n"
                            "Anna\tm\t1\t0\tours\n"));
    bool known;
    assert_int_equal(who_knowledge_gender(t.knowledge, STR("Anna"), &known), WHO_MALE);
    assert_int_equal(who_knowledge_gender(t.knowledge, STR("Aaro"), &known), WHO_MALE);
    assert_int_equal(who_knowledge_gender(t.knowledge, STR("Oskar"), &known), WHO_MALE);
    expect(&t, "Grey House", "Ravonia", WHO_METONYM);
    assert_true(import_user(&t, "metonyms",
                            "phrase\tstands_for\tkind\tambiguous\tprovenance\n"
                            "Grey House\tNRA\tbuilding\t\tours\n"));
    expect(&t, "Grey House", "Northern Rivers Alliance", WHO_METONYM);
    assert_true(import_user(&t, "people",
                            "id\tname\tspellings\tgender\tiso3\tprovenance\n"
                            "Q7\tIlsa Brook\t\tf\tRVN\tours\n"
                            "Q9\tNew Person\t\tf\tRVN\tours\n"));
    expect(&t, "Brook", "Ilsa Brook", WHO_SURNAME);
    expect(&t, "New Person", "New Person", WHO_OWN_NAME);
    uint32_t count;
    who_knowledge_find(t.knowledge, STR("Marrow"), &count);
    assert_int_equal(count, 0);
    who_knowledge_terms(t.knowledge, who_knowledge_by_id(t.knowledge, STR("Q7")), &count);
    assert_int_equal(count, 2); /* the table of offices was not touched */
    end_tables(&t);
}

static void test_a_users_offices_replace_the_persons(void **state)
{
    (void)state;
    tables t;
    who_post post;
    uint32_t terms[WHO_MOST_HOLDERS];
    open_tables(&t);
    assert_true(import_user(&t, "offices",
                            "person\ttitle\tof\tstart\tend\tseen\tprovenance\n"
                            "Q8\tMinister of Teapots\tRVN\t2020\t\t\tours\n"));
    assert_true(who_knowledge_post(t.knowledge, STR("teapots minister"), &post));
    assert_int_equal(who_knowledge_holders(t.knowledge, &post, who_day_of(STR("2030-01-01")), terms), 1);
    assert_false(who_knowledge_post(t.knowledge, STR("Port Ravon mayor"), &post));
    assert_true(who_knowledge_post(t.knowledge, STR("president of Ravonia"), &post));
    end_tables(&t);
}

static void test_a_users_mistakes_are_named(void **state)
{
    (void)state;
    tables t;
    open_tables(&t);
    assert_false(import_user(&t, "offices",
                             "person\ttitle\tof\tstart\tend\tseen\tprovenance\n"
                             "Q1234\tMinister of Teapots\tRVN\t2020\t\t\tours\n"));
    assert_non_null(strstr(t.error.message, "offices.tsv:2: byte 42: nobody has this id; add the person to people"));
    assert_false(import_user(&t, "offices",
                             "person\ttitle\tof\tstart\tend\tseen\tprovenance\n"
                             "Q8\tMinister\tRVN\t2020-02-30\t\t\tours\n"));
    assert_non_null(strstr(t.error.message, "a date is YYYY-MM-DD"));
    assert_false(import_user(&t, "offices",
                             "person\ttitle\tof\tstart\tend\tseen\tprovenance\n"
                             "Q8\tMinister\tRVN\t2020-02\t2019\t\tours\n"));
    assert_non_null(strstr(t.error.message, "it ends before it begins"));
    assert_false(import_user(&t, "people",
                             "id\tname\tspellings\tgender\tiso3\tprovenance\n"
                             "Q9\tA B\t\tf\tRVN\tours\n"
                             "Q9\tC D\t\tf\tRVN\tours\n"));
    assert_non_null(strstr(t.error.message, ":3: byte 60: this id stands above already"));
    assert_false(import_user(&t, "notes", "anything\n"));
    assert_non_null(strstr(t.error.message, "none of the tables is in it"));
    expect(&t, "Ravonia", "Ravonia", WHO_OWN_NAME);
    end_tables(&t);
}

/* Replaces one table and expects the import to fail with these words. */
static void expect_failure(const char *name, const char *text, sayso_status status, const char *words)
{
    tables t;
    start_tables(&t);
    write_table(t.folder, name, text);
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

/* Tables with a few bytes changed: they are compiled, or refused with the place; nothing else happens. */
static void test_any_bytes_in_a_table(void **state)
{
    (void)state;
    static const char bytes[] = "\t\n;.*+Q2-0 \xc3\r";
    uint32_t seed = 1;
    for (uint32_t i = 0; i < 200; i++) {
        tables t;
        start_tables(&t);
        const uint32_t n = i % TABLES;
        char *text = strdup(table_texts[n]);
        const size_t size = strlen(text), head = (size_t)(strchr(text, '\n') + 1 - text);
        for (int hits = 0; hits < 3; hits++) {
            seed = seed * 1664525u + 1013904223u;
            text[head + (seed >> 8) % (size - head)] = bytes[(seed >> 24) % (sizeof bytes - 1)];
        }
        write_table(t.folder, table_names[n], text);
        free(text);
        if (import_tables(&t))
            assert_non_null(t.knowledge = who_knowledge_open(&t.weights, &arena_malloc, &t.error));
        else if (!strstr(t.error.message, "byte"))
            fail_msg("%s", t.error.message);
        end_tables(&t);
    }
}

/* Whether the tables are refused with one number of a tensor damaged. */
static bool is_refused(tables *t, nn_tensor *tensor, size_t cell)
{
    const nn_tensor whole = *tensor;
    uint32_t *cells = malloc(whole.bytes);
    memcpy(cells, whole.at, whole.bytes);
    cells[cell] = UINT32_MAX;
    tensor->at = cells;
    who_knowledge *k = who_knowledge_open(&t->weights, &arena_malloc, &t->error);
    who_knowledge_close(k);
    free(cells);
    *tensor = whole;
    return !k && t->error.status == SAYSO_E_MODEL;
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
            assert_true(is_refused(&t, &t.tensors[i], 0));
            /* the last column of terms is a date: any number */
            assert_true(strcmp(whole.name, "who.terms") == 0 ||
                        is_refused(&t, &t.tensors[i], whole.bytes / sizeof(uint32_t) - 1));
        }
        t.tensors[i].shape[0]--;
        who_knowledge *k = who_knowledge_open(&t.weights, &arena_malloc, &t.error);
        /* a table may lose its last seed or a row that nothing points at, and is then another table */
        assert_true(!k || whole.type == NN_U32);
        who_knowledge_close(k);
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
        cmocka_unit_test(test_a_users_offices_replace_the_persons),
        cmocka_unit_test(test_a_users_mistakes_are_named),
        cmocka_unit_test(test_errors_name_the_place),
        cmocka_unit_test(test_a_missing_table_is_named),
        cmocka_unit_test(test_any_bytes_in_a_table),
        cmocka_unit_test(test_damaged_tensors_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
