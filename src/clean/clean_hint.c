/* Names of parts are words run together in some way: "article-body", "storyBody", "post__content". Each
 * word is looked up by itself; one that begins with a known word is read on behind it ("newsbody").
 * The words are those of web design at large; no outlet is named. */
#include "clean/clean_hint.h"

typedef struct hint_word {
    const char *text;
    uint8_t hint;
    bool begins; /* longer words may begin with it */
} hint_word;

/* By text. */
static const hint_word words[] = {
    {"about", HINT_BYLINE, false},
    {"abstract", HINT_LEAD, true},
    {"ad", HINT_ADVERTISEMENT, false},
    {"addthis", HINT_SHARE, true},
    {"ads", HINT_ADVERTISEMENT, false},
    {"adsense", HINT_ADVERTISEMENT, true},
    {"advert", HINT_ADVERTISEMENT, true},
    {"affiliate", HINT_ADVERTISEMENT, true},
    {"alert", HINT_NOTICE, false},
    {"also", HINT_RELATED, false},
    {"article", HINT_ARTICLE, true},
    {"aside", HINT_SIDE, true},
    {"author", HINT_BYLINE, true},
    {"banner", HINT_HEADER, true},
    {"bio", HINT_BYLINE, false},
    {"blurb", HINT_LEAD, false},
    {"body", HINT_BODY, true},
    {"bottom", HINT_FOOTER, false},
    {"breadcrumb", HINT_NAVIGATION, true},
    {"byline", HINT_BYLINE, true},
    {"caption", HINT_CAPTION, true},
    {"card", HINT_LIST, true},
    {"carousel", HINT_LIST, true},
    {"cat", HINT_TAGS, false},
    {"categories", HINT_TAGS, false},
    {"category", HINT_TAGS, true},
    {"comment", HINT_COMMENT, true},
    {"consent", HINT_NOTICE, true},
    {"content", HINT_BODY, true},
    {"contributor", HINT_BYLINE, true},
    {"cookie", HINT_NOTICE, true},
    {"copy", HINT_BODY, false},
    {"copyright", HINT_FOOTER, true},
    {"credit", HINT_CAPTION, true},
    {"crumb", HINT_NAVIGATION, true},
    {"date", HINT_DATE, true},
    {"dateline", HINT_DATE, false},
    {"deck", HINT_LEAD, false},
    {"dek", HINT_LEAD, false},
    {"description", HINT_LEAD, true},
    {"dfp", HINT_ADVERTISEMENT, true},
    {"disclaimer", HINT_FOOTER, true},
    {"discussion", HINT_COMMENT, true},
    {"disqus", HINT_COMMENT, true},
    {"donate", HINT_SUBSCRIPTION, true},
    {"donation", HINT_SUBSCRIPTION, true},
    {"dropdown", HINT_NAVIGATION, true},
    {"email", HINT_SHARE, true},
    {"embed", HINT_EMBED, true},
    {"entry", HINT_ARTICLE, true},
    {"excerpt", HINT_LEAD, true},
    {"facebook", HINT_SHARE, true},
    {"factbox", HINT_EMBED, true},
    {"feed", HINT_LIST, false},
    {"fig", HINT_CAPTION, false},
    {"figcaption", HINT_CAPTION, true},
    {"figure", HINT_CAPTION, true},
    {"follow", HINT_SHARE, true},
    {"foot", HINT_FOOTER, false},
    {"footer", HINT_FOOTER, true},
    {"form", HINT_SEARCH, false},
    {"gallery", HINT_MEDIA, true},
    {"gdpr", HINT_NOTICE, true},
    {"grid", HINT_LIST, false},
    {"hdr", HINT_HEADER, false},
    {"head", HINT_HEADER, false},
    {"header", HINT_HEADER, true},
    {"heading", HINT_TITLE, true},
    {"headline", HINT_TITLE, true},
    {"hed", HINT_TITLE, false},
    {"hidden", HINT_HIDDEN, true},
    {"hide", HINT_HIDDEN, false},
    {"image", HINT_MEDIA, true},
    {"img", HINT_MEDIA, true},
    {"info", HINT_META, true},
    {"infobox", HINT_EMBED, true},
    {"inline", HINT_EMBED, false},
    {"instagram", HINT_EMBED, true},
    {"intro", HINT_LEAD, true},
    {"item", HINT_LIST, false},
    {"items", HINT_LIST, false},
    {"keyword", HINT_TAGS, true},
    {"label", HINT_TAGS, false},
    {"latest", HINT_RELATED, true},
    {"lead", HINT_LEAD, false},
    {"lede", HINT_LEAD, false},
    {"legal", HINT_FOOTER, true},
    {"link", HINT_RELATED, false},
    {"links", HINT_RELATED, false},
    {"list", HINT_LIST, false},
    {"listing", HINT_LIST, true},
    {"login", HINT_SUBSCRIPTION, true},
    {"main", HINT_ARTICLE, false},
    {"masthead", HINT_HEADER, true},
    {"media", HINT_MEDIA, false},
    {"member", HINT_SUBSCRIPTION, true},
    {"menu", HINT_NAVIGATION, true},
    {"meta", HINT_META, true},
    {"metadata", HINT_META, true},
    {"modal", HINT_NOTICE, true},
    {"module", HINT_SIDE, false},
    {"more", HINT_RELATED, false},
    {"most", HINT_RELATED, false},
    {"nav", HINT_NAVIGATION, true},
    {"navigation", HINT_NAVIGATION, true},
    {"news", HINT_ARTICLE, false},
    {"newsletter", HINT_SUBSCRIPTION, true},
    {"next", HINT_RELATED, false},
    {"note", HINT_FOOTER, false},
    {"notice", HINT_NOTICE, true},
    {"offer", HINT_SUBSCRIPTION, true},
    {"outbrain", HINT_RELATED, true},
    {"overlay", HINT_NOTICE, true},
    {"pager", HINT_NAVIGATION, false},
    {"pagination", HINT_NAVIGATION, true},
    {"paragraph", HINT_BODY, true},
    {"paywall", HINT_SUBSCRIPTION, true},
    {"photo", HINT_MEDIA, true},
    {"picture", HINT_MEDIA, true},
    {"player", HINT_MEDIA, true},
    {"popular", HINT_RELATED, true},
    {"popup", HINT_NOTICE, true},
    {"post", HINT_ARTICLE, false},
    {"posted", HINT_DATE, false},
    {"posts", HINT_LIST, false},
    {"prev", HINT_RELATED, false},
    {"previous", HINT_RELATED, false},
    {"print", HINT_SHARE, true},
    {"privacy", HINT_NOTICE, true},
    {"promo", HINT_RELATED, true},
    {"prose", HINT_BODY, false},
    {"published", HINT_DATE, true},
    {"pullquote", HINT_EMBED, true},
    {"quote", HINT_EMBED, false},
    {"rail", HINT_SIDE, false},
    {"read", HINT_RELATED, false},
    {"recirc", HINT_RELATED, true},
    {"recommend", HINT_RELATED, true},
    {"register", HINT_SUBSCRIPTION, true},
    {"related", HINT_RELATED, true},
    {"reply", HINT_COMMENT, true},
    {"reporter", HINT_BYLINE, true},
    {"respond", HINT_COMMENT, true},
    {"response", HINT_COMMENT, false},
    {"rich", HINT_BODY, false},
    {"richtext", HINT_BODY, false},
    {"right", HINT_SIDE, false},
    {"search", HINT_SEARCH, true},
    {"secondary", HINT_SIDE, false},
    {"section", HINT_TAGS, false},
    {"share", HINT_SHARE, true},
    {"sharing", HINT_SHARE, true},
    {"side", HINT_SIDE, false},
    {"sidebar", HINT_SIDE, true},
    {"signin", HINT_SUBSCRIPTION, true},
    {"signup", HINT_SUBSCRIPTION, true},
    {"similar", HINT_RELATED, true},
    {"skip", HINT_NAVIGATION, false},
    {"slide", HINT_MEDIA, false},
    {"slider", HINT_MEDIA, true},
    {"slideshow", HINT_MEDIA, true},
    {"social", HINT_SHARE, true},
    {"source", HINT_BYLINE, false},
    {"speakable", HINT_BODY, false},
    {"sponsor", HINT_ADVERTISEMENT, true},
    {"sr", HINT_HIDDEN, false},
    {"standfirst", HINT_LEAD, true},
    {"story", HINT_ARTICLE, true},
    {"strapline", HINT_LEAD, true},
    {"subhead", HINT_LEAD, true},
    {"subscribe", HINT_SUBSCRIPTION, true},
    {"subscription", HINT_SUBSCRIPTION, true},
    {"subtitle", HINT_LEAD, true},
    {"suggest", HINT_RELATED, true},
    {"summary", HINT_LEAD, true},
    {"tab", HINT_NAVIGATION, false},
    {"table", HINT_EMBED, false},
    {"taboola", HINT_RELATED, true},
    {"tabs", HINT_NAVIGATION, false},
    {"tag", HINT_TAGS, false},
    {"tags", HINT_TAGS, false},
    {"teaser", HINT_RELATED, true},
    {"text", HINT_BODY, true},
    {"time", HINT_DATE, true},
    {"title", HINT_TITLE, true},
    {"toolbar", HINT_SHARE, true},
    {"tools", HINT_SHARE, false},
    {"top", HINT_HEADER, false},
    {"topbar", HINT_HEADER, true},
    {"topic", HINT_TAGS, true},
    {"trending", HINT_RELATED, true},
    {"tweet", HINT_EMBED, true},
    {"twitter", HINT_SHARE, true},
    {"updated", HINT_DATE, true},
    {"user", HINT_COMMENT, false},
    {"video", HINT_MEDIA, true},
    {"whatsapp", HINT_SHARE, true},
    {"widget", HINT_SIDE, true},
    {"writer", HINT_BYLINE, true},
};

enum { WORDS = sizeof words / sizeof *words, LONGEST = 32 };

/* The longest known word that `word` is, or begins with where such may begin one. */
static const hint_word *find_word(str word)
{
    size_t low = 0, high = WORDS;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (str_compare(str_of(words[middle].text), word) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (size_t i = low; i-- > 0 && words[i].text[0] == word.at[0] && words[i].text[1] == word.at[1];) {
        const str text = str_of(words[i].text);
        if (str_starts(word, text) && (text.size == word.size || words[i].begins))
            return &words[i];
    }
    return NULL;
}

static uint32_t read_word(str word)
{
    uint32_t hints = 0;
    for (const hint_word *found; word.size > 1 && (found = find_word(word));) {
        hints |= 1u << found->hint;
        word = str_slice(word, strlen(found->text), word.size);
    }
    return hints;
}

uint32_t clean_hints_of(str name)
{
    char word[LONGEST];
    size_t size = 0;
    uint32_t hints = 0;
    for (size_t i = 0; i <= name.size; i++) {
        const char c = i < name.size ? name.at[i] : ' ';
        const bool upper = c >= 'A' && c <= 'Z', lower = c >= 'a' && c <= 'z';
        if (size && (!(upper || lower) || (upper && i && name.at[i - 1] >= 'a' && name.at[i - 1] <= 'z'))) {
            hints |= read_word((str){word, size});
            size = 0;
        }
        if ((upper || lower) && size < LONGEST)
            word[size++] = (char)(upper ? c + 32 : c);
    }
    return hints;
}
