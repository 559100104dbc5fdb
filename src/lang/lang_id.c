/* Source: explosion/murmurhash (MurmurHash64A); explosion/spaCy, the list of symbols. */
#include "lang/lang_id.h"

/* The reserved names and their numbers, but for two families: FLAG19 … FLAG63 and DEPRECATED001
 * … DEPRECATED276. Sorted by name. */
static const struct {
    const char *name;
    uint32_t id;
} SYMBOLS[] = {
    {"ADJ", 84},
    {"ADP", 85},
    {"ADV", 86},
    {"AUX", 87},
    {"CARDINAL", 397},
    {"CCONJ", 89},
    {"CLUSTER", 72},
    {"CONJ", 88},
    {"DATE", 391},
    {"DEP", 76},
    {"DET", 90},
    {"ENT_ID", 454},
    {"ENT_IOB", 77},
    {"ENT_KB_ID", 452},
    {"ENT_TYPE", 78},
    {"EOL", 102},
    {"EVENT", 387},
    {"FACILITY", 382},
    {"GPE", 384},
    {"HEAD", 79},
    {"ID", 64},
    {"IDX", 455},
    {"INTJ", 91},
    {"IS_ALPHA", 1},
    {"IS_ASCII", 2},
    {"IS_BRACKET", 14},
    {"IS_CURRENCY", 18},
    {"IS_DIGIT", 3},
    {"IS_LEFT_PUNCT", 16},
    {"IS_LOWER", 4},
    {"IS_OOV_DEPRECATED", 13},
    {"IS_PUNCT", 5},
    {"IS_QUOTE", 15},
    {"IS_RIGHT_PUNCT", 17},
    {"IS_SPACE", 6},
    {"IS_STOP", 12},
    {"IS_TITLE", 7},
    {"IS_UPPER", 8},
    {"LANG", 83},
    {"LANGUAGE", 389},
    {"LAW", 390},
    {"LEMMA", 73},
    {"LENGTH", 71},
    {"LIKE_EMAIL", 11},
    {"LIKE_NUM", 10},
    {"LIKE_URL", 9},
    {"LOC", 385},
    {"LOWER", 66},
    {"MONEY", 394},
    {"MORPH", 453},
    {"NORM", 67},
    {"NORP", 381},
    {"NOUN", 92},
    {"NUM", 93},
    {"ORDINAL", 396},
    {"ORG", 383},
    {"ORTH", 65},
    {"PART", 94},
    {"PERCENT", 393},
    {"PERSON", 380},
    {"POS", 74},
    {"PREFIX", 69},
    {"PROB", 82},
    {"PRODUCT", 386},
    {"PRON", 95},
    {"PROPN", 96},
    {"PUNCT", 97},
    {"QUANTITY", 395},
    {"SCONJ", 98},
    {"SENT_START", 80},
    {"SHAPE", 68},
    {"SPACE", 103},
    {"SPACY", 81},
    {"SUFFIX", 70},
    {"SYM", 99},
    {"TAG", 75},
    {"TIME", 392},
    {"VERB", 100},
    {"WORK_OF_ART", 388},
    {"X", 101},
    {"_", 456},
    {"acl", 451},
    {"acomp", 398},
    {"advcl", 399},
    {"advmod", 400},
    {"agent", 401},
    {"amod", 402},
    {"appos", 403},
    {"attr", 404},
    {"aux", 405},
    {"auxpass", 406},
    {"cc", 407},
    {"ccomp", 408},
    {"complm", 409},
    {"conj", 410},
    {"cop", 411},
    {"csubj", 412},
    {"csubjpass", 413},
    {"dep", 414},
    {"det", 415},
    {"dobj", 416},
    {"expl", 417},
    {"hmod", 418},
    {"hyph", 419},
    {"infmod", 420},
    {"intj", 421},
    {"iobj", 422},
    {"mark", 423},
    {"meta", 424},
    {"neg", 425},
    {"nmod", 426},
    {"nn", 427},
    {"npadvmod", 428},
    {"nsubj", 429},
    {"nsubjpass", 430},
    {"num", 431},
    {"number", 432},
    {"obj", 434},
    {"obl", 435},
    {"oprd", 433},
    {"parataxis", 436},
    {"partmod", 437},
    {"pcomp", 438},
    {"pobj", 439},
    {"poss", 440},
    {"possessive", 441},
    {"preconj", 442},
    {"prep", 443},
    {"prt", 444},
    {"punct", 445},
    {"quantmod", 446},
    {"rcmod", 448},
    {"relcl", 447},
    {"root", 449},
    {"xcomp", 450},
};
enum { SYMBOL_COUNT = sizeof SYMBOLS / sizeof *SYMBOLS, LONGEST_SYMBOL = 17 };

/* The number that `text` spells in `digits` digits after `name`; 0 if it is not of that form. */
static uint32_t family_number(str text, str name, size_t digits)
{
    uint32_t number = 0;
    if (text.size != name.size + digits || !str_starts(text, name))
        return 0;
    for (size_t i = name.size; i < text.size; i++) {
        if (text.at[i] < '0' || text.at[i] > '9')
            return 0;
        number = 10 * number + (uint32_t)(text.at[i] - '0');
    }
    return number;
}

/* 0 if it is not a reserved name. */
static uint32_t symbol_id(str text)
{
    if (text.size > LONGEST_SYMBOL)
        return 0;
    const uint32_t flag = family_number(text, STR("FLAG"), 2), old = family_number(text, STR("DEPRECATED"), 3);
    if (flag >= 19 && flag <= 63)
        return flag;
    if (old >= 1 && old <= 276)
        return 103 + old;
    size_t low = 0, high = SYMBOL_COUNT;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        const int order = str_compare(text, str_of(SYMBOLS[middle].name));
        if (order == 0)
            return SYMBOLS[middle].id;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return 0;
}

static uint64_t load_little(const unsigned char *p, size_t size)
{
    uint64_t value = 0;
    for (size_t i = size; i-- > 0;)
        value = value << 8 | p[i];
    return value;
}

/* MurmurHash64A, by Austin Appleby; seed 1. */
static uint64_t hash(str text)
{
    static const uint64_t m = 0xc6a4a7935bd1e995;
    static const int r = 47;
    const unsigned char *p = (const unsigned char *)text.at;
    uint64_t h = 1 ^ (text.size * m);
    size_t left = text.size;
    for (; left >= 8; left -= 8, p += 8) {
        uint64_t k = load_little(p, 8) * m;
        k ^= k >> r;
        h = (h ^ k * m) * m;
    }
    if (left)
        h = (h ^ load_little(p, left)) * m;
    h ^= h >> r;
    h *= m;
    return h ^ h >> r;
}

uint64_t lang_id(str text)
{
    if (text.size == 0)
        return 0;
    const uint32_t symbol = symbol_id(text);
    return symbol ? symbol : hash(text);
}
