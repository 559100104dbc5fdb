/* Days as they stand on pages: in English (clean_date.h), or as other languages write them. */
#include "clean/clean_web_day.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "clean/clean_scan.h"

enum { LONGEST_MONTH = 32 };

/* How the names of each month begin, in small letters, as far as needed to tell it; the longest one
 * that fits decides. The languages of Europe, Turkish, Indonesian, Arabic, Hebrew, Hindi. */
static const char *const months[12] = {
    "jän jaan jan ene gen stycz янв јан ocak leden ledna ian січн tammi siječ sausio ιαν яну يناير "
    "جانفي ינואר जनवरी",
    "fév feb fev luteg фев феб şubat únor лютого helmi veljač veebr vasario φεβ فبراير فيفري شباط "
    "פברואר फरवरी फ़रवरी",
    "mär maart márc mar мар březn mrt березня maalis ožujk kovo μαρ μάρ مارس آذار מרץ מרס मार्च",
    "avr abr apr ápr kwiet апр nisan duben dubna квітня huhti travnj balandž απρ أبريل ابريل إبريل "
    "أفريل نيسان אפריל अप्रैल",
    "mai mag maj mei máj мая мај май květ травня touko may svibnj geguž μαΐ μαϊ μάι μαι أيار ماي "
    "מאי मई",
    "juin giu czerw июн юни јун haziran červn červen червня kesä jún jūn juuni lipnj birželi iun "
    "jun ιουν يونيو حزيران جوان יוני जून",
    "červenc srpnj juil lug lipca lipiec июл юли јул temmuz липня heinä júl jūl juuli liepos iul "
    "jul ιουλ يوليو تموز جويلية יולי जुलाई",
    "août aout ago aug sierp авг ağu srpn серпня elo agustus avg kolovoz rugpjū αυγ αύγ أغسطس اغسطس "
    "آب أوت אוגוסט अगस्त",
    "set sep szept wrze сеп сен eylül září вересня syys rujn rugsėj σεπ سبتمبر أيلول ספטמבר सितंबर "
    "सितम्बर",
    "oct okt out ott październik pazdziernik окт ekim říjn жовтня loka spalio οκτ أكتوبر اكتوبر "
    "אוקטובר अक्टूबर अक्तूबर",
    "marras nov listopad ноя ное нов листопада kasım noiembrie studen lapkrič νοε νοέ نوفمبر נובמבר "
    "नवंबर नवम्बर",
    "déc dez dec dic grudnia grudzie дек dets aralık prosin грудня joulu des dis gruodž δεκ ديسمبر "
    "דצמבר दिसंबर दिसम्बर",
};

static bool is_word_byte(char c)
{
    return scan_is_letter(c) || (unsigned char)c >= 0xc3;
}

/* The word at *at in small letters; empty if it is too long for a month's name. */
static str lower_word(str t, uint32_t *at, char word[LONGEST_MONTH + 4])
{
    size_t end = *at, size = 0;
    while (end < t.size && is_word_byte(t.at[end])) {
        const uint32_t point = utf8_read(t, &end);
        size += utf8_put(word + size, point + (uint32_t)unicode_of(point)->lower);
        if (size > LONGEST_MONTH)
            return STR("");
    }
    *at = (uint32_t)end;
    return (str){word, size};
}

/* A month's name, however it ends; 0 if none stands here. */
static int scan_month(str t, uint32_t *at)
{
    char lower[LONGEST_MONTH + 4];
    uint32_t end = *at;
    const str word = lower_word(t, &end, lower);
    size_t longest = 0;
    int month = 0;
    for (int m = 0; m < 12 && word.size; m++)
        for (const char *name = months[m]; *name;) {
            const size_t size = strcspn(name, " ");
            if (size > longest && *name == *word.at && str_starts(word, (str){name, size})) {
                longest = size;
                month = m + 1;
            }
            name += size + (name[size] == ' ');
        }
    if (month)
        *at = end;
    return month;
}

/* What may stand between day, month and year: a mark, a space, a small word. */
static void pass_between(str t, uint32_t *at)
{
    static const char *const words[] = {"de ", "del ", "di ", "of ", "den ", "d'", "d’", "ב"};
    uint32_t i = *at;
    if (scan_char(t, &i, ".,/"))
        *at = i;
    *at = scan_blanks(t, *at);
    for (size_t w = 0; w < sizeof words / sizeof *words; w++)
        if (str_starts(str_slice(t, *at, t.size), str_of(words[w])))
            *at += (uint32_t)strlen(words[w]);
}

static bool is_year(int year)
{
    return year >= 1990 && year <= 2100;
}

/* "2020. április 12.", "2020 m. spalio 7 d." */
static bool read_year_first(str t, uint32_t at, clean_date *date)
{
    if (!scan_number(t, &at, 4, 4, &date->year))
        return false;
    pass_between(t, &at);
    if (str_starts(str_slice(t, at, t.size), STR("m. ")))
        at += 3;
    if (!(date->month = scan_month(t, &at)))
        return false;
    pass_between(t, &at);
    date->end = at;
    return scan_number(t, &date->end, 1, 2, &date->day);
}

/* "12. April 2020", "12 de abril de 2020", "2 juin 2020", "April 12, 2020" in any of the languages. */
static bool read_words(str t, uint32_t at, clean_date *date)
{
    const bool day_first = scan_number(t, &at, 1, 2, &date->day);
    if (day_first) {
        if (str_starts(str_slice(t, at, t.size), STR("er ")))
            at += 2;
        pass_between(t, &at);
    }
    if (!(date->month = scan_month(t, &at)))
        return false;
    pass_between(t, &at);
    if (!day_first) {
        if (!scan_number(t, &at, 1, 2, &date->day))
            return false;
        pass_between(t, &at);
    }
    date->end = at;
    return scan_number(t, &date->end, 4, 4, &date->year);
}

/* "12.04.2020", "12/04/2020" with the day first, "2020/4/12", "2020年4月12日", "2020. 4. 12". */
static bool read_numbers(str t, uint32_t at, clean_date *date)
{
    static const char *const marks[] = {".", "/", "-", ". ", "年", "년 "}, *const seconds[] = {".",  "/",  "-",
                                                                                               ". ", "月", "월 "};
    int first;
    uint32_t start = at;
    if (!scan_number(t, &at, 1, 4, &first))
        return false;
    const bool year_first = at - start == 4;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        uint32_t end = at;
        int last;
        if (!str_starts(str_slice(t, end, t.size), str_of(marks[i])))
            continue;
        end += (uint32_t)strlen(marks[i]);
        if (!scan_number(t, &end, 1, 2, &date->month) || !str_starts(str_slice(t, end, t.size), str_of(seconds[i])))
            continue;
        end += (uint32_t)strlen(seconds[i]);
        if (!scan_number(t, &end, year_first ? 1 : 4, year_first ? 2 : 4, &last) || (at - start == 3))
            continue;
        date->year = year_first ? first : last;
        date->day = year_first ? last : first;
        date->end = end;
        return true;
    }
    return false;
}

/* Whether numbers alone tell the day from the month. */
static bool is_ordered(str t, const clean_date *date)
{
    const bool year_first =
        scan_is_digit(scan_peek(t, date->start + 2)) && scan_is_digit(scan_peek(t, date->start + 3));
    return year_first || date->day > 12;
}

/* "11-12": days from one to another. */
static bool begins_range(str t, const clean_date *date)
{
    uint32_t at = date->end;
    return scan_char(t, &at, "-~") && scan_is_digit(scan_peek(t, at));
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

/* Whether a word or a number may begin there: behind neither, or at a capital that begins a word where a page ran two
 * together: "Jane RoeDec 19, 2023". */
static bool may_begin(str t, uint32_t at)
{
    const char c = t.at[at], before = t.at[at - 1];
    const bool small_next = at + 1 < t.size && t.at[at + 1] >= 'a' && t.at[at + 1] <= 'z';
    if (!scan_is_digit(c) && !is_word_byte(c))
        return false;
    return (is_capital(c) && small_next) || !(is_word_byte(before) || scan_is_digit(before));
}

static bool has_digit(str text, uint32_t from, uint32_t to)
{
    for (uint32_t at = from; at < to; at++)
        if (scan_is_digit(text.at[at]))
            return true;
    return false;
}

bool clean_web_day(str text, uint32_t from, uint32_t to, clean_order order, clean_date *date)
{
    const str t = str_slice(text, 0, to);
    for (uint32_t at = has_digit(text, from, to) ? from : to; at < to; at++) { /* most lines are words alone */
        if (at > from && !may_begin(t, at))
            continue;
        if (clean_date_at(text, at, to, date) && date->year && date->day &&
            clean_date_settle(date, date->order ? date->order : order) && !begins_range(t, date))
            return true;
        *date = (clean_date){.start = at, .hour = -1, .minute = -1, .second = -1, .weekday = -1};
        if ((read_words(t, at, date) || read_year_first(t, at, date) ||
             (read_numbers(t, at, date) && (order || is_ordered(t, date)))) &&
            is_year(date->year) && clean_is_day(date->year, date->month, date->day) && !begins_range(t, date))
            return true;
    }
    return false;
}
