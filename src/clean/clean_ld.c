/* Reads JSON for six keys, by a pass over its strings that keeps the keys it is inside of. Nothing is
 * built and nothing refused: scripts on pages are often cut, or not quite JSON. */
#include "clean/clean_ld.h"
#include "base/utf8.h"

enum { MOST_DEPTH = 24 };

typedef struct level {
    str key; /* that the object or array is the value of */
    bool object;
} level;

typedef struct reader {
    arena *a;
    str text;
    size_t at;
    level levels[MOST_DEPTH];
    uint32_t depth; /* may be more than is kept */
    str key;        /* the last one read, whose value is due; empty: none */
    clean_ld_vec *values;
} reader;

static str read_string(reader *r)
{
    const size_t start = ++r->at;
    while (r->at < r->text.size && r->text.at[r->at] != '"')
        r->at += r->text.at[r->at] == '\\' ? 2 : 1;
    const size_t end = r->at < r->text.size ? r->at : r->text.size;
    r->at = end + 1;
    return str_slice(r->text, start, end);
}

static bool is_inside(const reader *r, str key, str no)
{
    bool in = false;
    for (uint32_t i = 0; i < r->depth && i < MOST_DEPTH; i++) {
        in |= str_equal(r->levels[i].key, key);
        if (no.size && str_equal(r->levels[i].key, no))
            return false;
    }
    return in;
}

/* Whether it is said of a picture, a comment … and not of the article. */
static bool is_about_another(const reader *r)
{
    return is_inside(r, STR("comment"), STR("")) || is_inside(r, STR("image"), STR("")) ||
           is_inside(r, STR("video"), STR("")) || is_inside(r, STR("associatedMedia"), STR(""));
}

static void keep(reader *r, str value, ld_key key)
{
    if (value.size)
        *vec_push(r->a, r->values) = (ld_value){value, key};
}

static void read_value(reader *r, str key, str value)
{
    if (str_equal(key, STR("headline")))
        keep(r, value, LD_HEADLINE);
    else if (str_equal(key, STR("datePublished")) && !is_about_another(r))
        keep(r, value, LD_PUBLISHED);
    else if (str_equal(key, STR("dateModified")))
        keep(r, value, LD_MODIFIED);
    else if (str_equal(key, STR("articleBody")) && !is_about_another(r))
        keep(r, value, LD_BODY);
    else if (str_equal(key, STR("author")) || str_equal(key, STR("creator")))
        keep(r, value, LD_AUTHOR);
    else if (str_equal(key, STR("name")) && !is_inside(r, STR("comment"), STR("")) &&
             (is_inside(r, STR("author"), STR("worksFor")) || is_inside(r, STR("creator"), STR("worksFor"))))
        keep(r, value, LD_AUTHOR);
    else if (str_equal(key, STR("name")) && is_inside(r, STR("publisher"), STR("")))
        keep(r, value, LD_SITE);
}

static bool follows_colon(reader *r)
{
    size_t at = r->at;
    while (at < r->text.size && str_is_blank(r->text.at[at]))
        at++;
    return at < r->text.size && r->text.at[at] == ':';
}

static void open_level(reader *r, bool object)
{
    if (r->depth < MOST_DEPTH) {
        const bool in_array = r->depth && !r->levels[r->depth - 1].object;
        r->levels[r->depth] = (level){in_array ? r->levels[r->depth - 1].key : r->key, object};
    }
    r->depth++;
    r->key = STR("");
    r->at++;
}

static void read_item(reader *r)
{
    const str text = read_string(r);
    const bool in_array = r->depth && r->depth <= MOST_DEPTH && !r->levels[r->depth - 1].object;
    if (!in_array && follows_colon(r)) {
        r->key = text;
        return;
    }
    read_value(r, in_array ? r->levels[r->depth - 1].key : r->key, text);
    r->key = STR("");
}

void clean_ld_read(arena *a, str script, clean_ld_vec *values)
{
    reader r = {.a = a, .text = script, .values = values};
    while (r.at < script.size)
        switch (script.at[r.at]) {
        case '"':
            read_item(&r);
            break;
        case '{':
        case '[':
            open_level(&r, script.at[r.at] == '{');
            break;
        case '}':
        case ']':
            r.depth -= r.depth > 0;
            r.key = STR("");
            r.at++;
            break;
        default:
            r.at++;
        }
}

static uint32_t read_hex(str source, size_t at)
{
    uint32_t point = 0;
    for (size_t i = at; i < at + 4; i++) {
        const char c = i < source.size ? source.at[i] : '\0';
        const uint32_t digit = c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
                               : c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a' + 10)
                               : c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A' + 10)
                                                      : 16;
        if (digit > 15)
            return 0xfffd;
        point = point * 16 + digit;
    }
    return point;
}

static uint32_t read_unit(str source, size_t *at)
{
    const uint32_t unit = read_hex(source, *at + 2);
    *at = *at + 6 < source.size ? *at + 6 : source.size;
    return unit;
}

uint32_t clean_ld_next(str source, size_t *at)
{
    if (source.at[*at] != '\\')
        return utf8_next(source, at);
    const char c = *at + 1 < source.size ? source.at[*at + 1] : '\\';
    if ((unsigned char)c >= 0x80) {
        ++*at;
        return utf8_next(source, at);
    }
    if (c != 'u') {
        *at = *at + 2 < source.size ? *at + 2 : source.size;
        return strchr("nrtbf", c) ? ' ' : (unsigned char)c;
    }
    const uint32_t unit = read_unit(source, at);
    if (unit < 0xd800 || unit > 0xdfff)
        return unit;
    if (unit > 0xdbff || *at + 6 > source.size || source.at[*at] != '\\' || source.at[*at + 1] != 'u')
        return 0xfffd;
    size_t next = *at;
    const uint32_t low = read_unit(source, &next);
    if (low < 0xdc00 || low > 0xdfff)
        return 0xfffd;
    *at = next;
    return 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
}
