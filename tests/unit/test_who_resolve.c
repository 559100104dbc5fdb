/* Who is meant: small documents, parsed by hand, in an invented world. */
#include "who_tables.h"

typedef struct story {
    tables tables;
    doc doc;
    char text[2000];
    size_t size;
} story;

static label_pos pos_of(label_tag tag)
{
    switch (tag) {
    case TAG_NN:
    case TAG_NNS:
        return POS_NOUN;
    case TAG_NNP:
    case TAG_NNPS:
        return POS_PROPN;
    case TAG_PRP:
    case TAG_PRP_POSS:
    case TAG_WP:
        return POS_PRON;
    case TAG_VBD:
    case TAG_VBZ:
        return POS_VERB;
    case TAG_IN:
        return POS_ADP;
    case TAG_DT:
        return POS_DET;
    case TAG_JJ:
        return POS_ADJ;
    case TAG_CC:
        return POS_CCONJ;
    default:
        return POS_PUNCT;
    }
}

/* One token: "form TAG dep head [ENTITY]", head from 1 within its sentence, 0 for the root. */
static void add_token(story *s, char *line, uint32_t first)
{
    char form[32], tag[8], dep[16], entity[16] = "";
    uint32_t head;
    assert_in_range(sscanf(line, "%31s %7s %15s %u %15s", form, tag, dep, &head, entity), 4, 5);
    const size_t size = strlen(form);
    memcpy(s->text + s->size, form, size);
    token *t = vec_push(&s->doc.arena, &s->doc.tokens);
    const uint32_t at = s->doc.tokens.count - 1;
    *t = (token){.start = (uint32_t)s->size,
                 .end = (uint32_t)(s->size + size),
                 .sentence = s->doc.sentences.count,
                 .head = head ? first + head - 1 : at,
                 .left = at,
                 .right = at,
                 .tag = label_tag_of(str_of(tag)),
                 .dep = label_dep_of(str_of(head ? dep : "ROOT")),
                 .name = *entity ? label_name_of(str_of(entity)) : NAME_NONE,
                 .space = true};
    t->pos = pos_of(t->tag);
    t->lemma = (str){s->text + s->size, size};
    t->name_begins = t->name && (at == first || s->doc.tokens.at[at - 1].name != t->name);
    s->size += size;
    s->text[s->size++] = ' ';
}

static void widen(doc *d, uint32_t first)
{
    for (uint32_t round = first; round < d->tokens.count; round++)
        for (uint32_t i = first; i < d->tokens.count; i++) {
            const token t = d->tokens.at[i];
            token *over = &d->tokens.at[t.head];
            over->left = t.left < over->left ? t.left : over->left;
            over->right = t.right > over->right ? t.right : over->right;
        }
}

static void add_sentence(story *s, const char *lines)
{
    char copy[1200];
    doc *d = &s->doc;
    const uint32_t first = d->tokens.count, begin = (uint32_t)s->size;
    assert_true(strlen(lines) < sizeof copy);
    strcpy(copy, lines);
    for (char *line = strtok(copy, ";"); line; line = strtok(NULL, ";"))
        add_token(s, line, first);
    widen(d, first);
    *vec_push(&d->arena, &d->sentences) = (sentence){first, d->tokens.count};
    *vec_push(&d->arena, &d->blocks) = (block){{begin, (uint32_t)s->size - 1}, BLOCK_BODY, first, d->tokens.count};
    for (uint32_t i = first; i < d->tokens.count; i++) {
        d->tokens.at[i].block = d->blocks.count - 1;
        if (d->tokens.at[i].name_begins) {
            uint32_t last = i + 1;
            while (last < d->tokens.count && d->tokens.at[last].name == d->tokens.at[i].name)
                last++;
            *vec_push(&d->arena, &d->names) = (named){i, last, d->tokens.at[i].name};
        }
    }
}

static sayso_spans span_of(story *s, const char *words)
{
    if (!*words)
        return (sayso_spans){0};
    s->text[s->size] = '\0';
    const char *at = NULL; /* the last place where they stand */
    for (const char *next = s->text; (next = strstr(next, words)); next++)
        at = next;
    assert_non_null(at);
    const sayso_span span = {(uint32_t)(at - s->text), (uint32_t)((size_t)(at - s->text) + strlen(words))};
    return doc_spans(&s->doc, &span, 1);
}

/* A statement of the words that stand last in the story so far. */
static uint32_t add_statement(story *s, const char *source, const char *content, uint32_t within)
{
    *vec_push(&s->doc.arena, &s->doc.statements) = (sayso_statement){.source = span_of(s, source),
                                                                     .content = span_of(s, content),
                                                                     .speaker = SAYSO_NONE,
                                                                     .within = within,
                                                                     .addressee = {SAYSO_NONE, {0}},
                                                                     .said = SAYSO_NONE};
    return s->doc.statements.count - 1;
}

static void start_story(story *s)
{
    *s = (story){0};
    open_tables(&s->tables);
    arena_start(&s->doc.arena, NULL, 1 << 24, &s->tables.boundary);
    s->doc.about.outlet.entity = SAYSO_NONE;
}

static void resolve(story *s)
{
    assert_int_equal(setjmp(s->tables.boundary), 0);
    s->doc.input = s->doc.text = (str){s->text, s->size};
    who_resolve(&s->doc, s->tables.knowledge, &(who_ranker){0}, false);
}

static void end_story(story *s)
{
    arena_end(&s->doc.arena);
    end_tables(&s->tables);
}

static const sayso_entity *speaker(const story *s, uint32_t statement)
{
    const uint32_t entity = s->doc.statements.at[statement].speaker;
    assert_true(entity < s->doc.entities.count);
    return &s->doc.entities.at[entity];
}

static void expect_text(sayso_text text, const char *expected)
{
    if (text.size != strlen(expected) || (text.size && memcmp(text.at, expected, text.size) != 0))
        fail_msg("'%.*s' is not '%s'", (int)text.size, text.at, expected);
}

static const char *const minister_spoke =
    "Ravonian JJ compound 5 NORP; Foreign NNP compound 3; Minister NNP compound 5;"
    "Anna NNP compound 5 PERSON; Lind NNP nsubj 6 PERSON; said VBD ROOT 0;"
    "rain NN nsubj 8; fell VBD ccomp 6; . . punct 6";

static void test_last_name_and_office(void **state)
{
    (void)state;
    story s;
    start_story(&s);
    add_sentence(&s, minister_spoke);
    const uint32_t first = add_statement(&s, "Ravonian Foreign Minister Anna Lind", "rain fell", SAYSO_NONE);
    add_sentence(&s, "Lind NNP nsubj 2 ORG; said VBD ROOT 0; snow NN dobj 2; . . punct 2");
    const uint32_t second = add_statement(&s, "Lind", "snow", SAYSO_NONE);
    add_sentence(&s,
                 "The DT det 3; foreign JJ amod 3; minister NN nsubj 4; said VBD ROOT 0; hail NN dobj 4; . . punct 4");
    const uint32_t third = add_statement(&s, "The foreign minister", "hail", SAYSO_NONE);
    resolve(&s);
    const sayso_entity *e = speaker(&s, first);
    expect_text(e->name, "Anna Lind");
    expect_text(e->country, "RVN");
    expect_text(e->sector, "GOV");
    assert_int_equal(e->type, SAYSO_PERSON);
    assert_int_equal(e->office_count, 1);
    assert_memory_equal(s.text + e->offices[0].title.start, "Ravonian Foreign Minister", 25);
    assert_ptr_equal(speaker(&s, second), e);
    assert_ptr_equal(speaker(&s, third), e);
    assert_int_equal(e->mention_count, 3);
    assert_int_equal(e->mentions[0].kind, SAYSO_NAME);
    assert_int_equal(e->mentions[2].kind, SAYSO_ROLE);
    end_story(&s);
}

static void test_pronouns_agree(void **state)
{
    (void)state;
    story s;
    start_story(&s);
    add_sentence(&s, minister_spoke);
    add_statement(&s, "Ravonian Foreign Minister Anna Lind", "rain fell", SAYSO_NONE);
    add_sentence(&s,
                 "Oskar NNP compound 2 PERSON; Berg NNP nsubj 3 PERSON; said VBD ROOT 0; sun NN dobj 3; . . punct 3");
    const uint32_t berg = add_statement(&s, "Oskar Berg", "sun", SAYSO_NONE);
    add_sentence(&s, "He PRP nsubj 2; said VBD ROOT 0; fog NN dobj 2; . . punct 2");
    const uint32_t he = add_statement(&s, "He", "fog", SAYSO_NONE);
    add_sentence(&s, "She PRP nsubj 2; said VBD ROOT 0; wind NN dobj 2; . . punct 2");
    const uint32_t she = add_statement(&s, "She", "wind", SAYSO_NONE);
    resolve(&s);
    assert_ptr_equal(speaker(&s, he), speaker(&s, berg));
    expect_text(speaker(&s, she)->name, "Anna Lind");
    end_story(&s);
}

static void test_a_capital_speaks_for_its_state(void **state)
{
    (void)state;
    story s;
    start_story(&s);
    add_sentence(&s, "Port NNP compound 2 GPE; Ravon NNP nsubj 3 GPE; said VBD ROOT 0; rain NN dobj 3; fell VBD dep 3;"
                     "in IN prep 3; Port NNP compound 8 GPE; Ravon NNP pobj 6 GPE; . . punct 3");
    const uint32_t said = add_statement(&s, "Port Ravon", "rain fell", SAYSO_NONE);
    s.doc.statements.at[said].source = doc_spans(&s.doc, &(sayso_span){0, 10}, 1);
    resolve(&s);
    expect_text(speaker(&s, said)->name, "Ravonia");
    expect_text(speaker(&s, said)->wikidata, "Q1");
    assert_int_equal(speaker(&s, said)->mention_count, 1);
    assert_int_equal(s.doc.entities.count, 2);
    assert_int_equal(s.doc.entities.at[1].type, SAYSO_PLACE);
    end_story(&s);
}

static void test_we_inside_a_quotation(void **state)
{
    (void)state;
    story s;
    start_story(&s);
    add_sentence(&s, "We PRP nsubj 2; want VBD ccomp 6; rain NN dobj 2; , , punct 6; he PRP nsubj 6; said VBD ROOT 0");
    const sayso_span quoted = {0, 12};
    *vec_push(&s.doc.arena, &s.doc.quotes) = (quote){.span = quoted, .speech = true, .closed = true};
    const uint32_t outer = add_statement(&s, "he", "We want rain", SAYSO_NONE);
    const uint32_t inner = add_statement(&s, "We", "rain", outer);
    add_sentence(&s,
                 "Ravonian JJ amod 2 NORP; spokesman NN nsubj 5; Oskar NNP compound 4 PERSON; Berg NNP appos 2 PERSON;"
                 "said VBD ROOT 0; so NN dobj 5");
    const uint32_t later = add_statement(&s, "Ravonian spokesman Oskar Berg", "so", SAYSO_NONE);
    resolve(&s);
    assert_int_equal(s.doc.statements.at[outer].speaker, SAYSO_NONE); /* nobody was named before */
    assert_int_equal(s.doc.statements.at[inner].speaker, SAYSO_NONE);
    expect_text(speaker(&s, later)->name, "Oskar Berg");
    s.doc.entities.count = s.doc.mentions.count = 0;
    s.doc.statements.at[outer].source = s.doc.statements.at[later].source;
    resolve(&s);
    expect_text(speaker(&s, outer)->name, "Oskar Berg");
    expect_text(speaker(&s, inner)->name, "Ravonia");
    end_story(&s);
}

static void test_the_unnamed_and_the_many(void **state)
{
    (void)state;
    story s;
    start_story(&s);
    add_sentence(&s, "Senior JJ amod 2; officials NNS nsubj 3; said VBD ROOT 0; rain NN dobj 3");
    const uint32_t officials = add_statement(&s, "Senior officials", "rain", SAYSO_NONE);
    add_sentence(&s, "Anna NNP compound 2 PERSON; Lind NNP nsubj 6 PERSON; and CC cc 2; Oskar NNP compound 5 PERSON;"
                     "Berg NNP conj 2 PERSON; said VBD ROOT 0; snow NN dobj 6");
    const uint32_t both = add_statement(&s, "Anna Lind and Oskar Berg", "snow", SAYSO_NONE);
    add_sentence(&s, "A DT det 2; report NN nsubj 6; by IN prep 2; the DT det 5; NRA NNP pobj 3 ORG; said VBD ROOT 0;"
                     "hail NN dobj 6");
    const uint32_t report = add_statement(&s, "A report by the NRA", "hail", SAYSO_NONE);
    add_sentence(&s, "A DT det 2; demand NN nsubj 3; met VBD ROOT 0; silence NN dobj 3");
    const uint32_t nobody = add_statement(&s, "", "silence", SAYSO_NONE);
    s.doc.statements.at[nobody].cue = span_of(&s, "demand");
    add_sentence(&s, "Anna NNP compound 2 PERSON; Lind NNP nsubj 3 PERSON; rose VBD ROOT 0; asked VBD conj 3;"
                     "help NN dobj 4");
    const uint32_t implied = add_statement(&s, "", "help", SAYSO_NONE);
    s.doc.statements.at[implied].cue = span_of(&s, "asked");
    resolve(&s);
    expect_text(speaker(&s, officials)->name, "Senior officials");
    assert_int_equal(speaker(&s, officials)->type, SAYSO_GROUP);
    expect_text(speaker(&s, both)->name, "Anna Lind");
    assert_int_equal(s.doc.statements.at[both].with_count, 1);
    expect_text(s.doc.entities.at[s.doc.statements.at[both].with[0]].name, "Oskar Berg");
    expect_text(speaker(&s, report)->name, "NRA");
    expect_text(speaker(&s, report)->wikidata, "Q2");
    assert_int_equal(s.doc.statements.at[nobody].speaker, SAYSO_NONE);
    expect_text(speaker(&s, implied)->name, "Anna Lind");
    end_story(&s);
}

/* A name after the pronoun may be whom it means, but not from below the pronoun's own verb, nor
 * as the speaker around it. */
static void test_a_pronoun_before_its_name(void **state)
{
    (void)state;
    story s;
    start_story(&s);
    add_sentence(&s, "She PRP nsubj 2; said VBD ROOT 0; rain NN nsubj 4; hit VBD ccomp 2; Anna NNP compound 6 PERSON;"
                     "Lind NNP dobj 4 PERSON; . . punct 2");
    const uint32_t above = add_statement(&s, "She", "rain", SAYSO_NONE);
    add_sentence(&s, "When WRB advmod 3; she PRP nsubj 3; saw VBD advcl 7; hail NN dobj 3; Anna NNP compound 6 PERSON;"
                     "Lind NNP nsubj 7 PERSON; rose VBD ROOT 0; . . punct 7");
    const uint32_t beside = add_statement(&s, "she", "hail", SAYSO_NONE);
    add_sentence(&s, "He PRP nsubj 2; wants VBZ ccomp 6; snow NN dobj 2; Oskar NNP compound 5 PERSON;"
                     "Berg NNP nsubj 6 PERSON; said VBD ROOT 0; . . punct 6");
    const sayso_span quoted = span_of(&s, "He wants snow").at[0];
    *vec_push(&s.doc.arena, &s.doc.quotes) = (quote){.span = quoted, .speech = true, .closed = true};
    const uint32_t outer = add_statement(&s, "Oskar Berg", "He wants snow", SAYSO_NONE);
    const uint32_t inner = add_statement(&s, "He", "snow", outer);
    resolve(&s);
    assert_int_equal(s.doc.statements.at[above].speaker, SAYSO_NONE);
    expect_text(speaker(&s, beside)->name, "Anna Lind");
    expect_text(speaker(&s, outer)->name, "Oskar Berg");
    assert_int_not_equal(s.doc.statements.at[inner].speaker, s.doc.statements.at[outer].speaker);
    end_story(&s);
}

/* Whoever the tables know by a last name alone is not meant where a pronoun says otherwise. */
static void test_a_last_name_may_be_another(void **state)
{
    (void)state;
    static const struct {
        const char *pronoun, *sentence, *name, *wikidata;
    } cases[] = {{"She", "She PRP nsubj 2; said VBD ROOT 0; rain NN dobj 2", "Ilsa van der Marrow", "Q7"},
                 {"He", "He PRP nsubj 2; said VBD ROOT 0; rain NN dobj 2", "Marrow", ""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        story s;
        start_story(&s);
        add_sentence(&s, "Ravonia NNP nsubj 2 GPE; waits VBZ ROOT 0; . . punct 2");
        add_sentence(&s, "Marrow NNP nsubj 2 PERSON; rose VBD ROOT 0; . . punct 2");
        add_sentence(&s, cases[i].sentence);
        const uint32_t said = add_statement(&s, cases[i].pronoun, "rain", SAYSO_NONE);
        resolve(&s);
        expect_text(speaker(&s, said)->name, cases[i].name);
        expect_text(speaker(&s, said)->wikidata, cases[i].wikidata);
        end_story(&s);
    }
}

/* A newspaper goes by that name, too. */
static void test_a_given_name_of_a_person_is_no_outlet(void **state)
{
    (void)state;
    story s;
    start_story(&s);
    add_sentence(&s, "Oskar NNP nsubj 2 PERSON; said VBD ROOT 0; rain NN dobj 2");
    const uint32_t said = add_statement(&s, "Oskar", "rain", SAYSO_NONE);
    resolve(&s);
    expect_text(speaker(&s, said)->name, "Oskar");
    assert_int_equal(speaker(&s, said)->type, SAYSO_PERSON);
    end_story(&s);
}

/* Whom a statement calls "you" was told by name before: he is the addressee, and "you" a mention of him. */
static void test_you_are_whom_one_was_told(void **state)
{
    (void)state;
    story s;
    start_story(&s);
    add_sentence(&s,
                 "Anna NNP compound 2 PERSON; Lind NNP nsubj 3 PERSON; told VBD ROOT 0; Oskar NNP compound 5 PERSON;"
                 "Berg NNP dobj 3 PERSON; you PRP nsubj 7; lied VBD ccomp 3; . . punct 3");
    const uint32_t told = add_statement(&s, "Anna Lind", "you lied", SAYSO_NONE);
    s.doc.statements.at[told].addressee.spans = span_of(&s, "Oskar Berg");
    add_sentence(&s, "Lind NNP nsubj 2 PERSON; said VBD ROOT 0; you PRP nsubj 4; knew VBD ccomp 2; . . punct 2");
    const uint32_t said = add_statement(&s, "Lind", "you knew", SAYSO_NONE);
    const sayso_span you = span_of(&s, "you").at[0];
    add_sentence(&s, "Berg NNP nsubj 2 PERSON; said VBD ROOT 0; you PRP nsubj 4; know VBP ccomp 2; . . punct 2");
    const uint32_t own = add_statement(&s, "Berg", "you know", SAYSO_NONE);
    resolve(&s);
    const sayso_party *to = &s.doc.statements.at[said].addressee;
    assert_true(to->entity < s.doc.entities.count);
    expect_text(s.doc.entities.at[to->entity].name, "Oskar Berg");
    assert_int_equal(to->spans.count, 1);
    assert_int_equal(to->spans.at[0].start, you.start);
    assert_int_equal(s.doc.statements.at[own].addressee.spans.count, 0); /* he does not tell himself */
    end_story(&s);
}

static void test_mentions_are_in_order(void **state)
{
    (void)state;
    story s;
    start_story(&s);
    add_sentence(&s, minister_spoke);
    add_sentence(&s, "She PRP nsubj 2; told VBD ROOT 0; the DT det 5; Daily NNP compound 5 ORG; Bell NNP dobj 2 ORG");
    resolve(&s);
    for (uint32_t i = 1; i < s.doc.mentions.count; i++)
        assert_true(s.doc.mentions.at[i - 1].span.start <= s.doc.mentions.at[i].span.start);
    size_t count = 0;
    for (uint32_t e = 0; e < s.doc.entities.count; e++) {
        for (size_t m = 0; m < s.doc.entities.at[e].mention_count; m++)
            assert_int_equal(s.doc.entities.at[e].mentions[m].entity, e);
        count += s.doc.entities.at[e].mention_count;
    }
    assert_int_equal(count, s.doc.mentions.count);
    end_story(&s);
}

static void test_nothing_is_nothing(void **state)
{
    (void)state;
    story s;
    start_story(&s);
    const sayso_span nowhere = {0, 1};
    s.text[s.size++] = ' ';
    *vec_push(&s.doc.arena, &s.doc.statements) =
        (sayso_statement){.source = {&nowhere, 1}, .content = {&nowhere, 1}, .within = SAYSO_NONE};
    resolve(&s);
    assert_int_equal(s.doc.entities.count, 0);
    assert_int_equal(s.doc.statements.at[0].speaker, SAYSO_NONE);
    end_story(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_last_name_and_office),
        cmocka_unit_test(test_pronouns_agree),
        cmocka_unit_test(test_a_capital_speaks_for_its_state),
        cmocka_unit_test(test_we_inside_a_quotation),
        cmocka_unit_test(test_the_unnamed_and_the_many),
        cmocka_unit_test(test_a_pronoun_before_its_name),
        cmocka_unit_test(test_you_are_whom_one_was_told),
        cmocka_unit_test(test_a_last_name_may_be_another),
        cmocka_unit_test(test_a_given_name_of_a_person_is_no_outlet),
        cmocka_unit_test(test_mentions_are_in_order),
        cmocka_unit_test(test_nothing_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
