/* The import of a wheel that is not the official one: refused, by name, with nothing read from it. */
#define _XOPEN_SOURCE 700 /* P_tmpdir */
#include "unit.h"

#include "lang/lang.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

static void add(zip_t *zip, const char *path, size_t size)
{
    char *bytes = calloc(1, size ? size : 1);
    assert_non_null(bytes);
    zip_source_t *source = zip_source_buffer(zip, bytes, size, 1);
    assert_non_null(source);
    assert_true(zip_file_add(zip, path, source, 0) >= 0);
}

static void expect_refusal(const char *path, sayso_status status, const char *words)
{
    jmp_buf boundary;
    arena a;
    arena_start(&a, NULL, SIZE_MAX / 2, &boundary);
    assert_int_equal(setjmp(boundary), 0);
    nn_tensor *tensors;
    size_t count;
    sayso_error error = {0};
    assert_false(lang_import(&a, path, &tensors, &count, &error));
    assert_int_equal(error.status, status);
    assert_non_null(strstr(error.message, path));
    if (!strstr(error.message, words))
        fail_msg("%s", error.message);
    arena_end(&a);
}

static void test_no_wheel(void **state)
{
    (void)state;
    expect_refusal("no/such.whl", SAYSO_E_IO, "cannot open");
}

static void test_not_a_wheel(void **state)
{
    (void)state;
    char path[] = P_tmpdir "/test_wheel.XXXXXX";
    const int file = mkstemp(path);
    assert_true(file >= 0);
    assert_int_equal(write(file, "PK\3\4 and no more", 16), 16);
    close(file);
    expect_refusal(path, SAYSO_E_MODEL, "zip");
    unlink(path);
}

/* One file, `size` zero bytes. */
static void expect_file_refused(const char *name, size_t size, const char *words)
{
    char path[] = P_tmpdir "/test_wheel.XXXXXX";
    const int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    int code;
    zip_t *zip = zip_open(path, ZIP_TRUNCATE, &code);
    assert_non_null(zip);
    add(zip, name, size);
    assert_int_equal(zip_close(zip), 0);
    expect_refusal(path, SAYSO_E_MODEL, words);
    unlink(path);
}

static void test_wrong_files(void **state)
{
    (void)state;
    expect_file_refused("en_core_web_md/en_core_web_md-3.8.0/tok", 5, "config.cfg: not in this wheel");
    expect_file_refused("en_core_web_sm/en_core_web_sm-3.7.0/config.cfg", 5527, "config.cfg: not in this wheel");
    expect_file_refused("xconfig.cfg", 5527, "config.cfg: not in this wheel");
    expect_file_refused("en_core_web_sm/en_core_web_sm-3.8.0/config.cfg", 5526, "config.cfg: not of the official size");
    expect_file_refused("any/any-3.8.0/config.cfg", 5527, "config.cfg: not the official file");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_wheel),
        cmocka_unit_test(test_not_a_wheel),
        cmocka_unit_test(test_wrong_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
