/* Points on the calendar, read from the inside out: a core (a date, a month, last week, the 1990s),
 * what may stand behind it ("of that year", "night", "10 a.m."), and before it ("the end of", "early",
 * "the morning of"). What a word alone does not tell, whether "May", "fall" or "1500" is a time, is
 * told by the words beside it and by the language stage. */
#include "clean/clean_scan.h"
#include "when/when_parts.h"

/* ---- years --------------------------------------------------------------------------------------------------- */

/* BC, B.C., AD; before -1 */
static uint32_t read_era(const reader *r, uint32_t at, int *era)
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
static bool joins(const reader *r, uint32_t at)
{
    return when_is(r, at, CLASS_AND) || when_is_mark(r, at, '-') || when_is_text(r, at, "to") ||
           when_is_text(r, at, "or");
}

/* 480 BC, AD 70, 1938, '89; `led`: the words before say that a year follows. */
static uint32_t read_written_year(const reader *r, uint32_t at, bool led, expression *e)
{
    const when_word *w = r->words + at;
    int era = 0;
    uint32_t end = read_era(r, at, &era);
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
    end = read_era(r, at + 1, &era);
    if (end == at + 1 && joins(r, end) && when_is(r, end + 1, CLASS_DIGITS) &&
        (read_era(r, end + 2, &era) == end + 2 || era > 0))
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

static bool names_something(const token *t)
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

/* Whether a number of four digits by itself is a year: led by a word that times follow, or taken for
 * one by the language stage; and not a part of a larger number or sign, nor a number of things. */
static bool stands_as_year(const reader *r, uint32_t at)
{
    static const char *const leads[] = {"after",  "and",     "around", "before", "between", "by",  "circa",
                                        "during", "early",   "from",   "in",     "late",    "of",  "or",
                                        "since",  "through", "till",   "to",     "until",   "year"};
    const when_word *w = r->words + at;
    const token *t = when_token(r, at);
    if (w->digits != 4 || (w->glued && at > 0 && !when_is_mark(r, at - 1, '(') && !when_is_mark(r, at - 1, '-') &&
                           !when_is_mark(r, at - 1, '"') && !when_is_mark(r, at - 1, '_')))
        return false;
    if ((when_is(r, at + 1, CLASS_MARK) && w[1].glued && strchr("%/:", w[1].number)) || when_is(r, at + 1, CLASS_UNIT))
        return false;
    if (t->name == NAME_DATE || (at == 0 && (when_is(r, 1, CLASS_END) || when_is_mark(r, 1, ':'))))
        return true; /* also a heading: "1936", "2004: …" */
    if (when_is_mark(r, at + 1, '-') && w[1].glued && when_is(r, at + 2, CLASS_DIGITS) &&
        (w[2].digits == 4 || w[2].digits == 2))
        return true; /* 1914–1918 */
    const token *next = when_token(r, at + 1);
    if (at == 0 || counts_something(t) || names_something(t) || (next > t && next->tag == TAG_NNS))
        return false;
    const when_word *before = w - 1;
    char word[8] = "";
    const uint32_t size = before->end - before->start;
    if (size >= sizeof word)
        return false;
    for (uint32_t i = 0; i < size; i++)
        word[i] = (char)(doc_slice(r->d, (sayso_span){before->start, before->end}).at[i] | 32);
    return when_is_mark(r, at - 1, '(') || str_among((str){word, size}, leads, sizeof leads / sizeof *leads);
}

/* 1938; fiscal 1990; the year 1938 */
static uint32_t read_year(const reader *r, uint32_t at, expression *e)
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
    const uint32_t end = read_written_year(r, from, led || stands_as_year(r, from), e);
    if (end > from)
        return end;
    const when_word *w = r->words + at; /* 1914–18 */
    if (at < 2 || !when_is(r, at, CLASS_DIGITS) || w->digits != 2 || !w->glued || !when_is_mark(r, at - 1, '-') ||
        !w[-1].glued || !when_is(r, at - 2, CLASS_DIGITS) || w[-2].digits != 4 || w->number <= w[-2].number % 100)
        return at;
    e->date.year = w[-2].number / 100 * 100 + w->number;
    return at + 1;
}

/* ---- what stands for a year, a month, a day -------------------------------------------------------------------- */

/* this week, last month, the next day, that year, the same month, [the] following spring's unit */
static uint32_t read_step(const reader *r, uint32_t at, expression *e)
{
    const bool the = when_is(r, at, CLASS_THE), that = when_is(r, at, CLASS_THAT), this = when_is_text(r, at, "this");
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
    const bool past = the && i > at && when_is_text(r, i - 1, "past"); /* the past year: a length */
    if (!when_is(r, i, CLASS_UNIT) || r->words[i].plural || r->words[i].number < UNIT_DAY || past ||
        (!the && !this && when_is_text(r, i - 1, "past")))
        return at;
    e->unit = (when_unit)r->words[i].number;
    e->count = way;
    e->anchor = told ? ANCHOR_TOLD : ANCHOR_WRITING;
    return i + 1;
}

/* the year, the month: of what is told; only inside something else */
static uint32_t read_told(const reader *r, uint32_t at, expression *e)
{
    if (!when_is(r, at, CLASS_THE) || !when_is(r, at + 1, CLASS_UNIT) || r->words[at + 1].plural ||
        r->words[at + 1].number < UNIT_DAY)
        return at;
    e->unit = (when_unit)r->words[at + 1].number;
    e->anchor = ANCHOR_TOLD;
    return at + 2;
}

/* Behind a month, a season, a day and month: " 1938", ", 1938", "of 1938", "of that year", "last year",
 * "149 BC". */
static uint32_t read_year_behind(const reader *r, uint32_t at, expression *e)
{
    const bool of = when_is(r, at, CLASS_OF), comma = when_is_mark(r, at, ',');
    const uint32_t from = at + (of || comma);
    const uint32_t end = read_written_year(r, from, true, e);
    if (end > from) /* and not ", 1500 men" */
        return comma && when_token(r, end)->tag == TAG_NNS && !when_is(r, end, CLASS_END) ? (e->date.year = 0, at)
                                                                                          : end;
    expression year = {0};
    uint32_t step = comma ? from : read_step(r, from, &year);
    if (step == from && of)
        step = read_told(r, from, &year);
    if (step == from || year.unit != UNIT_YEAR)
        return at;
    e->unit = UNIT_YEAR, e->count = year.count, e->anchor = year.anchor;
    return step;
}

/* last, next, the previous: before a month, a season, a weekday. */
static uint32_t read_turn(const reader *r, uint32_t at, expression *e)
{
    const uint32_t i = at + when_is(r, at, CLASS_THE);
    if (!when_is(r, i, CLASS_TURN) && !when_is(r, i, CLASS_FOLLOW))
        return at;
    e->direction = r->words[i].number;
    e->anchor = when_is(r, i, CLASS_FOLLOW) || (i > at && e->direction > 0) ? ANCHOR_TOLD : ANCHOR_WRITING;
    return i + 1;
}

/* ---- cores -------------------------------------------------------------------------------------------------- */

/* The first word that begins at or after the byte. */
static uint32_t word_after(const reader *r, uint32_t at, uint32_t byte)
{
    while (!when_is(r, at, CLASS_END) && r->words[at].start < byte)
        at++;
    return at;
}

/* 10 a.m., 19:15, noon, 05:30hrs */
static uint32_t read_clock(const reader *r, uint32_t at, expression *e)
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
    if (w->number < 1 || w->number > 31 || w->plural || !joins(r, at + 1) ||
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
    if (at < 3 || !joins(r, at - 1) || !(when_is(r, at - 2, CLASS_DIGITS) || when_is(r, at - 2, CLASS_ORDINAL)))
        return at;
    const uint32_t month = at - 3 - (at > 3 && when_is_mark(r, at - 3, '.'));
    const bool counts = !w->glued && (when_is(r, at + 1, CLASS_UNIT) || when_token(r, at + 1)->pos == POS_NOUN);
    if (!when_is(r, month, CLASS_MONTH) || w->number <= w[-2].number || w->number > 31 || w->plural || counts)
        return at;
    e->date.month = r->words[month].number;
    e->date.day = w->number;
    return read_year_behind(r, at + 1, e);
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
    if (class != CLASS_DIGITS && class != CLASS_MONTH && class != CLASS_WEEKDAY && !(class == CLASS_ORDINAL))
        return at;
    if (the && (class == CLASS_MONTH || class == CLASS_WEEKDAY))
        return at;
    if ((class == CLASS_DIGITS || class == CLASS_ORDINAL) && scan_is_digit(r->d->text.at[r->words[from].start])) {
        uint32_t end = read_day_before(r, from, e);
        end = end > from ? end : read_day_behind(r, from, e);
        end = end > from ? end : at == from ? at : read_day_alone(r, at, e);
        if (end > from)
            return end;
        expression hour = *e;
        end = read_clock(r, from, &hour);
        if (end > from && when_is_text(r, end, "on"))
            return at; /* 11 a.m. on 11 November: two times */
    }
    if (!clean_date_at(r->d->text, r->words[from].start, r->end, &e->date))
        return at;
    const uint32_t end = word_after(r, from, e->date.end);
    return e->date.year || e->date.hour >= 0 ? end : read_year_behind(r, end, e);
}

/* Whether the word for a month is one here, and no name or verb. */
static bool stands_as_month(const reader *r, uint32_t at)
{
    const token *t = when_token(r, at);
    if (!r->words[at].capital || r->words[at].end - r->words[at].start < 3)
        return false;
    return t->name == NAME_DATE || ((t->tag == TAG_NNP || t->tag == TAG_NN) && !names_something(t));
}

/* July; July 1938; July of that year; last July */
static uint32_t read_month(const reader *r, uint32_t at, expression *e)
{
    const uint32_t from = read_turn(r, at, e);
    if (!when_is(r, from, CLASS_MONTH))
        return at;
    e->date.month = r->words[from].number;
    uint32_t end = from + 1;
    end += when_is_mark(r, end, '.') && r->words[end].glued &&
           clean_is_short(doc_slice(r->d, (sayso_span){r->words[from].start, r->words[from].end}));
    const uint32_t behind = read_year_behind(r, end, e);
    return behind > end || stands_as_month(r, from) ? behind : at;
}

/* summer; the winter of 1941; next spring; summer 1962; 1982 summer */
static uint32_t read_season(const reader *r, uint32_t at, expression *e)
{
    uint32_t from = read_turn(r, at, e);
    const bool turned = from > at;
    if (!turned)
        from += when_is(r, at, CLASS_THE);
    if (!when_is(r, from, CLASS_SEASON) || r->words[from].plural)
        return at;
    e->season = r->words[from].number + 1;
    const uint32_t end = from + 1, behind = read_year_behind(r, end, e);
    if (behind > end || turned)
        return behind;
    const token *t = when_token(r, from);
    const bool title = r->words[from].capital && r->words[end].capital;
    const bool noun = t->tag == TAG_NN || t->tag == TAG_NNP;
    return noun && !title && !names_something(t) && !when_is_text(r, from, "fall") && !when_is(r, end, CLASS_OF) ? end
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
        const uint32_t end = read_era(r, i + 1, &era);
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
    i = read_era(r, i + 1, &era);
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
    const uint32_t end = read_year_behind(r, noun + 1, e);
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
    uint32_t from = read_turn(r, at, e);
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
    const uint32_t turn = read_turn(r, at, e);
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

static uint32_t read_core(const reader *r, uint32_t at, expression *e)
{
    static when_read *const cores[] = {read_date,      read_step,     read_decade,     read_century,
                                       read_share,     read_season,   read_month,      read_weekday,
                                       read_named_day, read_day_part, when_read_feast, read_year};
    const expression before = *e;
    for (size_t i = 0; i < sizeof cores / sizeof *cores; i++) {
        const uint32_t end = cores[i](r, at, e);
        if (end > at)
            return end;
        *e = before;
    }
    return at;
}

/* ---- around the core --------------------------------------------------------------------------------------------- */

/* Whether a point says which day: parts of a day and hours go with it. */
static bool is_day(const expression *e)
{
    return e->date.day || e->date.weekday >= 0 || e->unit == UNIT_DAY;
}

static uint32_t read_behind_day(const reader *r, uint32_t at, expression *e)
{
    if (!is_day(e) || e->part || e->date.hour >= 0)
        return at;
    if (when_is(r, at, CLASS_PART) && !r->words[at].plural) {
        e->part = (when_part)r->words[at].number;
        return at + 1;
    }
    return read_clock(r, at, e);
}

static uint32_t read_whole(const reader *r, uint32_t at, expression *e)
{
    const uint32_t end = read_core(r, at, e);
    return end > at ? read_behind_day(r, end, e) : at;
}

/* the end of, the beginning of, early, late, mid-, later (that month), early in: [*inner] whether "the
 * year" may follow */
static uint32_t read_stage(const reader *r, uint32_t at, expression *e, bool *inner)
{
    const uint32_t the = at + when_is(r, at, CLASS_THE);
    *inner = true;
    if (when_is(r, the, CLASS_EDGE) && when_is(r, the + 1, CLASS_OF))
        return the + 2;
    if (when_is(r, the, CLASS_STAGE) && !(the > at && when_is(r, the + 1, CLASS_MONTH))) {
        const uint32_t mark = the + 1 + (when_is_mark(r, the + 1, '-') && r->words[the + 1].glued);
        return mark + (the == at && mark == at + 1 && when_is(r, mark, CLASS_IN));
    }
    if (when_is(r, at, CLASS_LATER) && !when_is_text(r, at, "previously")) {
        e->look = r->words[at].number;
        return at + 1 + when_is(r, at + 1, CLASS_IN);
    }
    *inner = false;
    return at;
}

/* the morning of, the night of, the early hours of */
static uint32_t read_part_of(const reader *r, uint32_t at, expression *e)
{
    uint32_t i = at + when_is(r, at, CLASS_THE);
    i += when_is(r, i, CLASS_STAGE);
    const bool hours = i > at && when_is_text(r, i, "hours");
    if (!when_is(r, i, CLASS_PART) && !hours)
        return at;
    e->part = hours ? PART_MORNING : (when_part)r->words[i].number;
    i++;
    i += !hours && when_is_text(r, i, "hours");
    return when_is(r, i, CLASS_OF) ? i + 1 : at;
}

/* 10 a.m. Monday; 11:30 tonight; noon */
static uint32_t read_hour(const reader *r, uint32_t at, expression *e)
{
    const uint32_t end = read_clock(r, at, e);
    if (end == at)
        return at;
    expression day = {.date = {.hour = -1, .minute = -1, .second = -1, .weekday = -1}};
    const uint32_t from = end + when_is_mark(r, end, ',');
    uint32_t behind = read_core(r, from, &day);
    if (behind == from || !is_day(&day) || day.date.hour >= 0)
        return end;
    if (when_is(r, behind, CLASS_PART) && !r->words[behind].plural)
        day.part = (when_part)r->words[behind++].number;
    day.date.hour = e->date.hour + (e->date.hour < 12 && day.part > PART_MORNING && day.part < PART_DAYTIME ? 12 : 0);
    day.date.minute = e->date.minute, day.date.second = e->date.second;
    *e = day;
    return behind;
}

/* in the morning, at night, by dawn */
static uint32_t read_part_alone(const reader *r, uint32_t at, expression *e)
{
    const bool the = when_is(r, at, CLASS_THE);
    const uint32_t from = at + the, end = from + 1;
    const token *next = when_token(r, end);
    if (!when_is(r, from, CLASS_PART) || r->words[from].plural || at == 0 || when_token(r, at - 1)->pos != POS_ADP ||
        next->pos == POS_NOUN || next->pos == POS_PROPN)
        return at;
    e->part = (when_part)r->words[from].number;
    e->anchor = the ? ANCHOR_TOLD : ANCHOR_OPEN;
    return end;
}

uint32_t when_read_point(const reader *r, uint32_t at, expression *e)
{
    bool inner;
    const expression before = *e;
    uint32_t from = read_part_of(r, at, e);
    const bool part = from > at;
    uint32_t end = from > at ? read_core(r, from, e) : at;
    if (part && end > from && is_day(e))
        return end;
    *e = before;
    from = read_stage(r, at, e, &inner);
    end = read_whole(r, from, e);
    if (end == from && inner)
        end = read_told(r, from, e);
    if (end == from && inner && when_is(r, from, CLASS_DIGITS))
        end = read_written_year(r, from, true, e);
    if (end > from)
        return end;
    *e = before;
    end = read_whole(r, at, e);
    if (end > at)
        return end;
    *e = before;
    end = read_hour(r, at, e);
    return end > at ? end : read_part_alone(r, at, e);
}
