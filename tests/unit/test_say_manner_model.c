/* What was said, and what was only thought, wanted or withheld: sentences with the cue marked, read with
 * the model's own parse. Neighbours differ in one thing, and their readings in what that changes. */
#include "unit.h"

#include "say/say_draft.h"
#include <stdio.h>
#include <string.h>

typedef struct marked {
    const char *text; /* the cue in [brackets] */
    const char *reading;
} marked;

static const sayso_model *model;

/* The text without its brackets; the cue's bytes. */
static sayso_span unmark(const char *from, char *text)
{
    sayso_span cue = {0};
    uint32_t size = 0;
    for (; *from; from++)
        if (*from == '[')
            cue.start = size;
        else if (*from == ']')
            cue.end = size;
        else
            text[size++] = *from;
    text[size] = 0;
    return cue;
}

static void expect(sayso_kind kind, const marked *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char text[300], reading[32];
        jmp_buf boundary;
        const sayso_span cue = unmark(cases[i].text, text);
        sayso_doc *d = sayso_read(model, text, strlen(text), &(sayso_options){.last = SAYSO_SAY, .raw = true}, NULL);
        assert_non_null(d);
        d->arena.boundary = &boundary;
        assert_int_equal(setjmp(boundary), 0);
        drafts s = {.d = d};
        say_tree(&s);
        sayso_statement r = {.kind = kind, .cue = {&cue, cue.end > cue.start}};
        say_manner(&s, &r);
        snprintf(reading, sizeof reading, "%s %s", r.uttered ? "said" : "unsaid", sayso_stance_name(r.stance));
        if (strcmp(reading, cases[i].reading) != 0)
            fail_msg("%s: %s, not %s", cases[i].text, reading, cases[i].reading);
        sayso_doc_free(d);
    }
}

static void test_manners(void **state)
{
    (void)state;
    static const marked cases[] = {
        {"Brandt [said] that the ferry would stay.", "said assert"},
        {"Brandt [believes] that the ferry will stay.", "unsaid assert"},
        {"Brandt [wants] the ferry to stay.", "unsaid assert"},
        {"The ferry [is expected] to stay.", "unsaid assert"},
        {"Brandt [denied] that the ferry would stay.", "said deny"},
        {"Brandt [opposes] the sale of the ferry.", "unsaid deny"},
        {"Brandt [questioned] the sale of the ferry.", "said doubt"},
        {"Brandt [doubts] that the ferry will stay.", "unsaid doubt"},
        {"Brandt [declined] to say whether the ferry would stay.", "unsaid decline"},
        {"The ferry will stay, [according to] Brandt.", "said assert"},
        {"The auditors [found] that the ferry lost money.", "said assert"},
        {"The auditors [found] no comfort in it.", "unsaid assert"},
    };
    expect(SAYSO_INDIRECT, cases, sizeof cases / sizeof *cases);
}

/* Only the negation differs. */
static void test_negations(void **state)
{
    (void)state;
    static const marked cases[] = {
        {"Brandt [mentioned] the ferry.", "said assert"},
        {"Brandt [did not mention] the ferry.", "unsaid decline"},
        {"Brandt [never mentioned] the ferry.", "unsaid decline"},
        {"Brandt nodded [without mentioning] the ferry.", "unsaid decline"},
        {"Brandt [made a mention of] the ferry.", "said assert"},
        {"Brandt [made no mention of] the ferry.", "unsaid decline"},
        {"Brandt [thinks] that the ferry will stay.", "unsaid assert"},
        {"Brandt [does not think] that the ferry will stay.", "unsaid deny"},
        {"Brandt [knows] why the ferry left.", "unsaid assert"},
        {"Brandt [does not know] why the ferry left.", "unsaid doubt"},
        {"Everybody [announced] a price.", "said assert"},
        {"Nobody [announced] a price.", "unsaid decline"},
        {"Both the port and the council [responded to] questions.", "said assert"},
        {"Neither the port nor the council [responded to] questions.", "unsaid decline"},
        {"Brandt [disputed] the figures.", "said deny"},
        {"Brandt [did not dispute] the figures.", "unsaid assert"},
        {"Brandt [answered] the question.", "said assert"},
        {"Brandt [would not answer] the question.", "unsaid decline"},
    };
    expect(SAYSO_INDIRECT, cases, sizeof cases / sizeof *cases);
}

/* Words that may come, might have come, were asked about or wished for. */
static void test_unreal(void **state)
{
    (void)state;
    static const marked cases[] = {
        {"Brandt [says] that the ferry will stay.", "said assert"},
        {"Brandt [would say] that the ferry will stay.", "unsaid assert"},
        {"Brandt [might have said] that the ferry would stay.", "unsaid assert"},
        {"On Sunday Brandt [will announce] a new ferry.", "unsaid assert"},
        {"Brandt [is expected to announce] a new ferry.", "unsaid assert"},
        {"Brandt [wants to say] that the ferry will stay.", "unsaid assert"},
        {"Brandt [went on to say] that the ferry would stay.", "said assert"},
        {"Brandt [continued to insist] that the ferry would stay.", "said assert"},
        {"Brandt [appeared to suggest] that the ferry would stay.", "said assert"},
        {"Brandt [refused to say] that the ferry would stay.", "unsaid decline"},
        {"Brandt [stopped short of saying] that the ferry would stay.", "unsaid decline"},
        {"Did Brandt [say] that the ferry would stay?", "unsaid assert"},
        {"Brandt would [deny] the report.", "unsaid deny"},
    };
    expect(SAYSO_INDIRECT, cases, sizeof cases / sizeof *cases);
}

/* A verb with a word of its own, and what a noun is the object of. */
static void test_pairs(void **state)
{
    (void)state;
    static const marked cases[] = {
        {"The court [ruled] that the ferry must stay.", "said assert"},
        {"The port [ruled out] a sale.", "said deny"},
        {"Brandt [has doubts about] the sale.", "unsaid doubt"},
        {"Brandt [voiced doubts about] the sale.", "said doubt"},
        {"Brandt [argued for] the sale.", "said assert"},
        {"Brandt [argued against] the sale.", "said deny"},
    };
    expect(SAYSO_INDIRECT, cases, sizeof cases / sizeof *cases);
}

/* Quotation marks make it said, but not if nobody has said it yet; a deed that the lexicon does not
 * know says nothing. */
static void test_quoted(void **state)
{
    (void)state;
    static const marked quoted[] = {
        {"“The ferry stays,” Brandt [smiled].", "said assert"},
        {"“Will the ferry stay?” Brandt [wondered].", "said doubt"},
        {"Brandt [will say], “The ferry stays.”", "unsaid assert"},
        {"Brandt: “The ferry stays.”", "said assert"},
    };
    expect(SAYSO_DIRECT, quoted, sizeof quoted / sizeof *quoted);
    static const marked cases[] = {
        {"Brandt [boarded] the ferry.", "unsaid assert"},
    };
    expect(SAYSO_INDIRECT, cases, sizeof cases / sizeof *cases);
}

int main(void)
{
    sayso_error error;
    sayso_model *opened = sayso_model_open(NULL, NULL, &error);
    if (!opened) {
        puts(error.message);
        return 77;
    }
    model = opened;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_manners), cmocka_unit_test(test_negations), cmocka_unit_test(test_unreal),
        cmocka_unit_test(test_pairs),   cmocka_unit_test(test_quoted),
    };
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    sayso_model_free(opened);
    return failed;
}
