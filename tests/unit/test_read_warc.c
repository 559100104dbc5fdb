/* Web archives record by record: those of the shared folder (SHARED, default beside the project), whose
 * every record's place, length and digest are known; and what is left of damaged ones. */
#include "unit.h"

#include "base/file.h"
#include "base/hash.h"
#include "read/read_digest.h"
#include "read/read_warc.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

static ptrdiff_t take_file(void *context, char *into, size_t size, sayso_error *error)
{
    return file_take(context, into, size, error);
}

static str member(const json_t *record, const char *name)
{
    const json_t *value = json_object_get(record, name);
    return (str){json_string_value(value), json_string_length(value)};
}

static void check_record(const json_t *wanted, const warc_record *r)
{
    uint8_t hash[HASH_SIZE];
    char digest[HASH_DIGITS + 1] = {0};
    assert_int_equal(r->place.byte, json_integer_value(json_object_get(wanted, "offset")));
    assert_int_equal(r->place.inside, 0);
    assert_int_equal(r->block.size, json_integer_value(json_object_get(wanted, "block_bytes")));
    assert_true(str_equal(r->type, member(wanted, "type")));
    assert_true(str_equal(r->id, member(wanted, "id")));
    assert_true(str_equal(r->uri, member(wanted, "uri")));
    hash_of(r->block, hash);
    hash_write(hash, digest);
    assert_string_equal(digest, json_string_value(json_object_get(wanted, "block_sha256")));
    assert_int_not_equal(digest_check(r->block_digest, r->block), DIGEST_WRONG);
}

static void check_file(const char *path, const json_t *wanted, size_t *seen)
{
    file_source file;
    warc_record r = {0};
    assert_true(file_open_source(&file, path, NULL));
    read_stream *s = stream_new((stream_origin){take_file, &file}, path, &arena_malloc);
    for (size_t i = 0; i < json_array_size(wanted); i++) {
        sayso_error error = {0};
        const bool complete = json_is_true(json_object_get(json_array_get(wanted, i), "complete"));
        const warc_got got = warc_next(s, 1 << 20, &r, &error);
        assert_int_equal(got, complete ? WARC_RECORD : WARC_BROKEN);
        if (complete)
            check_record(json_array_get(wanted, i), &r);
        else
            assert_non_null(strstr(error.message, "cut short"));
        ++*seen;
    }
    assert_int_equal(warc_next(s, 1 << 20, &r, NULL), WARC_END);
    stream_free(s);
    file_close_source(&file);
}

/* The lines of expected.jsonl, by file. */
static json_t *read_expected(const char *folder)
{
    char path[4096], line[4096];
    snprintf(path, sizeof path, "%s/expected.jsonl", folder);
    FILE *from = fopen(path, "r");
    json_t *files = from ? json_object() : NULL;
    while (from && fgets(line, sizeof line, from)) {
        json_t *record = json_loads(line, 0, NULL);
        const char *file = json_string_value(json_object_get(record, "file"));
        if (!json_object_get(files, file))
            json_object_set_new(files, file, json_array());
        json_array_append_new(json_object_get(files, file), record);
    }
    if (from)
        fclose(from);
    return files;
}

static void test_every_record_of_the_shared_archives(void **state)
{
    (void)state;
    const char *shared = getenv("SHARED"), *file;
    char folder[2048], path[4096];
    size_t seen = 0;
    json_t *records;
    snprintf(folder, sizeof folder, "%s/data/pages/warc", shared ? shared : "../../shared");
    json_t *files = read_expected(folder);
    if (!files) {
        printf("skipped: no %s (set SHARED)\n", folder);
        return;
    }
    json_object_foreach(files, file, records)
    {
        snprintf(path, sizeof path, "%s/%s", folder, file);
        check_file(path, records, &seen);
    }
    printf("%zu files, %zu records\n", json_object_size(files), seen);
    json_decref(files);
}

/* ---- archives of our own ------------------------------------------------------------------------------------- */

static ptrdiff_t take_bytes(void *context, char *into, size_t size, sayso_error *error)
{
    (void)error;
    str *left = context;
    const size_t step = left->size < size ? left->size
                        : size < 7        ? size
                                          : 7; /* a few at a time, as a slow pipe gives */
    memcpy(into, left->at, step);
    *left = str_slice(*left, step, left->size);
    return (ptrdiff_t)step;
}

/* One letter a record: its block's first, or ! for a broken one. */
static void read_letters(str bytes, size_t most, char *letters)
{
    warc_record r = {0};
    warc_got got;
    read_stream *s = stream_new((stream_origin){take_bytes, &bytes}, "own.warc", &arena_malloc);
    while ((got = warc_next(s, most, &r, NULL)) != WARC_END)
        *letters++ = got == WARC_BROKEN ? '!' : r.large ? 'L' : *r.block.at;
    *letters = '\0';
    stream_free(s);
}

#define RECORD(length, block) "WARC/1.0\r\nContent-Length: " length "\r\n\r\n" block "\r\n\r\n"

static void test_a_length_that_lies_costs_one_record(void **state)
{
    (void)state;
    static const struct {
        const char *archive, *letters;
    } cases[] = {
        {RECORD("1", "a") RECORD("1", "b"), "ab"},
        {RECORD("1", "a") "\r\n\r\n" RECORD("1", "b") "\n", "ab"},
        {RECORD("9", "a") RECORD("1", "b") RECORD("1", "c"), "!bc"},
        {RECORD("1", "aaaa") RECORD("1", "b"), "!b"},
        {RECORD("30", "a") RECORD("1", "b") RECORD("1", "c"), "!bc"},
        {RECORD("18446744073709551615", "a") RECORD("1", "b"), "!b"},
        {RECORD("18446744073709551616", "a") RECORD("1", "b"), "!b"},
        {RECORD("-1", "a") RECORD("1", "b"), "!b"},
        {RECORD("one", "a") RECORD("1", "b"), "!b"},
        {"WARC/1.0\r\nContent-Type: x\r\n\r\na\r\n\r\n" RECORD("1", "b"), "!b"},
        {"rubbish\r\n" RECORD("1", "b"), "!b"},
        {RECORD("1", "a") "WARC/1.0\r\nContent-Length: 9\r\n\r\ncut", "a!"},
        {RECORD("1", "a") "WARC/1.0\r\nContent-Len", "a!"},
        {"WARC/1.0\nContent-Length: 1\n\na\n\n" RECORD("1", "b"), "ab"},
        {"", ""},
    };
    char letters[16];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        read_letters(str_of(cases[i].archive), 100, letters);
        assert_string_equal(letters, cases[i].letters);
    }
}

static void test_a_digest_is_read_in_any_of_its_forms(void **state)
{
    (void)state;
    const str abc = STR("abc");
    assert_int_equal(digest_check(STR("sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5"), abc), DIGEST_RIGHT);
    assert_int_equal(digest_check(STR("SHA-1:a9993e364706816aba3e25717850c26c9cd0d89d"), abc), DIGEST_RIGHT);
    assert_int_equal(digest_check(STR("md5:900150983cd24fb0d6963f7d28e17f72"), abc), DIGEST_RIGHT);
    assert_int_equal(digest_check(STR("sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE6"), abc), DIGEST_WRONG);
    assert_int_equal(digest_check(STR("sha1:short"), abc), DIGEST_UNKNOWN);
    assert_int_equal(digest_check(STR("crc32:352441c2"), abc), DIGEST_UNKNOWN);
    assert_int_equal(digest_check(STR(""), abc), DIGEST_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_record_of_the_shared_archives),
        cmocka_unit_test(test_a_length_that_lies_costs_one_record),
        cmocka_unit_test(test_a_digest_is_read_in_any_of_its_forms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
