/* Values are found by their braces first, and parsed one at a time: memory is one value's. Where the
 * first value fills a line, each line is one, and a broken one costs no other. */
#include "read/read_json.h"
#include "base/out.h"

enum { STEP = 1 << 16, MOST_PATHS = 24 };

bool json_recognise(str head)
{
    size_t i = str_starts(head, STR("\xef\xbb\xbf")) ? 3 : 0;
    bool array = false;
    for (; i < head.size; i++) {
        const char c = head.at[i];
        if (c == '{')
            break;
        if (c == '[' && !array)
            array = true;
        else if (!str_is_blank(c))
            return false;
    }
    for (i++; i < head.size; i++)
        if (!str_is_blank(head.at[i]))
            return head.at[i] == '"' || head.at[i] == '}';
    return false;
}

/* ---- finding values ------------------------------------------------------------------------------------------ */

/* Where the scan of a value is. */
typedef struct scan {
    uint64_t depth;
    bool text, escaped;
} scan;

/* Goes on over `view`; the bytes up to the value's end, 0: it does not end there. */
static size_t scan_value(scan *s, str view)
{
    for (size_t i = 0; i < view.size; i++) {
        const char c = view.at[i];
        if (s->text) {
            s->text = s->escaped || c != '"';
            s->escaped = !s->escaped && c == '\\';
        } else if (c == '"') {
            s->text = true;
        } else if (c == '{' || c == '[') {
            s->depth++;
        } else if (c == '}' || c == ']') {
            if (--s->depth == 0)
                return i + 1;
        }
    }
    return 0;
}

/* What stands between values; false at the end. */
static bool skip_between(read_json *j, read_stream *s)
{
    for (;;) {
        const str view = stream_ahead(s, 1);
        size_t i = 0;
        while (i < view.size && (str_is_blank(view.at[i]) || view.at[i] == ',' || view.at[i] == '[' ||
                                 view.at[i] == ']' || view.at[i] == '\x1e' || (unsigned char)view.at[i] >= 0x80)) {
            j->array |= view.at[i] == '[' && !j->begun;
            i++;
        }
        stream_past(s, i);
        if (i < view.size || !view.size)
            return view.size;
    }
}

/* Consumes what is left of a line; where a packed one does not end, the rest of its member. */
static void skip_line(read_stream *s)
{
    for (uint64_t lost = 0;;) {
        const str view = stream_ahead(s, 1);
        const char *end = view.size ? memchr(view.at, '\n', view.size) : NULL;
        stream_past(s, end ? (size_t)(end - view.at) : view.size);
        lost += view.size;
        if (end || !view.size)
            return;
        if (lost > STREAM_MOST_LOST && stream_packed(s)) {
            stream_mend(s);
            return;
        }
    }
}

typedef enum extent { WHOLE, TOO_LARGE, ENDLESS } extent;

/* The line in view, without its end. */
static extent find_line(read_stream *s, size_t most, size_t *size)
{
    size_t seen = 0;
    for (size_t want = STEP;; want *= 2) {
        const str view = stream_ahead(s, want);
        const char *end = view.size > seen ? memchr(view.at + seen, '\n', view.size - seen) : NULL;
        *size = end ? (size_t)(end - view.at) : view.size;
        if (end || view.size < want)
            return *size > most ? TOO_LARGE : WHOLE;
        if (view.size > most)
            return TOO_LARGE;
        seen = view.size;
    }
}

/* The value in view, by its braces. */
static extent find_value(read_stream *s, size_t most, size_t *size)
{
    scan at = {0};
    size_t seen = 0;
    for (size_t want = STEP;; want *= 2) {
        const str view = stream_ahead(s, want);
        const size_t end = scan_value(&at, str_slice(view, seen, view.size));
        *size = end ? seen + end : view.size;
        if (end)
            return *size > most ? TOO_LARGE : WHOLE;
        if (view.size < want)
            return ENDLESS;
        if (view.size > most)
            break;
        seen = view.size;
    }
    for (uint64_t lost = 0; lost < STREAM_MOST_LOST;) { /* over its end, keeping none of it */
        stream_past(s, *size);
        const str view = stream_ahead(s, 1);
        const size_t end = scan_value(&at, view);
        *size = end ? end : view.size;
        lost += view.size;
        if (end)
            return TOO_LARGE;
        if (!view.size)
            break;
    }
    return ENDLESS;
}

/* ---- what a value says --------------------------------------------------------------------------------------- */

/* Where each part of a document is looked for, the surest first: a path of members, through arrays. */
static const char *const TEXTS[MOST_PATHS] = {
    "maintext",         /* news-please */
    "body_text",        /* ninjs 1; else in any markup: */
    "bodies.value",     /* ninjs 2 and 3 */
    "story_text",       /* Media Cloud */
    "text",             /* Media Cloud, and most others */
    "content.rendered", /* WordPress */
    "content_text",     /* JSON Feed */
    "content_html",
    "content",
    "articleBody",
    "body",
    "article",
    "body_xhtml",
    "body_html",
    "html",
    "story_sentences.sentence", /* Media Cloud, where it may give no more */
    "quotes.quote",             /* GDELT's quotation graph */
};
static const char *const TITLES[MOST_PATHS] = {"headline", "headlines.value", "title.rendered", "title"};
static const char *const URLS[MOST_PATHS] = {"url", "canonical_url", "link", "uri", "guid"};
static const char *const DATES[MOST_PATHS] = {
    "date_publish",     "publish_date", "date_published", "datePublished",  "published", "published_at", "publishedAt",
    "publication_date", "pubDate",      "firstcreated",   "versioncreated", "date_gmt",  "date"};
static const char *const OUTLETS[MOST_PATHS] = {"media_name", "outlet",           "publisher",     "source.name",
                                                "source",     "infosources.name", "provider.name", "source_domain"};
static const char *const LISTS[] = {"items", "articles", "stories", "results", "value", "docs", "entries"};

/* Of a list that is one thing in several types, as ninjs has it: the plain text, or else the first;
 * NULL: it is no such list. */
static const json_t *choose_type(const json_t *list)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *type = json_string_value(json_object_get(json_array_get(list, i), "contenttype"));
        if (type && strncmp(type, "text/plain", 10) == 0)
            return json_array_get(list, i);
    }
    const json_t *first = json_array_get(list, 0);
    return json_object_get(first, "contenttype") ? first : NULL;
}

/* The strings that a path leads to, joined by an empty line; or only the first. */
static void gather(const json_t *value, const char *path, bool all, out *o)
{
    if (json_is_array(value)) {
        const json_t *chosen = choose_type(value);
        if (chosen)
            gather(chosen, path, all, o);
        for (size_t i = 0; !chosen && i < json_array_size(value); i++)
            gather(json_array_get(value, i), path, all, o);
    } else if (!*path) {
        if (!json_is_string(value) || !json_string_length(value) || (o->size && !all))
            return;
        if (o->size)
            out_text(o, "\n\n");
        out_str(o, (str){json_string_value(value), json_string_length(value)});
    } else if (json_is_object(value)) {
        const char *dot = strchr(path, '.');
        const size_t size = dot ? (size_t)(dot - path) : strlen(path);
        const json_t *own = json_object_getn(value, path, size);
        if (own)
            gather(own, path + size + (dot ? 1 : 0), all, o);
    }
}

/* A part of a document, where the caller says or else where such parts are. */
static str find_part(const read_level *level, const json_t *value, const char *named,
                     const char *const paths[static MOST_PATHS], bool all)
{
    out o = {.arena = level->arena};
    if (named)
        gather(value, named, all, &o);
    for (size_t i = 0; !named && paths[i] && !o.size; i++)
        gather(value, paths[i], all, &o);
    return (str){out_end(&o), o.size};
}

/* The list of documents in a value that is none itself; NULL: there is none. */
static json_t *find_list(const json_t *value)
{
    for (size_t i = 0; i < sizeof LISTS / sizeof *LISTS; i++) {
        json_t *list = json_object_get(value, LISTS[i]);
        if (json_is_array(list) && json_is_object(json_array_get(list, 0)))
            return list;
    }
    return NULL;
}

static const char *web_address(const read_level *level, str text)
{
    return str_starts(text, STR("http://")) || str_starts(text, STR("https://")) ? read_copy(level, text) : NULL;
}

static read_got fail(const read_level *level, stream_place place, sayso_status status, const char *what,
                     sayso_error *error)
{
    stream_fail(level->stream, place, status, what, error);
    return READ_BROKEN;
}

static read_got read_value(const read_level *level, const json_t *value, stream_place place, sayso_input *input,
                           sayso_error *error)
{
    const sayso_fields *named = level->fields;
    const str text = find_part(level, value, named->text, TEXTS, true);
    if (!text.size)
        return fail(level, place, SAYSO_E_TEXT, "a JSON value without a text; name its member (--text-field)", error);
    if (text.size > level->most)
        return fail(level, place, SAYSO_E_LIMIT, "this text is larger than the limit; raise it (--max-bytes)", error);
    input->bytes = text.at;
    input->size = text.size;
    input->meta.title = read_copy(level, find_part(level, value, named->title, TITLES, false));
    input->meta.url = web_address(level, find_part(level, value, named->url, URLS, false));
    if (named->published || !json_object_get(value, "quotes")) /* GDELT's date is when it saw the page */
        input->meta.published = read_copy(level, find_part(level, value, named->published, DATES, false));
    input->meta.outlet = read_copy(level, find_part(level, value, NULL, OUTLETS, false));
    return READ_DOCUMENT;
}

/* ---- one document after the other ---------------------------------------------------------------------------- */

void json_end(read_json *j)
{
    json_decref(j->value);
    j->value = j->list = NULL;
}

/* The document at `next` of the list in the value. */
static read_got next_of_list(read_json *j, const read_level *level, sayso_input *input, sayso_error *error)
{
    const json_t *value = json_array_get(j->list, j->next++);
    out o = {.arena = level->arena};
    out_format(&o, "%s#%zu", read_path(level, j->place), j->next);
    input->path = out_end(&o);
    return read_value(level, value, j->place, input, error);
}

/* Puts the next value in view, if it is whole. */
static read_got next_value(read_json *j, const read_level *level, sayso_error *error)
{
    const size_t most = 2 * level->most + STEP; /* a text, its markup, and what else is known of it */
    read_stream *s = level->stream;
    stream_past(s, j->size);
    j->size = 0;
    if (j->over || !skip_between(j, s)) {
        if (j->over || !stream_damage(s))
            return READ_END;
        fail(level, j->place, SAYSO_E_TEXT, "", error);
        j->over = !stream_mend(s);
        return READ_BROKEN;
    }
    j->place = stream_at(s);
    extent found = TOO_LARGE;
    if (*stream_ahead(s, 1).at != '{') {
        skip_line(s);
        return fail(level, j->place, SAYSO_E_TEXT, "no JSON object begins here", error);
    }
    found = j->lines ? find_line(s, most, &j->size) : find_value(s, most, &j->size);
    if (!j->begun && found == WHOLE && !j->array)
        j->lines = !memchr(stream_ahead(s, j->size).at, '\n', j->size);
    j->begun = true;
    if (found == WHOLE)
        return READ_DOCUMENT;
    if (j->lines && found == TOO_LARGE) {
        j->size = 0;
        skip_line(s);
    }
    j->over = found == ENDLESS;
    return found == ENDLESS ? fail(level, j->place, SAYSO_E_TEXT, "a JSON object that does not end", error)
                            : fail(level, j->place, SAYSO_E_LIMIT,
                                   "a JSON object larger than the limit; raise it (--max-bytes)", error);
}

read_got json_next_document(read_json *j, const read_level *level, sayso_input *input, sayso_error *error)
{
    if (j->list && j->next < json_array_size(j->list))
        return next_of_list(j, level, input, error);
    json_end(j);
    const read_got got = next_value(j, level, error);
    if (got == READ_END)
        return got;
    input->path = read_path(level, j->place);
    if (got == READ_BROKEN)
        return got;
    json_error_t wrong;
    const str view = stream_ahead(level->stream, j->size);
    j->value = json_loadb(view.at, j->size, JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL, &wrong);
    if (!j->value) {
        stream_place place = j->place;
        *(stream_packed(level->stream) ? &place.inside : &place.byte) +=
            wrong.position > 0 ? (uint64_t)wrong.position : 0;
        return fail(level, place, SAYSO_E_TEXT, wrong.text, error);
    }
    j->list = level->fields->text ? NULL : find_list(j->value);
    j->next = 0;
    return j->list ? next_of_list(j, level, input, error) : read_value(level, j->value, j->place, input, error);
}
