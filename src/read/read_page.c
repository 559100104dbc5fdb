/* Recognises a page of HTML and reads its bytes as UTF-8. What a page says of its encoding is often wrong: it is
 * believed only as far as the bytes bear it out. Names of encodings mean what browsers take them for
 * (encoding.spec.whatwg.org); the work is iconv's, character by character where one may be several bytes, so
 * that each keeps its place. */
#include "read/read_page.h"
#include "base/utf8.h"
#include <iconv.h>
#include <uchardet.h>

enum { HEAD = 4096, PROBE = 65536, LONGEST_NAME = 32, LONGEST_CHAR = 8 };

/* ---- is it a page? ------------------------------------------------------------------------------------------- */

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The first `most` bytes without NULs: enough of UTF-16 to see tags. */
static str drop_nuls(str bytes, char *to, size_t most)
{
    size_t size = 0;
    for (size_t i = 0; i < bytes.size && size < most; i++)
        if (bytes.at[i])
            to[size++] = bytes.at[i];
    return (str){to, size};
}

static size_t pass_blanks(str t, size_t at)
{
    while (at < t.size && str_is_blank(t.at[at]))
        at++;
    return at;
}

/* Past comments, a prologue and the like to the first tag. */
static size_t first_tag(str t)
{
    static const str marks[] = {{"\xef\xbb\xbf", 3}, {"\xff\xfe", 2}, {"\xfe\xff", 2}};
    size_t at = 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        at = str_starts(t, marks[i]) ? marks[i].size : at;
    for (;;) {
        at = pass_blanks(t, at);
        const str rest = str_slice(t, at, t.size);
        const bool comment = str_starts(rest, STR("<!--"));
        if (!comment && !str_starts(rest, STR("<?")))
            return at;
        while (at < t.size && !(t.at[at] == '>' && (!comment || (t.at[at - 1] == '-' && t.at[at - 2] == '-'))))
            at++;
        at += at < t.size;
    }
}

static bool is_html_name(str name)
{
    static const char *const names[] = {"a",      "article", "b",    "base",  "body",  "br",    "center",   "div",
                                        "font",   "form",    "h1",   "h2",    "h3",    "head",  "header",   "html",
                                        "i",      "img",     "link", "main",  "meta",  "nav",   "noscript", "p",
                                        "script", "section", "span", "style", "table", "title", "ul"};
    char lower[9];
    if (name.size >= sizeof lower)
        return false;
    for (size_t i = 0; i < name.size; i++)
        lower[i] = (char)(name.at[i] >= 'A' && name.at[i] <= 'Z' ? name.at[i] + 32 : name.at[i]);
    return str_among((str){lower, name.size}, names, sizeof names / sizeof *names);
}

bool read_is_page(str bytes)
{
    char head[HEAD];
    const str t = drop_nuls(bytes, head, HEAD);
    size_t at = first_tag(t);
    if (at >= t.size || t.at[at] != '<')
        return false;
    size_t end = ++at;
    while (end < t.size && (is_letter(t.at[end]) || t.at[end] == '!' || (t.at[end] >= '0' && t.at[end] <= '9')))
        end++;
    const str name = str_slice(t, at, end);
    if (str_equal_ascii(name, STR("!doctype")))
        return end + 5 <= t.size && str_equal_ascii(str_slice(t, end + 1, end + 5), STR("html"));
    return end < t.size && (str_is_blank(t.at[end]) || t.at[end] == '>' || t.at[end] == '/') && is_html_name(name);
}

/* ---- which encoding? ----------------------------------------------------------------------------------------- */

/* Names by which pages call an encoding, and what iconv calls the one that browsers read then. */
static const char *meant_by(const char *name)
{
    static const char *const others[][2] = {
        {"iso-8859-1", "CP1252"}, {"iso8859-1", "CP1252"},     {"latin1", "CP1252"},       {"us-ascii", "CP1252"},
        {"ascii", "CP1252"},      {"iso-8859-9", "CP1254"},    {"iso-8859-11", "CP874"},   {"tis-620", "CP874"},
        {"gb2312", "GB18030"},    {"gbk", "GB18030"},          {"x-gbk", "GB18030"},       {"big5", "BIG5-HKSCS"},
        {"shift_jis", "CP932"},   {"shift-jis", "CP932"},      {"sjis", "CP932"},          {"x-sjis", "CP932"},
        {"euc-kr", "CP949"},      {"ks_c_5601-1987", "CP949"}, {"macintosh", "MACINTOSH"}, {"x-mac-roman", "MACINTOSH"},
        {"utf-16", "UTF-8"},      {"utf-16le", "UTF-8"},       {"utf-16be", "UTF-8"},      {"utf8", "UTF-8"},
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (strcmp(others[i][0], name) == 0)
            return others[i][1];
    return name;
}

/* The name behind "charset=" in the page's first bytes; "" if there is none. */
static const char *declared_in(str bytes, char name[LONGEST_NAME])
{
    const str head = {bytes.at, bytes.size < HEAD ? bytes.size : HEAD};
    const str key = STR("charset");
    name[0] = '\0';
    for (size_t i = 0; i + key.size < head.size; i++) {
        if (!str_equal_ascii(str_slice(head, i, i + key.size), key))
            continue;
        size_t at = pass_blanks(head, i + key.size), size = 0;
        if (at >= head.size || head.at[at] != '=')
            continue;
        at = pass_blanks(head, at + 1);
        at += at < head.size && (head.at[at] == '"' || head.at[at] == '\'');
        for (; at < head.size && size + 1 < LONGEST_NAME; at++) {
            const char c = head.at[at];
            if (!is_letter(c) && !(c >= '0' && c <= '9') && !strchr("-_.:", c))
                break;
            name[size++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
        }
        name[size] = '\0';
        return meant_by(name);
    }
    return "";
}

/* What the bytes look like; "" if like nothing known. */
static const char *detected_in(str bytes, char name[LONGEST_NAME])
{
    uchardet_t detector = uchardet_new();
    name[0] = '\0';
    if (!detector)
        return name;
    if (uchardet_handle_data(detector, bytes.at, bytes.size < PROBE ? bytes.size : PROBE) == 0) {
        uchardet_data_end(detector);
        const char *found = uchardet_get_charset(detector);
        if (strlen(found) < LONGEST_NAME)
            for (size_t i = 0; i <= strlen(found); i++)
                name[i] = (char)(found[i] >= 'A' && found[i] <= 'Z' ? found[i] + 32 : found[i]);
    }
    uchardet_delete(detector);
    return meant_by(name);
}

/* Whether the text is UTF-8 but for a few bytes: a page that was cut, or put together of two. */
static bool is_nearly_utf8(str bytes)
{
    size_t good = 0, bad = 0;
    for (size_t at = 0; at < bytes.size;) {
        const bool ascii = (unsigned char)bytes.at[at] < 0x80;
        const size_t from = at;
        const uint32_t point = utf8_read(bytes, &at);
        good += !ascii && at - from > 1;
        bad += point == 0xfffd && at - from == 1;
    }
    return bad * 10 <= good;
}

/* ---- reading it ---------------------------------------------------------------------------------------------- */

typedef struct decoder {
    doc *d;
    str input;
    char *text;
    uint32_t size;
    doc_map map;
    size_t bad; /* bytes that were none of the encoding's */
} decoder;

static void put(decoder *r, const char *bytes, size_t size, size_t from, size_t to)
{
    memcpy(r->text + r->size, bytes, size);
    doc_map_add(r->d, &r->map, (doc_stretch){{r->size, r->size + (uint32_t)size}, {(uint32_t)from, (uint32_t)to}});
    r->size += (uint32_t)size;
}

static void put_bad(decoder *r, size_t at)
{
    put(r, "\xef\xbf\xbd", 3, at, at + 1);
    r->bad++;
}

static void decode_utf8(decoder *r)
{
    for (size_t at = 0; at < r->input.size;) {
        const size_t good = utf8_invalid(str_slice(r->input, at, r->input.size));
        if (good)
            put(r, r->input.at + at, good, at, at + good);
        at += good;
        if (at < r->input.size)
            put_bad(r, at++);
    }
}

/* One character at `at`, with as few bytes as make one; returns how many. */
static size_t decode_char(decoder *r, iconv_t how, size_t at)
{
    const size_t left = r->input.size - at;
    for (size_t size = 1; size <= LONGEST_CHAR && size <= left; size++) {
        char bytes[16], *in = (char *)r->input.at + at, *to = bytes;
        size_t in_left = size, room = sizeof bytes;
        if (iconv(how, &in, &in_left, &to, &room) == (size_t)-1)
            continue;
        if (to > bytes)
            put(r, bytes, (size_t)(to - bytes), at, at + size);
        return size;
    }
    iconv(how, NULL, NULL, NULL, NULL);
    put_bad(r, at);
    return 1;
}

/* False if iconv does not know the encoding. `wide`: ASCII is not one byte a character in it. */
static bool decode_by(decoder *r, const char *name, size_t from, bool wide)
{
    const iconv_t how = iconv_open("UTF-8", name);
    if (how == (iconv_t)-1)
        return false;
    for (size_t at = from; at < r->input.size;) {
        size_t end = at;
        while (!wide && end < r->input.size && (unsigned char)r->input.at[end] < 0x80 && r->input.at[end] != '\x1b')
            end++;
        if (end > at)
            put(r, r->input.at + at, end - at, at, end);
        at = end > at ? end : at + decode_char(r, how, at);
    }
    iconv_close(how);
    return true;
}

/* False, with nothing read, if iconv does not know the encoding, or the bytes are not valid in it. */
static bool try_encoding(decoder *r, const char *name)
{
    r->size = 0;
    r->bad = 0;
    r->map.count = 0;
    return *name && strcmp(name, "UTF-8") != 0 && strcmp(name, "utf-8") != 0 && decode_by(r, name, 0, false) &&
           r->bad * 50 <= r->map.count;
}

static void decode_guessing(decoder *r, const char *type)
{
    char name[LONGEST_NAME];
    if (is_nearly_utf8(r->input))
        decode_utf8(r);
    else if (!try_encoding(r, declared_in(str_of(type), name)) && !try_encoding(r, declared_in(r->input, name)) &&
             !try_encoding(r, detected_in(r->input, name)) && !try_encoding(r, "CP1252")) {
        r->size = 0;
        r->map.count = 0;
        decode_by(r, "CP1252", 0, false);
    }
}

static const char *wide_name(str bytes)
{
    if (str_starts(bytes, STR("\xff\xfe")) ||
        (bytes.size > 3 && bytes.at[0] == '<' && !bytes.at[1] && bytes.at[2] && !bytes.at[3]))
        return "UTF-16LE";
    if (str_starts(bytes, STR("\xfe\xff")) ||
        (bytes.size > 3 && !bytes.at[0] && bytes.at[1] == '<' && !bytes.at[2] && bytes.at[3]))
        return "UTF-16BE";
    return NULL;
}

void read_decode(doc *d, const char *type)
{
    const char *wide = wide_name(d->input);
    const bool marked = str_starts(d->input, STR("\xff\xfe")) || str_starts(d->input, STR("\xfe\xff"));
    d->text = d->input;
    if (!wide && utf8_invalid(d->input) == d->input.size)
        return;
    decoder r = {.d = d, .input = d->input, .text = arena_take(&d->arena, 3 * d->input.size + 1)};
    if (!wide || !decode_by(&r, wide, marked ? 2 : 0, true))
        decode_guessing(&r, type);
    d->text = (str){r.text, r.size};
    d->map = r.map;
}
