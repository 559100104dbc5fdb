/* Walks a page's tree without recursion: a frame for each open element keeps what is known of the
 * place. A block begins a new line, and so does a <br>; all else goes on in the one before. */
#include "clean/clean_walk.h"
#include "clean/clean_element.h"
#include "clean/clean_ld.h"
#include "clean/clean_meta_name.h"
#include "clean/clean_parts.h"
#include "clean/clean_tree.h"

enum { MOST_DAYS = 4, NEAR_DAY = 48, SHORT_SCRIPT = 160 };

typedef struct frame {
    const GumboNode *node;
    unsigned next;                    /* child */
    uint32_t hints, near, own, above; /* of all; of the nearest; of this block; of the block around it */
    uint32_t within;
    uint32_t block, parent, grandparent;
    uint16_t depth;
    uint8_t tag;
    bool is_block;
} frame;

typedef VEC(frame) frame_vec;

typedef struct walk {
    doc *d;
    const clean_source *source;
    clean_view *view;
    view_run_vec *runs;
    frame_vec frames;
    bool open;    /* the last line goes on */
    bool broken;  /* a <br> ended it */
    bool in_link; /* the last run was one of a link */
} walk;

static str value_of(const GumboAttribute *attribute)
{
    return attribute ? str_of(attribute->value) : STR("");
}

static str piece_of(const walk *w, GumboStringPiece slice)
{
    return source_piece(w->source, (str){slice.data, slice.length});
}

/* ---- what the page says of itself ---------------------------------------------------------------------------- */

static uint32_t new_line(walk *w, view_line fresh)
{
    *vec_push(&w->d->arena, &w->view->lines) = fresh;
    w->open = false;
    return w->view->lines.count - 1;
}

static void add_value(walk *w, const GumboAttribute *attribute, view_meta meta)
{
    if (meta == META_NONE || !attribute || !attribute->value[0])
        return;
    str source = piece_of(w, attribute->original_value);
    if (source.size < 3)
        return;
    if (source.at[0] == '"' || source.at[0] == '\'')
        source = str_slice(source, 1, source.size - 1);
    const frame *f = &w->frames.at[w->frames.count - 1];
    const uint32_t fresh =
        new_line(w, (view_line){.meta = (uint8_t)meta, .within = f->within, .hints = f->hints, .near = f->near});
    *vec_push(&w->d->arena, w->runs) =
        (view_run){.source = source, .text = attribute->value, .line = fresh, .kind = RUN_VALUE};
}

static void read_meta(walk *w, const GumboNode *node)
{
    static const char *const names[] = {"property", "name", "itemprop", "http-equiv"};
    view_meta meta = META_NONE;
    for (size_t i = 0; i < sizeof names / sizeof *names && meta == META_NONE; i++)
        meta = clean_meta_named(value_of(clean_attribute(node, names[i])));
    add_value(w, clean_attribute(node, "content"), meta);
}

/* What attributes of an element that is shown say of the article. */
static void read_attributes(walk *w, const GumboNode *node)
{
    const GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_TIME)
        add_value(w, clean_attribute(node, "datetime"), META_TIME);
    else if (tag == GUMBO_TAG_ABBR) /* hAtom's way: <abbr title="2020-04-12"> */
        add_value(w, clean_attribute(node, "title"), META_TIME);
    else if (tag == GUMBO_TAG_LINK && str_equal_ascii(value_of(clean_attribute(node, "rel")), STR("canonical")))
        add_value(w, clean_attribute(node, "href"), META_URL);
    else if (clean_attribute(node, "itemprop") && clean_attribute(node, "content"))
        add_value(w, clean_attribute(node, "content"), clean_meta_named(value_of(clean_attribute(node, "itemprop"))));
    else if (tag == GUMBO_TAG_HTML)
        w->view->language = value_of(clean_attribute(node, "lang"));
}

static void add_day(walk *w, str script, uint32_t start)
{
    uint32_t end = start + 10;
    while (end < script.size && end < start + 32 && strchr("0123456789T:.+-Z", script.at[end]))
        end++;
    const uint32_t fresh = new_line(w, (view_line){.meta = META_SCRIPT});
    *vec_push(&w->d->arena, w->runs) =
        (view_run){.source = str_slice(script, start, end), .line = fresh, .kind = RUN_JSON};
}

/* Whether "20__-__-__" stands there, or the same with strokes. */
static bool is_day(str script, uint32_t at, char mark)
{
    return script.at[at] == '2' && script.at[at + 1] == '0' && script.at[at + 4] == mark && script.at[at + 7] == mark;
}

/* "published": "2020-04-12T…", "publicationDate" and the like in a script that is no JSON-LD. */
static void read_days(walk *w, str script)
{
    const str mark = STR("bli");
    uint32_t found = 0;
    for (uint32_t at = 0; found < MOST_DAYS && (at = clean_find(script, at, (uint32_t)script.size, mark)) < script.size;
         at++) {
        const uint32_t end = at + NEAR_DAY < script.size ? at + NEAR_DAY : (uint32_t)script.size;
        uint32_t day = at + 3;
        if (day >= end || (script.at[day] != 's' && script.at[day] != 'c'))
            continue;
        while (day + 10 < end && !is_day(script, day, '-'))
            day++;
        if (day + 10 >= end)
            continue;
        add_day(w, script, day);
        at = day + 10;
        found++;
    }
}

/* showDate("2020/04/12 …"): a script that stands in the page where a day is to be shown, and does no more. */
static bool read_call(walk *w, str script)
{
    const uint32_t size = (uint32_t)script.size, day = clean_find(script, 0, size, STR("ate(")) + 5;
    if (size > SHORT_SCRIPT || day + 10 > size || !strchr("\"'", script.at[day - 1]) ||
        clean_find(script, 0, size, STR("new ")) < size || !(is_day(script, day, '/') || is_day(script, day, '-')))
        return false;
    add_day(w, script, day);
    return true;
}

static void add_json(walk *w, str source, view_meta meta)
{
    const uint32_t fresh = new_line(w, (view_line){.meta = (uint8_t)meta});
    *vec_push(&w->d->arena, w->runs) = (view_run){.source = source, .line = fresh, .kind = RUN_JSON};
}

static bool ends_paragraph(str text, uint32_t at)
{
    return text.at[at] == '\\' && at + 1 < text.size && (text.at[at + 1] == 'n' || text.at[at + 1] == 'r');
}

/* The paragraphs of a text, which the escapes \n and \r part. One in markup, marks spelled out or not, is left out. */
static void read_paragraphs(walk *w, str text)
{
    const uint32_t size = (uint32_t)text.size;
    if (clean_find(text, 0, size, STR("</")) < size || clean_find(text, 0, size, STR("<\\/")) < size ||
        clean_find(text, 0, size, STR("lt;")) < size)
        return;
    for (uint32_t from = 0, at = 0; from < size; from = at += 2) {
        while (at < size && !ends_paragraph(text, at))
            at += text.at[at] == '\\' ? 2 : 1;
        if (at > from)
            add_json(w, str_slice(text, from, at < size ? at : size), META_LD_BODY);
    }
}

static void read_description(walk *w, str script)
{
    static const view_meta metas[] = {[LD_HEADLINE] = META_LD_HEADLINE,
                                      [LD_PUBLISHED] = META_LD_PUBLISHED,
                                      [LD_AUTHOR] = META_LD_AUTHOR,
                                      [LD_MODIFIED] = META_MODIFIED,
                                      [LD_SITE] = META_SITE};
    clean_ld_vec values = {0};
    clean_ld_read(&w->d->arena, script, &values);
    for (uint32_t v = 0; v < values.count; v++)
        if (values.at[v].key == LD_BODY)
            read_paragraphs(w, values.at[v].source);
        else
            add_json(w, values.at[v].source, metas[values.at[v].key]);
}

/* What a script holds is left out of the tree, where the guard was sure that it is one. */
static str script_of(const walk *w, const GumboElement *element)
{
    const GumboNode *child = element->children.length ? element->children.data[0] : NULL;
    if (child && child->type == GUMBO_NODE_TEXT)
        return piece_of(w, child->v.text.original_text);
    return source_left_out(w->source, element->original_tag.data + element->original_tag.length);
}

static void read_script(walk *w, const GumboNode *node)
{
    const str script = script_of(w, &node->v.element);
    if (str_equal_ascii(value_of(clean_attribute(node, "type")), STR("application/ld+json")))
        read_description(w, script);
    else if (!read_call(w, script))
        read_days(w, script);
}

/* ---- what a reader sees -------------------------------------------------------------------------------------- */

static bool is_white(const char *text)
{
    while (str_is_blank(*text))
        text++;
    return !*text;
}

static void add_text(walk *w, const GumboNode *node, const frame *f)
{
    const GumboText *text = &node->v.text;
    const bool title = f->node->type == GUMBO_NODE_ELEMENT && f->node->v.element.tag == GUMBO_TAG_TITLE;
    if (!w->open && is_white(text->text))
        return;
    if (!w->open)
        new_line(w, (view_line){.within = f->within,
                                .hints = f->hints,
                                .near = f->near,
                                .block = f->block,
                                .parent = f->parent,
                                .grandparent = f->grandparent,
                                .depth = f->depth,
                                .tag = f->tag,
                                .meta = title && !(f->within & 1u << IN_CONTROL) ? META_TITLE : META_NONE,
                                .broken = w->broken});
    w->open = true;
    w->broken = false;
    const bool linked = f->within >> IN_LINK & 1;
    w->view->lines.at[w->view->lines.count - 1].links += linked && !w->in_link;
    w->in_link = linked;
    *vec_push(&w->d->arena, w->runs) = (view_run){.source = piece_of(w, text->original_text),
                                                  .text = text->text,
                                                  .line = w->view->lines.count - 1,
                                                  .kind = RUN_TEXT,
                                                  .linked = linked,
                                                  .strong = f->within >> IN_STRONG & 1};
}

/* What the names of a part mean, and whether it is hidden. */
static uint32_t hints_of(const GumboNode *node, bool *hidden)
{
    static const char *const names[] = {"class", "id", "itemprop", "role"};
    uint32_t hints = 0;
    const GumboVector *all = &node->v.element.attributes;
    for (unsigned i = 0; i < all->length; i++) {
        const GumboAttribute *attribute = all->data[i];
        const str name = str_of(attribute->name);
        if (str_among(name, names, sizeof names / sizeof *names))
            hints |= clean_hints_of(str_of(attribute->value));
        else if (str_equal(name, STR("style")))
            *hidden |= strstr(attribute->value, "display:none") || strstr(attribute->value, "display: none");
        else
            *hidden |= str_equal(name, STR("hidden")) ||
                       (str_equal(name, STR("aria-hidden")) && str_equal(str_of(attribute->value), STR("true")));
    }
    return hints;
}

static void push_frame(walk *w, const GumboNode *node, clean_element element)
{
    frame f = w->frames.at[w->frames.count - 1];
    bool hidden = false;
    const uint32_t hints = hints_of(node, &hidden);
    f.node = node;
    f.next = 0;
    f.hints |= hints;
    f.depth++;
    f.within |= element.within | (hidden ? 1u << IN_HIDDEN : 0);
    f.is_block = element.kind == ELEMENT_BLOCK;
    if (f.is_block) {
        f.near = hints | f.own | f.above;
        f.above = f.own;
        f.own = hints;
        f.grandparent = f.parent;
        f.parent = f.block;
        *vec_push(&w->d->arena, &w->view->around) = f.block;
        f.block = w->view->around.count - 1;
        f.tag = element.tag;
    } else {
        f.near |= hints;
    }
    *vec_push(&w->d->arena, &w->frames) = f;
}

static void enter(walk *w, const GumboNode *node)
{
    const clean_element element = clean_element_of(node->v.element.tag);
    switch ((element_kind)element.kind) {
    case ELEMENT_SKIP:
        return;
    case ELEMENT_SCRIPT:
        read_script(w, node);
        return;
    case ELEMENT_META:
        read_meta(w, node);
        return;
    case ELEMENT_BREAK:
        w->broken |= w->open;
        w->open = false;
        return;
    case ELEMENT_BLOCK:
        w->open = w->broken = false;
        break;
    case ELEMENT_INLINE:
        break;
    }
    read_attributes(w, node);
    push_frame(w, node, element);
}

/* The next child of the innermost element, or its end. */
static void step(walk *w)
{
    frame *f = &w->frames.at[w->frames.count - 1];
    const GumboVector *children =
        f->node->type == GUMBO_NODE_DOCUMENT ? &f->node->v.document.children : &f->node->v.element.children;
    if (f->next == children->length) {
        if (f->is_block)
            w->open = w->broken = false;
        w->frames.count--;
        return;
    }
    const GumboNode *child = children->data[f->next++];
    if (child->type == GUMBO_NODE_ELEMENT)
        enter(w, child);
    else if (child->type != GUMBO_NODE_COMMENT && child->type != GUMBO_NODE_TEMPLATE)
        add_text(w, child, f);
}

void clean_walk(doc *d, str *page, clean_view *view, view_run_vec *runs)
{
    clean_source source;
    walk w = {.d = d, .source = &source, .view = view, .runs = runs};
    const GumboNode *document = clean_tree(d, *page, &source);
    *page = source.page;
    if (!document)
        return;
    *vec_push(&d->arena, &view->around) = 0;
    *vec_push(&d->arena, &w.frames) = (frame){.node = document};
    while (w.frames.count)
        step(&w);
}
