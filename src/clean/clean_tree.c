/* Hands the page to gumbo, which follows the HTML standard, with memory from the document's arena.
 *
 * The standard's algorithm takes time, and gumbo's, that grows with the square of how deep elements
 * are nested, how many formatting elements are open, and how many attributes a tag has. No page that
 * people read comes near the limits here; what goes past them is taken for blanks, in a copy. */
#include "clean/clean_tree.h"
#include <strings.h>

enum { MOST_DEPTH = 512, MOST_FORMATS = 24, MOST_ATTRIBUTES = 256, LONG_TAG = 2048 };

typedef struct guard {
    doc *d;
    str page;
    char *copy; /* NULL: nothing was changed yet */
    uint32_t depth, formats;
} guard;

static void *take(void *context, size_t size)
{
    return arena_take(context, size);
}

static void give(void *context, void *memory)
{
    (void)context;
    (void)memory;
}

static void blank_out(guard *g, size_t from, size_t to)
{
    if (!g->copy) {
        g->copy = arena_copy(&g->d->arena, g->page.at, g->page.size);
        g->page.at = g->copy;
    }
    memset(g->copy + from, ' ', to - from);
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* One past the `>` of the tag at `at`; blanks out attributes that are too many. */
static size_t pass_tag(guard *g, size_t at)
{
    const str page = g->page;
    size_t attributes = 0, cut = 0, i = at;
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
            if (++attributes > MOST_ATTRIBUTES && !cut)
                cut = i;
    }
    if (cut)
        blank_out(g, cut, i);
    return i < page.size ? i + 1 : i;
}

static bool is_one_of(str name, const char *const *sorted, size_t count)
{
    char lower[12];
    if (name.size >= sizeof lower)
        return false;
    for (size_t i = 0; i < name.size; i++)
        lower[i] = (char)(name.at[i] >= 'A' && name.at[i] <= 'Z' ? name.at[i] + 32 : name.at[i]);
    return str_among((str){lower, name.size}, sorted, count);
}

/* Elements that hold nothing, or that the standard ends by itself. */
static bool is_shallow(str name)
{
    static const char *const names[] = {"area",   "base",  "br",   "col",   "dd",     "dt",    "embed", "hr",    "img",
                                        "input",  "li",    "link", "meta",  "option", "p",     "param", "rp",    "rt",
                                        "source", "tbody", "td",   "tfoot", "th",     "thead", "tr",    "track", "wbr"};
    return is_one_of(name, names, sizeof names / sizeof *names);
}

static bool is_format(str name)
{
    static const char *const names[] = {"a",    "b", "big",   "code",   "em",     "font", "i",
                                        "nobr", "s", "small", "strike", "strong", "tt",   "u"};
    return is_one_of(name, names, sizeof names / sizeof *names);
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

/* Whether the page stays within the limits with the tag at `at`, and counts it. */
static bool count_tag(guard *g, str name, bool end)
{
    const bool format = is_format(name);
    uint32_t *count = format ? &g->formats : &g->depth;
    if (is_shallow(name))
        return true;
    if (end) {
        *count -= *count > 0;
        return true;
    }
    if (*count >= (format ? MOST_FORMATS : MOST_DEPTH))
        return false;
    ++*count;
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

/* One past the markup that begins at the `<` at `at`. */
static size_t pass_markup(guard *g, size_t at)
{
    const str page = g->page;
    if (at + 3 < page.size && memcmp(page.at + at, "<!--", 4) == 0)
        return pass_comment(page, at + 4);
    const bool end = at + 1 < page.size && page.at[at + 1] == '/';
    size_t name = at + 1 + end, stop = name;
    while (stop < page.size && (is_letter(page.at[stop]) || (page.at[stop] >= '0' && page.at[stop] <= '9')))
        stop++;
    if (stop == name || !is_letter(page.at[name]))
        return at + 1;
    const size_t past = pass_tag(g, stop);
    const str word = str_slice(page, name, stop);
    if (!count_tag(g, word, end))
        blank_out(g, at, past);
    else if (!end && (str_equal_ascii(word, STR("script")) || str_equal_ascii(word, STR("style"))))
        return pass_raw(page, past, word);
    return past;
}

static str keep_within_limits(doc *d, str page)
{
    guard g = {.d = d, .page = page};
    for (size_t at = 0; at < page.size;) {
        const char *hit = memchr(g.page.at + at, '<', page.size - at);
        if (!hit)
            break;
        at = pass_markup(&g, (size_t)(hit - g.page.at));
    }
    return g.page;
}

const GumboNode *clean_tree(doc *d, str page, str *source)
{
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = take;
    options.deallocator = give;
    options.userdata = &d->arena;
    options.max_errors = 0;
    *source = keep_within_limits(d, page);
    const GumboOutput *output = gumbo_parse_with_options(&options, source->at, source->size);
    return output ? output->document : NULL;
}

const GumboAttribute *clean_attribute(const GumboNode *element, const char *name)
{
    const GumboVector *all = &element->v.element.attributes;
    for (unsigned i = 0; i < all->length; i++) {
        const GumboAttribute *attribute = all->data[i];
        if (strcmp(attribute->name, name) == 0)
            return attribute;
    }
    return NULL;
}
