/* Cuts the input into lines and has each measured. A line ends at a line
 * break; a short one also at a wide gap, where a page set two things side by side. Where the
 * text was wrapped to a width, a line goes on in the next when that one's first word would not
 * have fitted on it. */
#include "clean/clean_line.h"

enum {
    LEAST_WIDTH = 60,
    MOST_WIDTH = 100,
    MOST_GAP_LINE = 240,
    LEAST_PARAGRAPH = 120,
    MOST_TAIL = 80,
    MOST_JOINT = 4 /* bytes */,
    LEAST_OPEN = 4, /* words */
    LEAST_RUN = 8
};

/* Characters from `start` to `end`. */
static uint32_t width_of(str t, uint32_t start, uint32_t end)
{
    uint32_t width = 0;
    for (uint32_t i = start; i < end; i++)
        width += ((unsigned char)t.at[i] & 0xc0) != 0x80;
    return width;
}

/* The width to which the text was wrapped: that of its longest line, if many lines come near and
 * none goes far; else 0. */
static uint32_t find_wrap(str t)
{
    uint32_t histogram[MOST_WIDTH + 1] = {0}, longest = 0;
    for (uint32_t start = 0, i = 0; i <= t.size; i++)
        if (i == t.size || t.at[i] == '\n') {
            if (i - start > 4 * MOST_WIDTH)
                return 0;
            const uint32_t width = width_of(t, start, i);
            if (width > MOST_WIDTH)
                return 0;
            histogram[width]++;
            longest = width > longest ? width : longest;
            start = i + 1;
        }
    uint32_t near = 0;
    for (uint32_t width = longest > 12 ? longest - 12 : 0; width <= longest; width++)
        near += histogram[width];
    return longest >= LEAST_WIDTH && near >= 4 ? longest : 0;
}

static void push_line(doc *d, line_vec *lines, uint32_t start, uint32_t end, bool after_blank)
{
    const sayso_span span = clean_trim_white(d->text, (sayso_span){start, end});
    if (span.start < span.end)
        *vec_push(&d->arena, lines) = (line){.start = span.start, .end = span.end, .after_blank = after_blank};
}

/* Where the page's own words hang on a paragraph's last sentence ("… was true.Source link"),
 * they begin; else `end`. */
static uint32_t find_tail(str t, uint32_t start, uint32_t end)
{
    if (end - start < LEAST_PARAGRAPH)
        return end;
    for (uint32_t at = end; at > end - MOST_TAIL; at--) {
        const bool stop = strchr(".!?", t.at[at - 1]) || (at > 3 && memcmp(t.at + at - 3, "\xe2\x80\x9d", 3) == 0);
        if (!stop || at == end)
            continue;
        const sayso_span tail = clean_trim_white(t, (sayso_span){clean_skip_closing(t, at, end), end});
        line l = {.start = tail.start, .end = tail.end};
        if (tail.start == tail.end)
            return end;
        clean_measure(t, &l);
        const bool page = l.reason == REASON_SHARE || l.reason == REASON_NAVIGATION ||
                          l.reason == REASON_COMMENT_FORM || l.reason == REASON_SUBSCRIPTION ||
                          l.reason == REASON_ADVERTISEMENT || (l.reason == REASON_MARK && l.words);
        return page && (!l.stopped || l.reason == REASON_COMMENT_FORM) ? tail.start : end;
    }
    return end;
}

/* A line of the text; its tail apart if that is the page's. */
static void push_text(doc *d, line_vec *lines, uint32_t start, uint32_t end, bool after_blank)
{
    const uint32_t tail = find_tail(d->text, start, end);
    push_line(d, lines, start, tail, after_blank);
    push_line(d, lines, tail, end, false);
}

/* A short line may be several things side by side: cut where three spaces, a tab, or no-break
 * spaces part them. */
static void cut_line(doc *d, line_vec *lines, uint32_t start, uint32_t end, bool after_blank)
{
    const str t = d->text;
    if (end - start > MOST_GAP_LINE) {
        push_text(d, lines, start, end, after_blank);
        return;
    }
    for (uint32_t i = start; i < end;) {
        uint32_t at = i, wide = 0;
        while (at < end && (str_is_blank(t.at[at]) || (at + 1 < end && memcmp(t.at + at, "\xc2\xa0", 2) == 0))) {
            wide += t.at[at] == '\t' && at > i ? 3 : 1;
            at += t.at[at] == '\xc2' ? 2 : 1;
        }
        if (wide >= 3 && i > start) {
            push_line(d, lines, start, i, after_blank);
            start = at;
        }
        i = at > i ? at : i + 1;
    }
    push_text(d, lines, start, end, after_blank);
}

/* Whether the first word of the line at `start` would not have fitted on the line before it. */
static bool is_wrapped(str t, const line *before, uint32_t start, uint32_t end, uint32_t wrap)
{
    uint32_t word = start;
    while (word < end && !str_is_blank(t.at[word]))
        word++;
    const char first = t.at[start];
    /* A paragraph of many lines is wider than any, and not to be counted anew for each. */
    const uint32_t enough = before->start + 4 * (MOST_WIDTH + 1), upto = before->end < enough ? before->end : enough;
    return first != '*' && first != '[' && width_of(t, before->start, upto) + 1 + width_of(t, start, word) > wrap;
}

/* A mark that stood before or behind a link: a comma, a closing quotation mark. */
static bool is_joint(const line *l)
{
    return l->reason == REASON_MARK && l->lower && l->end - l->start <= MOST_JOINT;
}

/* Whether the line ends with a small word that more has to follow: "the likes of". */
static bool is_open(str t, const line *l)
{
    static const char *const words[] = {"a",    "about", "an",   "and",  "as",   "at",    "between", "by", "for",
                                        "from", "her",   "his",  "in",   "into", "its",   "like",    "of", "on",
                                        "or",   "our",   "than", "that", "the",  "their", "this",    "to", "with"};
    uint32_t at = l->end;
    while (at > l->start && t.at[at - 1] >= 'a' && t.at[at - 1] <= 'z')
        at--;
    return (l->words >= LEAST_OPEN || l->lower) && (at == l->start || t.at[at - 1] == ' ') &&
           str_among(str_slice(t, at, l->end), words, sizeof words / sizeof *words);
}

static bool is_and(str t, const line *l)
{
    return str_equal(str_slice(t, l->start, l->end), STR("and"));
}

/* Whether `next` goes on with the sentence of `this`: a page puts its links on lines of their
 * own. */
static bool continues(str t, const line *this, const line *next)
{
    if (next->after_blank || this->stopped || next->bulleted || (this->reason != REASON_NONE && !is_joint(this)) ||
        (next->reason != REASON_NONE && !is_joint(next)))
        return false;
    const char last = t.at[this->end - 1];
    return next->lower || last == ',' || last == '(' || is_open(t, this);
}

/* Likewise where a link in capitals stands between: "… he told", "Coast Wire", "on Friday …". */
static bool continues_over(str t, const line *this, const line *next, const line *end)
{
    const char last = t.at[this->end - 1];
    return next + 1 < end && last >= 'a' && last <= 'z' && this->stops && !this->stopped && !next->after_blank &&
           this->reason == REASON_NONE && next->reason == REASON_NONE && next->words <= 6 && next[1].words != 1 &&
           continues(t, next, next + 1);
}

/* Puts the pieces of a sentence together. */
static void join_lines(str t, line_vec *lines)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < lines->count;) {
        line joined = lines->at[i];
        uint32_t k = i + 1, stops = is_and(t, &joined) ? 0 : joined.stops;
        for (; k < lines->count; k++) {
            const line *last = &lines->at[k - 1], *next = &lines->at[k], *end = lines->at + lines->count;
            if (!continues(t, last, next) && !continues_over(t, last, next, end))
                break;
            if (!stops && (is_and(t, last) || is_and(t, next))) /* "Ann Bell", "and", "Lee Roe": no sentence */
                break;
            stops += next->stops;
        }
        if (k > i + 1) {
            joined = (line){.start = joined.start, .end = lines->at[k - 1].end, .after_blank = joined.after_blank};
            clean_measure(t, &joined);
        }
        lines->at[kept++] = joined;
        i = k;
    }
    lines->count = kept;
}

void clean_mark_repeats(doc *d, line_vec *lines)
{
    uint32_t size = 16;
    while (size < 2 * lines->count)
        size *= 2;
    uint32_t *table = arena_array(&d->arena, size, sizeof *table); /* line + 1 */
    for (uint32_t i = 0; i < lines->count; i++) {
        line *l = &lines->at[i];
        uint32_t slot = l->hash & (size - 1);
        while (table[slot] && lines->at[table[slot] - 1].hash != l->hash)
            slot = (slot + 1) & (size - 1);
        if (table[slot])
            l->repeated = lines->at[table[slot] - 1].repeated = true;
        else
            table[slot] = i + 1;
    }
}

void clean_lines(doc *d, line_vec *lines)
{
    const str t = d->text;
    const uint32_t wrap = find_wrap(t);
    bool blank = true;
    const uint32_t first = str_starts(t, STR("\xef\xbb\xbf")) ? 3 : 0;
    if (first)
        push_line(d, lines, 0, first, true);
    for (uint32_t start = first, i = first; i <= t.size; i++) {
        const bool half = i + 1 < t.size && t.at[i] == '\r' && t.at[i + 1] == '\n';
        if (half || (i < t.size && t.at[i] != '\n' && t.at[i] != '\r'))
            continue;
        const sayso_span text = clean_trim(t, (sayso_span){start, i});
        if (wrap && !blank && text.start < text.end && is_wrapped(t, &lines->at[lines->count - 1], text.start, i, wrap))
            lines->at[lines->count - 1].end = text.end;
        else
            cut_line(d, lines, start, i, blank);
        blank = text.start == text.end;
        start = i + 1;
    }
    for (uint32_t i = 0; i < lines->count; i++)
        clean_measure(t, &lines->at[i]);
    join_lines(t, lines);
    clean_mark_repeats(d, lines);
}
