/* Writes the record: the contract of docs/record.md, member by member in its order. Reads every
 * array of the document and adds nothing to it; the same document gives the same bytes in any
 * locale. */
#include "base/utf8.h"
#include "doc/doc_place.h"
#include "doc/doc_write.h"
#include <stdio.h>

static str as_str(sayso_text text)
{
    return (str){text.at, text.size};
}

static void key_str(out *o, const char *key, str text)
{
    out_json_key(o, key);
    out_json_str(o, text);
}

static void key_text(out *o, const char *key, const char *text)
{
    out_json_key(o, key);
    out_json_text(o, text);
}

/* An empty text is one that is not known. */
static void key_known(out *o, const char *key, sayso_text text)
{
    out_json_key(o, key);
    if (text.size)
        out_json_str(o, as_str(text));
    else
        out_json_null(o);
}

/* An index past the end is one that points at nothing. */
static void key_index(out *o, const char *key, uint32_t index, uint32_t count)
{
    out_json_key(o, key);
    if (index < count)
        out_json_uint(o, index);
    else
        out_json_null(o);
}

static void write_span(out *o, sayso_span span)
{
    out_json_open(o, '[');
    out_json_uint(o, span.start);
    out_json_uint(o, span.end);
    out_json_close(o, ']');
}

static void key_spans(out *o, const char *key, sayso_spans spans)
{
    out_json_key(o, key);
    out_json_open(o, '[');
    for (size_t i = 0; i < spans.count; i++)
        write_span(o, spans.at[i]);
    out_json_close(o, ']');
}

static void key_empty(out *o, const char *key)
{
    key_spans(o, key, (sayso_spans){NULL, 0});
}

/* {"text", "spans"}, or null where there are none. */
static void write_passage(doc *d, out *o, sayso_spans spans)
{
    if (!spans.count) {
        out_json_null(o);
        return;
    }
    out_json_open(o, '{');
    key_str(o, "text", doc_spans_text(d, spans));
    key_spans(o, "spans", spans);
    out_json_close(o, '}');
}

static void key_passage(doc *d, out *o, const char *key, sayso_spans spans)
{
    out_json_key(o, key);
    write_passage(d, o, spans);
}

/* {"entity", "spans"}. */
static void write_party(out *o, const sayso_party *party)
{
    out_json_open(o, '{');
    out_json_key(o, "entity");
    out_json_uint(o, party->entity);
    key_spans(o, "spans", party->spans);
    out_json_close(o, '}');
}

/* Whether the words of a party name an entity; only then is it one. */
static bool is_known(const doc *d, const sayso_party *party)
{
    return party->spans.count && party->entity < d->entities.count;
}

static void key_party(const doc *d, out *o, const char *key, const sayso_party *party)
{
    out_json_key(o, key);
    if (is_known(d, party))
        write_party(o, party);
    else
        out_json_null(o);
}

static void open_time(out *o, const sayso_time *time)
{
    out_json_open(o, '{');
    key_text(o, "value", *time->value ? time->value : NULL);
    key_text(o, "precision", sayso_precision_name(time->precision));
}

static void write_time(out *o, const sayso_time *time)
{
    open_time(o, time);
    key_text(o, "type", sayso_time_type_name(time->type));
    key_spans(o, "spans", time->spans);
    out_json_close(o, '}');
}

static void write_published(out *o, const sayso_time *time, sayso_origin from)
{
    if (!*time->value) {
        out_json_null(o);
        return;
    }
    open_time(o, time);
    key_spans(o, "spans", time->spans);
    key_text(o, "from", sayso_origin_name(from));
    out_json_close(o, '}');
}

/* The rule: how the time became the statement's, if not by the words beside it, and how its day was found. */
static void write_said(const doc *d, out *o, const sayso_statement *statement)
{
    if (statement->said >= d->times.count) {
        out_json_null(o);
        return;
    }
    const sayso_time *time = &d->times.at[statement->said];
    char both[96];
    const char *by = statement->said_by, *rule = by ? by : time->rule;
    if (by && time->rule) {
        snprintf(both, sizeof both, "%s:%s", by, time->rule);
        rule = both;
    }
    open_time(o, time);
    key_spans(o, "spans", time->spans);
    key_text(o, "rule", rule);
    out_json_close(o, '}');
}

/* File names are bytes and JSON is UTF-8: a byte that is neither is written as U+FFFD. */
static str valid_path(doc *d, sayso_text path)
{
    str left = as_str(path);
    out o = {.arena = &d->arena};
    for (size_t bad; (bad = utf8_invalid(left)) < left.size; left = str_slice(left, bad + 1, left.size)) {
        out_bytes(&o, left.at, bad);
        out_text(&o, "\ufffd");
    }
    out_str(&o, left);
    return (str){o.at, o.size};
}

static void write_bylines(doc *d, out *o)
{
    const sayso_spans bylines = d->about.bylines;
    out_json_key(o, "bylines");
    out_json_open(o, '[');
    for (size_t i = 0; i < bylines.count; i++)
        write_passage(d, o, (sayso_spans){&bylines.at[i], 1});
    out_json_close(o, ']');
}

static void key_slice(doc *d, out *o, const char *key, sayso_span span)
{
    out_json_key(o, key);
    if (span.start < span.end)
        out_json_str(o, doc_spans_text(d, (sayso_spans){&span, 1}));
    else
        out_json_null(o);
}

static void write_dateline(doc *d, out *o)
{
    out_json_key(o, "dateline");
    if (!d->about.dateline.spans.count) {
        out_json_null(o);
        return;
    }
    out_json_open(o, '{');
    key_slice(d, o, "place", d->about.dateline.place);
    key_slice(d, o, "agency", d->about.dateline.agency);
    out_json_key(o, "date");
    if (d->about.dateline.date < d->times.count)
        write_time(o, &d->times.at[d->about.dateline.date]);
    else
        out_json_null(o);
    key_spans(o, "spans", d->about.dateline.spans);
    out_json_close(o, '}');
}

static void write_residue(const doc *d, out *o)
{
    out_json_key(o, "residue");
    out_json_open(o, '[');
    for (size_t i = 0; i < d->about.residue_count; i++) {
        const sayso_residue *residue = &d->about.residue[i];
        out_json_open(o, '[');
        out_json_uint(o, residue->span.start);
        out_json_uint(o, residue->span.end);
        out_json_text(o, residue->reason);
        out_json_close(o, ']');
    }
    out_json_close(o, ']');
}

static void write_about(doc *d, out *o)
{
    const sayso_about *about = &d->about;
    const str path = valid_path(d, about->path);
    out_json_key(o, "doc");
    out_json_open(o, '{');
    key_str(o, "id", as_str(about->id));
    key_known(o, "path", (sayso_text){path.at, path.size});
    key_known(o, "url", about->url);
    key_known(o, "same_as", about->same_as);
    out_json_key(o, "bytes");
    out_json_uint(o, d->input.size);
    key_known(o, "language", about->language);
    key_passage(d, o, "title", about->title);
    key_party(d, o, "outlet", &about->outlet);
    write_bylines(d, o);
    write_dateline(d, o);
    out_json_key(o, "published");
    write_published(o, &about->published, about->published_from);
    key_spans(o, "body", about->body);
    write_residue(d, o);
    out_json_close(o, '}');
}

static void write_offices(doc *d, out *o, const sayso_entity *entity)
{
    out_json_key(o, "offices");
    out_json_open(o, '[');
    for (size_t i = 0; i < entity->office_count; i++) {
        const sayso_spans title = {&entity->offices[i].title, 1};
        out_json_open(o, '{');
        key_str(o, "title", doc_spans_text(d, title));
        key_spans(o, "spans", title);
        out_json_close(o, '}');
    }
    out_json_close(o, ']');
}

static void write_mentions(out *o, const sayso_entity *entity)
{
    out_json_key(o, "mentions");
    out_json_open(o, '[');
    for (size_t i = 0; i < entity->mention_count; i++)
        write_span(o, entity->mentions[i].span);
    out_json_close(o, ']');
    out_json_key(o, "mention_kinds");
    out_json_open(o, '[');
    for (size_t i = 0; i < entity->mention_count; i++)
        out_json_text(o, sayso_mention_kind_name(entity->mentions[i].kind));
    out_json_close(o, ']');
}

static void write_entity(doc *d, out *o, uint32_t id)
{
    const sayso_entity *entity = &d->entities.at[id];
    out_json_open(o, '{');
    out_json_key(o, "id");
    out_json_uint(o, id);
    key_str(o, "name", as_str(entity->name));
    key_text(o, "type", sayso_entity_type_name(entity->type));
    key_known(o, "wikidata", entity->wikidata);
    key_known(o, "country", entity->country);
    key_known(o, "sector", entity->sector);
    write_offices(d, o, entity);
    write_mentions(o, entity);
    out_json_close(o, '}');
}

static void write_via(const doc *d, out *o, const sayso_statement *statement)
{
    out_json_key(o, "via");
    out_json_open(o, '[');
    for (size_t i = 0; i < statement->via_count; i++)
        if (is_known(d, &statement->via[i]))
            write_party(o, &statement->via[i]);
    out_json_close(o, ']');
}

unsigned doc_hundredths(float share)
{
    return share >= 1 ? 100 : share > 0 ? (unsigned)(share * 100 + 0.5F) : 0;
}

/* printf would write a float with the locale's decimal point. */
static void write_share(out *o, float share)
{
    char text[16];
    const unsigned hundredths = doc_hundredths(share);
    snprintf(text, sizeof text, "%u.%02u", hundredths / 100, hundredths % 100);
    out_json_raw(o, text);
}

static void write_statement(doc *d, out *o, uint32_t id)
{
    const sayso_statement *statement = &d->statements.at[id];
    out_json_open(o, '{');
    out_json_key(o, "id");
    out_json_uint(o, id);
    key_text(o, "kind", sayso_kind_name(statement->kind));
    key_spans(o, "source", statement->source);
    key_spans(o, "cue", statement->cue);
    key_spans(o, "content", statement->content);
    key_index(o, "speaker", statement->speaker, d->entities.count);
    out_json_key(o, "with");
    out_json_open(o, '[');
    for (size_t i = 0; i < statement->with_count; i++)
        out_json_uint(o, statement->with[i]);
    out_json_close(o, ']');
    key_index(o, "within", statement->within, d->statements.count);
    write_via(d, o, statement);
    key_party(d, o, "addressee", &statement->addressee);
    key_passage(d, o, "forum", statement->forum);
    out_json_key(o, "said");
    write_said(d, o, statement);
    key_passage(d, o, "place", statement->place);
    out_json_key(o, "uttered");
    out_json_bool(o, statement->uttered);
    key_text(o, "stance", sayso_stance_name(statement->stance));
    key_text(o, "act", NULL);
    out_json_key(o, "confidence");
    write_share(o, statement->confidence);
    out_json_close(o, '}');
}

void doc_record(doc *d, out *o)
{
    out_json_open(o, '{');
    out_json_key(o, "sayso");
    out_json_uint(o, SAYSO_RECORD_FORMAT);
    write_about(d, o);
    out_json_key(o, "entities");
    out_json_open(o, '[');
    for (uint32_t i = 0; i < d->entities.count; i++)
        write_entity(d, o, i);
    out_json_close(o, ']');
    out_json_key(o, "statements");
    out_json_open(o, '[');
    for (uint32_t i = 0; i < d->statements.count; i++)
        write_statement(d, o, i);
    out_json_close(o, ']');
    key_empty(o, "events");
    key_empty(o, "figures");
    out_json_key(o, "times");
    out_json_open(o, '[');
    for (uint32_t i = 0; i < d->times.count; i++)
        write_time(o, &d->times.at[i]);
    out_json_close(o, ']');
    out_json_close(o, '}');
}
