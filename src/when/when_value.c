/* Gives the times of a text their values, in the order of the text, for a time may go on from the one
 * told of before. What a time leaves open comes from its anchor: the day of publication, or the time
 * told of. Which of the two a bare "October 5" means is told by the text as a whole: a report dates by
 * the week of its publication, a story (a history, a biography, a chronicle) by years long past that it
 * writes out, and goes on within them. Nothing is read off a clock. */
#include "when/when_timex.h"
#include <stdio.h>

enum { LOOK = 8, LEAST_YEARS = 3, YEARS_PER_NEWS = 2, TURN_OF_YEAR = 9 /* months */, FEW_WORDS = 2, MOST_STEPS = 9999 };

typedef struct timeline {
    const doc *d;
    bool published; /* is known to the day */
    int day;        /* of publication, since 1970 */
    bool story;
    point told;        /* by the last point before that had a year */
    point backbone;    /* of the story: likewise, but for years mentioned in passing */
    uint32_t sentence; /* in which `told` was */
} timeline;

/* ---- what the words about a time tell ------------------------------------------------------------------------- */

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
static int tense_about(const doc *d, const expression *e)
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

/* ---- what is open ------------------------------------------------------------------------------------------- */

static point point_of(int days)
{
    point p = {0};
    clean_day_of(days, &p.year, &p.month, &p.day);
    return p;
}

static int days_of(const point *p)
{
    return clean_days_of(p->year, p->month, p->day);
}

/* The month in which a season or a quarter lies, for comparing. */
static int month_of(const expression *e)
{
    static const int seasons[] = {0, 4, 7, 10, 12};
    return e->date.month ? e->date.month : e->season ? seasons[e->season] : e->quarter ? 3 * e->quarter - 1 : 0;
}

/* The year of a day or month that has none: the one that brings it nearest to the publication,
 * on the side that the words tell. */
static int year_near_published(const timeline *l, const expression *e, int direction)
{
    const point published = point_of(l->day);
    const int month = month_of(e) ? month_of(e) : published.month;
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
static int year_near_told(const timeline *l, const expression *e)
{
    const point *told = &l->told;
    const int from = told->month, to = month_of(e);
    if (e->direction && from && to)
        return told->year + (e->direction > 0 ? to <= from : -(to >= from));
    if (!from || !to || from - to < TURN_OF_YEAR)
        return told->year;
    return told->year + 1 == 0 ? 1 : told->year + 1;
}

static uint32_t sentence_of(const timeline *l, const expression *e)
{
    return e->first < l->d->tokens.count ? l->d->tokens.at[e->first].sentence : 0;
}

/* Whether the story is in the past: where it has come to the year of its writing, it is a report. */
static bool is_past(const timeline *l)
{
    return l->story && !(l->published && l->told.year >= point_of(l->day).year - 1);
}

/* Whether what is open comes from the time told of. */
static bool goes_on(const timeline *l, const expression *e)
{
    if (!l->told.year)
        return false;
    if (e->anchor == ANCHOR_TOLD || is_past(l))
        return true;
    if (e->anchor == ANCHOR_WRITING)
        return false;
    /* In a report, only within the sentence, and where that told of another year. */
    return !l->published || (l->sentence == l->d->tokens.at[e->first].sentence &&
                             l->told.year != point_of(l->day).year && e->date.weekday < 0);
}

/* ---- points ------------------------------------------------------------------------------------------------- */

static void put_weekday(const timeline *l, sayso_time *time, const expression *e)
{
    const int back = (clean_weekday_of(l->day) - e->date.weekday + 7) % 7; /* 0: the publication day itself */
    const int direction = e->direction ? e->direction : tense_about(l->d, e);
    int day = l->day - (back ? back : 7);
    time->rule = "weekday-before-published";
    if (direction > 0) {
        day = l->day - back + 7;
        time->rule = "weekday-after-published";
    } else if (back == 0 && e->direction == 0) {
        day = l->day;
        time->rule = "weekday-published";
    }
    const point p = point_of(day);
    when_put_point(time, &p, UNIT_DAY);
}

/* The day that the anchor gives; day 0: none. */
static point anchor_of(const timeline *l, const expression *e)
{
    if (l->told.year && (e->anchor == ANCHOR_TOLD || (is_past(l) && e->unit > UNIT_DAY)))
        return l->told;
    return l->published && !is_past(l) ? point_of(l->day) : (point){0};
}

static int add_years(int year, int count)
{
    const int sum = year + count;
    return year < 0 && sum >= 0 ? sum + 1 : year > 0 && sum <= 0 ? sum - 1 : sum; /* there is no year 0 */
}

static void add_months(point *p, int count)
{
    const int months = p->year * 12 + p->month - 1 + count;
    p->year = months / 12;
    p->month = months % 12 + 1;
}

/* What is written inside the year that a step leads to: October last year. */
static void refine(point *p, const expression *e)
{
    *p = (point){.year = p->year,
                 .month = e->date.month,
                 .day = e->date.day,
                 .quarter = e->quarter,
                 .season = e->season,
                 .half_year = e->half_year};
}

static const char *step_rule(const expression *e)
{
    if (e->anchor == ANCHOR_TOLD)
        return "from-time-told";
    switch (e->unit) {
    case UNIT_DAY:
        return e->count == 0 ? "today" : "days-from-published";
    case UNIT_WEEKEND:
        return "weekend-phrase";
    case UNIT_WEEK:
        return "week-phrase";
    case UNIT_MONTH:
        return "month-phrase";
    default:
        return "year-phrase";
    }
}

/* `count` units from `from`, as precise as the unit, or as what is known of `from`. */
static void put_step(sayso_time *time, const expression *e, point from)
{
    const bool known = from.day && from.month && from.year > 0;
    if (e->count > MOST_STEPS || e->count < -MOST_STEPS)
        return;
    switch (e->unit) {
    case UNIT_SECOND:
    case UNIT_MINUTE:
    case UNIT_HOUR:
        when_put_point(time, &from, UNIT_DAY);
        when_put(time, SAYSO_DAY, "TXX");
        time->type = SAYSO_TIME;
        return;
    case UNIT_DAY:
        if (known)
            from = point_of(days_of(&from) + e->count);
        else if (e->count)
            from.day = 0;
        when_put_point(time, &from, UNIT_DAY);
        return;
    case UNIT_WEEKEND:
    case UNIT_WEEK:
        /* On a Monday, "this weekend" is the one just over. */
        if (known)
            when_put_week(time,
                          days_of(&from) + 7 * e->count -
                              (e->unit == UNIT_WEEKEND && !e->count && clean_weekday_of(days_of(&from)) < 2 ? 7 : 0),
                          e->unit == UNIT_WEEKEND);
        else {
            when_put_year(time, from.year);
            when_put(time, SAYSO_WEEK, "-WXX");
        }
        return;
    case UNIT_MONTH:
        if (from.month && from.year > 0)
            add_months(&from, e->count);
        from.day = from.season = from.quarter = 0;
        when_put_point(time, &from, UNIT_MONTH);
        return;
    case UNIT_QUARTER: {
        const int quarter = (from.quarter ? from.quarter - 1 : (from.month + 2) / 3 - 1) + 4 * from.year + e->count;
        const point p = {.year = quarter / 4, .quarter = quarter % 4 + 1};
        when_put_point(time, &p, UNIT_QUARTER);
        return;
    }
    case UNIT_DECADE:
        when_put_decade(time, from.year / 10 + e->count);
        return;
    case UNIT_CENTURY:
        when_put_century(time, from.year / 100 + e->count);
        return;
    default:
        from.year = add_years(from.year, e->count);
        refine(&from, e);
        when_put_point(time, &from, UNIT_YEAR);
    }
}

static bool settle_nth(point *p, const expression *e)
{
    if (!e->nth || !p->year)
        return !e->nth;
    const int first = clean_weekday_of(clean_days_of(p->year, p->month, 1));
    int day = 1 + (e->date.weekday - first + 7) % 7 + 7 * (e->nth - 1);
    if (day > clean_month_days(p->year, p->month))
        day -= 7;
    p->day = day;
    return true;
}

/* '89: of the century that brings it nearest to what is told, or to the publication. */
static int century_near(const timeline *l, int year)
{
    const int about = is_past(l) && l->told.year > 0 ? l->told.year : l->published ? point_of(l->day).year : 1950;
    const int same = about / 100 * 100 + year;
    return same - about > 50 ? same - 100 : about - same > 50 ? same + 100 : same;
}

/* A point with a month, a season or a quarter, and with a year or without. */
static void put_date(const timeline *l, sayso_time *time, const expression *e)
{
    point p = {.year = e->short_year ? century_near(l, e->date.year) : e->date.year};
    refine(&p, e);
    if (!month_of(e) && e->date.day)
        p.month = l->told.month;
    const bool open = !p.year, on = open && goes_on(l, e);
    if (on) {
        p.year = year_near_told(l, e);
        time->rule = "near-time-told";
    } else if (open && l->published && !is_past(l) && month_of(e)) {
        p.year = year_near_published(l, e, e->direction ? e->direction : tense_about(l->d, e));
        time->rule = p.day || e->nth ? "date-near-published" : "month-phrase";
    }
    if (p.year && settle_nth(&p, e))
        when_put_point(time, &p, UNIT_YEAR);
}

/* An hour or a part of a day by itself. */
static void put_hour(const timeline *l, sayso_time *time, const expression *e)
{
    point p = {0};
    const bool near = is_past(l) || l->sentence + 1 >= sentence_of(l, e);
    if (e->date.hour >= 0 || e->anchor == ANCHOR_TOLD)
        p = l->told.day && near ? l->told : l->published && !is_past(l) ? point_of(l->day) : p;
    when_put_point(time, &p, UNIT_DAY);
}

/* that time: the time told of, as precise as it was */
static void put_same(const timeline *l, sayso_time *time)
{
    if (!l->told.year)
        return;
    when_put_point(time, &l->told, UNIT_YEAR);
    time->rule = "from-time-told";
}

static void put_when(const timeline *l, sayso_time *time, const expression *e)
{
    if (e->decade)
        when_put_decade(time, e->decade);
    else if (e->century)
        when_put_century(time, e->century - (e->century > 0 ? 1 : -1));
    else if (e->same)
        put_same(l, time);
    else if (e->unit) {
        const point from = anchor_of(l, e);
        if (from.year || e->date.year)
            put_step(time, e, from);
        time->rule = step_rule(e);
    } else if (e->date.year || month_of(e) || e->half_year || e->date.day)
        put_date(l, time, e);
    else if (e->date.weekday >= 0) {
        if (l->published && !is_past(l))
            put_weekday(l, time, e);
    } else
        put_hour(l, time, e);
    if (!*time->value)
        time->rule = NULL;
    else
        when_put_part(time, e);
}

static void put_reference(sayso_time *time, when_reference refers)
{
    static const char *const values[] = {
        [REFERS_PRESENT] = "PRESENT_REF", [REFERS_PAST] = "PAST_REF", [REFERS_FUTURE] = "FUTURE_REF"};
    when_put(time, SAYSO_NO_PRECISION, "%s", values[refers]);
}

/* ---- the text as a whole -------------------------------------------------------------------------------------- */

/* Whether the sentence begins with the time: "In 1941, …". */
static bool opens_sentence(const timeline *l, const expression *e)
{
    const uint32_t in = sentence_of(l, e);
    return in >= l->d->sentences.count || e->first <= l->d->sentences.at[in].first + FEW_WORDS;
}

/* The point that a value has told of. */
static void tell(timeline *l, const sayso_time *time, const expression *e)
{
    const char *value = time->value;
    const bool bc = strncmp(value, "BC", 2) == 0;
    point p = {0};
    int week;
    if (time->type > SAYSO_TIME || e->same || e->kind != WHEN_POINT || sscanf(value + 2 * bc, "%4d", &p.year) != 1 ||
        strlen(value) < 4 + 2 * (size_t)bc)
        return;
    if (sscanf(value + 2 * bc, "%*4d-W%2d", &week) == 1) {
        if (week < 1 || bc)
            return;
        /* the week's Thursday */
        const int first = clean_days_of(p.year, 1, 4);
        p = point_of(first - clean_weekday_of(first) + 7 * (week - 1) + 3);
        p.day = 0;
    } else {
        sscanf(value + 2 * bc, "%*4d-%2d-%2d", &p.month, &p.day);
        sscanf(value + 2 * bc, "%*4d-Q%1d", &p.quarter);
        if (e->season)
            p.month = month_of(e);
    }
    p.year = bc ? -p.year : p.year;
    l->told = p;
    l->sentence = sentence_of(l, e);
    if (p.month || !l->backbone.year || opens_sentence(l, e))
        l->backbone = p;
}

/* A year mentioned in passing ("…, which he had left in 1998") is told of to the end of its sentence. */
static void begin_sentence(timeline *l, const expression *e)
{
    if (l->sentence != sentence_of(l, e) && l->backbone.year)
        l->told = l->backbone;
}

/* What joins two times into a stretch: " and ", " to ", "–". */
enum { LONGEST_JOINT = 6 };

/* A time that lacks what the one joined to it has: "April and June 1955", "11 a.m. on 11 November". */
static expression complete(const timeline *l, const expression_vec *found, uint32_t i)
{
    expression e = found->at[i];
    if (i + 1 >= found->count || e.kind != WHEN_POINT || e.unit)
        return e;
    const expression *next = &found->at[i + 1];
    if (next->kind != WHEN_POINT || next->span.start < e.span.end || next->span.start - e.span.end > LONGEST_JOINT)
        return e;
    const str joint = str_slice(l->d->text, e.span.end, next->span.start);
    if (str_equal(joint, STR(" on ")) && e.date.hour >= 0 && !e.date.day &&
        (next->date.day || next->date.weekday >= 0)) {
        const clean_date hour = e.date;
        e = *next;
        e.date.hour = hour.hour, e.date.minute = hour.minute, e.date.second = hour.second;
    } else if (!e.date.year && (e.date.month || e.season) && month_of(next) && !e.direction) {
        e.date.year = next->date.year;
        e.unit = next->unit, e.count = next->count, e.anchor = next->anchor;
        if (month_of(&e) > month_of(next) && e.date.year)
            e.date.year--;
    }
    return e;
}

static sayso_time value_of(const timeline *l, const expression *e)
{
    sayso_time time = {.precision = SAYSO_DAY, .type = e->part || e->date.hour >= 0 ? SAYSO_TIME : SAYSO_DATE};
    switch (e->kind) {
    case WHEN_POINT: {
        expression settled = *e;
        if (clean_date_settle(&settled.date, ORDER_UNKNOWN))
            put_when(l, &time, &settled);
        break;
    }
    case WHEN_SPAN:
        time.type = SAYSO_DURATION;
        when_put_length(&time, e);
        break;
    case WHEN_EVERY:
        when_put_set(&time, e);
        break;
    case WHEN_REFER:
        time.type = SAYSO_DATE;
        put_reference(&time, e->refers);
        break;
    }
    return time;
}

static bool published_on(const doc *d, int *days)
{
    int year, month, day;
    if (sscanf(d->about.published.value, "%4d-%2d-%2d", &year, &month, &day) != 3)
        return false;
    *days = clean_days_of(year, month, day);
    return true;
}

/* Whether the text dates by years of its own, not by the day of its publication. */
static bool is_story(const timeline *l, const expression_vec *found)
{
    const int year = l->published ? point_of(l->day).year : 0;
    uint32_t past = 0, news = 0;
    for (uint32_t i = 0; i < found->count; i++) {
        const expression *e = &found->at[i];
        if (e->kind != WHEN_POINT)
            continue;
        const int written = e->date.year;
        past += written && (!year || written < year - 1);
        news += !written && (e->anchor == ANCHOR_WRITING || (e->date.weekday >= 0 && !e->date.month));
    }
    return past >= LEAST_YEARS && past > YEARS_PER_NEWS * news;
}

void when_values(doc *d, const expression_vec *found)
{
    timeline l = {.d = d};
    l.published = published_on(d, &l.day);
    l.story = is_story(&l, found);
    for (uint32_t i = 0; i < found->count; i++) {
        begin_sentence(&l, &found->at[i]);
        const expression e = complete(&l, found, i);
        sayso_time *time = vec_push(&d->arena, &d->times);
        *time = value_of(&l, &e);
        time->spans = doc_spans(d, &found->at[i].span, 1);
        tell(&l, time, &e);
    }
}
