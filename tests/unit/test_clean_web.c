/* Pages of HTML: what is read of them, in any encoding, and that it stands where it is said to. */
#include "unit.h"

#include "sayso.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static sayso_doc *read_page(const char *bytes, size_t size, const char *type)
{
    const sayso_options options = {.last = SAYSO_CLEAN, .content_type = type};
    sayso_error error = {0};
    sayso_doc *doc = sayso_read(NULL, bytes, size, &options, &error);
    if (!doc)
        fail_msg("%s", error.message);
    return doc;
}

static void check_text(sayso_doc *doc, sayso_spans spans, const char *expected)
{
    size_t size;
    const char *text = sayso_doc_text(doc, spans, &size);
    assert_non_null(text);
    assert_string_equal(text, expected);
}

static void test_a_page_is_read_in_its_own_encoding(void **state)
{
    (void)state;
    static const char BODY[] = "The caf\xc3\xa9 stays open on Monday, its owner said, and it will not close again.";
    static const struct {
        const char *bytes;
        size_t size;
        const char *type;
    } pages[] = {
#define PAGE(text, type) {text, sizeof text - 1, type}
#define END              " stays open on Monday, its owner said, and it will not close again.</p></body></html>"
        PAGE("<html><body><p>The caf\xc3\xa9" END, NULL),
        PAGE("\xef\xbb\xbf<html><body><p>The caf\xc3\xa9" END, NULL),
        PAGE("<html><body><p>The caf&eacute;" END, NULL),
        PAGE("<html><body><p>The <b>caf&#233;</b>" END, NULL),
        PAGE("<html><body><p>The c<i>af</i>&#xE9 " END, NULL),
        PAGE("<html><meta charset=iso-8859-1><body><p>The caf\xe9" END, NULL),
        PAGE("<html><meta http-equiv=Content-Type content='text/html; charset=macintosh'><p>The caf\x8e" END, NULL),
        PAGE("<html><meta charset=utf-8><body><p>The caf\xe9" END, NULL), /* a lie */
        PAGE("<html><body><p>The caf\x82" END, "text/html; charset=cp437"),
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        sayso_doc *doc = read_page(pages[i].bytes, pages[i].size, pages[i].type);
        const sayso_about *about = sayso_doc_about(doc);
        assert_true(about->markup);
        check_text(doc, about->body, BODY);
        sayso_doc_free(doc);
    }
}

static void test_utf_16_is_read_with_a_mark_or_without(void **state)
{
    (void)state;
    static const char TEXT[] = "<html><body><p>The ferry stays, said its owner on Monday, and it will sail again.</p>";
    char wide[2 * sizeof TEXT + 2] = "\xff\xfe";
    for (size_t i = 0; i + 1 < sizeof TEXT; i++)
        wide[2 + 2 * i] = TEXT[i];
    for (size_t skip = 0; skip <= 2; skip += 2) {
        sayso_doc *doc = read_page(wide + skip, 2 * sizeof TEXT - skip, NULL);
        check_text(doc, sayso_doc_about(doc)->body,
                   "The ferry stays, said its owner on Monday, and it will sail again.");
        sayso_doc_free(doc);
    }
}

static void test_spans_leave_markup_out(void **state)
{
    (void)state;
    static const char TEXT[] = "<html><body><p>The <b>old <i>harbour</i></b> stays &amp; will be <a "
                               "href=x>dredged</a>, the chair said on Monday.</p>";
    static const char *const pieces[] = {
        "The ", "old ", "harbour", " stays &amp; will be ", "dredged", ", the chair said on Monday."};
    sayso_doc *doc = read_page(TEXT, sizeof TEXT - 1, NULL);
    const sayso_spans body = sayso_doc_about(doc)->body;
    assert_int_equal(body.count, sizeof pieces / sizeof *pieces);
    for (size_t i = 0; i < body.count; i++) {
        assert_int_equal(body.at[i].end - body.at[i].start, strlen(pieces[i]));
        assert_memory_equal(TEXT + body.at[i].start, pieces[i], strlen(pieces[i]));
    }
    sayso_doc_free(doc);
}

/* The tree has U+FFFD for each of them, and what follows keeps its place. */
static void test_characters_that_are_none_keep_their_place(void **state)
{
    (void)state;
    static const char TEXT[] =
        "<html><body><p>The caf\xef\xbf\xbf\xef\xbd\xb0\xe2\x89\xae stays open on Monday, its owner "
        "said, and it will not close.</p>";
    sayso_doc *doc = read_page(TEXT, sizeof TEXT - 1, NULL);
    const sayso_spans body = sayso_doc_about(doc)->body;
    assert_int_equal(body.count, 1);
    assert_memory_equal(TEXT + body.at[0].start, "The caf", 7);
    assert_memory_equal(TEXT + body.at[0].end - 6, "close.", 6);
    check_text(
        doc, body,
        "The caf\xef\xbf\xbd\xef\xbd\xb0\xe2\x89\xae stays open on Monday, its owner said, and it will not close.");
    sayso_doc_free(doc);
}

static void test_what_looks_like_a_page_in_a_text_is_text(void **state)
{
    (void)state;
    static const char *const texts[] = {"The chair said <b>no</b> on Monday.", "<3 is what she wrote, he said.",
                                        "<mary> I said so, and I say it again.", "x < y, said Ann."};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        sayso_doc *doc = read_page(texts[i], strlen(texts[i]), NULL);
        assert_false(sayso_doc_about(doc)->markup);
        sayso_doc_free(doc);
    }
}

static void check_day(const char *head, const char *expected)
{
    char page[1024];
    const int size =
        snprintf(page, sizeof page,
                 "<html lang=de>%s<h1>Die Halle bleibt zu</h1>"
                 "<p>The hall stays closed, the chair of the council said, because its roof may fall in.</p></html>",
                 head);
    sayso_doc *doc = read_page(page, (size_t)size, NULL);
    const sayso_about *about = sayso_doc_about(doc);
    char day[11] = "";
    memcpy(day, about->published.value, 10);
    assert_string_equal(day, expected);
    assert_true(!*expected || about->published.spans.count > 0);
    sayso_doc_free(doc);
}

static void test_the_day_is_the_one_where_it_was_written(void **state)
{
    (void)state;
#define ZERO "<meta property='article:published_time' content='2023-11-09T02:11:03Z'>"
    check_day(ZERO, "2023-11-09");
    check_day(ZERO "<link rel=canonical href='https://example.org/2023/11/08/hall'>", "2023-11-08");
    check_day(ZERO "<link rel=canonical href='https://example.org/2023/11/05/hall'>", "2023-11-09");
    check_day(ZERO "<script>{'publicationDate':'2023-11-08T21:11:03-05:00'}</script>", "2023-11-08");
    check_day(ZERO "<script>{'next':'2023-11-10T20:00:00-05:00'}</script>", "2023-11-08"); /* the page's zone */
    check_day(ZERO "<script>{'next':['2023-11-10T20:00-05:00', '2023-11-10T20:00+02:00']}</script>", "2023-11-09");
}

static void check_language(const char *page, const char *expected)
{
    sayso_doc *doc = read_page(page, strlen(page), NULL);
    const sayso_text language = sayso_doc_about(doc)->language;
    assert_int_equal(language.size, strlen(expected));
    assert_memory_equal(language.at ? language.at : "", expected, language.size);
    sayso_doc_free(doc);
}

static void test_the_language_is_what_the_body_shows(void **state)
{
    (void)state;
#define ENGLISH                                                                                                        \
    "<h1>Hall</h1><p>The hall stays closed, the chair of the council said, because its roof may fall in.</p></html>"
#define GERMAN                                                                                                         \
    "<h1>Halle</h1><p>Die Halle bleibt zu, sagte gestern der Vorsitzende des Rates, weil ihr Dach einstürzen "        \
    "kann.</p>"                                                                                                        \
    "<p>Niemand wisse, wie lange, und wer den Umbau bezahlen soll, sei ebenso offen wie vor drei Jahren.</p></html>"
#define NAMES                                                                                                          \
    "<p>Roe Oake Ash Elm Fir Yew Box Bay Lime Pine Rowan Alder Hazel Holly Maple Cedar Larch Beech Birch Aspen "       \
    "Poplar Willow Juniper Cypress Sequoia Spruce Hemlock Chestnut Walnut Hickory Linden Plane.</p></html>"
    check_language("<html lang=de>" ENGLISH, "en");
    check_language("<html lang=de-AT>" GERMAN, "de");
    check_language("<html lang=en>" GERMAN, "de");
    check_language("<html>" GERMAN, "de");
    check_language("<h1>Η αίθουσα</h1><p>Η αίθουσα μένει κλειστή, είπε ο πρόεδρος του συμβουλίου, γιατί η στέγη δεν "
                   "κρατάει άλλο.</p></html>",
                   "el");
    check_language("<h1>Зала</h1><p>Сьогодні голова ради сказав, що зала не працює, як і торік, і до зими це не "
                   "зміниться.</p></html>",
                   "uk");
    check_language("<html lang=sv>" NAMES, "sv");
    check_language("<html lang='x-1'>" NAMES, "");
    check_language("<html>" NAMES, "");
}

static void test_days_are_read_in_other_languages(void **state)
{
    (void)state;
    static const char *const days[] = {"12. April 2020",      "12.04.2020",       "12 avril 2020",
                                       "12 de abril de 2020", "12 aprile 2020",   "12 апреля 2020 г.",
                                       "2020年4月12日",       "12 kwietnia 2020", "Jane RoeApr 12, 2020"};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        char head[128];
        snprintf(head, sizeof head, "<p class=date>%s</p>", days[i]);
        check_day(head, "2020-04-12");
    }
    check_day("<p>Nothing here is a day.</p>", "");
    check_day("<p class=date>Updated 14 April 2020; first published 12 April 2020</p>", "2020-04-12");
    check_day("<abbr class=published title=2020-04-12T09:30>two days ago</abbr>", "2020-04-12");
    check_day("<meta name=date content=20200412>", "2020-04-12");
    check_day("<meta name=pubdate content=20200412T183000Z>", "2020-04-12");
    check_day("<meta name=date content=20201341>", "");
}

#define STORY                                                                                                          \
    "<p>The ferry will sail again from Monday, its owner said, because the harbour has been dredged at last.</p>"      \
    "<p>Nobody on the island had been asked, the mayor told a meeting in the hall, and nobody will be now.</p>"

static void check_bylines(const char *shown, const char *expected)
{
    char page[1024];
    const int size = snprintf(page, sizeof page, "<html><h1>Ferry sails again</h1>%s" STORY "</html>", shown);
    sayso_doc *doc = read_page(page, (size_t)size, NULL);
    const sayso_about *about = sayso_doc_about(doc);
    check_text(doc, about->bylines, expected);
    assert_int_equal(about->body.count, 2);
    sayso_doc_free(doc);
}

static void test_bylines_name_people(void **state)
{
    (void)state;
    check_bylines("<p>By Ann Bell</p>", "Ann Bell");
    check_bylines("<p class=byline>By Ann Bell and <a href=x>Jo Hale</a></p>", "Ann Bell Jo Hale");
    check_bylines("<p class=byline>Photographs by Ann Bell</p>", "Ann Bell");
    check_bylines("<p class=byline>BY ANN BELL AND JO HALE</p>", "ANN BELL JO HALE");
    check_bylines("<p class=byline>Ann Bell, Coast Wire</p>", "Ann Bell");
    check_bylines("<p class=byline>By Health Correspondent Ann Bell</p>", "Ann Bell");
    check_bylines("<p class=byline>By Ann Bell Published: 5 March 2024</p>", "Ann Bell");
    check_bylines("<p class=author>Von Katrin Vogel</p>", "Katrin Vogel");
    check_bylines("<p class=author>Par Élodie Garnier</p>", "Élodie Garnier");
    check_bylines("<p>Por Ana Ruiz Mora</p>", "Ana Ruiz Mora");
    check_bylines("<p class=author>Автор: Мария Ковалёва</p>", "Мария Ковалёва");
    check_bylines("<p class=author>Von Miller</p>", "Von Miller");
    check_bylines("<p class=byline>By Our Court Reporter</p>", "");
    check_bylines("<p class=byline>By The Newsdesk</p>", "");
    check_bylines("<figure class=author><figcaption>Photo by Ann Bell</figcaption></figure>", "");
}

/* An article of 64 words in two paragraphs, as JSON has it. */
#define TOLD                                                                                                           \
    "\"Ferry \\u2013 said Ann \\\"Bell\\\" \u2013 will sail again from Monday, because the harbour has been dredged "  \
    "at last "                                                                                                         \
    "and the pier has been mended.\\n\\nNobody on the island had been asked, the mayor told a meeting in the hall, "   \
    "and "                                                                                                             \
    "nobody will be now, because there is no time left for it and no money, and because it rains too much in "         \
    "autumn for people to stand on a pier and talk of it for long.\""

static void test_an_article_told_to_machines_alone_is_read(void **state)
{
    (void)state;
    static const char WALL[] = "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":" TOLD
                               ",\"isAccessibleForFree\":false}</script><h1>Ferry sails again</h1>"
                               "<div class=paywall><p>Subscribe to read all of this story.</p></div></html>";
    static const char MARKUP[] =
        "<script type='application/ld+json'>{\"articleBody\":\"<p>Ferry<\\/p>\"}</script>" STORY;
    sayso_doc *doc = read_page(WALL, sizeof WALL - 1, NULL);
    const sayso_about *about = sayso_doc_about(doc);
    assert_true(about->body.count > 0);
    for (size_t i = 0; i < about->body.count; i++)
        assert_true(strstr(WALL, "</script>") > WALL + about->body.at[i].end);
    assert_memory_equal(WALL + about->body.at[0].start, "Ferry", 5);
    check_text(doc, about->title, "Ferry sails again");
    sayso_doc_free(doc);
    doc = read_page(MARKUP, sizeof MARKUP - 1, NULL);
    assert_int_equal(sayso_doc_about(doc)->body.count, 2);
    sayso_doc_free(doc);
}

static void check_body(const char *rest, const char *expected)
{
    char page[4096];
    const int size = snprintf(page, sizeof page, "<html><h1>Ferry sails again</h1>%s</html>", rest);
    sayso_doc *doc = read_page(page, (size_t)size, NULL);
    check_text(doc, sayso_doc_about(doc)->body, expected);
    sayso_doc_free(doc);
}

#define LONG_STORY                                                                                                     \
    STORY "<p>The pier was built in 1962 and mended four years ago, when cracks were found in its eastern wall, and "  \
          "the minister, who will come on Friday, said that he had full trust in those who look after it.</p>"

static void test_what_stands_past_the_article_is_left_out(void **state)
{
    (void)state;
    static const char EXPECTED[] =
        "The ferry will sail again from Monday, its owner said, because the harbour has been dredged at last. Nobody "
        "on the island had been asked, the mayor told a meeting in the hall, and nobody will be now. The pier was "
        "built in 1962 and mended four years ago, when cracks were found in its eastern wall, and the minister, who "
        "will come on Friday, said that he had full trust in those who look after it.";
    check_body(LONG_STORY, EXPECTED);
    check_body(LONG_STORY "<div id=talk><h3>2 comments</h3><div><b>rower</b><p>I was at the meeting, and when we asked "
                          "about the cracks the director left by the side door and nobody would answer us.</p></div>"
                          "<div><b>dot</b><p>My father worked on this pier, and he always said that the wall in the "
                          "east would be the first to go, but they did not listen.</p></div></div>",
               EXPECTED);
    check_body("<p>The harbour stays open, Orla Finn said on Monday. Nobody will go.</p><p>The minister said no.</p>",
               "The harbour stays open, Orla Finn said on Monday. Nobody will go. The minister said no.");
    check_body("<div id=menu><a href=/>ホーム</a><br><a href=/p>政治</a></div><p>港は再び開くと町長が述べた。</p>"
               "<p>島の人々には知らされていなかった。</p><div id=side><a href=/x>バス路線、冬も運行</a></div>",
               "港は再び開くと町長が述べた。 島の人々には知らされていなかった。");
}

static void check_outlet(const char *title, const char *expected)
{
    char page[1024];
    const int size =
        snprintf(page, sizeof page, "<html><title>%s</title><h1>Ferry sails again</h1>" STORY "</html>", title);
    sayso_doc *doc = read_page(page, (size_t)size, NULL);
    check_text(doc, sayso_doc_about(doc)->outlet.spans, expected);
    sayso_doc_free(doc);
}

static void test_the_outlet_stands_behind_the_headline(void **state)
{
    (void)state;
    check_outlet("Ferry sails again | Harbour Post", "Harbour Post");
    check_outlet("Ferry sails again - Harbour Post", "Harbour Post");
    check_outlet("Ferry sails again « Harbour Post", "Harbour Post");
    check_outlet("Ferry sails again - News - Harbour Post", "Harbour Post");
    check_outlet("Ferry sails again_Harbour Post", "Harbour Post");
    check_outlet("Ferry sails again", "");
    check_outlet("Ferry sails again - and again, though nobody on the whole island has been asked about it", "");
}

/* A page of `size` bytes that is one piece of markup again and again. */
enum { SECONDS = 10 };

/* Reads `head` and as many pieces as make `size` bytes, in at most so much memory for one; a "%u"
 * in a piece is its number. */
static void check_bounded(const char *head, const char *piece, size_t size, size_t bytes_a_byte)
{
    const sayso_options options = {.last = SAYSO_CLEAN, .max_memory = size * bytes_a_byte};
    sayso_error error = {0};
    char *page = malloc(size + 256);
    size_t at = (size_t)sprintf(page, "<html><body>%s", head);
    const char *number = strstr(piece, "%u");
    for (unsigned i = 0; at < size; i++)
        if (number)
            at += (size_t)sprintf(page + at, "%.*s%u%s", (int)(number - piece), piece, i, number + 2);
        else
            at += (size_t)sprintf(page + at, "%s", piece);
    const clock_t began = clock();
    sayso_doc *doc = sayso_read(NULL, page, at, &options, &error);
    if (!doc)
        fail_msg("%s%s…: %s", head, piece, error.message);
    if ((clock() - began) / CLOCKS_PER_SEC >= SECONDS)
        fail_msg("%s%s…: %ld s", head, piece, (long)((clock() - began) / CLOCKS_PER_SEC));
    sayso_doc_free(doc);
    free(page);
}

static void test_hostile_markup_takes_bounded_time_and_memory(void **state)
{
    (void)state;
    static const struct {
        const char *head, *piece;
    } pages[] = {
        {"", "<div>"},
        {"", "<font>"},
        {"", "<a><b><i><u><p>"},
        {"", "<b a=1><b a=2><b a=3><p>x"},
        {"<b a=1><b a=2><b a=3><b a=4><b a=5><b a=6><b a=7><b a=8><b a=9>", "<p>x"},
        {"<b a b c d e f g h i j k l m n o p q r s t u v w x y z>", "<p>x"},
        {"", "<b a=%u></i>"},
        {"", "<b a=%u><p>x</b>"},
        {"", "<b "
             "a=%u><div><div><div><div><div><div><div><div><div></b></div></div></div></div></div></div></div></div></"
             "div>"},
        {"", "<div></span>"},
        {"", "<div><table></div></table>"},
        {"", "<form><div></form>"},
        {"", "<li><dd>"},
        {"", "<svg><div><script></div></svg></script>"},
        {"", "<table>"},
        {"", "<table><tr>foo<p>bar"},
        {"", "<!--"},
        {"", "<"},
        {"", "<a b=\""},
        {"<p ", "a%u "},
        {"", "<ul><li>"},
        {"", "<svg><desc>"},
        {"", "<select><option>"},
        {"", "&"},
        {"", "<template>"},
    };
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        check_bounded(pages[i].head, pages[i].piece, 1 << 19, 256);
}

/* So many that no tree could hold them in that memory. */
static void test_tags_past_a_number_are_passed_over(void **state)
{
    (void)state;
    check_bounded("", "<p>x", 8000000, 64);
    check_bounded("", "<p></p></p>", 8000000, 64);
    check_bounded("", "<!---->", 8000000, 64);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_page_is_read_in_its_own_encoding),
        cmocka_unit_test(test_utf_16_is_read_with_a_mark_or_without),
        cmocka_unit_test(test_spans_leave_markup_out),
        cmocka_unit_test(test_characters_that_are_none_keep_their_place),
        cmocka_unit_test(test_what_looks_like_a_page_in_a_text_is_text),
        cmocka_unit_test(test_the_day_is_the_one_where_it_was_written),
        cmocka_unit_test(test_days_are_read_in_other_languages),
        cmocka_unit_test(test_bylines_name_people),
        cmocka_unit_test(test_what_stands_past_the_article_is_left_out),
        cmocka_unit_test(test_an_article_told_to_machines_alone_is_read),
        cmocka_unit_test(test_the_outlet_stands_behind_the_headline),
        cmocka_unit_test(test_the_language_is_what_the_body_shows),
        cmocka_unit_test(test_hostile_markup_takes_bounded_time_and_memory),
        cmocka_unit_test(test_tags_past_a_number_are_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
