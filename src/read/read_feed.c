/* By expat, one item at a time: the parser is stopped at its end. Entities that a document declares
 * itself are refused, and none is ever fetched. Depth and size are bounded.
 *
 *     item            text                     else         title     address     day             outlet
 *     rss, RDF: item  content:encoded          description  title     link, guid  pubDate, date   channel/title
 *     Atom: entry     content                  summary      title     link        published       feed/title
 *     newsItem        inlineXML, inlineData                 headline              contentCreated  infoSource/name
 *     nitf            body                                  title                 date.issue      pubdata
 */
#include "read/read_feed.h"
#include <iconv.h>

enum { CHUNK = 1 << 16, MOST_DEPTH = 1000 };

/* ---- recognition --------------------------------------------------------------------------------------------- */

/* The name without what stands before its colon. */
static str local_name(str name)
{
    const char *colon = memchr(name.at, ':', name.size);
    return colon ? str_slice(name, (size_t)(colon - name.at) + 1, name.size) : name;
}

static bool is_root(str name)
{
    static const char *const roots[] = {"RDF", "feed", "newsItem", "newsMessage", "nitf", "packageItem", "rss"};
    return str_among(local_name(name), roots, sizeof roots / sizeof *roots);
}

bool feed_recognise(str head)
{
    char plain[4096];
    size_t size = 0;
    for (size_t i = 0; i < head.size && size < sizeof plain; i++)
        if (head.at[i] != '\0') /* of UTF-16 */
            plain[size++] = head.at[i];
    for (size_t i = 0; i < size; i++) {
        if (plain[i] != '<')
            continue;
        const str after = {plain + i + 1, size - i - 1};
        if (str_starts(after, STR("!--"))) {
            while (i + 3 <= size && memcmp(plain + i, "-->", 3) != 0)
                i++;
        } else if (after.size && *after.at != '!' && *after.at != '?') {
            size_t end = 0;
            while (end < after.size && !str_is_blank(after.at[end]) && after.at[end] != '>' && after.at[end] != '/')
                end++;
            return is_root(str_slice(after, 0, end));
        }
    }
    return false;
}

/* ---- items --------------------------------------------------------------------------------------------------- */

static void stop(read_feed *f, sayso_status status, const char *why)
{
    f->wrong = why;
    f->status = status;
    XML_StopParser(f->parser, XML_FALSE);
}

static const char *attribute(const XML_Char **attributes, const char *name)
{
    for (; *attributes; attributes += 2)
        if (strcmp(attributes[0], name) == 0)
            return attributes[1];
    return NULL;
}

static bool is_web(const char *address)
{
    return strncmp(address, "http://", 7) == 0 || strncmp(address, "https://", 8) == 0;
}

/* Makes room for `more` bytes and a NUL. */
static bool make_room(const read_feed *f, feed_part_text *t, size_t more)
{
    enum { FIRST = 1 << 10 };
    const sayso_allocator *allocator = f->level->arena->allocator;
    size_t room = t->room ? t->room : FIRST;
    if (t->room > t->size + more)
        return true;
    while (room <= t->size + more)
        room *= 2;
    char *larger = allocator->alloc(allocator->context, room);
    if (!larger)
        return false;
    if (t->size)
        memcpy(larger, t->at, t->size);
    if (t->at)
        allocator->free(allocator->context, t->at);
    t->at = larger;
    t->room = room;
    return true;
}

static void add_text(read_feed *f, feed_part part, const char *text, size_t size)
{
    feed_part_text *t = &f->parts[part];
    if (t->size + size > f->level->most) {
        f->large = true;
    } else if (!make_room(f, t, size)) {
        stop(f, SAYSO_E_MEMORY, "out of memory");
    } else {
        memcpy(t->at + t->size, text, size);
        t->size += size;
        t->at[t->size] = '\0';
    }
}

/* Starts to gather a part, unless an earlier element gave it. */
static void gather(read_feed *f, feed_part part, bool markup)
{
    if (f->parts[part].size)
        return;
    f->part = part;
    f->part_depth = f->depth;
    f->markup = markup;
}

static void set_part(read_feed *f, feed_part part, const char *text)
{
    if (text && !f->parts[part].size)
        add_text(f, part, text, strlen(text));
}

typedef struct known_part {
    const char *name;
    unsigned depth; /* below the item */
    feed_part part;
    bool markup;
} known_part;

static const known_part KNOWN[] = {
    {"content:encoded", 1, PART_TEXT, false},
    {"content", 1, PART_TEXT, true},
    {"description", 1, PART_SUMMARY, false},
    {"summary", 1, PART_SUMMARY, true},
    {"title", 1, PART_TITLE, false},
    {"pubDate", 1, PART_DATE, false},
    {"published", 1, PART_DATE, false},
    {"dc:date", 1, PART_DATE, false},
    {"inlineXML", 2, PART_TEXT, true},
    {"inlineData", 2, PART_TEXT, false},
    {"headline", 2, PART_TITLE, true},
    {"contentCreated", 2, PART_DATE, false},
    {"name", 3, PART_OUTLET, false},
    {"body", 1, PART_TEXT, true},
    {"title", 2, PART_TITLE, false},
    {"updated", 1, PART_CHANGED, false},
    {"versionCreated", 2, PART_CHANGED, false},
};

/* Parts that are in attributes, or depend on them. */
static void read_attributes(read_feed *f, const char *name, const XML_Char **attributes)
{
    if (strcmp(name, "link") == 0) {
        const char *to = attribute(attributes, "href"), *how = attribute(attributes, "rel");
        if (!to)
            gather(f, PART_URL, false);
        else if (is_web(to) && (!how || strcmp(how, "alternate") == 0))
            set_part(f, PART_URL, to);
    } else if (strcmp(name, "guid") == 0) {
        const char *is_link = attribute(attributes, "isPermaLink");
        if (!is_link || strcmp(is_link, "true") == 0)
            gather(f, PART_URL, false);
    } else if (strcmp(name, "date.issue") == 0) {
        set_part(f, PART_DATE, attribute(attributes, "norm"));
    } else if (strcmp(name, "pubdata") == 0) {
        set_part(f, PART_OUTLET, attribute(attributes, "name"));
    } else if (strcmp(name, "infoSource") == 0) {
        set_part(f, PART_OUTLET, attribute(attributes, "literal"));
    }
}

static bool is_paragraph(str name)
{
    static const char *const names[] = {
        "blockquote", "body", "body.content", "body.head", "br", "byline", "dateline", "div",   "h1", "h2", "h3", "h4",
        "hedline",    "hl1",  "hl2",          "li",        "ol", "p",      "section",  "table", "tr", "ul"};
    return str_among(local_name(name), names, sizeof names / sizeof *names);
}

static bool is_skipped(str name)
{
    static const char *const names[] = {"docdata", "figure", "head", "media", "script", "style"};
    return str_among(local_name(name), names, sizeof names / sizeof *names);
}

static void end_paragraph(read_feed *f)
{
    const feed_part_text *o = &f->parts[f->part];
    if (o->size && o->at[o->size - 1] != '\n')
        add_text(f, f->part, "\n\n", 2);
}

static bool begins_item(const read_feed *f, str name)
{
    return str_equal(name, STR("item")) || str_equal(name, STR("entry")) || str_equal(name, STR("newsItem")) ||
           (f->depth == 1 && str_equal(name, STR("nitf")));
}

static void XMLCALL start_element(void *context, const XML_Char *full, const XML_Char **attributes)
{
    read_feed *f = context;
    const str name = str_of(full);
    if (++f->depth > MOST_DEPTH) {
        stop(f, SAYSO_E_LIMIT, "elements are nested too deep");
    } else if (f->part_depth) {
        if (f->markup && !f->skip && is_skipped(name))
            f->skip = f->depth;
        if (f->markup && is_paragraph(name))
            end_paragraph(f);
    } else if (!f->item) {
        if (begins_item(f, local_name(name))) {
            f->item = f->depth;
            f->place = (uint64_t)XML_GetCurrentByteIndex(f->parser);
        } else if (str_equal(local_name(name), STR("title")) && !*f->outlet) {
            gather(f, PART_OUTLET, false);
        }
    } else {
        const char *own = strncmp(full, "atom:", 5) == 0 ? full + 5 : full;
        for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN && !f->part_depth; i++)
            if (f->depth == f->item + KNOWN[i].depth && strcmp(own, KNOWN[i].name) == 0)
                gather(f, KNOWN[i].part, KNOWN[i].markup);
        if (!f->part_depth)
            read_attributes(f, own, attributes);
    }
}

static void keep_outlet(read_feed *f)
{
    feed_part_text *t = &f->parts[PART_OUTLET];
    const size_t size = t->size < sizeof f->outlet - 1 ? t->size : 0;
    if (size)
        memcpy(f->outlet, t->at, size);
    f->outlet[size] = '\0';
    t->size = 0;
}

static void XMLCALL end_element(void *context, const XML_Char *full)
{
    read_feed *f = context;
    const unsigned depth = f->depth--;
    if (f->skip == depth)
        f->skip = 0;
    if (f->part_depth == depth) {
        f->part_depth = 0;
        if (!f->item)
            keep_outlet(f);
    } else if (f->part_depth && f->markup && is_paragraph(str_of(full))) {
        end_paragraph(f);
    }
    if (f->item == depth) {
        f->item = 0;
        f->done = true;
        XML_StopParser(f->parser, XML_TRUE);
    }
}

/* Where elements tell paragraphs, line ends do not: white space is folded. */
static void add_folded(read_feed *f, const char *text, size_t size)
{
    const feed_part_text *o = &f->parts[f->part];
    for (size_t i = 0; i < size;) {
        const size_t start = i;
        while (i < size && !str_is_blank(text[i]))
            i++;
        add_text(f, f->part, text + start, i - start);
        if (i < size && o->size && !str_is_blank(o->at[o->size - 1]))
            add_text(f, f->part, " ", 1);
        while (i < size && str_is_blank(text[i]))
            i++;
    }
}

static void XMLCALL take_text(void *context, const XML_Char *text, int size)
{
    read_feed *f = context;
    if (f->part_depth && !f->skip) {
        if (f->markup)
            add_folded(f, text, (size_t)size);
        else
            add_text(f, f->part, text, (size_t)size);
    }
}

static void XMLCALL refuse_entity(void *context, const XML_Char *name, int is_parameter, const XML_Char *value,
                                  int size, const XML_Char *base, const XML_Char *system, const XML_Char *public,
                                  const XML_Char *notation)
{
    (void)name, (void)is_parameter, (void)value, (void)size, (void)base, (void)system, (void)public, (void)notation;
    stop(context, SAYSO_E_TEXT, "it declares entities of its own, which are not read");
}

/* One of HTML's in a feed that declares none: as it stands. */
static void XMLCALL keep_entity(void *context, const XML_Char *name, int is_parameter)
{
    if (is_parameter)
        return;
    take_text(context, "&", 1);
    take_text(context, name, (int)strlen(name));
    take_text(context, ";", 1);
}

/* ---- the parser ---------------------------------------------------------------------------------------------- */

/* The encodings of one byte a character that expat does not have. */
static int XMLCALL map_encoding(void *context, const XML_Char *name, XML_Encoding *encoding)
{
    (void)context;
    const iconv_t to = iconv_open("UCS-4LE", name);
    if (to == (iconv_t)-1)
        return XML_STATUS_ERROR;
    for (int i = 0; i < 256; i++) {
        char byte = (char)i;
        unsigned char code[8] = {0};
        char *from = &byte, *into = (char *)code;
        size_t left = 1, room = sizeof code;
        iconv(to, NULL, NULL, NULL, NULL);
        const bool known = iconv(to, &from, &left, &into, &room) != (size_t)-1 && room == sizeof code - 4;
        encoding->map[i] = known ? code[0] | code[1] << 8 | code[2] << 16 : -1;
    }
    iconv_close(to);
    return XML_STATUS_OK;
}

bool feed_begin(read_feed *f, const read_level *level)
{
    *f = (read_feed){.parser = XML_ParserCreate(NULL), .level = level};
    if (!f->parser)
        return false;
    XML_SetUserData(f->parser, f);
    XML_SetElementHandler(f->parser, start_element, end_element);
    XML_SetCharacterDataHandler(f->parser, take_text);
    XML_SetEntityDeclHandler(f->parser, refuse_entity);
    XML_SetSkippedEntityHandler(f->parser, keep_entity);
    XML_UseForeignDTD(f->parser, XML_TRUE); /* an entity that nothing declares may be declared there: no error */
    XML_SetUnknownEncodingHandler(f->parser, map_encoding, NULL);
    return true;
}

void feed_end(read_feed *f)
{
    if (f->parser)
        XML_ParserFree(f->parser);
    f->parser = NULL;
    for (int i = 0; i < PART_COUNT; i++)
        if (f->parts[i].at)
            f->level->arena->allocator->free(f->level->arena->allocator->context, f->parts[i].at);
}

/* Parses on to the end of an item, or of the feed. */
static enum XML_Status parse_on(read_feed *f, read_stream *s)
{
    while (!f->done) {
        enum XML_Status status;
        if (f->suspended) {
            f->suspended = false;
            status = XML_ResumeParser(f->parser);
        } else {
            str view = stream_ahead(s, 1);
            if (f->final)
                return XML_STATUS_OK;
            if (!f->fed && view.size &&
                str_is_blank(*view.at)) { /* which may stand before a text, but not before "<?xml" */
                stream_past(s, 1);
                f->blank++;
                continue;
            }
            if (view.size > CHUNK)
                view.size = CHUNK;
            f->final = !view.size;
            status = XML_Parse(f->parser, view.at, (int)view.size, f->final);
            stream_past(s, view.size);
            f->fed += view.size;
        }
        if (status == XML_STATUS_ERROR)
            return status;
        f->suspended = status == XML_STATUS_SUSPENDED;
        const XML_Index at = XML_GetCurrentByteIndex(f->parser);
        const bool endless = f->fed - f->since > f->level->most + STREAM_MOST_LOST;
        if (endless || (at >= 0 && f->fed - (uint64_t)at > f->level->most + CHUNK)) {
            f->wrong = endless ? "an item, or what is between two, that is larger than the limit"
                               : "a tag, or a text in one, that is larger than the limit";
            f->status = SAYSO_E_LIMIT;
            return XML_STATUS_ERROR;
        }
    }
    return XML_STATUS_OK;
}

static stream_place place_of(const read_feed *f, uint64_t byte)
{
    byte += f->blank;
    return stream_packed(f->level->stream) ? (stream_place){0, byte} : (stream_place){byte, 0};
}

static read_got fail(const read_feed *f, sayso_status status, uint64_t byte, const char *what, sayso_error *error)
{
    stream_fail(f->level->stream, place_of(f, byte), status, what, error);
    return READ_BROKEN;
}

static read_got give_item(read_feed *f, sayso_input *input, sayso_error *error)
{
    const read_level *level = f->level;
    input->path = read_path(level, place_of(f, f->place));
    if (f->large)
        return fail(f, SAYSO_E_LIMIT, f->place, "this item is larger than the limit; raise it (--max-bytes)", error);
    const feed_part_text *text = &f->parts[f->parts[PART_TEXT].size ? PART_TEXT : PART_SUMMARY];
    if (!text->size)
        return fail(f, SAYSO_E_TEXT, f->place, "an item without a text", error);
    input->bytes = text->at;
    input->size = text->size;
    const char **const meta[PART_COUNT] = {
        NULL, NULL, &input->meta.title, &input->meta.url, &input->meta.published, &input->meta.outlet};
    for (int i = PART_TITLE; i <= PART_OUTLET; i++)
        *meta[i] = f->parts[i].size ? f->parts[i].at : NULL;
    if (!input->meta.published && f->parts[PART_CHANGED].size)
        input->meta.published = f->parts[PART_CHANGED].at;
    if (input->meta.url && !is_web(input->meta.url))
        input->meta.url = NULL;
    if (!input->meta.outlet && *f->outlet)
        input->meta.outlet = read_copy(level, str_of(f->outlet));
    return READ_DOCUMENT;
}

read_got feed_next(read_feed *f, const read_level *level, sayso_input *input, sayso_error *error)
{
    if (f->over)
        return READ_END;
    f->level = level;
    f->large = f->done = false;
    for (int i = 0; i < PART_COUNT; i++)
        f->parts[i].size = 0;
    const enum XML_Status status = parse_on(f, level->stream);
    f->since = f->fed;
    if (f->done)
        return give_item(f, input, error);
    f->over = true;
    if (status != XML_STATUS_ERROR)
        return stream_damage(level->stream) ? fail(f, SAYSO_E_TEXT, 0, "", error) : READ_END;
    const XML_Index at = XML_GetCurrentByteIndex(f->parser);
    const char *why = f->wrong ? f->wrong : XML_ErrorString(XML_GetErrorCode(f->parser));
    return fail(f, f->wrong ? f->status : SAYSO_E_TEXT, at < 0 ? f->fed : (uint64_t)at, why, error);
}
