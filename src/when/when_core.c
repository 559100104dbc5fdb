/* The cores of points on the calendar: dates, months, seasons, decades, quarters, weekdays, days. What a
 * word alone does not tell, whether "May", "fall" or "1500" is a time, is told by the words beside it and
 * by the language stage. */
#include "clean/clean_scan.h"
#include "when/when_point.h"

/* The first word that begins at or after the byte. */
static uint32_t word_after(const reader *r, uint32_t at, uint32_t byte)
{
    while (!when_is(r, at, CLASS_END) && r->words[at].start < byte)
        at++;
    return at;
}

/* 10 a.m., 19:15, noon, 05:30hrs */
uint32_t when_read_clock(const reader *r, uint32_t at, expression *e)
{
    const when_word *w = r->words + at;
    if (when_is(r, at, CLASS_NOON)) {
        e->date.hour = w->number;
        e->date.minute = w->number == 12 ? -1 : 0;
        return at + 1;
    }
    uint32_t end = w->start;
    if (!when_is(r, at, CLASS_DIGITS) || w->digits > 2 || w->digits < 1 ||
        !clean_clock(str_slice(r->d->text, 0, r->end), &end, &e->date))
        return at;
    const uint32_t behind = word_after(r, at, end);
    if (r->words[behind].start == r->words[behind - 1].end && when_is(r, behind, CLASS_OTHER) &&
        end < r->words[behind].end)
        return behind + 1; /* hrs */
    return behind +
           (when_is_text(r, behind, "hr") || when_is_text(r, behind, "hrs") || when_is_text(r, behind, "hours"));
}

/* Whether a day alone stands for one of the date behind it: 18 and 19 March. */
static uint32_t read_day_before(const reader *r, uint32_t at, expression *e)
{
    const when_word *w = r->words + at;
    clean_date next;
    if (w->number < 1 || w->number > 31 || w->plural || !when_joins(r, at + 1) ||
        !scan_is_digit(r->d->text.at[w[2].start]) || !clean_date_at(r->d->text, w[2].start, r->end, &next) ||
        !next.month || !next.day || next.numeric || next.hour >= 0 || w[2].number != next.day)
        return at;
    e->date = next;
    e->date.day = w->number;
    e->date.weekday = -1;
    return at + 1;
}

/* The day behind one of the same month: March 5–9, 1918; May 6 and 7. */
static uint32_t read_day_behind(const reader *r, uint32_t at, expression *e)
{
    const when_word *w = r->words + at;
    if (at < 3 || !when_joins(r, at - 1) || !(when_is(r, at - 2, CLASS_DIGITS) || when_is(r, at - 2, CLASS_ORDINAL)))
        return at;
    const uint32_t month = at - 3 - (at > 3 && when_is_mark(r, at - 3, '.'));
    const bool counts = !w->glued && (when_is(r, at + 1, CLASS_UNIT) || when_token(r, at + 1)->pos == POS_NOUN);
    if (!when_is(r, month, CLASS_MONTH) || w->number <= w[-2].number || w->number > 31 || w->plural || counts)
        return at;
    e->date.month = r->words[month].number;
    e->date.day = w->number;
    return when_read_year_behind(r, at + 1, e);
}

/* on the 5th: of the month told of */
static uint32_t read_day_alone(const reader *r, uint32_t at, expression *e)
{
    const when_word *w = r->words + at + 1;
    if (!when_is(r, at, CLASS_THE) || at == 0 || !when_is(r, at + 1, CLASS_ORDINAL) || !w->digits || w->number > 31 ||
        when_token(r, at - 1)->pos != POS_ADP || when_token(r, at + 2)->pos == POS_NOUN ||
        when_token(r, at + 2)->pos == POS_PROPN || when_token(r, at + 2)->pos == POS_ADJ)
        return at;
    e->date.day = w->number;
    e->anchor = ANCHOR_TOLD;
    return at + 2;
}

/* 12 February 2022, Monday, Feb. 3; the 14 September; June 20 of 1792; September 480 BC */
static uint32_t read_date(const reader *r, uint32_t at, expression *e)
{
    const bool the = when_is(r, at, CLASS_THE);
    const uint32_t from = at + the;
    const when_class class = r->words[from].class;
    const bool number = (class == CLASS_DIGITS || class == CLASS_ORDINAL) && r->words[from].digits;
    if (!number && (the || (class != CLASS_MONTH && class != CLASS_WEEKDAY)))
        return at;
    if (number) {
        uint32_t end = read_day_before(r, from, e);
        end = end > from ? end : read_day_behind(r, from, e);
        if (end > from)
            return end;
        expression hour = *e;
        end = when_read_clock(r, from, &hour);
        if (end > from && when_is_text(r, end, "on"))
            return at; /* 11 a.m. on 11 November: two times */
    }
    expression dated = *e;
    if (!clean_date_at(r->d->text, r->words[from].start, r->end, &dated.date))
        return the ? read_day_alone(r, at, e) : at;
    *e = dated;
    const uint32_t end = word_after(r, from, e->date.end);
    return e->date.year || e->date.hour >= 0 ? end : when_read_year_behind(r, end, e);
}

/* Whether the word for a month is one here, and no name or verb. */
static bool stands_as_month(const reader *r, uint32_t at)
{
    const when_word *w = r->words + at;
    const token *t = when_token(r, at);
    if (!w->capital || w->end - w->start < 3)
        return false;
    if (w->number == 3 || w->number == 5) { /* the march, and may */
        const token *before = at ? when_token(r, at - 1) : t;
        const bool led = before->pos == POS_ADP ||
                         (at && (when_is(r, at - 1, CLASS_STAGE) || when_is_mark(r, at - 1, '('))) ||
                         before->pos == POS_CCONJ || before->pos == POS_SCONJ;
        return led || (t->name == NAME_DATE && t->tag != TAG_MD && when_token(r, at + 1)->pos == POS_NOUN);
    }
    return t->name == NAME_DATE || ((t->tag == TAG_NNP || t->tag == TAG_NN) && !when_names_something(t));
}

/* July; July 1938; July of that year; last July */
static uint32_t read_month(const reader *r, uint32_t at, expression *e)
{
    const uint32_t from = when_read_turn(r, at, e);
    if (!when_is(r, from, CLASS_MONTH))
        return at;
    e->date.month = r->words[from].number;
    uint32_t end = from + 1;
    end += when_is_mark(r, end, '.') && r->words[end].glued &&
           clean_is_short(doc_slice(r->d, (sayso_span){r->words[from].start, r->words[from].end}));
    const uint32_t behind = when_read_year_behind(r, end, e);
    return behind > end || stands_as_month(r, from) ? behind : at;
}

/* summer; the winter of 1941; next spring; summer 1962; 1982 summer */
static uint32_t read_season(const reader *r, uint32_t at, expression *e)
{
    uint32_t from = when_read_turn(r, at, e);
    const bool turned = from > at;
    if (!turned)
        from += when_is(r, at, CLASS_THE);
    if (!when_is(r, from, CLASS_SEASON) || r->words[from].plural)
        return at;
    e->season = r->words[from].number + 1;
    const uint32_t end = from + 1, behind = when_read_year_behind(r, end, e);
    if (behind > end || turned)
        return behind;
    const token *t = when_token(r, from);
    const bool title = r->words[from].capital && r->words[end].capital;
    const bool noun = t->tag == TAG_NN || t->tag == TAG_NNP;
    return noun && !title && !when_names_something(t) && !when_is_text(r, from, "fall") && !when_is(r, end, CLASS_OF)
               ? end
               : at;
}

/* the 1990s, the '60s, the sixties, the 470s BC */
static uint32_t read_decade(const reader *r, uint32_t at, expression *e)
{
    uint32_t i = at + when_is(r, at, CLASS_THE);
    const bool stage = i > at && when_is(r, i, CLASS_STAGE);
    i += stage;
    i += stage && when_is_mark(r, i, '-');
    const bool the = i > at;
    const bool quoted = when_is_mark(r, i, '\'') && r->words[i + 1].glued;
    i += quoted;
    const when_word *w = r->words + i;
    int era = 1;
    const bool genitive = when_is(r, i, CLASS_DIGITS) && !w->plural && when_is_mark(r, i + 1, '\'') && w[1].glued &&
                          when_is_text(r, i + 2, "s") && w[2].glued; /* the 1980's */
    if (genitive && the && w->number % 10 == 0 && (w->digits == 4 || w->digits == 2)) {
        e->decade = (w->digits == 2 ? 190 : 0) + w->number / 10;
        return i + 3;
    }
    if (when_is(r, i, CLASS_DIGITS) && w->plural && w->number % 10 == 0 &&
        (w->digits == 4 || ((the || quoted) && w->digits == 2) || w->digits == 3)) {
        const uint32_t end = when_read_era(r, i + 1, &era);
        if (w->digits == 3 && era > 0)
            return at;
        e->decade = (w->digits == 2 ? 190 : 0) + w->number / 10;
        e->decade *= era;
        return end;
    }
    const str word = doc_slice(r->d, (sayso_span){w->start, w->end});
    if (!the || !when_is(r, i, CLASS_NUMBER) || !str_ends(word, STR("ies")))
        return at;
    e->decade = 190 + w->number / 10;
    return i + 1;
}

/* the nineteenth century, eighteenth-century, the 4th century BC */
static uint32_t read_century(const reader *r, uint32_t at, expression *e)
{
    uint32_t i = at + when_is(r, at, CLASS_THE);
    i += i > at && when_is(r, i, CLASS_STAGE);
    i += i > at && when_is_mark(r, i, '-');
    int century = r->words[i].number, era = 1;
    if (when_is(r, i, CLASS_NUMBER) && century == 20 && when_is_mark(r, i + 1, '-') &&
        when_is(r, i + 2, CLASS_ORDINAL)) {
        i += 2;
        century += r->words[i].number;
    }
    if (!when_is(r, i, CLASS_ORDINAL) || century < 1 || century > 21)
        return at;
    i += 1 + when_is_mark(r, i + 1, '-');
    if (!when_is(r, i, CLASS_UNIT) || r->words[i].number != UNIT_CENTURY)
        return at;
    i = when_read_era(r, i + 1, &era);
    e->century = century * era;
    return i;
}

/* the third quarter, third-quarter, the first half of 1990 */
static uint32_t read_share(const reader *r, uint32_t at, expression *e)
{
    const uint32_t from = at + when_is(r, at, CLASS_THE);
    const int nth = r->words[from].number;
    const bool latter = when_is_text(r, from, "latter");
    if ((!when_is(r, from, CLASS_ORDINAL) && !latter) || nth > 4)
        return at;
    const uint32_t noun = from + 1 + when_is_mark(r, from + 1, '-');
    const bool quarter = when_is(r, noun, CLASS_QUARTER), half = when_is(r, noun, CLASS_HALF);
    if ((!quarter && !half) || r->words[noun].plural || (half && nth > 2))
        return at;
    const uint32_t end = when_read_year_behind(r, noun + 1, e);
    if (quarter)
        e->quarter = nth ? nth : 4;
    else
        e->half_year = nth && !latter ? nth : 2;
    return quarter || end > noun + 1 ? end : at; /* halves are also those of games */
}

/* today, yesterday */
static uint32_t read_named_day(const reader *r, uint32_t at, expression *e)
{
    if (!when_is(r, at, CLASS_DAY))
        return at;
    e->anchor = ANCHOR_WRITING;
    e->unit = UNIT_DAY;
    e->count = r->words[at].number;
    e->part = when_is_text(r, at, "tonight") ? PART_NIGHT : PART_NONE;
    return at + 1;
}

/* Monday; next Friday; the first Monday of May */
static uint32_t read_weekday(const reader *r, uint32_t at, expression *e)
{
    uint32_t from = when_read_turn(r, at, e);
    const uint32_t nth = from + when_is(r, from, CLASS_THE);
    if (from == at && when_is(r, nth, CLASS_ORDINAL) && r->words[nth].number < 5 &&
        when_is(r, nth + 1, CLASS_WEEKDAY)) {
        expression month = {.date = e->date};
        const uint32_t of = nth + 2 + (when_is(r, nth + 2, CLASS_OF) || when_is(r, nth + 2, CLASS_IN));
        const uint32_t end = of > nth + 2 ? read_month(r, of, &month) : of;
        if (end > of) {
            *e = month;
            e->nth = r->words[nth].number ? r->words[nth].number : 5;
            e->date.weekday = r->words[nth + 1].number;
            return end;
        }
    }
    if (from == at && when_is(r, at, CLASS_THAT))
        from++;
    const when_word *w = r->words + from;
    if (!when_is(r, from, CLASS_WEEKDAY) || w->plural || !w->capital)
        return at;
    const token *t = when_token(r, from);
    if (w->end - w->start < 6 && t->name != NAME_DATE)
        return at;
    e->date.weekday = w->number;
    return from + 1;
}

/* the weekend, this morning, that night, the next morning, last night */
static uint32_t read_day_part(const reader *r, uint32_t at, expression *e)
{
    const uint32_t turn = when_read_turn(r, at, e);
    const bool that = turn == at && when_is(r, at, CLASS_THAT);
    const uint32_t from = turn + that;
    if (from == at || !when_is(r, from, CLASS_PART) || r->words[from].plural)
        return at;
    e->unit = UNIT_DAY;
    e->count = e->direction;
    e->direction = 0;
    if (that)
        e->anchor = ANCHOR_TOLD;
    e->part = (when_part)r->words[from].number;
    return from + 1;
}

uint32_t when_read_core(const reader *r, uint32_t at, expression *e)
{
    static when_read *const cores[] = {read_date,      when_read_step, read_decade,     read_century,
                                       read_share,     read_season,    read_month,      read_weekday,
                                       read_named_day, read_day_part,  when_read_feast, when_read_year};
    const expression before = *e;
    for (size_t i = 0; i < sizeof cores / sizeof *cores; i++) {
        const uint32_t end = cores[i](r, at, e);
        if (end > at)
            return end;
        *e = before;
    }
    return at;
}
