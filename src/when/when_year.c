/* Years, and what stands for one behind a month or a season: "1938", "480 BC", "'89", "of that year". */
#include "when/when_point.h"

/* BC, B.C., AD; before -1 */
uint32_t when_read_era(const reader *r, uint32_t at, int *era)
{
    const when_word *w = r->words + at;
    if (when_is(r, at, CLASS_ERA) && doc_slice(r->d, (sayso_span){w->start, w->end}).at[0] < 'a') {
        *era = w->number;
        return at + 1;
    }
    const bool bc = when_is_text(r, at, "B") && when_is_text(r, at + 2, "C");
    if (!(bc || (when_is_text(r, at, "A") && when_is_text(r, at + 2, "D"))) || !when_is_mark(r, at + 1, '.'))
        return at;
    *era = bc ? -1 : 1;
    return at + 3 + (when_is_mark(r, at + 3, '.') && w[3].glued);
}

/* What joins the ends of a stretch of time: 1914–18, 3 and 4 May, from March to May. */
bool when_joins(const reader *r, uint32_t at)
{
    return when_is(r, at, CLASS_AND) || when_is_mark(r, at, '-') || when_is_text(r, at, "to") ||
           when_is_text(r, at, "or");
}

/* 480 BC, AD 70, 1938, '89; `led`: the words before say that a year follows. */
uint32_t when_read_written_year(const reader *r, uint32_t at, bool led, expression *e)
{
    const when_word *w = r->words + at;
    int era = 0;
    uint32_t end = when_read_era(r, at, &era);
    if (end > at && era > 0 && when_is(r, end, CLASS_DIGITS) && r->words[end].digits <= 4 && r->words[end].digits) {
        e->date.year = r->words[end].number;
        return end + 1;
    }
    if (when_is_mark(r, at, '\'') && when_is(r, at + 1, CLASS_DIGITS) && w[1].digits == 2 && w[1].glued &&
        !w[1].plural && !w->glued) {
        e->date.year = w[1].number;
        e->short_year = true;
        return at + 2;
    }
    if (!when_is(r, at, CLASS_DIGITS) || w->plural || w->digits < 1 || w->digits > 4 || !w->number)
        return at;
    end = when_read_era(r, at + 1, &era);
    if (end == at + 1 && when_joins(r, end) && when_is(r, end + 1, CLASS_DIGITS) &&
        (when_read_era(r, end + 2, &era) == end + 2 || era > 0))
        era = 0; /* and else 264 to 241 BC */
    if (!era && !(led && w->digits == 4 && w->number >= 1000 && w->number <= 2199))
        return at;
    e->date.year = era < 0 ? -w->number : w->number;
    return end;
}

static bool is_in_name(const token *t, const label_name *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (t->name == names[i])
            return true;
    return false;
}

bool when_names_something(const token *t)
{
    static const label_name names[] = {NAME_PERSON, NAME_ORG, NAME_GPE,     NAME_FAC,
                                       NAME_LOC,    NAME_LAW, NAME_PRODUCT, NAME_WORK_OF_ART};
    return is_in_name(t, names, sizeof names / sizeof *names);
}

static bool counts_something(const token *t)
{
    static const label_name names[] = {NAME_MONEY, NAME_PERCENT, NAME_QUANTITY};
    return is_in_name(t, names, sizeof names / sizeof *names);
}

/* Whether the number is part of a larger sign: 1938/39, 1938%, 19:38, $1938. */
static bool is_part_of_sign(const reader *r, uint32_t at)
{
    const when_word *w = r->words + at;
    if (at > 0 && w->glued && !(when_is(r, at - 1, CLASS_MARK) && strchr("(-\"_", w[-1].number)))
        return true;
    if (!when_is(r, at + 1, CLASS_MARK) || !w[1].glued)
        return false;
    return w[1].number == '%' || w[1].number == '/' || (w[1].number == ':' && when_is(r, at + 2, CLASS_DIGITS));
}

/* Whether it is one of two that a stroke joins, 1914–1918, or all of a heading: "1936", "2004: …". */
static bool is_shown_as_year(const reader *r, uint32_t at)
{
    const when_word *w = r->words + at;
    if (at == 0 && (when_is(r, 1, CLASS_END) || when_is_mark(r, 1, ':')))
        return true;
    if (when_is_mark(r, at + 1, '-') && w[1].glued && when_is(r, at + 2, CLASS_DIGITS) &&
        (w[2].digits == 4 || w[2].digits == 2))
        return true;
    return at > 1 && when_is_mark(r, at - 1, '-') && when_is(r, at - 2, CLASS_DIGITS) && w[-2].digits == 4;
}

/* Whether a number of four digits by itself is a year: led by a word that times follow, or taken for
 * one by the language stage; and not a part of a larger number or sign, nor a number of things. */
static bool stands_as_year(const reader *r, uint32_t at)
{
    static const char *const leads[] = {"after", "and", "around", "before",  "between", "by", "circa", "during",
                                        "from",  "or",  "since",  "through", "till",    "to", "until"};
    const token *t = when_token(r, at), *next = when_token(r, at + 1);
    if (r->words[at].digits != 4 || is_part_of_sign(r, at) || when_is(r, at + 1, CLASS_UNIT))
        return false;
    if (t->name == NAME_DATE || is_shown_as_year(r, at))
        return true;
    if (at == 0 || counts_something(t) || (next > t && next->tag == TAG_NNS))
        return false;
    if (when_is(r, at - 1, CLASS_IN) || when_is(r, at - 1, CLASS_OF) || when_is_mark(r, at - 1, '('))
        return true; /* the Constitution of 1793 */
    return when_is_among(r, at - 1, leads, sizeof leads / sizeof *leads) && !when_names_something(t);
}

/* 1938; fiscal 1990; the year 1938 */
uint32_t when_read_year(const reader *r, uint32_t at, expression *e)
{
    uint32_t from = at;
    bool led = false;
    if (when_is(r, at, CLASS_THE) && when_is_text(r, at + 1, "year")) {
        from = at + 2;
        led = true;
    } else if (when_is(r, at, CLASS_FISCAL)) {
        from = at + 1 + when_is_text(r, at + 1, "year");
        led = true;
    }
    const uint32_t end = when_read_written_year(r, from, led || stands_as_year(r, from), e);
    if (end > from)
        return end;
    const when_word *w = r->words + at; /* 1914–18 */
    if (at < 2 || !when_is(r, at, CLASS_DIGITS) || w->digits != 2 || !w->glued || !when_is_mark(r, at - 1, '-') ||
        !w[-1].glued || !when_is(r, at - 2, CLASS_DIGITS) || w[-2].digits != 4 || w->number <= w[-2].number % 100)
        return at;
    e->date.year = w[-2].number / 100 * 100 + w->number;
    return at + 1;
}

/* the day before, the week after: of what is told */
static uint32_t read_neighbour(const reader *r, uint32_t at, expression *e)
{
    e->unit = when_is(r, at, CLASS_THE) && !r->words[at + 1].plural ? when_unit_at(r, at + 1) : UNIT_NONE;
    const bool whole = when_is(r, at + 3, CLASS_MARK) || when_is(r, at + 3, CLASS_END);
    if (e->unit < UNIT_DAY || !when_is(r, at + 2, CLASS_BEFORE) || !whole)
        return at;
    e->count = r->words[at + 2].number;
    e->anchor = ANCHOR_TOLD;
    return at + 3;
}

/* this week, last month, the next day, that year, the same month */
uint32_t when_read_step(const reader *r, uint32_t at, expression *e)
{
    const bool the = when_is(r, at, CLASS_THE), that = when_is(r, at, CLASS_THAT), this = when_is_text(r, at, "this");
    const uint32_t neighbour = read_neighbour(r, at, e);
    if (neighbour > at)
        return neighbour;
    if (the && when_unit_at(r, at + 1) == UNIT_WEEKEND && !r->words[at + 1].plural) {
        e->unit = UNIT_WEEKEND;
        e->anchor = ANCHOR_WRITING;
        return at + 2;
    }
    uint32_t i = at + (the || that);
    int way = 0;
    bool told = that;
    if (when_is(r, i, CLASS_FOLLOW)) {
        way = r->words[i++].number;
        told = true;
    } else if (!that && when_is(r, i, CLASS_TURN)) {
        i += this && (when_is_text(r, i + 1, "past") || when_is_text(r, i + 1, "coming")); /* this past week */
        way = r->words[i++].number;
        /* "The next day" goes on from what was told; "next week" from the day of writing. */
        told = the && way > 0;
    } else if (!that) {
        return at;
    }
    const bool past = i > at && when_is_text(r, i - 1, "past") && !this; /* the past year: a length */
    e->unit = when_unit_at(r, i);
    if (e->unit < UNIT_DAY || r->words[i].plural || past)
        return at;
    e->count = way;
    e->anchor = told ? ANCHOR_TOLD : ANCHOR_WRITING;
    return i + 1;
}

/* the year, the month: of what is told; only inside something else */
uint32_t when_read_told(const reader *r, uint32_t at, expression *e)
{
    e->unit = when_is(r, at, CLASS_THE) && !r->words[at + 1].plural ? when_unit_at(r, at + 1) : UNIT_NONE;
    if (e->unit < UNIT_DAY)
        return at;
    e->anchor = ANCHOR_TOLD;
    return at + 2;
}

/* Behind a month, a season, a day and month: " 1938", ", 1938", "of 1938", "of that year", "last year",
 * "149 BC". */
uint32_t when_read_year_behind(const reader *r, uint32_t at, expression *e)
{
    const bool of = when_is(r, at, CLASS_OF), comma = when_is_mark(r, at, ',');
    const uint32_t from = at + (of || comma);
    const uint32_t end = when_read_written_year(r, from, true, e);
    if (end > from && comma && when_token(r, end)->tag == TAG_NNS && !when_is(r, end, CLASS_END)) {
        e->date.year = 0; /* in March, 1500 men */
        return at;
    }
    if (end > from)
        return end;
    expression year = {0};
    uint32_t step = comma ? from : when_read_step(r, from, &year);
    if (step == from && of)
        step = when_read_told(r, from, &year);
    if (step == from || year.unit != UNIT_YEAR)
        return at;
    e->unit = UNIT_YEAR, e->count = year.count, e->anchor = year.anchor;
    return step;
}

/* last, next, the previous: before a month, a season, a weekday. */
uint32_t when_read_turn(const reader *r, uint32_t at, expression *e)
{
    const uint32_t i = at + when_is(r, at, CLASS_THE);
    if (!when_is(r, i, CLASS_TURN) && !when_is(r, i, CLASS_FOLLOW))
        return at;
    e->direction = r->words[i].number;
    e->anchor = when_is(r, i, CLASS_FOLLOW) || (i > at && e->direction > 0) ? ANCHOR_TOLD : ANCHOR_WRITING;
    return i + 1;
}
