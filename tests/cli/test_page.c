/* The page for people: what it shows, how it wraps, and that no byte of a report can steer a
 * terminal. */
#include "../unit/harbour.h"
#include "page.h"
#include "wrap.h"
#include <locale.h>
#include <stdlib.h>

static char *write_page(doc *d, page_style style)
{
    char *text;
    size_t size;
    FILE *to = open_memstream(&text, &size);
    assert_true(page_write(to, d, &style));
    assert_int_equal(fclose(to), 0);
    return text;
}

static char *page_of_harbour(page_style style)
{
    jmp_buf boundary;
    doc d;
    assert_int_equal(setjmp(boundary), 0);
    build_harbour(&d, &boundary);
    char *text = write_page(&d, style);
    arena_end(&d.arena);
    return text;
}

static void test_page_says_who_said_what(void **state)
{
    (void)state;
    char *text = page_of_harbour((page_style){.width = 48});
    assert_string_equal(text, "Harbour stays open\n"
                              "5 March 2024, 09:30 · by Ada Quill · PORTSEA\n"
                              "(Coast Wire) · port�.txt\n"
                              "────────────────────────────────────────────────\n"
                              "\n"
                              "Ilse Brandt (harbour master) and the council ·\n"
                              "  told · to the council · 4 March 2024 · via\n"
                              "  Coast Wire\n"
                              "    “The harbour stays open,” “For� now.”\n"
                              "\n"
                              "    (no source named) · to Share · [ascribed] ·\n"
                              "      [doubt]\n"
                              "        stays open\n"
                              "\n"
                              "who is in it\n"
                              "    Ilse Brandt · person · harbour master · 1\n"
                              "        statement\n"
                              "    the council · organisation · PRT · 1\n"
                              "        statement · 1 addressed\n"
                              "    Coast Wire · outlet · 1 carried\n"
                              "\n"
                              "\n");
    free(text);
}

static void remove_codes(char *text)
{
    char *to = text;
    while (*text) {
        if (*text == '\033')
            text = strchr(text, 'm') + 1;
        else
            *to++ = *text++;
    }
    *to = '\0';
}

static void test_color_changes_nothing_but_color(void **state)
{
    (void)state;
    char *plain = page_of_harbour((page_style){.width = 60});
    char *colored = page_of_harbour((page_style){.width = 60, .color = true});
    assert_non_null(strstr(colored, "\033[1mIlse Brandt\033[0m"));
    assert_non_null(strstr(colored, "\033[36mtold\033[0m"));
    assert_non_null(strstr(colored, "\033[31m[ascribed]\033[0m"));
    remove_codes(colored);
    assert_string_equal(colored, plain);
    free(plain);
    free(colored);
}

/* Nesting has no bound, and the inner statement may come first. */
static void test_inner_statements_stand_below_the_outer(void **state)
{
    (void)state;
    enum { COUNT = 3000 };
    jmp_buf boundary;
    doc d;
    assert_int_equal(setjmp(boundary), 0);
    build_harbour(&d, &boundary);
    d.statements.count = 1;
    const sayso_statement model = d.statements.at[0];
    for (uint32_t i = 1; i < COUNT; i++) {
        sayso_statement *s = vec_push(&d.arena, &d.statements);
        *s = model;
        s->within = i - 1;
    }
    d.statements.at[0].within = COUNT - 1; /* a ring: shown from nowhere, but no endless loop */
    free(write_page(&d, (page_style){.width = 100}));
    d.statements.at[0].within = SAYSO_NONE;
    char *text = write_page(&d, (page_style){.width = 100});
    size_t shown = 0;
    for (const char *at = text; (at = strstr(at, "· told ·")); at++)
        shown++;
    assert_int_equal(shown, COUNT);
    free(text);
    arena_end(&d.arena);
}

static void check_lines(const char *paragraph, int width, const char *expected)
{
    char *text;
    size_t size;
    FILE *to = open_memstream(&text, &size);
    wrap_lines(to, paragraph, strlen(paragraph), 2, 4, width);
    assert_int_equal(fclose(to), 0);
    assert_string_equal(text, expected);
    free(text);
}

static void test_lines_break_by_columns(void **state)
{
    (void)state;
    check_lines("one two three", 9, "  one two\n    three\n");
    check_lines("äöü ßéñ", 9, "  äöü ßéñ\n");                             /* two bytes, one column */
    check_lines("日本 日本", 10, "  日本\n    日本\n");                   /* three bytes, two columns */
    check_lines("e\xcc\x81t\xc3\xa9 de", 8, "  e\xcc\x81t\xc3\xa9 de\n"); /* a combining accent takes none */
    check_lines("\033[1mone\033[0m two", 9, "  \033[1mone\033[0m two\n");
    check_lines("unbreakable word", 6, "  unbreakable\n    word\n");
    check_lines("no\u00a0break here", 11, "  no\u00a0break\n    here\n");
}

static void test_control_characters_are_not_passed_on(void **state)
{
    (void)state;
    static const char hostile[] = "a\033[2Jb\x7f\xc2\x9b"
                                  "c\r\nd";
    char *text;
    size_t size;
    FILE *to = open_memstream(&text, &size);
    wrap_put(to, STYLE_PLAIN, 1, hostile, strlen(hostile));
    assert_int_equal(fclose(to), 0);
    assert_string_equal(text, "a\ufffd[2Jb\ufffd\ufffdc  d");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_page_says_who_said_what),
        cmocka_unit_test(test_color_changes_nothing_but_color),
        cmocka_unit_test(test_inner_statements_stand_below_the_outer),
        cmocka_unit_test(test_lines_break_by_columns),
        cmocka_unit_test(test_control_characters_are_not_passed_on),
    };
    setlocale(LC_CTYPE, "C.UTF-8");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
