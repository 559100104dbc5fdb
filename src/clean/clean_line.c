/* Cuts the input into lines and measures each in one pass over its bytes.  A line ends at a line
 * break; a short one also at a wide gap, where a page set two things side by side. Where the
 * text was wrapped to a width, a line goes on in the next when that one's first word would not
 * have fitted on it. */
#include "clean/clean_line.h"
#include "base/utf8.h"
#include "clean/clean_parts.h"

enum { LEAST_WIDTH = 60, MOST_WIDTH = 100, MOST_GAP_LINE = 240, LEAST_PARAGRAPH = 120, MOST_TAIL = 80 };

/* Unicode's White_Space. */
static bool is_white(uint32_t c)
{
    return (c < 0x80 && str_is_blank((char)c)) || c == 0xa0 || c == 0x85 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f || c == 0x205f || c == 0x3000;
}

/* White space, and what shows no ink: controls, joiners, marks of direction and byte order. */
static bool is_inkless(uint32_t c)
{
    return c <= ' ' || is_white(c) || (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || c == 0x2060 ||
           c == 0xfeff || c == 0xad;
}

static sayso_span trim(str input, sayso_span span, bool (*is_nothing)(uint32_t))
{
    size_t next;
    while (span.start < span.end && (next = span.start, is_nothing(utf8_next(input, &next))))
        span.start = (uint32_t)next;
    while (span.start < span.end) {
        const size_t last = next = utf8_before(input, span.end);
        if (!is_nothing(utf8_next(input, &next)))
            break;
        span.end = (uint32_t)last;
    }
    return span;
}

sayso_span clean_trim(str input, sayso_span span)
{
    return trim(input, span, is_inkless);
}

bool clean_is_stop(str word)
{
    static const char *const stops[] = {
        "a",    "about", "after", "all",  "also",  "an",   "and",   "are",  "as",    "at",   "be",    "because",
        "been", "but",   "by",    "can",  "could", "did",  "do",    "for",  "from",  "had",  "has",   "have",
        "he",   "her",   "him",   "his",  "how",   "i",    "if",    "in",   "into",  "is",   "it",    "its",
        "last", "like",  "more",  "not",  "of",    "on",   "one",   "or",   "our",   "out",  "over",  "said",
        "she",  "so",    "some",  "than", "that",  "the",  "their", "them", "there", "they", "this",  "to",
        "up",   "was",   "we",    "were", "what",  "when", "which", "who",  "will",  "with", "would", "you",
    };
    char lower[8];
    if (word.size >= sizeof lower)
        return false;
    for (size_t i = 0; i < word.size; i++)
        lower[i] = (char)(word.at[i] >= 'A' && word.at[i] <= 'Z' ? word.at[i] + 32 : word.at[i]);
    return str_among((str){lower, word.size}, stops, sizeof stops / sizeof *stops);
}

/* Bytes of the word character at `at`; 0 if none stands there. General punctuation, guillemets
 * and the like are none. */
static uint32_t word_char(str t, uint32_t at)
{
    const unsigned char c = (unsigned char)t.at[at];
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    size_t next = at;
    const uint32_t point = utf8_next(t, &next);
    return point >= 0xc0 && (point < 0x2000 || point > 0x2bff) && (point < 0x3000 || point > 0x303f) && point != 0xfeff
               ? (uint32_t)(next - at)
               : 0;
}

static bool is_apostrophe(str t, uint32_t at, uint32_t end)
{
    return t.at[at] == '\'' || (at + 3 <= end && memcmp(t.at + at, "\xe2\x80\x99", 3) == 0);
}

static void count_word(line *l, str word)
{
    const char c = word.at[0];
    l->capitals += l->words > 0 && c >= 'A' && c <= 'Z';
    l->numbers += c >= '0' && c <= '9';
    l->stops += clean_is_stop(word);
    l->words++;
    for (size_t i = 0; i < word.size; i++)
        l->hash = (l->hash ^ (unsigned char)(word.at[i] | 32)) * 16777619u; /* FNV-1a */
    l->hash = (l->hash ^ ' ') * 16777619u;
}

static bool is_quote_mark(uint32_t c)
{
    return c == '"' || c == 0x201c || c == 0x201d || c == 0x201e || c == 0xab || c == 0xbb;
}

/* Whether the line ends as a sentence does: a stop, with closing marks after it. */
static bool is_stopped(str t, const line *l)
{
    size_t at = l->end;
    while (at > l->start) {
        at = utf8_before(t, at);
        size_t next = at;
        const uint32_t c = utf8_next(t, &next);
        if (c == '.' || c == '!' || c == '?' || c == 0x2026)
            return true;
        if (!is_quote_mark(c) && c != '\'' && c != 0x2019 && c != ')' && c != ']' && !is_inkless(c))
            return false;
    }
    return false;
}

static bool is_bulleted(str t, const line *l)
{
    static const char *const bullets[] = {"* ", "- ", "[", "|", ">", "+ ", "\xe2\x80\xa2", "\xc2\xb7", "\xe2\x80\xba"};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (str_starts(str_slice(t, l->start, l->end), str_of(bullets[i])))
            return true;
    return false;
}

static void measure(str t, line *l)
{
    l->hash = 2166136261u;
    uint32_t at = l->start, size;
    while (at < l->end) {
        const uint32_t from = at;
        while (at < l->end && ((size = word_char(t, at)) || (at > from && is_apostrophe(t, at, l->end) && (size = 1))))
            at += t.at[at] == '\xe2' && size == 1 ? 3 : size;
        if (at > from) {
            count_word(l, str_slice(t, from, at));
        } else {
            size_t next = at;
            l->quoted |= is_quote_mark(utf8_next(t, &next));
            at = (uint32_t)next;
        }
    }
    const char first = t.at[l->start];
    l->lower = (first >= 'a' && first <= 'z') || first == ',' || first == '.' || first == ';' || first == ')';
    l->stopped = is_stopped(t, l);
    l->bulleted = is_bulleted(t, l);
    l->datelined = clean_begins_dateline(t, (sayso_span){l->start, l->end}, l->stopped);
    const str text = str_slice(t, l->start, l->end);
    l->reason = clean_recognise(text, l->words);
    if (l->datelined && l->reason == REASON_DATE)
        l->reason = REASON_NONE;
    l->hints = clean_count_hints(text);
}

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
    const sayso_span span = trim(d->input, (sayso_span){start, end}, is_white);
    if (span.start < span.end)
        *vec_push(&d->arena, lines) = (line){.start = span.start, .end = span.end, .after_blank = after_blank};
}

/* Past the marks that close a sentence. */
static uint32_t skip_closing(str t, uint32_t at, uint32_t end)
{
    while (at < end) {
        size_t next = at;
        const uint32_t c = utf8_next(t, &next);
        if (!is_quote_mark(c) && c != '\'' && c != 0x2019 && c != ')')
            break;
        at = (uint32_t)next;
    }
    return at;
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
        const sayso_span tail = trim(t, (sayso_span){skip_closing(t, at, end), end}, is_white);
        line l = {.start = tail.start, .end = tail.end};
        if (tail.start == tail.end)
            return end;
        measure(t, &l);
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
    const uint32_t tail = find_tail(d->input, start, end);
    push_line(d, lines, start, tail, after_blank);
    push_line(d, lines, tail, end, false);
}

/* A short line may be several things side by side: cut where three spaces, a tab, or no-break
 * spaces part them. */
static void cut_line(doc *d, line_vec *lines, uint32_t start, uint32_t end, bool after_blank)
{
    const str t = d->input;
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
    return first != '*' && first != '[' &&
           width_of(t, before->start, before->end) + 1 + width_of(t, start, word) > wrap;
}

/* Whether `next` goes on with the sentence of `this`: a page puts its links on lines of their
 * own. */
static bool continues(str t, const line *this, const line *next)
{
    if (next->after_blank || this->stopped || next->bulleted || this->reason != REASON_NONE ||
        next->reason != REASON_NONE)
        return false;
    const char last = t.at[this->end - 1];
    return next->lower || last == ',' || last == '(';
}

/* Likewise where a link in capitals stands between: "… he told", "Coast Wire", "on Friday …". */
static bool continues_over(str t, const line *this, const line *next, const line *end)
{
    const char last = t.at[this->end - 1];
    return next + 1 < end && last >= 'a' && last <= 'z' && this->stops && !this->stopped && !next->after_blank &&
           this->reason == REASON_NONE && next->reason == REASON_NONE && next->words <= 6 &&
           continues(t, next, next + 1);
}

/* Puts the pieces of a sentence together. */
static void join_lines(str t, line_vec *lines)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < lines->count;) {
        line joined = lines->at[i];
        uint32_t k = i + 1;
        for (; k < lines->count; k++) {
            const line *last = &lines->at[k - 1], *next = &lines->at[k], *end = lines->at + lines->count;
            if (!continues(t, last, next) && !continues_over(t, last, next, end))
                break;
        }
        if (k > i + 1) {
            joined = (line){.start = joined.start, .end = lines->at[k - 1].end, .after_blank = joined.after_blank};
            measure(t, &joined);
        }
        lines->at[kept++] = joined;
        i = k;
    }
    lines->count = kept;
}

static void mark_repeats(doc *d, line_vec *lines)
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
    const str t = d->input;
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
        measure(t, &lines->at[i]);
    join_lines(t, lines);
    mark_repeats(d, lines);
}
