/* Inputs that nobody would write: each must give a document that keeps the contract, or a clear
 * error, in time that grows no faster than the input. Work is measured as this process's CPU time
 * for n and for 2n, best of three, so that a slow machine changes nothing. */
#include "contract.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Writes about `size` bytes of an ill-natured text. */
typedef size_t maker(char *text, size_t size);

/* Repeats `unit` until `size` is reached. */
static size_t repeat(char *text, size_t size, const char *unit)
{
    const size_t length = strlen(unit);
    size_t at = 0;
    while (at + length <= size) {
        memcpy(text + at, unit, length);
        at += length;
    }
    return at;
}

/* First half of one unit, second half of another. */
static size_t halves(char *text, size_t size, const char *first, const char *second)
{
    const size_t at = repeat(text, size / 2, first);
    return at + repeat(text + at, size / 2, second);
}

static size_t nested_quotes(char *text, size_t size)
{
    return halves(text, size, "“", "”");
}

static size_t open_quotes(char *text, size_t size)
{
    return repeat(text, size, "“He said ‘so «and ");
}

/* One statement that goes on through every quotation. */
static size_t more_quotes(char *text, size_t size)
{
    static const char said[] = "“We built a house,” he said. ";
    memcpy(text, said, sizeof said - 1);
    return sizeof said - 1 + repeat(text + sizeof said - 1, size - (sizeof said - 1), "“A house.” ");
}

static size_t apostrophes(char *text, size_t size)
{
    return repeat(text, size, "'' 's ' \" ");
}

static size_t one_word(char *text, size_t size)
{
    return repeat(text, size, "a");
}

static size_t one_mark(char *text, size_t size)
{
    return repeat(text, size, ".");
}

static size_t one_hyphenated(char *text, size_t size)
{
    return repeat(text, size, "a-b/c.");
}

static size_t one_address(char *text, size_t size)
{
    return repeat(text, size, "http://a.b.c@");
}

static size_t newlines(char *text, size_t size)
{
    const size_t at = repeat(text, size - 1, "\n");
    text[at] = 'x';
    return at + 1;
}

static size_t short_lines(char *text, size_t size)
{
    return repeat(text, size, "a\n");
}

static size_t one_sentence(char *text, size_t size)
{
    return repeat(text, size, "and he said that ");
}

static size_t one_name(char *text, size_t size)
{
    return repeat(text, size, "Mr. Arlo Vance of ");
}

static size_t dates(char *text, size_t size)
{
    return repeat(text, size, "Jan. 25, 2022 12/12/12 2022-");
}

static size_t pronouns(char *text, size_t size)
{
    return repeat(text, size, "She told them he said it. ");
}

static size_t brackets(char *text, size_t size)
{
    return halves(text, size, "([{", "}])");
}

static size_t wide_characters(char *text, size_t size)
{
    return repeat(text, size, "\xf0\x9f\x98\x80\xc2\xa0\xe2\x80\x8d\xd0\x81");
}

static size_t control_characters(char *text, size_t size)
{
    size_t at = 0;
    while (at < size) {
        text[at] = (char)(1 + at % 127);
        at++;
    }
    return at;
}

static const struct {
    const char *name;
    maker *make;
} makers[] = {
    {"nested quotes", nested_quotes},
    {"open quotes", open_quotes},
    {"more quotes", more_quotes},
    {"apostrophes", apostrophes},
    {"one word", one_word},
    {"one mark", one_mark},
    {"one hyphenated word", one_hyphenated},
    {"one address", one_address},
    {"newlines", newlines},
    {"short lines", short_lines},
    {"one sentence", one_sentence},
    {"one name", one_name},
    {"dates", dates},
    {"pronouns", pronouns},
    {"brackets", brackets},
    {"wide characters", wide_characters},
    {"control characters", control_characters},
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/* Reads it, checks the contract, returns the least CPU seconds of `times` readings; exits on a breach. */
static double read_text(const sayso_model *model, const char *name, const char *text, size_t size, int times)
{
    double least = 1e9;
    for (int i = 0; i < times; i++) {
        sayso_error error = {0};
        const double start = now();
        sayso_doc *doc = sayso_read(model, text, size, NULL, &error);
        const double seconds = now() - start;
        if (!doc && (error.status == SAYSO_OK || error.message[0] == '\0')) {
            printf("%s, %zu bytes: failed without saying why\n", name, size);
            exit(1);
        }
        const char *breach = doc && i == 0 ? contract_breach(doc) : NULL;
        if (breach) {
            printf("%s, %zu bytes: %s\n", name, size, breach);
            exit(1);
        }
        sayso_doc_free(doc);
        least = seconds < least ? seconds : least;
    }
    return least;
}

/* Whether twice the text takes at most three times the work (and a little, for what the clock
 * cannot see). */
static bool grows_well(const sayso_model *model, size_t which, size_t size)
{
    char *text = malloc(2 * size);
    const size_t half = makers[which].make(text, size);
    const double small = read_text(model, makers[which].name, text, half, 3);
    const size_t full = makers[which].make(text, 2 * size);
    const double large = read_text(model, makers[which].name, text, full, 3);
    free(text);
    const bool well = large < 3.0 * small + 0.02;
    printf("%-22s %7zu bytes %7.3f s, %7zu bytes %7.3f s%s\n", makers[which].name, half, small, full, large,
           well ? "" : "  <- grows too fast");
    return well;
}

/* Every byte value, alone and in a sentence. */
static void every_byte(const sayso_model *model)
{
    for (int byte = 0; byte < 256; byte++) {
        char text[64];
        const int size = snprintf(text, sizeof text, "The mayor said _ on Monday.");
        text[15] = (char)byte;
        read_text(model, "every byte", text, (size_t)size, 1);
        read_text(model, "every byte alone", text + 15, 1, 1);
    }
}

/* 65,000 quotations, one inside the other. */
static void many_nested(const sayso_model *model)
{
    const size_t size = 65000 * strlen("“”");
    char *text = malloc(size);
    read_text(model, "65,000 nested quotes", text, nested_quotes(text, size), 1);
    free(text);
}

int main(int count, char **arguments)
{
    const size_t size = count > 1 ? strtoul(arguments[1], NULL, 10) : 40000;
    sayso_error error;
    const char *path = getenv("SAYSO_MODEL");
    if (!path || access(path, R_OK) != 0) {
        puts("skipped: no model file (make demo gets it)");
        return 77;
    }
    sayso_model *model = sayso_model_open(path, NULL, &error);
    if (!model) {
        puts(error.message);
        return 1;
    }
    int failed = 0;
    every_byte(model);
    many_nested(model);
    for (size_t i = 0; i < sizeof makers / sizeof *makers; i++)
        failed += !grows_well(model, i, size);
    sayso_model_free(model);
    printf("%zu passed, %d failed\n", sizeof makers / sizeof *makers - (size_t)failed, failed);
    return failed > 0;
}
