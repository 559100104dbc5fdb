/* Takes a document's statements from its record.
 *
 * Of a statement its spans, kind, stance, uttered, within and confidence are taken; who spoke and when is for
 * later stages to say anew. What a record leaves out is empty, direct, asserted, uttered, certain; what it says
 * must be of the right form and point into the document. Statements are put in the order that the say stage gives
 * them, and within follows. */
#include "base/error.h"
#include "base/file.h"
#include "doc/doc_place.h"
#include "read/read_records.h"
#include <jansson.h>
#include <stdlib.h>

/* A statement, what the record calls it, and what it calls the one around it. */
typedef struct handed {
    sayso_statement statement;
    json_int_t id, within; /* NO_ID: none */
    uint32_t start;        /* of its earliest span */
} handed;

enum { NO_ID = -1, MOST_WITHIN = 64 };

typedef struct reading {
    doc *d;
    const read_records *records;
    const read_record *record;
    json_int_t id; /* of the statement being read */
    sayso_error *error;
} reading;

static bool fail(const reading *x, const char *what)
{
    char which[64];
    snprintf(which, sizeof which, ", in statement %lld", (long long)x->id);
    return read_fail_record(x->records, x->record, x->record->byte, what, x->id == NO_ID ? "" : which, x->error);
}

/* ---- spans --------------------------------------------------------------------------------------------------- */

static bool is_inside_character(const doc *d, json_int_t byte)
{
    return byte < (json_int_t)d->input.size && ((unsigned char)d->input.at[byte] & 0xc0) == 0x80;
}

static bool read_span(const reading *x, const json_t *value, sayso_span *span)
{
    const json_t *first = json_array_get(value, 0), *last = json_array_get(value, 1);
    if (json_array_size(value) != 2 || !json_is_integer(first) || !json_is_integer(last))
        return fail(x, "a span is two numbers, [start, end]");
    const json_int_t start = json_integer_value(first), end = json_integer_value(last);
    if (start < 0 || start >= end || end > (json_int_t)x->d->input.size || is_inside_character(x->d, start) ||
        is_inside_character(x->d, end))
        return fail(x, "a span that is empty, cuts a character or leaves the document");
    *span = doc_in_text(x->d, (sayso_span){(uint32_t)start, (uint32_t)end});
    return span->start < span->end || fail(x, "a span without text");
}

static int compare_spans(const void *left, const void *right)
{
    const sayso_span *a = left, *b = right;
    return (a->start > b->start) - (a->start < b->start);
}

/* The list of spans under a key; none where it is missing or null. */
static bool read_spans(const reading *x, const json_t *object, const char *key, sayso_spans *spans)
{
    const json_t *list = json_object_get(object, key);
    *spans = (sayso_spans){0};
    if (!list || json_is_null(list))
        return true;
    if (!json_is_array(list))
        return fail(x, "spans are a list");
    const size_t count = json_array_size(list);
    sayso_span *at = arena_array(&x->d->arena, count, sizeof *at);
    for (size_t i = 0; i < count; i++)
        if (!read_span(x, json_array_get(list, i), &at[i]))
            return false;
    if (count)
        qsort(at, count, sizeof *at, compare_spans);
    *spans = (sayso_spans){at, count};
    return true;
}

/* The spans of an object under a key: {"spans": …}. */
static bool read_passage(const reading *x, const json_t *object, const char *key, sayso_spans *spans)
{
    return read_spans(x, json_object_get(object, key), "spans", spans);
}

static bool read_carriers(const reading *x, const json_t *object, sayso_statement *s)
{
    const json_t *list = json_object_get(object, "via");
    const size_t count = json_array_size(list);
    sayso_party *via = arena_array(&x->d->arena, count, sizeof *via);
    for (size_t i = 0; i < count; i++) {
        via[i].entity = SAYSO_NONE;
        if (!read_spans(x, json_array_get(list, i), "spans", &via[i].spans))
            return false;
    }
    s->via = via;
    s->via_count = count;
    return true;
}

/* ---- words and numbers --------------------------------------------------------------------------------------- */

static const char *name_of_kind(int kind)
{
    return sayso_kind_name((sayso_kind)kind);
}

static const char *name_of_stance(int stance)
{
    return sayso_stance_name((sayso_stance)stance);
}

/* Which of the names 0 … last a word is; 0 where it is missing. */
static bool read_word(const reading *x, const json_t *object, const char *key, const char *(*name)(int), int last,
                      int *value)
{
    const json_t *word = json_object_get(object, key);
    *value = 0;
    if (!word)
        return true;
    for (int i = 0; i <= last && json_is_string(word); i++)
        if (strcmp(json_string_value(word), name(i)) == 0) {
            *value = i;
            return true;
        }
    return fail(x, "a kind or stance that there is not");
}

static bool read_number(const reading *x, const json_t *object, const char *key, json_int_t *number)
{
    const json_t *value = json_object_get(object, key);
    *number = json_is_integer(value) ? json_integer_value(value) : NO_ID;
    return !value || json_is_null(value) || *number >= 0 || fail(x, "id and within are numbers from 0");
}

static void read_manner(const json_t *object, sayso_statement *s)
{
    const json_t *confidence = json_object_get(object, "confidence");
    s->uttered = !json_is_false(json_object_get(object, "uttered"));
    s->confidence = json_is_number(confidence) ? (float)json_number_value(confidence) : 1;
}

/* ---- statements ---------------------------------------------------------------------------------------------- */

static uint32_t start_of(const sayso_statement *s)
{
    uint32_t start = s->content.at[0].start;
    if (s->cue.count && s->cue.at[0].start < start)
        start = s->cue.at[0].start;
    return s->source.count && s->source.at[0].start < start ? s->source.at[0].start : start;
}

static bool read_statement(reading *x, const json_t *object, handed *h)
{
    sayso_statement *s = &h->statement;
    int kind, stance;
    *h = (handed){
        .statement = {.speaker = SAYSO_NONE, .within = SAYSO_NONE, .addressee.entity = SAYSO_NONE, .said = SAYSO_NONE}};
    x->id = NO_ID;
    if (!json_is_object(object))
        return fail(x, "a statement is an object");
    if (!read_number(x, object, "id", &h->id) || !read_number(x, object, "within", &h->within))
        return false;
    x->id = h->id;
    if (!read_spans(x, object, "source", &s->source) || !read_spans(x, object, "cue", &s->cue) ||
        !read_spans(x, object, "content", &s->content) || !read_passage(x, object, "forum", &s->forum) ||
        !read_passage(x, object, "place", &s->place) || !read_passage(x, object, "addressee", &s->addressee.spans) ||
        !read_carriers(x, object, s) || !read_word(x, object, "kind", name_of_kind, SAYSO_MIXED, &kind) ||
        !read_word(x, object, "stance", name_of_stance, SAYSO_DECLINE, &stance))
        return false;
    if (!s->content.count)
        return fail(x, "no content");
    s->kind = (sayso_kind)kind;
    s->stance = (sayso_stance)stance;
    read_manner(object, s);
    h->start = start_of(s);
    return true;
}

static int by_start(const void *left, const void *right)
{
    const handed *a = left, *b = right;
    if (a->start != b->start)
        return (a->start > b->start) - (a->start < b->start);
    return (a->id > b->id) - (a->id < b->id);
}

/* A statement's name in the record, and where it stands now. */
typedef struct numbered {
    json_int_t id;
    uint32_t at;
} numbered;

static int by_id(const void *left, const void *right)
{
    const numbered *a = left, *b = right;
    return (a->id > b->id) - (a->id < b->id);
}

/* Turns what the record calls the statement around each into its place. No statement may be around itself. */
static bool link_within(reading *x, const handed *list, uint32_t count)
{
    sayso_statement *statements = x->d->statements.at;
    numbered *ids = arena_array(&x->d->arena, count, sizeof *ids);
    for (uint32_t i = 0; i < count; i++)
        ids[i] = (numbered){list[i].id, i};
    qsort(ids, count, sizeof *ids, by_id);
    for (uint32_t i = 0; i < count; i++) {
        x->id = ids[i].id;
        if (i && ids[i].id != NO_ID && ids[i].id == ids[i - 1].id)
            return fail(x, "a second statement of this id");
    }
    for (uint32_t i = 0; i < count; i++) {
        x->id = list[i].id;
        if (list[i].within == NO_ID)
            continue;
        const numbered *around = bsearch(&(numbered){.id = list[i].within}, ids, count, sizeof *ids, by_id);
        if (!around)
            return fail(x, "within a statement that there is not");
        statements[i].within = around->at;
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t steps = 0;
        x->id = list[i].id;
        for (uint32_t s = statements[i].within; s != SAYSO_NONE; s = statements[s].within)
            if (s == i || ++steps > MOST_WITHIN)
                return fail(x, "within itself, or too deep");
    }
    return true;
}

bool read_statements(doc *d, const read_records *records, sayso_error *error)
{
    reading x = {
        .d = d, .records = records, .record = read_find_record(records, &d->about), .id = NO_ID, .error = error};
    if (!x.record)
        return error_set(error, SAYSO_E_TEXT, 0,
                         "%s: byte 0: %s has no record of it, neither by doc.id nor by doc.path",
                         file_name(d->about.path.size ? d->about.path.at : NULL), records->path);
    const json_t *list = json_object_get(x.record->root, "statements");
    const uint32_t count = (uint32_t)json_array_size(list);
    handed *all = arena_array(&d->arena, count, sizeof *all);
    d->statements.count = 0;
    if (!json_is_array(list))
        return fail(&x, "no record: it has no statements");
    for (uint32_t i = 0; i < count; i++)
        if (!read_statement(&x, json_array_get(list, i), &all[i]))
            return false;
    if (count)
        qsort(all, count, sizeof *all, by_start);
    for (uint32_t i = 0; i < count; i++)
        *vec_push(&d->arena, &d->statements) = all[i].statement;
    return !count || link_within(&x, all, count);
}
