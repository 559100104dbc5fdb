/* Measures a line in one pass over its bytes: its words, and among them the small ones that hold
 * English together, capitals and numbers; how it begins and ends; what its words say it is. */
#include "base/utf8.h"
#include "clean/clean_line.h"
#include "clean/clean_parts.h"

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

sayso_span clean_trim_white(str input, sayso_span span)
{
    return trim(input, span, is_white);
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

/* Marks that may stand behind the stop of a sentence. */
static bool is_closing(uint32_t c)
{
    return is_quote_mark(c) || c == '\'' || c == 0x2019 || c == ')' || c == ']';
}

uint32_t clean_skip_closing(str t, uint32_t at, uint32_t end)
{
    size_t next = at;
    while (at < end && is_closing(utf8_next(t, &next)))
        at = (uint32_t)next;
    return at;
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
        if (!is_closing(c) && !is_inkless(c))
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

/* Whether the line begins in the middle of a sentence: with a small letter, a mark that closes something, "’s". */
static bool is_middle(str t, const line *l)
{
    const char first = t.at[l->start];
    if ((first >= 'a' && first <= 'z') || memchr(",.:;)%", first, 6))
        return true;
    const str text = str_slice(t, l->start, l->end);
    const uint32_t mark = str_starts(text, STR("\xe2\x80\x99")) ? 3 : first == '\'' ? 1 : 0;
    return mark && (text.size == mark || (text.at[mark] == 's' && (text.size == mark + 1 || text.at[mark + 1] == ' ')));
}

void clean_measure(str t, line *l)
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
    l->lower = is_middle(t, l);
    l->stopped = is_stopped(t, l);
    l->bulleted = is_bulleted(t, l);
    l->datelined = clean_begins_dateline(t, (sayso_span){l->start, l->end}, l->stopped);
    const str text = str_slice(t, l->start, l->end);
    l->reason = clean_recognise(text, l->words);
    if (l->datelined && l->reason == REASON_DATE)
        l->reason = REASON_NONE;
    l->hints = clean_count_hints(text);
}
