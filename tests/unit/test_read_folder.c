/* Names of files in a ZIP: UTF-8 as they stand there, whatever the program's locale (here "C"), and no file is lost
 * with a name that is none. */
#include "unit.h"

#include "sayso.h"
#include <libdeflate.h>
#include <stdio.h>
#include <string.h>

typedef struct zip {
    unsigned char bytes[1024];
    size_t size;
} zip;

static void put(zip *z, uint32_t number, size_t bytes)
{
    for (size_t i = 0; i < bytes; i++)
        z->bytes[z->size++] = (unsigned char)(number >> 8 * i);
}

static void put_text(zip *z, const char *text)
{
    memcpy(z->bytes + z->size, text, strlen(text));
    z->size += strlen(text);
}

/* Adds a file as it is, with a name that is said to be UTF-8. */
static void add_file(zip *z, const char *name, const char *text)
{
    enum { VERSION = 20, UTF8_NAME = 1 << 11, DATE = 0x21 };
    const uint32_t size = (uint32_t)strlen(text);
    put_text(z, "PK\3\4");
    put(z, VERSION, 2);
    put(z, UTF8_NAME, 2);
    put(z, 0, 4); /* stored, at midnight */
    put(z, DATE, 2);
    put(z, libdeflate_crc32(0, text, size), 4);
    put(z, size, 4);
    put(z, size, 4);
    put(z, (uint32_t)strlen(name), 4); /* and nothing between name and text */
    put_text(z, name);
    put_text(z, text);
}

static void test_no_name_is_lost(void **state)
{
    (void)state;
    static const char *const paths[] = {"z.zip#plain.txt", "z.zip#d\xc3\xa9j\xc3\xa0.txt", "z.zip#81",
                                        "z.zip#last.txt"};
    const sayso_options options = {.path = "z.zip"};
    zip z = {0};
    size_t count = 0;
    sayso_input input;
    sayso_error error = {0};
    add_file(&z, "plain.txt", "1");
    add_file(&z, "d\xc3\xa9j\xc3\xa0.txt", "2");
    add_file(&z, "d\xe9j\xe0.txt", "3"); /* Latin-1 */
    add_file(&z, "last.txt", "4");
    put_text(&z, "PK\5\6"); /* no directory: nobody looks anything up in it */
    z.size += 18;
    sayso_archive *a = sayso_archive_open_bytes(z.bytes, z.size, &options, &error);
    assert_non_null(a);
    for (; sayso_archive_next(a, &input, &error); count++) {
        assert_true(count < 4);
        assert_string_equal(input.path, paths[count]);
        assert_int_equal(input.size, 1);
        assert_int_equal(*(const char *)input.bytes, '1' + (int)count);
    }
    assert_int_equal(count, 4);
    sayso_archive_close(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_no_name_is_lost)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
