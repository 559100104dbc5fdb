/* Tokens and sentences as CoNLL-U. */
#include "unit.h"

#include "lang/lang.h"
#include <stdio.h>

static void set_sentence(doc *d, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i < last; i++)
        d->tokens.at[i].sentence = d->sentences.count;
    *vec_push(&d->arena, &d->sentences) = (sentence){first, last};
}

/* "Ms Roe ran\n\\ ": three words and the rest as one token of white space, so to speak, in two
 * sentences. */
static const char *write(doc *d, bool two_blocks)
{
    d->input = d->text = STR("Ms Roe ran\n\\ ");
    *vec_push(&d->arena, &d->tokens) =
        (token){.start = 0, .end = 2, .head = 1, .tag = TAG_NNP, .pos = POS_PROPN, .dep = DEP_COMPOUND, .space = true};
    *vec_push(&d->arena, &d->tokens) = (token){.start = 3,
                                               .end = 6,
                                               .head = 2,
                                               .tag = TAG_NNP,
                                               .pos = POS_PROPN,
                                               .dep = DEP_NSUBJ,
                                               .space = true,
                                               .name = NAME_PERSON,
                                               .name_begins = true,
                                               .morph = STR("Number=Sing"),
                                               .lemma = STR("Roe")};
    *vec_push(&d->arena, &d->tokens) = (token){.start = 7, .end = 10, .head = 2, .name = NAME_PERSON};
    *vec_push(&d->arena, &d->tokens) = (token){.start = 10, .end = 13, .head = 3, .tag = TAG_SP, .pos = POS_SPACE};
    set_sentence(d, 0, 3);
    set_sentence(d, 3, 4);
    *vec_push(&d->arena, &d->blocks) =
        (block){.span = {0, two_blocks ? 10 : 13}, .first = 0, .last = two_blocks ? 3 : 4};
    if (two_blocks)
        *vec_push(&d->arena, &d->blocks) = (block){.span = {10, 13}, .first = 3, .last = 4};
    out o = {.arena = &d->arena};
    lang_conllu(d, &o);
    return out_end(&o);
}

static const char FIRST[] = "1\tMs\t_\tPROPN\tNNP\t_\t2\tcompound\t_\tStart=0|End=2\n"
                            "2\tRoe\tRoe\tPROPN\tNNP\tNumber=Sing\t3\tnsubj\t_\tStart=3|End=6|Entity=B-PERSON\n"
                            "3\tran\t_\t_\t$\t_\t0\tROOT\t_\tStart=7|End=10|SpaceAfter=No|Entity=I-PERSON\n\n";
static const char SECOND[] = "1\t\\n\\\\\\s\t_\tSPACE\t_SP\t_\t0\tROOT\t_\tStart=10|End=13|SpaceAfter=No\n\n";

static void check(bool two_blocks, const char *before_first, const char *before_second)
{
    jmp_buf boundary;
    doc d = {0};
    arena_start(&d.arena, NULL, 1000000, &boundary);
    char expected[1000];
    snprintf(expected, sizeof expected, "%s%s%s%s", before_first, FIRST, before_second, SECOND);
    assert_string_equal(write(&d, two_blocks), expected);
    arena_end(&d.arena);
}

static void test_one_text(void **state)
{
    (void)state;
    check(false, "", "");
}

static void test_blocks_are_named(void **state)
{
    (void)state;
    check(true, "# block = 0 10\n", "# block = 10 13\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_text),
        cmocka_unit_test(test_blocks_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
