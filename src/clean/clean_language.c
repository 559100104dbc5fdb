/* English shows in the small words without which it makes no sentence: they are a third of it, and next to nothing of other
 * languages. Where the article does not show it, the page's own word counts; without that, a text of a
 * few words is taken to be English, and of more nothing is known. */
#include "clean/clean_language.h"
#include "clean/clean_scan.h"

enum { FEW_WORDS = 30, LEAST_SHARE = 8 /* one word in so many */ };

/* "de" of "de-DE"; empty: it is no language. */
static str primary(str declared, char code[3])
{
    size_t size = 0;
    while (size < declared.size && scan_is_letter(declared.at[size])) {
        if (size == 3)
            return STR("");
        code[size] = (char)(declared.at[size] | 32);
        size++;
    }
    const bool ends = size == declared.size || declared.at[size] == '-' || declared.at[size] == '_';
    return size > 1 && ends ? (str){code, size} : STR("");
}

void clean_language(doc *d, const line_vec *lines, str declared)
{
    uint32_t words = 0, stops = 0;
    char code[3];
    for (uint32_t i = 0; i < lines->count; i++) {
        if (lines->at[i].place != PLACE_BODY)
            continue;
        words += lines->at[i].words;
        stops += lines->at[i].stops;
    }
    str language = STR("en");
    if (words && stops * LEAST_SHARE < words) {
        language = primary(declared, code);
        if (!language.size && words < FEW_WORDS)
            language = STR("en");
    }
    if (language.size)
        d->about.language = (sayso_text){arena_copy(&d->arena, language.at, language.size), language.size};
}
