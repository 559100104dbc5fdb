/* Whom of the fact tables a name or an office means.
 *
 * Names are shared: what decides is the office beside the name, whether the document mentions the person's state, how
 * much the person's offices count, all on the day of publication where that is known. Where two fit alike, or one on a
 * guess, nobody is meant: the text's own name stays. */
#include "who/who_work.h"

enum { MOST_BEFORE = 3 };

/* What speaks for a person; compared from the first member to the last. */
typedef struct fitness {
    bool near, held;
    who_rank rank;
} fitness;

static who_day published(const who_work *w)
{
    return who_day_of(str_of(w->doc->about.published.value));
}

/* The term that counts most on the day, or, where that is not known, ever; its rank is WHO_RANKS if there is none. */
static who_term best_term(const who_work *w, uint32_t person)
{
    uint32_t count;
    const who_day on = published(w);
    const uint32_t first = who_knowledge_terms(w->knowledge, person, &count);
    who_term best = {.of = SAYSO_NONE, .rank = WHO_RANKS};
    for (uint32_t i = first; i < first + count; i++) {
        const who_term term = who_knowledge_term(w->knowledge, i);
        if (term.rank < best.rank && who_term_on(&term, on) != WHO_NOT_HELD)
            best = term;
    }
    return best;
}

str who_link_sector(const who_work *w, uint32_t person)
{
    const who_term term = best_term(w, person);
    if (term.of == SAYSO_NONE)
        return (str){0};
    const who_thing of = who_knowledge_thing(w->knowledge, term.of);
    return of.type == SAYSO_STATE ? STR("GOV") : of.sector;
}

void who_mark_states(who_work *w)
{
    for (uint32_t i = 0; i < w->found.count; i++) {
        who_sense sense;
        const uint32_t thing = who_lookup(w, w->found.at[i].first, w->found.at[i].last, WHO_DEMONYM, &sense);
        if (thing == SAYSO_NONE)
            continue;
        const who_thing t = who_knowledge_thing(w->knowledge, thing);
        if (t.country.size && (t.type == SAYSO_STATE || t.type == SAYSO_ORGANISATION))
            who_index_add(w, 's', t.country, thing);
    }
}

static bool is_near(who_work *w, const who_thing *t)
{
    uint32_t things[WHO_CHAIN];
    return t->country.size && who_index_find(w, 's', t->country, things);
}

/* The words of an office before a name: "British Foreign Secretary" | "Roe"; 0 bytes: none. Of those before the role
 * noun as many as name a state or body whose office it is. */
static str find_title(who_work *w, const who_found *f)
{
    uint32_t first, last;
    who_role role;
    who_post post;
    if (!f->titled || !who_role_at(w, f->first - 1, &first, &last, &role))
        return (str){0};
    const token *tokens = w->doc->tokens.at;
    for (uint32_t back = MOST_BEFORE; back > 0; back--)
        if (back <= first && tokens[first - back].sentence == tokens[first].sentence &&
            who_knowledge_post(w->knowledge, who_words(w, first - back, last), &post) && post.of != SAYSO_NONE)
            return who_words(w, first - back, last);
    return who_words(w, first, last);
}

/* The office with which the document calls anybody of this name, by the mention itself or another. */
static str find_any_title(who_work *w, const who_found *f)
{
    uint32_t titled[WHO_CHAIN];
    const str title = find_title(w, f);
    if (title.size)
        return title;
    const uint32_t count = who_index_find(w, 'T', who_words(w, f->first, f->last), titled);
    return count ? find_title(w, &w->found.at[titled[count - 1]]) : (str){0};
}

/* Whether the person held the office, which is his own state's where its words name none. */
static who_held holds(who_work *w, uint32_t person, const who_thing *t, str title)
{
    who_post post;
    if (!who_knowledge_post(w->knowledge, title, &post))
        return WHO_NOT_HELD;
    const uint32_t state = who_knowledge_state(w->knowledge, t->country);
    if (post.of == SAYSO_NONE && state != SAYSO_NONE) {
        out whole = {.arena = &w->doc->arena};
        out_str(&whole, who_knowledge_thing(w->knowledge, state).name);
        out_text(&whole, " ");
        out_str(&whole, title);
        if (!who_knowledge_post(w->knowledge, (str){out_end(&whole), whole.size}, &post))
            return WHO_NOT_HELD;
    }
    return who_knowledge_holds(w->knowledge, person, &post, published(w));
}

static int compare(const fitness *a, const fitness *b)
{
    if (a->near != b->near)
        return a->near ? 1 : -1;
    if (a->held != b->held)
        return a->held ? 1 : -1;
    return (a->rank < b->rank) - (a->rank > b->rank);
}

/* Of how high an office somebody must be whom a last name alone means: of the highest where that is a given name, too
 * ("Gordon"), and the text has no day on which it was held. */
static who_rank least_rank(const who_work *w, const who_found *f)
{
    bool given;
    who_knowledge_gender(w->knowledge, who_token(w, f->first), &given);
    return given && published(w) == WHO_NO_DAY ? WHO_HEAD : WHO_MINISTER;
}

/* Whether a person fits, and how well. A last name alone must be of somebody who counts; with an office,
 * of who may have held it. */
static bool fits(who_work *w, const who_found *f, uint32_t person, bool whole, str title, fitness *how)
{
    const who_thing t = who_knowledge_thing(w->knowledge, person);
    if (t.type != SAYSO_PERSON || (f->gender && t.gender && f->gender != t.gender))
        return false;
    *how = (fitness){is_near(w, &t), false, best_term(w, person).rank};
    if (!how->near && how->rank > WHO_MINISTER)
        return false;
    const who_held held = title.size ? holds(w, person, &t, title) : WHO_NOT_HELD;
    how->held = held != WHO_NOT_HELD;
    return whole || held != WHO_NOT_HELD || (!title.size && how->near && how->rank <= least_rank(w, f));
}

/* Questions are answered once: a text may ask the same ten thousand times, and many have one last name. */
static bool recall(who_work *w, char kind, str key, uint32_t *answer)
{
    uint32_t known[WHO_CHAIN];
    if (!who_index_find(w, kind, key, known))
        return false;
    *answer = known[0];
    return true;
}

/* Two texts and a number as one key. */
static str join_key(who_work *w, str one, str other, uint32_t number)
{
    out key = {.arena = &w->doc->arena};
    out_str(&key, one);
    out_text(&key, "\n");
    out_str(&key, other);
    out_format(&key, "\n%u", number);
    return (str){out_end(&key), key.size};
}

static uint32_t choose_name(who_work *w, const who_found *f, bool whole, str name, str title)
{
    uint32_t count, best = SAYSO_NONE;
    fitness best_how = {0};
    bool alone = false;
    const uint32_t first = who_knowledge_find(w->knowledge, name, &count);
    for (uint32_t i = first; i < first + count; i++) {
        const who_phrase p = who_knowledge_phrase(w->knowledge, i);
        fitness how;
        if ((whole ? p.sense > WHO_ALIAS : p.sense != WHO_SURNAME) || p.thing == best ||
            !fits(w, f, p.thing, whole, title, &how))
            continue;
        const int order = best == SAYSO_NONE ? 1 : compare(&how, &best_how);
        alone = order > 0 || (order < 0 && alone);
        if (order > 0) {
            best = p.thing;
            best_how = how;
        }
    }
    return alone ? best : SAYSO_NONE;
}

uint32_t who_link_name(who_work *w, const who_found *f, bool whole)
{
    const str name = who_words(w, f->first, f->last), title = find_any_title(w, f);
    const str key = join_key(w, name, title, f->gender);
    uint32_t person;
    if (!recall(w, whole ? 'W' : 'L', key, &person)) {
        person = choose_name(w, f, whole, name, title);
        who_index_add(w, whole ? 'W' : 'L', key, person);
    }
    return person;
}

/* ---- offices ------------------------------------------------------------------------------------------------- */

/* The words of a role phrase without its article. */
static str phrase_words(who_work *w, const who_found *f)
{
    uint32_t first = f->first;
    while (first < f->head && w->doc->tokens.at[first].tag == TAG_DT)
        first++;
    return who_words(w, first, f->last);
}

/* The one who held the post on the day, if it was one for sure. Without a day: if there was never another. */
static uint32_t find_holder(const who_work *w, const who_post *post)
{
    uint32_t terms[WHO_MOST_HOLDERS], person = SAYSO_NONE;
    const who_day on = published(w);
    const uint32_t count = who_knowledge_holders(w->knowledge, post, on, terms);
    for (uint32_t i = 0; i < count && i < WHO_MOST_HOLDERS; i++) {
        const who_term term = who_knowledge_term(w->knowledge, terms[i]);
        const who_held held = post->former ? who_term_before(&term, on)
                              : post->next ? who_term_after(&term, on)
                                           : who_term_on(&term, on);
        if (on != WHO_NO_DAY && held != WHO_HELD)
            continue;
        if (person != SAYSO_NONE && person != term.person)
            return SAYSO_NONE;
        person = term.person;
    }
    return person;
}

uint32_t who_link_office(who_work *w, const who_found *f)
{
    const str words = phrase_words(w, f);
    uint32_t person;
    who_post post;
    if (!recall(w, 'O', words, &person)) {
        const bool known = who_knowledge_post(w->knowledge, words, &post) && post.of != SAYSO_NONE;
        person = known ? find_holder(w, &post) : SAYSO_NONE;
        who_index_add(w, 'O', words, person);
    }
    return person;
}

bool who_may_hold(who_work *w, const who_found *f, uint32_t person)
{
    const str words = phrase_words(w, f), key = join_key(w, words, (str){0}, person);
    uint32_t may;
    who_post post;
    if (!recall(w, 'H', key, &may)) {
        may = !who_knowledge_post(w->knowledge, words, &post) ||
              who_knowledge_holds(w->knowledge, person, &post, published(w)) != WHO_NOT_HELD;
        who_index_add(w, 'H', key, may);
    }
    return may;
}
