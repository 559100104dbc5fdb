/* Lengths of time and what is made with them: durations ("more than three years", "the past decade"),
 * steps from another time ("two weeks ago", "a year earlier"), and how often ("$5 a year"). */
#include "when/when_parts.h"

/* ---- numbers ------------------------------------------------------------------------------------------------ */

uint32_t when_read_number(const reader *r, uint32_t at, int *number)
{
    const when_word *w = r->words + at;
    const bool article = when_is(r, at, CLASS_A);
    if (when_is(r, at, CLASS_DIGITS) && !w->plural) {
        *number = w->number;
        return at + 1;
    }
    if (!when_is(r, at, CLASS_NUMBER) &&
        !(article && when_is(r, at + 1, CLASS_NUMBER) && (w[1].number >= 100 || when_is_text(r, at + 1, "dozen"))))
        return at;
    uint32_t end = at + 1;
    *number = w->number;
    if (!article && w->number >= 20 && w->number < 100 && when_is_mark(r, end, '-') &&
        when_is(r, end + 1, CLASS_NUMBER) && r->words[end + 1].number < 10) {
        *number += r->words[end + 1].number;
        end += 2;
    }
    if (when_is(r, end, CLASS_NUMBER) && (r->words[end].number >= 100 || r->words[end].number == 12)) {
        *number *= r->words[end].number;
        end++;
    }
    return end;
}

typedef struct amount {
    int count;  /* 0: the text does not say */
    int tenths; /* 5: and a half; alone: half of one */
    bool vague;
} amount;

/* " and a half", " and a half years" */
static uint32_t read_half_behind(const reader *r, uint32_t at, amount *a)
{
    if (!when_is(r, at, CLASS_AND))
        return at;
    const uint32_t half = at + 1 + when_is(r, at + 1, CLASS_A);
    if (!when_is(r, half, CLASS_HALF))
        return at;
    a->tenths = 5;
    return half + 1;
}

/* three, a, several, a few, a couple of, half a, two and a half, 2.5 */
static uint32_t read_count(const reader *r, uint32_t at, amount *a)
{
    *a = (amount){0};
    uint32_t end = when_read_number(r, at, &a->count);
    if (end > at) {
        if (when_is_mark(r, end, '.') && r->words[end].glued && when_is(r, end + 1, CLASS_DIGITS) &&
            r->words[end + 1].glued && r->words[end + 1].digits == 1) {
            a->tenths = r->words[end + 1].number;
            return end + 2;
        }
        return read_half_behind(r, end, a);
    }
    const uint32_t half = at + when_is(r, at, CLASS_A);
    if (when_is(r, half, CLASS_HALF)) {
        a->tenths = 5;
        end = half + 1 + when_is_mark(r, half + 1, '-');
        return end + when_is(r, end, CLASS_A);
    }
    const uint32_t vague = at + (when_is(r, at, CLASS_A) && !when_is_text(r, at, "another"));
    if (when_is(r, vague, CLASS_VAGUE)) {
        a->vague = true;
        a->count = r->words[vague].number; /* a couple: two */
        return vague + 1 + when_is(r, vague + 1, CLASS_OF) + when_is_text(r, vague + 1, "more");
    }
    if (!when_is(r, at, CLASS_A))
        return at;
    end = when_is_text(r, at, "another") ? when_read_number(r, at + 1, &a->count) : at;
    if (end > at + 1)
        return end;
    a->count = 1;
    return at + 1;
}

/* more than, at least, nearly, about */
static uint32_t read_bound(const reader *r, uint32_t at)
{
    if (when_is(r, at, CLASS_THAN) && when_is_text(r, at + 1, "than"))
        return at + 2;
    if (when_is(r, at, CLASS_AT) && (when_is_text(r, at + 1, "least") || when_is_text(r, at + 1, "most")))
        return at + 2;
    const bool some =
        when_is_text(r, at, "some") && (when_is(r, at + 1, CLASS_DIGITS) || when_is(r, at + 1, CLASS_NUMBER));
    /* "for over six years", "over a year"; but "by $5 over six years" */
    const bool led = at > 0 && when_token(r, at - 1)->pos == POS_ADP;
    if (when_is(r, at, CLASS_OVER))
        return at + (led || when_is(r, at + 1, CLASS_A));
    const bool about = when_is(r, at, CLASS_ABOUT) && !when_is_text(r, at, "just") && !when_is_text(r, at, "only");
    return at + (some || about);
}

/* The unit behind a count, past a word that describes it: two full days. Several are plural, one is not;
 * "two-year" is one word. */
static uint32_t read_unit(const reader *r, uint32_t at, const amount *a, expression *e)
{
    const bool dash = when_is_mark(r, at, '-') && r->words[at].glued && r->words[at + 1].glued;
    uint32_t noun = at + dash;
    if (!dash && when_is(r, noun, CLASS_OTHER) && when_is(r, noun + 1, CLASS_UNIT) && r->words[noun + 1].plural &&
        (when_token(r, noun)->tag == TAG_JJ || when_is_text(r, noun, "more")))
        noun++;
    const when_word *w = r->words + noun;
    const token *next = when_token(r, noun + 1);
    const bool whose = a->count > 1 && !w->plural && next->pos == POS_NOUN; /* a three hour speech */
    const bool single = dash || whose || (a->count == 1 && !a->vague);
    if (!when_is(r, noun, CLASS_UNIT) || (w->plural == single && !a->tenths))
        return at;
    e->unit = (when_unit)w->number;
    e->count = a->count;
    e->tenths = a->tenths;
    return noun + 1;
}

/* ---- durations ---------------------------------------------------------------------------------------------- */

/* Behind a length: ago, later, from now. What it is then stands some way from another time. */
static uint32_t read_way(const reader *r, uint32_t at, expression *e)
{
    uint32_t end = at + 1;
    int way = r->words[at].number;
    e->anchor = ANCHOR_TOLD;
    if (when_is(r, at, CLASS_AGO)) {
        e->anchor = ANCHOR_WRITING;
    } else if (when_is_text(r, at, "from") && when_is_text(r, at + 1, "now")) {
        e->anchor = ANCHOR_WRITING;
        way = 1;
        end = at + 2;
    } else if (when_is(r, at, CLASS_BEFORE)) {
        if (!when_is(r, end, CLASS_MARK) && !when_is(r, end, CLASS_END))
            return at; /* two days before the vote: a length only */
    } else if (!when_is(r, at, CLASS_LATER)) {
        return at;
    }
    e->kind = e->count && !e->tenths ? WHEN_POINT : WHEN_REFER;
    e->refers = way > 0 ? REFERS_FUTURE : REFERS_PAST;
    e->count *= way;
    return end;
}

/* the past two years, the next few months, the first ten days, the last week of, recent weeks */
static uint32_t read_led_length(const reader *r, uint32_t at, expression *e)
{
    const bool the = when_is(r, at, CLASS_THE) || when_is(r, at, CLASS_THAT) || when_is(r, at, CLASS_THESE);
    const uint32_t lead = at + the;
    const bool past = when_is_text(r, lead, "past"), recent = when_is_text(r, lead, "recent");
    const bool ordinal = when_is(r, lead, CLASS_ORDINAL) && (when_is_text(r, lead, "first") || !r->words[lead].number);
    if (!when_is(r, lead, CLASS_TURN) && !when_is(r, lead, CLASS_FOLLOW) && !ordinal && !recent)
        return at;
    if (when_is_text(r, lead, "this") || (ordinal && !the))
        return at;
    amount a = {0};
    const uint32_t count = read_count(r, lead + 1, &a);
    if (count == lead + 1)
        a.count = !r->words[count].plural; /* the past year, recent years */
    const uint32_t end = read_unit(r, count, &a, e);
    if (end == count || r->words[end - 1].number < UNIT_SECOND)
        return at;
    const bool plural = r->words[end - 1].plural;
    if (count == lead + 1 && !plural) /* the past year is one; last year is a date */
        e->count = 1;
    const bool of = the && (ordinal || when_is_text(r, lead, "last")) && when_is(r, end, CLASS_OF);
    if (count == lead + 1 && !plural && !past && !(of && e->unit <= UNIT_MONTH))
        return at;
    e->kind = recent ? WHEN_REFER : WHEN_SPAN;
    e->refers = REFERS_PAST;
    return end;
}

/* month-long, decades-old */
static uint32_t read_long(const reader *r, uint32_t at, expression *e)
{
    const bool dash = when_is(r, at, CLASS_UNIT) && when_is_mark(r, at + 1, '-') && r->words[at + 1].glued;
    if (!dash || (!when_is_text(r, at + 2, "long") && !when_is(r, at + 2, CLASS_OLD)))
        return at;
    e->unit = (when_unit)r->words[at].number;
    e->count = !r->words[at].plural;
    return at + 3;
}

/* for years, in months, days later: units without a number. */
static uint32_t read_bare_units(const reader *r, uint32_t at, expression *e)
{
    const when_word *w = r->words + at;
    const uint32_t adjective = read_long(r, at, e);
    if (adjective > at)
        return adjective;
    if (!when_is(r, at, CLASS_UNIT) || !w->plural || w->number == UNIT_WEEKEND)
        return at;
    e->unit = (when_unit)w->number;
    const uint32_t way = read_way(r, at + 1, e);
    if (way > at + 1)
        return way;
    static const char *const leads[] = {"for", "in", "within", "over", "after"};
    const bool led = at > 0 && when_is_among(r, at - 1, leads, sizeof leads / sizeof *leads);
    e->anchor = ANCHOR_OPEN;
    return at + (led || when_is(r, at + 1, CLASS_OF));
}

/* Whether "a year", "a week" says how often: $5 a year, twice a week. */
static bool says_how_often(const reader *r, uint32_t at)
{
    static const char *const times[] = {"once", "time", "times", "twice"};
    if (at == 0 || !when_is(r, at, CLASS_A))
        return false;
    if (when_is_among(r, at - 1, times, sizeof times / sizeof *times))
        return true;
    const label_name name = when_token(r, at - 1)->name;
    return name == NAME_MONEY || name == NAME_PERCENT || name == NAME_QUANTITY || when_is(r, at - 1, CLASS_DIGITS) ||
           (when_token(r, at - 1)->tag == TAG_NNS && at > 1 && when_token(r, at - 2)->pos == POS_NUM);
}

/* a week earlier; 18 years old; 25-year-old */
uint32_t when_read_amount(const reader *r, uint32_t at, expression *e)
{
    e->kind = WHEN_SPAN;
    uint32_t end = read_led_length(r, at, e);
    if (end > at) { /* the first ten months of 1915 */
        expression year = {.date = e->date};
        const uint32_t of = end + when_is(r, end, CLASS_OF), whole = of > end ? when_read_point(r, of, &year) : of;
        return whole > of ? whole : end;
    }
    *e = (expression){.kind = WHEN_SPAN, .date = e->date};
    amount a;
    const bool the =
        when_is(r, at, CLASS_THE) && (when_is(r, at + 1, CLASS_NUMBER) || when_is(r, at + 1, CLASS_DIGITS));
    const uint32_t from = read_bound(r, at + the), count = read_count(r, from, &a);
    end = count > from ? read_unit(r, count, &a, e) : count;
    if (the && when_is_mark(r, count, '-'))
        return at; /* the two-day talks: "the" is theirs */
    if (end == count) {
        if (from > at)
            return at;
        *e = (expression){.kind = WHEN_SPAN, .date = e->date};
        return read_bare_units(r, at, e);
    }
    if (says_how_often(r, at))
        e->kind = WHEN_EVERY;
    if (!e->tenths) {
        amount more = {0};
        end = read_half_behind(r, end, &more);
        e->tenths = more.tenths;
    }
    const uint32_t way = read_way(r, end, e);
    if (way > end)
        return way;
    e->anchor = ANCHOR_OPEN;
    const bool old = when_is(r, end, CLASS_OLD), hyphen = when_is_mark(r, end, '-') && when_is(r, end + 1, CLASS_OLD);
    return end + (hyphen ? 2 : old);
}
