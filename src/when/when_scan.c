/* Finds the words of time: calendar dates by the scanner of src/clean, all else by small
 * patterns over tokens, the longest that stands at each place. Source of the inventory: TimeML
 * 1.2.1's TIMEX3, as far as news needs it. */
#include "when/when_parts.h"

typedef struct scanner {
    const doc *d;
    uint32_t end; /* token: of the block */
} scanner;

static str word_at(const scanner *s, uint32_t i)
{
    return i < s->end ? doc_token(s->d, &s->d->tokens.at[i]) : STR("");
}

static bool is_word(const scanner *s, uint32_t i, const char *word)
{
    return str_equal_ascii(word_at(s, i), str_of(word));
}

/* Whether the token is one of the words of a list, "last past previous". */
static bool is_any(const scanner *s, uint32_t i, const char *list)
{
    const str word = word_at(s, i);
    while (*list && word.size) {
        const size_t size = strcspn(list, " ");
        if (str_equal_ascii(word, (str){list, size}))
            return true;
        list += size + (list[size] == ' ');
    }
    return false;
}

/* "week", "weeks", "month" …; *plural if it ends in s. */
static when_unit unit_at(const scanner *s, uint32_t i, bool *plural)
{
    static const struct {
        const char *name;
        when_unit unit;
    } units[] = {{"second", UNIT_SECOND},   {"minute", UNIT_MINUTE}, {"hour", UNIT_HOUR},   {"day", UNIT_DAY},
                 {"weekend", UNIT_WEEKEND}, {"week", UNIT_WEEK},     {"month", UNIT_MONTH}, {"year", UNIT_YEAR}};
    str word = word_at(s, i);
    *plural = word.size > 2 && (word.at[word.size - 1] | 32) == 's';
    word.size -= *plural;
    for (size_t k = 0; k < sizeof units / sizeof *units; k++)
        if (str_equal_ascii(word, str_of(units[k].name)))
            return units[k].unit;
    return UNIT_NONE;
}

/* A number in figures or words; "a" counts as one; -1 if none stands here. */
static int number_at(const scanner *s, uint32_t i)
{
    static const char *const words[] = {"zero",  "one",   "two",  "three", "four",   "five",  "six",
                                        "seven", "eight", "nine", "ten",   "eleven", "twelve"};
    const str word = word_at(s, i);
    int number = 0;
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (str_equal_ascii(word, str_of(words[k])))
            return (int)k;
    if (is_word(s, i, "a") || is_word(s, i, "an"))
        return 1;
    for (size_t k = 0; k < word.size; k++) {
        if (word.at[k] < '0' || word.at[k] > '9' || word.size > 4)
            return -1;
        number = number * 10 + (word.at[k] - '0');
    }
    return word.size ? number : -1;
}

static bool is_part_of_day(const scanner *s, uint32_t i)
{
    return is_any(s, i, "morning afternoon evening night");
}

/* A weekday's name in capitals, singular; -1 if none. */
static int weekday_at(const scanner *s, uint32_t i)
{
    const str word = word_at(s, i);
    return word.size >= 3 && word.at[0] >= 'A' && word.at[0] <= 'Z' ? clean_weekday_named(word) : -1;
}

/* "earlier this month", "late last year": words before that only shade. */
static uint32_t skip_shade(const scanner *s, uint32_t i)
{
    return is_any(s, i, "earlier later late early mid") ? i + 1 : i;
}

static uint32_t read_named_day(const scanner *s, uint32_t i, expression *e)
{
    static const struct {
        const char *word;
        int shift;
        bool part;
    } days[] = {{"today", 0, false}, {"tonight", 0, true}, {"yesterday", -1, false}, {"tomorrow", 1, false}};
    const uint32_t at = skip_shade(s, i);
    for (size_t k = 0; k < sizeof days / sizeof *days; k++)
        if (is_word(s, at, days[k].word)) {
            e->kind = WHEN_SHIFT;
            e->unit = UNIT_DAY;
            e->count = days[k].shift;
            e->part = days[k].part || is_part_of_day(s, at + 1);
            return at + 1 + is_part_of_day(s, at + 1);
        }
    return i;
}

static uint32_t read_weekday(const scanner *s, uint32_t i, expression *e)
{
    uint32_t at = skip_shade(s, i);
    const uint32_t turn = at;
    if (is_any(s, at, "last past next this coming"))
        at++;
    e->weekday = weekday_at(s, at);
    if (e->weekday < 0)
        return i;
    e->kind = WHEN_WEEKDAY;
    e->direction = is_any(s, turn, "last past") ? -1 : is_any(s, turn, "next coming") ? 1 : 0;
    e->part = is_part_of_day(s, at + 1);
    return at + 1 + e->part;
}

/* this week, last month, the past two years, next weekend, this morning, last night, last July */
static uint32_t read_turned(const scanner *s, uint32_t i, expression *e)
{
    uint32_t at = skip_shade(s, i);
    if (is_word(s, at, "the"))
        at++;
    const bool back = is_any(s, at, "last past previous"), on = is_any(s, at, "next coming following");
    if (!back && !on && !is_word(s, at, "this"))
        return i;
    e->direction = back ? -1 : on ? 1 : 0;
    const int number = number_at(s, at + 1);
    bool plural;
    const uint32_t noun = at + 1 + (number > 0);
    if (number < 0 && is_part_of_day(s, noun) && !on) {
        e->kind = WHEN_SHIFT, e->unit = UNIT_DAY, e->count = e->direction, e->part = true;
        return noun + 1;
    }
    e->unit = unit_at(s, noun, &plural);
    if (e->unit == UNIT_NONE)
        return i;
    e->kind = plural || number > 0 ? WHEN_SPAN : WHEN_SHIFT;
    e->count = e->kind == WHEN_SPAN ? (number > 0 ? number : 0) : e->direction;
    return noun + 1;
}

/* two hours, a month, several weeks; two weeks ago, a year earlier */
static uint32_t read_amount(const scanner *s, uint32_t i, expression *e)
{
    const bool vague = is_any(s, i, "several few many recent");
    const int number = number_at(s, i);
    const uint32_t noun = i + 1 + (vague && is_word(s, i + 1, "of"));
    bool plural;
    if ((!vague && number < 1) ||
        (i > 0 && str_equal(doc_token(s->d, &s->d->tokens.at[i - 1]), STR("-")))) /* twenty-two */
        return i;
    e->unit = unit_at(s, noun, &plural);
    if (e->unit == UNIT_NONE || plural == (!vague && number == 1))
        return i;
    e->kind = WHEN_SPAN;
    e->count = vague ? 0 : number;
    if (!is_word(s, noun + 1, "ago"))
        return noun + 1;
    e->direction = -1;
    e->kind = vague ? WHEN_SPAN : WHEN_SHIFT;
    e->count = vague ? 0 : -number;
    return noun + 2;
}

static uint32_t read_set(const scanner *s, uint32_t i, expression *e)
{
    static const struct {
        const char *word;
        when_unit unit;
    } sets[] = {{"daily", UNIT_DAY},
                {"weekly", UNIT_WEEK},
                {"monthly", UNIT_MONTH},
                {"yearly", UNIT_YEAR},
                {"annually", UNIT_YEAR}};
    e->kind = WHEN_EVERY;
    e->count = 1;
    for (size_t k = 0; k < sizeof sets / sizeof *sets; k++)
        if (is_word(s, i, sets[k].word)) {
            e->unit = sets[k].unit;
            return i + 1;
        }
    bool plural;
    if (!is_any(s, i, "every each"))
        return i;
    e->unit = unit_at(s, i + 1, &plural);
    return e->unit != UNIT_NONE && !plural ? i + 2 : i;
}

/* A month by itself: July, late September, last May. The word before it, or the language stage,
 * tells it from a name or verb. */
static uint32_t read_month(const scanner *s, uint32_t i, expression *e)
{
    uint32_t at = skip_shade(s, i);
    const uint32_t turn = at;
    const bool turned = is_any(s, turn, "last this next");
    at += turned;
    const str word = word_at(s, at);
    const int month = word.size >= 3 && word.at[0] >= 'A' && word.at[0] <= 'Z' ? clean_month_named(word) : 0;
    const bool led = at > i || (i > 0 && is_any(s, i - 1, "in of since until by from through during"));
    if (!month || (!led && s->d->tokens.at[at].name != NAME_DATE))
        return i;
    e->kind = WHEN_CALENDAR;
    e->date = (clean_date){.month = month, .hour = -1, .minute = -1, .second = -1, .weekday = -1};
    e->direction = is_word(s, turn, "last") ? -1 : is_word(s, turn, "next") ? 1 : 0;
    return at + 1;
}

/* A year by itself: in 2014, the 2011 raid. */
static uint32_t read_year(const scanner *s, uint32_t i, expression *e)
{
    const uint32_t at = skip_shade(s, i);
    const str word = word_at(s, at);
    const int year = word.size == 4 ? number_at(s, at) : 0;
    const bool led = i > 0 && is_any(s, i - 1, "in of since until by from through during before after");
    if (year < 1800 || year > 2100 || (!led && s->d->tokens.at[at].name != NAME_DATE))
        return i;
    e->kind = WHEN_CALENDAR;
    e->date = (clean_date){.year = year, .hour = -1, .minute = -1, .second = -1, .weekday = -1};
    return at + 1;
}

static uint32_t read_relative(const scanner *s, uint32_t i, expression *e)
{
    static uint32_t (*const patterns[])(const scanner *, uint32_t, expression *) = {
        read_named_day, read_weekday, read_turned, read_amount, read_set, read_month, read_year};
    for (size_t k = 0; k < sizeof patterns / sizeof *patterns; k++) {
        *e = (expression){.weekday = -1};
        const uint32_t end = patterns[k](s, i, e);
        if (end > i)
            return end;
    }
    return i;
}

static void add(doc *d, expression_vec *found, expression e, uint32_t first, uint32_t last)
{
    e.first = first;
    e.last = last;
    if (e.span.end == 0)
        e.span = doc_token_span(d, first, last);
    *vec_push(&d->arena, found) = e;
}

static void scan_block(doc *d, const block *b, expression_vec *found)
{
    const scanner s = {d, b->last};
    clean_date next = {.start = b->span.start, .end = b->span.start};
    bool more = clean_date_next(d->text, b->span.start, b->span.end, &next);
    for (uint32_t i = b->first; i < b->last;) {
        while (more && next.end <= d->tokens.at[i].start)
            more = clean_date_next(d->text, next.end, b->span.end, &next);
        expression e;
        uint32_t end = i;
        if (more && next.start < d->tokens.at[i].end) {
            while (end < b->last && d->tokens.at[end].start < next.end)
                end++;
            e = (expression){.kind = WHEN_CALENDAR, .date = next, .weekday = -1, .span = {next.start, next.end}};
        } else {
            end = read_relative(&s, i, &e);
        }
        if (end > i)
            add(d, found, e, i, end);
        i = end > i ? end : i + 1;
    }
}

/* The date in the dateline, which stands before the block of its paragraph and is no part of it. */
static void scan_dateline(doc *d, const block *b, expression_vec *found)
{
    if (!d->about.dateline.spans.count)
        return;
    const sayso_span line = d->about.dateline.spans.at[0];
    expression e = {.kind = WHEN_CALENDAR, .weekday = -1, .direction = -1};
    if (line.end > b->span.start || line.start + 200 < b->span.start ||
        !clean_date_next(d->text, line.start, line.end, &e.date))
        return;
    e.span = (sayso_span){e.date.start, e.date.end};
    add(d, found, e, b->first, b->first);
}

void when_scan(doc *d, expression_vec *found)
{
    for (uint32_t i = 0; i < d->blocks.count; i++) {
        const uint32_t before = i ? d->blocks.at[i - 1].span.end : 0;
        if (d->about.dateline.spans.count && d->about.dateline.spans.at[0].start >= before)
            scan_dateline(d, &d->blocks.at[i], found);
        scan_block(d, &d->blocks.at[i], found);
    }
}
