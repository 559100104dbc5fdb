/* What the encoder reads of a document: each piece with what quotations, drafts and parse know of it. */
#include "vocabulary.h"

#include "base/out.h"
#include "say/say.h"
#include "say/say_piece.h"
#include <stdlib.h>
#include <time.h>

static const char WORDS[] =
    SPECIAL "##s\n##k\nthe\nport\nun\nsaid\nshe\nit\nis\nopen\n“\n”\n'\n\"\n,\n.\na\ni\nhar\n2\n-\n";

/* A document whose lines are its blocks and whose words are its tokens: nouns, subjects. */
typedef struct page {
    doc d;
    jmp_buf boundary;
    nn_vocabulary *vocabulary;
} page;

static void start(page *p, const char *text)
{
    sayso_error error = {0};
    memset(&p->d, 0, sizeof p->d);
    arena_start(&p->d.arena, NULL, (size_t)1 << 28, &p->boundary);
    assert_int_equal(setjmp(p->boundary), 0);
    p->d.input = p->d.text = str_of(text);
    p->vocabulary = make_vocabulary(WORDS, sizeof WORDS - 1, &error);
    assert_non_null(p->vocabulary);
    for (uint32_t from = 0, end = 0; end <= p->d.input.size; end++) {
        const char c = end < p->d.input.size ? text[end] : '\n';
        if (c == '\n' && end > from)
            *vec_push(&p->d.arena, &p->d.blocks) = (block){.span = {from, end}, .kind = BLOCK_BODY};
        if (c == '\n')
            from = end + 1;
    }
    for (uint32_t from = 0, end = 0; end <= p->d.input.size; end++) {
        if (end < p->d.input.size && text[end] != ' ' && text[end] != '\n')
            continue;
        if (end > from)
            *vec_push(&p->d.arena, &p->d.tokens) = (token){.start = from, .end = end, .dep = DEP_NSUBJ, .tag = TAG_NN};
        from = end + 1;
    }
    say_quotes(&p->d);
}

static void end(page *p)
{
    nn_vocabulary_close(p->vocabulary);
    arena_end(&p->d.arena);
}

static sayso_spans find(page *p, const char *words)
{
    if (!words)
        return (sayso_spans){0};
    const char *at = strstr(p->d.input.at, words);
    assert_non_null(at);
    const sayso_span span = {(uint32_t)(at - p->d.input.at), (uint32_t)(at - p->d.input.at + (long)strlen(words))};
    return doc_spans(&p->d, &span, 1);
}

static void state(page *p, uint32_t within, const char *source, const char *cue, const char *content)
{
    *vec_push(&p->d.arena, &p->d.statements) = (sayso_statement){
        .source = find(p, source), .cue = find(p, cue), .content = find(p, content), .within = within};
}

/* "text letters quote draft inner" of each piece, one a line. */
static void expect(page *p, const char *expected)
{
    say_pieces(&p->d, p->vocabulary);
    out o = {.arena = &p->d.arena};
    for (uint32_t i = 0; i < p->d.pieces.count; i++) {
        const piece *x = &p->d.pieces.at[i];
        out_str(&o, x->id == 1 ? STR("¶") : str_slice(p->d.input, x->start, x->end));
        out_format(&o, " %u %u %u %u\n", x->letters, x->quote, x->draft, x->inner);
    }
    assert_string_equal(out_end(&o), expected);
    end(p);
}

static void test_letters(void **unused)
{
    (void)unused;
    page p;
    start(&p, "the The UN uN A I. 2-port Ünks 港 “");
    expect(&p,
           "the 0 0 0 0\nThe 1 0 0 0\nUN 2 0 0 0\nuN 1 0 0 0\nA 1 0 0 0\nI 1 0 0 0\n. 3 0 0 0\n2 3 0 0 0\n- 3 0 0 0\n"
           "port 0 0 0 0\nÜn 1 0 0 0\nk 0 0 0 0\ns 0 0 0 0\n港 0 0 0 0\n“ 3 0 0 0\n");
}

static void test_quotations(void **unused)
{
    (void)unused;
    page p;
    start(&p, "“It is the 'har' port, it is,” she said.\n“Open.");
    expect(&p, "“ 3 2 0 0\nIt 1 1 0 0\nis 0 1 0 0\nthe 0 1 0 0\n' 3 2 0 0\nhar 0 3 0 0\n' 3 2 0 0\nport 0 1 0 0\n"
               ", 3 1 0 0\nit 0 1 0 0\nis 0 1 0 0\n, 3 1 0 0\n” 3 2 0 0\nshe 0 0 0 0\nsaid 0 0 0 0\n. 3 0 0 0\n"
               "¶ 3 0 0 0\n“ 3 2 0 0\nOpen 1 1 0 0\n. 3 1 0 0\n");
    start(&p, "She said ''it is open, it is.''"); /* two single marks are one double mark */
    expect(&p, "She 1 0 0 0\nsaid 0 0 0 0\n' 3 2 0 0\n' 3 2 0 0\nit 0 1 0 0\nis 0 1 0 0\nopen 0 1 0 0\n, 3 1 0 0\n"
               "it 0 1 0 0\nis 0 1 0 0\n. 3 1 0 0\n' 3 2 0 0\n' 3 2 0 0\n");
}

static void test_drafts(void **unused)
{
    (void)unused;
    page p;
    start(&p, "The UN said she said the port\nis open");
    state(&p, SAYSO_NONE, "The UN", "said", "she said the port\nis open");
    state(&p, 0, "she", "said", "the port\nis open");
    p.d.statements.at[1].cue = find(&p, "said the");
    expect(&p,
           "The 1 0 1 0\nUN 2 0 2 0\nsaid 0 0 3 0\nshe 0 0 5 1\nsaid 0 0 6 3\nthe 0 0 6 4\nport 0 0 6 6\n¶ 3 0 6 6\n"
           "is 0 0 6 6\nopen 0 0 6 6\n");
}

static void test_the_later_draft_shows(void **unused)
{
    (void)unused;
    page p;
    start(&p, "the port is open, it said");
    state(&p, SAYSO_NONE, NULL, "said", "the port is open");
    state(&p, SAYSO_NONE, "it", NULL, "is");
    state(&p, SAYSO_NONE, "port is", NULL, NULL);
    expect(&p, "the 0 0 5 0\nport 0 0 1 0\nis 0 0 2 0\nopen 0 0 6 0\n, 3 0 0 0\nit 0 0 1 0\nsaid 0 0 3 0\n");
}

/* A span that begins inside a piece has its first piece after it. */
static void test_a_piece_counts_where_it_starts(void **unused)
{
    (void)unused;
    page p;
    start(&p, "the open port");
    state(&p, SAYSO_NONE, NULL, "pen port", "t");
    expect(&p, "the 0 0 5 0\nopen 0 0 0 0\nport 0 0 3 0\n");
}

static void test_the_parse(void **unused)
{
    (void)unused;
    page p;
    start(&p, "ports the.\nis");
    p.d.tokens.at[1].dep = DEP_ROOT;
    p.d.tokens.at[1].tag = TAG_DT;
    p.d.tokens.count = 2;
    say_pieces(&p.d, p.vocabulary);
    static const uint8_t expected[][2] = {{DEP_NSUBJ + 1, TAG_NN + 1}, {DEP_NSUBJ + 1, TAG_NN + 1},
                                          {DEP_ROOT + 1, TAG_DT + 1},  {DEP_ROOT + 1, TAG_DT + 1},
                                          {0, 0} /* the gap */,        {0, 0} /* no token there */};
    assert_int_equal(p.d.pieces.count, sizeof expected / sizeof *expected);
    for (uint32_t i = 0; i < p.d.pieces.count; i++) {
        assert_int_equal(p.d.pieces.at[i].dep, expected[i][0]);
        assert_int_equal(p.d.pieces.at[i].tag, expected[i][1]);
    }
    end(&p);
}

static void test_names_are_hidden(void **unused)
{
    (void)unused;
    page p;
    start(&p, "the port said un is un is port");
    const label_name names[] = {NAME_GPE, NAME_GPE, NAME_NONE, NAME_ORG, NAME_PERSON, NAME_GPE, NAME_ORG, NAME_NONE};
    for (uint32_t i = 0; i < p.d.tokens.count; i++) {
        p.d.tokens.at[i].name = names[i];
        p.d.tokens.at[i].pos = i == 0 ? POS_DET : i == 2 ? POS_VERB : POS_PROPN;
    }
    say_pieces(&p.d, p.vocabulary);
    /* "un" and "is" are as often a side as not; the second "port" is one as the first was. */
    static const char *const expected[] = {"the",         NN_PIECE_NAME, "said",        NN_PIECE_NAME,
                                           NN_PIECE_NAME, NN_PIECE_NAME, NN_PIECE_NAME, NN_PIECE_NAME};
    assert_int_equal(p.d.pieces.count, sizeof expected / sizeof *expected);
    for (uint32_t i = 0; i < p.d.pieces.count; i++)
        assert_int_equal(p.d.pieces.at[i].id, nn_vocabulary_find(p.vocabulary, str_of(expected[i])));
    end(&p);
}

static void test_an_empty_document(void **unused)
{
    (void)unused;
    page p;
    start(&p, "");
    expect(&p, "");
    start(&p, " \n\n ");
    expect(&p, "¶ 3 0 0 0\n");
}

/* Thousands of statements over thousands of pieces, each over nearly all of them. */
static void test_overlaps_cost_no_more(void **unused)
{
    (void)unused;
    enum { COUNT = 200000 };
    char *text = malloc(2 * COUNT + 1);
    for (size_t i = 0; i < COUNT; i++)
        memcpy(text + 2 * i, "a ", 2);
    text[2 * COUNT - 1] = 0;
    page p;
    start(&p, text);
    for (uint32_t i = 0; i < COUNT; i++) {
        const sayso_span span = {i, 2 * COUNT - i};
        *vec_push(&p.d.arena, &p.d.statements) =
            (sayso_statement){.content = doc_spans(&p.d, &span, 1), .within = SAYSO_NONE};
    }
    const clock_t begun = clock();
    say_pieces(&p.d, p.vocabulary);
    assert_true((double)(clock() - begun) / CLOCKS_PER_SEC < 5.0); /* hundredths; minutes if each were painted whole */
    assert_int_equal(p.d.pieces.count, COUNT);
    assert_int_equal(p.d.pieces.at[0].draft, ROLE_CONTENT);
    assert_int_equal(p.d.pieces.at[COUNT - 1].draft, ROLE_IN_CONTENT);
    end(&p);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters),
        cmocka_unit_test(test_quotations),
        cmocka_unit_test(test_drafts),
        cmocka_unit_test(test_the_later_draft_shows),
        cmocka_unit_test(test_a_piece_counts_where_it_starts),
        cmocka_unit_test(test_the_parse),
        cmocka_unit_test(test_names_are_hidden),
        cmocka_unit_test(test_an_empty_document),
        cmocka_unit_test(test_overlaps_cost_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
