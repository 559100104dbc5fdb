#include "base/seen.h"
#include <string.h>

enum { FIRST_ROOM = 1 << 10, MOST_ROOM = 1 << 18 };

typedef struct seen_entry {
    bool used;
    seen_key key;
    seen_note note;
} seen_entry;

/* The entry of a key, or the free one where it belongs; the table has room. */
static seen_entry *place_of(const seen_table *t, const seen_key *key)
{
    size_t i;
    memcpy(&i, key->bytes, sizeof i);
    for (i &= t->room - 1; t->at[i].used && memcmp(&t->at[i].key, key, sizeof *key) != 0;)
        i = (i + 1) & (t->room - 1);
    return &t->at[i];
}

static bool find_in(const seen_table *t, const seen_key *key, seen_note *note)
{
    const seen_entry *entry = t->room ? place_of(t, key) : NULL;
    if (!entry || !entry->used)
        return false;
    *note = entry->note;
    return true;
}

bool seen_find(const seen *s, const seen_key *key, seen_note *note)
{
    return find_in(&s->newer, key, note) || find_in(&s->older, key, note);
}

static void free_table(const seen *s, seen_table *t)
{
    if (t->at)
        s->allocator->free(s->allocator->context, t->at);
    *t = (seen_table){0};
}

/* A table with room for twice as many. */
static bool grow(seen *s)
{
    const seen_table old = s->newer;
    seen_table t = {.room = old.room ? 2 * old.room : FIRST_ROOM, .count = old.count};
    t.at = s->allocator->alloc(s->allocator->context, t.room * sizeof *t.at);
    if (!t.at)
        return false;
    memset(t.at, 0, t.room * sizeof *t.at);
    for (size_t i = 0; i < old.room; i++)
        if (old.at[i].used)
            *place_of(&t, &old.at[i].key) = old.at[i];
    free_table(s, &s->newer);
    s->newer = t;
    return true;
}

void seen_add(seen *s, const seen_key *key, const seen_note *note)
{
    if (s->newer.count == MOST_ROOM / 2) {
        free_table(s, &s->older);
        s->older = s->newer;
        s->newer = (seen_table){0};
    }
    if (2 * s->newer.count == s->newer.room && !grow(s))
        return;
    *place_of(&s->newer, key) = (seen_entry){true, *key, *note};
    s->newer.count++;
}

void seen_free(seen *s)
{
    free_table(s, &s->newer);
    free_table(s, &s->older);
}
