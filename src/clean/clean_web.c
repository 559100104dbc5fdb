/* A page of HTML to article: what a reader sees of it, line by line, each line's place by the forest, and
 * then the parts: what the page says of itself first, and what it shows where it says nothing. */
#include "clean/clean.h"
#include "clean/clean_language.h"
#include "clean/clean_web_parts.h"

#define LEAST_SHARE 0.52f

enum {
    MOST_WORDS = 96,
    MOST_TITLE = 40,
    MOST_BYLINE = 16,
    MOST_OUTLET = 60,
    NEAR_TITLE = 30,
    LEAST_TOLD = 60,
    LEAST_ARTICLE = 60,
    FEW_LINES = 60,
    MUCH_MORE = 2
};

/* ---- places -------------------------------------------------------------------------------------------------- */

/* Whether a line's words, or the names of what is about it, say that it is none of an article, wherever it stands. */
static bool is_of_page(const line *l, const view_line *v)
{
    if (web_has(v->near, HINT_DATE) && l->words <= MOST_BYLINE && !l->stopped)
        return true;
    switch (l->reason) {
    case REASON_BYLINE:
    case REASON_DATE:
    case REASON_SHARE:
    case REASON_COMMENT_FORM:
    case REASON_SUBSCRIPTION:
    case REASON_TAGS:
        return true;
    default:
        return false;
    }
}

static bool is_heading(const view_line *v)
{
    return v->tag == TAG_IS_H1 || v->tag == TAG_IS_H2 || v->tag == TAG_IS_H3 || v->tag == TAG_IS_LESSER_HEADING;
}

/* Past the heading of the comments nothing is the article's, however much it reads like it. */
static void end_at_comments(const web_page *w, float *share)
{
    uint32_t words = 0;
    bool past = false;
    for (uint32_t i = 0; i < w->lines.count; i++) {
        const line *l = &w->lines.at[i];
        past |= words >= LEAST_ARTICLE && l->reason == REASON_COMMENT_FORM && is_heading(w->seen[i]);
        words += share[i] >= LEAST_SHARE ? l->words : 0;
        share[i] = past ? 0.0f : share[i];
    }
}

/* Of a page of which all was taken, what its elements say is none of the article: menus, links, what is related. */
static void leave_furniture(web_page *w)
{
    static const clean_hint hints[] = {HINT_NAVIGATION, HINT_RELATED, HINT_SIDE, HINT_FOOTER, HINT_NOTICE};
    for (uint32_t i = 0; i < w->lines.count; i++) {
        const view_line *v = w->seen[i];
        bool page = v->linked * 2 > v->end - v->start || web_has(v->within, IN_NAV) || web_has(v->within, IN_FOOTER) ||
                    web_has(v->within, IN_ASIDE) || web_has(v->within, IN_HIDDEN);
        for (size_t k = 0; k < sizeof hints / sizeof *hints; k++)
            page |= web_has(v->near, hints[k]);
        if (page && w->lines.at[i].place == PLACE_BODY)
            w->lines.at[i].place = PLACE_GAP;
    }
}

/* Whether the page has nothing about its text: a piece of a feed, or of a database. */
static bool is_bare(const web_page *w)
{
    const uint32_t parts = 1u << IN_NAV | 1u << IN_HEADER | 1u << IN_FOOTER | 1u << IN_ASIDE | 1u << IN_MAIN |
                           1u << IN_ARTICLE | 1u << IN_FORM | 1u << IN_CONTROL | 1u << IN_HIDDEN | 1u << IN_TABLE;
    for (uint32_t i = 0; i < w->lines.count; i++)
        if (w->seen[i]->hints || (w->seen[i]->within & parts) || w->lines.at[i].reason != REASON_NONE)
            return false;
    return w->lines.count <= FEW_LINES;
}

/* The forest knows pages as sites make them; a bare one may be all article. */
static void place_lines(doc *d, web_page *w)
{
    float *share = arena_array(&d->arena, w->lines.count, sizeof *share), most = 0.0f;
    for (uint32_t i = 0; i < w->lines.count; i++) {
        float f[WEB_FEATURES];
        clean_web_features(w, i, f);
        share[i] = is_of_page(&w->lines.at[i], w->seen[i]) ? 0.0f : clean_web_share(f);
        most = share[i] > most ? share[i] : most;
    }
    end_at_comments(w, share);
    clean_place_lines(&w->lines, share, LEAST_SHARE);
    if (most < LEAST_SHARE || is_bare(w)) {
        clean_take_rest(&w->lines);
        leave_furniture(w);
    }
}

/* The article as the page tells it to machines, where it is longer than a few sentences: its paragraphs as lines. */
static void read_told(web_reading *r)
{
    for (uint32_t i = 0; i < r->view.lines.count; i++) {
        const view_line *v = &r->view.lines.at[i];
        if (v->meta != META_LD_BODY)
            continue;
        line *l = vec_push(&r->d->arena, &r->told);
        *l = (line){.start = v->start, .end = v->end, .place = PLACE_BODY};
        clean_measure(r->d->text, l);
    }
}

static uint32_t body_words(const line_vec *lines)
{
    uint32_t words = 0;
    for (uint32_t i = 0; i < lines->count; i++)
        words += lines->at[i].place == PLACE_BODY ? lines->at[i].words : 0;
    return words;
}

/* A page that shows a little of its article, or none, and tells machines the whole of it, is read as it tells. */
static void take_told(web_reading *r)
{
    read_told(r);
    const uint32_t shown = body_words(&r->web.lines), told = body_words(&r->told);
    if (told < LEAST_TOLD || told < MUCH_MORE * shown) {
        r->told.count = 0;
        return;
    }
    for (uint32_t i = 0; i < r->web.lines.count; i++)
        if (r->web.lines.at[i].place == PLACE_BODY)
            r->web.lines.at[i].place = PLACE_GAP;
}

/* ---- the title ----------------------------------------------------------------------------------------------- */

/* Hashes of a span's words, in order; how many. */
static uint32_t words_of(str t, sayso_span span, uint32_t words[MOST_WORDS])
{
    uint32_t count = 0;
    bool in_word = false;
    for (uint32_t at = span.start; at < span.end; at++) {
        const unsigned char c = (unsigned char)t.at[at];
        const bool letter = (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c >= 0xc3;
        const bool inside = letter || (in_word && c >= 0x80 && c < 0xc0);
        if (inside && !in_word && count == MOST_WORDS)
            break;
        if (inside && !in_word)
            words[count++] = 2166136261u;
        if (inside)
            words[count - 1] = (words[count - 1] ^ (c < 0x80 ? c | 32 : c)) * 16777619u;
        in_word = inside;
    }
    return count;
}

/* Twice the words that both spans have by the words they have, 0 … 1. */
static float likeness(str t, sayso_span a, sayso_span b)
{
    uint32_t left[MOST_WORDS], right[MOST_WORDS];
    const uint32_t lefts = words_of(t, a, left), rights = words_of(t, b, right);
    uint32_t both = 0;
    for (uint32_t i = 0; i < lefts; i++)
        for (uint32_t k = 0; k < rights; k++)
            if (left[i] == right[k]) {
                right[k] = 0;
                both++;
                break;
            }
    return lefts + rights ? 2.0f * (float)both / (float)(lefts + rights) : 0.0f;
}

static sayso_span span_of(const view_line *v)
{
    return (sayso_span){v->start, v->end};
}

/* The first line in which the page says `meta` of itself; NULL if it does not. */
static const view_line *said(const web_reading *r, view_meta meta)
{
    for (uint32_t i = 0; i < r->view.lines.count; i++)
        if (r->view.lines.at[i].meta == meta)
            return &r->view.lines.at[i];
    return NULL;
}

/* The headline as the page describes itself to others, less the outlet's name; empty: it does not. */
static sayso_span said_title(const web_reading *r)
{
    static const view_meta metas[] = {META_LD_HEADLINE, META_HEADLINE, META_TITLE};
    for (size_t i = 0; i < sizeof metas / sizeof *metas; i++) {
        const view_line *v = said(r, metas[i]);
        sayso_span outlet = {0};
        if (v)
            return clean_cut_outlet(r->d, span_of(v), &outlet);
    }
    return (sayso_span){0, 0};
}

/* How well a line that is shown would do as the title. */
static float title_score(const web_reading *r, uint32_t i, sayso_span wanted)
{
    const line *l = &r->web.lines.at[i];
    const view_line *v = r->web.seen[i];
    float sum = 4.0f * (wanted.end ? likeness(r->d->text, span_of(v), wanted) : 0.0f);
    sum += v->tag == TAG_IS_H1 ? 2.0f : v->tag == TAG_IS_H2 ? 0.8f : web_has(v->within, IN_HEADING) ? 0.4f : 0.0f;
    sum += web_has(v->near, HINT_TITLE) ? 0.7f : 0.0f;
    sum -= web_has(v->within, IN_NAV) || web_has(v->within, IN_FOOTER) || web_has(v->within, IN_ASIDE) ? 1.5f : 0.0f;
    sum -= web_has(v->near, HINT_RELATED) || web_has(v->near, HINT_NAVIGATION) || web_has(v->within, IN_HIDDEN) ? 1.0f
                                                                                                                : 0.0f;
    sum -= v->linked * 2 > v->end - v->start ? 1.0f : 0.0f;
    sum -= web_has(v->near, HINT_LEAD) ? 0.7f : 0.0f;
    sum -= l->words < 2 ? 1.5f : 0.0f;
    sum -= i > r->article.first && r->article.first < r->web.lines.count ? 0.8f : 0.0f;
    return sum;
}

static void find_title(web_reading *r)
{
    const sayso_span wanted = said_title(r);
    float best = 1.9f;
    r->article.title = r->web.lines.count;
    for (uint32_t i = 0; i < r->web.lines.count && i < r->article.last + NEAR_TITLE; i++) {
        const line *l = &r->web.lines.at[i];
        if (l->words > MOST_TITLE || !l->words)
            continue;
        const float score = title_score(r, i, wanted);
        if (score > best) {
            best = score;
            r->article.title = i;
        }
    }
    const bool shown = r->article.title < r->web.lines.count;
    sayso_span title = wanted;
    if (shown) {
        line *l = &r->web.lines.at[r->article.title];
        l->reason = REASON_TITLE;
        if (l->place == PLACE_BODY)
            l->place = PLACE_BEFORE;
        title = (sayso_span){l->start, l->end};
    }
    if (title.start < title.end)
        r->d->about.title = doc_spans(r->d, &title, 1);
}

/* ---- outlet, bylines, date, language ------------------------------------------------------------------------- */

/* What the page's title has behind the headline that is shown: past its last bar. */
static sayso_span behind_headline(const web_reading *r, sayso_span title)
{
    static const char *const bars[] = {
        "|", "-", "\xe2\x80\x93", "\xe2\x80\x94", "\xc2\xab", "\xc2\xbb", "\xc2\xb7", "_", "/", ":"};
    const str t = r->d->text;
    if (r->article.title >= r->web.lines.count)
        return (sayso_span){0};
    const line *l = &r->web.lines.at[r->article.title];
    if (!str_starts(doc_slice(r->d, title), str_slice(t, l->start, l->end)))
        return (sayso_span){0};
    uint32_t name = 0;
    for (uint32_t at = title.start + (l->end - l->start); at < title.end; at++)
        for (size_t b = 0; b < sizeof bars / sizeof *bars; b++)
            if (str_starts(str_slice(t, at, title.end), str_of(bars[b])) && (t.at[at - 1] == ' ' || *bars[b] == '_'))
                name = at + (uint32_t)strlen(bars[b]);
    const sayso_span span = clean_trim(t, (sayso_span){name, title.end});
    return name && span.end - span.start <= MOST_OUTLET ? span : (sayso_span){0};
}

static void find_outlet(web_reading *r)
{
    const view_line *site = said(r, META_SITE), *title = said(r, META_TITLE);
    sayso_span outlet = {0};
    if (site)
        outlet = span_of(site);
    else if (title)
        clean_cut_outlet(r->d, span_of(title), &outlet);
    if (title && outlet.start == outlet.end)
        outlet = behind_headline(r, span_of(title));
    if (outlet.start < outlet.end)
        r->d->about.outlet.spans = doc_spans(r->d, &outlet, 1);
}

static void add_said_names(web_reading *r, span_list *names, view_meta meta)
{
    for (uint32_t i = 0; i < r->view.lines.count; i++) {
        const view_line *v = &r->view.lines.at[i];
        if (v->meta == meta)
            clean_add_names(r->d, names, v->start, v->end);
    }
}

/* Names in short lines of elements that the page calls by it. */
static void add_shown_names(web_reading *r, span_list *names)
{
    for (uint32_t i = 0; i < r->web.lines.count && i < r->article.last + NEAR_TITLE; i++) {
        line *l = &r->web.lines.at[i];
        const view_line *v = r->web.seen[i];
        const bool inside = l->place == PLACE_BODY && (i > r->article.first + 2 || l->stopped);
        if (inside || l->words > MOST_BYLINE || !web_has(v->near, HINT_BYLINE) || web_has(v->hints, HINT_COMMENT) ||
            web_has(v->near, HINT_RELATED) || web_has(v->within, IN_CAPTION) || web_has(v->within, IN_FIGURE) ||
            l->reason == REASON_CREDIT || i == r->article.title)
            continue;
        if (!clean_add_names(r->d, names, l->start, l->end))
            continue;
        l->reason = l->reason == REASON_NONE ? REASON_BYLINE : l->reason;
        l->place = l->place == PLACE_BODY ? PLACE_GAP : l->place;
        return;
    }
}

static void find_bylines(web_reading *r)
{
    static const view_meta metas[] = {META_LD_AUTHOR, META_AUTHOR};
    span_list names = {0};
    for (size_t i = 0; i < sizeof metas / sizeof *metas && !names.count; i++)
        add_said_names(r, &names, metas[i]);
    if (!names.count)
        add_shown_names(r, &names);
    if (names.count)
        r->d->about.bylines = doc_spans(r->d, names.at, names.count);
    else
        clean_bylines(r->d, &r->web.lines, &r->article);
}

/* The page's own address, where the caller gave none. */
static void find_url(web_reading *r)
{
    const view_line *v = said(r, META_URL);
    const str url = v ? doc_slice(r->d, span_of(v)) : STR("");
    if (!r->d->about.url.size && (str_starts(url, STR("https://")) || str_starts(url, STR("http://"))))
        r->d->about.url = (sayso_text){url.at, url.size};
}

/* What the elements about a line say it is, where its words do not. */
static clean_reason reason_of(const line *l, const view_line *v)
{
    static const struct {
        clean_hint hint;
        clean_reason reason;
    } told[] = {
        {HINT_COMMENT, REASON_COMMENT_FORM},
        {HINT_SHARE, REASON_SHARE},
        {HINT_RELATED, REASON_RELATED},
        {HINT_ADVERTISEMENT, REASON_ADVERTISEMENT},
        {HINT_SUBSCRIPTION, REASON_SUBSCRIPTION},
        {HINT_NOTICE, REASON_NOTICE},
        {HINT_CAPTION, REASON_CAPTION},
        {HINT_BYLINE, REASON_BYLINE},
        {HINT_TAGS, REASON_TAGS},
        {HINT_NAVIGATION, REASON_NAVIGATION},
    };
    if (l->reason != REASON_NONE)
        return l->reason;
    if (web_has(v->within, IN_CAPTION))
        return REASON_CAPTION;
    if (web_has(v->within, IN_NAV))
        return REASON_NAVIGATION;
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        if (web_has(v->near, told[i].hint))
            return told[i].reason;
    return clean_line_reason(l);
}

/* ---- the whole ----------------------------------------------------------------------------------------------- */

static void put_parts(web_reading *r)
{
    clean_parts parts = {0};
    const bool shown = r->article.title < r->web.lines.count;
    for (uint32_t i = 0, seen = 0; i < r->view.lines.count; i++) {
        const view_line *v = &r->view.lines.at[i];
        const sayso_span span = span_of(v);
        if (v->meta == META_LD_BODY && r->told.count) {
            clean_put_body(r->d, &parts, span);
            continue;
        }
        if (v->meta != META_NONE) {
            if (!shown && r->d->about.title.count && r->d->about.title.at[0].start == span.start)
                clean_put_title(r->d);
            clean_put_residue(r->d, &parts, span, REASON_METADATA);
            continue;
        }
        const line *l = &r->web.lines.at[seen];
        if (seen == r->article.title)
            clean_put_title(r->d);
        if (l->place == PLACE_BODY)
            clean_put_body(r->d, &parts, span);
        else
            clean_put_residue(r->d, &parts, span, reason_of(l, v));
        seen++;
    }
    clean_put_end(r->d, &parts);
}

void clean_web(doc *d)
{
    web_reading r = {.d = d};
    clean_view_page(d, &r.view);
    r.web = clean_web_survey(d, &r.view);
    place_lines(d, &r.web);
    r.article = clean_find_article(&r.web.lines);
    find_url(&r);
    find_title(&r);
    find_outlet(&r);
    take_told(&r);
    const line_vec *lines = r.told.count ? &r.told : &r.web.lines;
    clean_dateline(d, lines, r.told.count ? &(article){.last = r.told.count} : &r.article);
    find_bylines(&r);
    clean_web_published(&r);
    clean_language(d, lines, r.view.language);
    put_parts(&r);
}

void clean_web_nothing(doc *d)
{
    clean_view view = {0};
    clean_parts parts = {0};
    clean_view_page(d, &view);
    for (uint32_t i = 0; i < view.lines.count; i++)
        if (view.lines.at[i].meta == META_NONE)
            clean_put_body(d, &parts, span_of(&view.lines.at[i]));
        else
            clean_put_residue(d, &parts, span_of(&view.lines.at[i]), REASON_METADATA);
    clean_put_end(d, &parts);
}
