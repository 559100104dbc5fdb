#include "clean/clean_source.h"

void source_leave_out(clean_source *s, arena *a, markup_part part)
{
    if (part.from < part.to)
        *vec_push(a, &s->gaps) = (source_gap){.from = (uint32_t)part.from, .to = (uint32_t)part.to};
}

void source_finish(clean_source *s, arena *a)
{
    uint32_t from = 0, size = 0;
    s->text = s->page;
    if (!s->gaps.count)
        return;
    char *text = arena_take(a, s->page.size + 1);
    for (uint32_t i = 0; i < s->gaps.count; i++) {
        source_gap *gap = &s->gaps.at[i];
        memcpy(text + size, s->page.at + from, gap->from - from);
        gap->at = size += gap->from - from;
        from = gap->to;
    }
    memcpy(text + size, s->page.at + from, s->page.size - from);
    s->text = (str){text, size + s->page.size - from};
}

/* How many gaps are at or before a place in the text. */
static uint32_t gaps_to(const clean_source *s, uint32_t at)
{
    uint32_t low = 0, high = s->gaps.count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (s->gaps.at[middle].at <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Where the byte at `at` of the text stands on the page. */
static const char *on_page(const clean_source *s, uint32_t at)
{
    const uint32_t before = gaps_to(s, at);
    return s->page.at + (before ? s->gaps.at[before - 1].to + (at - s->gaps.at[before - 1].at) : at);
}

str source_piece(const clean_source *s, str part)
{
    const uint32_t at = (uint32_t)(part.at - s->text.at);
    if (!part.size || at >= s->text.size) /* of an element that the page does not have */
        return (str){s->page.at, 0};
    const char *from = on_page(s, at);
    return (str){from, (size_t)(on_page(s, at + (uint32_t)part.size - 1) + 1 - from)};
}

str source_left_out(const clean_source *s, const char *at)
{
    const uint32_t place = (uint32_t)(at - s->text.at), before = gaps_to(s, place);
    if (!before || s->gaps.at[before - 1].at != place)
        return (str){s->page.at, 0};
    const source_gap *gap = &s->gaps.at[before - 1];
    return str_slice(s->page, gap->from, gap->to);
}
