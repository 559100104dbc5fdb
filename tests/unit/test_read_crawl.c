/* Digests of the pages of an archive, taken two at a time where the processor can: each page is as good as its own
 * digest, whatever stands beside it. */
#include "unit.h"

#include "read/read_digest.h"
#include "sayso.h"
#include <nettle/nettle-meta.h>
#include <stdio.h>
#include <stdlib.h>

enum { MOST_BODY = 400000, PAGES = 60 };

static unsigned draw(unsigned *seed, unsigned below)
{
    *seed = *seed * 1664525 + 1013904223;
    return (*seed >> 8) % below;
}

/* "md5:900150983cd24fb0d6963f7d28e17f72" */
static void write_digest(const struct nettle_hash *hash, const char *bytes, size_t size, char *text)
{
    char context[512];
    uint8_t found[64];
    assert_true(hash->context_size <= sizeof context);
    hash->init(context);
    hash->update(context, size, (const uint8_t *)bytes);
    hash->digest(context, hash->digest_size, found);
    text += sprintf(text, "%s:", hash->name);
    for (size_t i = 0; i < hash->digest_size; i++)
        text += sprintf(text, "%02x", found[i]);
}

static void test_two_digests_at_a_time_are_those_of_each_alone(void **state)
{
    (void)state;
    enum { MOST = 300 };
    static char letters[2 * MOST];
    char declared[2][160];
    unsigned seed = 1;
    if (!digest_goes_in_pairs()) {
        printf("skipped: not on this processor\n");
        return;
    }
    for (size_t i = 0; i < sizeof letters; i++)
        letters[i] = (char)draw(&seed, 256);
    for (size_t size = 0; size < MOST; size++)
        for (size_t other = 0; other < MOST; other += 37) {
            const str messages[2] = {{letters, size}, {letters + MOST, other}};
            read_digest digests[2];
            for (int i = 0; i < 2; i++) {
                write_digest(&nettle_sha1, messages[i].at, messages[i].size, declared[i]);
                assert_true(digest_begin(&digests[i], str_of(declared[i])));
            }
            const str begun = str_slice(messages[1], 0, other / 2); /* as much as was in view */
            digest_take_pair(&digests[0], messages[0], &digests[1], begun);
            digest_take_pair(&digests[0], messages[0], &digests[1], messages[1]);
            assert_true(digest_is_right(&digests[0], messages[0]));
            assert_true(digest_is_right(&digests[1], messages[1]));
        }
}

static void write_record(FILE *to, const char *type, const char *digest, const char *block, size_t size)
{
    fprintf(to, "WARC/1.0\r\nWARC-Type: %s\r\nContent-Type: text/plain\r\n%s%s%sContent-Length: %zu\r\n\r\n", type,
            digest ? "WARC-Block-Digest: " : "", digest ? digest : "", digest ? "\r\n" : "", size);
    fwrite(block, 1, size, to);
    fputs("\r\n\r\n", to);
}

/* Pages of all sizes, of all digests and none, every fifth with a wrong one, and what stands between pages. */
static str write_archive(unsigned seed, bool wrong[PAGES])
{
    static const struct nettle_hash *const hashes[] = {&nettle_sha1, &nettle_sha1, &nettle_sha1, &nettle_md5, NULL};
    char *bytes, declared[160];
    size_t size;
    char *body = malloc(MOST_BODY);
    FILE *to = open_memstream(&bytes, &size);
    assert_true(body && to);
    for (int i = 0; i < PAGES; i++) {
        const struct nettle_hash *hash = hashes[draw(&seed, 5)];
        const size_t most = draw(&seed, 3) ? 300 : MOST_BODY, length = 1 + draw(&seed, (unsigned)most - 1);
        memset(body, 'a' + i % 26, length);
        if (hash)
            write_digest(hash, body, length, declared);
        wrong[i] = hash && draw(&seed, 5) == 0;
        body[draw(&seed, (unsigned)length)] ^= wrong[i];
        write_record(to, "conversion", hash ? declared : NULL, body, length);
        for (unsigned between = draw(&seed, 3); between; between--)
            write_record(to, "metadata", "sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5", "abc", 3);
    }
    fclose(to);
    free(body);
    return (str){bytes, size};
}

static void test_each_page_is_as_good_as_its_digest(void **state)
{
    (void)state;
    for (unsigned seed = 0; seed < 20; seed++) {
        bool wrong[PAGES];
        sayso_input input;
        sayso_error error;
        int page = 0;
        const str bytes = write_archive(seed, wrong);
        sayso_archive *archive = sayso_archive_open_bytes(bytes.at, bytes.size, NULL, &error);
        assert_non_null(archive);
        for (; sayso_archive_next(archive, &input, &error); page++) {
            assert_true(page < PAGES);
            assert_int_equal(!input.bytes, wrong[page]);
            assert_true(input.bytes || strstr(error.message, "its digest"));
        }
        assert_int_equal(page, PAGES);
        sayso_archive_close(archive);
        free((void *)bytes.at);
    }
}

/* A header in a header, whose blocks begin at the same byte: the inner one is shorter than what was taken of the
 * outer. */
static void test_a_record_inside_of_a_header_is_another_record(void **state)
{
    (void)state;
    char *bytes, body[900], declared[160];
    size_t size;
    sayso_input input;
    sayso_error error;
    static const size_t sizes[] = {sizeof body, 0 /* the outer, of another length than it says */, 100, sizeof body};
    FILE *to = open_memstream(&bytes, &size);
    memset(body, 'a', sizeof body);
    write_digest(&nettle_sha1, body, sizeof body, declared);
    write_record(to, "conversion", declared, body, sizeof body);
    fprintf(to,
            "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 900\r\n"
            "WARC-Block-Digest: %s\r\n",
            declared);
    write_digest(&nettle_sha1, body, 100, declared);
    write_record(to, "conversion", declared, body, 100);
    write_record(to, "conversion", NULL, body, sizeof body);
    fclose(to);
    sayso_archive *archive = sayso_archive_open_bytes(bytes, size, NULL, &error);
    assert_non_null(archive);
    size_t seen = 0;
    for (; seen < 5 && sayso_archive_next(archive, &input, &error); seen++)
        assert_int_equal(input.bytes ? input.size : 0, seen < 4 ? sizes[seen] : 0);
    assert_int_equal(seen, 4);
    sayso_archive_close(archive);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_digests_at_a_time_are_those_of_each_alone),
        cmocka_unit_test(test_each_page_is_as_good_as_its_digest),
        cmocka_unit_test(test_a_record_inside_of_a_header_is_another_record),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
