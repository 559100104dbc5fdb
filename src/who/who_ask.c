/* Answers a question put to the tables: a name, an id or an office. */
#include "who/who_ask.h"
#include "base/out.h"
#include "base/vec.h"
#include "doc/doc_write.h"
#include <stdio.h>
#include <stdlib.h>

typedef struct answer {
    arena *arena;
    const who_knowledge *k;
    who_day on;
    VEC(sayso_known) found;
    VEC(uint32_t) things; /* (found) */
    VEC(uint32_t) ranks;  /* (found) */
} answer;

static sayso_text text_of(str text)
{
    return (sayso_text){text.at, text.size};
}

static const char *write_day(arena *a, who_day day)
{
    const unsigned year = day >> 9, month = day >> 5 & 15, number = day & 31;
    char text[16];
    const int size = day == WHO_NO_DAY || day == WHO_OPEN ? 0
                     : !month                             ? snprintf(text, sizeof text, "%04u", year)
                     : !number                            ? snprintf(text, sizeof text, "%04u-%02u", year, month)
                               : snprintf(text, sizeof text, "%04u-%02u-%02u", year, month, number);
    return arena_copy(a, text, size > 0 ? (size_t)size : 0);
}

static sayso_term write_term(const answer *w, const who_term *term, who_held held)
{
    const who_thing of = who_knowledge_thing(w->k, term->of);
    return (sayso_term){.title = text_of(term->title),
                        .of = text_of(of.id),
                        .of_name = text_of(of.name),
                        .start = write_day(w->arena, term->start),
                        .end = write_day(w->arena, term->end),
                        .seen = write_day(w->arena, term->end == WHO_OPEN ? term->seen : WHO_NO_DAY),
                        .sure = held == WHO_HELD};
}

static bool is_found(const answer *w, uint32_t thing)
{
    for (uint32_t i = 0; i < w->things.count; i++)
        if (w->things.at[i] == thing)
            return true;
    return false;
}

static void add_known(answer *w, uint32_t thing, const sayso_term *terms, uint32_t count, who_rank rank)
{
    const who_thing t = who_knowledge_thing(w->k, thing);
    *vec_push(w->arena, &w->found) = (sayso_known){.id = text_of(t.id),
                                                   .name = text_of(t.name),
                                                   .type = t.type,
                                                   .wikidata = text_of(t.wikidata),
                                                   .country = text_of(t.country),
                                                   .gender = t.gender == WHO_MALE     ? "m"
                                                             : t.gender == WHO_FEMALE ? "f"
                                                                                      : "",
                                                   .terms = terms,
                                                   .term_count = count};
    *vec_push(w->arena, &w->things) = thing;
    *vec_push(w->arena, &w->ranks) = (uint32_t)rank;
}

/* A thing with all its terms, the newest first; of a person, on a day, only who holds one then. */
static void add_named(answer *w, uint32_t thing)
{
    uint32_t count, kept = 0;
    if (is_found(w, thing))
        return;
    const uint32_t first = who_knowledge_terms(w->k, thing, &count);
    sayso_term *terms = arena_array(w->arena, count, sizeof *terms);
    who_rank rank = WHO_RANKS;
    for (uint32_t i = first + count; i-- > first;) {
        const who_term term = who_knowledge_term(w->k, i);
        const who_held held = w->on ? who_term_on(&term, w->on) : WHO_HELD;
        if (!held)
            continue;
        terms[kept++] = write_term(w, &term, held);
        rank = term.rank < rank ? term.rank : rank;
    }
    if (kept || !w->on || who_knowledge_thing(w->k, thing).type != SAYSO_PERSON)
        add_known(w, thing, terms, kept, rank);
}

static void add_names(answer *w, str words)
{
    uint32_t count;
    const uint32_t first = who_knowledge_find(w->k, words, &count);
    for (uint32_t i = first; i < first + count; i++)
        add_named(w, who_knowledge_phrase(w->k, i).thing);
    /* who counts more first; else as they stand: own names before last names */
    for (uint32_t i = 1; i < w->found.count; i++)
        for (uint32_t k = i; k > 0 && w->ranks.at[k] < w->ranks.at[k - 1]; k--) {
            const sayso_known known = w->found.at[k];
            const uint32_t rank = w->ranks.at[k], thing = w->things.at[k];
            w->found.at[k] = w->found.at[k - 1], w->found.at[k - 1] = known;
            w->ranks.at[k] = w->ranks.at[k - 1], w->ranks.at[k - 1] = rank;
            w->things.at[k] = w->things.at[k - 1], w->things.at[k - 1] = thing;
        }
}

static void add_holders(answer *w, str words)
{
    who_post post;
    uint32_t rows[WHO_MOST_HOLDERS];
    if (!who_knowledge_post(w->k, words, &post))
        return;
    const uint32_t all = who_knowledge_holders(w->k, &post, w->on, rows);
    for (uint32_t i = 0; i < all && i < WHO_MOST_HOLDERS; i++) {
        const who_term term = who_knowledge_term(w->k, rows[i]);
        sayso_term *own = arena_take(w->arena, sizeof *own);
        *own = write_term(w, &term, w->on && !post.former && !post.next ? who_term_on(&term, w->on) : WHO_HELD);
        if (!is_found(w, term.person))
            add_known(w, term.person, own, 1, term.rank);
    }
}

/* Words that have no capital, with capitals as names have them: "us president" is "US President". */
static str give_capitals(answer *w, str words)
{
    static const char *const small[] = {"and", "for", "of", "the", "to"};
    char *text = arena_copy(w->arena, words.at, words.size);
    for (size_t i = 0, end; i < words.size; i = end + 1) {
        for (end = i; end < words.size && text[end] != ' ';)
            end++;
        char whole[4];
        size_t size = 0;
        for (; size < end - i && size < sizeof whole; size++)
            whole[size] =
                (char)(text[i + size] >= 'a' && text[i + size] <= 'z' ? text[i + size] - 'a' + 'A' : text[i + size]);
        uint32_t count = 0;
        if (size == end - i && !str_among((str){text + i, size}, small, sizeof small / sizeof *small))
            who_knowledge_find(w->k, (str){whole, size}, &count);
        if (count)
            memcpy(text + i, whole, size);
        else if (size && !str_among((str){text + i, end - i}, small, sizeof small / sizeof *small))
            text[i] = whole[0];
    }
    return (str){text, words.size};
}

static bool has_capital(str words)
{
    for (size_t i = 0; i < words.size; i++)
        if (words.at[i] >= 'A' && words.at[i] <= 'Z')
            return true;
    return false;
}

const sayso_known *who_ask(arena *a, const who_knowledge *k, str words, who_day on, size_t *count)
{
    answer w = {.arena = a, .k = k, .on = on};
    add_names(&w, words);
    add_holders(&w, words);
    if (!w.found.count && !has_capital(words)) {
        const str spelt = give_capitals(&w, words);
        add_names(&w, spelt);
        add_holders(&w, spelt);
    }
    *count = w.found.count;
    return w.found.at;
}

/* ---- JSON ---------------------------------------------------------------------------------------------------- */

static void put_text(out *o, const char *key, sayso_text text)
{
    out_json_key(o, key);
    if (text.size)
        out_json_str(o, (str){text.at, text.size});
    else
        out_json_null(o);
}

static void put_term(out *o, const sayso_term *term)
{
    const char *const keys[] = {"start", "end", "seen"}, *const days[] = {term->start, term->end, term->seen};
    out_json_open(o, '{');
    put_text(o, "title", term->title);
    put_text(o, "of", term->of);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        put_text(o, keys[i], (sayso_text){days[i], strlen(days[i])});
    out_json_key(o, "sure");
    out_json_bool(o, term->sure);
    out_json_close(o, '}');
}

const char *who_ask_json(arena *a, str words, const char *on, const sayso_known *known, size_t count, size_t *size)
{
    out o = {.arena = a};
    out_json_open(&o, '{');
    put_text(&o, "words", text_of(words));
    put_text(&o, "on", (sayso_text){on, on ? strlen(on) : 0});
    out_json_key(&o, "found");
    out_json_open(&o, '[');
    for (size_t i = 0; i < count; i++) {
        const sayso_known *one = &known[i];
        out_json_open(&o, '{');
        put_text(&o, "id", one->id);
        put_text(&o, "name", one->name);
        out_json_key(&o, "type");
        out_json_text(&o, sayso_entity_type_name(one->type));
        put_text(&o, "wikidata", one->wikidata);
        put_text(&o, "country", one->country);
        put_text(&o, "gender", (sayso_text){one->gender, strlen(one->gender)});
        out_json_key(&o, "offices");
        out_json_open(&o, '[');
        for (size_t k = 0; k < one->term_count; k++)
            put_term(&o, &one->terms[k]);
        out_json_close(&o, ']');
        out_json_close(&o, '}');
    }
    out_json_close(&o, ']');
    out_json_close(&o, '}');
    const char *text = out_end(&o);
    if (size)
        *size = o.size;
    return text;
}
