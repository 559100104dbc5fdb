/* Quotation marks, matched.
 *
 * Reads text and blocks, writes quotes, in the order of the text. One pass over each block with
 * a stack of open marks. A mark belongs to a family (double, single, angle, single angle);
 * whether it opens or closes follows from its shape and from what it touches: a mark glued to
 * the word on its right opens, one glued to its left closes, a straight one that touches both or
 * neither does what the stack calls for. A closing mark closes the innermost open mark of its
 * family; single marks left open inside were apostrophes and are dropped. A double mark that
 * nothing closes runs to the end of its block, and on into the next one if that repeats the
 * opening mark (or brings the closing one). Every mark is pushed and popped once, so the work is
 * linear.
 *
 * Conventions after the Chicago Manual of Style (a mark opens every paragraph, the last alone
 * closes) and, for the marks of other languages, Unicode 15 section 6.2. */
#include "base/utf8.h"
#include "say/say.h"
#include <assert.h>

typedef enum family { DOUBLE, SINGLE, ANGLE, ANGLE_SINGLE, FAMILIES, NO_FAMILY } family;
typedef enum shape { OPENING, CLOSING, STRAIGHT } shape;

/* A mark in the text and what it touches. */
typedef struct mark {
    uint32_t start, end;
    family family;
    shape shape;
    uint32_t before, after; /* code points beside it, ' ' at the ends of the block */
    bool left;              /* it touches a word or a stop before it, as a closing mark does */
    bool right;             /* it touches a word after it, as an opening mark does */
} mark;

typedef struct opened {
    uint32_t quote;
    family family;
} opened;

typedef struct matcher {
    doc *d;
    sayso_span block;
    VEC(opened) open; /* innermost last */
    uint32_t count[FAMILIES];
    VEC(opened) held;   /* what the block before left open */
    uint32_t first;     /* the block's first quote */
    uint32_t lead;      /* marks that open the block, matched with held; SAYSO_NONE after other text */
    uint32_t opened_at; /* the end of the last mark that opened */
    uint32_t tentative; /* a quotation closed by what may be an apostrophe (workers’ rights) */
} matcher;

static bool is_space(uint32_t c)
{
    return c <= ' ' || c == 0xa0 || (c >= 0x2000 && c <= 0x200b) || c == 0x202f || c == 0x3000 || c == 0xfeff;
}

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_upper(uint32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7) || (c >= 0x410 && c <= 0x42f);
}

static family family_of(uint32_t c)
{
    if (c == '"' || (c >= 0x201c && c <= 0x201f))
        return DOUBLE;
    if (c == '\'' || c == '`' || (c >= 0x2018 && c <= 0x201b))
        return SINGLE;
    if (c == 0xab || c == 0xbb)
        return ANGLE;
    return c == 0x2039 || c == 0x203a ? ANGLE_SINGLE : NO_FAMILY;
}

/* A letter or digit; of the rest of Unicode all but its spaces and punctuation. */
static bool is_word(uint32_t c)
{
    if (c < 0x80)
        return is_digit(c) || (c | 32) - 'a' < 26;
    return !is_space(c) && family_of(c) == NO_FAMILY && !(c >= 0x2010 && c <= 0x205e) &&
           !(c >= 0x3001 && c <= 0x3011) && c != 0xa1 && c != 0xbf;
}

/* After these a word begins; so a mark after them may open. */
static bool is_opener(uint32_t c)
{
    return c == '(' || c == '[' || c == '{' || c == '-' || c == '/' || (c >= 0x2010 && c <= 0x2015);
}

static bool is_closer(uint32_t c)
{
    return c == ';' || c == ':' || c == ')' || c == ']' || c == '}';
}

static bool is_stop(uint32_t c)
{
    return c == '.' || c == ',' || c == '!' || c == '?' || c == 0x2026 || c == 0x2014 || c == 0x2013;
}

static uint32_t point_at(const matcher *m, uint32_t at)
{
    size_t position = at;
    return at < m->block.end ? utf8_next(m->d->text, &position) : ' ';
}

static uint32_t point_before(const matcher *m, uint32_t at)
{
    return at > m->block.start ? point_at(m, (uint32_t)utf8_before(m->d->text, at)) : ' ';
}

static shape shape_of(uint32_t c)
{
    switch (c) {
    case 0x201c:
    case 0x201e:
    case 0x201f:
    case 0x2018:
    case 0x201a:
    case 0x201b:
    case 0xab:
    case 0x2039:
    case '`':
        return OPENING;
    case 0x201d:
    case 0x2019:
    case 0xbb:
    case 0x203a:
        return CLOSING;
    default:
        return STRAIGHT;
    }
}

/* Reads a mark at *at and moves past it; two single ones typed for a double one are one. False:
 * no mark here. */
static bool read_mark(const matcher *m, uint32_t *at, mark *k)
{
    size_t end = *at;
    const uint32_t c = utf8_next(m->d->text, &end), twin = point_at(m, (uint32_t)end);
    *k = (mark){.start = *at, .family = family_of(c), .shape = shape_of(c)};
    if (k->family == NO_FAMILY) {
        *at = (uint32_t)end;
        return false;
    }
    if (k->family == SINGLE && twin == c) {
        end += end - *at;
        k->family = DOUBLE;
    }
    k->end = *at = (uint32_t)end;
    k->before = point_before(m, k->start);
    k->after = point_at(m, k->end);
    k->left = !is_space(k->before) && !is_opener(k->before) && k->start != m->opened_at;
    k->right =
        family_of(k->after) == NO_FAMILY ? !is_space(k->after) && !is_stop(k->after) && !is_closer(k->after) : !k->left;
    return true;
}

/* Words cut short at the front, written with an apostrophe: ’cause, ’90s. */
static bool is_elision(const matcher *m, uint32_t at)
{
    static const char *const cut[] = {"bout", "cause", "cos", "em", "n", "til", "tis", "twas"};
    uint32_t end = at;
    while (end < m->block.end && end - at < 8 && (uint32_t)(m->d->text.at[end] | 32) - 'a' < 26)
        end++;
    if (is_digit(point_at(m, at)) && is_digit(point_at(m, at + 1))) {
        const uint32_t third = point_at(m, at + 2);
        return third == 's' || third == ' ' || (!is_word(third) && third != ',' && third != '%');
    }
    return str_among(str_slice(m->d->text, at, end), cut, sizeof cut / sizeof *cut);
}

/* ---- the stack ------------------------------------------------------------------------------- */

static quote *quote_of(const matcher *m, opened o)
{
    return &m->d->quotes.at[o.quote];
}

/* What a mark left open by the block before has to do with one that opens this block. */
static void link_held(matcher *m, uint32_t index, family f)
{
    if (m->lead == SAYSO_NONE || m->lead >= m->held.count || m->held.at[m->lead].family != f)
        return;
    quote_of(m, m->held.at[m->lead])->continues = true;
    m->d->quotes.at[index].continued = true;
    m->lead++;
}

static void open_mark(matcher *m, const mark *k)
{
    const uint32_t index = m->d->quotes.count;
    *vec_push(&m->d->arena, &m->d->quotes) =
        (quote){.span = {k->start, m->block.end}, .inside = {k->end, m->block.end}};
    *vec_push(&m->d->arena, &m->open) = (opened){index, k->family};
    m->count[k->family]++;
    m->opened_at = k->end;
    link_held(m, index, k->family);
    if (k->family == SINGLE)
        m->tentative = SAYSO_NONE;
}

static opened pop(matcher *m)
{
    assert(m->open.count);
    const opened top = m->open.at[--m->open.count];
    m->count[top.family]--;
    return top;
}

/* An empty span: no quotation after all; sweep() takes it out. */
static void drop(const matcher *m, opened o)
{
    quote_of(m, o)->span.end = quote_of(m, o)->span.start;
}

static void end_quote(quote *q, const mark *k)
{
    q->span.end = k->end;
    q->inside.end = k->start;
}

/* A mark of its family is open: those inside it end with it. */
static void close_mark(matcher *m, const mark *k)
{
    for (;;) {
        const opened top = pop(m);
        if (top.family == k->family) {
            end_quote(quote_of(m, top), k);
            quote_of(m, top)->closed = true;
            return;
        }
        if (top.family == SINGLE)
            drop(m, top);
        else
            quote_of(m, top)->span.end = quote_of(m, top)->inside.end = k->start;
        m->tentative = SAYSO_NONE;
    }
}

/* A closing mark with nothing open, in a block after one that left a quotation open: that one
 * ends here. */
static void close_held(matcher *m, const mark *k)
{
    if (m->d->quotes.count != m->first || !m->held.count || m->held.at[0].family != k->family)
        return;
    quote_of(m, m->held.at[0])->continues = true;
    *vec_push(&m->d->arena, &m->d->quotes) = (quote){
        .span = {m->block.start, k->end}, .inside = {m->block.start, k->start}, .continued = true, .closed = true};
}

static void single(matcher *m, const mark *k)
{
    const bool top = m->open.count && m->open.at[m->open.count - 1].family == SINGLE;
    if (!k->left && (k->right || k->shape == OPENING)) {
        if (!is_elision(m, k->end))
            open_mark(m, k);
        return;
    }
    if (!k->left || is_word(k->after))
        return; /* an apostrophe: don’t */
    size_t next = k->end;
    const bool plural = (k->before | 32) == 's' && k->after == ' ' && k->end + 1 < m->block.end &&
                        is_word(point_at(m, (uint32_t)++next)) && !is_upper(point_at(m, (uint32_t)next));
    if (top) {
        m->tentative = plural ? m->open.at[m->open.count - 1].quote : SAYSO_NONE;
        close_mark(m, k);
    } else if (m->tentative != SAYSO_NONE && !plural) {
        end_quote(&m->d->quotes.at[m->tentative], k);
        m->tentative = SAYSO_NONE;
    }
}

static void paired(matcher *m, const mark *k)
{
    const bool open = m->count[k->family] > 0;
    bool opens;
    if (k->shape == OPENING)
        opens = !(open && k->left && !k->right);
    else if (k->shape == CLOSING)
        opens = !open && !k->left;
    else if (k->left != k->right)
        opens = k->right;
    else
        opens = !open && !is_digit(k->before);
    if (opens)
        open_mark(m, k);
    else if (open)
        close_mark(m, k);
    else
        close_held(m, k);
}

/* ---- blocks ---------------------------------------------------------------------------------- */

/* Whether a sentence or a quotation may begin at `start`: block's start, or after a stop, a
 * colon or another mark. */
static bool begins(const matcher *m, uint32_t start)
{
    uint32_t c = ' ';
    while (start > m->block.start && is_space(c)) {
        start = (uint32_t)utf8_before(m->d->text, start);
        c = point_at(m, start);
    }
    return is_space(c) || is_stop(c) || c == ':' || family_of(c) != NO_FAMILY;
}

static bool repeats(const matcher *m, const quote *q, const block *next)
{
    size_t end = q->span.start;
    utf8_next(m->d->text, &end);
    return next && begins(m, q->span.start) &&
           str_starts(doc_slice(m->d, next->span), str_slice(m->d->text, q->span.start, end));
}

static bool says_nothing(const matcher *m, uint32_t start)
{
    for (size_t at = start; at < m->block.end;)
        if (is_word(utf8_next(m->d->text, &at)))
            return false;
    return true;
}

/* The marks still open at the block's end: apostrophes go, the others are held for the next
 * block. */
static void end_block(matcher *m, const block *next)
{
    m->held.count = 0;
    for (uint32_t i = 0; i < m->open.count; i++) {
        const opened o = m->open.at[i];
        const quote *q = quote_of(m, o);
        if (o.family == SINGLE && !repeats(m, q, next))
            drop(m, o);
        else if (i + 1 == m->open.count && says_nothing(m, q->span.start))
            drop(m, o);
        else
            *vec_push(&m->d->arena, &m->held) = o;
    }
    m->open.count = 0;
    memset(m->count, 0, sizeof m->count);
}

static void match_block(matcher *m, const block *b, const block *next)
{
    m->block = b->span;
    m->first = m->d->quotes.count;
    m->lead = 0;
    m->tentative = m->opened_at = SAYSO_NONE;
    for (uint32_t at = b->span.start; at < b->span.end;) {
        mark k;
        const uint32_t start = at;
        if (!read_mark(m, &at, &k)) {
            if (!is_space(point_at(m, start)))
                m->lead = SAYSO_NONE;
            continue;
        }
        const uint32_t before = m->d->quotes.count;
        (k.family == SINGLE ? single : paired)(m, &k);
        if (m->d->quotes.count == before)
            m->lead = SAYSO_NONE;
    }
    end_block(m, next && next->kind == b->kind ? next : NULL);
    if (!next || next->kind != b->kind)
        m->held.count = 0;
}

/* Takes out what was dropped and sets the depths. */
static void sweep(matcher *m)
{
    doc *d = m->d;
    VEC(uint32_t) ends = {0};
    uint32_t kept = 0;
    for (uint32_t i = 0; i < d->quotes.count; i++) {
        quote q = d->quotes.at[i];
        if (q.span.end <= q.span.start)
            continue;
        while (ends.count && ends.at[ends.count - 1] <= q.span.start)
            ends.count--;
        q.depth = ends.count;
        *vec_push(&d->arena, &ends) = q.span.end;
        d->quotes.at[kept++] = q;
    }
    d->quotes.count = kept;
}

/* ---- speech or not --------------------------------------------------------------------------- */

/* What the words of a quotation look like. */
typedef struct wording {
    uint32_t words, long_words, capitals; /* long: four letters or more; capitals: of these */
    bool verb, stop;                      /* has a common finite verb; ends with a stop */
} wording;

static bool is_finite(str word)
{
    static const char *const verbs[] = {"Are",  "I'm",   "Is",     "It's", "am",   "are",  "can",  "could",
                                        "did",  "do",    "does",   "had",  "has",  "have", "is",   "it's",
                                        "must", "shall", "should", "was",  "were", "will", "would"};
    return str_among(word, verbs, sizeof verbs / sizeof *verbs);
}

/* Looks at the first `most` words, and at no more than a few hundred bytes, so that nested marks
 * do not add up. */
static wording look(const matcher *m, const quote *q, uint32_t most)
{
    wording w = {0};
    size_t at = q->span.start;
    const size_t end = q->span.end - at > 400 ? at + 400 : q->span.end;
    uint32_t last = ' ', c = ' ';
    while (at < end && w.words <= most) {
        size_t start = at;
        c = utf8_next(m->d->text, &at);
        if (!is_word(c)) {
            if (!is_space(c) && family_of(c) == NO_FAMILY)
                last = c;
            continue;
        }
        const bool upper = is_upper(c);
        while (at < end && (is_word(point_at(m, (uint32_t)at)) || m->d->text.at[at] == '\''))
            utf8_next(m->d->text, &at);
        w.words++;
        w.long_words += at - start >= 4;
        w.capitals += at - start >= 4 && upper;
        w.verb |= is_finite(str_slice(m->d->text, start, at));
        last = c;
    }
    w.stop = is_stop(last);
    return w;
}

static bool is_speech(const matcher *m, const quote *q, bool title)
{
    enum { ENOUGH = 10, FEW = 4 };
    const wording w = look(m, q, ENOUGH);
    if (!w.words)
        return false;
    if (w.words > ENOUGH || q->continues || q->continued)
        return true;
    if (!title && w.words > 1 && w.long_words && w.capitals == w.long_words && !w.stop && !w.verb)
        return false; /* a title: “The Art of the Deal” */
    if (begins(m, q->span.start) && (w.stop || w.verb || w.words > (title ? 1 : FEW)))
        return true;
    return w.words > FEW || w.verb;
}

void say_quotes(doc *d)
{
    matcher m = {.d = d};
    for (uint32_t i = 0; i < d->blocks.count; i++)
        match_block(&m, &d->blocks.at[i], i + 1 < d->blocks.count ? &d->blocks.at[i + 1] : NULL);
    sweep(&m);
    uint32_t b = 0;
    for (uint32_t i = 0; i < d->quotes.count; i++) {
        while (d->blocks.at[b].span.end <= d->quotes.at[i].span.start)
            b++;
        m.block = d->blocks.at[b].span;
        d->quotes.at[i].speech = is_speech(&m, &d->quotes.at[i], d->blocks.at[b].kind == BLOCK_TITLE);
    }
}
