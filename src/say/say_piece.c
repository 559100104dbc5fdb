/* Cuts every block into word pieces and says of each what the quotations, the drafted statements and
 * the parse know at the byte where it starts.
 *
 * Reads input, blocks, tokens, quotes, statements; writes pieces. Pieces, tokens and quotations go up
 * together, each with a cursor. Spans of statements may overlap in any way, so they are painted from
 * the last to the first, each over the pieces that none has painted yet: whatever they are, a piece
 * is painted once. */
#include "say/say_piece.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "say/say_hide.h"

/* ---- pieces -------------------------------------------------------------------------------------------------- */

static uint8_t letters_of(str text)
{
    bool letter = false, lower = false, raised = false;
    uint32_t characters = 0;
    for (size_t at = 0; at < text.size; characters++) {
        const uint32_t point = utf8_read(text, &at);
        const bool changes = unicode_of(point)->lower != 0 || unicode_is(point, UNICODE_UPPER);
        letter |= unicode_is(point, UNICODE_ALPHA);
        raised |= changes;
        lower |= !changes && unicode_is(point, UNICODE_ALPHA) && unicode_is(point, UNICODE_CASED);
    }
    if (!letter)
        return LETTERS_NONE;
    return !raised ? LETTERS_LOWER : !lower && characters > 1 ? LETTERS_UPPER : LETTERS_MIXED;
}

static void add_gap(doc *d, uint32_t id, uint32_t start, uint32_t end)
{
    *vec_push(&d->arena, &d->pieces) = (piece){
        .start = start, .end = end > start ? end : start, .id = id, .letters = LETTERS_NONE, .drafted = SAYSO_NONE};
}

static void cut(doc *d, const nn_vocabulary *vocabulary)
{
    const uint32_t gap = nn_vocabulary_find(vocabulary, STR(NN_PIECE_GAP));
    nn_wordpieces list = {0};
    for (uint32_t i = 0; i < d->blocks.count; i++) {
        const sayso_span span = d->blocks.at[i].span;
        if (i)
            add_gap(d, gap, d->blocks.at[i - 1].span.end, span.start);
        list.count = 0;
        nn_vocabulary_cut(vocabulary, &d->arena, d->text, span, &list);
        for (uint32_t k = 0; k < list.count; k++) {
            const nn_wordpiece *p = &list.at[k];
            *vec_push(&d->arena, &d->pieces) = (piece){.start = p->start,
                                                       .end = p->end,
                                                       .id = p->id,
                                                       .letters = letters_of(str_slice(d->text, p->start, p->end)),
                                                       .drafted = SAYSO_NONE};
        }
    }
}

/* ---- the parse and the quotations ---------------------------------------------------------------------------- */

static void read_parse(doc *d, const nn_vocabulary *vocabulary)
{
    const uint32_t name = nn_vocabulary_find(vocabulary, STR(NN_PIECE_NAME));
    const bool *hidden = say_hidden(d);
    uint32_t t = 0;
    for (uint32_t i = 0; i < d->pieces.count; i++) {
        piece *p = &d->pieces.at[i];
        while (t < d->tokens.count && d->tokens.at[t].end <= p->start)
            t++;
        if (t < d->tokens.count && d->tokens.at[t].start <= p->start) {
            if (hidden[t])
                p->id = name;
            p->dep = (uint8_t)(d->tokens.at[t].dep + 1);
            p->tag = (uint8_t)(d->tokens.at[t].tag + 1);
        }
    }
}

/* What the innermost quotation around a byte makes of it. */
static piece_quote quote_at(const quote *q, uint32_t byte)
{
    if (byte < q->inside.start || byte >= q->inside.end)
        return QUOTE_MARK;
    return q->speech ? QUOTE_SPEECH : QUOTE_OTHER;
}

static void read_quotes(doc *d)
{
    uint32_t *open = arena_array(&d->arena, d->quotes.count, sizeof *open); /* innermost last */
    uint32_t depth = 0, next = 0;
    for (uint32_t i = 0; i < d->pieces.count; i++) {
        piece *p = &d->pieces.at[i];
        for (; next < d->quotes.count && d->quotes.at[next].span.start <= p->start; next++) {
            while (depth && d->quotes.at[open[depth - 1]].span.end <= d->quotes.at[next].span.start)
                depth--;
            open[depth++] = next;
        }
        while (depth && d->quotes.at[open[depth - 1]].span.end <= p->start)
            depth--;
        if (depth)
            p->quote = (uint8_t)quote_at(&d->quotes.at[open[depth - 1]], p->start);
    }
}

/* ---- the drafts ---------------------------------------------------------------------------------------------- */

/* One feature of all pieces while it is painted. */
typedef struct canvas {
    doc *d;
    bool inner;     /* the feature is `inner`, not `draft` */
    uint32_t *bare; /* (pieces + 1): the first piece from there on that is bare, as far as is known */
} canvas;

static uint32_t find_bare(const canvas *c, uint32_t i)
{
    while (c->bare[i] != i)
        i = c->bare[i] = c->bare[c->bare[i]];
    return i;
}

/* The first piece that starts at `byte` or after it. */
static uint32_t piece_from(const doc *d, uint32_t byte)
{
    const uint32_t i = doc_piece_at(d, byte);
    return i < d->pieces.count && d->pieces.at[i].start < byte ? i + 1 : i;
}

static void paint(const canvas *c, uint32_t statement, sayso_spans spans, piece_role role)
{
    for (size_t k = 0; k < spans.count; k++) {
        const uint32_t first = piece_from(c->d, spans.at[k].start);
        for (uint32_t i = find_bare(c, first); i < c->d->pieces.count; i = find_bare(c, i)) {
            piece *p = &c->d->pieces.at[i];
            if (p->start >= spans.at[k].end)
                break;
            *(c->inner ? &p->inner : &p->draft) = (uint8_t)(role + (i != first));
            if (!c->inner)
                p->drafted = statement;
            c->bare[i] = i + 1;
        }
    }
}

/* Of statements that overlap the later one shows; of the parts of one its source and its cue. */
static void read_drafts(doc *d, bool inner)
{
    canvas c = {d, inner, arena_array(&d->arena, (size_t)d->pieces.count + 1, sizeof *c.bare)};
    for (uint32_t i = 0; i <= d->pieces.count; i++)
        c.bare[i] = i;
    for (uint32_t i = d->statements.count; i--;) {
        const sayso_statement *s = &d->statements.at[i];
        if ((s->within != SAYSO_NONE) != inner)
            continue;
        paint(&c, i, s->source, ROLE_SOURCE);
        paint(&c, i, s->cue, ROLE_CUE);
        paint(&c, i, s->content, ROLE_CONTENT);
    }
}

void say_pieces(doc *d, const nn_vocabulary *vocabulary)
{
    cut(d, vocabulary);
    read_parse(d, vocabulary);
    read_quotes(d);
    read_drafts(d, false);
    read_drafts(d, true);
}
