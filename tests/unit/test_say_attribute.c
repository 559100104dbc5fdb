/* Whose words, and where they begin and end: statements from parses written down here, so that
 * no model is needed. */
#include "unit.h"

#include "base/out.h"
#include "say/say.h"
#include <stdio.h>

typedef struct page {
    doc d;
    jmp_buf boundary;
    char text[1000];
} page;

/* One sentence, a token a line: form, lemma, part of speech, tag, head (1 is the first; 0:
 * none), label. The text is the forms with a space between. */
static void add_token(page *p, const char *line)
{
    char form[32], lemma[32], pos[8], tag[8], dep[16];
    unsigned head;
    assert_int_equal(sscanf(line, "%31s %31s %7s %7s %u %15s", form, lemma, pos, tag, &head, dep), 6);
    const uint32_t index = p->d.tokens.count;
    size_t end = strlen(p->text);
    if (end)
        p->text[end++] = ' ';
    strcpy(p->text + end, form);
    *vec_push(&p->d.arena, &p->d.tokens) = (token){
        .start = (uint32_t)end,
        .end = (uint32_t)(end + strlen(form)),
        .head = head ? head - 1 : index,
        .left = index,
        .right = index,
        .tag = label_tag_of(str_of(tag)),
        .pos = label_pos_of(str_of(pos)),
        .dep = label_dep_of(str_of(dep)),
        .space = true,
        .lemma = {arena_copy(&p->d.arena, lemma, strlen(lemma)), strlen(lemma)},
        .morph = STR(""),
    };
}

static void set_edges(doc *d)
{
    for (uint32_t i = 0; i < d->tokens.count; i++)
        for (uint32_t at = i, above = d->tokens.at[i].head;; at = above, above = d->tokens.at[at].head) {
            if (d->tokens.at[above].left > i)
                d->tokens.at[above].left = i;
            if (d->tokens.at[above].right < i)
                d->tokens.at[above].right = i;
            if (above == at)
                break;
        }
}

static void read_parse(page *p, const char *parse)
{
    memset(&p->d, 0, sizeof p->d);
    p->text[0] = 0;
    arena_start(&p->d.arena, NULL, 1 << 20, &p->boundary);
    for (const char *line = parse; *line; line = strchr(line, '\n') + 1)
        add_token(p, line);
    set_edges(&p->d);
    const uint32_t size = (uint32_t)strlen(p->text), count = p->d.tokens.count;
    p->d.input = p->d.text = (str){p->text, size};
    *vec_push(&p->d.arena, &p->d.blocks) = (block){{0, size}, BLOCK_BODY, 0, count};
    *vec_push(&p->d.arena, &p->d.sentences) = (sentence){0, count};
    say_quotes(&p->d);
    say_attribute(&p->d, NULL, NULL);
}

static void put_spans(page *p, out *o, sayso_spans spans, const char *after)
{
    for (size_t i = 0; i < spans.count; i++) {
        out_str(o, doc_slice(&p->d, spans.at[i]));
        out_text(o, i + 1 < spans.count ? " … " : "");
    }
    out_text(o, after);
}

/* Each statement on a line: source | cue | content, and what else is known. */
static const char *show(page *p)
{
    out o = {.arena = &p->d.arena};
    for (uint32_t i = 0; i < p->d.statements.count; i++) {
        const sayso_statement *s = &p->d.statements.at[i];
        put_spans(p, &o, s->source, " | ");
        put_spans(p, &o, s->cue, " | ");
        put_spans(p, &o, s->content, "");
        if (s->via_count) {
            out_text(&o, " | via ");
            put_spans(p, &o, s->via[0].spans, "");
        }
        if (s->addressee.spans.count) {
            out_text(&o, " | to ");
            put_spans(p, &o, s->addressee.spans, "");
        }
        if (s->within != SAYSO_NONE)
            out_format(&o, " | within %u", s->within);
        if (s->stance != SAYSO_ASSERT)
            out_format(&o, " | %s", sayso_stance_name(s->stance));
        out_text(&o, "\n");
    }
    return out_end(&o);
}

static void expect(const char *parse, const char *statements)
{
    page p;
    assert_int_equal(setjmp(p.boundary), 0);
    read_parse(&p, parse);
    assert_string_equal(show(&p), statements);
    arena_end(&p.d.arena);
}

/* An inversion; the apposition belongs to the source, the separating comma to nothing. */
static void test_inverted(void **state)
{
    (void)state;
    expect("“ \" PUNCT `` 7 punct\n"
           "The the DET DT 4 det\n"
           "ferry ferry NOUN NN 4 compound\n"
           "stays stay VERB VBZ 7 ccomp\n"
           ", , PUNCT , 7 punct\n"
           "” \" PUNCT '' 7 punct\n"
           "said say VERB VBD 0 ROOT\n"
           "Tomas Tomas PROPN NNP 9 compound\n"
           "Reil Reil PROPN NNP 7 nsubj\n"
           ", , PUNCT , 9 punct\n"
           "a a DET DT 13 det\n"
           "union union NOUN NN 13 compound\n"
           "leader leader NOUN NN 9 appos\n"
           ". . PUNCT . 7 punct\n",
           "Tomas Reil , a union leader | said | “ The ferry stays , ”\n");
}

/* The cue cuts the content in two. */
static void test_interrupted(void **state)
{
    (void)state;
    expect("The the DET DT 2 det\n"
           "ferry ferry NOUN NN 10 nsubj\n"
           ", , PUNCT , 7 punct\n"
           "the the DET DT 6 det\n"
           "harbour harbour PROPN NNP 6 compound\n"
           "master master NOUN NN 7 nsubj\n"
           "said say VERB VBD 10 parataxis\n"
           ", , PUNCT , 7 punct\n"
           "will will AUX MD 10 aux\n"
           "stay stay VERB VB 0 ROOT\n"
           "until until ADP IN 10 prep\n"
           "spring spring NOUN NN 11 pobj\n"
           ". . PUNCT . 10 punct\n",
           "the harbour master | said | The ferry … will stay until spring\n");
}

/* The speaker goes on, though the parse hangs the participle on “stay”. */
static void test_goes_on(void **state)
{
    (void)state;
    expect("Brandt Brandt PROPN NNP 2 nsubj\n"
           "said say VERB VBD 0 ROOT\n"
           "the the DET DT 4 det\n"
           "ferry ferry NOUN NN 6 nsubj\n"
           "would would AUX MD 6 aux\n"
           "stay stay VERB VB 2 ccomp\n"
           ", , PUNCT , 6 punct\n"
           "adding add VERB VBG 6 advcl\n"
           "that that SCONJ IN 12 mark\n"
           "the the DET DT 11 det\n"
           "port port NOUN NN 12 nsubj\n"
           "had have VERB VBD 8 ccomp\n"
           "no no DET DT 14 det\n"
           "plans plan NOUN NNS 12 dobj\n"
           "to to PART TO 16 aux\n"
           "sell sell VERB VB 14 acl\n"
           "it it PRON PRP 16 dobj\n"
           ". . PUNCT . 2 punct\n",
           "Brandt | said | the ferry would stay\n"
           "Brandt | adding | that the port had no plans to sell it\n");
}

/* One statement inside another, and who passed it on. */
static void test_chain(void **state)
{
    (void)state;
    expect("Reil Reil PROPN NNP 2 nsubj\n"
           "told tell VERB VBD 11 ccomp\n"
           "Brandt Brandt PROPN NNP 2 dobj\n"
           "the the DET DT 5 det\n"
           "ferry ferry NOUN NN 7 nsubj\n"
           "must must AUX MD 7 aux\n"
           "stay stay VERB VB 2 ccomp\n"
           ", , PUNCT , 11 punct\n"
           "the the DET DT 10 det\n"
           "mayor mayor NOUN NN 11 nsubj\n"
           "said say VERB VBD 0 ROOT\n"
           ", , PUNCT , 11 punct\n"
           "according accord VERB VBG 11 prep\n"
           "to to ADP IN 13 prep\n"
           "the the DET DT 17 det\n"
           "Portsea Portsea PROPN NNP 17 compound\n"
           "Herald Herald PROPN NNP 14 pobj\n"
           ". . PUNCT . 11 punct\n",
           "Reil | told | the ferry must stay | to Brandt | within 1\n"
           "the mayor | said | Reil told Brandt the ferry must stay | via the Portsea Herald\n");
}

/* The cue is the verb group, to the preposition that leads to the content. */
static void test_leading(void **state)
{
    (void)state;
    expect("The the DET DT 2 det\n"
           "union union NOUN NN 5 nsubj\n"
           "has have AUX VBZ 5 aux\n"
           "repeatedly repeatedly ADV RB 5 advmod\n"
           "called call VERB VBN 0 ROOT\n"
           "for for ADP IN 5 prep\n"
           "a a DET DT 8 det\n"
           "strike strike NOUN NN 6 pobj\n"
           ". . PUNCT . 5 punct\n",
           "The union | has repeatedly called for | a strike\n");
}

/* The relative clause and the comma that closes it belong to the source. */
static void test_declined(void **state)
{
    (void)state;
    expect("Brandt Brandt PROPN NNP 8 nsubj\n"
           ", , PUNCT , 1 punct\n"
           "who who PRON WP 4 nsubj\n"
           "runs run VERB VBZ 1 relcl\n"
           "the the DET DT 6 det\n"
           "port port NOUN NN 4 dobj\n"
           ", , PUNCT , 1 punct\n"
           "declined decline VERB VBD 0 ROOT\n"
           "to to PART TO 10 aux\n"
           "name name VERB VB 8 xcomp\n"
           "a a DET DT 12 det\n"
           "date date NOUN NN 10 dobj\n"
           ". . PUNCT . 8 punct\n",
           "Brandt , who runs the port , | declined | to name a date | decline\n");
}

/* Nothing stands before the first word, whatever the parse makes of it. */
static void test_first_word(void **state)
{
    (void)state;
    expect("According accord VERB VBG 0 ROOT\n"
           "to to ADP IN 1 prep\n"
           "Brandt Brandt PROPN NNP 2 pobj\n"
           "officials official NOUN NNS 1 nsubj\n"
           "“ \" PUNCT `` 7 punct\n"
           "ferries ferry NOUN NNS 7 nsubj\n"
           "stay stay VERB VBP 1 ccomp\n"
           "” \" PUNCT '' 7 punct\n",
           "officials | According | “ ferries stay ” | via Brandt | to Brandt\n");
}

/* No tokens, no statements. */
static void test_nothing(void **state)
{
    (void)state;
    expect("", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_inverted),   cmocka_unit_test(test_interrupted), cmocka_unit_test(test_goes_on),
        cmocka_unit_test(test_chain),      cmocka_unit_test(test_leading),     cmocka_unit_test(test_declined),
        cmocka_unit_test(test_first_word), cmocka_unit_test(test_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
