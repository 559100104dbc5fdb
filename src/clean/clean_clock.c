/* The time of day, and the zone with it. The zone is read for where it is in use: it tells which
 * of 03/04 is the day. */
#include "clean/clean_scan.h"

/* The zones that news writes, and which order of day and month goes with their countries'
 * habits. */
static const struct {
    const char *name;
    clean_order order;
} zones[] = {
    {"ET", ORDER_MONTH_FIRST},  {"EST", ORDER_MONTH_FIRST}, {"EDT", ORDER_MONTH_FIRST}, {"CT", ORDER_MONTH_FIRST},
    {"CDT", ORDER_MONTH_FIRST}, {"MT", ORDER_MONTH_FIRST},  {"MST", ORDER_MONTH_FIRST}, {"MDT", ORDER_MONTH_FIRST},
    {"PT", ORDER_MONTH_FIRST},  {"PST", ORDER_MONTH_FIRST}, {"PDT", ORDER_MONTH_FIRST}, {"CST", ORDER_UNKNOWN},
    {"UTC", ORDER_UNKNOWN},     {"Z", ORDER_UNKNOWN},       {"GMT", ORDER_DAY_FIRST},   {"BST", ORDER_DAY_FIRST},
    {"CET", ORDER_DAY_FIRST},   {"CEST", ORDER_DAY_FIRST},  {"EET", ORDER_DAY_FIRST},   {"EEST", ORDER_DAY_FIRST},
    {"MSK", ORDER_DAY_FIRST},   {"IST", ORDER_DAY_FIRST},   {"AEST", ORDER_DAY_FIRST},  {"AEDT", ORDER_DAY_FIRST},
    {"PKT", ORDER_DAY_FIRST},   {"SGT", ORDER_DAY_FIRST},   {"HKT", ORDER_DAY_FIRST},   {"JST", ORDER_UNKNOWN},
};

/* Whether a zone stands here; if so goes past it. */
static bool read_zone(str t, uint32_t *at, clean_date *d)
{
    uint32_t end = scan_blanks(t, *at);
    int hours, minutes;
    if (scan_char(t, &end, "+-")) {
        if (scan_number(t, &end, 4, 4, &hours) ||
            (scan_number(t, &end, 2, 2, &hours) && scan_char(t, &end, ":") && scan_number(t, &end, 2, 2, &minutes)))
            return *at = end, true;
        return false;
    }
    const bool bracket = scan_char(t, &end, "(");
    const str word = scan_word(t, &end);
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        if (str_equal_ascii(word, str_of(zones[i].name)) && (!bracket || scan_char(t, &end, ")"))) {
            *at = end;
            d->order = d->order ? d->order : zones[i].order;
            return true;
        }
    return false;
}

/* "AM", "p.m.": whether the hour is of the afternoon goes to *pm. */
static bool read_half(str t, uint32_t *at, bool *pm)
{
    uint32_t end = scan_blanks(t, *at);
    const char first = scan_peek(t, end);
    if (!scan_char(t, &end, "aApP"))
        return false;
    const bool dot = scan_char(t, &end, ".");
    if (!scan_char(t, &end, "mM") || scan_is_letter(scan_peek(t, end)))
        return false;
    if (dot)
        scan_char(t, &end, ".");
    *pm = first == 'p' || first == 'P';
    *at = end;
    return true;
}

/* "18:40", "18:40:05.123", "3:04 PM ET", "3.04pm", "3 p.m.", "14h05", with the zone after it. */
bool clean_clock(str t, uint32_t *from, clean_date *d)
{
    uint32_t at = *from;
    int hour, minute = 0, second = -1, fraction;
    bool pm = false;
    if (!scan_number(t, &at, 1, 2, &hour))
        return false;
    const char mark = scan_peek(t, at);
    uint32_t after = at + 1;
    const bool minutes = mark && strchr(":.h", mark) && scan_number(t, &after, 2, 2, &minute);
    if (minutes)
        at = after;
    if (minutes && mark == ':' && scan_char(t, &after, ":") && scan_number(t, &after, 2, 2, &second)) {
        at = after;
        if (scan_char(t, &after, ".,") && scan_number(t, &after, 1, 9, &fraction))
            at = after;
    }
    const bool half = read_half(t, &at, &pm);
    const bool zone = read_zone(t, &at, d);
    if ((!half && (!minutes || (mark == '.' && !zone))) || hour > (half ? 12 : 23) || (half && !hour) || minute > 59 ||
        second > 59)
        return false;
    d->hour = half ? hour % 12 + (pm ? 12 : 0) : hour;
    d->minute = minutes ? minute : -1;
    d->second = second;
    *from = at;
    return true;
}
