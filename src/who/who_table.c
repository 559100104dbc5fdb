/* Opens, searches and makes the tables of who_table.h. */
#include "who/who_table.h"
#include "base/error.h"
#include <stdio.h>
#include <stdlib.h>

enum { KEY_COLUMNS = 2, KEYS_A_BUCKET = 3, MOST_SEEDS = 1 << 24 };
static const uint32_t DIRECT = 1u << 31; /* of a seed: the rest is the slot */

static uint64_t hash(str text)
{
    uint64_t h = 14695981039346656037u; /* FNV-1a */
    for (size_t i = 0; i < text.size; i++)
        h = (h ^ (unsigned char)text.at[i]) * 1099511628211u;
    h = (h ^ h >> 32) * 0xd6e8feb86659fd93u; /* so that all bits depend on all */
    return h ^ h >> 32;
}

/* A number below `limit`, by the upper half of h. */
static uint32_t reduce(uint64_t h, uint32_t limit)
{
    return (uint32_t)((h >> 32) * limit >> 32);
}

static uint32_t slot_of(uint64_t h, uint32_t seed, uint32_t keys)
{
    if (seed & DIRECT)
        return seed & ~DIRECT;
    h = (h ^ seed * 0x9e3779b97f4a7c15u) * 0xd6e8feb86659fd93u;
    h = (h ^ h >> 32) * 0xd6e8feb86659fd93u; /* twice: seeds must part strings of like hashes, too */
    return reduce(h, keys);
}

/* ---- opening ------------------------------------------------------------------------------------------------- */

static uint32_t count_of(const nn_weights *weights, const char *name)
{
    const size_t count = nn_weights_find(weights, name)->shape[0];
    return count < UINT32_MAX / 2 ? (uint32_t)count : UINT32_MAX;
}

bool who_rows_open(who_table *t, const nn_weights *weights, const who_layout *layout, sayso_error *error)
{
    const size_t shape[2] = {0, layout->columns};
    t->columns = layout->columns;
    t->rows = nn_weights_get(weights, layout->name, NN_U32, 2, shape, error);
    if (!t->rows)
        return false;
    t->row_count = count_of(weights, layout->name);
    if (t->row_count == UINT32_MAX)
        return nn_weights_refuse(weights, layout->name, error);
    for (uint32_t row = 0; row < t->row_count; row++)
        for (uint32_t column = 0; column < t->columns; column++)
            if (who_table_row(t, row)[column] >= layout->limits[column])
                return nn_weights_refuse(weights, layout->name, error);
    return true;
}

static bool are_keys(const who_table *t)
{
    for (uint32_t key = 0; key <= t->key_count; key++) {
        const uint32_t *at = t->keys + (size_t)key * KEY_COLUMNS;
        const bool last = key == t->key_count;
        if (at[0] >= t->text.size || (last ? at[1] != t->row_count : at[1] > at[KEY_COLUMNS + 1]))
            return false;
    }
    return true;
}

static bool are_seeds(const who_table *t)
{
    for (uint32_t i = 0; i < t->bucket_count; i++)
        if ((t->seeds[i] & DIRECT) && (t->seeds[i] & ~DIRECT) >= t->key_count)
            return false;
    return true;
}

static const char *part_name(char *to, size_t room, const char *name, const char *part)
{
    snprintf(to, room, "%s.%s", name, part);
    return to;
}

bool who_table_open(who_table *t, const nn_weights *weights, const who_layout *layout, str text, sayso_error *error)
{
    const size_t any[2] = {0, KEY_COLUMNS};
    char keys[64], seeds[64];
    part_name(keys, sizeof keys, layout->name, "keys");
    part_name(seeds, sizeof seeds, layout->name, "seeds");
    t->text = text;
    if (!who_rows_open(t, weights, layout, error) ||
        !(t->keys = nn_weights_get(weights, keys, NN_U32, 2, any, error)) ||
        !(t->seeds = nn_weights_get(weights, seeds, NN_U32, 1, any, error)))
        return false;
    const uint32_t count = count_of(weights, keys);
    t->bucket_count = count_of(weights, seeds);
    t->key_count = count ? count - 1 : 0;
    if (!count || count == UINT32_MAX || !are_keys(t))
        return nn_weights_refuse(weights, keys, error);
    if (!t->bucket_count || t->bucket_count == UINT32_MAX || !are_seeds(t))
        return nn_weights_refuse(weights, seeds, error);
    return true;
}

/* ---- finding ------------------------------------------------------------------------------------------------- */

uint32_t who_table_key(const who_table *t, str key)
{
    if (!t->key_count)
        return SAYSO_NONE;
    const uint64_t h = hash(key);
    const uint32_t slot = slot_of(h, t->seeds[reduce(h, t->bucket_count)], t->key_count);
    return str_equal(who_table_text(t, t->keys[(size_t)slot * KEY_COLUMNS]), key) ? slot : SAYSO_NONE;
}

uint32_t who_table_range(const who_table *t, uint32_t key, uint32_t *count)
{
    const uint32_t *at = t->keys + (size_t)key * KEY_COLUMNS;
    *count = at[KEY_COLUMNS + 1] - at[1];
    return at[1];
}

uint32_t who_table_find(const who_table *t, str key, uint32_t *count)
{
    const uint32_t found = who_table_key(t, key);
    *count = 0;
    return found == SAYSO_NONE ? 0 : who_table_range(t, found, count);
}

/* ---- making -------------------------------------------------------------------------------------------------- */

/* The rows of one key: [first, first + count) of `rows`, which are sorted by key. */
typedef struct group {
    uint64_t hash;
    uint32_t bucket, key, first, count;
} group;

typedef struct making {
    group *groups; /* (count), those of one bucket together */
    uint32_t count, buckets;
    uint32_t *seeds; /* (buckets) */
    uint32_t *taken; /* (count): group + 1 at each slot */
} making;

typedef struct row_key {
    uint32_t key, row;
} row_key;

static int compare_row_keys(const void *left, const void *right)
{
    const row_key *a = left, *b = right;
    return a->key != b->key ? (a->key > b->key) - (a->key < b->key) : (a->row > b->row) - (a->row < b->row);
}

static int compare_groups(const void *left, const void *right)
{
    const group *a = left, *b = right;
    return a->bucket != b->bucket ? (a->bucket > b->bucket) - (a->bucket < b->bucket)
                                  : (a->key > b->key) - (a->key < b->key);
}

/* [first, last) of groups that are one bucket. */
typedef struct bucket {
    uint32_t first, last;
} bucket;

static int compare_buckets(const void *left, const void *right)
{
    const bucket *a = left, *b = right;
    const uint32_t sizes[] = {a->last - a->first, b->last - b->first};
    return sizes[0] != sizes[1] ? (sizes[0] < sizes[1]) - (sizes[0] > sizes[1])
                                : (a->first > b->first) - (a->first < b->first);
}

/* Gives the groups of a bucket their slots by this seed, or none. */
static bool place(making *m, bucket b, uint32_t seed)
{
    for (uint32_t i = b.first; i < b.last; i++) {
        const uint32_t slot = slot_of(m->groups[i].hash, seed, m->count);
        if (!m->taken[slot]) {
            m->taken[slot] = i + 1;
            continue;
        }
        while (i-- > b.first)
            m->taken[slot_of(m->groups[i].hash, seed, m->count)] = 0;
        return false;
    }
    m->seeds[m->groups[b.first].bucket] = seed;
    return true;
}

static bool find_seeds(arena *a, making *m)
{
    bucket *buckets = arena_array(a, m->buckets, sizeof *buckets);
    uint32_t count = 0, free_slot = 0;
    for (uint32_t i = 0; i < m->count; count++) {
        buckets[count].first = i;
        while (i < m->count && m->groups[i].bucket == m->groups[buckets[count].first].bucket)
            i++;
        buckets[count].last = i;
    }
    if (count)
        qsort(buckets, count, sizeof *buckets, compare_buckets);
    for (uint32_t i = 0; i < count; i++) {
        const bool single = buckets[i].last - buckets[i].first == 1;
        uint32_t seed = 0;
        while (single && m->taken[free_slot])
            free_slot++;
        if (single)
            seed = DIRECT | free_slot;
        while (!place(m, buckets[i], seed))
            if (++seed == MOST_SEEDS)
                return false;
    }
    return true;
}

/* The groups of rows with one key. `order` receives the rows, those of a group together. */
static void find_groups(arena *a, making *m, str text, const uint32_t *cells, uint32_t rows, uint32_t columns,
                        row_key *order)
{
    for (uint32_t i = 0; i < rows; i++)
        order[i] = (row_key){cells[(size_t)i * (1 + columns)], i};
    if (rows)
        qsort(order, rows, sizeof *order, compare_row_keys);
    m->groups = arena_array(a, rows, sizeof *m->groups);
    for (uint32_t i = 0; i < rows; i++) {
        if (!i || order[i].key != order[i - 1].key)
            m->groups[m->count++] =
                (group){.hash = hash(str_of(text.at + order[i].key)), .key = order[i].key, .first = i};
        m->groups[m->count - 1].count++;
    }
    m->buckets = m->count / KEYS_A_BUCKET + 1;
    for (uint32_t i = 0; i < m->count; i++)
        m->groups[i].bucket = reduce(m->groups[i].hash, m->buckets);
    if (m->count)
        qsort(m->groups, m->count, sizeof *m->groups, compare_groups);
}

bool who_table_make(arena *a, const char *name, str text, const uint32_t *cells, uint32_t rows, uint32_t columns,
                    nn_tensor tensors[WHO_TABLE_TENSORS])
{
    making m = {0};
    row_key *order = arena_array(a, rows, sizeof *order);
    find_groups(a, &m, text, cells, rows, columns, order);
    m.seeds = arena_array(a, m.buckets, sizeof *m.seeds);
    m.taken = arena_array(a, m.count, sizeof *m.taken);
    if (!find_seeds(a, &m))
        return false;
    uint32_t *keys = arena_array(a, m.count + 1, KEY_COLUMNS * sizeof *keys), *key = keys;
    uint32_t *sorted = arena_array(a, rows, columns * sizeof *sorted), *to = sorted, done = 0;
    for (uint32_t slot = 0; slot < m.count; slot++, key += KEY_COLUMNS) {
        const group *g = &m.groups[m.taken[slot] - 1];
        key[0] = g->key;
        key[1] = done;
        for (uint32_t i = g->first; i < g->first + g->count; i++, to += columns)
            memcpy(to, cells + (size_t)order[i].row * (1 + columns) + 1, columns * sizeof *to);
        done += g->count;
    }
    key[1] = done;
    char part[64];
    const char *keys_name = part_name(part, sizeof part, name, "keys");
    keys_name = arena_copy(a, keys_name, strlen(keys_name));
    const char *seeds_name = part_name(part, sizeof part, name, "seeds");
    seeds_name = arena_copy(a, seeds_name, strlen(seeds_name));
    tensors[0] = (nn_tensor){name, NN_U32, 2, {rows, columns}, sorted, (size_t)rows * columns * sizeof *sorted};
    tensors[1] = (nn_tensor){
        keys_name, NN_U32, 2, {m.count + 1, KEY_COLUMNS}, keys, ((size_t)m.count + 1) * KEY_COLUMNS * sizeof *keys};
    tensors[2] = (nn_tensor){seeds_name, NN_U32, 1, {m.buckets}, m.seeds, m.buckets * sizeof *m.seeds};
    return true;
}
