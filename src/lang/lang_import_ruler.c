/* Imports the patterns of the attribute ruler as the rows of lang_ruler.h.
 *
 * Reads attribute_ruler/patterns, msgpack: [{"patterns": [[token, …], …], "attrs": {…},
 * "index": i}, …]. A token is a map of TAG, LOWER, DEP (a value, or {"IN" or "NOT_IN": […]}, or
 * for LOWER {"REGEX": …}) and IS_SPACE. The idea: sets of tags and labels become bits; sets of
 * words, and the few words that a regular expression stands for, a row each. */
#include "lang/lang_id.h"
#include "lang/lang_import.h"
#include "lang/lang_ruler.h"
#include <stdlib.h>

static const char FILE_NAME[] = "attribute_ruler/patterns";

enum { MOST_WORDS = 64, MOST_TOKENS = 2 };

/* A pattern's token: conditions, and the words that will do (none: any). */
typedef struct pattern {
    lang_condition condition;
    str words[MOST_WORDS];
    size_t word_count;
} pattern;

/* A rule whose words do not have their numbers yet. */
typedef struct row {
    lang_rule rule;
    uint64_t own, other; /* ids of words; 0: any */
} row;

typedef struct importing {
    lang_importing *in;
    VEC(row) rows;
    VEC(uint64_t) words;
    VEC(str) texts;
} importing;

/* ---- words ---------------------------------------------------------------------------------------------------- */

static bool add_word(pattern *p, str word)
{
    if (p->word_count == MOST_WORDS)
        return false;
    p->words[p->word_count++] = word;
    return true;
}

/* Appends each of `letters` to each word so far; if `optional`, the words so far stay too. */
static bool append(arena *a, pattern *p, str letters, bool optional)
{
    const size_t before = p->word_count;
    pattern grown = {.word_count = 0};
    for (size_t w = 0; w < before; w++) {
        if (optional && !add_word(&grown, p->words[w]))
            return false;
        for (size_t i = 0; i < letters.size; i++) {
            char *word = arena_take(a, p->words[w].size + 1);
            memcpy(word, p->words[w].at, p->words[w].size);
            word[p->words[w].size] = letters.at[i];
            if (!add_word(&grown, (str){word, p->words[w].size + 1}))
                return false;
        }
    }
    memcpy(p->words, grown.words, sizeof p->words);
    p->word_count = grown.word_count;
    return true;
}

/* The words of an expression of letters, sets of letters and question marks between ^ and $.
 * False for any other. */
static bool expand(arena *a, pattern *p, str expression)
{
    if (expression.size < 2 || expression.at[0] != '^' || expression.at[expression.size - 1] != '$')
        return false;
    add_word(p, STR(""));
    for (size_t i = 1; i < expression.size - 1;) {
        str letters = str_slice(expression, i, i + 1);
        i++;
        if (letters.at[0] == '[') {
            const char *close = memchr(expression.at + i, ']', expression.size - i);
            if (!close)
                return false;
            letters = (str){expression.at + i, (size_t)(close - expression.at) - i};
            i += letters.size + 1;
        }
        const bool optional = expression.at[i] == '?';
        i += optional;
        for (size_t k = 0; k < letters.size; k++)
            if (!memchr("abcdefghijklmnopqrstuvwxyz'", letters.at[k], 27))
                return false;
        if (!append(a, p, letters, optional))
            return false;
    }
    return true;
}

/* ---- conditions ----------------------------------------------------------------------------------------------- */

static uint64_t tag_bit(str text)
{
    const label_tag tag = label_tag_of(text);
    return tag == TAG_COUNT ? 0 : 1ull << tag;
}

static uint64_t dep_bit(str text)
{
    const label_dep dep = label_dep_of(text);
    return dep == DEP_COUNT ? 0 : 1ull << dep;
}

/* The bits of a value, of one IN a list, or of all NOT_IN it. Labels of other models have no
 * bit. */
static bool read_bits(const msgpack_object *value, uint64_t (*bit)(str), uint64_t *bits)
{
    const str text = lang_import_text(value);
    if (text.at) {
        *bits = bit(text);
        return true;
    }
    const msgpack_object *in = lang_import_member(value, "IN"), *not_in = lang_import_member(value, "NOT_IN");
    const msgpack_object *list = in ? in : not_in;
    if (!list || list->type != MSGPACK_OBJECT_ARRAY)
        return false;
    uint64_t listed = 0;
    for (uint32_t i = 0; i < list->via.array.size; i++)
        listed |= bit(lang_import_text(&list->via.array.ptr[i]));
    *bits = in ? listed : ~listed;
    return true;
}

static bool read_words(arena *a, const msgpack_object *value, pattern *p)
{
    const str text = lang_import_text(value);
    if (text.at)
        return add_word(p, text);
    const str expression = lang_import_text(lang_import_member(value, "REGEX"));
    if (expression.at)
        return expand(a, p, expression);
    const msgpack_object *in = lang_import_member(value, "IN");
    if (!in || in->type != MSGPACK_OBJECT_ARRAY)
        return false;
    bool right = true;
    for (uint32_t i = 0; right && i < in->via.array.size; i++)
        right = add_word(p, lang_import_text(&in->via.array.ptr[i]));
    return right;
}

static bool read_condition(arena *a, str key, const msgpack_object *value, pattern *p)
{
    if (str_equal(key, STR("TAG")))
        return read_bits(value, tag_bit, &p->condition.tags);
    if (str_equal(key, STR("DEP")))
        return read_bits(value, dep_bit, &p->condition.deps);
    if (str_equal(key, STR("LOWER")))
        return read_words(a, value, p);
    if (!str_equal(key, STR("IS_SPACE")) || value->type != MSGPACK_OBJECT_BOOLEAN)
        return false;
    p->condition.blank = value->via.boolean ? RULER_BLANK : RULER_NOT_BLANK;
    return true;
}

static bool read_pattern(arena *a, const msgpack_object *map, pattern *p)
{
    *p = (pattern){.condition = {.tags = ~0ull, .deps = ~0ull}};
    bool right = map->type == MSGPACK_OBJECT_MAP;
    for (uint32_t i = 0; right && i < map->via.map.size; i++)
        right = read_condition(a, lang_import_text(&map->via.map.ptr[i].key), &map->via.map.ptr[i].val, p);
    return right;
}

/* ---- rules ---------------------------------------------------------------------------------------------------- */

/* 1 + the place of a text among those that rules set. */
static uint64_t add_text(importing *r, str text)
{
    for (uint32_t i = 0; i < r->texts.count; i++)
        if (str_equal(r->texts.at[i], text))
            return i + 1;
    *vec_push(r->in->arena, &r->texts) = text;
    return r->texts.count;
}

static bool read_outcome(importing *r, str key, str value, lang_rule *rule)
{
    if (str_equal(key, STR("LEMMA")))
        return (rule->lemma = add_text(r, value));
    if (str_equal(key, STR("MORPH")))
        return (rule->morph = add_text(r, str_equal(value, STR("_")) ? STR("") : value));
    if (str_equal(key, STR("TAG")))
        return (rule->tag = label_tag_of(value) + 1u) <= TAG_COUNT;
    if (str_equal(key, STR("POS")))
        return (rule->pos = label_pos_of(value) + 1u) <= POS_COUNT;
    return str_equal(key, STR("DEP")) && (rule->dep = label_dep_of(value) + 1u) <= DEP_COUNT;
}

static bool read_outcomes(importing *r, const msgpack_object *attributes, lang_rule *rule)
{
    bool right = attributes && attributes->type == MSGPACK_OBJECT_MAP;
    for (uint32_t i = 0; right && i < attributes->via.map.size; i++) {
        const msgpack_object_kv *pair = &attributes->via.map.ptr[i];
        right = read_outcome(r, lang_import_text(&pair->key), lang_import_text(&pair->val), rule);
    }
    return right;
}

static uint64_t add_id(importing *r, const pattern *p, size_t word)
{
    if (p->word_count == 0)
        return 0;
    const uint64_t id = lang_id(p->words[word]);
    *vec_push(r->in->arena, &r->words) = id;
    return id;
}

/* A row for each pair of words. */
static void add_rows(importing *r, lang_rule rule, const pattern *own, const pattern *other)
{
    rule.own = own->condition;
    rule.other = other ? other->condition : (lang_condition){.tags = ~0ull, .deps = ~0ull};
    if (!rule.own.tags || !rule.own.deps || !rule.other.tags || !rule.other.deps)
        return; /* for a label that this model does not give */
    for (size_t i = 0; i == 0 || i < own->word_count; i++)
        for (size_t k = 0; k == 0 || (other && k < other->word_count); k++)
            *vec_push(r->in->arena, &r->rows) = (row){rule, add_id(r, own, i), other ? add_id(r, other, k) : 0};
}

static bool read_tokens(importing *r, const msgpack_object *tokens, size_t index, lang_rule rule)
{
    pattern patterns[MOST_TOKENS];
    const size_t count = tokens->type == MSGPACK_OBJECT_ARRAY ? tokens->via.array.size : 0;
    if (count == 0 || count > MOST_TOKENS || index >= count)
        return false;
    for (size_t i = 0; i < count; i++)
        if (!read_pattern(r->in->arena, &tokens->via.array.ptr[i], &patterns[i]))
            return false;
    rule.beside = count == 1 ? RULER_ALONE : index == 0 ? RULER_NEXT : RULER_PREVIOUS;
    add_rows(r, rule, &patterns[index], count == 1 ? NULL : &patterns[1 - index]);
    return true;
}

static bool read_rule(importing *r, const msgpack_object *map, uint64_t number)
{
    lang_rule rule = {.number = number};
    const msgpack_object *patterns = lang_import_member(map, "patterns"), *index = lang_import_member(map, "index");
    if (!patterns || patterns->type != MSGPACK_OBJECT_ARRAY || !index ||
        index->type != MSGPACK_OBJECT_POSITIVE_INTEGER || !read_outcomes(r, lang_import_member(map, "attrs"), &rule))
        return false;
    bool right = true;
    for (uint32_t i = 0; right && i < patterns->via.array.size; i++)
        right = read_tokens(r, &patterns->via.array.ptr[i], index->via.u64, rule);
    return right;
}

/* ---- writing -------------------------------------------------------------------------------------------------- */

static int compare_ids(const void *left, const void *right)
{
    const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return a < b ? -1 : a > b;
}

static int compare_rows(const void *left, const void *right)
{
    const lang_rule *a = left, *b = right;
    if (a->own.word != b->own.word)
        return a->own.word < b->own.word ? -1 : 1;
    return a->number < b->number ? -1 : a->number > b->number;
}

static void sort_words(importing *r)
{
    qsort(r->words.at, r->words.count, sizeof *r->words.at, compare_ids);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < r->words.count; i++)
        if (i == 0 || r->words.at[i] != r->words.at[i - 1])
            r->words.at[kept++] = r->words.at[i];
    r->words.count = kept;
}

/* 1 + the place of a word; 0 for any word. */
static uint64_t number_of(const importing *r, uint64_t id)
{
    const uint64_t *at = id ? bsearch(&id, r->words.at, r->words.count, sizeof id, compare_ids) : NULL;
    return at ? (uint64_t)(at - r->words.at) + 1 : 0;
}

static void write_tensors(importing *r)
{
    sort_words(r);
    lang_rule *rules = arena_array(r->in->arena, r->rows.count, sizeof *rules);
    for (uint32_t i = 0; i < r->rows.count; i++) {
        rules[i] = r->rows.at[i].rule;
        rules[i].own.word = number_of(r, r->rows.at[i].own);
        rules[i].other.word = number_of(r, r->rows.at[i].other);
    }
    qsort(rules, r->rows.count, sizeof *rules, compare_rows);
    lang_import_tensor(r->in, "ruler.words", NN_U64, 1, (size_t[]){r->words.count}, r->words.at);
    lang_import_tensor(r->in, "ruler.rules", NN_U64, 2, (size_t[]){r->rows.count, RULER_FIELDS}, rules);
    lang_import_texts(r->in, "ruler.texts", r->texts.at, r->texts.count);
}

bool lang_import_ruler(lang_importing *in)
{
    const msgpack_object *list = lang_import_unpack(in, FILE_NAME, lang_wheel_file(in, FILE_NAME));
    if (!list)
        return false;
    importing r = {.in = in};
    bool right = list->type == MSGPACK_OBJECT_ARRAY;
    for (uint32_t i = 0; right && i < list->via.array.size; i++)
        right = read_rule(&r, &list->via.array.ptr[i], i);
    if (!right)
        return lang_import_fail(in, FILE_NAME, "a rule that this program does not understand");
    write_tensors(&r);
    return true;
}
