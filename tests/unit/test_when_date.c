/* Times, and the day on which a statement was made. */
#include "unit.h"

#include "when/when.h"

/* A word of a parsed sentence: its head by position, its own for the root. */
typedef struct word {
    const char *text;
    uint32_t head;
    label_dep dep;
    label_pos pos;
    label_tag tag;
} word;

typedef struct made {
    doc doc;
    char text[1000];
} made;

static jmp_buf boundary;

static void start(made *m, const char *published)
{
    *m = (made){0};
    arena_start(&m->doc.arena, NULL, 1 << 22, &boundary);
    strcpy(m->doc.about.published.value, published);
    m->doc.about.published.precision = SAYSO_DAY;
}

/* Adds a sentence as a block of its own. */
static void add_sentence(made *m, const word *words, uint32_t count)
{
    doc *d = &m->doc;
    const uint32_t base = d->tokens.count, from = (uint32_t)strlen(m->text);
    for (uint32_t i = 0; i < count; i++) {
        token *t = vec_push(&d->arena, &d->tokens);
        t->start = (uint32_t)strlen(m->text);
        strcat(m->text, words[i].text);
        t->end = (uint32_t)strlen(m->text);
        strcat(m->text, " ");
        t->sentence = d->sentences.count;
        t->head = base + words[i].head;
        t->dep = words[i].dep;
        t->pos = words[i].pos;
        t->tag = words[i].tag;
    }
    *vec_push(&d->arena, &d->sentences) = (sentence){base, base + count};
    *vec_push(&d->arena, &d->blocks) = (block){
        .span = {from, d->tokens.at[base + count - 1].end}, .kind = BLOCK_BODY, .first = base, .last = base + count};
    d->input = d->text = str_of(m->text);
}

/* A statement whose cue and content are stretches of tokens. */
static void add_statement(made *m, uint32_t cue, uint32_t first, uint32_t last)
{
    doc *d = &m->doc;
    const sayso_span said = doc_token_span(d, cue, cue + 1), what = doc_token_span(d, first, last);
    *vec_push(&d->arena, &d->statements) = (sayso_statement){.cue = doc_spans(d, &said, 1),
                                                             .content = doc_spans(d, &what, 1),
                                                             .within = SAYSO_NONE,
                                                             .said = SAYSO_NONE,
                                                             .uttered = true};
}

/* "VERB TIME …" said by Ann; the time hangs on the verb. */
static const char *value_of(const char *published, const char *time, label_tag verb)
{
    static made m;
    start(&m, published);
    word words[12] = {{"Ann", 1, DEP_NSUBJ, POS_PROPN, TAG_NNP}, {"spoke", 1, DEP_ROOT, POS_VERB, verb}};
    static char copy[100];
    strcpy(copy, time);
    uint32_t count = 2;
    for (char *part = strtok(copy, " "); part; part = strtok(NULL, " "))
        words[count++] = (word){part, 1, DEP_NPADVMOD, POS_NOUN, TAG_NN};
    if (verb == TAG_VB) {
        words[count] = words[1];
        words[count].head = 1;
        words[1] = (word){"will", count, DEP_AUX, POS_AUX, TAG_MD};
        words[count].head = count;
        words[count].text = "speak";
        words[0].head = count;
        for (uint32_t i = 2; i < count; i++)
            words[i].head = count;
        count++;
    }
    add_sentence(&m, words, count);
    when_date(&m.doc);
    static sayso_time first;
    first = m.doc.times.count ? m.doc.times.at[0] : (sayso_time){.value = "no time"};
    arena_end(&m.doc.arena);
    return first.value;
}

static void test_days_about_the_publication(void **state)
{
    (void)state;
    const char *const tuesday = "2022-01-25T18:40";
    assert_string_equal(value_of(tuesday, "Sunday", TAG_VBD), "2022-01-23");
    assert_string_equal(value_of(tuesday, "Tuesday", TAG_VBD), "2022-01-25");
    assert_string_equal(value_of(tuesday, "Wednesday", TAG_VBD), "2022-01-19");
    assert_string_equal(value_of(tuesday, "Wednesday", TAG_VB), "2022-01-26");
    assert_string_equal(value_of(tuesday, "last Tuesday", TAG_VBD), "2022-01-18");
    assert_string_equal(value_of(tuesday, "yesterday", TAG_VBD), "2022-01-24");
    assert_string_equal(value_of(tuesday, "this morning", TAG_VBD), "2022-01-25TMO");
    assert_string_equal(value_of(tuesday, "last night", TAG_VBD), "2022-01-24TNI");
    assert_string_equal(value_of(tuesday, "tomorrow", TAG_VB), "2022-01-26");
    assert_string_equal(value_of(tuesday, "December 31", TAG_VBD), "2021-12-31");
    assert_string_equal(value_of(tuesday, "February 3", TAG_VB), "2022-02-03");
    assert_string_equal(value_of(tuesday, "two weeks ago", TAG_VBD), "2022-W02");
}

static void test_longer_stretches(void **state)
{
    (void)state;
    assert_string_equal(value_of("2016-09-20", "last week", TAG_VBD), "2016-W37");
    assert_string_equal(value_of("2016-09-20", "earlier this month", TAG_VBD), "2016-09");
    assert_string_equal(value_of("2016-09-19", "this weekend", TAG_VBD), "2016-W37-WE");
    assert_string_equal(value_of("2016-01-10", "last month", TAG_VBD), "2015-12");
    assert_string_equal(value_of("2016-09-20", "last year", TAG_VBD), "2015");
    assert_string_equal(value_of("2016-09-20", "two hours", TAG_VBD), "PT2H");
    assert_string_equal(value_of("2016-09-20", "daily", TAG_VBD), "XXXX-XX-XX");
    assert_string_equal(value_of("2016-09-20", "3 March 2014", TAG_VBD), "2014-03-03");
}

static void test_without_a_publication_day_nothing_is_guessed(void **state)
{
    (void)state;
    assert_string_equal(value_of("", "Sunday", TAG_VBD), "");
    assert_string_equal(value_of("2022-01", "yesterday", TAG_VBD), "");
    assert_string_equal(value_of("", "December 31", TAG_VBD), "");
    assert_string_equal(value_of("", "December 31, 2021", TAG_VBD), "2021-12-31");
}

/* The mayor said on Sunday that trains stopped Friday . */
static const word said_on[] = {
    {"The", 1, DEP_DET, POS_DET, TAG_DT},
    {"mayor", 2, DEP_NSUBJ, POS_NOUN, TAG_NN},
    {"said", 2, DEP_ROOT, POS_VERB, TAG_VBD},
    {"on", 2, DEP_PREP, POS_ADP, TAG_IN},
    {"Sunday", 3, DEP_POBJ, POS_PROPN, TAG_NNP},
    {"that", 7, DEP_MARK, POS_SCONJ, TAG_IN},
    {"trains", 7, DEP_NSUBJ, POS_NOUN, TAG_NNS},
    {"stopped", 2, DEP_CCOMP, POS_VERB, TAG_VBD},
    {"Friday", 7, DEP_NPADVMOD, POS_PROPN, TAG_NNP},
    {".", 2, DEP_PUNCT, POS_PUNCT, TAG_STOP},
};

static void test_the_day_beside_the_cue(void **state)
{
    (void)state;
    static made m;
    start(&m, "2022-01-25");
    add_sentence(&m, said_on, 10);
    add_statement(&m, 2, 5, 9);
    when_date(&m.doc);
    const sayso_time *time = &m.doc.times.at[m.doc.statements.at[0].said];
    assert_string_equal(time->value, "2022-01-23");
    assert_string_equal(time->rule, "weekday-before-published");
    arena_end(&m.doc.arena);
}

static void test_a_day_inside_the_content_is_another_matter(void **state)
{
    (void)state;
    static made m;
    word words[10];
    memcpy(words, said_on, sizeof words);
    words[4] = (word){"oath", 3, DEP_POBJ, POS_NOUN, TAG_NN};
    start(&m, "2022-01-25");
    add_sentence(&m, words, 10);
    add_statement(&m, 2, 5, 9);
    when_date(&m.doc);
    assert_int_equal(m.doc.times.count, 1);
    assert_int_equal(m.doc.statements.at[0].said, SAYSO_NONE);
    arena_end(&m.doc.arena);
}

static void test_a_day_unknown_is_still_pointed_at(void **state)
{
    (void)state;
    static made m;
    start(&m, "");
    add_sentence(&m, said_on, 10);
    add_statement(&m, 2, 5, 9);
    when_date(&m.doc);
    assert_int_equal(m.doc.statements.at[0].said, 0);
    assert_string_equal(m.doc.times.at[0].value, "");
    assert_null(m.doc.times.at[0].rule);
    arena_end(&m.doc.arena);
}

/* Trams ran Monday . / The mayor said so . */
static void test_another_sentence_lends_no_day(void **state)
{
    (void)state;
    static const word first[] = {{"Trams", 1, DEP_NSUBJ, POS_NOUN, TAG_NNS},
                                 {"ran", 1, DEP_ROOT, POS_VERB, TAG_VBD},
                                 {"Monday", 1, DEP_NPADVMOD, POS_PROPN, TAG_NNP}};
    static const word second[] = {{"Ann", 1, DEP_NSUBJ, POS_PROPN, TAG_NNP},
                                  {"said", 1, DEP_ROOT, POS_VERB, TAG_VBD},
                                  {"so", 1, DEP_ADVMOD, POS_ADV, TAG_RB}};
    static made m;
    start(&m, "2022-01-25");
    add_sentence(&m, first, 3);
    add_sentence(&m, second, 3);
    add_statement(&m, 4, 5, 6);
    when_date(&m.doc);
    assert_int_equal(m.doc.statements.at[0].said, SAYSO_NONE);
    arena_end(&m.doc.arena);
}

int main(void)
{
    if (setjmp(boundary))
        return 1;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days_about_the_publication),
        cmocka_unit_test(test_longer_stretches),
        cmocka_unit_test(test_without_a_publication_day_nothing_is_guessed),
        cmocka_unit_test(test_the_day_beside_the_cue),
        cmocka_unit_test(test_a_day_inside_the_content_is_another_matter),
        cmocka_unit_test(test_a_day_unknown_is_still_pointed_at),
        cmocka_unit_test(test_another_sentence_lends_no_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
