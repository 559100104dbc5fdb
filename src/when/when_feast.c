/* Holidays that have a day of their own in the calendar, or are a certain weekday of a month: Christmas,
 * New Year's Eve, Labor Day. Those of the moon (Easter, Ramadan) need more than a calendar. */
#include "when/when_parts.h"

enum { MOST_WORDS = 5 };

typedef struct feast {
    const char *words[MOST_WORDS + 1]; /* as they are cut: an apostrophe is a word */
    int month, day, weekday, nth;      /* day 0: the nth of the weekday; 5: the last */
} feast;

static const feast FEASTS[] = {
    {{"Christmas", "Eve"}, 12, 24, -1, 0},
    {{"Christmas", "Day"}, 12, 25, -1, 0},
    {{"Christmas"}, 12, 25, -1, 0},
    {{"Boxing", "Day"}, 12, 26, -1, 0},
    {{"New", "Year", "'", "s", "Eve"}, 12, 31, -1, 0},
    {{"New", "Year", "'", "s", "Day"}, 1, 1, -1, 0},
    {{"New", "Year", "'", "s"}, 1, 1, -1, 0},
    {{"Valentine", "'", "s", "Day"}, 2, 14, -1, 0},
    {{"May", "Day"}, 5, 1, -1, 0},
    {{"Bastille", "Day"}, 7, 14, -1, 0},
    {{"Independence", "Day"}, 7, 4, -1, 0},
    {{"Halloween"}, 10, 31, -1, 0},
    {{"Armistice", "Day"}, 11, 11, -1, 0},
    {{"Veterans", "Day"}, 11, 11, -1, 0},
    {{"Thanksgiving", "Day"}, 11, 0, 3, 4},
    {{"Thanksgiving"}, 11, 0, 3, 4},
    {{"Labor", "Day"}, 9, 0, 0, 1},
    {{"Memorial", "Day"}, 5, 0, 0, 5},
    {{"Martin", "Luther", "King", "Day"}, 1, 0, 0, 3},
    {{"Columbus", "Day"}, 10, 0, 0, 2},
};

/* How many words of the feast's name stand here; 0 if not all do. */
static uint32_t match(const reader *r, uint32_t at, const feast *f)
{
    uint32_t i = 0;
    for (; f->words[i]; i++)
        if (*f->words[i] == '\'' ? !when_is_mark(r, at + i, '\'') : !when_is_text(r, at + i, f->words[i]))
            return 0;
    return i;
}

uint32_t when_read_feast(const reader *r, uint32_t at, expression *e)
{
    if (!r->words[at].capital)
        return at;
    for (size_t i = 0; i < sizeof FEASTS / sizeof *FEASTS; i++) {
        const feast *f = &FEASTS[i];
        const uint32_t size = match(r, at, f);
        if (!size)
            continue;
        e->date.month = f->month, e->date.day = f->day, e->date.weekday = f->weekday;
        e->nth = f->nth;
        if (when_is(r, at + size, CLASS_DIGITS) && r->words[at + size].digits == 4) {
            e->date.year = r->words[at + size].number;
            return at + size + 1;
        }
        return at + size;
    }
    return at;
}
