/* Quotation marks: which match, how deep, which go on, which are speech. */
#include "unit.h"

#include "base/out.h"
#include "say/say.h"
#include <stdlib.h>

/* A document whose lines are its paragraphs, in an arena of its own. */
typedef struct page {
    doc d;
    jmp_buf boundary;
} page;

static void read_page(page *p, const char *text, size_t size)
{
    memset(&p->d, 0, sizeof p->d);
    arena_start(&p->d.arena, NULL, (size_t)1 << 28, &p->boundary);
    p->d.input = p->d.text = (str){text, size};
    for (uint32_t start = 0, end = 0; end <= size; end++)
        if (end == size || text[end] == '\n') {
            if (end > start)
                *vec_push(&p->d.arena, &p->d.blocks) = (block){.span = {start, end}, .kind = BLOCK_BODY};
            start = end + 1;
        }
    say_quotes(&p->d);
}

/* Each quotation on a line: its depth, what is true of it, its text. */
static const char *show(page *p)
{
    out o = {.arena = &p->d.arena};
    for (uint32_t i = 0; i < p->d.quotes.count; i++) {
        const quote *q = &p->d.quotes.at[i];
        out_format(&o, "%u%s%s%s%s ", q->depth, q->speech ? " speech" : "", q->closed ? "" : " open",
                   q->continues ? " continues" : "", q->continued ? " continued" : "");
        out_str(&o, doc_slice(&p->d, q->span));
        out_text(&o, "\n");
    }
    return out_end(&o);
}

static void expect(const char *text, const char *quotes)
{
    page p;
    assert_int_equal(setjmp(p.boundary), 0);
    read_page(&p, text, strlen(text));
    assert_string_equal(show(&p), quotes);
    arena_end(&p.d.arena);
}

static void test_every_mark_in_use(void **state)
{
    (void)state;
    expect("“We will stay here,” she said.", "0 speech “We will stay here,”\n");
    expect("\"We will stay here,\" she said.", "0 speech \"We will stay here,\"\n");
    expect("'We will stay here,' she said.", "0 speech 'We will stay here,'\n");
    expect("‘We will stay here,’ she said.", "0 speech ‘We will stay here,’\n");
    expect("``We will stay here,'' she said.", "0 speech ``We will stay here,''\n");
    expect("''We will stay here,'' she said.", "0 speech ''We will stay here,''\n");
    expect("«We will stay here», she said.", "0 speech «We will stay here»\n");
    expect("« We will stay here », she said.", "0 speech « We will stay here »\n");
    expect("»We will stay here«, she said.", "0 speech »We will stay here«\n");
    expect("„We will stay here“, she said.", "0 speech „We will stay here“\n");
    expect("„We will stay here,” she said.", "0 speech „We will stay here,”\n");
    expect("”We will stay here,” she said.", "0 speech ”We will stay here,”\n");
    expect("‹We will stay here›, she said.", "0 speech ‹We will stay here›\n");
}

static void test_two_in_a_sentence(void **state)
{
    (void)state;
    expect("“Not today,” he said, “and we will not do it tomorrow.”",
           "0 speech “Not today,”\n0 speech “and we will not do it tomorrow.”\n");
    expect("\"Not today,\" he said, \"and we will not do it tomorrow.\"",
           "0 speech \"Not today,\"\n0 speech \"and we will not do it tomorrow.\"\n");
}

static void test_nested(void **state)
{
    (void)state;
    expect("“She told us ‘we will stay’ and left,” he said.",
           "0 speech “She told us ‘we will stay’ and left,”\n1 speech ‘we will stay’\n");
    expect("\"She told us, 'We will stay.'\" He left.",
           "0 speech \"She told us, 'We will stay.'\"\n1 speech 'We will stay.'\n");
    expect("'“We will stay,” she told us,' he said.",
           "0 speech '“We will stay,” she told us,'\n1 speech “We will stay,”\n");
    expect("“‘We will stay’ is what she told us,” he said.",
           "0 speech “‘We will stay’ is what she told us,”\n1 speech ‘We will stay’\n");
    expect("« Ils ont “dit” » oui", "0 « Ils ont “dit” »\n1 “dit”\n");
}

static void test_apostrophes_are_no_marks(void **state)
{
    (void)state;
    expect("They don't, 'cause it's the '90s and the workers' rights aren't theirs.", "");
    expect("They don’t, ’cause it’s the ’90s and the workers’ rights aren’t theirs.", "");
    expect("Rock ‘n’ roll; the class of ‘68; ‘em all.", "");
    expect("‘It’s the workers’ right, don’t forget,’ she said.", "0 speech ‘It’s the workers’ right, don’t forget,’\n");
    expect("'It's the workers' right, don't forget,' she said.", "0 speech 'It's the workers' right, don't forget,'\n");
    expect("“The O’Brien brothers’ boat isn’t here,” she said.", "0 speech “The O’Brien brothers’ boat isn’t here,”\n");
    expect("A 6'2\" man and a 12\" rule.", "");
}

static void test_runs_over_paragraphs(void **state)
{
    (void)state;
    expect("“We came early.\n“We stayed late.\n“We left at dawn,” she said.",
           "0 speech open continues “We came early.\n"
           "0 speech open continues continued “We stayed late.\n"
           "0 speech continued “We left at dawn,”\n");
    expect("\"We came early.\n\"We left at dawn,\" she said.",
           "0 speech open continues \"We came early.\n0 speech continued \"We left at dawn,\"\n");
    expect("‘We came early.\n‘We left at dawn,’ she said.",
           "0 speech open continues ‘We came early.\n0 speech continued ‘We left at dawn,’\n");
    expect("“We came early.\nWe left at dawn,” she said.",
           "0 speech open continues “We came early.\n0 speech continued We left at dawn,”\n");
}

static void test_unbalanced(void **state)
{
    (void)state;
    expect("He said “we will stay, and left.\nNothing else happened.", "0 speech open “we will stay, and left.\n");
    expect("She said “it was “fine” then.\nThe end.", "0 speech open “it was “fine” then.\n1 “fine”\n");
    expect("We will stay,” he said. “We will.”", "0 speech “We will.”\n");
    expect("The end. “", "");
}

static void test_not_speech(void **state)
{
    (void)state;
    expect("It was a “slow burn” of a year.", "0 “slow burn”\n");
    expect("They call it “fracking.”", "0 “fracking.”\n");
    expect("She wrote “The Long Road Home” in a year.", "0 “The Long Road Home”\n");
    expect("“Never,” she said.", "0 speech “Never,”\n");
    expect("He called it “a plan that nobody in this town had asked for” on Monday.",
           "0 speech “a plan that nobody in this town had asked for”\n");
    expect("She said it “will end.”", "0 speech “will end.”\n");
}

enum { MARKS = 65000 };

static void check_many(const char *mark)
{
    const size_t size = strlen(mark);
    char *text = malloc(MARKS * size);
    assert_non_null(text);
    for (size_t i = 0; i < MARKS; i++)
        memcpy(text + i * size, mark, size);
    page p;
    assert_int_equal(setjmp(p.boundary), 0);
    read_page(&p, text, MARKS * size);
    assert_true(p.d.quotes.count <= 2 * MARKS);
    arena_end(&p.d.arena);
    free(text);
}

/* 65,000 marks in a row: the time limit of the test is the bound. */
static void test_work_is_bounded(void **state)
{
    (void)state;
    static const char *const marks[] = {"“", "‘", "“‘", "'", "\"", "«", "„", "’", "”", "a’ ", "‘a s’ a", "''"};
    for (size_t k = 0; k < sizeof marks / sizeof *marks; k++)
        check_many(marks[k]);
}

/* Every quotation lies in one block, in order, and nests. */
static void check_order(const page *p)
{
    for (uint32_t i = 0; i < p->d.quotes.count; i++) {
        const quote *q = &p->d.quotes.at[i], *before = q - 1;
        assert_true(q->span.start < q->span.end && q->span.end <= p->d.input.size);
        assert_null(memchr(p->d.input.at + q->span.start, '\n', q->span.end - q->span.start));
        if (i == 0)
            continue;
        assert_true(before->span.start <= q->span.start);
        assert_true(q->span.start >= before->span.end || q->span.end <= before->span.end);
        assert_true(q->depth <= before->depth + 1);
    }
}

static void make_text(char *text, uint32_t seed)
{
    static const char *const parts[] = {"“",  "”", "‘",    "’", "'", "\"", "«",  "»", "„", "``",
                                        "''", " ", "word", "s", ".", ",",  "\n", "9", "—", "é"};
    for (int i = 0; i < 60; i++) {
        seed = seed * 1664525 + 1013904223;
        strcat(text, parts[(seed >> 16) % (sizeof parts / sizeof *parts)]);
    }
}

static void test_any_text(void **state)
{
    (void)state;
    for (volatile uint32_t seed = 0; seed < 2000; seed++) {
        char text[400] = "";
        page p;
        make_text(text, seed * 7919);
        assert_int_equal(setjmp(p.boundary), 0);
        read_page(&p, text, strlen(text));
        check_order(&p);
        arena_end(&p.d.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_mark_in_use),
        cmocka_unit_test(test_two_in_a_sentence),
        cmocka_unit_test(test_nested),
        cmocka_unit_test(test_apostrophes_are_no_marks),
        cmocka_unit_test(test_runs_over_paragraphs),
        cmocka_unit_test(test_unbalanced),
        cmocka_unit_test(test_not_speech),
        cmocka_unit_test(test_work_is_bounded),
        cmocka_unit_test(test_any_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
