/* The model file: what is written is read back; what is damaged is refused with a reason, and never
 * followed. */
#define _XOPEN_SOURCE 700 /* P_tmpdir, S_IFIFO */
#include "unit.h"

#include "base/arena.h"
#include "nn/nn_weights.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char path[200];

static int make_path(void **state)
{
    (void)state;
    snprintf(path, sizeof path, "%s/test_nn_weights.XXXXXX", P_tmpdir);
    const int file = mkstemp(path);
    return file < 0 ? -1 : close(file);
}

static int remove_path(void **state)
{
    (void)state;
    return unlink(path);
}

static void put_bytes(const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

/* Writes a file of this header and `data` bytes of zeros. */
static void put_header(const char *header, size_t data)
{
    char bytes[4096] = {0};
    const size_t size = strlen(header);
    bytes[0] = (char)(size & 0xff);
    bytes[1] = (char)(size >> 8);
    memcpy(bytes + 8, header, size);
    put_bytes(bytes, 8 + size + data);
}

static sayso_error open_error(void)
{
    nn_weights w;
    sayso_error error = {0};
    if (nn_weights_open(&w, path, &arena_malloc, &error))
        nn_weights_close(&w);
    return error;
}

#define FORMAT "\"__metadata__\":{\"format\":\"" NN_WEIGHTS_FORMAT "\"}"

static void test_what_is_written_is_read(void **state)
{
    (void)state;
    static const float floats[2][3] = {{1, 2, 3}, {4, 5, 6}};
    static const uint64_t ids[] = {7, UINT64_MAX};
    static const uint8_t text[] = "abc";
    const nn_tensor tensors[] = {
        {"text", NN_U8, 1, {3}, text, 3},
        {"floats", NN_F32, 2, {2, 3}, floats, sizeof floats},
        {"none", NN_I32, 2, {0, 4}, NULL, 0},
        {"ids", NN_U64, 1, {2}, ids, sizeof ids},
    };
    static const char *const metadata[][2] = {{"format", NN_WEIGHTS_FORMAT}, {"licence", "none"}};
    sayso_error error = {0};
    nn_weights w;
    assert_true(nn_weights_write(path, tensors, 4, metadata, 2, &error));
    assert_true(nn_weights_open(&w, path, &arena_malloc, &error));
    assert_int_equal(w.count, 4);
    for (size_t i = 0; i < 4; i++) {
        const nn_tensor *t = nn_weights_find(&w, tensors[i].name);
        assert_non_null(t);
        assert_int_equal(t->type, tensors[i].type);
        assert_int_equal(t->rank, tensors[i].rank);
        assert_int_equal(t->bytes, tensors[i].bytes);
        assert_memory_equal(t->shape, tensors[i].shape, t->rank * sizeof *t->shape);
        if (t->bytes)
            assert_memory_equal(t->at, tensors[i].at, t->bytes);
    }
    assert_null(nn_weights_find(&w, "floa"));
    assert_ptr_equal(nn_weights_get(&w, "floats", NN_F32, 2, (const size_t[]){0, 3}, &error),
                     nn_weights_find(&w, "floats")->at);
    assert_null(nn_weights_get(&w, "floats", NN_F32, 2, (const size_t[]){2, 2}, &error));
    assert_non_null(strstr(error.message, "\"floats\" is F32 (2, 3), not F32 (2, 2)"));
    assert_null(nn_weights_get(&w, "floats", NN_I32, 2, (const size_t[]){2, 3}, &error));
    assert_null(nn_weights_get(&w, "float", NN_F32, 2, (const size_t[]){2, 3}, &error));
    assert_int_equal(error.status, SAYSO_E_MODEL);
    nn_weights_close(&w);
}

static void test_write_fails_where_there_is_no_folder(void **state)
{
    (void)state;
    sayso_error error = {0};
    assert_false(nn_weights_write("no/such/folder/model", NULL, 0, NULL, 0, &error));
    assert_int_equal(error.status, SAYSO_E_IO);
    assert_non_null(strstr(error.message, "no/such/folder/model"));
}

/* What `beside` is after writing to it. */
static mode_t write_over(const char *beside, bool *done, sayso_error *error)
{
    static const char *const metadata[][2] = {{"format", NN_WEIGHTS_FORMAT}};
    struct stat there;
    *done = nn_weights_write(beside, NULL, 0, metadata, 1, error);
    assert_int_equal(lstat(beside, &there), 0);
    assert_int_equal(unlink(beside), 0);
    return there.st_mode & S_IFMT;
}

static void test_write_keeps_links_and_pipes(void **state)
{
    (void)state;
    char beside[sizeof path + 8];
    sayso_error error = {0};
    bool done;
    snprintf(beside, sizeof beside, "%s.other", path);
    put_bytes("old", 3);
    assert_int_equal(symlink(path, beside), 0);
    assert_int_equal(write_over(beside, &done, &error), S_IFLNK);
    assert_true(done);
    assert_int_equal(open_error().status, SAYSO_OK); /* what the link points at was written */
    assert_int_equal(mkfifo(beside, 0600), 0);
    assert_int_equal(write_over(beside, &done, &error), S_IFIFO);
    assert_false(done);
    assert_int_equal(error.status, SAYSO_E_IO);
    assert_non_null(strstr(error.message, beside));
}

static void test_wrong_headers_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *header, *reason;
    } wrong[] = {
        {"", "JSON"},
        {"[]", "format"},
        {"{}", "format"},
        {"{\"__metadata__\":{\"format\":\"sayso 0\"}}", "format"},
        {"{\"__metadata__\":{\"format\":1}}", "format"},
        {"{" FORMAT, "JSON"},
        {"{" FORMAT ",\"a\":1}", "\"a\" has no type"},
        {"{" FORMAT ",\"a\":{\"dtype\":\"F31\",\"shape\":[],\"data_offsets\":[0,4]}}", "\"a\" has no type"},
        {"{" FORMAT ",\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}", "\"a\" has no shape"},
        {"{" FORMAT ",\"a\":{\"dtype\":\"F32\",\"shape\":[1,1,1,1,1],\"data_offsets\":[0,4]}}", "\"a\" has no shape"},
        {"{" FORMAT ",\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,0]}}",
         "\"a\" has no shape"},
        {"{" FORMAT ",\"a\":{\"dtype\":\"F32\",\"shape\":\"1\",\"data_offsets\":[0,4]}}", "\"a\" has no shape"},
        {"{" FORMAT ",\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]}}", "\"a\" lies outside"},
        {"{" FORMAT ",\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[8,4]}}", "\"a\" lies outside"},
        {"{" FORMAT ",\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0]}}", "\"a\" lies outside"},
        {"{" FORMAT ",\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,9223372036854775807]}}",
         "\"a\" lies outside"},
        {"{" FORMAT ",\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}", "\"a\" is not as large"},
        {"{" FORMAT ",\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[1,5]},\"b\":{\"dtype\":\"F32\","
         "\"shape\":[1],\"data_offsets\":[2,6]}}",
         "is not aligned"},
        {"{" FORMAT ",\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]},\"a\":{\"dtype\":\"U8\","
         "\"shape\":[1],\"data_offsets\":[0,1]}}",
         "JSON"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        put_header(wrong[i].header, 8);
        const sayso_error error = open_error();
        assert_int_equal(error.status, SAYSO_E_MODEL);
        assert_non_null(strstr(error.message, wrong[i].reason));
        assert_non_null(strstr(error.message, path));
        assert_in_range(error.byte, 0, 8 + strlen(wrong[i].header));
    }
}

static void test_header_larger_than_the_file_is_refused(void **state)
{
    (void)state;
    static const char bytes[][16] = {"", "\x01", "\xff\xff\xff\xff\xff\xff\xff\xff", "\x09\0\0\0\0\0\0\0{}"};
    static const size_t sizes[] = {0, 7, 16, 16};
    for (size_t i = 0; i < 4; i++) {
        put_bytes(bytes[i], sizes[i]);
        assert_int_equal(open_error().status, SAYSO_E_MODEL);
    }
    nn_weights w;
    sayso_error error = {0};
    assert_false(nn_weights_open(&w, "no/such/file", &arena_malloc, &error));
    assert_int_equal(error.status, SAYSO_E_IO);
}

/* A good file cut short at each byte, and with each byte changed: refused, or read with all tensors
 * inside the file. */
static void test_damage_is_never_followed(void **state)
{
    (void)state;
    static const float floats[] = {1, 2, 3, 4};
    static const uint8_t text[] = "abc";
    const nn_tensor tensors[] = {{"floats", NN_F32, 2, {2, 2}, floats, sizeof floats}, {"t", NN_U8, 1, {3}, text, 3}};
    static const char *const metadata[][2] = {{"format", NN_WEIGHTS_FORMAT}};
    char good[1024], bad[1024];
    assert_true(nn_weights_write(path, tensors, 2, metadata, 1, NULL));
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    const size_t size = fread(good, 1, sizeof good, file);
    fclose(file);
    for (size_t cut = 0; cut < size; cut++) {
        put_bytes(good, cut);
        assert_int_equal(open_error().status, SAYSO_E_MODEL);
    }
    for (size_t i = 0; i < 2 * size; i++) {
        memcpy(bad, good, size);
        bad[i / 2] = (char)(bad[i / 2] ^ "\x01\x80"[i % 2]);
        put_bytes(bad, size);
        nn_weights w;
        sayso_error error = {0};
        if (!nn_weights_open(&w, path, &arena_malloc, &error)) {
            assert_int_equal(error.status, SAYSO_E_MODEL);
            continue;
        }
        for (size_t t = 0; t < w.count; t++) {
            const uint8_t *at = w.tensors[t].at;
            assert_true(at >= w.map.at && at + w.tensors[t].bytes <= w.map.at + w.map.size);
        }
        nn_weights_close(&w);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_written_is_read),
        cmocka_unit_test(test_write_fails_where_there_is_no_folder),
        cmocka_unit_test(test_write_keeps_links_and_pipes),
        cmocka_unit_test(test_wrong_headers_are_named),
        cmocka_unit_test(test_header_larger_than_the_file_is_refused),
        cmocka_unit_test(test_damage_is_never_followed),
    };
    return cmocka_run_group_tests(tests, make_path, remove_path);
}
