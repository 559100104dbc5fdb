/* The language stage: each block of a document is a text of its own, as a Doc is to spaCy.
 *
 * Reads blocks; fills tokens, sentences, names and the blocks' token ranges. The order of spaCy's
 * pipeline: tokens, vectors, tags, arcs, sentences, the attribute ruler, lemmas, vectors for names,
 * names. Texts are read in groups, for the sake of the matrices; a text longer than a group is a
 * group alone, with arrays from the document's memory.
 *
 * Invariant: what is found in a text depends on that text alone. Time is linear in the number
 * of tokens. Source: spaCy 3.8, en_core_web_sm 3.8.0; docs/model.md has the inventory. */
#include "lang/lang_model.h"
#include "lang/lang_tree.h"

/* ---- tokens --------------------------------------------------------------------------------------------------- */

/* Appends a block's tokens to the document, and what the stages below need of them to the work
 * arrays, from place `at` on. */
static void add_tokens(doc *d, uint32_t b, const lang_tokens *found, const lang_model *m, lang_work *w, uint32_t at)
{
    block *to = &d->blocks.at[b];
    to->first = d->tokens.count;
    to->last = to->first + found->count;
    for (uint32_t i = 0; i < found->count; i++, at++) {
        const lang_token *t = &found->at[i];
        const lang_lexeme *x = t->lexeme;
        *vec_push(&d->arena, &d->tokens) = (token){.start = to->span.start + t->start,
                                                   .end = to->span.start + t->end,
                                                   .block = b,
                                                   .space = t->space,
                                                   .blank = x->space};
        w->lexemes[at] = x;
        w->words[at] = lang_ruler_word(&m->ruler, x->lower_id);
        memcpy(&w->keys[(size_t)at * LANG_COLUMNS],
               (uint64_t[LANG_COLUMNS]){t->norm, x->prefix, x->suffix, x->shape, t->space, x->space},
               LANG_COLUMNS * sizeof *w->keys);
    }
}

/* ---- sentences ------------------------------------------------------------------------------------------------ */

/* The best of the classes whose move may be made; of equals, the lowest. */
static size_t best_action(const lang_model *m, unsigned valid, const float *scores)
{
    size_t best = SIZE_MAX;
    for (unsigned move = 0; move < MOVE_COUNT; move++) {
        if (!(valid >> move & 1))
            continue;
        for (size_t i = m->first_action[move]; i < m->first_action[move + 1]; i++)
            if (best == SIZE_MAX || scores[i] > scores[best])
                best = i;
    }
    return best;
}

static void add_sentences(doc *d, const block *b, const bool *starts)
{
    for (uint32_t i = b->first; i < b->last; i++) {
        if (i == b->first || starts[i - b->first])
            *vec_push(&d->arena, &d->sentences) = (sentence){i, i};
        d->sentences.at[d->sentences.count - 1].last = i + 1;
        d->tokens.at[i].sentence = d->sentences.count - 1;
    }
}

/* at: the place of the block's first token in the work arrays. */
static void parse(doc *d, const block *b, const lang_model *m, lang_scratch *s, lang_work *w, uint32_t at)
{
    const uint32_t count = b->last - b->first;
    token *t = d->tokens.at + b->first;
    lang_arcs arcs = {.tokens = w->arcs + at, .held = w->held + at};
    lang_arcs_start(&arcs, count);
    nn_moves_start(m->parser, s->nn, w->vectors + (size_t)at * NN_WIDTH, count);
    for (unsigned valid; (valid = lang_arcs_valid(&arcs));) {
        uint32_t slots[LANG_SLOTS];
        lang_arcs_slots(&arcs, slots);
        const size_t action = best_action(m, valid, nn_moves_score(s->nn, slots));
        lang_arcs_take(&arcs, m->actions[action].move, (uint8_t)action);
    }
    lang_tree_build(&arcs, m->actions, t, w->starts + at);
    for (uint32_t i = 0; i < count; i++) {
        t[i].head += b->first;
        t[i].left += b->first;
        t[i].right += b->first;
    }
    add_sentences(d, b, w->starts + at);
}

static void add_lemmas(doc *d, const block *b, const lang_model *m, const lang_lexeme **lexemes)
{
    for (uint32_t i = b->first; i < b->last; i++) {
        token *t = &d->tokens.at[i];
        if (t->lemma.size == 0)
            t->lemma = lang_lemma_find(&m->lemmas, doc_token(d, t), lexemes[i - b->first], t->pos, t->morph, &d->arena);
    }
}

/* ---- names ---------------------------------------------------------------------------------------------------- */

static void add_names(doc *d, const block *b, const lang_model *m, lang_scratch *s, const lang_work *w, uint32_t at)
{
    const uint32_t count = b->last - b->first;
    lang_names state = {.open = NAME_NONE};
    uint32_t first = 0;
    nn_moves_start(m->ner, s->nn, w->vectors + (size_t)at * NN_WIDTH, count);
    for (uint32_t i = 0; i < count; i++) {
        token *t = &d->tokens.at[b->first + i];
        const bool open = state.open != NAME_NONE;
        state.last = i + 1 == count || w->starts[at + i + 1];
        state.blank = t->blank;
        const uint32_t slots[] = {i, open ? first : SAYSO_NONE, open ? i - 1 : SAYSO_NONE};
        const lang_name_action action =
            m->names[lang_names_best(&state, m->names, nn_moves_classes(m->ner), nn_moves_score(s->nn, slots))];
        if (!open)
            first = i;
        t->name = action.name;
        t->name_begins = !open && action.name != NAME_NONE;
        state.open = action.move == NAME_MOVE_BEGIN || action.move == NAME_MOVE_IN ? action.name : NAME_NONE;
        if (action.name != NAME_NONE && state.open == NAME_NONE)
            *vec_push(&d->arena, &d->names) = (named){b->first + first, b->first + i + 1, action.name};
    }
}

/* ---- groups --------------------------------------------------------------------------------------------------- */

/* Reads blocks [first, last), whose tokens are in `w`. */
static void read_group(doc *d, uint32_t first, uint32_t last, const lang_model *m, lang_scratch *s, lang_work *w)
{
    const uint32_t base = d->blocks.at[first].first;
    const uint32_t count = d->blocks.at[last - 1].last - base;
    uint32_t *lengths = arena_array(&d->arena, last - first, sizeof *lengths);
    for (uint32_t b = first; b < last; b++)
        lengths[b - first] = d->blocks.at[b].last - d->blocks.at[b].first;
    nn_tok2vec_run(m->tok2vec, s->nn, w->keys, LANG_COLUMNS, lengths, last - first, w->vectors);
    nn_tagger_run(m->tagger, s->nn, w->vectors, count, w->classes);
    for (uint32_t i = 0; i < count; i++)
        d->tokens.at[base + i].tag = m->tags[w->classes[i]];
    for (uint32_t b = first; b < last; b++) {
        const block *text = &d->blocks.at[b];
        const uint32_t at = text->first - base;
        parse(d, text, m, s, w, at);
        lang_ruler_apply(&m->ruler, d->tokens.at + text->first, w->words + at, text->last - text->first);
        add_lemmas(d, text, m, w->lexemes + at);
    }
    nn_tok2vec_run(m->ner_tok2vec, s->nn, w->keys, LANG_COLUMNS, lengths, last - first, w->vectors);
    for (uint32_t b = first; b < last; b++)
        add_names(d, &d->blocks.at[b], m, s, w, d->blocks.at[b].first - base);
}

void lang_parse(doc *d, const lang_model *m, lang_scratch *s)
{
    lang_cache_start(s->cache);
    uint32_t first = 0, held = 0; /* the group so far: blocks [first, b), tokens */
    for (uint32_t b = 0; b < d->blocks.count; b++) {
        const lang_tokens found = lang_tokenise(s->cache, doc_slice(d, d->blocks.at[b].span), &d->arena);
        if (held > 0 && held + found.count > s->work.room) {
            read_group(d, first, b, m, s, &s->work);
            held = 0;
        }
        if (held == 0)
            first = b;
        if (found.count > s->work.room) {
            lang_work own = lang_work_in(arena_take(&d->arena, lang_work_size(found.count)), found.count);
            add_tokens(d, b, &found, m, &own, 0);
            read_group(d, b, b + 1, m, s, &own);
            continue;
        }
        add_tokens(d, b, &found, m, &s->work, held);
        held += found.count;
    }
    if (held > 0)
        read_group(d, first, d->blocks.count, m, s, &s->work);
}
