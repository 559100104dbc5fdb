/* Drafts by the keys under which later mentions look for them: a hash table whose chains run from new to old. */
#include "who/who_work.h"

static uint32_t hash(char kind, str key)
{
    uint32_t h = (2166136261u ^ (unsigned char)kind) * 16777619u; /* FNV-1a */
    for (size_t i = 0; i < key.size; i++)
        h = (h ^ (unsigned char)key.at[i]) * 16777619u;
    return h;
}

/* Keys of one kind are told apart by a byte in front of them. */
static str tag_key(who_work *w, char kind, str key)
{
    char *tagged = arena_take(&w->doc->arena, key.size + 1);
    tagged[0] = kind;
    if (key.size)
        memcpy(tagged + 1, key.at, key.size);
    return (str){tagged, key.size + 1};
}

static void link_entry(who_index *index, uint32_t entry)
{
    who_entry *e = &index->entries.at[entry];
    uint32_t *head = &index->heads[hash(e->key.at[0], str_slice(e->key, 1, e->key.size)) & (index->room - 1)];
    e->next = *head;
    *head = entry;
}

static void grow(who_work *w)
{
    who_index *index = &w->index;
    index->room = index->room ? 2 * index->room : 256;
    index->heads = arena_array(&w->doc->arena, index->room, sizeof *index->heads);
    for (uint32_t i = 0; i < index->room; i++)
        index->heads[i] = SAYSO_NONE;
    for (uint32_t i = 0; i < index->entries.count; i++)
        link_entry(index, i);
}

void who_index_add(who_work *w, char kind, str key, uint32_t draft)
{
    uint32_t drafts[WHO_CHAIN];
    const uint32_t count = who_index_find(w, kind, key, drafts);
    for (uint32_t i = 0; i < count; i++)
        if (drafts[i] == draft)
            return;
    if (w->index.entries.count >= w->index.room)
        grow(w);
    *vec_push(&w->doc->arena, &w->index.entries) = (who_entry){tag_key(w, kind, key), draft, SAYSO_NONE};
    link_entry(&w->index, w->index.entries.count - 1);
}

uint32_t who_index_find(who_work *w, char kind, str key, uint32_t drafts[WHO_CHAIN])
{
    uint32_t count = 0;
    if (!w->index.room)
        return 0;
    for (uint32_t i = w->index.heads[hash(kind, key) & (w->index.room - 1)]; i != SAYSO_NONE && count < WHO_CHAIN;
         i = w->index.entries.at[i].next) {
        const who_entry *e = &w->index.entries.at[i];
        if (e->key.at[0] == kind && str_equal(str_slice(e->key, 1, e->key.size), key))
            drafts[count++] = e->draft;
    }
    return count;
}
