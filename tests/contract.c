#include "contract.h"
#include <stdlib.h>

/* Whether a byte begins a character: offsets may not cut one. The encoding of a page may be any. */
static bool is_edge(const sayso_about *about, uint32_t at)
{
    const sayso_text input = about->input;
    return at == input.size || about->markup || ((unsigned char)input.at[at] & 0xc0) != 0x80;
}

static bool is_span(const sayso_about *about, sayso_span span)
{
    return span.start < span.end && span.end <= about->input.size && is_edge(about, span.start) &&
           is_edge(about, span.end);
}

static bool are_spans(const sayso_about *about, sayso_spans spans)
{
    for (size_t i = 0; i < spans.count; i++)
        if (!is_span(about, spans.at[i]) || (i && spans.at[i].start < spans.at[i - 1].end))
            return false;
    return true;
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Marks [start, end) in `covered`; false where something was marked before. */
static bool cover(char *covered, sayso_span span)
{
    for (uint32_t at = span.start; at < span.end; at++) {
        if (covered[at])
            return false;
        covered[at] = 1;
    }
    return true;
}

static const char *breach_about(const sayso_doc *doc, char *covered)
{
    const sayso_about *about = sayso_doc_about(doc);
    const sayso_text input = about->input;
    if (!are_spans(about, about->title) || !are_spans(about, about->bylines) || !are_spans(about, about->body) ||
        !are_spans(about, about->dateline.spans) || !are_spans(about, about->published.spans) ||
        !are_spans(about, about->outlet.spans))
        return "a span of the document is out of the text, out of order, or cuts a character";
    for (size_t i = 0; i < about->body.count; i++)
        if (!cover(covered, about->body.at[i]))
            return "two stretches of body overlap";
    for (size_t i = 0; i < about->residue_count; i++) {
        if (!is_span(about, about->residue[i].span) || !about->residue[i].reason)
            return "residue without a place or a reason";
        if (!cover(covered, about->residue[i].span))
            return "residue overlaps residue or body";
    }
    for (size_t at = 0; at < input.size && !about->markup; at++)
        if (!covered[at] && !is_blank(input.at[at]))
            return "a byte is neither body nor residue";
    if (about->published.value[0] && about->published.spans.count == 0)
        return "a publication date from nowhere";
    return NULL;
}

static const char *breach_statement(const sayso_doc *doc, const sayso_statement *all, size_t count, size_t i)
{
    const sayso_about *about = sayso_doc_about(doc);
    const sayso_statement *s = &all[i];
    size_t entities, times;
    (void)sayso_doc_entities(doc, &entities);
    (void)sayso_doc_times(doc, &times);
    if (s->content.count == 0)
        return "a statement without content";
    if (!are_spans(about, s->source) || !are_spans(about, s->cue) || !are_spans(about, s->content) ||
        !are_spans(about, s->addressee.spans) || !are_spans(about, s->forum) || !are_spans(about, s->place))
        return "a span of a statement is out of the text, out of order, or cuts a character";
    if (s->speaker != SAYSO_NONE && s->speaker >= entities)
        return "a speaker that is no entity";
    if (s->addressee.entity != SAYSO_NONE && s->addressee.entity >= entities)
        return "an addressee that is no entity";
    for (size_t v = 0; v < s->via_count; v++)
        if (!are_spans(about, s->via[v].spans) || (s->via[v].entity != SAYSO_NONE && s->via[v].entity >= entities))
            return "a carrier out of the text";
    if (s->said != SAYSO_NONE && s->said >= times)
        return "said at no time";
    if (!(s->confidence >= 0.0F && s->confidence <= 1.0F))
        return "a confidence outside 0 … 1";
    size_t steps = 0;
    for (uint32_t outer = s->within; outer != SAYSO_NONE; outer = all[outer].within)
        if (outer >= count || ++steps > count)
            return "within points nowhere, or in a ring";
    return NULL;
}

static const char *breach_entities(const sayso_doc *doc)
{
    const sayso_about *about = sayso_doc_about(doc);
    size_t count;
    const sayso_entity *entities = sayso_doc_entities(doc, &count);
    for (size_t i = 0; i < count; i++) {
        if (entities[i].name.size == 0)
            return "an entity without a name";
        for (size_t m = 0; m < entities[i].mention_count; m++)
            if (!is_span(about, entities[i].mentions[m].span) || entities[i].mentions[m].entity != i)
                return "a mention out of the text, or of another entity";
        for (size_t o = 0; o < entities[i].office_count; o++)
            if (!is_span(about, entities[i].offices[o].title))
                return "an office out of the text";
    }
    size_t times;
    const sayso_time *time = sayso_doc_times(doc, &times);
    for (size_t i = 0; i < times; i++)
        if (!are_spans(about, time[i].spans) || time[i].spans.count == 0)
            return "a time from nowhere";
    return NULL;
}

const char *contract_breach(sayso_doc *doc)
{
    size_t count;
    const sayso_statement *statements = sayso_doc_statements(doc, &count);
    char *covered = calloc(sayso_doc_about(doc)->input.size + 1, 1);
    const char *breach = covered ? breach_about(doc, covered) : "out of memory";
    free(covered);
    if (!breach)
        breach = breach_entities(doc);
    for (size_t i = 0; i < count && !breach; i++)
        breach = breach_statement(doc, statements, count, i);
    for (int stage = SAYSO_CLEAN; stage <= SAYSO_WHEN && !breach; stage++)
        if (!sayso_doc_dump(doc, (sayso_stage)stage, NULL))
            breach = "a dump that fails";
    if (!breach && !sayso_doc_json(doc, NULL))
        breach = "a record that fails";
    return breach;
}
