/* Reads an office's words, "head of the Russian Foreign Ministry", and finds who held it.
 *
 * The words are the name of a state or organisation and a title, in either order: every name among them is tried, the
 * first and longest first, and the first reading that somebody in the tables held is taken. A capital is tried last:
 * the mayor of London is no officer of the United Kingdom's. */
#include "who/who_parts.h"
#include <stdlib.h>

enum { MOST_WORDS = 24, MOST_NAME_WORDS = 7 };

typedef struct word_list {
    str at[MOST_WORDS];
    uint32_t count;
} word_list;

/* ---- words --------------------------------------------------------------------------------------------------- */

static bool split_words(str text, word_list *words)
{
    words->count = 0;
    for (size_t i = 0; i < text.size;) {
        while (i < text.size && str_is_blank(text.at[i]))
            i++;
        size_t end = i;
        while (end < text.size && !str_is_blank(text.at[end]))
            end++;
        if (end == i)
            break;
        if (words->count == MOST_WORDS)
            return false;
        words->at[words->count++] = str_slice(text, i, end);
        i = end;
    }
    return true;
}

/* The words [first, last) without a possessive mark and a comma at their end; 0 bytes if they
 * do not stand side by side. */
static str join_words(const word_list *words, uint32_t first, uint32_t last)
{
    static const char *const marks[] = {"'s", "\u2019s", "'", "\u2019", ","};
    const str end = words->at[last - 1];
    for (uint32_t i = first + 1; i < last; i++)
        if (words->at[i].at != words->at[i - 1].at + words->at[i - 1].size + 1)
            return (str){0};
    str joined = {words->at[first].at, (size_t)(end.at + end.size - words->at[first].at)};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_ends(joined, str_of(marks[i])))
            joined.size -= strlen(marks[i]);
    return joined;
}

static bool is_capital(char c)
{
    return (c >= 'A' && c <= 'Z') || (c & 0x80);
}

static void drop_words(word_list *words, uint32_t first, uint32_t last)
{
    memmove(words->at + first, words->at + last, (words->count - last) * sizeof *words->at);
    words->count -= last - first;
}

static bool is_body(const who_knowledge *k, uint32_t thing)
{
    const sayso_entity_type type = who_knowledge_thing(k, thing).type;
    return type == SAYSO_STATE || type == SAYSO_ORGANISATION;
}

/* The first state or organisation that a phrase names, or SAYSO_NONE. */
static uint32_t find_body(const who_knowledge *k, str phrase)
{
    uint32_t count;
    const uint32_t first = who_knowledge_find(k, phrase, &count);
    for (uint32_t i = first; i < first + count; i++) {
        const who_phrase p = who_knowledge_phrase(k, i);
        if (p.sense <= WHO_DEMONYM && is_body(k, p.thing))
            return p.thing;
    }
    return SAYSO_NONE;
}

/* Puts its code where an envoy's words name a state: "ambassador to the United States" is "ambassador to USA". */
static void code_targets(const who_knowledge *k, word_list *words)
{
    for (uint32_t i = 1; i + 1 < words->count; i++) {
        if (!str_equal(words->at[i], STR("to")))
            continue;
        const uint32_t first = i + 1 + str_equal(words->at[i + 1], STR("the"));
        const uint32_t most = first + MOST_NAME_WORDS < words->count ? first + MOST_NAME_WORDS : words->count;
        for (uint32_t last = most; last > first; last--) {
            const uint32_t body = find_body(k, join_words(words, first, last));
            if (body == SAYSO_NONE)
                continue;
            words->at[first] = who_knowledge_thing(k, body).id;
            drop_words(words, first + 1, last);
            break;
        }
    }
}

/* The words but for [first, last), joined by spaces, in `to`. */
static str write_words(const word_list *words, uint32_t first, uint32_t last, char *to, size_t room)
{
    size_t size = 0;
    for (uint32_t i = 0; i < words->count; i++) {
        const str word = words->at[i];
        if ((i >= first && i < last) || size + word.size + 1 > room)
            continue;
        if (size)
            to[size++] = ' ';
        memcpy(to + size, word.at, word.size);
        size += word.size;
    }
    return (str){to, size};
}

static bool means(const who_knowledge *k, str phrase, uint32_t thing)
{
    uint32_t count;
    const uint32_t first = who_knowledge_find(k, phrase, &count);
    for (uint32_t i = first; i < first + count; i++) {
        const who_phrase p = who_knowledge_phrase(k, i);
        if (p.thing == thing && p.sense <= WHO_DEMONYM && p.sense != WHO_CAPITAL)
            return true;
    }
    return false;
}

str who_title_without(const who_knowledge *k, str title, uint32_t of, char *to, size_t room)
{
    word_list words;
    if (!split_words(title, &words))
        return (str){0};
    code_targets(k, &words);
    for (uint32_t first = 0; first < words.count; first++)
        for (uint32_t last = words.count; last > first; last--)
            if (last - first <= MOST_NAME_WORDS && is_capital(*words.at[first].at) && last - first < words.count &&
                means(k, join_words(&words, first, last), of)) {
                drop_words(&words, first, last);
                last = words.count + 1;
            }
    return write_words(&words, 0, 0, to, room);
}

/* ---- reading ------------------------------------------------------------------------------------------------- */

/* Takes the words off that say when an office was held: "former", "-elect". */
static void take_times(word_list *words, who_post *post)
{
    static const char *const former[] = {"ex", "former", "late", "once", "onetime", "previous", "then"};
    static const char *const now[] = {"acting",    "caretaker", "current",      "departing", "embattled",
                                      "incumbent", "interim",   "long-serving", "longtime",  "new",
                                      "newly",     "outgoing",  "sitting",      "veteran"};
    static const char *const next[] = {"designate", "elect", "future", "incoming", "next"};
    while (words->count) {
        str *word = &words->at[0];
        const bool was = str_among(*word, former, sizeof former / sizeof *former);
        const bool will = str_among(*word, next, sizeof next / sizeof *next);
        const bool article = str_equal_ascii(*word, STR("the")) || str_equal_ascii(*word, STR("a"));
        if (str_starts(*word, STR("ex-")) || str_starts(*word, STR("then-"))) {
            post->former = true;
            *word = str_slice(*word, str_starts(*word, STR("ex-")) ? 3 : 5, word->size);
            continue;
        }
        if (!was && !will && !article && !str_among(*word, now, sizeof now / sizeof *now))
            break;
        post->former |= was;
        post->next |= will;
        drop_words(words, 0, 1);
    }
    if (!words->count)
        return;
    str *last = &words->at[words->count - 1];
    if (str_ends(*last, STR("-elect")) || str_ends(*last, STR("-designate"))) {
        post->next = true;
        last->size -= str_ends(*last, STR("-elect")) ? strlen("-elect") : strlen("-designate");
    }
}

static const uint32_t *post_at(const who_knowledge *k, uint32_t row)
{
    return who_table_row(&k->posts, row);
}

/* The rows of a class that are of a thing, or all of it: [first, first + count). */
static uint32_t posts_of(const who_knowledge *k, uint32_t class, uint32_t of, uint32_t *count)
{
    uint32_t all, low = who_table_range(&k->posts, class, &all), high = low + all;
    if (of == SAYSO_NONE) {
        *count = all;
        return low;
    }
    const uint32_t end = high;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (post_at(k, middle)[POST_OF] < of)
            low = middle + 1;
        else
            high = middle;
    }
    *count = 0;
    while (low + *count < end && post_at(k, low + *count)[POST_OF] == of)
        ++*count;
    return low;
}

/* What the title says; where that is no office in the tables, what it says too ("economy and finance minister"). */
static bool take_title(const who_knowledge *k, str title, uint32_t of, who_post *post)
{
    who_classes classes;
    who_title_read(k, title, of == SAYSO_NONE ? (str){0} : who_knowledge_thing(k, of).id, &classes);
    post->of = of;
    for (int also = 0; also < 2 && !post->class_count; also++)
        for (uint32_t i = 0; i < classes.count && post->class_count < WHO_CLASSES_OF; i++) {
            uint32_t count = 0;
            const uint32_t class = who_table_key(&k->posts, classes.at[i].name);
            if (class != SAYSO_NONE && classes.at[i].also == (also > 0))
                posts_of(k, class, of, &count);
            if (count)
                post->classes[post->class_count++] = (who_post_class){class, classes.at[i].scope};
        }
    return post->class_count > 0;
}

/* "Pentagon chief", "head of the Russian Foreign Ministry": a ministry's head is a minister. */
static bool take_head(const who_knowledge *k, str title, uint32_t of, who_post *post)
{
    static const char *const heads[] = {"boss", "chief", "head", "minister", "secretary"};
    const who_thing t = who_knowledge_thing(k, of);
    const uint32_t state = who_knowledge_state(k, t.country);
    char name[WHO_TITLE_BYTES], whole[WHO_TITLE_BYTES];
    if (t.type != SAYSO_ORGANISATION || state == SAYSO_NONE)
        return false;
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        str rest = title;
        if (!str_starts(rest, str_of(heads[i])) && !str_ends(rest, str_of(heads[i])))
            continue;
        if (rest.size > strlen(heads[i]) + strlen(" of the"))
            continue;
        const str body = who_title_without(k, t.name, state, name, sizeof name);
        const word_list words = {{STR("head"), STR("of"), body}, 3};
        return take_title(k, write_words(&words, 0, 0, whole, sizeof whole), state, post);
    }
    return false;
}

/* Reads the words as the office of something that words [first, last) mean. */
static bool take_body(const who_knowledge *k, const word_list *words, uint32_t first, uint32_t last, bool capitals,
                      who_post *post)
{
    uint32_t count;
    char text[WHO_TITLE_BYTES];
    const uint32_t row = who_knowledge_find(k, join_words(words, first, last), &count);
    for (uint32_t i = row; i < row + count; i++) {
        const who_phrase p = who_knowledge_phrase(k, i);
        if (p.sense > WHO_DEMONYM || (p.sense == WHO_CAPITAL) != capitals || !is_body(k, p.thing))
            continue;
        const str title = write_words(words, first, last, text, sizeof text);
        const uint32_t state = who_knowledge_government(k, p.thing);
        if (take_title(k, title, p.thing, post) || take_head(k, title, p.thing, post) ||
            (state != SAYSO_NONE && take_title(k, title, state, post)))
            return true;
    }
    return false;
}

static bool take_bodies(const who_knowledge *k, const word_list *words, bool capitals, who_post *post)
{
    for (uint32_t first = 0; first < words->count; first++) {
        if (!is_capital(*words->at[first].at))
            continue;
        const uint32_t most = first + MOST_NAME_WORDS < words->count ? first + MOST_NAME_WORDS : words->count;
        for (uint32_t last = most; last > first; last--)
            if (last - first < words->count && take_body(k, words, first, last, capitals, post))
                return true;
    }
    return false;
}

bool who_knowledge_post(const who_knowledge *k, str text, who_post *post)
{
    word_list words;
    char title[WHO_TITLE_BYTES];
    *post = (who_post){.of = SAYSO_NONE};
    if (!split_words(text, &words))
        return false;
    take_times(&words, post);
    if (!words.count)
        return false;
    code_targets(k, &words);
    return take_bodies(k, &words, false, post) ||
           take_title(k, write_words(&words, 0, 0, title, sizeof title), SAYSO_NONE, post) ||
           take_bodies(k, &words, true, post);
}

/* ---- holders ------------------------------------------------------------------------------------------------- */

static bool is_in_scope(const who_knowledge *k, str scope, uint32_t of)
{
    if (!scope.size)
        return true;
    const str id = who_knowledge_thing(k, of).id;
    for (size_t at = 0; at + id.size <= scope.size; at++)
        if (str_starts(str_slice(scope, at, scope.size), id) && (at == 0 || scope.at[at - 1] == ';') &&
            (at + id.size == scope.size || scope.at[at + id.size] == ';'))
            return true;
    return false;
}

/* Whether a term makes somebody what the post says: a former holder, on that day. */
static who_held held_as(const who_post *post, const who_term *term, who_day on)
{
    if (post->former)
        return who_term_before(term, on);
    return post->next ? who_term_after(term, on) : who_term_on(term, on);
}

who_held who_knowledge_holds(const who_knowledge *k, uint32_t person, const who_post *post, who_day on)
{
    who_held best = WHO_NOT_HELD;
    for (uint32_t c = 0; c < post->class_count; c++) {
        uint32_t count;
        const uint32_t first = posts_of(k, post->classes[c].key, post->of, &count);
        for (uint32_t i = first; i < first + count; i++) {
            const who_term term = who_knowledge_term(k, post_at(k, i)[POST_TERM]);
            if (term.person != person || !is_in_scope(k, post->classes[c].scope, term.of))
                continue;
            const who_held held = held_as(post, &term, on);
            best = held > best ? held : best;
        }
    }
    return best;
}

/* The best so far, in their order. */
typedef struct holders {
    struct holder {
        uint32_t term, person;
        who_held held;
        who_day start;
        size_t title; /* bytes: of several titles for one office, the longest says most */
    } at[WHO_MOST_HOLDERS];
    uint32_t count, all;
} holders;

static bool is_before(const struct holder *a, const struct holder *b)
{
    if (a->held != b->held)
        return a->held > b->held;
    if (a->start != b->start)
        return a->start > b->start;
    return a->title != b->title ? a->title > b->title : a->term < b->term;
}

static void add_holder(holders *h, struct holder new)
{
    if (h->count == WHO_MOST_HOLDERS && !is_before(&new, &h->at[WHO_MOST_HOLDERS - 1])) {
        h->all++; /* whoever is counted here may be in the list: there are many */
        return;
    }
    for (uint32_t i = 0; i < h->count; i++) {
        if (h->at[i].person != new.person)
            continue;
        if (!is_before(&new, &h->at[i]))
            return;
        memmove(h->at + i, h->at + i + 1, (--h->count - i) * sizeof *h->at);
        h->all--;
        break;
    }
    h->all++;
    uint32_t at = h->count;
    while (at && is_before(&new, &h->at[at - 1]))
        at--;
    if (at == WHO_MOST_HOLDERS)
        return;
    h->count += h->count < WHO_MOST_HOLDERS;
    memmove(h->at + at + 1, h->at + at, (h->count - 1 - at) * sizeof *h->at);
    h->at[at] = new;
}

uint32_t who_knowledge_holders(const who_knowledge *k, const who_post *post, who_day on,
                               uint32_t terms[WHO_MOST_HOLDERS])
{
    holders h = {0};
    for (uint32_t c = 0; c < post->class_count; c++) {
        uint32_t count;
        const uint32_t first = posts_of(k, post->classes[c].key, post->of, &count);
        for (uint32_t i = first; i < first + count; i++) {
            const uint32_t row = post_at(k, i)[POST_TERM];
            const who_term term = who_knowledge_term(k, row);
            const who_held held = held_as(post, &term, on);
            if (held && is_in_scope(k, post->classes[c].scope, term.of))
                add_holder(&h, (struct holder){row, term.person, held, term.start, term.title.size});
        }
    }
    for (uint32_t i = 0; i < h.count; i++)
        terms[i] = h.at[i].term;
    return h.all;
}
