/* Turns places in the text into places in the input, and back. Both run in the same order, so that
 * each is a binary search over the stretches. */
#include "doc/doc_place.h"

typedef enum side { TEXT, INPUT } side;
typedef VEC(sayso_span) span_vec;

static sayso_span on(const doc_stretch *s, side of)
{
    return of == TEXT ? s->text : s->input;
}

/* The first stretch that ends after `at`. */
static uint32_t stretch_at(const doc_map *map, side from, uint32_t at)
{
    uint32_t low = 0, high = map->count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (on(&map->at[middle], from).end <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* What of the stretch's other side the span stands for: part of it where byte stands for byte. */
static sayso_span across(const doc_stretch *s, side from, sayso_span span)
{
    const sayso_span here = on(s, from), there = on(s, from == TEXT ? INPUT : TEXT);
    if (here.end - here.start != there.end - there.start)
        return there;
    return (sayso_span){there.start + (span.start > here.start ? span.start - here.start : 0),
                        there.end - (span.end < here.end ? here.end - span.end : 0)};
}

static sayso_span hull(const doc *d, side from, sayso_span span)
{
    if (!d->map.count || span.start >= span.end)
        return span;
    const uint32_t first = stretch_at(&d->map, from, span.start);
    uint32_t end = stretch_at(&d->map, from, span.end - 1);
    end += end < d->map.count && on(&d->map.at[end], from).start < span.end;
    if (first >= end)
        return (sayso_span){0, 0};
    return (sayso_span){across(&d->map.at[first], from, span).start, across(&d->map.at[end - 1], from, span).end};
}

sayso_span doc_in_input(const doc *d, sayso_span text)
{
    return hull(d, TEXT, text);
}

sayso_span doc_in_text(const doc *d, sayso_span input)
{
    return hull(d, INPUT, input);
}

static bool is_straight(const doc_stretch *s)
{
    return s->text.end - s->text.start == s->input.end - s->input.start;
}

/* A stretch whose input is the document's text, as stretches whose input is the document's. */
static void chain_stretch(doc *d, doc_map *to, const doc_stretch *s)
{
    if (!is_straight(s)) {
        *vec_push(&d->arena, to) = (doc_stretch){s->text, hull(d, TEXT, s->input)};
        return;
    }
    for (uint32_t i = stretch_at(&d->map, TEXT, s->input.start);
         i < d->map.count && d->map.at[i].text.start < s->input.end; i++) {
        const sayso_span old = d->map.at[i].text;
        const uint32_t start = old.start > s->input.start ? old.start : s->input.start;
        const uint32_t end = old.end < s->input.end ? old.end : s->input.end;
        const uint32_t shift = s->text.start - s->input.start;
        *vec_push(&d->arena, to) =
            (doc_stretch){{start + shift, end + shift}, across(&d->map.at[i], TEXT, (sayso_span){start, end})};
    }
}

void doc_chain(doc *d, const doc_map *map)
{
    doc_map to = {0};
    for (uint32_t i = 0; d->map.count && i < map->count; i++)
        chain_stretch(d, &to, &map->at[i]);
    d->map = d->map.count ? to : *map;
}

/* The input's spans for one of the text, each without a byte that is not for it. */
static void push_parts(doc *d, span_vec *to, sayso_span text)
{
    for (uint32_t i = stretch_at(&d->map, TEXT, text.start); i < d->map.count && d->map.at[i].text.start < text.end;
         i++) {
        const sayso_span part = across(&d->map.at[i], TEXT, text);
        if (to->count && to->at[to->count - 1].end == part.start)
            to->at[to->count - 1].end = part.end;
        else
            *vec_push(&d->arena, to) = part;
    }
}

static void place(doc *d, sayso_spans *spans)
{
    span_vec to = {0};
    for (size_t i = 0; i < spans->count; i++)
        push_parts(d, &to, spans->at[i]);
    *spans = (sayso_spans){to.at, to.count};
}

/* One for one. */
static void place_each(doc *d, sayso_spans *spans)
{
    sayso_span *to = arena_array(&d->arena, spans->count, sizeof *to);
    for (size_t i = 0; i < spans->count; i++)
        to[i] = doc_in_input(d, spans->at[i]);
    spans->at = to;
}

static void place_about(doc *d)
{
    sayso_about *a = &d->about;
    place(d, &a->title);
    place(d, &a->outlet.spans);
    place_each(d, &a->bylines);
    place(d, &a->dateline.spans);
    a->dateline.place = doc_in_input(d, a->dateline.place);
    a->dateline.agency = doc_in_input(d, a->dateline.agency);
    place(d, &a->published.spans);
    place(d, &a->body);
    sayso_residue *residue = arena_array(&d->arena, a->residue_count, sizeof *residue);
    for (size_t i = 0; i < a->residue_count; i++)
        residue[i] = (sayso_residue){doc_in_input(d, a->residue[i].span), a->residue[i].reason};
    a->residue = residue;
}

static void place_statement(doc *d, sayso_statement *s)
{
    sayso_party *via = arena_array(&d->arena, s->via_count, sizeof *via);
    place(d, &s->source);
    place(d, &s->cue);
    place(d, &s->content);
    for (size_t i = 0; i < s->via_count; i++) {
        via[i] = s->via[i];
        place(d, &via[i].spans);
    }
    s->via = via;
    place(d, &s->addressee.spans);
    place(d, &s->forum);
    place(d, &s->place);
}

static void place_evidence(doc *d, statement_evidence *e)
{
    place(d, &e->source);
    place(d, &e->cue);
    place(d, &e->content);
}

static void place_entity(doc *d, sayso_entity *e)
{
    sayso_office *offices = arena_array(&d->arena, e->office_count, sizeof *offices);
    sayso_mention *mentions = arena_array(&d->arena, e->mention_count, sizeof *mentions);
    for (size_t i = 0; i < e->office_count; i++) {
        offices[i] = e->offices[i];
        offices[i].title = doc_in_input(d, offices[i].title);
    }
    for (size_t i = 0; i < e->mention_count; i++) {
        mentions[i] = e->mentions[i];
        mentions[i].span = doc_in_input(d, mentions[i].span);
    }
    e->offices = offices;
    e->mentions = mentions;
}

void doc_place(doc *d)
{
    if (!d->map.count)
        return;
    place_about(d);
    for (uint32_t i = 0; i < d->statements.count; i++)
        place_statement(d, &d->statements.at[i]);
    for (uint32_t i = 0; i < d->evidence.count; i++)
        place_evidence(d, &d->evidence.at[i]);
    for (uint32_t i = 0; i < d->entities.count; i++)
        place_entity(d, &d->entities.at[i]);
    for (uint32_t i = 0; i < d->mentions.count; i++)
        d->mentions.at[i].span = doc_in_input(d, d->mentions.at[i].span);
    for (uint32_t i = 0; i < d->times.count; i++)
        place(d, &d->times.at[i].spans);
}

str doc_spans_text(doc *d, sayso_spans input)
{
    if (!d->map.count)
        return doc_fold(d, input);
    span_vec text = {0};
    for (size_t i = 0; i < input.count; i++) {
        const sayso_span next = doc_in_text(d, input.at[i]);
        if (text.count && next.start <= text.at[text.count - 1].end)
            text.at[text.count - 1].end = next.end;
        else
            *vec_push(&d->arena, &text) = next;
    }
    return doc_fold(d, (sayso_spans){text.at, text.count});
}
