/* Page in, page out that gumbo can be trusted with, and without what it need not read.
 *
 * The standard's algorithm takes time, and gumbo's, that grows with the square of how deep elements are
 * nested, how many formatting elements are open, and how many attributes a tag has; and each formatting
 * element that is left open is copied, attributes and all, into each element that comes after it. No page
 * that people read comes near the limits here; what goes past them is taken for blanks.
 *
 * The guard follows the tags with a stack of its own. It may take an element for open that gumbo has ended, never the
 * other way round: an end tag counts only where the standard is sure to heed it. Text that it takes for a script's or
 * the like it leaves out: gumbo cannot take it for tags. */
#include "clean/clean_guard.h"
#include "clean/clean_tree.h"
#include <stdlib.h>
#include <strings.h>

enum {
    MOST_DEPTH = 512,
    MOST_FORMATS = 256,
    MOST_ATTRIBUTES = 256,
    MOST_BLOCKS_LEFT = 2,  /* open in a formatting element that ends: gumbo looks past eight elements */
    MOST_NODES = 1 << 18,  /* gumbo takes 175 bytes for one */
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
    WALL,   /* no end tag is heeded past it but its own */
    CHOICE, /* a wall, and many tags in it are not heeded */
    SCRIPT, /* holds text alone, that nobody reads, but in svg and math */
    STYLE,  /* the same, but in a choice, too */
    TITLE   /* holds text alone, but in these */
} tag_kind;

typedef struct open_tag {
    str name;
    tag_kind kind;
    uint32_t specials, walls; /* FORMAT: open where it was opened */
    uint32_t copies;          /* FORMAT: what a copy of it costs: itself and its attributes */
} open_tag;

typedef struct guard {
    doc *d;
    clean_source source;
    char *copy;          /* of the page; NULL: nothing was changed yet */
    bool plain;          /* formatting is taken out */
    uint64_t copies;     /* that open formatting may cause */
    uint32_t weight;     /* of the formats: the copies that each element in them causes */
    uint32_t nodes;      /* that tags and comments made, less those that are copies or implied */
    uint32_t paragraphs; /* <p>s that no </p> was met for: one too many makes a node, too */
    uint32_t depth, formats;
    uint32_t specials, walls, choices, foreign; /* of the elements: all but the ordinary ones; these kinds */
    str raw;                                    /* an element that may hold text alone, or markup; empty: none */
    open_tag elements[MOST_DEPTH], formatting[MOST_FORMATS];
} guard;

typedef struct tag_name {
    const char *name;
    tag_kind kind;
} tag_name;

/* By name. */
static const tag_name tag_names[] = {
    {"a", FORMAT},         {"address", BLOCK}, {"annotation", WALL}, {"applet", WALL},     {"area", SINGLE},
    {"article", BLOCK},    {"aside", BLOCK},   {"b", FORMAT},        {"base", SINGLE},     {"big", FORMAT},
    {"blockquote", BLOCK}, {"body", SINGLE},   {"br", SINGLE},       {"button", BLOCK},    {"caption", SINGLE},
    {"center", BLOCK},     {"code", FORMAT},   {"col", SINGLE},      {"colgroup", SINGLE}, {"dd", ITEM},
    {"desc", WALL},        {"details", BLOCK}, {"dialog", BLOCK},    {"dir", BLOCK},       {"div", BLOCK},
    {"dl", BLOCK},         {"dt", ITEM},       {"em", FORMAT},       {"embed", SINGLE},    {"fieldset", BLOCK},
    {"figcaption", BLOCK}, {"figure", BLOCK},  {"font", FORMAT},     {"footer", BLOCK},    {"foreignobject", WALL},
    {"form", FENCE},       {"h1", BLOCK},      {"h2", BLOCK},        {"h3", BLOCK},        {"h4", BLOCK},
    {"h5", BLOCK},         {"h6", BLOCK},      {"head", SINGLE},     {"header", BLOCK},    {"hgroup", BLOCK},
    {"hr", SINGLE},        {"html", SINGLE},   {"i", FORMAT},        {"iframe", STYLE},    {"image", SINGLE},
    {"img", SINGLE},       {"input", SINGLE},  {"li", ITEM},         {"link", SINGLE},     {"listing", BLOCK},
    {"main", BLOCK},       {"marquee", WALL},  {"math", FOREIGN},    {"menu", BLOCK},      {"meta", SINGLE},
    {"mi", WALL},          {"mn", WALL},       {"mo", WALL},         {"ms", WALL},         {"mtext", WALL},
    {"nav", BLOCK},        {"nobr", FORMAT},   {"noembed", STYLE},   {"noframes", STYLE},  {"noscript", FENCE},
    {"object", WALL},      {"ol", BLOCK},      {"optgroup", ITEM},   {"option", ITEM},     {"p", SINGLE},
    {"param", SINGLE},     {"pre", BLOCK},     {"rp", ITEM},         {"rt", ITEM},         {"s", FORMAT},
    {"script", SCRIPT},    {"section", BLOCK}, {"select", CHOICE},   {"small", FORMAT},    {"source", SINGLE},
    {"strike", FORMAT},    {"strong", FORMAT}, {"style", STYLE},     {"summary", BLOCK},   {"svg", FOREIGN},
    {"table", WALL},       {"tbody", SINGLE},  {"td", SINGLE},       {"template", WALL},   {"textarea", TITLE},
    {"tfoot", SINGLE},     {"th", SINGLE},     {"thead", SINGLE},    {"title", TITLE},     {"tr", SINGLE},
    {"track", SINGLE},     {"tt", FORMAT},     {"u", FORMAT},        {"ul", BLOCK},        {"wbr", SINGLE},
    {"xmp", STYLE},
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

static void blank_out(guard *g, size_t from, size_t to)
{
    if (!g->copy) {
        g->copy = arena_copy(&g->d->arena, g->source.page.at, g->source.page.size);
        g->source.page.at = g->copy;
    }
    memset(g->copy + from, ' ', to - from);
}

/* ---- elements ------------------------------------------------------------------------------------------------ */

static bool is_wall(tag_kind kind)
{
    return kind == WALL || kind == CHOICE;
}

/* `by`: 1 where it is opened, -1 where it is ended. */
static void count_element(guard *g, tag_kind kind, uint32_t by)
{
    g->walls += is_wall(kind) ? by : 0;
    g->choices += kind == CHOICE ? by : 0;
    g->foreign += kind == FOREIGN ? by : 0;
    g->specials += kind != ORDINARY && kind != FOREIGN ? by : 0;
}

/* False: too deep. */
static bool open_element(guard *g, str name, tag_kind kind)
{
    if (kind == ITEM && g->depth && g->elements[g->depth - 1].kind == ITEM &&
        (g->elements[g->depth - 1].name.at[0] | 32) == (name.at[0] | 32))
        return true;
    if (g->depth == MOST_DEPTH)
        return false;
    g->elements[g->depth++] = (open_tag){.name = name, .kind = kind};
    count_element(g, kind, 1);
    return true;
}

/* Whether the end tag of such an element is heeded with the other one open in it. */
static bool passes(tag_kind end, tag_kind open)
{
    switch (end) {
    case BLOCK:
    case WALL:
    case CHOICE:
        return !is_wall(open);
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
    while (g->depth >= i)
        count_element(g, g->elements[--g->depth].kind, -1u);
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

/* Whether anybody asks for the attribute. What formatting elements have in common decides which are copied. */
static bool is_read(tag_kind kind, str tag, str name)
{
    if (kind == FORMAT && !str_equal_ascii(tag, STR("a")))
        return true;
    if (str_equal_ascii(name, STR("href")))
        return str_equal_ascii(tag, STR("link"));
    if (str_equal_ascii(name, STR("title")))
        return str_equal_ascii(tag, STR("abbr"));
    return clean_is_read(name);
}

/* Leaves out an attribute, with the blanks since the one before where that is left out, too. */
static void leave_out_attribute(guard *g, markup_part attribute, size_t since)
{
    clean_source *s = &g->source;
    if (s->gaps.count && s->gaps.at[s->gaps.count - 1].to == since)
        s->gaps.at[s->gaps.count - 1].to = (uint32_t)attribute.to;
    else if (s->page.at[attribute.from - 1] != '/')
        source_leave_out(s, &g->d->arena, attribute);
}

/* One past the `>` of the tag whose name ends at `at`; counts its attributes, and blanks out those that are too
 * many. */
static size_t pass_attributes(guard *g, size_t at, tag_kind kind, str tag, uint32_t *attributes)
{
    size_t limit = 0, since = at;
    markup_part attribute;
    str name;
    for (; markup_attribute(g->source.page, &at, &attribute, &name); since = at) {
        if (++*attributes > MOST_ATTRIBUTES && !limit)
            limit = attribute.from;
        if (!g->raw.size && !is_read(kind, tag, name))
            leave_out_attribute(g, attribute, since);
    }
    if (limit)
        blank_out(g, limit, since);
    return at;
}

static bool count_node(guard *g)
{
    return g->nodes++ < MOST_NODES;
}

/* The same of a tag; an end tag makes a node where the standard has it open its element first. */
static bool count_tag_nodes(guard *g, str name, bool end)
{
    const bool paragraph = str_equal_ascii(name, STR("p"));
    const bool makes = !end || (paragraph ? !g->paragraphs : str_equal_ascii(name, STR("br")));
    g->paragraphs += !paragraph ? 0 : !end ? 1u : g->paragraphs ? -1u : 0;
    return !makes || count_node(g);
}

/* Whether the page stays within the limits with the tag, and counts it. */
static bool count_tag(guard *g, str name, tag_kind kind, bool end, uint32_t attributes)
{
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

static bool may_hold_text(tag_kind kind)
{
    return kind == SCRIPT || kind == STYLE || kind == TITLE;
}

static bool holds_text(const guard *g, tag_kind kind)
{
    return may_hold_text(kind) && !g->raw.size && !g->foreign && (kind == SCRIPT || !g->choices);
}

/* Whether a tag is to be passed over: an end tag in what may be text, but its own. */
static bool is_in_doubt(guard *g, str name, tag_kind kind, bool end)
{
    const bool in_raw = g->raw.size > 0;
    if (!end && !in_raw && may_hold_text(kind) && !holds_text(g, kind))
        g->raw = name;
    if (end && in_raw && same_name(name, g->raw))
        g->raw = (str){0};
    return end && g->raw.size;
}

/* To the end tag of an element that holds text alone. */
static size_t pass_text(guard *g, size_t at, str name, tag_kind kind)
{
    const str page = g->source.page;
    const size_t end = kind == SCRIPT ? markup_script(page, at) : markup_raw(page, at, name);
    if (kind != TITLE)
        source_leave_out(&g->source, &g->d->arena, (markup_part){at, end});
    return end;
}

static size_t pass_tag(guard *g, size_t at, size_t name_at)
{
    const bool end = name_at > at + 1;
    const str name = markup_name(g->source.page, name_at);
    const tag_kind kind = kind_of(name);
    uint32_t attributes = 0;
    const size_t past = pass_attributes(g, name_at + name.size, kind, name, &attributes);
    if (is_in_doubt(g, name, kind, end))
        return past;
    const bool text = holds_text(g, kind);
    if (!count_tag_nodes(g, name, end) || !count_tag(g, name,
                                                     text                  ? SINGLE
                                                     : may_hold_text(kind) ? ORDINARY
                                                                           : kind,
                                                     end, attributes))
        blank_out(g, at, past);
    return text && !end ? pass_text(g, past, name, kind) : past;
}

static size_t pass_comment(guard *g, size_t at)
{
    markup_part text;
    const size_t past = markup_comment(g->source.page, at, &text);
    if (!count_node(g))
        blank_out(g, at, past);
    else if (!g->foreign)
        source_leave_out(&g->source, &g->d->arena, text);
    return past;
}

/* One past the markup that begins at the `<` at `at`. */
static size_t pass_markup(guard *g, size_t at)
{
    const str page = g->source.page, rest = str_slice(page, at, page.size);
    const char next = rest.size > 1 ? rest.at[1] : '\0';
    const size_t name = at + 1 + (next == '/');
    if (name < page.size && markup_is_letter(page.at[name]))
        return pass_tag(g, at, name);
    if (g->raw.size || (g->foreign && str_starts(rest, STR("<![CDATA["))))
        return at + 1;
    if (str_starts(rest, STR("<!--")))
        return pass_comment(g, at);
    return next == '!' || next == '?' || next == '/' ? markup_past(page, name) : at + 1;
}

/* False: formatting would be copied more often than the page's size allows. */
static bool follow(guard *g)
{
    const size_t size = g->source.page.size;
    const uint64_t wanted = FREE_COPIES + size / BYTES_A_COPY, most = wanted < MOST_NODES ? wanted : MOST_NODES;
    for (size_t at = 0; at < size && g->copies <= most;) {
        const char *page = g->source.page.at, *hit = memchr(page + at, '<', size - at);
        if (!hit)
            break;
        at = pass_markup(g, (size_t)(hit - page));
    }
    return g->copies <= most;
}

clean_source clean_guard(doc *d, str page)
{
    guard g = {.d = d, .source.page = page};
    if (!follow(&g)) {
        g = (guard){.d = d, .source.page = g.source.page, .copy = g.copy, .plain = true};
        follow(&g);
    }
    source_finish(&g.source, &d->arena);
    return g.source;
}
