/* Recognises page residue by its phrases. A phrase is compared with the line's letters and digits alone, in small letters
 * and with single spaces, so that "SHARE:", "Share …" and "» Share" are one. No outlet is named: what is listed is what
 * the pages of all outlets say. */
#include "clean/clean_reason.h"
#include "clean/clean_date.h"
#include <stdlib.h>

const char *clean_reason_text(clean_reason reason)
{
    static const char *const texts[REASON_COUNT] = {
        "",       "title",        "byline",       "date",    "credit", "caption",   "navigation",
        "share",  "comment-form", "subscription", "related", "tags",   "copyright", "advertisement",
        "notice", "url",          "id",           "mark",    "other"};
    return texts[reason];
}

/* How a phrase must stand in a line. */
typedef enum where {
    ALL,   /* it is the line */
    FIRST, /* the line begins with it */
    SHORT, /* the line begins with it and has at most ten words */
    LAST,  /* the line ends with it */
    IN     /* anywhere */
} where;

typedef struct phrase {
    const char *text;
    clean_reason reason;
    where where;
} phrase;

/* In the order in which they are tried. */
static const phrase phrases[] = {
    {"leave a reply", REASON_COMMENT_FORM, SHORT},
    {"leave a comment", REASON_COMMENT_FORM, SHORT},
    {"leave your comment", REASON_COMMENT_FORM, SHORT},
    {"leave a message", REASON_COMMENT_FORM, ALL},
    {"write a comment", REASON_COMMENT_FORM, SHORT},
    {"post a comment", REASON_COMMENT_FORM, SHORT},
    {"post comment", REASON_COMMENT_FORM, ALL},
    {"add a comment", REASON_COMMENT_FORM, SHORT},
    {"add comment", REASON_COMMENT_FORM, ALL},
    {"add your comment", REASON_COMMENT_FORM, SHORT},
    {"submit comment", REASON_COMMENT_FORM, ALL},
    {"submit", REASON_COMMENT_FORM, ALL},
    {"cancel reply", REASON_COMMENT_FORM, ALL},
    {"click here to cancel reply", REASON_COMMENT_FORM, ALL},
    {"reply", REASON_COMMENT_FORM, ALL},
    {"replies", REASON_COMMENT_FORM, ALL},
    {"comment", REASON_COMMENT_FORM, ALL},
    {"comments", REASON_COMMENT_FORM, ALL},
    {"comments off", REASON_COMMENT_FORM, FIRST},
    {"comments are closed", REASON_COMMENT_FORM, IN},
    {"commenting is closed", REASON_COMMENT_FORM, IN},
    {"view comments", REASON_COMMENT_FORM, SHORT},
    {"show comments", REASON_COMMENT_FORM, SHORT},
    {"hide comments", REASON_COMMENT_FORM, SHORT},
    {"load comments", REASON_COMMENT_FORM, SHORT},
    {"see comments", REASON_COMMENT_FORM, SHORT},
    {"read comments", REASON_COMMENT_FORM, SHORT},
    {"no comments", REASON_COMMENT_FORM, SHORT},
    {"be the first to comment", REASON_COMMENT_FORM, IN},
    {"join the conversation", REASON_COMMENT_FORM, SHORT},
    {"join the discussion", REASON_COMMENT_FORM, SHORT},
    {"your email address will not be published", REASON_COMMENT_FORM, IN},
    {"your e mail address will not be published", REASON_COMMENT_FORM, IN},
    {"required fields are marked", REASON_COMMENT_FORM, IN},
    {"save my name", REASON_COMMENT_FORM, FIRST},
    {"notify me of", REASON_COMMENT_FORM, FIRST},
    {"you must be logged in", REASON_COMMENT_FORM, FIRST},
    {"log in to comment", REASON_COMMENT_FORM, IN},
    {"login to comment", REASON_COMMENT_FORM, IN},
    {"sign in to comment", REASON_COMMENT_FORM, IN},
    {"this site uses akismet", REASON_COMMENT_FORM, FIRST},
    {"website", REASON_COMMENT_FORM, ALL},
    {"name", REASON_COMMENT_FORM, ALL},
    {"your name", REASON_COMMENT_FORM, ALL},
    {"name required", REASON_COMMENT_FORM, ALL},
    {"email required", REASON_COMMENT_FORM, ALL},
    {"comment required", REASON_COMMENT_FORM, ALL},

    {"share", REASON_SHARE, ALL},
    {"shares", REASON_SHARE, ALL},
    {"share tweet", REASON_SHARE, FIRST},
    {"share this", REASON_SHARE, SHORT},
    {"share on", REASON_SHARE, SHORT},
    {"share to", REASON_SHARE, SHORT},
    {"share via", REASON_SHARE, SHORT},
    {"share with", REASON_SHARE, SHORT},
    {"share article", REASON_SHARE, SHORT},
    {"share facebook", REASON_SHARE, FIRST},
    {"share it", REASON_SHARE, ALL},
    {"share link", REASON_SHARE, ALL},
    {"share options", REASON_SHARE, ALL},
    {"share the", REASON_SHARE, SHORT},
    {"share your", REASON_SHARE, SHORT},
    {"you can share this", REASON_SHARE, FIRST},
    {"more sharing", REASON_SHARE, SHORT},
    {"sharing options", REASON_SHARE, ALL},
    {"click to share", REASON_SHARE, FIRST},
    {"click to email", REASON_SHARE, FIRST},
    {"click to print", REASON_SHARE, FIRST},
    {"click to copy", REASON_SHARE, FIRST},
    {"tweet", REASON_SHARE, ALL},
    {"tweet this", REASON_SHARE, SHORT},
    {"tweet on", REASON_SHARE, SHORT},
    {"post on", REASON_SHARE, ALL},
    {"like this", REASON_SHARE, ALL},
    {"like loading", REASON_SHARE, ALL},
    {"facebook", REASON_SHARE, SHORT},
    {"twitter", REASON_SHARE, SHORT},
    {"linkedin", REASON_SHARE, SHORT},
    {"whatsapp", REASON_SHARE, SHORT},
    {"telegram", REASON_SHARE, ALL},
    {"instagram", REASON_SHARE, ALL},
    {"youtube", REASON_SHARE, ALL},
    {"tiktok", REASON_SHARE, ALL},
    {"pinterest", REASON_SHARE, SHORT},
    {"reddit", REASON_SHARE, ALL},
    {"tumblr", REASON_SHARE, ALL},
    {"flipboard", REASON_SHARE, ALL},
    {"messenger", REASON_SHARE, ALL},
    {"viber", REASON_SHARE, ALL},
    {"email", REASON_SHARE, ALL},
    {"e mail", REASON_SHARE, ALL},
    {"email this", REASON_SHARE, SHORT},
    {"email to a friend", REASON_SHARE, ALL},
    {"print", REASON_SHARE, ALL},
    {"print this", REASON_SHARE, SHORT},
    {"print version", REASON_SHARE, SHORT},
    {"printer friendly", REASON_SHARE, SHORT},
    {"save", REASON_SHARE, ALL},
    {"bookmark", REASON_SHARE, ALL},
    {"copy link", REASON_SHARE, SHORT},
    {"copy the link", REASON_SHARE, SHORT},
    {"copy url", REASON_SHARE, ALL},
    {"link copied", REASON_SHARE, SHORT},
    {"copied", REASON_SHARE, ALL},
    {"opens in new window", REASON_SHARE, IN},

    {"source link", REASON_NAVIGATION, ALL},
    {"skip to", REASON_NAVIGATION, SHORT},
    {"jump to", REASON_NAVIGATION, SHORT},
    {"back to top", REASON_NAVIGATION, SHORT},
    {"go to top", REASON_NAVIGATION, ALL},
    {"back to", REASON_NAVIGATION, ALL},
    {"go to home page", REASON_NAVIGATION, SHORT},
    {"go to homepage", REASON_NAVIGATION, SHORT},
    {"home", REASON_NAVIGATION, ALL},
    {"home page", REASON_NAVIGATION, ALL},
    {"homepage", REASON_NAVIGATION, ALL},
    {"home news", REASON_NAVIGATION, SHORT},
    {"you are here", REASON_NAVIGATION, FIRST},
    {"clear", REASON_NAVIGATION, ALL},
    {"close", REASON_NAVIGATION, ALL},
    {"menu", REASON_NAVIGATION, ALL},
    {"main menu", REASON_NAVIGATION, ALL},
    {"open menu", REASON_NAVIGATION, SHORT},
    {"toggle", REASON_NAVIGATION, SHORT},
    {"search", REASON_NAVIGATION, SHORT},
    {"search for", REASON_NAVIGATION, SHORT},
    {"log in", REASON_NAVIGATION, SHORT},
    {"login", REASON_NAVIGATION, SHORT},
    {"sign in", REASON_NAVIGATION, SHORT},
    {"sign out", REASON_NAVIGATION, ALL},
    {"log out", REASON_NAVIGATION, ALL},
    {"register", REASON_NAVIGATION, ALL},
    {"my account", REASON_NAVIGATION, SHORT},
    {"next", REASON_NAVIGATION, ALL},
    {"prev", REASON_NAVIGATION, ALL},
    {"previous", REASON_NAVIGATION, ALL},
    {"previous article", REASON_NAVIGATION, FIRST},
    {"previous post", REASON_NAVIGATION, FIRST},
    {"previous story", REASON_NAVIGATION, FIRST},
    {"next article", REASON_NAVIGATION, FIRST},
    {"next post", REASON_NAVIGATION, FIRST},
    {"next story", REASON_NAVIGATION, FIRST},
    {"older posts", REASON_NAVIGATION, ALL},
    {"newer posts", REASON_NAVIGATION, ALL},
    {"load more", REASON_NAVIGATION, SHORT},
    {"show more", REASON_NAVIGATION, SHORT},
    {"show less", REASON_NAVIGATION, ALL},
    {"view all", REASON_NAVIGATION, SHORT},
    {"view more", REASON_NAVIGATION, SHORT},
    {"see all", REASON_NAVIGATION, SHORT},
    {"see more", REASON_NAVIGATION, SHORT},
    {"view gallery", REASON_NAVIGATION, SHORT},
    {"read more", REASON_NAVIGATION, ALL},
    {"learn more", REASON_NAVIGATION, ALL},
    {"continue reading", REASON_NAVIGATION, SHORT},
    {"more", REASON_NAVIGATION, ALL},
    {"all", REASON_NAVIGATION, ALL},
    {"latest", REASON_NAVIGATION, ALL},
    {"listen", REASON_NAVIGATION, ALL},
    {"listen to this article", REASON_NAVIGATION, FIRST},
    {"listen to article", REASON_NAVIGATION, SHORT},
    {"play video", REASON_NAVIGATION, SHORT},
    {"watch video", REASON_NAVIGATION, ALL},
    {"about", REASON_NAVIGATION, ALL},
    {"about us", REASON_NAVIGATION, ALL},
    {"contact", REASON_NAVIGATION, ALL},
    {"contact us", REASON_NAVIGATION, SHORT},
    {"contact information", REASON_NAVIGATION, SHORT},
    {"careers", REASON_NAVIGATION, ALL},
    {"sitemap", REASON_NAVIGATION, ALL},
    {"site map", REASON_NAVIGATION, ALL},
    {"archive", REASON_NAVIGATION, ALL},
    {"archives", REASON_NAVIGATION, ALL},
    {"help", REASON_NAVIGATION, ALL},
    {"faq", REASON_NAVIGATION, ALL},
    {"rss", REASON_NAVIGATION, SHORT},
    {"news", REASON_NAVIGATION, ALL},
    {"world", REASON_NAVIGATION, ALL},
    {"politics", REASON_NAVIGATION, ALL},
    {"business", REASON_NAVIGATION, ALL},
    {"opinion", REASON_NAVIGATION, ALL},
    {"sport", REASON_NAVIGATION, ALL},
    {"sports", REASON_NAVIGATION, ALL},
    {"culture", REASON_NAVIGATION, ALL},
    {"video", REASON_NAVIGATION, ALL},
    {"videos", REASON_NAVIGATION, ALL},
    {"photos", REASON_NAVIGATION, ALL},
    {"min read", REASON_NAVIGATION, LAST},
    {"minute read", REASON_NAVIGATION, LAST},
    {"minutes read", REASON_NAVIGATION, LAST},
    {"reading time", REASON_NAVIGATION, SHORT},

    {"subscribe", REASON_SUBSCRIPTION, FIRST},
    {"sign up for", REASON_SUBSCRIPTION, FIRST},
    {"sign up to", REASON_SUBSCRIPTION, FIRST},
    {"sign up", REASON_SUBSCRIPTION, SHORT},
    {"signup", REASON_SUBSCRIPTION, SHORT},
    {"get our", REASON_SUBSCRIPTION, SHORT},
    {"get the latest", REASON_SUBSCRIPTION, FIRST},
    {"newsletter", REASON_SUBSCRIPTION, SHORT},
    {"newsletters", REASON_SUBSCRIPTION, SHORT},
    {"become a member", REASON_SUBSCRIPTION, FIRST},
    {"become a subscriber", REASON_SUBSCRIPTION, FIRST},
    {"already a subscriber", REASON_SUBSCRIPTION, FIRST},
    {"already a member", REASON_SUBSCRIPTION, FIRST},
    {"to continue reading", REASON_SUBSCRIPTION, FIRST},
    {"this article is for subscribers", REASON_SUBSCRIPTION, IN},
    {"support our journalism", REASON_SUBSCRIPTION, IN},
    {"support independent journalism", REASON_SUBSCRIPTION, IN},
    {"support us", REASON_SUBSCRIPTION, SHORT},
    {"make a donation", REASON_SUBSCRIPTION, SHORT},
    {"donate", REASON_SUBSCRIPTION, SHORT},
    {"follow us", REASON_SUBSCRIPTION, FIRST},
    {"follow", REASON_SUBSCRIPTION, ALL},
    {"find us on", REASON_SUBSCRIPTION, FIRST},
    {"join our", REASON_SUBSCRIPTION, SHORT},
    {"join us on", REASON_SUBSCRIPTION, FIRST},
    {"download our app", REASON_SUBSCRIPTION, IN},
    {"enter your email", REASON_SUBSCRIPTION, FIRST},
    {"email address", REASON_SUBSCRIPTION, ALL},
    {"your email address", REASON_SUBSCRIPTION, ALL},
    {"thank you for subscribing", REASON_SUBSCRIPTION, IN},
    {"you have successfully subscribed", REASON_SUBSCRIPTION, IN},

    {"related", REASON_RELATED, SHORT},
    {"read also", REASON_RELATED, FIRST},
    {"also read", REASON_RELATED, FIRST},
    {"read next", REASON_RELATED, FIRST},
    {"up next", REASON_RELATED, SHORT},
    {"see also", REASON_RELATED, FIRST},
    {"read more", REASON_RELATED, FIRST},
    {"more from", REASON_RELATED, SHORT},
    {"more on", REASON_RELATED, SHORT},
    {"more in", REASON_RELATED, SHORT},
    {"more about", REASON_RELATED, SHORT},
    {"more like this", REASON_RELATED, ALL},
    {"more stories", REASON_RELATED, SHORT},
    {"more news", REASON_RELATED, SHORT},
    {"more articles", REASON_RELATED, SHORT},
    {"more coverage", REASON_RELATED, SHORT},
    {"more to explore", REASON_RELATED, SHORT},
    {"you may also", REASON_RELATED, SHORT},
    {"you might also", REASON_RELATED, SHORT},
    {"you may like", REASON_RELATED, SHORT},
    {"you might like", REASON_RELATED, SHORT},
    {"what to read next", REASON_RELATED, SHORT},
    {"recommended", REASON_RELATED, SHORT},
    {"most read", REASON_RELATED, SHORT},
    {"most popular", REASON_RELATED, SHORT},
    {"most viewed", REASON_RELATED, SHORT},
    {"most recent", REASON_RELATED, SHORT},
    {"popular posts", REASON_RELATED, SHORT},
    {"popular stories", REASON_RELATED, SHORT},
    {"popular", REASON_RELATED, ALL},
    {"trending", REASON_RELATED, SHORT},
    {"latest news", REASON_RELATED, SHORT},
    {"latest posts", REASON_RELATED, SHORT},
    {"latest stories", REASON_RELATED, SHORT},
    {"latest articles", REASON_RELATED, SHORT},
    {"recent posts", REASON_RELATED, SHORT},
    {"recent articles", REASON_RELATED, SHORT},
    {"top stories", REASON_RELATED, SHORT},
    {"top news", REASON_RELATED, SHORT},
    {"other news", REASON_RELATED, ALL},
    {"similar articles", REASON_RELATED, SHORT},
    {"similar posts", REASON_RELATED, SHORT},
    {"editor s picks", REASON_RELATED, SHORT},
    {"editors picks", REASON_RELATED, SHORT},
    {"in case you missed it", REASON_RELATED, SHORT},
    {"don t miss", REASON_RELATED, SHORT},

    {"tags", REASON_TAGS, FIRST},
    {"tag", REASON_TAGS, ALL},
    {"tagged", REASON_TAGS, SHORT},
    {"topics", REASON_TAGS, SHORT},
    {"filed under", REASON_TAGS, FIRST},
    {"filed in", REASON_TAGS, SHORT},
    {"categories", REASON_TAGS, SHORT},
    {"category", REASON_TAGS, SHORT},
    {"keywords", REASON_TAGS, FIRST},
    {"in this article", REASON_TAGS, ALL},
    {"posted in", REASON_TAGS, SHORT},

    {"all rights reserved", REASON_COPYRIGHT, IN},
    {"copyright", REASON_COPYRIGHT, FIRST},
    {"may not be published broadcast", REASON_COPYRIGHT, IN},
    {"may not be reproduced", REASON_COPYRIGHT, IN},
    {"reproduction in whole", REASON_COPYRIGHT, IN},

    {"advertisement", REASON_ADVERTISEMENT, SHORT},
    {"advertisements", REASON_ADVERTISEMENT, SHORT},
    {"advertising", REASON_ADVERTISEMENT, ALL},
    {"advertise", REASON_NAVIGATION, SHORT},
    {"ad", REASON_ADVERTISEMENT, ALL},
    {"ads", REASON_ADVERTISEMENT, ALL},
    {"ads by", REASON_ADVERTISEMENT, SHORT},
    {"ad feedback", REASON_ADVERTISEMENT, ALL},
    {"promoted", REASON_ADVERTISEMENT, SHORT},
    {"promotion", REASON_ADVERTISEMENT, ALL},
    {"sponsored", REASON_ADVERTISEMENT, SHORT},
    {"sponsor", REASON_ADVERTISEMENT, ALL},
    {"paid content", REASON_ADVERTISEMENT, SHORT},
    {"partner content", REASON_ADVERTISEMENT, SHORT},
    {"story continues below", REASON_ADVERTISEMENT, FIRST},
    {"article continues below", REASON_ADVERTISEMENT, FIRST},
    {"article continues after", REASON_ADVERTISEMENT, FIRST},
    {"story continues", REASON_ADVERTISEMENT, ALL},
    {"continue reading below", REASON_ADVERTISEMENT, FIRST},
    {"scroll to continue", REASON_ADVERTISEMENT, FIRST},

    {"contributed to this report", REASON_CREDIT, IN},
    {"contributed to this story", REASON_CREDIT, IN},
    {"contributed to this article", REASON_CREDIT, IN},
    {"contributed reporting", REASON_CREDIT, LAST},
    {"additional reporting by", REASON_CREDIT, FIRST},
    {"reporting by", REASON_CREDIT, FIRST},
    {"reported by", REASON_CREDIT, SHORT},
    {"writing by", REASON_CREDIT, FIRST},
    {"editing by", REASON_CREDIT, FIRST},
    {"edited by", REASON_CREDIT, SHORT},
    {"compiled by", REASON_CREDIT, SHORT},
    {"translated by", REASON_CREDIT, SHORT},
    {"with inputs from", REASON_CREDIT, SHORT},
    {"with input from", REASON_CREDIT, SHORT},
    {"with agencies", REASON_CREDIT, ALL},
    {"photo by", REASON_CREDIT, SHORT},
    {"photos by", REASON_CREDIT, SHORT},
    {"photo credit", REASON_CREDIT, FIRST},
    {"photo courtesy", REASON_CREDIT, SHORT},
    {"image credit", REASON_CREDIT, FIRST},
    {"image source", REASON_CREDIT, SHORT},
    {"image copyright", REASON_CREDIT, SHORT},
    {"picture credit", REASON_CREDIT, FIRST},
    {"picture by", REASON_CREDIT, SHORT},
    {"credit", REASON_CREDIT, SHORT},
    {"getty images", REASON_CREDIT, LAST},
    {"via getty images", REASON_CREDIT, IN},
    {"ap photo", REASON_CREDIT, IN},
    {"file photo", REASON_CAPTION, IN},
    {"file picture", REASON_CAPTION, IN},
    {"file image", REASON_CAPTION, LAST},
    {"image caption", REASON_CAPTION, FIRST},
    {"media caption", REASON_CAPTION, FIRST},
    {"photo caption", REASON_CAPTION, FIRST},
    {"caption", REASON_CAPTION, SHORT},
    {"enlarge image", REASON_CAPTION, SHORT},
    {"view image", REASON_CAPTION, SHORT},

    {"we use cookies", REASON_NOTICE, IN},
    {"this website uses cookies", REASON_NOTICE, IN},
    {"this site uses cookies", REASON_NOTICE, IN},
    {"cookie", REASON_NOTICE, SHORT},
    {"cookies", REASON_NOTICE, SHORT},
    {"accept", REASON_NOTICE, ALL},
    {"accept all", REASON_NOTICE, SHORT},
    {"i agree", REASON_NOTICE, ALL},
    {"got it", REASON_NOTICE, ALL},
    {"privacy", REASON_NOTICE, SHORT},
    {"terms", REASON_NOTICE, SHORT},
    {"disclaimer", REASON_NOTICE, SHORT},
    {"legal notice", REASON_NOTICE, SHORT},
    {"do not sell", REASON_NOTICE, SHORT},
    {"by signing up", REASON_NOTICE, FIRST},
    {"by subscribing", REASON_NOTICE, FIRST},
    {"by clicking", REASON_NOTICE, FIRST},
    {"please enable javascript", REASON_NOTICE, IN},
    {"your browser does not support", REASON_NOTICE, IN},

    {"story code", REASON_ID, SHORT},
    {"story id", REASON_ID, SHORT},
    {"news id", REASON_ID, SHORT},
    {"news code", REASON_ID, SHORT},
    {"article id", REASON_ID, SHORT},
    {"document id", REASON_ID, SHORT},
    {"item id", REASON_ID, SHORT},

    {"published", REASON_DATE, ALL},
    {"updated", REASON_DATE, ALL},
    {"posted", REASON_DATE, ALL},
    {"by", REASON_BYLINE, SHORT},
    {"written by", REASON_BYLINE, SHORT},
    {"story by", REASON_BYLINE, SHORT},
    {"posted by", REASON_BYLINE, SHORT},
    {"published by", REASON_BYLINE, SHORT},
    {"author", REASON_BYLINE, SHORT},
    {"authors", REASON_BYLINE, SHORT},
};

/* Words that a page says of itself, and a report seldom. */
static const char *const hints[] = {
    "subscribe",   "newsletter",  "sign up",     "click here",      "cookies",      "privacy policy", "terms of",
    "our site",    "our website", "this site",   "this website",    "your inbox",   "your email",     "advertis",
    "sponsored",   "affiliate",   "commission",  "rights reserved", "copyright",    "facebook",       "twitter",
    "instagram",   "whatsapp",    "follow us",   "contact us",      "our readers",  "our newsletter", "read more",
    "you agree",   "javascript",  "browser",     "download",        "log in",       "sign in",        "your account",
    "unsubscribe", "free trial",  "add to cart", "shop now",        "this article", "comments",       "email protected",
};

enum { KEY = 256 };

/* The line's letters and digits in small letters, every run of anything else a single space; at most KEY bytes of it. */
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

static bool stands(str key, str text, where how, uint32_t words)
{
    const bool first = str_starts(key, text) && (key.size == text.size || key.at[text.size] == ' ');
    switch (how) {
    case ALL:
        return key.size == text.size && first;
    case FIRST:
        return first;
    case SHORT:
        return first && words <= 10;
    case LAST:
        return str_ends(key, text) && words <= 40;
    case IN:
        return strstr(key.at, text.at) != NULL;
    }
    return false;
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
    for (size_t i = 0; i + size <= line.size; i++)
        if (memcmp(line.at + i, text, size) == 0)
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

/* A code: no word of small letters, at least one digit and letter, at most three pieces: "LN22-14", "xk/ab 0412". */
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
    if (words > 24 || line.size > 200 || !clean_date_next(line, 0, (uint32_t)line.size, &date) || !date.day)
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
        {"file -", REASON_CAPTION},
        {"file photo:", REASON_CAPTION},
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
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (stands(key, str_of(phrases[i].text), phrases[i].where, words))
            return phrases[i].reason;
    const clean_reason label = labelled(line, words), count = count_of(key);
    if (label || count)
        return label ? label : count;
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
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
        count += strstr(key.at, hints[i]) != NULL;
    return count;
}
