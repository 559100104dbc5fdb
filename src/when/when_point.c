/* Points on the calendar, from the inside out: a core, what may stand behind it ("night", "10 a.m."), and before
 * it ("the end of", "early", "the morning of"). */
#include "when/when_point.h"

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
    return when_read_clock(r, at, e);
}

static uint32_t read_whole(const reader *r, uint32_t at, expression *e)
{
    const uint32_t end = when_read_core(r, at, e);
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
    const uint32_t end = when_read_clock(r, at, e);
    if (end == at)
        return at;
    expression day = {.date = {.hour = -1, .minute = -1, .second = -1, .weekday = -1}};
    const uint32_t from = end + when_is_mark(r, end, ',');
    uint32_t behind = when_read_core(r, from, &day);
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

/* for the year, in the quarter */
static uint32_t read_told_alone(const reader *r, uint32_t at, expression *e)
{
    static const char *const leads[] = {"during", "for", "in", "throughout"};
    const bool led = at > 0 && when_is_among(r, at - 1, leads, sizeof leads / sizeof *leads);
    const uint32_t end = led ? when_read_told(r, at, e) : at;
    const bool whole = end > at && !when_is(r, end, CLASS_OF) && when_token(r, end)->pos != POS_NOUN &&
                       when_token(r, end)->pos != POS_PROPN && !when_is(r, end, CLASS_DIGITS) &&
                       !when_is_mark(r, end, '-');
    return whole && e->unit > UNIT_DAY && e->unit <= UNIT_YEAR ? end : at;
}

uint32_t when_read_point(const reader *r, uint32_t at, expression *e)
{
    bool inner;
    const expression before = *e;
    uint32_t from = read_part_of(r, at, e);
    const bool part = from > at;
    uint32_t end = from > at ? when_read_core(r, from, e) : at;
    if (part && end > from && is_day(e))
        return end;
    *e = before;
    from = read_stage(r, at, e, &inner);
    end = read_whole(r, from, e);
    if (end == from && inner)
        end = when_read_told(r, from, e);
    if (end == from && inner && when_is(r, from, CLASS_DIGITS))
        end = when_read_written_year(r, from, true, e);
    if (end > from)
        return end;
    *e = before;
    end = read_whole(r, at, e);
    if (end > at)
        return end;
    *e = before;
    end = read_hour(r, at, e);
    end = end > at ? end : read_part_alone(r, at, e);
    return end > at ? end : read_told_alone(r, at, e);
}
