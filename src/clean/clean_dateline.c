/* The dateline: where, when and by which agency, before the first words of a report.
 *
 *     MOSCOW (Dispatches) – … · KYIV, Ukraine (AP) — … · FLINT, Mich., Oct. 4 (UPI) -- … · (Reuters) - …
 *     Jan. 25, 2022 (CWNS)—… · MOSCOW, December 12. /TASS/. … · London, 3 March 2022 (AFP): … · DAKAR. … */
#include "clean/clean_date.h"
#include "clean/clean_parts.h"

enum { MOST = 120, MOST_PLACE = 60 };

typedef struct reading {
    str text;
    uint32_t at, end; /* end: of what may be a dateline */
    sayso_span place, agency, date;
    bool stopped; /* the line ends as a sentence does: if not, a word and a dash may begin a headline */
} reading;

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static void skip_spaces(reading *r)
{
    while (r->at < r->end && (r->text.at[r->at] == ' ' || r->text.at[r->at] == '\n'))
        r->at++;
    if (r->at + 1 < r->end && memcmp(r->text.at + r->at, "\xc2\xa0", 2) == 0) {
        r->at += 2;
        skip_spaces(r);
    }
}

/* A word of a place's name, "Mich." and "D.C." with their stops; whether it is all capitals. */
static bool read_name(reading *r, bool *capitals)
{
    const char *t = r->text.at;
    uint32_t at = r->at, small = 0;
    if (at >= r->end || !(is_upper(t[at]) || (unsigned char)t[at] >= 0xc3))
        return false;
    for (; at < r->end; at++) {
        const char c = t[at];
        const bool letter = is_upper(c) || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
        if ((!letter && c != '.' && c != '\'' && c != '-' && c != '/') ||
            str_starts(str_slice(r->text, at, r->end), STR("\xe2\x80")) ||
            str_starts(str_slice(r->text, at, r->end), STR("\xc2\xa0")) ||
            (c == '-' && at + 1 < r->end && t[at + 1] == '-'))
            break;
        small += c >= 'a' && c <= 'z';
    }
    const bool read = at > r->at;
    *capitals = small == 0 && at - r->at >= 2;
    r->at = at;
    return read;
}

/* Whether a word in capitals has a full stop of its own and a sentence after it: "DAKAR. The", not
 * "ST. LOUIS" or "WASHINGTON, D.C.". */
static bool stops_there(const reading *r, uint32_t end)
{
    const char *t = r->text.at;
    if (end < 5 || end + 3 > r->end || t[end - 1] != '.' || t[end] != ' ' || !is_upper(t[end + 1]) ||
        is_upper(t[end + 2]))
        return false;
    for (uint32_t at = end - 5; at < end - 1; at++)
        if (!is_upper(t[at]))
            return false;
    return true;
}

/* Place names up to a bracket, a dash or a date: "NEW YORK", "KYIV, Ukraine". Whether it begins
 * in capitals goes to *capitals. */
static void read_place(reading *r, bool *capitals)
{
    const uint32_t start = r->at;
    uint32_t end = start;
    bool word;
    *capitals = false;
    while (r->at - start < MOST_PLACE) {
        clean_date date;
        if (clean_date_next(r->text, r->at, r->end, &date) && date.start == r->at)
            break;
        if (!read_name(r, &word))
            break;
        *capitals |= end == start && word;
        end = r->at;
        if (word && stops_there(r, end))
            break;
        if (r->at < r->end && r->text.at[r->at] == ',')
            r->at++;
        skip_spaces(r);
    }
    /* The stop of a sentence, not of "Mich." or "D.C.". */
    if (end > start + 2 && r->text.at[end - 1] == '.' && is_upper(r->text.at[end - 2]) && is_upper(r->text.at[end - 3]))
        end--;
    r->place = (sayso_span){start, end};
}

/* "(Reuters)", "/TASS/", "[AFP]". */
static bool read_agency(reading *r)
{
    static const char open[] = "([/", close[] = ")]/";
    const char *kind = r->at < r->end ? strchr(open, r->text.at[r->at]) : NULL;
    if (!kind || !*kind)
        return false;
    const char shut = close[kind - open];
    for (uint32_t at = r->at + 1; at < r->end && at < r->at + 40; at++)
        if (r->text.at[at] == shut) {
            r->agency = (sayso_span){r->at + 1, at};
            r->at = at + 1;
            return at > r->agency.start;
        }
    return false;
}

static bool read_date(reading *r)
{
    clean_date date;
    if (!clean_date_next(r->text, r->at, r->end, &date) || date.start != r->at || !date.day)
        return false;
    r->date = (sayso_span){date.start, date.end};
    r->at = date.end;
    return true;
}

/* What ends a dateline: a dash; after an agency or a date also a colon, after /TASS/ a stop. */
static bool ends_here(reading *r)
{
    const str rest = str_slice(r->text, r->at, r->end);
    if (!rest.size && r->agency.end && r->place.end) /* alone on its line */
        return true;
    static const char *const marks[] = {"\xe2\x80\x94", "\xe2\x80\x93", "\xe2\x80\x95", "--", "- "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(rest, str_of(marks[i])))
            return true;
    if (str_starts(rest, STR(": ")))
        return r->agency.end || r->date.end;
    if (r->place.end && stops_there(r, r->place.end + 1))
        return true;
    return r->agency.end && r->text.at[r->agency.end] == '/' &&
           (str_starts(rest, STR(". ")) || str_starts(rest, STR(" ")));
}

/* Whether the agency in brackets is a name: words with capitals, not an aside. */
static bool is_name(const reading *r, sayso_span span)
{
    uint32_t words = 1, small = 0;
    for (uint32_t i = span.start; i < span.end; i++) {
        const char before = i > span.start ? r->text.at[i - 1] : ' ';
        words += r->text.at[i] == ' ';
        small += before == ' ' && r->text.at[i] >= 'a' && r->text.at[i] <= 'z';
    }
    return words <= 4 && !small && is_upper(r->text.at[span.start]);
}

static bool read_dateline(reading *r)
{
    bool capitals = false;
    const uint32_t start = r->at;
    for (int part = 0; part < 6; part++) {
        const uint32_t before = r->at;
        skip_spaces(r);
        if (r->at < r->end && (r->text.at[r->at] == ',' || (r->text.at[r->at] == '.' && r->date.end == r->at)))
            r->at++;
        skip_spaces(r);
        if ((!r->date.end && read_date(r)) || (!r->agency.end && read_agency(r)))
            continue;
        if (!r->place.end && !r->agency.end)
            read_place(r, &capitals);
        if (r->at == before)
            break;
    }
    if (!r->place.end || r->place.end == r->place.start)
        r->place = (sayso_span){0, 0};
    const bool agency = r->agency.end && is_name(r, r->agency);
    if ((r->agency.end && !agency) || r->at == start)
        return false;
    skip_spaces(r);
    const bool ended = ends_here(r);
    return (ended && ((capitals && r->stopped) || agency || (r->date.end && r->place.end))) ||
           (agency && r->agency.start == start + 1);
}

/* The end of the last part read. */
static uint32_t end_of(const reading *r)
{
    uint32_t end = r->place.end > r->date.end ? r->place.end : r->date.end;
    return r->agency.end && r->agency.end + 1 > end ? r->agency.end + 1 : end;
}

static reading start_reading(str input, sayso_span span, bool stopped)
{
    return (reading){.text = input,
                     .at = span.start,
                     .end = span.end < span.start + MOST ? span.end : span.start + MOST,
                     .stopped = stopped};
}

bool clean_begins_dateline(str input, sayso_span span, bool stopped)
{
    reading r = start_reading(input, span, stopped);
    return read_dateline(&r);
}

void clean_dateline(doc *d, const line_vec *lines, const article *a)
{
    uint32_t tried = 0;
    for (uint32_t i = a->first; i < a->last && tried < 2; i++) {
        const line *l = &lines->at[i];
        if (l->place != PLACE_BODY)
            continue;
        tried++;
        reading r = start_reading(d->text, (sayso_span){l->start, l->end}, l->stopped);
        if (!read_dateline(&r))
            continue;
        const sayso_span all = {l->start, end_of(&r)};
        d->about.dateline.spans = doc_spans(d, &all, 1);
        d->about.dateline.place = r.place;
        d->about.dateline.agency = r.agency;
        return;
    }
}
