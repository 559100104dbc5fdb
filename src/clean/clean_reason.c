/* Recognises page residue by its phrases. A phrase is compared with the line's letters and
 * digits alone, in small letters and with single spaces, so that "SHARE:", "Share …" and "»
 * Share" are one. No outlet is named: what is listed is what the pages of all outlets say. */
#include "clean/clean_reason.h"
#include "clean/clean_date.h"
#include "clean/clean_phrases.h"
#include "clean/clean_web_day.h"

const char *clean_reason_text(clean_reason reason)
{
    static const char *const texts[REASON_COUNT] = {
        "",       "title",        "byline",       "date",    "credit",   "caption",   "navigation",
        "share",  "comment-form", "subscription", "related", "tags",     "copyright", "advertisement",
        "notice", "url",          "id",           "mark",    "metadata", "other"};
    return texts[reason];
}

enum { KEY = 256, MOST_TRAIL = 16, MOST_STEP = 3, FEW = 12 };

/* The line's letters and digits in small letters, every run of anything else a single space; at
 * most KEY bytes of it. */
static str make_key(str line, char key[KEY])
{
    size_t size = 0;
    bool gap = false;
    for (size_t i = 0; i < line.size && size + 2 < KEY; i++) {
        const unsigned char c = (unsigned char)line.at[i];
        const bool upper = c >= 'A' && c <= 'Z';
        if (upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            if (gap && size)
                key[size++] = ' ';
            key[size++] = (char)(upper ? c + 32 : c);
            gap = false;
        } else {
            gap = true;
        }
    }
    key[size] = '\0';
    return (str){key, size};
}

static bool stands(str key, const clean_phrase *phrase, bool stopped, uint32_t words)
{
    const clean_where how = phrase->where;
    if (how != WHERE_IN && how != WHERE_LAST && (key.at[0] != phrase->text[0] || key.at[1] != phrase->text[1]))
        return false;
    const str text = str_of(phrase->text);
    const bool first = str_starts(key, text) && (key.size == text.size || key.at[text.size] == ' ');
    switch (how) {
    case WHERE_ALL:
        return key.size == text.size && first;
    case WHERE_FIRST:
        return first;
    case WHERE_SHORT:
        return first && words <= 10 && !stopped;
    case WHERE_LAST:
        return str_ends(key, text) && words <= 40;
    case WHERE_IN:
        return strstr(key.at, phrase->text) != NULL;
    }
    return false;
}

/* "Facebook Twitter Email", "Share on WhatsApp": nothing but where to and how; "and" alone is none. */
static bool is_share_bar(str key)
{
    static const char *const words[] = {
        "and",     "copy",      "e",     "email",    "facebook",  "flipboard", "instagram", "link",    "linkedin",
        "mail",    "messenger", "more",  "on",       "pinterest", "pocket",    "post",      "print",   "reddit",
        "save",    "share",     "sms",   "telegram", "this",      "threads",   "tiktok",    "tumblr",  "tweet",
        "twitter", "via",       "viber", "vk",       "weibo",     "whatsapp",  "x",         "youtube",
    };
    for (size_t at = 0; at < key.size;) {
        size_t end = at;
        while (end < key.size && key.at[end] != ' ')
            end++;
        if (!str_among(str_slice(key, at, end), words, sizeof words / sizeof *words))
            return false;
        at = end + 1;
    }
    return key.size > 1 && !str_equal(key, STR("and"));
}

static bool is_counting(char c)
{
    return (c >= '0' && c <= '9') || c == ' ';
}

/* One word with a number before or after it: "12 Comments", "3 shares", "Comments (14)". */
static clean_reason count_of(str key)
{
    str rest = key;
    while (rest.size && is_counting(rest.at[0]))
        rest = str_slice(rest, 1, rest.size);
    while (rest.size && is_counting(rest.at[rest.size - 1]))
        rest.size--;
    if (rest.size == key.size || !rest.size)
        return REASON_NONE;
    if (str_equal(rest, STR("comments")) || str_equal(rest, STR("comment")) || str_equal(rest, STR("replies")))
        return REASON_COMMENT_FORM;
    return str_equal(rest, STR("shares")) || str_equal(rest, STR("share")) ? REASON_SHARE : REASON_NONE;
}

static bool has(str line, const char *text)
{
    const size_t size = strlen(text);
    for (const char *at = line.at, *end = at + line.size; (at = memchr(at, *text, (size_t)(end - at))); at++)
        if ((size_t)(end - at) >= size && memcmp(at, text, size) == 0)
            return true;
    return false;
}

/* An address: of the web, of mail, of an account. */
static bool is_address(str line, uint32_t words)
{
    if (line.size > 300 || words > 12)
        return false;
    const bool web = has(line, "://") || str_starts(line, STR("www."));
    const bool one = !has(line, " ");
    return web || (one && (line.at[0] == '@' || has(line, "@"))) ||
           (one && words >= 2 && (has(line, ".com") || has(line, ".org") || has(line, ".net")));
}

/* A code: no word of small letters, at least one digit and letter, at most three pieces:
 * "LN22-14", "xk/ab 0412". */
static bool is_code(str line, uint32_t words)
{
    uint32_t digits = 0, others = 0, letters = 0, run = 0, longest = 0;
    for (size_t i = 0; i < line.size && i < 64; i++) {
        const char c = line.at[i];
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        digits += c >= '0' && c <= '9';
        letters += letter;
        others += !letter && (c < '0' || c > '9') && c != ' ';
        run = letter ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    if (line.size >= 48 || words > 4 || !words)
        return false;
    if (letters && !digits && line.size >= 3 && line.size <= 6 && !others) { /* NNNN */
        for (size_t i = 0; i < line.size; i++)
            if (line.at[i] != line.at[0])
                return false;
        return true;
    }
    return digits >= 3 && longest <= 3 && letters && !has(line, " ");
}

static bool is_copyright(str line)
{
    return str_starts(line, STR("\xc2\xa9")) || str_starts(line, STR("(c) ")) || str_starts(line, STR("(C) ")) ||
           (line.size < 300 && has(line, "\xc2\xa9 "));
}

/* A line that is a date with a word or two about it, or little more. */
static bool is_date_line(str line, uint32_t words)
{
    clean_date date;
    if (words > 24 || line.size > 200)
        return false;
    if (!clean_date_next(line, 0, (uint32_t)line.size, &date) &&
        (words > FEW || !clean_web_day(line, 0, (uint32_t)line.size, ORDER_DAY_FIRST, &date)))
        return false;
    if (!date.day)
        return false;
    char key[KEY];
    static const char *const labels[] = {"date",    "published",       "publish",       "publication",
                                         "posted",  "updated",         "last updated",  "modified",
                                         "created", "first published", "last modified", "added"};
    const str before = make_key(str_slice(line, 0, date.start), key);
    bool labelled = false;
    for (size_t i = 0; i < sizeof labels / sizeof *labels && !labelled; i++)
        labelled = str_starts(before, str_of(labels[i])) && before.size < 40;
    size_t rest = line.size - (date.end - date.start);
    while (clean_date_next(line, date.end, (uint32_t)line.size, &date)) /* Published … | Updated … */
        rest -= date.end - date.start;
    return rest < (labelled ? 60u : 20u);
}

/* "Photo: …", "SOURCE: …": a label that says what stands behind its colon. */
static clean_reason labelled(str line, uint32_t words)
{
    static const struct {
        const char *label;
        clean_reason reason;
    } labels[] = {
        {"photo:", REASON_CREDIT},
        {"photos:", REASON_CREDIT},
        {"photograph:", REASON_CREDIT},
        {"image:", REASON_CREDIT},
        {"picture:", REASON_CREDIT},
        {"pic:", REASON_CREDIT},
        {"illustration:", REASON_CREDIT},
        {"graphic:", REASON_CREDIT},
        {"video:", REASON_CREDIT},
        {"source:", REASON_CREDIT},
        {"sources:", REASON_CREDIT},
        {"credit:", REASON_CREDIT},
        {"credit...", REASON_CREDIT},
        {"contributing:", REASON_CREDIT},
        {"caption:", REASON_CAPTION},
        {"related:", REASON_RELATED},
        {"trending:", REASON_RELATED},
        {"topics:", REASON_TAGS},
        {"categories:", REASON_TAGS},
        {"file -", REASON_CAPTION},
        {"file photo:", REASON_CAPTION},
        {"author:", REASON_BYLINE},
        {"autor:", REASON_BYLINE},
        {"autora:", REASON_BYLINE},
        {"auteur :", REASON_BYLINE},
        {"автор:", REASON_BYLINE},
        {"Автор:", REASON_BYLINE},
        {"كتب:", REASON_BYLINE},
        {"published:", REASON_DATE},
        {"updated:", REASON_DATE},
        {"our standards:", REASON_NOTICE},
        {"id:", REASON_ID},
        {"code:", REASON_ID},
        {"ref:", REASON_ID},
    };
    if (str_starts(line, STR("[")) || str_starts(line, STR("(")))
        line = str_slice(line, 1, line.size);
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        const size_t size = strlen(labels[i].label);
        if (line.size >= size && words <= 40 && str_equal_ascii(str_slice(line, 0, size), str_of(labels[i].label)))
            return labels[i].reason;
    }
    return REASON_NONE;
}

/* "Home / Asia / Accidents": short names with marks between that lead down a site. A byline with
 * bars has a role or a date in one of them. */
static bool is_trail(str line, uint32_t words)
{
    static const char *const marks[] = {" / ", " > ", " | ", " \xc2\xbb ", " \xe2\x80\xba "};
    uint32_t steps = 0, in_step = 0;
    for (size_t i = 0; i < line.size && words <= MOST_TRAIL; i++) {
        if (line.at[i] >= '0' && line.at[i] <= '9')
            return false;
        for (size_t k = 0; k < sizeof marks / sizeof *marks && line.at[i] == ' '; k++)
            if (str_starts(str_slice(line, i, line.size), str_of(marks[k]))) {
                steps++;
                in_step = 0;
                i += strlen(marks[k]) - 1;
                break;
            }
        in_step += line.at[i] == ' ';
        if (in_step > MOST_STEP)
            return false;
    }
    return steps >= 2;
}

/* #One #Two: nothing but labels. */
static bool is_hashtags(str line)
{
    for (size_t i = 0; i < line.size; i++)
        if ((i == 0 || line.at[i - 1] == ' ') && line.at[i] != ' ' && line.at[i] != '#')
            return false;
    return line.size > 0;
}

/* "Lena Ortiz/Coast Wire": names in capitals with a stroke between two of them. */
static bool is_stroke_credit(str line, uint32_t words)
{
    bool stroke = false;
    if (words < 2 || words > 7)
        return false;
    for (size_t i = 0; i < line.size; i++) {
        const char c = line.at[i], before = i ? line.at[i - 1] : ' ';
        if ((c >= '0' && c <= '9') || c == ':' || (before == ' ' && c >= 'a' && c <= 'z'))
            return false;
        stroke |=
            c == '/' && i > 2 && i + 2 < line.size && before != ' ' && line.at[i + 1] >= 'A' && line.at[i + 1] <= 'Z';
    }
    return stroke;
}

/* "By Ann Bell", not "By then all were asleep": a capital after the first word. */
static bool may_be_byline(str line)
{
    size_t at = 0;
    while (at < line.size && line.at[at] != ' ' && line.at[at] != '\n')
        at++;
    return at + 1 >= line.size || !(line.at[at + 1] >= 'a' && line.at[at + 1] <= 'z') ||
           str_starts(str_slice(line, at + 1, line.size), STR("by "));
}

clean_reason clean_recognise(str line, uint32_t words)
{
    if (!words)
        return REASON_MARK;
    if (is_copyright(line))
        return REASON_COPYRIGHT;
    if (is_date_line(line, words))
        return REASON_DATE;
    if (words > 80)
        return REASON_NONE;
    char buffer[KEY];
    const str key = make_key(line, buffer);
    const clean_reason label = labelled(line, words);
    if (label)
        return label;
    const bool stopped = line.at[line.size - 1] == '.' || (line.size > 1 && line.at[line.size - 2] == '.');
    for (size_t i = 0; i < clean_phrase_count; i++)
        if (stands(key, &clean_phrases[i], stopped, words) &&
            (clean_phrases[i].reason != REASON_BYLINE || may_be_byline(line)))
            return clean_phrases[i].reason;
    if (is_share_bar(key))
        return REASON_SHARE;
    const clean_reason count = count_of(key);
    if (count)
        return count;
    if (!stopped && is_trail(line, words))
        return REASON_NAVIGATION;
    if (is_hashtags(line))
        return REASON_TAGS;
    if (is_stroke_credit(line, words))
        return REASON_CREDIT;
    if (is_address(line, words))
        return REASON_URL;
    return is_code(line, words) ? REASON_ID : REASON_NONE;
}

uint32_t clean_count_hints(str line)
{
    char buffer[KEY];
    const str key = make_key(line, buffer);
    uint32_t count = 0;
    for (size_t i = 0; i < clean_hint_count; i++)
        count += strstr(key.at, clean_hints[i]) != NULL;
    return count;
}
