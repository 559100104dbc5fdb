/* Writes what a stage found, a line each: the stage's word, its fields, where in the input it
 * stands, and the words there.
 *
 *     title 0:76 “Kremlin: …”
 *     statement 3 direct assert uttered 0.97
 *       content 120:164 190:230 “First part,” … “and second.”
 *
 * The format of the golden tests, and the view for people: places are input[start:end], white space
 * in the words is folded, slices of one span list are joined by " … ", and the middle of long ones
 * is left out: " […] ". */
#include "doc/doc_place.h"
#include "doc/doc_write.h"

/* Spans of this many bytes and fewer are written whole; of longer ones, which may lie in each other
 * thousands deep, the two ends. */
enum { WHOLE = 400, AN_END = 180 };

/* A control character as \x1b, so that a line stays a line. */
static void write_visible(out *o, str text)
{
    for (size_t i = 0; i < text.size; i++) {
        const unsigned char c = (unsigned char)text.at[i];
        if (c < ' ' || c == 0x7f)
            out_format(o, "\\x%02x", c);
        else
            out_bytes(o, text.at + i, 1);
    }
}

static void write_slice(doc *d, out *o, uint32_t start, uint32_t end)
{
    const sayso_span span = {start, end};
    write_visible(o, doc_fold(d, (sayso_spans){&span, 1}));
}

static bool is_inside_character(const doc *d, uint32_t at)
{
    return ((unsigned char)d->text.at[at] & 0xc0) == 0x80;
}

/* The words of one span of the input. */
static void write_words(doc *d, out *o, sayso_span input)
{
    const sayso_span span = doc_in_text(d, input);
    if (span.end - span.start <= WHOLE) {
        write_slice(d, o, span.start, span.end);
        return;
    }
    uint32_t first = span.start + AN_END, last = span.end - AN_END;
    while (is_inside_character(d, first))
        first--;
    while (is_inside_character(d, last))
        last++;
    write_slice(d, o, span.start, first);
    out_text(o, " […] ");
    write_slice(d, o, last, span.end);
}

/* " start:end …" */
static void write_places(out *o, sayso_spans spans)
{
    for (size_t i = 0; i < spans.count; i++)
        out_format(o, " %u:%u", spans.at[i].start, spans.at[i].end);
}

/* The same and the words, to the end of the line. */
static void end_with_spans(doc *d, out *o, sayso_spans spans)
{
    write_places(o, spans);
    for (size_t i = 0; i < spans.count; i++) {
        out_text(o, i ? " … " : " ");
        write_words(d, o, spans.at[i]);
    }
    out_text(o, "\n");
}

static void end_with_span(doc *d, out *o, sayso_span span)
{
    end_with_spans(d, o, (sayso_spans){&span, 1});
}

/* A line of its own; none where there are no spans. */
static void line(doc *d, out *o, const char *word, sayso_spans spans)
{
    if (spans.count) {
        out_text(o, word);
        end_with_spans(d, o, spans);
    }
}

static void line_of_span(doc *d, out *o, const char *word, sayso_span span)
{
    if (span.start < span.end)
        line(d, o, word, (sayso_spans){&span, 1});
}

static void line_of_time(doc *d, out *o, const char *word, const sayso_time *time)
{
    const char *precision = sayso_precision_name(time->precision);
    out_format(o, "%s %s %s", word, *time->value ? time->value : "-", precision ? precision : "-");
    end_with_spans(d, o, time->spans);
}

static void line_of_publication(doc *d, out *o)
{
    if (!*d->about.published.value)
        return;
    line_of_time(d, o, "published", &d->about.published);
    if (d->about.published_from != SAYSO_FROM_TEXT)
        out_format(o, "  from %s\n", sayso_origin_name(d->about.published_from));
}

/* Body and residue as they follow each other in the input. */
static void dump_layout(doc *d, out *o)
{
    const sayso_about *about = &d->about;
    size_t body = 0, residue = 0;
    while (body < about->body.count || residue < about->residue_count) {
        if (residue == about->residue_count ||
            (body < about->body.count && about->body.at[body].start <= about->residue[residue].span.start)) {
            out_text(o, "body");
            end_with_span(d, o, about->body.at[body++]);
        } else {
            out_format(o, "residue %s", about->residue[residue].reason);
            end_with_span(d, o, about->residue[residue++].span);
        }
    }
}

static void dump_clean(doc *d, out *o)
{
    const sayso_about *about = &d->about;
    line(d, o, "title", about->title);
    line(d, o, "outlet", about->outlet.spans);
    for (size_t i = 0; i < about->bylines.count; i++)
        line_of_span(d, o, "byline", about->bylines.at[i]);
    line(d, o, "dateline", about->dateline.spans);
    line_of_span(d, o, "  place", about->dateline.place);
    line_of_span(d, o, "  agency", about->dateline.agency);
    line_of_publication(d, o);
    dump_layout(d, o);
    for (uint32_t i = 0; i < d->blocks.count; i++) {
        const sayso_span span = doc_in_input(d, d->blocks.at[i].span);
        out_format(o, "block %u %s %u:%u\n", i, d->blocks.at[i].kind == BLOCK_TITLE ? "title" : "body", span.start,
                   span.end);
    }
}

/* One line a piece: START:END id letters quote draft inner dep tag, the draft's number or -, what the
 * network makes of it, and its text; a gap between blocks as ¶. What an encoder is trained on. */
static void dump_pieces(doc *d, out *o)
{
    uint32_t b = 0;
    for (uint32_t i = 0; i < d->pieces.count; i++) {
        const piece *p = &d->pieces.at[i];
        while (b < d->blocks.count && d->blocks.at[b].span.end <= p->start)
            b++;
        const sayso_span span = doc_in_input(d, (sayso_span){p->start, p->end});
        out_format(o, "%u:%u %u %u %u %u %u %u %u ", span.start, span.end, p->id, p->letters, p->quote, p->draft,
                   p->inner, p->dep, p->tag);
        if (p->drafted == SAYSO_NONE)
            out_format(o, "- %u ", p->role);
        else
            out_format(o, "%u %u ", p->drafted, p->role);
        if (b < d->blocks.count && d->blocks.at[b].span.start <= p->start)
            write_slice(d, o, p->start, p->end);
        else
            out_text(o, "¶");
        out_text(o, "\n");
    }
}

static void dump_quote(doc *d, out *o, const quote *q)
{
    out_format(o, "quote depth %u%s%s%s%s", q->depth, q->speech ? " speech" : " no-speech",
               q->closed ? "" : " unclosed", q->continued ? " continued" : "", q->continues ? " continues" : "");
    end_with_span(d, o, doc_in_input(d, q->span));
}

static void dump_statement(doc *d, out *o, uint32_t id)
{
    const sayso_statement *s = &d->statements.at[id];
    const unsigned hundredths = doc_hundredths(s->confidence);
    out_format(o, "statement %u %s %s %s %u.%02u", id, sayso_kind_name(s->kind), sayso_stance_name(s->stance),
               s->uttered ? "uttered" : "ascribed", hundredths / 100, hundredths % 100);
    if (s->within != SAYSO_NONE)
        out_format(o, " within %u", s->within);
    out_text(o, "\n");
    line(d, o, "  source", s->source);
    line(d, o, "  cue", s->cue);
    line(d, o, "  content", s->content);
    for (size_t i = 0; i < s->via_count; i++)
        line(d, o, "  via", s->via[i].spans);
    line(d, o, "  addressee", s->addressee.spans);
    line(d, o, "  forum", s->forum);
    line(d, o, "  place", s->place);
}

static void dump_say(doc *d, out *o)
{
    for (uint32_t i = 0; i < d->quotes.count; i++)
        dump_quote(d, o, &d->quotes.at[i]);
    for (uint32_t i = 0; i < d->statements.count; i++)
        dump_statement(d, o, i);
}

static void line_of_places(out *o, const char *word, sayso_spans spans)
{
    out_text(o, word);
    write_places(o, spans);
    out_text(o, "\n");
}

/* "evidence" and the numbers that say_confidence weighs, then the statement's places. What
 * train/calibrate.py fits it to. */
static void dump_evidence(doc *d, out *o)
{
    for (uint32_t i = 0; i < d->evidence.count; i++) {
        const statement_evidence *e = &d->evidence.at[i];
        out_text(o, "evidence");
        for (int k = 0; k < DOC_EVIDENCE; k++)
            out_format(o, " %.6g", e->at[k]);
        out_text(o, "\n");
        line_of_places(o, "  source", e->source);
        line_of_places(o, "  cue", e->cue);
        line_of_places(o, "  content", e->content);
    }
}

static void write_known(out *o, const char *word, sayso_text text)
{
    if (text.size)
        out_format(o, " %s %.*s", word, (int)text.size, text.at);
}

static void dump_entity(doc *d, out *o, uint32_t id)
{
    const sayso_entity *e = &d->entities.at[id];
    out_format(o, "entity %u %s ", id, sayso_entity_type_name(e->type));
    write_visible(o, (str){e->name.at, e->name.size});
    write_known(o, "wikidata", e->wikidata);
    write_known(o, "country", e->country);
    write_known(o, "sector", e->sector);
    out_text(o, "\n");
    for (size_t i = 0; i < e->office_count; i++)
        line_of_span(d, o, "  office", e->offices[i].title);
    for (size_t i = 0; i < e->mention_count; i++) {
        out_format(o, "  %s", sayso_mention_kind_name(e->mentions[i].kind));
        end_with_span(d, o, e->mentions[i].span);
    }
}

/* "word 3 Ivan Orlov", or "word -" where the text names nobody. */
static void line_of_entity(const doc *d, out *o, const char *word, uint32_t id)
{
    if (id < d->entities.count) {
        const sayso_text name = d->entities.at[id].name;
        out_format(o, "%s %u ", word, id);
        write_visible(o, (str){name.at, name.size});
        out_text(o, "\n");
    } else {
        out_format(o, "%s -\n", word);
    }
}

static void dump_who(doc *d, out *o)
{
    for (uint32_t i = 0; i < d->entities.count; i++)
        dump_entity(d, o, i);
    if (d->about.outlet.spans.count)
        line_of_entity(d, o, "outlet", d->about.outlet.entity);
    for (uint32_t i = 0; i < d->statements.count; i++) {
        const sayso_statement *s = &d->statements.at[i];
        out_format(o, "statement %u", i);
        end_with_spans(d, o, s->source);
        line_of_entity(d, o, "  speaker", s->speaker);
        for (size_t j = 0; j < s->with_count; j++)
            line_of_entity(d, o, "  with", s->with[j]);
        for (size_t j = 0; j < s->via_count; j++)
            line_of_entity(d, o, "  via", s->via[j].entity);
        if (s->addressee.spans.count)
            line_of_entity(d, o, "  addressee", s->addressee.entity);
    }
}

static void dump_when(doc *d, out *o)
{
    line_of_publication(d, o);
    for (uint32_t i = 0; i < d->times.count; i++) {
        const sayso_time *t = &d->times.at[i];
        out_format(o, "time %u ", i);
        line_of_time(d, o, sayso_time_type_name(t->type), t);
        if (t->rule)
            out_format(o, "  rule %s\n", t->rule);
    }
    if (d->about.dateline.date < d->times.count)
        out_format(o, "dateline %u\n", d->about.dateline.date);
    for (uint32_t i = 0; i < d->statements.count; i++) {
        const sayso_statement *s = &d->statements.at[i];
        const char *value = s->said < d->times.count ? d->times.at[s->said].value : "-";
        out_format(o, s->said_by ? "statement %u said %s %s\n" : "statement %u said %s\n", i, value, s->said_by);
    }
}

static sayso_span place_of(const doc *d, uint32_t at)
{
    return doc_in_input(d, doc_token_span(d, at, at + 1));
}

/* "anaphor START:END words", then a line for each mention that it may mean: + or - (chosen or not),
 * START:END, entity, features, words. Places are those of the words that head the mentions. */
static void dump_pairs(doc *d, out *o)
{
    for (uint32_t i = 0; i < d->pairs.count; i++) {
        const anaphor_pair *p = &d->pairs.at[i];
        const sayso_span anaphor = place_of(d, p->anaphor), span = place_of(d, p->antecedent);
        if (!i || d->pairs.at[i - 1].anaphor != p->anaphor)
            line_of_span(d, o, "anaphor", anaphor);
        out_format(o, "  %c %u:%u %u", p->chosen ? '+' : '-', span.start, span.end, p->entity);
        for (uint32_t f = 0; f < p->feature_count; f++)
            out_format(o, " %d", p->features[f]);
        out_text(o, " ");
        write_slice(d, o, d->tokens.at[p->antecedent].start, d->tokens.at[p->antecedent].end);
        out_text(o, "\n");
    }
}

void doc_dump(doc *d, sayso_stage stage, out *o)
{
    switch (stage) {
    case SAYSO_CLEAN:
        dump_clean(d, o);
        break;
    case SAYSO_PIECES:
        dump_pieces(d, o);
        break;
    case SAYSO_SAY:
        dump_say(d, o);
        break;
    case SAYSO_EVIDENCE:
        dump_evidence(d, o);
        break;
    case SAYSO_PAIRS:
        dump_pairs(d, o);
        break;
    case SAYSO_WHO:
        dump_who(d, o);
        break;
    case SAYSO_WHEN:
        dump_when(d, o);
        break;
    case SAYSO_LANG: /* CoNLL-U, by the stage itself */
        break;
    }
}
