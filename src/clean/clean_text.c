/* Plain text to article: lines, their places on the page, and then the parts. Every byte that is
 * not white space ends up in a span of body or of residue, once. */
#include "clean/clean.h"
#include "clean/clean_label.h"
#include "clean/clean_language.h"
#include "clean/clean_meta.h"
#include "clean/clean_parts.h"
#include "clean/clean_web.h"

enum { MOST_GAP = 10 /* lines */, LEAST_LEAD = 5, MOST_LABEL = 12 /* words */ };

void clean_nothing(doc *d)
{
    clean_meta(d);
    if (d->markup) {
        clean_web_nothing(d);
        return;
    }
    const sayso_span all = {0, (uint32_t)d->text.size};
    *vec_push(&d->arena, &d->blocks) = (block){.span = all, .kind = BLOCK_BODY};
    d->about.body = doc_spans(d, &all, 1);
}

/* Lines that are page, whatever stands about them. */
static bool is_surely_page(const line *l)
{
    switch (l->reason) {
    case REASON_SHARE:
    case REASON_NAVIGATION:
    case REASON_COMMENT_FORM:
    case REASON_COPYRIGHT:
    case REASON_ADVERTISEMENT:
    case REASON_CREDIT:
    case REASON_NOTICE:
    case REASON_ID:
    case REASON_URL:
    case REASON_MARK:
    case REASON_DATE:
        return true;
    default:
        return false;
    }
}

/* An article ends with a sentence: what hangs on behind, names, a number, a last word of the
 * page, is none of it. */
void clean_drop_tail(line_vec *lines)
{
    uint32_t end = lines->count;
    for (; end > 0; end--) {
        const line *l = &lines->at[end - 1];
        if (l->place == PLACE_BODY && !is_surely_page(l) &&
            (l->stopped || l->quoted || l->stops || l->words > MOST_LABEL))
            break;
    }
    for (uint32_t i = end; end > 0 && i < lines->count; i++)
        if (lines->at[i].place == PLACE_BODY)
            lines->at[i].place = PLACE_AFTER;
}

article clean_find_article(line_vec *lines)
{
    article a = {.first = lines->count, .last = 0, .title = lines->count};
    for (uint32_t i = 0; i < lines->count; i++) {
        line *l = &lines->at[i];
        if (l->place == PLACE_BODY && is_surely_page(l))
            l->place = PLACE_GAP;
        if (l->place != PLACE_BODY)
            continue;
        a.first = a.first < i ? a.first : i;
        a.last = i + 1;
    }
    if (a.last && a.first && lines->at[a.first - 1].datelined && lines->at[a.first - 1].reason == REASON_NONE)
        lines->at[--a.first].place = PLACE_BODY; /* a dateline on a line of its own */
    a.first = a.last ? a.first : lines->count;
    a.last = a.last ? a.last : lines->count;
    return a;
}

/* The article's longest stretch: what stands more than a few lines off is likelier a stray line of the page than
 * where it begins or ends. */
static article main_part(const line_vec *lines, const article *a)
{
    article part = *a, best = *a;
    uint32_t words = 0, most = 0, gap = 0;
    for (uint32_t i = a->first; i < a->last; i++) {
        const line *l = &lines->at[i];
        if (l->place != PLACE_BODY) {
            gap++;
            continue;
        }
        if (gap > MOST_GAP) {
            words = 0;
            part.first = i;
        }
        gap = 0;
        words += l->words;
        if (words > most) {
            most = words;
            best.first = part.first;
            best.last = i + 1;
        }
    }
    return best;
}

/* Sentences between the title and the article, or before an article without a title, are its first: a
 * standfirst, a lead that stands apart. On a page, where much else may stand there, only one between
 * the title and the byline or date. */
static void take_lead(line_vec *lines, const article *a)
{
    const bool titled = a->title < a->first, page = clean_has_page(lines);
    const uint32_t from = titled ? a->title + 1 : 0;
    for (uint32_t i = from; i < a->first; i++) {
        line *l = &lines->at[i];
        if (page && (!titled || i > from || (l[1].reason != REASON_BYLINE && l[1].reason != REASON_DATE)))
            return;
        if (l->reason == REASON_NONE && l->stopped && l->words >= LEAST_LEAD)
            l->place = PLACE_BODY;
    }
}

clean_reason clean_line_reason(const line *l)
{
    if (l->reason != REASON_NONE)
        return l->reason;
    return l->words <= MOST_LABEL && !l->stopped ? REASON_NAVIGATION : REASON_OTHER;
}

/* Bytes of white space or of a mark between a dateline and its sentence; 0 if neither begins the
 * text. */
static uint32_t mark_at(str text)
{
    static const char *const marks[] = {" ",           "\n", "-", ".", ":", "\xc2\xa0", "\xe2\x80\x93", "\xe2\x80\x94",
                                        "\xe2\x80\x95"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(text, str_of(marks[i])))
            return (uint32_t)strlen(marks[i]);
    return 0;
}

/* The paragraph without the dateline that it begins with, which is no part of its first
 * sentence. */
static sayso_span after_dateline(const doc *d, sayso_span span)
{
    const sayso_spans found = d->about.dateline.spans;
    if (!found.count || found.at[0].start < span.start || found.at[0].end > span.end)
        return span;
    span.start = found.at[0].end;
    for (uint32_t size = 1; size; span.start += size)
        size = mark_at(doc_slice(d, span));
    return span;
}

static void push_block(doc *d, sayso_span span, block_kind kind)
{
    span = clean_trim(d->text, span);
    if (span.start < span.end)
        *vec_push(&d->arena, &d->blocks) = (block){.span = span, .kind = kind};
}

void clean_put_body(doc *d, clean_parts *parts, sayso_span span)
{
    *vec_push(&d->arena, &parts->body) = span;
    push_block(d, after_dateline(d, span), BLOCK_BODY);
}

void clean_put_residue(doc *d, clean_parts *parts, sayso_span span, clean_reason reason)
{
    *vec_push(&d->arena, &parts->residue) = (sayso_residue){span, clean_reason_text(reason)};
}

void clean_put_title(doc *d)
{
    push_block(d, d->about.title.at[0], BLOCK_TITLE);
}

void clean_put_end(doc *d, const clean_parts *parts)
{
    d->about.body = (sayso_spans){parts->body.at, parts->body.count};
    d->about.residue = parts->residue.at;
    d->about.residue_count = parts->residue.count;
}

/* What stands between two lines and is more than ASCII white space: no-break spaces, say. No
 * line's, but not to be lost. */
static void push_between(doc *d, clean_parts *parts, uint32_t from, uint32_t to)
{
    while (from < to && str_is_blank(d->text.at[from]))
        from++;
    while (from < to && str_is_blank(d->text.at[to - 1]))
        to--;
    if (from < to)
        clean_put_residue(d, parts, (sayso_span){from, to}, REASON_MARK);
}

/* The outlet that the caller knows, where the text names it. */
static void take_outlet(doc *d)
{
    const str given = str_of(d->meta.outlet);
    const uint32_t end = (uint32_t)d->text.size, at = given.size ? clean_find(d->text, 0, end, given) : end;
    if (at < end)
        d->about.outlet.spans = doc_spans(d, &(sayso_span){at, at + (uint32_t)given.size}, 1);
}

static void clean_plain(doc *d)
{
    line_vec lines = {0};
    clean_lines(d, &lines);
    clean_label(d, &lines);
    clean_drop_tail(&lines);
    article a = clean_find_article(&lines);
    clean_title(d, &lines, &a);
    const article part = main_part(&lines, &a);
    clean_dateline(d, &lines, &a);
    clean_published(d, &lines, &part);
    clean_bylines(d, &lines, &a);
    take_outlet(d);
    take_lead(&lines, &a);
    clean_language(d, &lines, STR(""));
    clean_parts parts = {0};
    uint32_t end = 0;
    for (uint32_t i = 0; i < lines.count; i++) {
        const line *l = &lines.at[i];
        const sayso_span span = {l->start, l->end};
        push_between(d, &parts, end, span.start);
        end = span.end;
        if (l->place == PLACE_BODY) {
            clean_put_body(d, &parts, span);
            continue;
        }
        if (i == a.title)
            clean_put_title(d);
        clean_put_residue(d, &parts, span, clean_line_reason(l));
    }
    push_between(d, &parts, end, (uint32_t)d->text.size);
    clean_put_end(d, &parts);
}

void clean_text(doc *d)
{
    clean_meta(d);
    (d->markup ? clean_web : clean_plain)(d);
}
