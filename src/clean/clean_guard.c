/* Page in, page out that gumbo can be trusted with.
 *
 * The standard's algorithm takes time, and gumbo's, that grows with the square of how deep elements are
 * nested, how many formatting elements are open, and how many attributes a tag has; and each formatting
 * element that is left open is copied, attributes and all, into each element that comes after it. No page
 * that people read comes near the limits here; what goes past them is taken for blanks.
 *
 * The guard follows the tags with a stack of its own. It may take an element for open that gumbo has
 * ended, never the other way round: an end tag counts only where the standard is sure to heed it. */
#include "clean/clean_guard.h"
#include <stdlib.h>
#include <strings.h>

enum {
    MOST_DEPTH = 512,
    MOST_FORMATS = 256,
    MOST_ATTRIBUTES = 256,
    MOST_BLOCKS_LEFT = 2,  /* open in a formatting element that ends: gumbo looks past eight elements */
    FREE_COPIES = 1 << 16, /* of formatting elements, whatever the page's size */
    BYTES_A_COPY = 4       /* of the page, past these */
};

typedef enum tag_kind {
    ORDINARY, /* its end tag is heeded where only such elements are open in it */
    BLOCK,    /* its end tag ends what is open in it, up to a wall */
    FOREIGN,  /* svg and math */
    FENCE,    /* its end tag may leave open what is in it */
    FORMAT,
    ITEM,   /* ended by the next of its kind */
    SINGLE, /* holds nothing, or cannot be nested but in a table */
    WALL    /* no end tag is heeded past it but its own */
} tag_kind;

typedef struct open_tag {
    str name;
    tag_kind kind;
    uint32_t specials, walls; /* FORMAT: open where it was opened */
    uint32_t copies;          /* FORMAT: what a copy of it costs: itself and its attributes */
} open_tag;

typedef struct guard {
    doc *d;
    str page;
    char *copy;      /* NULL: nothing was changed yet */
    bool plain;      /* formatting is taken out */
    uint64_t copies; /* that open formatting may cause */
    uint32_t weight; /* of the formats: the copies that each element in them causes */
    uint32_t depth, formats;
    uint32_t specials, walls, foreign; /* of the elements: all but the ordinary ones; these kinds */
    str raw;                           /* a script or style that may be one of svg's, and markup; empty: none */
    open_tag elements[MOST_DEPTH], formatting[MOST_FORMATS];
} guard;

typedef struct tag_name {
    const char *name;
    tag_kind kind;
} tag_name;

/* By name. */
static const tag_name tag_names[] = {
    {"a", FORMAT},         {"address", BLOCK},  {"annotation", WALL}, {"applet", WALL},     {"area", SINGLE},
    {"article", BLOCK},    {"aside", BLOCK},    {"b", FORMAT},        {"base", SINGLE},     {"big", FORMAT},
    {"blockquote", BLOCK}, {"body", SINGLE},    {"br", SINGLE},       {"button", BLOCK},    {"caption", SINGLE},
    {"center", BLOCK},     {"code", FORMAT},    {"col", SINGLE},      {"colgroup", SINGLE}, {"dd", ITEM},
    {"desc", WALL},        {"details", BLOCK},  {"dialog", BLOCK},    {"dir", BLOCK},       {"div", BLOCK},
    {"dl", BLOCK},         {"dt", ITEM},        {"em", FORMAT},       {"embed", SINGLE},    {"fieldset", BLOCK},
    {"figcaption", BLOCK}, {"figure", BLOCK},   {"font", FORMAT},     {"footer", BLOCK},    {"foreignobject", WALL},
    {"form", FENCE},       {"h1", BLOCK},       {"h2", BLOCK},        {"h3", BLOCK},        {"h4", BLOCK},
    {"h5", BLOCK},         {"h6", BLOCK},       {"head", SINGLE},     {"header", BLOCK},    {"hgroup", BLOCK},
    {"hr", SINGLE},        {"html", SINGLE},    {"i", FORMAT},        {"image", SINGLE},    {"img", SINGLE},
    {"input", SINGLE},     {"li", ITEM},        {"link", SINGLE},     {"listing", BLOCK},   {"main", BLOCK},
    {"marquee", WALL},     {"math", FOREIGN},   {"menu", BLOCK},      {"meta", SINGLE},     {"mi", WALL},
    {"mn", WALL},          {"mo", WALL},        {"ms", WALL},         {"mtext", WALL},      {"nav", BLOCK},
    {"nobr", FORMAT},      {"noscript", FENCE}, {"object", WALL},     {"ol", BLOCK},        {"optgroup", ITEM},
    {"option", ITEM},      {"p", SINGLE},       {"param", SINGLE},    {"pre", BLOCK},       {"rp", ITEM},
    {"rt", ITEM},          {"s", FORMAT},       {"section", BLOCK},   {"select", WALL},     {"small", FORMAT},
    {"source", SINGLE},    {"strike", FORMAT},  {"strong", FORMAT},   {"summary", BLOCK},   {"svg", FOREIGN},
    {"table", WALL},       {"tbody", SINGLE},   {"td", SINGLE},       {"template", WALL},   {"tfoot", SINGLE},
    {"th", SINGLE},        {"thead", SINGLE},   {"tr", SINGLE},       {"track", SINGLE},    {"tt", FORMAT},
    {"u", FORMAT},         {"ul", BLOCK},       {"wbr", SINGLE},
};

enum { TAG_NAMES = sizeof tag_names / sizeof *tag_names, LONGEST_NAME = 16 };

static int compare_name(const void *key, const void *entry)
{
    return strcmp(key, ((const tag_name *)entry)->name);
}

static tag_kind kind_of(str name)
{
    char lower[LONGEST_NAME] = {0};
    if (name.size >= LONGEST_NAME)
        return ORDINARY;
    for (size_t i = 0; i < name.size; i++)
        lower[i] = (char)(name.at[i] >= 'A' && name.at[i] <= 'Z' ? name.at[i] + 32 : name.at[i]);
    const tag_name *known = bsearch(lower, tag_names, TAG_NAMES, sizeof *tag_names, compare_name);
    return known ? known->kind : ORDINARY;
}

static bool same_name(str a, str b)
{
    return a.size == b.size && strncasecmp(a.at, b.at, a.size) == 0;
}

/* Whether text alone is in it, up to its end tag; but not in svg and math. */
static bool is_raw(str name)
{
    return str_equal_ascii(name, STR("script")) || str_equal_ascii(name, STR("style"));
}

static void blank_out(guard *g, size_t from, size_t to)
{
    if (!g->copy) {
        g->copy = arena_copy(&g->d->arena, g->page.at, g->page.size);
        g->page.at = g->copy;
    }
    memset(g->copy + from, ' ', to - from);
}

/* ---- elements ------------------------------------------------------------------------------------------------ */

/* False: too deep. */
static bool open_element(guard *g, str name, tag_kind kind)
{
    if (kind == ITEM && g->depth && g->elements[g->depth - 1].kind == ITEM &&
        (g->elements[g->depth - 1].name.at[0] | 32) == (name.at[0] | 32))
        return true;
    if (g->depth == MOST_DEPTH)
        return false;
    g->elements[g->depth++] = (open_tag){.name = name, .kind = kind};
    g->walls += kind == WALL;
    g->foreign += kind == FOREIGN;
    g->specials += kind != ORDINARY && kind != FOREIGN;
    return true;
}

/* Whether the end tag of such an element is heeded with the other one open in it. */
static bool passes(tag_kind end, tag_kind open)
{
    switch (end) {
    case BLOCK:
        return open != WALL;
    case WALL:
        return open != WALL;
    case ITEM:
    case ORDINARY:
        return open == ORDINARY || open == FOREIGN;
    default:
        return false;
    }
}

static void close_element(guard *g, str name, tag_kind kind)
{
    uint32_t i = g->depth;
    while (i && !same_name(g->elements[i - 1].name, name) && passes(kind, g->elements[i - 1].kind))
        i--;
    if (!i || !same_name(g->elements[i - 1].name, name))
        return;
    while (g->depth >= i) {
        const tag_kind ended = g->elements[--g->depth].kind;
        g->walls -= ended == WALL;
        g->foreign -= ended == FOREIGN;
        g->specials -= ended != ORDINARY && ended != FOREIGN;
    }
}

/* ---- formatting ---------------------------------------------------------------------------------------------- */

static bool open_format(guard *g, str name, uint32_t attributes)
{
    if (g->plain || g->formats == MOST_FORMATS)
        return false;
    g->formatting[g->formats++] = (open_tag){name, FORMAT, g->specials, g->walls, attributes + 1};
    g->weight += attributes + 1;
    return true;
}

static void close_format(guard *g, str name)
{
    uint32_t i = g->formats;
    while (i && !same_name(g->formatting[i - 1].name, name))
        i--;
    if (!i || g->formatting[i - 1].walls != g->walls || g->specials > g->formatting[i - 1].specials + MOST_BLOCKS_LEFT)
        return;
    g->weight -= g->formatting[i - 1].copies;
    memmove(g->formatting + i - 1, g->formatting + i, (g->formats - i) * sizeof *g->formatting);
    g->formats--;
}

/* ---- tags ---------------------------------------------------------------------------------------------------- */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* One past the `>` of the tag at `at`; blanks out attributes that are too many. */
static size_t pass_tag(guard *g, size_t at, uint32_t *attributes)
{
    const str page = g->page;
    size_t cut = 0, i = at;
    char mark = '\0';
    for (; i < page.size; i++) {
        const char c = page.at[i];
        if (mark) {
            mark = c == mark ? '\0' : mark;
            continue;
        }
        if (c == '>')
            break;
        if ((c == '"' || c == '\'') && page.at[i - 1] == '=')
            mark = c;
        else if (!str_is_blank(c) && c != '/' &&
                 (str_is_blank(page.at[i - 1]) || page.at[i - 1] == '/' || page.at[i - 1] == '"'))
            if (++*attributes > MOST_ATTRIBUTES && !cut)
                cut = i;
    }
    if (cut)
        blank_out(g, cut, i);
    return i < page.size ? i + 1 : i;
}

/* Past the content of a script or style that begins behind its tag, which is no markup. */
static size_t pass_raw(str page, size_t at, str name)
{
    for (const char *hit; at < page.size && (hit = memchr(page.at + at, '<', page.size - at));) {
        at = (size_t)(hit - page.at);
        if (at + 2 + name.size <= page.size && page.at[at + 1] == '/' &&
            strncasecmp(page.at + at + 2, name.at, name.size) == 0)
            return at;
        at++;
    }
    return page.size;
}

/* Whether the page stays within the limits with the tag, and counts it. */
static bool count_tag(guard *g, str name, bool end, uint32_t attributes)
{
    const tag_kind kind = kind_of(name);
    g->copies += g->weight;
    if (kind == FORMAT) {
        if (!end)
            return open_format(g, name, attributes);
        close_format(g, name);
        return !g->plain;
    }
    if (kind != SINGLE && !end)
        return open_element(g, name, kind);
    if (kind != SINGLE)
        close_element(g, name, kind);
    return true;
}

static size_t pass_comment(str page, size_t at)
{
    for (const char *hit; at < page.size && (hit = memchr(page.at + at, '>', page.size - at));
         at = (size_t)(hit - page.at) + 1)
        if (hit - page.at >= 2 && hit[-1] == '-' && hit[-2] == '-')
            return (size_t)(hit - page.at) + 1;
    return page.size;
}

/* Whether an end tag is to be passed over: in a script or style that may be markup, all but its own. */
static bool is_in_doubt(guard *g, str name, bool end)
{
    const bool in_raw = g->raw.size > 0;
    if (!end && !in_raw && g->foreign && is_raw(name))
        g->raw = name;
    if (end && in_raw && same_name(name, g->raw))
        g->raw = (str){0};
    return end && g->raw.size;
}

/* One past the markup that begins at the `<` at `at`. */
static size_t pass_markup(guard *g, size_t at)
{
    const str page = g->page;
    if (!g->raw.size && at + 3 < page.size && memcmp(page.at + at, "<!--", 4) == 0)
        return pass_comment(page, at + 4);
    const bool end = at + 1 < page.size && page.at[at + 1] == '/';
    size_t name = at + 1 + end, stop = name;
    while (stop < page.size && (is_letter(page.at[stop]) || (page.at[stop] >= '0' && page.at[stop] <= '9')))
        stop++;
    if (stop == name || !is_letter(page.at[name]))
        return at + 1;
    uint32_t attributes = 0;
    const size_t past = pass_tag(g, stop, &attributes);
    const str word = str_slice(page, name, stop);
    if (is_in_doubt(g, word, end))
        return past;
    if (!count_tag(g, word, end, attributes))
        blank_out(g, at, past);
    else if (!end && is_raw(word) && !g->foreign)
        return pass_raw(page, past, word);
    return past;
}

/* False: formatting would be copied more often than the page's size allows. */
static bool follow(guard *g)
{
    const uint64_t most = FREE_COPIES + g->page.size / BYTES_A_COPY;
    for (size_t at = 0; at < g->page.size && g->copies <= most;) {
        const char *hit = memchr(g->page.at + at, '<', g->page.size - at);
        if (!hit)
            break;
        at = pass_markup(g, (size_t)(hit - g->page.at));
    }
    return g->copies <= most;
}

str clean_guard(doc *d, str page)
{
    guard g = {.d = d, .page = page};
    if (!follow(&g)) {
        g = (guard){.d = d, .page = g.page, .copy = g.copy, .plain = true};
        follow(&g);
    }
    return g.page;
}
