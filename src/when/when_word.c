/* Cuts words and looks them up. The table holds what a word can mean, by its letters alone; whether
 * it does ("May", "second", "fall") is for the grammar to say. */
#include "when/when_word.h"
#include "clean/clean_date.h"
#include "clean/clean_scan.h"
#include <stdlib.h>

enum { LONGEST = 12, MOST_DIGITS = 9, MOST_AMOUNT = 999999999 };

typedef struct entry {
    const char *word;
    when_class class;
    int16_t number;
} entry;

/* In byte order. Months and weekdays are the calendar's (clean_date.h). */
static const entry ENTRIES[] = {
    {"a", CLASS_A, 1},
    {"about", CLASS_ABOUT, 0},
    {"ad", CLASS_ERA, 1},
    {"after", CLASS_BEFORE, 1},
    {"afternoon", CLASS_PART, PART_AFTERNOON},
    {"afterward", CLASS_LATER, 1},
    {"afterwards", CLASS_LATER, 1},
    {"ago", CLASS_AGO, -1},
    {"almost", CLASS_ABOUT, 0},
    {"an", CLASS_A, 1},
    {"and", CLASS_AND, 0},
    {"annually", CLASS_EVERY, UNIT_YEAR},
    {"another", CLASS_A, 1},
    {"approximately", CLASS_ABOUT, 0},
    {"around", CLASS_ABOUT, 0},
    {"at", CLASS_AT, 0},
    {"autumn", CLASS_SEASON, 2},
    {"bc", CLASS_ERA, -1},
    {"bce", CLASS_ERA, -1},
    {"before", CLASS_BEFORE, -1},
    {"beginning", CLASS_EDGE, 0},
    {"ce", CLASS_ERA, 1},
    {"centuries", CLASS_UNIT, UNIT_CENTURY},
    {"century", CLASS_UNIT, UNIT_CENTURY},
    {"coming", CLASS_TURN, 1},
    {"couple", CLASS_VAGUE, 2},
    {"current", CLASS_REFER, REFERS_PRESENT},
    {"currently", CLASS_REFER, REFERS_PRESENT},
    {"daily", CLASS_EVERY, UNIT_DAY},
    {"dawn", CLASS_PART, PART_MORNING},
    {"day", CLASS_UNIT, UNIT_DAY},
    {"daybreak", CLASS_PART, PART_MORNING},
    {"daytime", CLASS_PART, PART_DAYTIME},
    {"decade", CLASS_UNIT, UNIT_DECADE},
    {"dozen", CLASS_NUMBER, 12},
    {"dusk", CLASS_PART, PART_EVENING},
    {"each", CLASS_EACH, 0},
    {"earlier", CLASS_LATER, -1},
    {"early", CLASS_STAGE, 0},
    {"eight", CLASS_NUMBER, 8},
    {"eighteen", CLASS_NUMBER, 18},
    {"eighteenth", CLASS_ORDINAL, 18},
    {"eighth", CLASS_ORDINAL, 8},
    {"eighties", CLASS_NUMBER, 80},
    {"eighty", CLASS_NUMBER, 80},
    {"eleven", CLASS_NUMBER, 11},
    {"eleventh", CLASS_ORDINAL, 11},
    {"end", CLASS_EDGE, 0},
    {"evening", CLASS_PART, PART_EVENING},
    {"every", CLASS_EACH, 0},
    {"fall", CLASS_SEASON, 2},
    {"few", CLASS_VAGUE, 0},
    {"fewer", CLASS_THAN, 0},
    {"fifteen", CLASS_NUMBER, 15},
    {"fifteenth", CLASS_ORDINAL, 15},
    {"fifth", CLASS_ORDINAL, 5},
    {"fifties", CLASS_NUMBER, 50},
    {"fifty", CLASS_NUMBER, 50},
    {"final", CLASS_ORDINAL, 0},
    {"first", CLASS_ORDINAL, 1},
    {"fiscal", CLASS_FISCAL, 0},
    {"five", CLASS_NUMBER, 5},
    {"following", CLASS_FOLLOW, 1},
    {"formerly", CLASS_REFER, REFERS_PAST},
    {"forties", CLASS_NUMBER, 40},
    {"forty", CLASS_NUMBER, 40},
    {"four", CLASS_NUMBER, 4},
    {"fourteen", CLASS_NUMBER, 14},
    {"fourteenth", CLASS_ORDINAL, 14},
    {"fourth", CLASS_ORDINAL, 4},
    {"future", CLASS_REFER, REFERS_FUTURE},
    {"half", CLASS_HALF, 0},
    {"hour", CLASS_UNIT, UNIT_HOUR},
    {"hundred", CLASS_NUMBER, 100},
    {"in", CLASS_IN, 0},
    {"just", CLASS_ABOUT, 0},
    {"last", CLASS_TURN, -1},
    {"late", CLASS_STAGE, 0},
    {"later", CLASS_LATER, 1},
    {"less", CLASS_THAN, 0},
    {"many", CLASS_VAGUE, 0},
    {"mid", CLASS_STAGE, 0},
    {"middle", CLASS_EDGE, 0},
    {"midnight", CLASS_NOON, 24},
    {"minute", CLASS_UNIT, UNIT_MINUTE},
    {"month", CLASS_UNIT, UNIT_MONTH},
    {"monthly", CLASS_EVERY, UNIT_MONTH},
    {"more", CLASS_THAN, 0},
    {"morning", CLASS_PART, PART_MORNING},
    {"nearly", CLASS_ABOUT, 0},
    {"next", CLASS_TURN, 1},
    {"night", CLASS_PART, PART_NIGHT},
    {"nightfall", CLASS_PART, PART_EVENING},
    {"nightly", CLASS_EVERY, UNIT_DAY},
    {"nine", CLASS_NUMBER, 9},
    {"nineteen", CLASS_NUMBER, 19},
    {"nineteenth", CLASS_ORDINAL, 19},
    {"nineties", CLASS_NUMBER, 90},
    {"ninety", CLASS_NUMBER, 90},
    {"ninth", CLASS_ORDINAL, 9},
    {"noon", CLASS_NOON, 12},
    {"now", CLASS_REFER, REFERS_PRESENT},
    {"nowadays", CLASS_REFER, REFERS_PRESENT},
    {"of", CLASS_OF, 0},
    {"old", CLASS_OLD, 0},
    {"one", CLASS_NUMBER, 1},
    {"only", CLASS_ABOUT, 0},
    {"outset", CLASS_EDGE, 0},
    {"over", CLASS_OVER, 0},
    {"overnight", CLASS_PART, PART_NIGHT},
    {"past", CLASS_TURN, -1},
    {"per", CLASS_PER, 0},
    {"period", CLASS_WHILE, 0},
    {"preceding", CLASS_FOLLOW, -1},
    {"presently", CLASS_REFER, REFERS_PRESENT},
    {"previous", CLASS_FOLLOW, -1},
    {"previously", CLASS_LATER, -1},
    {"prior", CLASS_FOLLOW, -1},
    {"quarter", CLASS_QUARTER, 0},
    {"quarterly", CLASS_EVERY, UNIT_QUARTER},
    {"recent", CLASS_REFER, REFERS_PAST},
    {"recently", CLASS_REFER, REFERS_PAST},
    {"roughly", CLASS_ABOUT, 0},
    {"same", CLASS_FOLLOW, 0},
    {"second", CLASS_ORDINAL, 2},
    {"seven", CLASS_NUMBER, 7},
    {"seventeen", CLASS_NUMBER, 17},
    {"seventeenth", CLASS_ORDINAL, 17},
    {"seventh", CLASS_ORDINAL, 7},
    {"seventies", CLASS_NUMBER, 70},
    {"seventy", CLASS_NUMBER, 70},
    {"several", CLASS_VAGUE, 0},
    {"six", CLASS_NUMBER, 6},
    {"sixteen", CLASS_NUMBER, 16},
    {"sixteenth", CLASS_ORDINAL, 16},
    {"sixth", CLASS_ORDINAL, 6},
    {"sixties", CLASS_NUMBER, 60},
    {"sixty", CLASS_NUMBER, 60},
    {"some", CLASS_VAGUE, 0},
    {"spring", CLASS_SEASON, 0},
    {"start", CLASS_EDGE, 0},
    {"subsequent", CLASS_FOLLOW, 1},
    {"succeeding", CLASS_FOLLOW, 1},
    {"summer", CLASS_SEASON, 1},
    {"sunrise", CLASS_PART, PART_MORNING},
    {"sunset", CLASS_PART, PART_EVENING},
    {"ten", CLASS_NUMBER, 10},
    {"tenth", CLASS_ORDINAL, 10},
    {"that", CLASS_THAT, 0},
    {"the", CLASS_THE, 0},
    {"these", CLASS_THESE, 0},
    {"third", CLASS_ORDINAL, 3},
    {"thirteen", CLASS_NUMBER, 13},
    {"thirteenth", CLASS_ORDINAL, 13},
    {"thirties", CLASS_NUMBER, 30},
    {"thirty", CLASS_NUMBER, 30},
    {"this", CLASS_TURN, 0},
    {"thousand", CLASS_NUMBER, 1000},
    {"three", CLASS_NUMBER, 3},
    {"time", CLASS_WHILE, 0},
    {"today", CLASS_DAY, 0},
    {"tomorrow", CLASS_DAY, 1},
    {"tonight", CLASS_DAY, 0},
    {"twelfth", CLASS_ORDINAL, 12},
    {"twelve", CLASS_NUMBER, 12},
    {"twenties", CLASS_NUMBER, 20},
    {"twentieth", CLASS_ORDINAL, 20},
    {"twenty", CLASS_NUMBER, 20},
    {"two", CLASS_NUMBER, 2},
    {"under", CLASS_ABOUT, 0},
    {"week", CLASS_UNIT, UNIT_WEEK},
    {"weekend", CLASS_UNIT, UNIT_WEEKEND},
    {"weekly", CLASS_EVERY, UNIT_WEEK},
    {"winter", CLASS_SEASON, 3},
    {"year", CLASS_UNIT, UNIT_YEAR},
    {"yearly", CLASS_EVERY, UNIT_YEAR},
    {"yesterday", CLASS_DAY, -1},
};

static int compare(const void *key, const void *at)
{
    return strcmp(key, ((const entry *)at)->word);
}

static const entry *find(const char *word)
{
    return bsearch(word, ENTRIES, sizeof ENTRIES / sizeof *ENTRIES, sizeof *ENTRIES, compare);
}

static bool may_be_plural(const entry *e)
{
    return e->class == CLASS_UNIT || e->class == CLASS_PART || e->class == CLASS_SEASON || e->class == CLASS_QUARTER ||
           (e->class == CLASS_ORDINAL && e->number == 2);
}

/* What a word of letters means; `spelt` is it in lower case. */
static void look_up(when_word *w, str text, char *spelt, size_t size)
{
    const entry *found = find(spelt);
    if (!found && size > 3 && spelt[size - 1] == 's') {
        spelt[size - 1] = '\0';
        found = find(spelt);
        spelt[size - 1] = 's';
        found = found && may_be_plural(found) ? found : NULL;
        w->plural = found;
    }
    if (found) {
        const bool seconds = found->class == CLASS_ORDINAL && w->plural;
        w->plural |= found->class == CLASS_UNIT && spelt[size - 1] == 's'; /* centuries */
        w->class = seconds ? CLASS_UNIT : found->class;
        w->number = seconds ? UNIT_SECOND : found->number;
        return;
    }
    const str word = str_slice(text, w->start, w->end);
    if ((w->number = clean_month_named(word)) > 0) {
        w->class = CLASS_MONTH;
        return;
    }
    w->plural = size > 6 && spelt[size - 1] == 's';
    w->number = clean_weekday_named(w->plural ? str_slice(word, 0, size - 1) : word);
    w->class = w->number >= 0 ? CLASS_WEEKDAY : CLASS_OTHER;
}

static bool is_letter(char c)
{
    return scan_is_letter(c) || (unsigned char)c >= 0xc3;
}

static void cut_letters(when_word *w, str text, uint32_t to)
{
    char spelt[LONGEST + 1];
    size_t size = 0;
    bool ascii = true;
    w->capital = text.at[w->start] >= 'A' && text.at[w->start] <= 'Z';
    for (w->end = w->start;
         w->end < to && (is_letter(text.at[w->end]) || (!ascii && (unsigned char)text.at[w->end] >= 0x80)); w->end++) {
        ascii = ascii && (unsigned char)text.at[w->end] < 0x80;
        if (size < LONGEST)
            spelt[size] = (char)(text.at[w->end] | 32);
        size++;
    }
    if (!ascii || size > LONGEST || size < 1)
        return;
    spelt[size] = '\0';
    look_up(w, text, spelt, size);
}

/* A comma between thousands. */
static bool is_grouping(str t, uint32_t at, uint32_t start)
{
    for (uint32_t i = 1; i <= 3; i++)
        if (!scan_is_digit(scan_peek(t, at + i)))
            return false;
    return scan_peek(t, at) == ',' && at - start <= 3 && !scan_is_digit(scan_peek(t, at + 4));
}

/* 1938 · 1,460 · 1970s · 13th */
static void cut_digits(when_word *w, str text, uint32_t to)
{
    static const char *const endings[] = {"st", "nd", "rd", "th"};
    const str within = str_slice(text, 0, to);
    w->class = CLASS_DIGITS;
    for (w->end = w->start; scan_is_digit(scan_peek(within, w->end)); w->end++) {
        if (w->digits < UINT8_MAX)
            w->digits++;
        if (w->digits <= MOST_DIGITS)
            w->number = w->number * 10 + (text.at[w->end] - '0');
    }
    if (w->digits > MOST_DIGITS)
        w->class = CLASS_OTHER;
    for (uint32_t group = w->start; is_grouping(within, w->end, group); group = w->end - 3) {
        uint32_t at = w->end + 1;
        int thousands = 0;
        scan_number(within, &at, 3, 3, &thousands);
        if (w->number > MOST_AMOUNT / 1000)
            w->class = CLASS_OTHER;
        else
            w->number = w->number * 1000 + thousands;
        w->digits = 0; /* an amount, no year */
        w->end = at;
    }
    uint32_t end = w->end;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (scan_exactly(within, &end, str_of(endings[i])))
            w->class = CLASS_ORDINAL;
    if (w->class == CLASS_DIGITS)
        w->plural = scan_exactly(within, &end, STR("s"));
    w->end = end;
}

/* One character; dashes and apostrophes of every kind are one each. */
static void cut_mark(when_word *w, str text, uint32_t to)
{
    static const struct {
        const char *bytes;
        char mark;
    } marks[] = {{"\xe2\x80\x90", '-'}, {"\xe2\x80\x91", '-'},  {"\xe2\x80\x93", '-'},
                 {"\xe2\x80\x94", '_'}, {"\xe2\x80\x98", '\''}, {"\xe2\x80\x99", '\''}};
    const str left = str_slice(text, w->start, to);
    w->class = CLASS_MARK;
    w->number = (unsigned char)text.at[w->start];
    w->end = w->start + 1;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(left, str_of(marks[i].bytes))) {
            w->number = marks[i].mark;
            w->end = w->start + 3;
            return;
        }
    while (w->end < to && ((unsigned char)text.at[w->end] & 0xc0) == 0x80)
        w->end++;
}

void when_words(arena *a, str text, uint32_t from, uint32_t to, when_word_vec *words)
{
    words->count = 0;
    uint32_t end = from;
    for (uint32_t at = from; at < to;) {
        const uint32_t next = scan_blanks(str_slice(text, 0, to), at);
        if (next > at) {
            at = next;
            continue;
        }
        when_word w = {.start = at, .end = at, .glued = at == end && at > from};
        if (is_letter(text.at[at]))
            cut_letters(&w, text, to);
        else if (scan_is_digit(text.at[at]))
            cut_digits(&w, text, to);
        else
            cut_mark(&w, text, to);
        end = at = w.end;
        *vec_push(a, words) = w;
    }
    for (int i = 0; i < WHEN_PAST_END; i++)
        *vec_push(a, words) = (when_word){.start = to, .end = to, .class = CLASS_END};
}
