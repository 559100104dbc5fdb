/* The page: a head (title, when and where published, the file), the statements in the order of the
 * text with those inside others indented below them, and the entities, those that speak first.
 *
 *     Ilse Brandt (harbour master) · told · to the council · 4 March 2024 · via Coast Wire
 *         “The harbour stays open for now.”
 */
#include "page.h"
#include "wrap.h"
#include <stdlib.h>
#include <string.h>

enum { STEP = 4 /* columns a level */, MAX_DEPTH = 8, WIDEST = 200 /* columns */ };

typedef struct page {
    FILE *to;
    sayso_doc *doc;
    page_style style;
    const sayso_entity *entities;
    const sayso_statement *statements;
    const sayso_time *times;
    size_t entity_count, statement_count, time_count;
    FILE *paragraph; /* the one being put together */
    char *text;
    size_t size;
    bool begun; /* something stands in it */
    bool failed;
} page;

static void begin(page *p)
{
    p->begun = false;
    p->paragraph = open_memstream(&p->text, &p->size);
    p->failed |= !p->paragraph;
}

static void put_bytes(page *p, wrap_style how, const char *text, size_t size)
{
    if (p->paragraph)
        wrap_put(p->paragraph, how, p->style.color, text, size);
    p->begun = true;
}

static void put(page *p, wrap_style how, const char *text)
{
    put_bytes(p, how, text, strlen(text));
}

static void put_spans(page *p, wrap_style how, sayso_spans spans)
{
    size_t size = 0;
    const char *text = sayso_doc_text(p->doc, spans, &size);
    p->failed |= !text;
    if (text)
        put_bytes(p, how, text, size);
}

static void put_span(page *p, wrap_style how, sayso_span span)
{
    put_spans(p, how, (sayso_spans){&span, 1});
}

/* " · " before all parts of a line but the first. */
static void separate(page *p)
{
    if (p->begun)
        put(p, STYLE_FAINT, " · ");
}

/* One part of a line: a label and the words; nothing where there are none. */
static void put_part(page *p, const char *label, wrap_style how, sayso_spans spans)
{
    if (!spans.count)
        return;
    separate(p);
    put(p, STYLE_FAINT, label);
    put_spans(p, how, spans);
}

static void end(page *p, int first, int others)
{
    if (!p->paragraph || fclose(p->paragraph) != 0) {
        p->failed = true;
        return;
    }
    if (p->begun)
        wrap_lines(p->to, p->text, p->size, first, others, p->style.width);
    free(p->text);
}

static bool all_digits(const char *text, size_t count)
{
    return strspn(text, "0123456789") >= count;
}

/* The hour as it is, "NI" as "night". */
static const char *hour_text(const char *hour)
{
    static const char *const parts[][2] = {
        {"AF", "afternoon"}, {"DT", "daytime"}, {"EV", "evening"}, {"MO", "morning"}, {"NI", "night"}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strcmp(hour, parts[i][0]) == 0)
            return parts[i][1];
    return hour;
}

/* "2024-03-05T09:30" as "5 March 2024, 09:30"; other forms of TIMEX3 as they are. */
static void put_day(page *p, const char *value)
{
    static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                         "July",    "August",   "September", "October", "November", "December"};
    char text[64];
    const size_t size = strlen(value);
    const bool day = size >= 10 && all_digits(value, 4) && all_digits(value + 5, 2) && all_digits(value + 8, 2);
    const int month = day ? (value[5] - '0') * 10 + value[6] - '0' : 0;
    if (month < 1 || month > 12) {
        put(p, STYLE_PLAIN, value);
        return;
    }
    const bool hour = size > 11 && value[10] == 'T';
    snprintf(text, sizeof text, "%d %s %.4s%s%.16s", (value[8] - '0') * 10 + value[9] - '0', months[month - 1], value,
             hour ? ", " : "", hour ? hour_text(value + 11) : "");
    put(p, STYLE_PLAIN, text);
}

static void write_rule(page *p)
{
    static const char dash[] = "─";
    char rule[sizeof dash * WIDEST];
    size_t size = 0;
    for (int i = 0; i < p->style.width && i < WIDEST; i++, size += sizeof dash - 1)
        memcpy(rule + size, dash, sizeof dash - 1);
    begin(p);
    put_bytes(p, STYLE_FAINT, rule, size);
    end(p, 0, 0);
}

static void put_byline(page *p, sayso_span name, bool first)
{
    if (first)
        separate(p);
    put(p, STYLE_FAINT, first ? "by " : ", ");
    put_span(p, STYLE_PLAIN, name);
}

static void write_head(page *p)
{
    const sayso_about *about = sayso_doc_about(p->doc);
    begin(p);
    if (about->title.count)
        put_spans(p, STYLE_STRONG, about->title);
    else
        put(p, STYLE_STRONG, "(no title)");
    end(p, 0, 0);
    begin(p);
    if (*about->published.value)
        put_day(p, about->published.value);
    put_part(p, "", STYLE_PLAIN, about->outlet.spans);
    for (size_t i = 0; i < about->bylines.count; i++)
        put_byline(p, about->bylines.at[i], i == 0);
    put_part(p, "", STYLE_PLAIN, about->dateline.spans);
    if (about->path.size) {
        separate(p);
        put_bytes(p, STYLE_FAINT, about->path.at, about->path.size);
    }
    end(p, 0, 0);
    write_rule(p);
}

/* By name and office. */
static void put_entity(page *p, const sayso_entity *entity)
{
    put_bytes(p, STYLE_STRONG, entity->name.at, entity->name.size);
    if (entity->office_count) {
        put(p, STYLE_PLAIN, " (");
        put_span(p, STYLE_PLAIN, entity->offices[0].title);
        put(p, STYLE_PLAIN, ")");
    }
}

/* The one who speaks, and those who speak as one with the first; where the text names nobody, its own
 * words; where it has none, that. */
static void put_speaker(page *p, const sayso_statement *s)
{
    if (s->speaker >= p->entity_count) {
        if (s->source.count)
            put_spans(p, STYLE_STRONG, s->source);
        else
            put(p, STYLE_FAINT, "(no source named)");
        return;
    }
    put_entity(p, &p->entities[s->speaker]);
    for (size_t i = 0; i < s->with_count; i++) {
        put(p, STYLE_PLAIN, i + 1 < s->with_count ? ", " : " and ");
        put_entity(p, &p->entities[s->with[i]]);
    }
}

/* The entity's name, or the words where it is not known. */
static void put_party(page *p, const char *label, const sayso_party *party)
{
    if (!party->spans.count)
        return;
    if (party->entity >= p->entity_count) {
        put_part(p, label, STYLE_PLAIN, party->spans);
        return;
    }
    const sayso_text name = p->entities[party->entity].name;
    separate(p);
    put(p, STYLE_FAINT, label);
    put_bytes(p, STYLE_PLAIN, name.at, name.size);
}

/* What a reader must not miss: words that were not spoken, and a stance against them. */
static void put_warnings(page *p, const sayso_statement *s)
{
    if (!s->uttered) {
        separate(p);
        put(p, STYLE_WARNING, "[ascribed]");
    }
    if (s->stance != SAYSO_ASSERT) {
        separate(p);
        put(p, STYLE_WARNING, "[");
        put(p, STYLE_WARNING, sayso_stance_name(s->stance));
        put(p, STYLE_WARNING, "]");
    }
}

static void write_statement(page *p, const sayso_statement *s, int depth)
{
    const int indent = STEP * (depth < MAX_DEPTH ? depth : MAX_DEPTH);
    begin(p);
    put_speaker(p, s);
    put_part(p, "", STYLE_CUE, s->cue);
    put_party(p, "to ", &s->addressee);
    if (s->said < p->time_count && *p->times[s->said].value) {
        separate(p);
        put_day(p, p->times[s->said].value);
    }
    put_part(p, "at ", STYLE_PLAIN, s->forum);
    put_part(p, "in ", STYLE_PLAIN, s->place);
    for (size_t i = 0; i < s->via_count; i++)
        put_party(p, "via ", &s->via[i]);
    put_warnings(p, s);
    end(p, indent, indent + STEP / 2);
    begin(p);
    put_spans(p, STYLE_PLAIN, s->content);
    end(p, indent + STEP, indent + STEP);
}

/* The statements as a tree: children by id, under those that they are within; those within none
 * under number `count`. */
typedef struct tree {
    uint32_t *first, *next; /* (count + 1) each; SAYSO_NONE: there is none */
    uint32_t count;
} tree;

static uint32_t parent_of(const page *p, uint32_t id)
{
    const uint32_t within = p->statements[id].within;
    return within < p->statement_count ? within : (uint32_t)p->statement_count;
}

static bool build_tree(const page *p, tree *t)
{
    t->count = (uint32_t)p->statement_count;
    t->first = malloc(2 * (p->statement_count + 1) * sizeof *t->first);
    if (!t->first)
        return false;
    t->next = t->first + t->count + 1;
    memset(t->first, 0xff, 2 * (p->statement_count + 1) * sizeof *t->first);
    for (uint32_t id = t->count; id--;) {
        const uint32_t parent = parent_of(p, id);
        t->next[id] = t->first[parent];
        t->first[parent] = id;
    }
    return true;
}

/* Without recursion: nesting has no bound. */
static void write_statements(page *p)
{
    tree t;
    if (!build_tree(p, &t)) {
        p->failed = true;
        return;
    }
    int depth = 0;
    for (uint32_t id = t.first[t.count]; id < t.count;) {
        fputc('\n', p->to);
        write_statement(p, &p->statements[id], depth);
        if (t.first[id] != SAYSO_NONE) {
            id = t.first[id];
            depth++;
            continue;
        }
        for (; id < t.count && t.next[id] == SAYSO_NONE; depth--)
            id = parent_of(p, id);
        id = id < t.count ? t.next[id] : t.count;
    }
    free(t.first);
}

/* What an entity does in a document. */
typedef struct part {
    size_t speaks, carries, hears;
} part;

static void count_parts(const page *p, part *parts)
{
    for (size_t i = 0; i < p->statement_count; i++) {
        const sayso_statement *s = &p->statements[i];
        if (s->speaker < p->entity_count)
            parts[s->speaker].speaks++;
        for (size_t j = 0; j < s->with_count; j++)
            parts[s->with[j]].speaks++;
        if (s->addressee.spans.count && s->addressee.entity < p->entity_count)
            parts[s->addressee.entity].hears++;
        for (size_t j = 0; j < s->via_count; j++)
            if (s->via[j].entity < p->entity_count)
                parts[s->via[j].entity].carries++;
    }
}

static void put_count(page *p, size_t count, const char *one, const char *many)
{
    char text[64];
    if (!count)
        return;
    snprintf(text, sizeof text, "%zu %s", count, count == 1 ? one : many);
    separate(p);
    put(p, STYLE_PLAIN, text);
}

static void write_entity(page *p, const sayso_entity *entity, const part *does)
{
    begin(p);
    put_bytes(p, STYLE_STRONG, entity->name.at, entity->name.size);
    separate(p);
    put(p, STYLE_FAINT, sayso_entity_type_name(entity->type));
    for (size_t i = 0; i < entity->office_count; i++)
        put_part(p, "", STYLE_PLAIN, (sayso_spans){&entity->offices[i].title, 1});
    if (entity->country.size) {
        separate(p);
        put_bytes(p, STYLE_PLAIN, entity->country.at, entity->country.size);
    }
    put_count(p, does->speaks, "statement", "statements");
    put_count(p, does->carries, "carried", "carried");
    put_count(p, does->hears, "addressed", "addressed");
    end(p, STEP, 2 * STEP);
}

static void write_others(page *p, const part *parts)
{
    begin(p);
    for (size_t i = 0; i < p->entity_count; i++) {
        if (parts[i].speaks || parts[i].carries || parts[i].hears)
            continue;
        put(p, STYLE_FAINT, p->begun ? ", " : "also named: ");
        put_bytes(p, STYLE_PLAIN, p->entities[i].name.at, p->entities[i].name.size);
    }
    end(p, STEP, 2 * STEP);
}

static void write_entities(page *p)
{
    part *parts = calloc(p->entity_count, sizeof *parts);
    if (!parts) {
        p->failed = true;
        return;
    }
    count_parts(p, parts);
    fputc('\n', p->to);
    begin(p);
    put(p, STYLE_FAINT, "who is in it");
    end(p, 0, 0);
    for (size_t i = 0; i < p->entity_count; i++)
        if (parts[i].speaks || parts[i].carries || parts[i].hears)
            write_entity(p, &p->entities[i], &parts[i]);
    write_others(p, parts);
    free(parts);
}

static const char *explain_none(const page *p)
{
    if (sayso_doc_about(p->doc)->same_as.size)
        return "\n(the same text as an earlier report; --copies reads it again)\n";
    return p->style.headed ? "\n(who said what was not asked for: --last)\n"
                           : "\n(nobody is reported to say anything)\n";
}

bool page_write(FILE *to, sayso_doc *doc, const page_style *style)
{
    page p = {.to = to, .doc = doc, .style = *style};
    p.entities = sayso_doc_entities(doc, &p.entity_count);
    p.statements = sayso_doc_statements(doc, &p.statement_count);
    p.times = sayso_doc_times(doc, &p.time_count);
    write_head(&p);
    if (p.statement_count)
        write_statements(&p);
    else
        fputs(explain_none(&p), to);
    if (p.entity_count)
        write_entities(&p);
    fputs("\n\n", to);
    return !p.failed;
}
