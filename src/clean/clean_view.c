/* Puts a page's runs of text together to the text that a reader sees, and keeps of each stretch which
 * bytes of the page it was read from. Runs come in the order of the tree; where that is not the
 * page's (text that stood misplaced in a table), they are put in the page's. White space is folded. */
#include "clean/clean_view.h"
#include "base/utf8.h"
#include "clean/clean_ld.h"
#include "clean/clean_walk.h"
#include "doc/doc_place.h"
#include <stdlib.h>

enum { LONGEST_REFERENCE = 40 };

typedef struct weaver {
    doc *d;
    str page;
    const clean_view *view;
    view_line_vec lines;
    doc_map map;
    char *text;
    uint32_t size;
    bool space; /* white space came before what comes next: at these bytes of the page */
    sayso_span gap;
} weaver;

static uint32_t place_of(const weaver *w, const char *at)
{
    return (uint32_t)(at - w->page.at);
}

static void add_bytes(weaver *w, const char *bytes, uint32_t size, sayso_span from)
{
    memcpy(w->text + w->size, bytes, size);
    doc_map_add(w->d, &w->map, (doc_stretch){{w->size, w->size + size}, from});
    w->size += size;
}

static void add_space(weaver *w)
{
    const view_line *line = &w->lines.at[w->lines.count - 1];
    if (w->space && w->size > line->start)
        add_bytes(w, " ", 1, w->gap);
    w->space = false;
}

/* `size` bytes of text, read from the page's [from, to); one character, or more where byte stands for
 * byte. */
static void add(weaver *w, const char *bytes, uint32_t size, const char *from, const char *to)
{
    add_space(w);
    add_bytes(w, bytes, size, (sayso_span){place_of(w, from), place_of(w, to)});
}

static void note_space(weaver *w, const char *from, const char *to)
{
    if (!w->space)
        w->gap = (sayso_span){place_of(w, from), place_of(w, to)};
    else if (w->gap.end == place_of(w, from))
        w->gap.end = place_of(w, to);
    w->space = true;
}

/* Bytes of a character of UTF-8 by its first. */
static uint32_t char_size(char first)
{
    const unsigned char c = (unsigned char)first;
    return c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

/* Whether a character of several bytes stands there whole. */
static bool is_char(const char *at, const char *end)
{
    return (unsigned char)*at >= 0xc0 && end - at >= char_size(*at);
}

/* The bytes of the page for a character reference at `at` that stands for the character at `text`: as
 * long as it says, or until what follows is the same on both sides. */
static uint32_t reference_size(const char *at, const char *end, const char *text)
{
    const uint32_t most = end - at < LONGEST_REFERENCE ? (uint32_t)(end - at) : LONGEST_REFERENCE;
    uint32_t size = 1;
    if (size < most && at[size] == '#')
        size++;
    while (size < most && ((at[size] >= '0' && at[size] <= '9') || ((at[size] | 32) >= 'a' && (at[size] | 32) <= 'z')))
        size++;
    if (size < most && at[size] == ';')
        return size + 1;
    const char *next = text + char_size(*text);
    for (uint32_t shorter = size; shorter > 2; shorter--) {
        uint32_t same = 0;
        while (same < 4 && next[same] && shorter + same < most && next[same] == at[shorter + same])
            same++;
        if (same == 4 || !next[same])
            return shorter;
    }
    return size;
}

/* The bytes of text that a reference stands for: a character, or two where the second is not what follows in the
 * page. */
static uint32_t meaning_size(const char *after, const char *end, const char *text)
{
    const uint32_t first = char_size(*text);
    const char next = text[first];
    const bool more = (unsigned char)next >= 0x80 && (after == end || ((unsigned char)*after < 0x80 && *after != '&'));
    return more ? first + char_size(next) : first;
}

static bool is_reference(const char *at, const char *end, const char *text)
{
    if (*at != '&')
        return false;
    if (*text != '&')
        return true;
    return end - at > 4 && ((at[1] == '#' && (at[2] == '3' || (at[2] | 32) == 'x')) ||
                            ((at[1] | 32) == 'a' && (at[2] | 32) == 'm' && (at[3] | 32) == 'p'));
}

/* One past the markup at the `<` at `at`, which the tree has no text of. */
static const char *pass_markup(const char *at, const char *end)
{
    const bool comment = end - at > 4 && memcmp(at, "<!--", 4) == 0;
    for (const char *hit = at; (hit = memchr(hit, '>', (size_t)(end - hit))); hit++)
        if (!comment || (hit - at >= 6 && hit[-1] == '-' && hit[-2] == '-'))
            return hit + 1;
    return end;
}

/* Bytes of whole characters that are the same on both sides and need no thought. */
static uint32_t plain_size(const char *at, const char *end, const char *text)
{
    const char *from = at;
    while (at < end && *at == *text && *at && *at != '&' && *at != '<' && !str_is_blank(*at))
        at++, text++;
    while (at > from && at < end && ((unsigned char)*at & 0xc0) == 0x80)
        at--;
    return (uint32_t)(at - from);
}

static void weave_html(weaver *w, const view_run *run)
{
    const char *at = run->source.at, *end = at + run->source.size, *text = run->text;
    while (at < end && *text) {
        const uint32_t same = plain_size(at, end, text);
        if (same) {
            add(w, text, same, at, at + same);
            at += same, text += same;
        } else if (str_is_blank(*at) || *at == '\0') {
            note_space(w, at, at + 1);
            at++;
            while (str_is_blank(*text))
                text++;
        } else if (is_reference(at, end, text)) {
            const uint32_t size = reference_size(at, end, text);
            const uint32_t stands_for = meaning_size(at + size, end, text);
            if (str_is_blank(*text))
                note_space(w, at, at + size);
            else
                add(w, text, stands_for, at, at + size);
            text += stands_for;
            at += size;
        } else if ((unsigned char)*text >= 0x80 && is_char(at, end)) { /* U+FFFF, which the tree has as U+FFFD */
            const uint32_t size = char_size(*at);
            if (char_size(*text) <= size)
                add(w, text, char_size(*text), at, at + size);
            at += size, text += char_size(*text);
        } else if (*at == *text) {
            add(w, text, 1, at, at + 1);
            at++, text++;
        } else if (*at == '<') {
            at = pass_markup(at, end);
        } else if ((unsigned char)*text >= 0x80 && (unsigned char)*at < 0x80) {
            text += char_size(*text); /* the second of a reference that stands for two */
        } else {
            at++;
        }
    }
}

static void weave_json(weaver *w, const view_run *run)
{
    const str source = run->source;
    for (size_t at = 0; at < source.size;) {
        const size_t from = at;
        char bytes[4];
        const uint32_t point = clean_ld_next(source, &at);
        if (point <= ' ')
            note_space(w, source.at + from, source.at + at);
        else
            add(w, bytes, (uint32_t)utf8_put(bytes, point), source.at + from, source.at + at);
    }
}

static void end_line(weaver *w)
{
    if (!w->lines.count)
        return;
    view_line *line = &w->lines.at[w->lines.count - 1];
    line->end = w->size;
    if (line->end == line->start)
        w->lines.count--;
    else
        w->text[w->size++] = '\n';
    w->space = false;
}

static int compare_runs(const void *left, const void *right)
{
    const view_run *a = left, *b = right;
    return (a->source.at > b->source.at) - (a->source.at < b->source.at);
}

/* No character takes more bytes than what it was read from. */
static size_t find_room(const view_run_vec *runs)
{
    size_t room = 16;
    for (uint32_t i = 0; i < runs->count; i++)
        room += runs->at[i].source.size + 2;
    return room;
}

static void sort_runs(view_run_vec *runs)
{
    for (uint32_t i = 1; i < runs->count; i++)
        if (runs->at[i].source.at < runs->at[i - 1].source.at + runs->at[i - 1].source.size) {
            qsort(runs->at, runs->count, sizeof *runs->at, compare_runs);
            return;
        }
}

static void weave(weaver *w, view_run_vec *runs)
{
    uint32_t line = SAYSO_NONE;
    const char *done = w->page.at;
    for (uint32_t i = 0; i < runs->count; i++) {
        view_run *run = &runs->at[i];
        if (run->source.at < done) /* the same bytes again */
            continue;
        done = run->source.at + run->source.size;
        if (run->line != line) {
            end_line(w);
            line = run->line;
            view_line *fresh = vec_push(&w->d->arena, &w->lines);
            *fresh = w->view->lines.at[line];
            fresh->start = w->size;
        }
        const uint32_t before = w->size;
        if (run->kind == RUN_JSON)
            weave_json(w, run);
        else
            weave_html(w, run);
        view_line *here = &w->lines.at[w->lines.count - 1];
        here->linked += run->linked ? w->size - before : 0;
        here->strong += run->strong ? w->size - before : 0;
    }
    end_line(w);
}

void clean_view_page(doc *d, clean_view *view)
{
    view_run_vec runs = {0};
    weaver w = {.d = d, .page = d->text, .view = view};
    clean_walk(d, &w.page, view, &runs);
    sort_runs(&runs);
    w.text = arena_take(&d->arena, find_room(&runs));
    weave(&w, &runs);
    view->lines = w.lines;
    doc_chain(d, &w.map);
    d->text = (str){w.text, w.size};
}
