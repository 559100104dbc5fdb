/* Imports the lemma tables.
 *
 * Reads lemmatizer/lookups/lookups.bin, msgpack: {"lemma_rules", "lemma_index", "lemma_exc":
 * {string id of "noun", "verb" …: table}}. Writes the tensors of lang_lemma.h. */
#include "lang/lang_id.h"
#include "lang/lang_import.h"
#include "lang/lang_lemma.h"
#include <stdlib.h>

static const char FILE_NAME[] = "lemmatizer/lookups/lookups.bin";

typedef struct exception {
    uint64_t of;
    uint32_t place; /* in the file */
    str lemma;
} exception;

typedef struct tables {
    lang_importing *in;
    VEC(str) rules; /* ending, replacement */
    VEC(uint8_t) rule_pos;
    VEC(uint64_t) index;
    VEC(exception) exceptions;
} tables;

/* The table of a coarse tag; NULL if there is none. */
static const msgpack_object *table_of(const msgpack_object *file, const char *name, label_pos pos)
{
    const str upper = str_of(label_pos_text(pos));
    char lower[16] = {0};
    for (size_t i = 0; i < upper.size; i++)
        lower[i] = (char)(upper.at[i] | 0x20);
    const uint64_t id = lang_id((str){lower, upper.size});
    const msgpack_object *all = lang_import_member(file, name);
    for (uint32_t i = 0; all && all->type == MSGPACK_OBJECT_MAP && i < all->via.map.size; i++) {
        const msgpack_object_kv *pair = &all->via.map.ptr[i];
        if (pair->key.type == MSGPACK_OBJECT_POSITIVE_INTEGER && pair->key.via.u64 == id)
            return &pair->val;
    }
    return NULL;
}

static uint32_t size_of(const msgpack_object *list)
{
    return list && list->type == MSGPACK_OBJECT_ARRAY ? list->via.array.size : 0;
}

static bool add_rules(tables *t, const msgpack_object *list, label_pos pos)
{
    arena *a = t->in->arena;
    for (uint32_t i = 0; i < size_of(list); i++) {
        const msgpack_object *rule = &list->via.array.ptr[i];
        if (size_of(rule) != 2)
            return false;
        *vec_push(a, &t->rules) = lang_import_text(&rule->via.array.ptr[0]);
        *vec_push(a, &t->rules) = lang_import_text(&rule->via.array.ptr[1]);
        *vec_push(a, &t->rule_pos) = pos;
    }
    return size_of(list) > 0;
}

static void add_index(tables *t, const msgpack_object *list, label_pos pos)
{
    for (uint32_t i = 0; i < size_of(list); i++)
        *vec_push(t->in->arena, &t->index) = lang_lemma_key(pos, lang_import_text(&list->via.array.ptr[i]));
}

static void add_exceptions(tables *t, const msgpack_object *map, label_pos pos)
{
    for (uint32_t i = 0; map && map->type == MSGPACK_OBJECT_MAP && i < map->via.map.size; i++) {
        const msgpack_object_kv *pair = &map->via.map.ptr[i];
        const uint64_t of = lang_lemma_key(pos, lang_import_text(&pair->key));
        for (uint32_t k = 0; k < size_of(&pair->val); k++) {
            const exception e = {of, t->exceptions.count, lang_import_text(&pair->val.via.array.ptr[k])};
            *vec_push(t->in->arena, &t->exceptions) = e;
        }
    }
}

static int compare_keys(const void *left, const void *right)
{
    const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return a < b ? -1 : a > b;
}

static int compare_exceptions(const void *left, const void *right)
{
    const exception *a = left, *b = right;
    if (a->of != b->of)
        return a->of < b->of ? -1 : 1;
    return a->place < b->place ? -1 : 1;
}

static void write_exceptions(tables *t)
{
    const size_t count = t->exceptions.count;
    str *lemmas = arena_array(t->in->arena, count, sizeof *lemmas);
    uint64_t *of = arena_array(t->in->arena, count, sizeof *of);
    qsort(t->exceptions.at, count, sizeof *t->exceptions.at, compare_exceptions);
    for (size_t i = 0; i < count; i++) {
        lemmas[i] = t->exceptions.at[i].lemma;
        of[i] = t->exceptions.at[i].of;
    }
    lang_import_texts(t->in, "lemma.exceptions", lemmas, count);
    lang_import_tensor(t->in, "lemma.exceptions.of", NN_U64, 1, &count, of);
}

bool lang_import_lemmas(lang_importing *in)
{
    const msgpack_object *file = lang_import_unpack(in, FILE_NAME, lang_wheel_file(in, FILE_NAME));
    if (!file)
        return false;
    tables t = {.in = in};
    for (label_pos pos = POS_NONE + 1; pos < POS_COUNT; pos++) {
        const msgpack_object *index = table_of(file, "lemma_index", pos), *except = table_of(file, "lemma_exc", pos);
        if (!add_rules(&t, table_of(file, "lemma_rules", pos), pos) && (index || except))
            return lang_import_fail(in, FILE_NAME, "lemmas without rules");
        add_index(&t, index, pos);
        add_exceptions(&t, except, pos);
    }
    qsort(t.index.at, t.index.count, sizeof *t.index.at, compare_keys);
    lang_import_texts(in, "lemma.rules", t.rules.at, t.rules.count);
    lang_import_tensor(in, "lemma.rules.pos", NN_U8, 1, (size_t[]){t.rule_pos.count}, t.rule_pos.at);
    lang_import_tensor(in, "lemma.index", NN_U64, 1, (size_t[]){t.index.count}, t.index.at);
    write_exceptions(&t);
    return true;
}
