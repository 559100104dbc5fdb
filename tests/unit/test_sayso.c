/* The library's front door without a model: what a caller may pass, and batches. */
#include "unit.h"

#include "sayso.h"
#include <string.h>

static void test_a_document_needs_a_model_past_the_first_stage(void **state)
{
    (void)state;
    static const char text[] = "Harbour stays open";
    sayso_error error = {0};
    assert_null(sayso_read(NULL, text, strlen(text), NULL, &error));
    assert_int_equal(error.status, SAYSO_E_ARGUMENT);
    assert_non_null(strstr(error.message, "no model"));
    const sayso_options clean = {.last = SAYSO_CLEAN};
    sayso_doc *doc = sayso_read(NULL, text, strlen(text), &clean, &error);
    assert_non_null(doc);
    assert_int_equal(sayso_doc_about(doc)->input.size, strlen(text));
    sayso_doc_free(doc);
}

static void test_no_bytes_are_an_empty_input(void **state)
{
    (void)state;
    const sayso_options clean = {.last = SAYSO_CLEAN};
    sayso_error error = {0};
    assert_null(sayso_read(NULL, NULL, 0, &clean, &error));
    assert_int_equal(error.status, SAYSO_E_TEXT);
}

static void expect_published(const char *published, const char *url, const char *value, sayso_origin from)
{
    static const char text[] = "Harbour stays open\n12 February 2022\n\nThe harbour stays open, it was said.";
    const sayso_options options = {.last = SAYSO_CLEAN, .meta = {.published = published, .url = url}};
    sayso_doc *doc = sayso_read(NULL, text, strlen(text), &options, NULL);
    assert_non_null(doc);
    assert_string_equal(sayso_doc_about(doc)->published.value, value);
    assert_int_equal(sayso_doc_about(doc)->published_from, from);
    sayso_doc_free(doc);
}

static void test_whose_word_the_day_is(void **state)
{
    (void)state;
    static const char url[] = "https://wire.example/2022/02/11/harbour";
    expect_published(NULL, NULL, "2022-02-12", SAYSO_FROM_TEXT);
    expect_published(NULL, url, "2022-02-12", SAYSO_FROM_TEXT);
    expect_published("2022-02-10", url, "2022-02-10", SAYSO_FROM_CALLER);
}

static void test_what_is_no_day_is_refused(void **state)
{
    (void)state;
    const char *const wrong[] = {"",           "2022",          "2022-02",         "2022-02-30",
                                 "03/04/2022", "on 2022-02-12", "2022-02-12 or so"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        const sayso_options options = {.last = SAYSO_CLEAN, .meta.published = wrong[i]};
        sayso_error error = {0};
        assert_null(sayso_read(NULL, "One.", 4, &options, &error));
        assert_int_equal(error.status, SAYSO_E_ARGUMENT);
    }
}

/* Inputs that a batch hands out, and what its sink saw of them. */
typedef struct shelf {
    const sayso_input *inputs;
    size_t count, next, stop_after;
    size_t read, failed;
    sayso_status status; /* of the last failure */
} shelf;

static bool take_next(void *context, sayso_input *input)
{
    shelf *s = context;
    if (s->next == s->count)
        return false;
    *input = s->inputs[s->next++];
    return true;
}

static bool keep(void *context, const sayso_input *input, sayso_doc *doc, const sayso_error *error)
{
    shelf *s = context;
    const sayso_input *given = &s->inputs[s->read + s->failed]; /* in order */
    if (given->path)
        assert_string_equal(input->path, given->path);
    else
        assert_ptr_equal(input->bytes, given->bytes);
    s->read += doc != NULL;
    s->failed += doc == NULL;
    if (!doc)
        s->status = error->status;
    sayso_doc_free(doc);
    return s->read + s->failed != s->stop_after;
}

static void test_a_batch_goes_on_past_an_input_that_is_none(void **state)
{
    (void)state;
    const sayso_input inputs[] = {{.bytes = "One.", .size = 4}, {0}, {.bytes = "Two.", .size = 4}};
    shelf s = {.inputs = inputs, .count = 3};
    const sayso_options clean = {.last = SAYSO_CLEAN};
    assert_true(sayso_read_all(NULL, &clean, 2, take_next, keep, &s, NULL));
    assert_int_equal(s.read, 2);
    assert_int_equal(s.failed, 1);
    assert_int_equal(s.status, SAYSO_E_TEXT);
}

static void test_a_sink_ends_its_batch(void **state)
{
    (void)state;
    const sayso_input inputs[] = {
        {.bytes = "One.", .size = 4}, {.bytes = "Two.", .size = 4}, {.bytes = "Three.", .size = 6}};
    shelf s = {.inputs = inputs, .count = 3, .stop_after = 1};
    const sayso_options clean = {.last = SAYSO_CLEAN};
    sayso_error error = {0};
    assert_false(sayso_read_all(NULL, &clean, 3, take_next, keep, &s, &error));
    assert_int_equal(s.read, 1);
    assert_int_equal(error.status, SAYSO_E_STOPPED);
}

/* The largest limit there is means none, not an empty file. */
static void test_a_file_is_read_under_any_limit(void **state)
{
    (void)state;
    const sayso_input file = {.path = "unit/unit.h"};
    shelf s = {.inputs = &file, .count = 1};
    const sayso_options clean = {.last = SAYSO_CLEAN, .max_bytes = SIZE_MAX};
    assert_true(sayso_read_all(NULL, &clean, 1, take_next, keep, &s, NULL));
    assert_int_equal(s.read, 1);
}

/* What a sink saw of copies: for each document, the number of the one that it is the same as, or -. */
typedef struct twins {
    shelf shelf;
    char ids[8][80], seen[16];
} twins;

static bool take_twin(void *context, sayso_input *input)
{
    return take_next(&((twins *)context)->shelf, input);
}

static bool note_twin(void *context, const sayso_input *input, sayso_doc *doc, const sayso_error *error)
{
    (void)input, (void)error;
    twins *t = context;
    const sayso_about *about = sayso_doc_about(doc);
    const size_t number = t->shelf.read++;
    char *mark = &t->seen[number];
    *mark = about->same_as.size ? '?' : '-';
    memcpy(t->ids[number], about->id.at, about->id.size);
    for (size_t i = 0; i < number && about->same_as.size; i++)
        if (*mark == '?' && memcmp(t->ids[i], about->same_as.at, about->same_as.size) == 0)
            *mark = (char)('0' + i);
    sayso_doc_free(doc);
    return true;
}

static void test_a_body_that_comes_again_is_a_copy_of_the_first(void **state)
{
    (void)state;
    static const char *const texts[] = {"The harbour stays open, she said.", "The harbour closes, he said.",
                                        "The harbour stays open, she said.", "The  harbour stays\topen, she said.\n",
                                        "The harbour stays open, she says.", "The harbour closes, he said."};
    enum { COUNT = sizeof texts / sizeof *texts };
    sayso_input inputs[COUNT] = {0};
    for (size_t i = 0; i < COUNT; i++)
        inputs[i] = (sayso_input){.bytes = texts[i], .size = strlen(texts[i])};
    for (unsigned jobs = 1; jobs <= 4; jobs++)
        for (int copies = 0; copies < 2; copies++) {
            twins t = {.shelf = {.inputs = inputs, .count = COUNT}};
            const sayso_options options = {.last = SAYSO_CLEAN, .copies = copies};
            assert_true(sayso_read_all(NULL, &options, jobs, take_twin, note_twin, &t, NULL));
            assert_string_equal(t.seen, copies ? "------" : "--00-1");
        }
}

static void test_an_archive_gives_documents_and_says_what_is_none(void **state)
{
    (void)state;
    static const char lines[] =
        "{\"text\":\"One.\",\"title\":\"T\",\"date\":\"2024-03-05\"}\nnothing\n{\"text\":\"Two.\","
        "\"url\":\"https://a.example\",\"date\":\"some day\"}\n";
    const sayso_options options = {.path = "a.jsonl"};
    sayso_error error = {0};
    sayso_input input;
    sayso_archive *archive = sayso_archive_open_bytes(lines, strlen(lines), &options, &error);
    assert_true(sayso_archive_next(archive, &input, &error));
    assert_memory_equal(input.bytes, "One.", input.size);
    assert_string_equal(input.path, "a.jsonl#0");
    assert_string_equal(input.meta.title, "T");
    assert_string_equal(input.meta.published, "2024-03-05");
    assert_true(sayso_archive_next(archive, &input, &error));
    assert_null(input.bytes);
    assert_int_equal(error.status, SAYSO_E_TEXT);
    assert_int_equal(error.byte, 48);
    assert_true(sayso_archive_next(archive, &input, &error));
    assert_memory_equal(input.bytes, "Two.", input.size);
    assert_string_equal(input.meta.url, "https://a.example");
    assert_null(input.meta.published);
    assert_false(sayso_archive_next(archive, &input, &error));
    sayso_archive_close(archive);
    assert_null(sayso_archive_open("no such file", NULL, &error));
    assert_int_equal(error.status, SAYSO_E_IO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_document_needs_a_model_past_the_first_stage),
        cmocka_unit_test(test_whose_word_the_day_is),
        cmocka_unit_test(test_what_is_no_day_is_refused),
        cmocka_unit_test(test_no_bytes_are_an_empty_input),
        cmocka_unit_test(test_a_batch_goes_on_past_an_input_that_is_none),
        cmocka_unit_test(test_a_sink_ends_its_batch),
        cmocka_unit_test(test_a_file_is_read_under_any_limit),
        cmocka_unit_test(test_a_body_that_comes_again_is_a_copy_of_the_first),
        cmocka_unit_test(test_an_archive_gives_documents_and_says_what_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
