/* The calendar behind the dates: days since 1970, weekdays, ISO weeks, and the English names of
 * months and weekdays. Day counts after H. Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms" (public domain). */
#include "clean/clean_date.h"

int clean_days_of(int year, int month, int day)
{
    year -= month <= 2;
    const int era = (year >= 0 ? year : year - 399) / 400;
    const int in_era = year - era * 400;
    const int in_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + in_year - 719468;
}

void clean_day_of(int days, int *year, int *month, int *dom)
{
    days += 719468;
    const int era = (days >= 0 ? days : days - 146096) / 146097;
    const int in_era = days - era * 146097;
    const int of_era = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    const int in_year = in_era - (365 * of_era + of_era / 4 - of_era / 100);
    const int shifted = (5 * in_year + 2) / 153; /* March is 0 */
    *dom = in_year - (153 * shifted + 2) / 5 + 1;
    *month = shifted < 10 ? shifted + 3 : shifted - 9;
    *year = of_era + era * 400 + (*month <= 2);
}

int clean_weekday_of(int days)
{
    return ((days + 3) % 7 + 7) % 7; /* 1970-01-01 was a Thursday */
}

int clean_month_days(int year, int month)
{
    return month == 12 ? 31 : clean_days_of(year, month + 1, 1) - clean_days_of(year, month, 1);
}

void clean_week_of(int days, int *year, int *week)
{
    int month, dom;
    const int thursday = days - clean_weekday_of(days) + 3; /* the week belongs to its Thursday's year */
    clean_day_of(thursday, year, &month, &dom);
    *week = (thursday - clean_days_of(*year, 1, 1)) / 7 + 1;
}

/* The index of the name that `word` is in full, or is a short form of: its first three letters,
 * or four, or "Thurs". */
static int find_name(str word, const char *const *names, int count)
{
    for (int i = 0; i < count && word.size >= 3; i++) {
        if ((*names[i] | 32) != (*word.at | 32))
            continue;
        const str name = str_of(names[i]);
        const size_t most =
            name.size == 8 ? 5 : 4; /* Thurs: Thursday has eight letters, as has no month shortened to five */
        const bool shortened = word.size <= most && word.size < name.size;
        if ((shortened || word.size == name.size) && str_equal_ascii(word, str_slice(name, 0, word.size)))
            return i;
    }
    return -1;
}

bool clean_is_short(str word)
{
    static const char *const whole[] = {"March", "April", "May", "June", "July"};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        if (str_equal_ascii(word, str_of(whole[i])))
            return false;
    return word.size < 6;
}

int clean_month_named(str word)
{
    static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                         "July",    "August",   "September", "October", "November", "December"};
    return find_name(word, months, 12) + 1;
}

int clean_weekday_named(str word)
{
    static const char *const days[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    return find_name(word, days, 7);
}
