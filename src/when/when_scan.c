/* Finds the words of time, block by block: at each word that may begin a time, the first reading that
 * stands there, points before lengths. What is read is not read again, and a reading looks ahead a
 * bounded number of words, so a text costs time in proportion to its length. Source of the inventory:
 * TimeML 1.2.1's TIMEX3. */
#include "when/when_parts.h"

bool when_is_text(const reader *r, uint32_t at, const char *text)
{
    const when_word *w = r->words + at;
    return str_equal_ascii(str_slice(r->d->text, w->start, w->end), str_of(text));
}

bool when_is_among(const reader *r, uint32_t at, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (when_is_text(r, at, texts[i]))
            return true;
    return false;
}

when_unit when_unit_at(const reader *r, uint32_t at)
{
    return when_is(r, at, CLASS_UNIT)      ? (when_unit)r->words[at].number
           : when_is(r, at, CLASS_QUARTER) ? UNIT_QUARTER
                                           : UNIT_NONE;
}

const token *when_token(const reader *r, uint32_t at)
{
    const doc *d = r->d;
    const uint32_t i = doc_token_at(d, r->words[at].start);
    return &d->tokens.at[i < d->tokens.count ? i : d->tokens.count - 1];
}

static expression nothing(void)
{
    return (expression){.date = {.hour = -1, .minute = -1, .second = -1, .weekday = -1}};
}

static uint32_t read_time(const reader *r, uint32_t at, expression *e)
{
    static when_read *const readings[] = {when_read_amount, when_read_point, when_read_set, when_read_reference};
    for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
        *e = nothing();
        const uint32_t end = readings[i](r, at, e);
        if (end > at)
            return end;
    }
    return at;
}

static void add(doc *d, expression_vec *found, expression e, sayso_span span)
{
    e.span = span;
    e.first = doc_token_at(d, span.start);
    e.last = doc_token_at(d, span.end - 1) + 1;
    *vec_push(&d->arena, found) = e;
}

static void scan_block(doc *d, const block *b, when_word_vec *words, expression_vec *found)
{
    when_words(&d->arena, d->text, b->span.start, b->span.end, words);
    const reader r = {d, words->at, b->span.end};
    for (uint32_t i = 0; !when_is(&r, i, CLASS_END);) {
        expression e;
        const when_word *w = r.words + i;
        const bool may_begin = !when_is(&r, i, CLASS_OTHER) || w->capital;
        const uint32_t end = may_begin ? read_time(&r, i, &e) : i;
        if (end > i)
            add(d, found, e, (sayso_span){w->start, r.words[end - 1].end});
        i = end > i ? end : i + 1;
    }
}

/* The date in the dateline, which stands before the block of its paragraph and is no part of it. */
static void scan_dateline(doc *d, const block *b, expression_vec *found)
{
    expression e = nothing();
    const sayso_span line = d->about.dateline.spans.at[0];
    if (line.end > b->span.start || line.start + 200 < b->span.start ||
        !clean_date_next(d->text, line.start, line.end, &e.date))
        return;
    e.direction = -1;
    e.first = e.last = b->first;
    e.span = (sayso_span){e.date.start, e.date.end};
    *vec_push(&d->arena, found) = e;
}

void when_scan(doc *d, expression_vec *found)
{
    when_word_vec words = {0};
    for (uint32_t i = 0; i < d->blocks.count && d->tokens.count; i++) {
        const uint32_t before = i ? d->blocks.at[i - 1].span.end : 0;
        if (d->about.dateline.spans.count && d->about.dateline.spans.at[0].start >= before)
            scan_dateline(d, &d->blocks.at[i], found);
        scan_block(d, &d->blocks.at[i], &words, found);
    }
}
