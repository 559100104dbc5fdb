/* The day of publication. The caller's word is explicit and wins. Else every date outside the running text is a
 * candidate, and what stands about it decides. Where no candidate stands well, the dateline's own date counts; where
 * there is none of these, the page's address; else nothing is known. */
#include "clean/clean_date.h"
#include "clean/clean_meta.h"
#include "clean/clean_parts.h"
#include "clean/clean_web_day.h"

enum { MOST_DATES = 4096, MOST_LINE = 400, NEAR = 8 };

typedef struct candidate {
    clean_date date;
    uint32_t line;
    float score;
} candidate;

typedef VEC(candidate) candidate_vec;

static bool has_word(str text, const char *const *words, size_t count)
{
    for (size_t w = 0; w < count; w++) {
        const str word = str_of(words[w]);
        for (size_t i = 0; i + word.size <= text.size; i++)
            if (str_equal_ascii(str_slice(text, i, i + word.size), word))
                return true;
    }
    return false;
}

clean_day_label clean_label_day(const doc *d, const line_vec *lines, uint32_t i, uint32_t after, uint32_t start)
{
    static const char *const made[] = {
        "publish",   "publié",        "publicad",      "publiz",  "publik",   "publicer", "posted",    "date",
        "issued",    "created",       "released",      "öffentl", "erstellt", "erschien", "écrit",     "pubbli",
        "gepubl",    "опубл",         "zveřejněn",     "vydáno",  "yayın",    "megjelen", "julkaistu", "posté",
        "geschrieb", "beitrag wurde", "artikel wurde", "dodano",  "inserito", "نشر"};
    static const char *const changed[] = {"updat",    "modif",  "edited",  "revis",  "aktuali", "actuali",
                                          "aggiorn",  "atuali", "mis à",   "mise à", "geänd",   "bijgew",
                                          "gewijzig", "uppdat", "opdat",   "oppdat", "päivit",  "güncel",
                                          "обновл",   "оновл",  "frissít", "last",   "zuletzt"};
    static const char *const others[] = {"event", "picture",  "expires",  "copyright", "joined",
                                         "until", "premiere", "accessed", "born",      "valid"};
    const line *l = &lines->at[i];
    str before = str_slice(d->text, after, start);
    if (clean_trim(d->text, (sayso_span){after, start}).start >= start && i > 0 && l->start == after) {
        const line *above = l - 1;
        before = above->words <= 4 ? str_slice(d->text, above->start, above->end) : STR("");
    }
    if (has_word(before, changed, sizeof changed / sizeof *changed))
        return DAY_CHANGED;
    if (has_word(before, made, sizeof made / sizeof *made))
        return DAY_MADE;
    return has_word(before, others, sizeof others / sizeof *others) ? DAY_OTHER : DAY_PLAIN;
}

/* How well the place of a date suits the day of publication. */
static float place_score(const line_vec *lines, const article *a, uint32_t i)
{
    const uint32_t top = a->title < lines->count ? a->title : a->first > NEAR ? a->first - NEAR : 0;
    if (i >= top && i < a->first)
        return 3.0f;
    if (i < top)
        return top - i <= NEAR ? 2.0f - 0.1f * (float)(top - i) : 0.5f;
    if (i < a->last)
        return i - a->first <= NEAR ? 1.6f : 0.5f;
    return i - a->last < NEAR ? 0.8f : 0.0f;
}

static float score(const doc *d, const line_vec *lines, const article *a, const candidate *c, uint32_t after)
{
    static const float told[] = {[DAY_PLAIN] = 0.0f, [DAY_MADE] = 1.0f, [DAY_CHANGED] = -0.4f, [DAY_OTHER] = -1.5f};
    const line *l = &lines->at[c->line];
    const uint32_t rest = l->end - l->start - (c->date.end - c->date.start);
    float sum = place_score(lines, a, c->line) + told[clean_label_day(d, lines, c->line, after, c->date.start)];
    sum += l->reason == REASON_DATE || l->reason == REASON_BYLINE ? 0.8f : 0.0f;
    sum -= rest > 80 ? 2.0f : rest > 40 ? 0.8f : 0.0f;
    sum += c->date.hour >= 0 ? 0.3f : 0.0f;
    sum -=
        l->reason == REASON_COPYRIGHT || l->reason == REASON_COMMENT_FORM || l->reason == REASON_RELATED ? 2.0f : 0.0f;
    sum -= clean_date_contradicts(&c->date) ? 1.0f : 0.0f;
    return sum;
}

/* The dates of a line, in English or else as other languages write them. */
static void collect_line(doc *d, const line_vec *lines, const article *a, uint32_t i, candidate_vec *found)
{
    const line *l = &lines->at[i];
    const uint32_t before = found->count;
    candidate c = {.line = i};
    uint32_t at = l->start;
    for (uint32_t after = at; clean_date_next(d->text, at, l->end, &c.date); after = at = c.date.end) {
        if (!c.date.day || !c.date.year)
            continue;
        c.score = score(d, lines, a, &c, after);
        *vec_push(&d->arena, found) = c;
    }
    if (found->count > before || !l->numbers || !clean_web_day(d->text, l->start, l->end, ORDER_UNKNOWN, &c.date))
        return;
    c.score = score(d, lines, a, &c, l->start);
    *vec_push(&d->arena, found) = c;
}

static void collect(doc *d, const line_vec *lines, const article *a, candidate_vec *found)
{
    for (uint32_t i = 0; i < lines->count && found->count < MOST_DATES; i++) {
        const line *l = &lines->at[i];
        if (l->place != PLACE_BODY && l->end - l->start <= MOST_LINE)
            collect_line(d, lines, a, i, found);
    }
}

/* The order of day and month that the page's other dates show; unknown where they disagree. */
static clean_order find_order(const candidate_vec *found)
{
    bool seen[3] = {false};
    for (uint32_t i = 0; i < found->count; i++)
        seen[found->at[i].date.order] = true;
    return seen[ORDER_DAY_FIRST] == seen[ORDER_MONTH_FIRST] ? ORDER_UNKNOWN
           : seen[ORDER_DAY_FIRST]                          ? ORDER_DAY_FIRST
                                                            : ORDER_MONTH_FIRST;
}

/* The order under which the date is one that the page also writes out; unknown if none or both
 * are. */
static clean_order order_by_others(const candidate_vec *found, const clean_date *date)
{
    bool seen[3] = {false};
    for (uint32_t i = 0; i < found->count; i++) {
        const clean_date *other = &found->at[i].date;
        if (other->numeric || other->year != date->year)
            continue;
        seen[ORDER_DAY_FIRST] |= other->month == date->month && other->day == date->day;
        seen[ORDER_MONTH_FIRST] |= other->month == date->day && other->day == date->month;
    }
    return seen[ORDER_DAY_FIRST] == seen[ORDER_MONTH_FIRST] ? ORDER_UNKNOWN
           : seen[ORDER_DAY_FIRST]                          ? ORDER_DAY_FIRST
                                                            : ORDER_MONTH_FIRST;
}

static void publish(doc *d, const clean_date *date)
{
    const sayso_span span = {date->start, date->end};
    clean_date_value(date, d->about.published.value, &d->about.published.precision);
    d->about.published.type = SAYSO_DATE;
    d->about.published.spans = doc_spans(d, &span, 1);
}

/* The day that stands on the page or in the dateline. */
static void publish_by_text(doc *d, const line_vec *lines, const article *a)
{
    candidate_vec found = {0};
    collect(d, lines, a, &found);
    candidate *best = NULL;
    for (uint32_t i = 0; i < found.count; i++)
        if (found.at[i].score >= (found.at[i].line < a->first ? 1.3f : 1.8f) &&
            (!best || found.at[i].score > best->score))
            best = &found.at[i];
    if (best) {
        const clean_order written = order_by_others(&found, &best->date);
        if (clean_date_settle(&best->date, written ? written : find_order(&found)))
            publish(d, &best->date);
        return;
    }
    clean_date date;
    if (d->about.dateline.spans.count) {
        const sayso_span span = d->about.dateline.spans.at[0];
        if (clean_date_next(d->text, span.start, span.end, &date) && date.year && date.day &&
            clean_date_settle(&date, ORDER_UNKNOWN))
            publish(d, &date);
    }
}

void clean_published(doc *d, const line_vec *lines, const article *a)
{
    if (!*d->about.published.value)
        publish_by_text(d, lines, a);
    if (!*d->about.published.value)
        clean_published_by_url(d);
}
