/* Who wrote it: names after "By" near the title, and in the credits below. Also the outlet,
 * where a credit ("TASS's …") or a copyright line names it. */
#include "clean/clean_date.h"
#include "clean/clean_parts.h"

enum { MOST_NAMES = 64, MOST_NAME = 60, MOST_LEAD = 60, MOST_LINE = 200, NEAR = 12 };

static bool is_upper(char c)
{
    return (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0xc3;
}

/* Words that stand beside a writer's name and are none. */
static bool is_role(str word)
{
    static const char *const roles[] = {
        "Agencies", "Agency",    "Analyst",   "Associate",   "Associated",    "Author",    "Broadcasting",
        "Bureau",   "Chief",     "Columnist", "Contributor", "Correspondent", "Daily",     "Desk",
        "Digital",  "Editor",    "Editorial", "Editors",     "For",           "Gazette",   "Guest",
        "Herald",   "Images",    "Journal",   "Ledger",      "Magazine",      "Media",     "Network",
        "News",     "Newspaper", "Online",    "Political",   "Post",          "Posted",    "Press",
        "Producer", "Published", "Radio",     "Reporter",    "Review",        "Senior",    "Service",
        "Special",  "Staff",     "Standard",  "Sun",         "Team",          "Telegraph", "The",
        "Times",    "Today",     "Tribune",   "Updated",     "Web",           "Wire",      "World",
        "Writer",   "Writers",
    };
    return str_among(word, roles, sizeof roles / sizeof *roles);
}

/* "Our Court Reporter" names nobody. */
static bool begins_with_none(str t)
{
    static const char *const words[] = {"A ", "An ", "By ", "Our ", "The ", "Your "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_starts(t, str_of(words[i])))
            return true;
    return false;
}

/* A person's name: two to four words with capitals, small particles between them allowed, no
 * digits, no role. */
static bool is_name(str t)
{
    uint32_t words = 0, capitals = 0;
    if (begins_with_none(t))
        return false;
    for (size_t at = 0; at < t.size;) {
        size_t end = at;
        while (end < t.size && t.at[end] != ' ' && t.at[end] != '\n') {
            const char c = t.at[end];
            if ((c >= '0' && c <= '9') || strchr("@:/()[]?!\"", c))
                return false;
            end++;
        }
        if (end > at) {
            words++;
            capitals += is_upper(t.at[at]);
            if (is_role(str_slice(t, at, end)) || (!is_upper(t.at[at]) && end - at > 3))
                return false;
        }
        at = end + 1;
    }
    return t.size <= MOST_NAME && words >= 2 && words <= 5 && capitals >= 2 && is_upper(t.at[0]);
}

/* Length of what parts two names at `at`; 0 if nothing does. */
static uint32_t separator(str t, uint32_t at, uint32_t end)
{
    static const char *const marks[] = {
        ", and ",         " and ",          " AND ",    " & ",          ",",      ";",     "|",    " - ",  " in ",
        " \xe2\x80\x93 ", " \xe2\x80\x94 ", "\xc2\xb7", "\xe2\x80\xa2", " with ", " for ", " of ", " on ", "/"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(str_slice(t, at, end), str_of(marks[i])))
            return (uint32_t)strlen(marks[i]);
    return 0;
}

/* Past what somebody is: "Health Correspondent Ann Bell"; the start itself where two words do not follow it. */
static uint32_t after_post(str t, sayso_span span)
{
    static const char *const posts[] = {"Columnist ", "Correspondent ", "Editor ", "Reporter ", "Writer "};
    for (size_t i = 0; i < sizeof posts / sizeof *posts; i++) {
        const str post = str_of(posts[i]);
        const uint32_t at = clean_find(t, span.start, span.end, post), name = at + (uint32_t)post.size;
        const bool word = at < span.end && (at == span.start || t.at[at - 1] == ' ');
        if (word && is_upper(t.at[name]) && clean_find(t, name, span.end, STR(" ")) < span.end)
            return name;
    }
    return span.start;
}

/* Cuts what follows a name without a mark between: "Ann Bell For The Day", "Ann Bell Coast
 * News". */
static sayso_span cut_role(str t, sayso_span span)
{
    uint32_t words = 0;
    for (uint32_t at = span.start; at < span.end;) {
        uint32_t end = at;
        while (end < span.end && t.at[end] != ' ')
            end++;
        const uint32_t mark = end > at && strchr(":,", t.at[end - 1]) ? 1 : 0;
        if (is_role(str_slice(t, at, end - mark)) && words >= 2)
            break;
        words++;
        at = end + 1;
        if (at >= span.end)
            return span;
    }
    for (uint32_t at = span.start, seen = 0; at < span.end; at++)
        if (t.at[at] == ' ' && ++seen == 2)
            return (sayso_span){span.start, at};
    return span;
}

static bool is_known(const doc *d, const span_list *names, sayso_span span)
{
    for (uint32_t i = 0; i < names->count; i++)
        if (str_equal(doc_slice(d, names->at[i]), doc_slice(d, span)))
            return true;
    return false;
}

/* Adds the names of a list "A, B and C"; how many. */
static uint32_t add_list(doc *d, span_list *names, uint32_t start, uint32_t end)
{
    uint32_t added = 0;
    for (uint32_t at = start; start < end && names->count < MOST_NAMES; at++) {
        const uint32_t gap = at < end ? separator(d->text, at, end) : 1;
        if (!gap)
            continue;
        const sayso_span part = clean_trim(d->text, (sayso_span){start, at});
        const sayso_span span = cut_role(d->text, (sayso_span){after_post(d->text, part), part.end});
        if (is_name(doc_slice(d, span)) && !is_known(d, names, span)) {
            *vec_push(&d->arena, names) = span;
            added++;
        }
        start = at + gap;
        at = start - 1;
    }
    return added;
}

/* Past "By ", "Written by ", "Posted by: ", "Dec 22, 2022 by "; the start itself if there is no
 * such word. */
static uint32_t after_by(str t, uint32_t start, uint32_t end)
{
    for (uint32_t at = start; at + 2 <= end && at < start + MOST_LEAD; at++) {
        const bool starts_word = at == start || t.at[at - 1] == ' ' || t.at[at - 1] == '|' || t.at[at - 1] == '\n';
        if (starts_word && str_equal_ascii(str_slice(t, at, at + 2), STR("by")) &&
            (at + 2 == end || t.at[at + 2] == ' ' || t.at[at + 2] == ':' || t.at[at + 2] == '\xc2' ||
             t.at[at + 2] == '\n'))
            return at + 2 + (at + 2 < end && t.at[at + 2] == ':');
    }
    return start;
}

/* The same, and what a line of another language begins with for it. */
static uint32_t after_lead(str t, uint32_t start, uint32_t end)
{
    static const char *const leads[] = {"Von ",  "VON ",   "Par ",    "PAR ",     "Por ",    "POR ",
                                        "Door ", "Autor:", "Autora:", "Auteur :", "Author:", "Автор:",
                                        "Text:", "Texto:", "Texte :", "Текст:",   "כתב:",    "كتب:"};
    const str text = str_slice(t, start, end);
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++)
        if (str_starts(text, str_of(leads[i])))
            return start + (uint32_t)strlen(leads[i]);
    return after_by(t, start, end);
}

uint32_t clean_add_names(doc *d, span_list *names, uint32_t start, uint32_t end)
{
    const uint32_t after = after_lead(d->text, start, end);
    const uint32_t added = after > start ? add_list(d, names, after, end) : 0;
    return added ? added : add_list(d, names, start, end);
}

/* A line "By …", and, where names are links on lines of their own, the lines that follow it. */
static void read_byline(doc *d, span_list *names, line_vec *lines, uint32_t i)
{
    line *l = &lines->at[i];
    const uint32_t start = after_lead(d->text, l->start, l->end);
    clean_date date;
    const uint32_t end = clean_date_next(d->text, start, l->end, &date) ? date.start : l->end;
    if (start == l->start)
        return;
    if (clean_add_names(d, names, start, end))
        l->reason = l->reason == REASON_NONE ? REASON_BYLINE : l->reason;
    if (names->count || start < l->end)
        return;
    for (uint32_t k = i + 1; k < lines->count && k <= i + 6 && lines->at[k].place != PLACE_BODY; k++) {
        line *next = &lines->at[k];
        if (clean_add_names(d, names, next->start, next->end))
            next->reason = REASON_BYLINE;
        else if (next->words > 1 || next->reason == REASON_DATE)
            return;
    }
}

/* A name alone on its line, or before a date: "Ann Bell", "Ann Bell | Feb 24, 2022"; a date must
 * stand right beside it. */
static void read_lone_name(doc *d, span_list *names, line_vec *lines, uint32_t i)
{
    line *l = &lines->at[i];
    clean_date date;
    const bool dated = clean_date_next(d->text, l->start, l->end, &date);
    const bool beside = (i > 0 && l[-1].reason == REASON_DATE) || (i + 1 < lines->count && l[1].reason == REASON_DATE);
    if ((!dated && !beside) || l->bulleted || l->words > 12 || (l->reason != REASON_NONE && l->reason != REASON_DATE))
        return;
    if (clean_add_names(d, names, l->start, dated ? date.start : l->end) && l->reason == REASON_NONE)
        l->reason = REASON_BYLINE;
}

/* "X’s A, B and C contributed to this report", "Contributing: A in …": the names, and the outlet
 * X. */
static void read_credit(doc *d, span_list *names, const line *l)
{
    const str t = d->text;
    uint32_t start = l->start, end = clean_find(t, l->start, l->end, STR(" contributed"));
    if (end == l->end) {
        const str label = STR("Contributing:");
        start = str_starts(str_slice(t, start, end), label) ? start + (uint32_t)label.size : after_by(t, start, l->end);
        end = clean_find(t, start, l->end, STR(";"));
        if (start == l->start)
            return;
    }
    const uint32_t curly = clean_find(t, start, end, STR("\xe2\x80\x99s ")),
                   plain = clean_find(t, start, end, STR("'s "));
    const uint32_t mark = curly < plain ? curly : plain;
    if (mark < end && mark - start < 40) {
        const sayso_span outlet = {start, mark};
        if (is_upper(t.at[start]))
            d->about.outlet.spans = doc_spans(d, &outlet, 1);
        start = mark + (mark == curly ? 5 : 3);
    }
    clean_add_names(d, names, start, end);
}

/* "© 2022 Name. All rights reserved": the name. */
static void read_copyright(doc *d, const line *l)
{
    const str t = d->text;
    uint32_t at = l->start, end;
    while (at < l->end && !is_upper(t.at[at]))
        at++;
    if (str_starts(str_slice(t, at, l->end), STR("Copyright")))
        for (at += 9; at < l->end && !(t.at[at] >= 'A' && t.at[at] <= 'Z');)
            at++;
    for (end = at; end < l->end && !strchr(".,|;", t.at[end]) && !(t.at[end] >= '0' && t.at[end] <= '9');)
        end++;
    const sayso_span name = clean_trim(t, (sayso_span){at, end});
    if (name.end > name.start + 1 && name.end - name.start <= MOST_NAME && is_upper(t.at[name.start]) &&
        !str_starts(doc_slice(d, name), STR("All ")))
        d->about.outlet.spans = doc_spans(d, &name, 1);
}

/* The agency of the dateline, where nothing else names an outlet. "Dispatches" and the like name
 * none. */
static void take_agency(doc *d)
{
    static const char *const nobody[] = {"Agencies", "Agency", "Dispatches", "News Agencies", "Staff", "Wire"};
    const sayso_span agency = d->about.dateline.agency;
    if (agency.end > agency.start && !str_among(doc_slice(d, agency), nobody, sizeof nobody / sizeof *nobody))
        d->about.outlet.spans = doc_spans(d, &agency, 1);
}

/* The first names about the title: after "By", or else alone beside a date. */
static void read_head(doc *d, span_list *names, line_vec *lines, const article *a)
{
    const uint32_t top = a->title < a->first ? a->title : a->first;
    const uint32_t from = top > 3 ? top - 3 : 0, to = a->first + NEAR < lines->count ? a->first + NEAR : lines->count;
    for (uint32_t i = from; i < to && !names->count; i++)
        if (lines->at[i].place != PLACE_BODY && lines->at[i].end - lines->at[i].start <= MOST_LINE && i != a->title &&
            lines->at[i].reason != REASON_CREDIT)
            read_byline(d, names, lines, i);
    for (uint32_t i = from; i < a->first && !names->count; i++)
        if (i != a->title)
            read_lone_name(d, names, lines, i);
}

/* In the order of the input: a credit above may be read after the byline. At most MOST_NAMES and a line's few. */
static void sort_names(span_list *names)
{
    for (uint32_t i = 1; i < names->count; i++) {
        const sayso_span name = names->at[i];
        uint32_t to = i;
        for (; to && names->at[to - 1].start > name.start; to--)
            names->at[to] = names->at[to - 1];
        names->at[to] = name;
    }
}

void clean_bylines(doc *d, line_vec *lines, const article *a)
{
    span_list names = {0};
    read_head(d, &names, lines, a);
    for (uint32_t i = a->first; i < lines->count; i++) {
        line *l = &lines->at[i];
        if (l->place == PLACE_BODY)
            continue;
        if (l->reason == REASON_BYLINE && i >= a->last && i < a->last + 4 && !names.count)
            read_byline(d, &names, lines, i);
        else if (l->reason == REASON_CREDIT)
            read_credit(d, &names, l);
        else if (l->reason == REASON_COPYRIGHT && !d->about.outlet.spans.count)
            read_copyright(d, l);
    }
    if (!d->about.outlet.spans.count)
        take_agency(d);
    sort_names(&names);
    d->about.bylines = doc_spans(d, names.at, names.count);
}
