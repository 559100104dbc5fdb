/* The title: of the lines above the article the one that reads like a headline, is about what
 * the article is about, and stands where titles stand. A page's first line is often its title
 * with the outlet's name behind it. */
#include "clean/clean_date.h"
#include "clean/clean_label.h"
#include "clean/clean_parts.h"

enum { NEAR = 60, SET_BITS = 1 << 14, MOST_BODY = 4000, LEAST_WORDS = 3, MOST_WORDS = 40, FEW = 4 };

/* The words of the article's beginning, as a set of hashes: a few false members do no harm. */
typedef struct word_set {
    uint8_t bits[SET_BITS / 8];
} word_set;

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0xc3;
}

/* The next word of four letters or more; false at the end. */
static bool next_word(str t, uint32_t *at, uint32_t end, uint32_t *hash)
{
    while (*at < end) {
        uint32_t start = *at;
        *hash = 2166136261u;
        for (; *at < end && is_word_byte(t.at[*at]); ++*at)
            *hash = (*hash ^ (unsigned char)(t.at[*at] | 32)) * 16777619u;
        if (*at - start >= 4)
            return true;
        *at += *at == start;
    }
    return false;
}

static void fill_set(const doc *d, const line_vec *lines, const article *a, word_set *set)
{
    uint32_t hash, taken = 0;
    for (uint32_t i = a->first; i < a->last && taken < MOST_BODY; i++) {
        if (lines->at[i].place != PLACE_BODY)
            continue;
        uint32_t at = lines->at[i].start;
        const uint32_t end = lines->at[i].end < at + MOST_BODY ? lines->at[i].end : at + MOST_BODY;
        taken += end - at;
        while (next_word(d->text, &at, end, &hash))
            set->bits[hash % SET_BITS / 8] |= (uint8_t)(1u << hash % 8);
    }
}

/* The share of the span's longer words that the article uses; of few words, as if they were
 * more. */
static float overlap(const doc *d, sayso_span span, const word_set *set)
{
    uint32_t at = span.start, hash, all = 0, in = 0;
    while (next_word(d->text, &at, span.end, &hash)) {
        all++;
        in += set->bits[hash % SET_BITS / 8] >> hash % 8 & 1;
    }
    return (float)in / (float)(all > FEW ? all : FEW);
}

/* Whether the first line is this one with more behind it. */
static bool begins_first(const doc *d, const line_vec *lines, const line *l)
{
    const line *first = &lines->at[0];
    return l != first && first->end - first->start > l->end - l->start &&
           str_starts(str_slice(d->text, first->start, first->end), str_slice(d->text, l->start, l->end));
}

/* "Ferry talks resume" alone above two paragraphs of a text without a page about it. */
static bool is_only_label(const line_vec *lines, uint32_t i, const article *a)
{
    const line *l = &lines->at[i];
    return i == 0 && a->first == 1 && a->last > 2 && l->words < 5 && !l->stopped && !clean_has_page(lines);
}

static bool may_be_title(const line *l)
{
    const bool words = l->reason == REASON_NONE || l->reason == REASON_RELATED || l->reason == REASON_SUBSCRIPTION;
    return words && l->numbers * 2 <= l->words && l->words >= LEAST_WORDS && l->words <= MOST_WORDS && !l->bulleted &&
           !l->lower;
}

/* Whether the line is a subtitle: it stands under one that is about the article, too. */
static bool is_under_title(const doc *d, const line_vec *lines, uint32_t i, const word_set *set)
{
    const line *above = &lines->at[i ? i - 1 : 0];
    return i > 0 && above->words > LEAST_WORDS && may_be_title(above) &&
           overlap(d, (sayso_span){above->start, above->end}, set) >= 0.3f;
}

static float score(const doc *d, const line_vec *lines, uint32_t i, const article *a, const word_set *set)
{
    const line *l = &lines->at[i];
    float sum = 3.0f * overlap(d, (sayso_span){l->start, l->end}, set);
    sum += l->words >= 5 && l->words <= 20 ? 0.5f : 0.0f;
    sum += i == 0 ? 0.7f : 0.0f;
    sum += is_only_label(lines, i, a) ? 0.5f : 0.0f;
    sum += begins_first(d, lines, l) ? 2.5f : l->repeated ? 0.6f : 0.0f;
    sum -= 0.015f * (float)(a->first - i);
    sum -= l->stopped ? (l->words > 12 ? 1.2f : 0.4f) : 0.0f;
    sum -= d->text.at[l->start] == '(' ? 0.3f : 0.0f;
    sum -= is_under_title(d, lines, i, set) ? 0.5f : 0.0f;
    clean_date date;
    sum -= clean_date_next(d->text, l->start, l->end, &date) && date.year && date.day ? 1.0f : 0.0f;
    for (uint32_t k = i + 1; k < a->first && k <= i + 4; k++)
        if (lines->at[k].reason == REASON_BYLINE || lines->at[k].reason == REASON_DATE)
            return sum + 0.7f;
    return sum;
}

sayso_span clean_cut_outlet(const doc *d, sayso_span title, sayso_span *outlet)
{
    static const char *const bars[] = {" | ", " \xe2\x80\x93 ", " - ", " \xe2\x80\x94 ", " :: "};
    for (size_t b = 0; b < sizeof bars / sizeof *bars; b++) {
        const str bar = str_of(bars[b]);
        const uint32_t at = clean_find(d->text, title.start, title.end, bar);
        const uint32_t name = at + (uint32_t)bar.size;
        if (at >= title.end || title.end - name > 40 || at - title.start < 12)
            continue;
        /* Without a bar, the name must stand again on the page: a headline may have a dash of
         * its own. */
        if (b > 0 &&
            clean_find(d->text, title.end, (uint32_t)d->text.size, str_slice(d->text, name, title.end)) == d->text.size)
            continue;
        *outlet = (sayso_span){name, title.end};
        return clean_trim(d->text, (sayso_span){title.start, at});
    }
    return title;
}

uint32_t clean_find(str text, uint32_t from, uint32_t to, str mark)
{
    while (from + mark.size <= to) {
        const char *hit = memchr(text.at + from, mark.at[0], to - from - mark.size + 1);
        if (!hit)
            break;
        from = (uint32_t)(hit - text.at);
        if (memcmp(hit, mark.at, mark.size) == 0)
            return from;
        from++;
    }
    return to;
}

/* Where no line above will do, the article's first may be its own headline: short, and with
 * longer text after it. Only at the very top may it be a sentence. */
static void try_first(line_vec *lines, article *a)
{
    line *l = &lines->at[a->first];
    if (a->first + 1 >= a->last || !may_be_title(l) || l->datelined || l[1].lower ||
        (l[1].words < l->words && (l->stopped || !l[1].stopped)))
        return;
    if (l->words > 20 || (l->stopped && (a->first > 0 || l->words > 16)))
        return;
    l->place = PLACE_BEFORE;
    a->title = a->first;
    do
        a->first++;
    while (a->first < a->last && lines->at[a->first].place != PLACE_BODY);
}

/* The line before the article that has the title which the caller knows. */
static bool take_given(doc *d, line_vec *lines, article *a)
{
    const str given = str_of(d->meta.title);
    for (uint32_t i = 0; i < a->first && given.size; i++) {
        const uint32_t at = clean_find(d->text, lines->at[i].start, lines->at[i].end, given);
        if (at == lines->at[i].end)
            continue;
        a->title = i;
        lines->at[i].reason = REASON_TITLE;
        d->about.title = doc_spans(d, &(sayso_span){at, at + (uint32_t)given.size}, 1);
        return true;
    }
    return false;
}

void clean_title(doc *d, line_vec *lines, article *a)
{
    if (take_given(d, lines, a))
        return;
    word_set set = {0};
    fill_set(d, lines, a, &set);
    a->title = lines->count;
    float best = 1.1f;
    for (uint32_t i = a->first > NEAR ? a->first - NEAR : 0; i < a->first; i++) {
        if (!may_be_title(&lines->at[i]))
            continue;
        const float sum = score(d, lines, i, a, &set);
        if (sum > best) {
            best = sum;
            a->title = i;
        }
    }
    if (a->title == lines->count && a->first < a->last)
        try_first(lines, a);
    if (a->title == lines->count)
        return;
    line *l = &lines->at[a->title];
    sayso_span outlet = {0};
    const sayso_span title = clean_cut_outlet(d, clean_trim(d->text, (sayso_span){l->start, l->end}), &outlet);
    l->reason = REASON_TITLE;
    d->about.title = doc_spans(d, &title, 1);
    if (outlet.end)
        d->about.outlet.spans = doc_spans(d, &outlet, 1);
}
