/* Days, and whether a term covers one. */
#include "who/who_knowledge.h"

enum { MONTH_SHIFT = 5, YEAR_SHIFT = 9 };

/* Reads `digits` digits at *at and steps over them. */
static bool read_number(str text, size_t *at, size_t digits, uint32_t *number)
{
    *number = 0;
    if (text.size < *at + digits)
        return false;
    for (size_t end = *at + digits; *at < end; ++*at) {
        const char c = text.at[*at];
        if (c < '0' || c > '9')
            return false;
        *number = *number * 10 + (uint32_t)(c - '0');
    }
    return true;
}

/* A hyphen and two digits that give a number from 1 to `most`; 0 if there is no hyphen. */
static bool read_part(str text, size_t *at, uint32_t most, uint32_t *number)
{
    *number = 0;
    if (*at == text.size || text.at[*at] != '-')
        return true;
    ++*at;
    return read_number(text, at, 2, number) && *number >= 1 && *number <= most;
}

who_day who_day_of(str iso)
{
    static const uint32_t days[13] = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    uint32_t year, month, day = 0;
    size_t at = 0;
    if (!read_number(iso, &at, 4, &year) || !year || !read_part(iso, &at, 12, &month) ||
        (month && !read_part(iso, &at, days[month], &day)))
        return WHO_NO_DAY;
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (month == 2 && day == 29 && !leap)
        return WHO_NO_DAY;
    if (at < iso.size && (!day || (iso.at[at] != 'T' && iso.at[at] != ' ')))
        return WHO_NO_DAY;
    return year << YEAR_SHIFT | month << MONTH_SHIFT | day;
}

/* The last day that a day, month or year may mean. */
static who_day last_of(who_day d)
{
    const who_day month = (1u << MONTH_SHIFT) - 1, year = (1u << YEAR_SHIFT) - 1;
    return !(d & year) ? d | year : !(d & month) ? d | month : d;
}

who_held who_term_on(const who_term *term, who_day on)
{
    if (on == WHO_NO_DAY)
        return WHO_MAY_HOLD;
    const who_day first = on, last = last_of(on);
    if (last < term->start || (term->end != WHO_OPEN && first > last_of(term->end)))
        return WHO_NOT_HELD;
    const who_day sure_to = term->end == WHO_OPEN ? last_of(term->seen) : term->end;
    return term->start && first >= last_of(term->start) && last <= sure_to ? WHO_HELD : WHO_MAY_HOLD;
}

who_held who_term_before(const who_term *term, who_day on)
{
    if (on == WHO_NO_DAY)
        return term->end == WHO_OPEN ? WHO_NOT_HELD : WHO_MAY_HOLD;
    if (term->end == WHO_OPEN)
        return last_of(on) > last_of(term->seen) ? WHO_MAY_HOLD : WHO_NOT_HELD;
    return on > last_of(term->end) ? WHO_HELD : last_of(on) > term->end ? WHO_MAY_HOLD : WHO_NOT_HELD;
}

who_held who_term_after(const who_term *term, who_day on)
{
    if (on == WHO_NO_DAY || !term->start)
        return WHO_MAY_HOLD;
    return last_of(on) < term->start ? WHO_HELD : on < last_of(term->start) ? WHO_MAY_HOLD : WHO_NOT_HELD;
}
