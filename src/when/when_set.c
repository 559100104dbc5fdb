/* Sets ("daily", "every Monday"), and the words that point without a calendar ("now", "recently"). */
#include "when/when_parts.h"

/* ---- sets --------------------------------------------------------------------------------------------------- */

/* every day, every two years, every Monday, each morning; e->count is 1 */
static uint32_t read_every(const reader *r, uint32_t at, expression *e)
{
    uint32_t noun = at + 1;
    if (when_is_text(r, noun, "other")) {
        e->count = 2;
        noun++;
    } else {
        noun = when_read_number(r, noun, &e->count);
    }
    const when_word *w = r->words + noun;
    switch (w->class) {
    case CLASS_UNIT:
    case CLASS_QUARTER:
        e->unit = when_unit_at(r, noun);
        return noun + 1;
    case CLASS_WEEKDAY:
        e->date.weekday = w->number;
        return noun + 1;
    case CLASS_MONTH:
        e->date.month = w->number;
        return noun + 1;
    case CLASS_SEASON:
        e->season = w->number + 1;
        return noun + 1;
    case CLASS_PART:
        e->part = (when_part)w->number;
        return noun + 1;
    default:
        return at;
    }
}

uint32_t when_read_set(const reader *r, uint32_t at, expression *e)
{
    const when_word *w = r->words + at;
    e->kind = WHEN_EVERY;
    e->count = 1;
    switch (w->class) {
    case CLASS_EVERY:
        if (w->capital && when_token(r, at)->name == NAME_ORG)
            return at; /* the Daily News */
        e->unit = (when_unit)w->number;
        e->count = 0;
        return at + 1;
    case CLASS_EACH:
        return read_every(r, at, e);
    case CLASS_PER:
        e->unit = when_unit_at(r, at + 1);
        return e->unit && !w[1].plural ? at + 2 : at;
    case CLASS_WEEKDAY:
        e->date.weekday = w->number;
        return w->plural && w->capital ? at + 1 : at;
    default:
        return at;
    }
}

/* ---- references --------------------------------------------------------------------------------------------- */

/* at that time, during this period: what was told of before */
static uint32_t read_while(const reader *r, uint32_t at, expression *e)
{
    const bool the = when_is(r, at, CLASS_THE), that = when_is(r, at, CLASS_THAT);
    const bool same = the && when_is_text(r, at + 1, "same"), now = when_is_text(r, at, "this");
    const uint32_t noun = at + 1 + same;
    if (!(that || same || now) || !when_is(r, noun, CLASS_WHILE) || at == 0 || when_token(r, at - 1)->pos != POS_ADP)
        return at;
    e->kind = now && when_is_text(r, noun, "time") ? WHEN_REFER : WHEN_POINT;
    e->refers = REFERS_PRESENT;
    e->anchor = ANCHOR_TOLD;
    e->same = true;
    return noun + 1;
}

uint32_t when_read_reference(const reader *r, uint32_t at, expression *e)
{
    const uint32_t end = read_while(r, at, e);
    if (end > at)
        return end;
    const bool being = when_is(r, at, CLASS_THE) && when_is_text(r, at + 1, "time") && when_is_text(r, at + 2, "being");
    if (being || (when_is(r, at, CLASS_THESE) && when_is_text(r, at + 1, "days"))) {
        e->kind = WHEN_REFER;
        e->refers = REFERS_PRESENT;
        return at + 2 + being;
    }
    static const char *const near[] = {"near", "foreseeable", "immediate", "distant"};
    const bool the = when_is(r, at, CLASS_THE);
    const uint32_t i = at + the + (the && when_is_among(r, at + 1, near, sizeof near / sizeof *near));
    if (the && when_is_text(r, i, "past") && !when_is(r, i + 1, CLASS_UNIT) && when_token(r, i)->tag == TAG_NN) {
        e->kind = WHEN_REFER;
        e->refers = REFERS_PAST;
        return i + 1;
    }
    if (!when_is(r, i, CLASS_REFER) || (i > at && !when_is_text(r, i, "future")))
        return at;
    e->kind = WHEN_REFER;
    e->refers = (when_reference)r->words[i].number;
    return i + 1;
}
