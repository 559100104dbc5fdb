/* The language of an article shows in the small words without which its sentences do not hold. Those of English
 * are a third of it and next to nothing of other languages, so an English text costs no look at the others. Where
 * no language shows, the page's own word counts; without that, a text of a few words is taken to be English, and
 * of more nothing is known. */
#include "clean/clean_language.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "clean/clean_scan.h"

enum {
    FEW_WORDS = 30,
    LEAST_SHARE = 8,     /* one word in so many is a small one */
    LEAST_FOUND = 3,     /* small words of another language */
    MOST_READ = 1 << 16, /* bytes */
    LONGEST = 12         /* bytes of a small word */
};

typedef struct tongue {
    const char *code, *words;
} tongue;

/* By script, where one language has it to itself: any letters from one point to another. */
static const struct {
    const char *code;
    uint32_t from, to;
} scripts[] = {{"ja", 0x3041, 0x30ff}, {"ko", 0xac00, 0xd7a3}, {"zh", 0x4e00, 0x9fff}, {"el", 0x370, 0x3ff},
               {"he", 0x5d0, 0x5ea},   {"th", 0xe01, 0xe5b},   {"hy", 0x531, 0x587},   {"ka", 0x10d0, 0x10ff},
               {"bn", 0x980, 0x9ff},   {"pa", 0xa00, 0xa7f},   {"gu", 0xa80, 0xaff},   {"or", 0xb00, 0xb7f},
               {"ta", 0xb80, 0xbff},   {"te", 0xc00, 0xc7f},   {"kn", 0xc80, 0xcff},   {"ml", 0xd00, 0xd7f},
               {"si", 0xd80, 0xdff},   {"lo", 0xe80, 0xeff},   {"my", 0x1000, 0x109f}, {"am", 0x1200, 0x137f},
               {"km", 0x1780, 0x17ff}};

enum { SCRIPTS = sizeof scripts / sizeof *scripts, JAPANESE = 0, CHINESE = 2 };

static const tongue tongues[] = {
    {"ar", "في من على أن إلى التي عن هذا الذي مع ما كان"},
    {"bg", "и на да се за от не са като си със това"},
    {"ca", "i els amb és són dels però també més aquest ha als"},
    {"cs", "v se na je že do byl jsou podle jako při nebo"},
    {"da", "og af ikke til den for at har det der blev efter"},
    {"de", "der die und das nicht den von mit auf für sich ist"},
    {"es", "el los las y en que una del por con es como"},
    {"et", "ja on ei et see oli ka ning mis kui aga ta"},
    {"fa", "در به از که را این است با برای آن می های"},
    {"fi", "ja on ei että se oli myös mutta kun hän ovat joka"},
    {"fr", "le les et des une du est pour dans qui au par"},
    {"hi", "के है में की और से का को ने पर यह भी"},
    {"hr", "i je na se da za su od nije koji kako bi"},
    {"hu", "az és hogy nem egy volt meg csak már vagy mint ezt"},
    {"id", "yang dan di ini itu dengan untuk dari tidak dalam pada akan"},
    {"it", "il di che è della per del non sono nel gli alla"},
    {"lt", "ir kad yra su iš į tai bet kaip buvo apie ne"},
    {"lv", "un ir ka no ar par uz arī kas bija tika gan"},
    {"nl", "het een van en dat niet zijn voor met op ook wordt"},
    {"no", "og av ikke til den for at har det på etter fra"},
    {"pl", "i w nie się z do jest że to o jak po"},
    {"pt", "o os um uma não em com para que da do mais"},
    {"ro", "și în de la cu pe nu că este din pentru care"},
    {"ru", "и в не на что с по это как из для его"},
    {"sk", "v sa na je že do bol sú podľa ako pri alebo"},
    {"sl", "in je v na da za so pri bi ki se tudi"},
    {"sr", "у је на се да за су од није који и из"},
    {"sv", "och att som är av för inte med den ett har till"},
    {"tr", "ve bir bu için ile da de çok olarak olan ne daha"},
    {"uk", "і в не на що з у та до як це про"},
    {"ur", "کے میں کی ہے اور سے کا کو نے پر یہ کہ"},
    {"vi", "và của là không cho được các trong có người một đã"},
};

enum { TONGUES = sizeof tongues / sizeof *tongues };

/* What has been counted of a text in another language than English. */
typedef struct counts {
    uint32_t words, small[TONGUES];
    uint32_t letters, of[SCRIPTS];
} counts;

static bool is_listed(str word, const char *words)
{
    for (; *words; words += *words == ' ') {
        const size_t size = strcspn(words, " ");
        if (str_equal(word, (str){words, size}))
            return true;
        words += size;
    }
    return false;
}

static void count_word(counts *c, str word)
{
    c->words++;
    for (size_t i = 0; i < TONGUES; i++)
        c->small[i] += is_listed(word, tongues[i].words);
}

/* Counts a code point as a letter; false if it is none. */
static bool count_letter(counts *c, uint32_t point)
{
    const bool sign = point >= 0x900 && point < 0x10a0; /* vowels from India to Siam, no letters by themselves */
    if (!sign && !unicode_is(point, UNICODE_ALPHA))
        return false;
    c->letters++;
    for (size_t i = 0; i < SCRIPTS; i++)
        c->of[i] += point >= scripts[i].from && point <= scripts[i].to;
    return true;
}

static void count_line(counts *c, str text)
{
    char lower[LONGEST + 4];
    size_t size = 0;
    for (size_t at = 0; at < text.size;) {
        const uint32_t point = utf8_read(text, &at);
        if (count_letter(c, point)) {
            if (size <= LONGEST) /* a longer word is none of the small ones, whatever it goes on with */
                size += utf8_put(lower + size, point + (uint32_t)unicode_of(point)->lower);
        } else if (size) {
            count_word(c, (str){lower, size});
            size = 0;
        }
    }
    if (size)
        count_word(c, (str){lower, size});
}

/* The language that its letters or its small words show; empty: none does. */
static str shown(const counts *c)
{
    size_t best = 0;
    for (size_t i = 0; i < SCRIPTS; i++) {
        const uint32_t of = c->of[i] + (i == JAPANESE ? c->of[CHINESE] : 0);
        if (of * 2 > c->letters && (i != JAPANESE || c->of[i] * 10 > of))
            return str_of(scripts[i].code);
    }
    for (size_t i = 1; i < TONGUES; i++)
        best = c->small[i] > c->small[best] ? i : best;
    const uint32_t most = c->small[best];
    return most >= LEAST_FOUND && most * LEAST_SHARE >= c->words ? str_of(tongues[best].code) : STR("");
}

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

/* The language of a body that does not read like English. */
static str find_language(const doc *d, const line_vec *lines, uint32_t words, str declared, char code[3])
{
    counts c = {0};
    uint32_t left = MOST_READ;
    for (uint32_t i = 0; i < lines->count && left; i++) {
        const line *l = &lines->at[i];
        const uint32_t size = l->end - l->start < left ? l->end - l->start : left;
        if (l->place != PLACE_BODY)
            continue;
        count_line(&c, str_slice(d->text, l->start, l->start + size));
        left -= size;
    }
    str language = shown(&c);
    if (!language.size)
        language = primary(declared, code);
    return !language.size && words < FEW_WORDS ? STR("en") : language;
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
    if (words && stops * LEAST_SHARE < words)
        language = find_language(d, lines, words, declared, code);
    if (language.size)
        d->about.language = (sayso_text){arena_copy(&d->arena, language.at, language.size), language.size};
}
