/* Article and page residue. */
#include "unit.h"

#include "clean/clean.h"
#include "clean/clean_line.h"
#include "clean/clean_meta.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct cleaned {
    doc doc;
    jmp_buf boundary;
} cleaned;

static doc *clean(cleaned *c, str text)
{
    *c = (cleaned){0};
    arena_start(&c->doc.arena, NULL, SIZE_MAX / 2, &c->boundary);
    if (setjmp(c->boundary))
        fail_msg("out of memory");
    c->doc.input = c->doc.text = text;
    clean_text(&c->doc);
    return &c->doc;
}

static bool is_white(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Every byte with ink is in body or residue, once; of a no-break space either is right. */
static void check_cover(const doc *d)
{
    unsigned char *seen = calloc(d->input.size + 1, 1);
    for (size_t i = 0; i < d->about.body.count; i++)
        for (uint32_t at = d->about.body.at[i].start; at < d->about.body.at[i].end; at++)
            seen[at]++;
    for (size_t i = 0; i < d->about.residue_count; i++)
        for (uint32_t at = d->about.residue[i].span.start; at < d->about.residue[i].span.end; at++)
            seen[at]++;
    for (size_t at = 0; at < d->input.size; at++) {
        const bool free = is_white(d->input.at[at]) || d->input.at[at] == '\xc2' || d->input.at[at] == '\xa0';
        if (seen[at] > 1 || (!seen[at] && !free))
            fail_msg("byte %zu is covered %d times", at, seen[at]);
    }
    free(seen);
}

static const char *reason_at(const doc *d, const char *words)
{
    const char *hit = strstr(d->input.at, words);
    assert_non_null(hit);
    const uint32_t at = (uint32_t)(hit - d->input.at);
    for (size_t i = 0; i < d->about.residue_count; i++)
        if (d->about.residue[i].span.start <= at && at < d->about.residue[i].span.end)
            return d->about.residue[i].reason;
    return "body";
}

static void expect_span(const doc *d, sayso_span span, const char *text)
{
    const str got = doc_slice(d, span);
    if (!str_equal(got, str_of(text)))
        fail_msg("\"%.*s\", not \"%s\"", (int)got.size, got.at, text);
}

static const char page[] =
    "\xef\xbb\xbfSkip to content\nHome\nNews\nSport\n\n"
    "Harbour council rejects plan for second bridge\n"
    "By Ilse Maron and Tom Okafor, Staff Writers\n"
    "Publish date12 Feb 2022 - 18:40\n"
    "Share\nTweet\n\n"
    "PORT ELLERY (Coast Wire) – The harbour council on Friday rejected a plan for a second bridge over the Senn, "
    "saying that "
    "the money was needed for the old one.\n\n"
    "“We looked at every figure twice,” council leader Ana Brodsky told reporters after the vote.\n\n"
    "Photo: Lena Ortiz/Coast Wire\n\n"
    "The plan had been drawn up by three engineers, who said in a letter that they would try again next year.\n\n"
    "Coast Wire’s Jo Hale contributed to this report.\n\n"
    "Source link\n\nLeave A Reply\n\nYour email address will not be published.\n© 2022 Coast Wire. All rights "
    "reserved.\n";

static void test_a_page(void **state)
{
    (void)state;
    cleaned c;
    const doc *d = clean(&c, STR(page));
    check_cover(d);
    expect_span(d, d->about.title.at[0], "Harbour council rejects plan for second bridge");
    assert_int_equal(d->about.body.count, 3);
    assert_int_equal(d->about.bylines.count, 3);
    expect_span(d, d->about.bylines.at[0], "Ilse Maron");
    expect_span(d, d->about.bylines.at[1], "Tom Okafor");
    expect_span(d, d->about.bylines.at[2], "Jo Hale");
    assert_string_equal(d->about.published.value, "2022-02-12T18:40");
    expect_span(d, d->about.dateline.place, "PORT ELLERY");
    expect_span(d, d->about.dateline.agency, "Coast Wire");
    expect_span(d, d->about.outlet.spans.at[0], "Coast Wire");
    assert_string_equal(reason_at(d, "\xef\xbb\xbf"), "mark");
    assert_string_equal(reason_at(d, "Home"), "navigation");
    assert_string_equal(reason_at(d, "Harbour council rejects"), "title");
    assert_string_equal(reason_at(d, "By Ilse"), "byline");
    assert_string_equal(reason_at(d, "Publish date"), "date");
    assert_string_equal(reason_at(d, "Tweet"), "share");
    assert_string_equal(reason_at(d, "Photo:"), "credit");
    assert_string_equal(reason_at(d, "contributed"), "credit");
    assert_string_equal(reason_at(d, "Source link"), "navigation");
    assert_string_equal(reason_at(d, "Leave A"), "comment-form");
    assert_string_equal(reason_at(d, "All rights"), "copyright");
    arena_end(&c.doc.arena);
}

static void test_clean_prose_stays(void **state)
{
    (void)state;
    static const char text[] =
        "Mayor says the ferry will run again\n"
        "The ferry between the two islands will run again from May, the mayor said on Monday.\n"
        "She said that repairs had cost less than feared, and that fares would stay as they were.\n"
        "“No.”\n"
        "Asked whether the second boat would be sold, she shook her head.\n";
    cleaned c;
    const doc *d = clean(&c, STR(text));
    check_cover(d);
    expect_span(d, d->about.title.at[0], "Mayor says the ferry will run again");
    assert_int_equal(d->about.body.count, 4);
    assert_int_equal(d->about.residue_count, 1);
    assert_int_equal(d->blocks.count, 5);
    assert_int_equal(d->blocks.at[0].kind, BLOCK_TITLE);
    assert_string_equal(d->about.published.value, "");
    arena_end(&c.doc.arena);
}

static void test_wrapped_lines_become_paragraphs(void **state)
{
    (void)state;
    static const char text[] = "Old mill to become a library\n\n"
                               "The old mill by the river is to become a library after the town council voted\n"
                               "eleven to four on Tuesday evening in favour of a plan that had been talked\n"
                               "about for nearly twenty years.\n\n"
                               "Council members said that the work would begin in the autumn and that most of\n"
                               "the money would come from a gift made to the town by the family that had once\n"
                               "owned the mill.\n";
    cleaned c;
    const doc *d = clean(&c, STR(text));
    check_cover(d);
    assert_int_equal(d->about.body.count, 2);
    arena_end(&c.doc.arena);
}

/* Sentences of reports that begin as buttons and labels do. */
static void test_sentences_are_no_buttons(void **state)
{
    (void)state;
    static const char text[] =
        "Home\nNews\nSearch\n\n"
        "Facebook to appeal against ruling in harbour case\n\n"
        "The company said on Monday that it would appeal, and that it had never heard of the harbour.\n\n"
        "Search crews found nothing.\n\n"
        "Share prices fell by four per cent.\n\n"
        "Credit was refused to both.\n\n"
        "By then it was late.\n\n"
        "Terms of the deal were not disclosed.\n\n"
        "Related cases are to be heard in May.\n\n"
        "The harbour master said that he had no further comment, and that nobody else had one either.\n\n"
        "Share on Facebook\nPrint\n";
    cleaned c;
    const doc *d = clean(&c, STR(text));
    check_cover(d);
    expect_span(d, d->about.title.at[0], "Facebook to appeal against ruling in harbour case");
    assert_int_equal(d->about.body.count, 8);
    assert_string_equal(reason_at(d, "Share on"), "share");
    arena_end(&c.doc.arena);
}

static void expect_dateline(const char *first, const char *whole, const char *place, const char *agency)
{
    char text[600];
    snprintf(text, sizeof text,
             "A headline about the harbour\n%s said that the harbour would stay open.\nHe said no more.\n", first);
    cleaned c;
    const doc *d = clean(&c, str_of(text));
    if (!*whole) {
        assert_int_equal(d->about.dateline.spans.count, 0);
    } else {
        if (d->about.dateline.spans.count != 1)
            fail_msg("no dateline in: %s", first);
        expect_span(d, d->about.dateline.spans.at[0], whole);
        expect_span(d, d->about.dateline.place, place);
        expect_span(d, d->about.dateline.agency, agency);
    }
    arena_end(&c.doc.arena);
}

static void test_datelines(void **state)
{
    (void)state;
    expect_dateline("VELM (Wire) – The mayor on Sunday", "VELM (Wire)", "VELM", "Wire");
    expect_dateline("Jan. 25, 2022 (CWNS)—The mayor of Velm", "Jan. 25, 2022 (CWNS)", "", "CWNS");
    expect_dateline("PORT ELLERY, Senn. (CW) — The mayor of Velm", "PORT ELLERY, Senn. (CW)", "PORT ELLERY, Senn.",
                    "CW");
    expect_dateline("VELM, December 12. /CWNS/. The mayor of Velm", "VELM, December 12. /CWNS/", "VELM", "CWNS");
    expect_dateline("VELM, 3 March 2022 (CW) -- The mayor of Velm", "VELM, 3 March 2022 (CW)", "VELM", "CW");
    expect_dateline("The mayor of Velm", "", "", "");
    expect_dateline("The mayor (a doctor) – and he alone –", "", "", "");
}

static void expect_day(const char *url, const char *day)
{
    doc d = {.about.url = {url, strlen(url)}};
    clean_published_by_url(&d);
    if (strcmp(d.about.published.value, day) != 0)
        fail_msg("\"%s\": \"%s\", not \"%s\"", url, d.about.published.value, day);
}

static void test_the_day_of_an_address(void **state)
{
    (void)state;
    expect_day("https://wire.example/2022/02/12/ferry-stays", "2022-02-12");
    expect_day("https://wire.example/harbour/2022/feb/12/ferry-stays", "2022-02-12");
    expect_day("https://wire.example/ferry-stays-2022-02-12.html", "2022-02-12");
    expect_day("https://wire.example/20220212/c_1310464.htm", "2022-02-12");
    expect_day("https://wire.example/2022/02/31/ferry", "");
    expect_day("https://wire.example/2022/02/ferry", "");
    expect_day("https://wire.example/10202202121", "");
    expect_day("https://wire.example/2022/02/123", "");
    expect_day("/", "");
    expect_day("", "");
}

static void test_any_bytes_are_covered(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",       "\n", "x",    " \xc2\xa0 ",   "\xe2\x80\x8b", "***\n\n---",     "By", "By\n", "(",
        "VELM (", "©",  "Jan.", "\xef\xbb\xbf", "a\r\nb\r\n",   "\t\tx   y   z\t"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        cleaned c;
        check_cover(clean(&c, str_of(texts[i])));
        arena_end(&c.doc.arena);
    }
}

/* Text of a size made of one piece; cleaning it takes time in proportion. */
static void check_bulk(const char *unit, size_t size)
{
    const size_t step = strlen(unit);
    char *text = malloc(size + step);
    size_t filled = 0;
    for (; filled < size; filled += step)
        memcpy(text + filled, unit, step);
    const clock_t start = clock();
    cleaned c;
    check_cover(clean(&c, (str){text, filled}));
    const double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    arena_end(&c.doc.arena);
    free(text);
    if (seconds > 20.0) /* some are a hundred times faster; quadratic work would take hours */
        fail_msg("\"%s\" × %zu: %.1f s", unit, size / step, seconds);
}

static void test_bulk(void **state)
{
    (void)state;
    check_bulk("The mayor said that it was so, and nobody asked why. ", 8 << 20);
    check_bulk("x\n", 200000);
    check_bulk("\n", 1 << 20);
    check_bulk("Jan ", 1 << 20);
    check_bulk("12/", 1 << 20);
    check_bulk("By A and B, ", 1 << 20);
    check_bulk("VELM (", 1 << 20);
    check_bulk("\xc2\xa0", 1 << 20);
    check_bulk("   x", 1 << 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_page),
        cmocka_unit_test(test_clean_prose_stays),
        cmocka_unit_test(test_wrapped_lines_become_paragraphs),
        cmocka_unit_test(test_sentences_are_no_buttons),
        cmocka_unit_test(test_datelines),
        cmocka_unit_test(test_the_day_of_an_address),
        cmocka_unit_test(test_any_bytes_are_covered),
        cmocka_unit_test(test_bulk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
