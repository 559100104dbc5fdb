/* What a time leaves open, and what tells it: the tense beside it, the publication, the time told of. */
#include "when/when_line.h"

enum { LOOK = 8, TURN_OF_YEAR = 9 /* months */ };

static bool is_verb(const token *t)
{
    return t->pos == POS_VERB || t->pos == POS_AUX;
}

static bool looks_ahead(str word)
{
    static const char *const words[] = {"'ll", "shall", "will", "would", "\xe2\x80\x99ll"};
    return str_among(word, words, sizeof words / sizeof *words);
}

/* The verb that a word depends on, or the word at which the search for one ended. */
static uint32_t verb_above(const doc *d, uint32_t at)
{
    const token *t = d->tokens.at;
    for (int steps = 0; steps < LOOK && t[at].head != at && !is_verb(&t[at]); steps++)
        at = t[at].head;
    return at;
}

/* The way the clause about a time looks: 1 ahead (will, would, is to), -1 back (past tense), 0
 * neither. What somebody refused or had to do looks neither way. */
int when_tense_about(const doc *d, const expression *e)
{
    if (e->look || e->first == e->last)
        return e->look < 0 ? -1 : 0;
    const token *t = d->tokens.at;
    const uint32_t at = verb_above(d, when_head(d, e->first, e->last));
    if (!is_verb(&t[at]))
        return 0;
    for (uint32_t i = at > LOOK ? at - LOOK : 0; i < at; i++) {
        if (t[i].head != at || (t[i].tag != TAG_TO && !looks_ahead(doc_token(d, &t[i]))))
            continue;
        const uint32_t up = t[i].tag == TAG_TO ? verb_above(d, t[at].head) : at;
        return up != at && t[up].tag == TAG_VBD && e->date.weekday < 0 ? 0 : 1;
    }
    return t[at].tag == TAG_VBD || t[at].tag == TAG_VBN ? -1 : 0;
}

/* The month in which a season or a quarter lies, for comparing. */
int when_month_of(const expression *e)
{
    static const int seasons[] = {0, 4, 7, 10, 12};
    return e->date.month ? e->date.month : e->season ? seasons[e->season] : e->quarter ? 3 * e->quarter - 1 : 0;
}

/* The year of a day or month that has none: the one that brings it nearest to the publication,
 * on the side that the words tell. */
int when_year_near_published(const timeline *l, const expression *e, int direction)
{
    const point published = when_point_of(l->day);
    const int month = when_month_of(e) ? when_month_of(e) : published.month;
    int best = published.year, least = 1 << 30;
    for (int year = published.year - 1; year <= published.year + 1; year++) {
        const int slack = e->date.day ? 0 : e->date.month ? 15 : 45; /* a month holds its days */
        const int off = clean_days_of(year, month, e->date.day ? e->date.day : 15) - l->day;
        if ((direction < 0 && off > slack) || (direction > 0 && off < -slack))
            continue;
        const int distance = off < 0 ? -off : off;
        if (distance < least) {
            least = distance;
            best = year;
        }
    }
    return best;
}

/* A story goes on from December to January. */
int when_year_near_told(const timeline *l, const expression *e)
{
    const point *told = &l->told;
    const int from = told->month, to = when_month_of(e);
    if (e->direction && from && to)
        return told->year + (e->direction > 0 ? to <= from : -(to >= from));
    if (!from || !to || from - to < TURN_OF_YEAR)
        return told->year;
    return told->year + 1 == 0 ? 1 : told->year + 1;
}

uint32_t when_sentence_of(const timeline *l, const expression *e)
{
    return e->first < l->d->tokens.count ? l->d->tokens.at[e->first].sentence : 0;
}

/* Whether the story is in the past: where it has come to the year of its writing, it is a report. */
bool when_is_past(const timeline *l)
{
    return l->story && !(l->published && l->told.year >= when_point_of(l->day).year - 1);
}

/* Whether what is open comes from the time told of. */
bool when_goes_on(const timeline *l, const expression *e)
{
    if (!l->told.year)
        return false;
    if (e->anchor == ANCHOR_TOLD || when_is_past(l))
        return true;
    if (e->anchor == ANCHOR_WRITING)
        return false;
    /* In a report, only within the sentence, and where that told of another year. */
    return !l->published ||
           (l->sentence == when_sentence_of(l, e) && l->told.year != when_point_of(l->day).year && e->date.weekday < 0);
}

/* '89: of the century that brings it nearest to what is told, or to the publication. */
int when_century_near(const timeline *l, int year)
{
    const int about = when_is_past(l) && l->told.year > 0 ? l->told.year
                      : l->published                      ? when_point_of(l->day).year
                                                          : 1950;
    const int same = about / 100 * 100 + year;
    return same - about > 50 ? same - 100 : about - same > 50 ? same + 100 : same;
}

/* Whether the time told of can carry the step: a story's always; a report's where it is as precise as the step, and
 * of the year of the publication, or told of in this sentence or the one before. */
static bool carries(const timeline *l, const expression *e)
{
    const point *told = &l->told;
    if (!told->year || l->story)
        return told->year;
    const bool near =
        (l->published && told->year == when_point_of(l->day).year) || when_sentence_of(l, e) - l->sentence <= 1;
    switch (e->unit) {
    case UNIT_QUARTER:
        return near && (told->quarter || told->month);
    case UNIT_MONTH:
        return near && told->month;
    case UNIT_YEAR:
    case UNIT_DECADE:
    case UNIT_CENTURY:
        return near;
    default:
        return near && told->day;
    }
}

/* The day that the anchor gives; day 0: none. */
point when_anchor_of(const timeline *l, const expression *e)
{
    if (carries(l, e) && (e->anchor == ANCHOR_TOLD || (when_is_past(l) && e->unit > UNIT_DAY)))
        return l->told;
    return l->published && !when_is_past(l) ? when_point_of(l->day) : (point){0};
}
