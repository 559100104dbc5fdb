/* Statements: drafts by verbs, by phrases, by quotations; then what is within what, and the
 * record's fields.
 *
 * Reads tokens, sentences, names, quotes; writes statements. The boundaries follow the
 * guidelines of PolNeAR (Newell, Margolin and Ruths 2018); unlike there, statements nest. */
#include "say/say_draft.h"
#include "say/say_network.h"
#include "say/say_piece.h"

/* The share of right ones among those found so in the training part of PolNeAR (soft match,
 * outermost). */
static const float confidence[PATTERNS] = {
    [BY_QUOTATION] = 0.95F, [BY_CLAUSE] = 0.81F,     [BY_THOUGHT] = 0.56F,    [BY_COMPLEMENT] = 0.71F,
    [BY_OBJECT] = 0.57F,    [BY_INFINITIVE] = 0.58F, [BY_GERUND] = 0.61F,     [BY_RAISED] = 0.49F,
    [BY_LEADING] = 0.53F,   [BY_NOUN] = 0.42F,       [BY_LIGHT_VERB] = 0.46F, [BY_ADJECTIVE] = 0.52F,
    [BY_ACCORDING] = 0.82F, [BY_HEADLINE] = 0.78F,   [BY_LABEL] = 0.78F,
};

static sayso_spans spans_of(doc *d, range r)
{
    if (is_empty(r))
        return (sayso_spans){0};
    const sayso_span span = doc_token_span(d, r.first, r.last);
    return doc_spans(d, &span, 1);
}

/* Direct: all its words are quoted, as seen from the cue; by its first words where it is very
 * long. */
static sayso_kind kind_of(const drafts *s, const draft *x)
{
    enum { MOST = 1000 };
    bool quoted = false, plain = false;
    uint32_t seen = 0;
    for (uint32_t i = 0; i < x->content.count; i++)
        for (uint32_t k = doc_token_at(s->d, x->content.at[i].start);
             seen < MOST && k < s->d->tokens.count && token_at(s, k)->start < x->content.at[i].end; k++, seen++) {
            if (token_at(s, k)->pos == POS_PUNCT || token_at(s, k)->blank)
                continue;
            const bool inside = s->inner[k] != SAYSO_NONE && s->inner[k] != s->inner[x->head];
            quoted |= inside;
            plain |= !inside;
        }
    return quoted && plain ? SAYSO_MIXED : quoted ? SAYSO_DIRECT : SAYSO_INDIRECT;
}

sayso_statement say_statement(drafts *s, const draft *x)
{
    doc *d = s->d;
    sayso_statement r = {.kind = kind_of(s, x),
                         .source = spans_of(d, x->source),
                         .cue = spans_of(d, x->cue),
                         .content = doc_spans(d, x->content.at, x->content.count),
                         .speaker = SAYSO_NONE,
                         .within = SAYSO_NONE,
                         .addressee = {SAYSO_NONE, spans_of(d, x->addressee)},
                         .forum = spans_of(d, x->forum),
                         .said = SAYSO_NONE,
                         .place = spans_of(d, x->place),
                         .confidence = confidence[x->pattern]};
    if (!is_empty(x->via)) {
        sayso_party *via = arena_take(&d->arena, sizeof *via);
        *via = (sayso_party){SAYSO_NONE, spans_of(d, x->via)};
        r.via = via;
        r.via_count = 1;
    }
    return r;
}

/* The statements that the rules find. */
static void draft_statements(drafts *s)
{
    say_tree(s);
    say_by_verbs(s);
    say_by_phrases(s);
    say_by_layout(s);
    say_by_quotes(s);
    for (uint32_t i = 0; i < s->list.count; i++) {
        draft *x = &s->list.at[i];
        say_settle_content(x);
        if (!x->content.count)
            continue;
        say_read_details(s, x);
        *vec_push(&s->d->arena, &s->d->statements) = say_statement(s, x);
    }
    say_order(s->d);
}

/* What the network finds, in the place of what the rules found. */
static void decide_statements(drafts *s, const say_network *network, nn_encoder_scratch *scratch)
{
    say_pieces(s->d, network->vocabulary);
    if (!network->encoder)
        return;
    const fragments found = say_read(s->d, network, scratch);
    say_decide(s, network, &found);
}

void say_attribute(doc *d, const say_network *network, nn_encoder_scratch *scratch)
{
    drafts s = {.d = d};
    draft_statements(&s);
    if (network)
        decide_statements(&s, network, scratch);
    for (uint32_t i = 0; i < d->statements.count; i++)
        say_manner(&s, &d->statements.at[i]);
}
