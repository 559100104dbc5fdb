/* The tokeniser's data: patterns, exceptions and normal forms of spaCy's English, made ready for
 * lang_tokenise and lang_lexeme. */
#include "base/error.h"
#include "base/out.h"
#include "lang/lang_id.h"
#include "lang/lang_import.h"
#include "lang/lang_split.h"
#include <stdlib.h>

static const char TOKENISER[] = "tokenizer", LOOKUPS[] = "vocab/lookups.bin";
enum { ORTH = 65, NORM = 67 }; /* spaCy's numbers of the two attributes that an exception's piece may have */

/* Normal forms that are code in spaCy, not data of the model: quotation marks, dashes, currency
 * signs.
 * Source: spaCy, lang/norm_exceptions.py. */
static const char *const BASE_NORMS[][2] = {
    {"'s", "'s"}, {"'S", "'s"}, {"’s", "'s"},  {"’S", "'s"}, {"’", "'"},   {"‘", "'"},   {"´", "'"},  {"`", "'"},
    {"”", "\""},  {"“", "\""},  {"''", "\""},  {"``", "\""}, {"´´", "\""}, {"„", "\""},  {"»", "\""}, {"«", "\""},
    {"‘‘", "\""}, {"’’", "\""}, {"？", "?"},   {"！", "!"},  {"，", ","},  {"；", ";"},  {"：", ":"}, {"。", "."},
    {"।", "."},   {"…", "..."}, {"—", "-"},    {"–", "-"},   {"--", "-"},  {"---", "-"}, {"——", "-"}, {"€", "$"},
    {"£", "$"},   {"¥", "$"},   {"฿", "$"},    {"US$", "$"}, {"C$", "$"},  {"A$", "$"},  {"₺", "$"},  {"₹", "$"},
    {"৳", "$"},   {"₩", "$"},   {"Mex$", "$"}, {"₣", "$"},   {"E£", "$"},
};
enum { BASE_COUNT = sizeof BASE_NORMS / sizeof *BASE_NORMS };

static void put_point(out *o, const char *digits, size_t count)
{
    out_text(o, "\\x{");
    out_bytes(o, digits, count);
    out_text(o, "}");
}

/* Python's dialect of regular expressions turned into PCRE2's: \uXXXX and \UXXXXXXXX have
 * another form there, (?u) is what PCRE2 is told anyway, and U+180E counts as white space there
 * alone. */
static str translate(lang_importing *in, str python)
{
    out o = {.arena = in->arena};
    for (size_t i = 0; i < python.size;) {
        const str rest = str_slice(python, i, python.size);
        if (str_starts(rest, STR("(?u)"))) {
            i += 4;
        } else if (str_starts(rest, STR("\\u")) && rest.size >= 6) {
            put_point(&o, rest.at + 2, 4);
            i += 6;
        } else if (str_starts(rest, STR("\\U")) && rest.size >= 10) {
            put_point(&o, rest.at + 2, 8);
            i += 10;
        } else if (str_starts(rest, STR("\\S"))) {
            out_text(&o, "[\\S\\x{180e}]");
            i += 2;
        } else if (rest.at[0] == '\\' && rest.size >= 2) {
            out_bytes(&o, rest.at, 2);
            i += 2;
        } else {
            out_bytes(&o, rest.at, 1);
            i += 1;
        }
    }
    const char *pattern = out_end(&o);
    return (str){pattern, o.size};
}

static bool import_patterns(lang_importing *in, const msgpack_object *root, str patterns[LANG_PATTERNS])
{
    static const char *const keys[LANG_PATTERNS] = {"prefix_search", "suffix_search", "infix_finditer", "url_match"};
    for (int i = 0; i < LANG_PATTERNS; i++) {
        const str python = lang_import_text(lang_import_member(root, keys[i]));
        if (!python.at)
            return lang_import_fail(in, TOKENISER, "a pattern is missing");
        patterns[i] = translate(in, python);
        lang_import_tensor(in, lang_pattern_names[i], NN_U8, 1, &patterns[i].size, patterns[i].at);
    }
    return true;
}

typedef struct exception {
    str text;
    const msgpack_object_array *pieces;
} exception;

static int compare_exceptions(const void *left, const void *right)
{
    return str_compare(((const exception *)left)->text, ((const exception *)right)->text);
}

static str attribute(const msgpack_object *piece, uint64_t number)
{
    if (piece->type == MSGPACK_OBJECT_MAP)
        for (uint32_t i = 0; i < piece->via.map.size; i++) {
            const msgpack_object_kv *pair = &piece->via.map.ptr[i];
            if (pair->key.type == MSGPACK_OBJECT_POSITIVE_INTEGER && pair->key.via.u64 == number)
                return lang_import_text(&pair->val);
        }
    return (str){NULL, 0};
}

/* The exceptions by text; NULL if they are not of the form that is expected. */
static exception *sort_exceptions(lang_importing *in, const msgpack_object *map, uint32_t *count)
{
    if (!map || map->type != MSGPACK_OBJECT_MAP)
        return NULL;
    *count = map->via.map.size;
    exception *all = arena_array(in->arena, *count, sizeof *all);
    for (uint32_t i = 0; i < *count; i++) {
        const msgpack_object_kv *pair = &map->via.map.ptr[i];
        all[i].text = lang_import_text(&pair->key);
        all[i].pieces = &pair->val.via.array;
        if (!all[i].text.at || pair->val.type != MSGPACK_OBJECT_ARRAY)
            return NULL;
    }
    qsort(all, *count, sizeof *all, compare_exceptions);
    return all;
}

static bool import_exceptions(lang_importing *in, const exception *all, uint32_t count)
{
    str *texts = arena_array(in->arena, count, sizeof *texts);
    uint32_t *firsts = arena_array(in->arena, (size_t)count + 1, sizeof *firsts);
    VEC(uint32_t) sizes = {0};
    VEC(uint64_t) norms = {0};
    for (uint32_t i = 0; i < count; i++) {
        texts[i] = all[i].text;
        for (uint32_t j = 0; j < all[i].pieces->size; j++) {
            const str orth = attribute(&all[i].pieces->ptr[j], ORTH), norm = attribute(&all[i].pieces->ptr[j], NORM);
            if (!orth.size)
                return lang_import_fail(in, TOKENISER, "an exception has an empty piece");
            *vec_push(in->arena, &sizes) = (uint32_t)orth.size;
            *vec_push(in->arena, &norms) = lang_id(norm);
        }
        firsts[i + 1] = sizes.count;
    }
    lang_import_texts(in, "tokenise.exceptions", texts, count);
    lang_import_tensor(in, "tokenise.exceptions.firsts", NN_U32, 1, &(size_t){(size_t)count + 1}, firsts);
    lang_import_tensor(in, "tokenise.exceptions.sizes", NN_U32, 1, &(size_t){sizes.count}, sizes.at);
    lang_import_tensor(in, "tokenise.exceptions.norms", NN_U64, 1, &(size_t){norms.count}, norms.at);
    return true;
}

typedef struct phrase {
    uint32_t count;
    uint32_t *symbols; /* (count), from 1 */
    str *texts;        /* (count) */
} phrase;

typedef VEC(phrase) phrases;

static int compare_texts(const void *left, const void *right)
{
    return str_compare(*(const str *)left, *(const str *)right);
}

static int compare_phrases(const void *left, const void *right)
{
    const phrase *a = left, *b = right;
    for (uint32_t i = 0; i < a->count && i < b->count; i++)
        if (a->symbols[i] != b->symbols[i])
            return a->symbols[i] < b->symbols[i] ? -1 : 1;
    return (a->count > b->count) - (a->count < b->count);
}

/* Exceptions that an affix or an infix cuts through, or that contain a space, as they fall
 * without exceptions. */
static phrases find_phrases(lang_importing *in, const lang_matcher *matcher, const exception *all, uint32_t count)
{
    phrases found = {0};
    lang_splitter splitter = {.matcher = matcher, .arena = in->arena};
    for (uint32_t i = 0; i < count; i++) {
        const str text = all[i].text;
        sayso_span infix;
        if (!lang_find_prefix(matcher, text) && !lang_find_suffix(matcher, text) &&
            !lang_find_infix(matcher, text, 0, &infix) && !memchr(text.at, ' ', text.size))
            continue;
        lang_split(&splitter, text);
        phrase *one = vec_push(in->arena, &found);
        one->count = splitter.pieces.count;
        one->symbols = arena_array(in->arena, one->count, sizeof *one->symbols);
        one->texts = arena_array(in->arena, one->count, sizeof *one->texts);
        size_t at = 0;
        for (uint32_t j = 0; j < one->count; j++) {
            one->texts[j] = str_slice(text, at, at + splitter.pieces.at[j].size);
            at += splitter.pieces.at[j].size;
        }
    }
    return found;
}

/* The distinct texts in `found`, sorted; each phrase's symbols are filled. */
static str *number_symbols(lang_importing *in, phrases *found, uint32_t *count)
{
    VEC(str) symbols = {0};
    for (uint32_t i = 0; i < found->count; i++)
        for (uint32_t j = 0; j < found->at[i].count; j++)
            *vec_push(in->arena, &symbols) = found->at[i].texts[j];
    qsort(symbols.at, symbols.count, sizeof *symbols.at, compare_texts);
    *count = 0;
    for (uint32_t i = 0; i < symbols.count; i++)
        if (*count == 0 || !str_equal(symbols.at[*count - 1], symbols.at[i]))
            symbols.at[(*count)++] = symbols.at[i];
    for (uint32_t i = 0; i < found->count; i++)
        for (uint32_t j = 0; j < found->at[i].count; j++) {
            const str *place = bsearch(&found->at[i].texts[j], symbols.at, *count, sizeof *symbols.at, compare_texts);
            found->at[i].symbols[j] = (uint32_t)(place - symbols.at) + 1;
        }
    return symbols.at;
}

static void add_phrases(lang_importing *in, phrases *found)
{
    uint32_t count;
    const str *symbols = number_symbols(in, found, &count);
    uint32_t *firsts = arena_array(in->arena, (size_t)found->count + 1, sizeof *firsts);
    VEC(uint32_t) words = {0};
    qsort(found->at, found->count, sizeof *found->at, compare_phrases);
    for (uint32_t i = 0; i < found->count; i++) {
        for (uint32_t j = 0; j < found->at[i].count; j++)
            *vec_push(in->arena, &words) = found->at[i].symbols[j];
        firsts[i + 1] = words.count;
    }
    lang_import_texts(in, "tokenise.symbols", symbols, count);
    lang_import_tensor(in, "tokenise.phrases", NN_U32, 1, &(size_t){words.count}, words.at);
    lang_import_tensor(in, "tokenise.phrases.firsts", NN_U32, 1, &(size_t){(size_t)found->count + 1}, firsts);
}

static bool import_phrases(lang_importing *in, const str patterns[LANG_PATTERNS], const exception *all, uint32_t count)
{
    lang_affixes affixes;
    lang_matcher matcher;
    if (!lang_affixes_compile(&affixes, patterns, in->wheel, in->error))
        return false;
    const bool open = lang_matcher_open(&matcher, &affixes);
    if (open) {
        phrases found = find_phrases(in, &matcher, all, count);
        add_phrases(in, &found);
        lang_matcher_close(&matcher);
    }
    lang_affixes_close(&affixes);
    return open || error_set(in->error, SAYSO_E_MEMORY, 0, "%s: out of memory", in->wheel);
}

typedef struct norm {
    uint64_t text, norm; /* string ids */
} norm;

static int compare_norms(const void *left, const void *right)
{
    const norm *a = left, *b = right;
    return (a->text > b->text) - (a->text < b->text);
}

static bool import_norms(lang_importing *in)
{
    const msgpack_object *root = lang_import_unpack(in, LOOKUPS, lang_wheel_file(in, LOOKUPS));
    const msgpack_object *table = lang_import_member(root, "lexeme_norm");
    if (!table || table->type != MSGPACK_OBJECT_MAP)
        return lang_import_fail(in, LOOKUPS, "no table lexeme_norm");
    const uint32_t count = table->via.map.size;
    norm *norms = arena_array(in->arena, (size_t)count + BASE_COUNT, sizeof *norms);
    for (uint32_t i = 0; i < count; i++) {
        const msgpack_object_kv *pair = &table->via.map.ptr[i];
        const str value = lang_import_text(&pair->val);
        if (pair->key.type != MSGPACK_OBJECT_POSITIVE_INTEGER || !value.size)
            return lang_import_fail(in, LOOKUPS, "lexeme_norm has another form");
        norms[i] = (norm){pair->key.via.u64, lang_id(value)};
    }
    for (uint32_t i = 0; i < BASE_COUNT; i++)
        norms[count + i] = (norm){lang_id(str_of(BASE_NORMS[i][0])), lang_id(str_of(BASE_NORMS[i][1]))};
    const size_t total = (size_t)count + BASE_COUNT;
    qsort(norms, total, sizeof *norms, compare_norms);
    lang_import_tensor(in, "lexeme.norms", NN_U64, 2, (size_t[]){total, 2}, norms);
    return true;
}

bool lang_import_tokeniser(lang_importing *in)
{
    const msgpack_object *root = lang_import_unpack(in, TOKENISER, lang_wheel_file(in, TOKENISER));
    str patterns[LANG_PATTERNS];
    if (!root || !import_patterns(in, root, patterns))
        return false;
    uint32_t count = 0;
    const exception *all = sort_exceptions(in, lang_import_member(root, "exceptions"), &count);
    if (!all)
        return lang_import_fail(in, TOKENISER, "the exceptions have another form");
    return import_exceptions(in, all, count) && import_phrases(in, patterns, all, count) && import_norms(in);
}
