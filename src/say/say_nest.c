/* The order of statements, and what is within what.
 *
 * Reads statements' source, cue and content; sorts them and writes within. */
#include "say/say_draft.h"
#include <stdlib.h>

static int compare(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

static int by_extent(const void *a, const void *b)
{
    const extent *x = a, *y = b;
    if (x->span.start != y->span.start)
        return compare(x->span.start, y->span.start);
    return x->span.end != y->span.end ? compare(y->span.end, x->span.end) : compare(x->of, y->of);
}

void say_sort(extents *list)
{
    if (list->count)
        qsort(list->at, list->count, sizeof *list->at, by_extent);
}

static uint32_t start_of(const sayso_statement *r)
{
    uint32_t start = r->content.at[0].start;
    if (r->cue.count && r->cue.at[0].start < start)
        start = r->cue.at[0].start;
    if (r->source.count && r->source.at[0].start < start)
        start = r->source.at[0].start;
    return start;
}

/* All that tells two statements apart, so that no C library's sort puts them otherwise. */
static int by_first(const void *a, const void *b)
{
    const sayso_statement *x = a, *y = b;
    if (start_of(x) != start_of(y))
        return compare(start_of(x), start_of(y));
    const uint32_t p = x->cue.count ? x->cue.at[0].start : 0, q = y->cue.count ? y->cue.at[0].start : 0;
    if (p != q)
        return compare(p, q);
    const sayso_span s = x->content.at[0], t = y->content.at[0];
    return s.start != t.start ? compare(s.start, t.start) : compare(s.end, t.end);
}

static size_t length_of(sayso_spans spans)
{
    size_t length = 0;
    for (size_t i = 0; i < spans.count; i++)
        length += spans.at[i].end - spans.at[i].start;
    return length;
}

/* within: the innermost content around a statement's cue. Strictly longer than its own, so that
 * there is no ring. */
static void nest(doc *d)
{
    enum { DEEP = 16 };
    extents contents = {0}, cues = {0}, open = {0};
    for (uint32_t i = 0; i < d->statements.count; i++) {
        const sayso_statement *r = &d->statements.at[i];
        for (size_t k = 0; k < r->content.count; k++)
            *vec_push(&d->arena, &contents) = (extent){r->content.at[k], i};
        if (r->cue.count)
            *vec_push(&d->arena, &cues) = (extent){r->cue.at[0], i};
    }
    say_sort(&contents);
    say_sort(&cues);
    for (uint32_t i = 0, k = 0; i < cues.count; i++) {
        const extent cue = cues.at[i];
        for (; k < contents.count && contents.at[k].span.start <= cue.span.start; k++) {
            while (open.count && open.at[open.count - 1].span.end <= contents.at[k].span.start)
                open.count--;
            *vec_push(&d->arena, &open) = contents.at[k];
        }
        while (open.count && open.at[open.count - 1].span.end <= cue.span.start)
            open.count--;
        sayso_statement *r = &d->statements.at[cue.of];
        for (uint32_t top = open.count, step = 0; top-- && step < DEEP; step++) {
            const extent around = open.at[top];
            if (around.of == cue.of || around.span.end < cue.span.end ||
                length_of(d->statements.at[around.of].content) <= length_of(r->content))
                continue;
            r->within = around.of;
            break;
        }
    }
}

void say_order(doc *d)
{
    if (d->statements.count)
        qsort(d->statements.at, d->statements.count, sizeof *d->statements.at, by_first);
    nest(d);
}
