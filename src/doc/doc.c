#include "doc/doc.h"

sayso_spans doc_spans(doc *d, const sayso_span *spans, size_t count)
{
    sayso_span *copy = arena_array(&d->arena, count, sizeof *copy);
    if (count)
        memcpy(copy, spans, count * sizeof *copy);
    return (sayso_spans){copy, count};
}

sayso_span doc_token_span(const doc *d, uint32_t first, uint32_t last)
{
    return (sayso_span){d->tokens.at[first].start, d->tokens.at[last - 1].end};
}

uint32_t doc_token_at(const doc *d, uint32_t byte)
{
    uint32_t low = 0, high = d->tokens.count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (d->tokens.at[middle].end <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t doc_piece_at(const doc *d, uint32_t byte)
{
    uint32_t low = 0, high = d->pieces.count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (d->pieces.at[middle].end <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_straight(const doc_stretch *s)
{
    return s->text.end - s->text.start == s->input.end - s->input.start;
}

void doc_map_add(doc *d, doc_map *map, doc_stretch next)
{
    doc_stretch *last = map->count ? &map->at[map->count - 1] : NULL;
    if (last && is_straight(last) && is_straight(&next) && last->text.end == next.text.start &&
        last->input.end == next.input.start) {
        last->text.end = next.text.end;
        last->input.end = next.input.end;
        return;
    }
    *vec_push(&d->arena, map) = next;
}

str doc_fold(doc *d, sayso_spans spans)
{
    size_t room = 1;
    for (size_t i = 0; i < spans.count; i++)
        room += spans.at[i].end - spans.at[i].start + 1;
    char *text = arena_take(&d->arena, room);
    size_t size = 0;
    for (size_t i = 0; i < spans.count; i++) {
        bool gap = true;
        for (uint32_t at = spans.at[i].start; at < spans.at[i].end; at++) {
            const char c = d->text.at[at];
            if (str_is_blank(c)) {
                gap = true;
                continue;
            }
            if (gap && size)
                text[size++] = ' ';
            gap = false;
            text[size++] = c;
        }
    }
    return (str){text, size};
}
