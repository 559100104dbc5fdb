#include "lang/lang_lemma.h"
#include "base/unicode.h"
#include "lang/lang_id.h"

enum { MOST_FORMS = 64 };

/* ---- opening -------------------------------------------------------------------------------------------------- */

/* The longest run of equal numbers. */
static size_t longest_run(const uint64_t *numbers, size_t count)
{
    size_t longest = 0, run = 0;
    for (size_t i = 0; i < count; i++) {
        run = i > 0 && numbers[i] == numbers[i - 1] ? run + 1 : 1;
        longest = run > longest ? run : longest;
    }
    return longest;
}

bool lang_lemmas_open(lang_lemmas *l, const nn_weights *weights, sayso_error *error)
{
    if (!lang_texts_open(&l->rules, weights, "lemma.rules", error) ||
        !lang_texts_open(&l->exceptions, weights, "lemma.exceptions", error))
        return false;
    const size_t rules = l->rules.count / 2;
    l->rule_pos = nn_weights_get(weights, "lemma.rules.pos", NN_U8, 1, &rules, error);
    l->exception_of = nn_weights_get(weights, "lemma.exceptions.of", NN_U64, 1, &l->exceptions.count, error);
    l->index = nn_weights_get(weights, "lemma.index", NN_U64, 1, (size_t[]){0}, error);
    if (!l->rule_pos || !l->exception_of || !l->index)
        return false;
    l->index_count = nn_weights_find(weights, "lemma.index")->shape[0];
    l->tabled = 0;
    bool right = rules + longest_run(l->exception_of, l->exceptions.count) <= MOST_FORMS;
    for (size_t i = 0; right && i < rules; i++) {
        right = l->rule_pos[i] < POS_COUNT;
        l->tabled |= right ? 1u << l->rule_pos[i] : 0;
    }
    return right || nn_weights_refuse(weights, "lemma.rules.pos", error);
}

/* ---- finding -------------------------------------------------------------------------------------------------- */

uint64_t lang_lemma_key(label_pos pos, str form)
{
    return lang_id(form) ^ (uint64_t)pos * 0x9e3779b97f4a7c15;
}

static bool indexed(const lang_lemmas *l, label_pos pos, str form)
{
    const uint64_t key = lang_lemma_key(pos, form);
    const size_t at = lang_id_place(l->index, 1, l->index_count, key);
    return at < l->index_count && l->index[at] == key;
}

/* Whether a feature of `morph` ("Number=Sing|Person=3") begins so. */
static bool has(str morph, str feature)
{
    for (size_t at = 0; at + feature.size <= morph.size; at++) {
        if (memcmp(morph.at + at, feature.at, feature.size) == 0)
            return true;
        const char *bar = memchr(morph.at + at, '|', morph.size - at);
        if (!bar)
            break;
        at = (size_t)(bar - morph.at);
    }
    return false;
}

static bool is_base_form(label_pos pos, str morph)
{
    if (has(morph, STR("VerbForm=Inf")) || has(morph, STR("VerbForm=None")) || has(morph, STR("Degree=Pos")))
        return true;
    if (pos == POS_NOUN)
        return has(morph, STR("Number=Sing"));
    return pos == POS_VERB && has(morph, STR("VerbForm=Fin")) && has(morph, STR("Tense=Pres")) &&
           !has(morph, STR("Number="));
}

typedef struct forms {
    str at[MOST_FORMS];
    size_t count;
} forms;

static void append(forms *f, str form)
{
    f->at[f->count++] = form;
}

static void put_first(forms *f, str form)
{
    memmove(f->at + 1, f->at, f->count * sizeof *f->at);
    f->at[0] = form;
    f->count++;
}

static bool among(const forms *f, str form)
{
    for (size_t i = 0; i < f->count; i++)
        if (str_equal(f->at[i], form))
            return true;
    return false;
}

/* `lower` with its ending `old` replaced by `new`. */
static str replaced(str lower, str old, str new, arena *a)
{
    const size_t stem = lower.size - old.size;
    if (new.size == 0)
        return str_slice(lower, 0, stem);
    char *form = arena_take(a, stem + new.size);
    memcpy(form, lower.at, stem);
    memcpy(form + stem, new.at, new.size);
    return (str){form, stem + new.size};
}

/* Fills the forms that rules make of `lower`: known ones in front, the later rule's first; then
 * those that are no words of letters. All others are `unknown`. */
static void apply_rules(const lang_lemmas *l, str lower, label_pos pos, forms *known, forms *unknown, arena *a)
{
    for (size_t i = 0; i < l->rules.count / 2; i++) {
        const str old = lang_texts_get(&l->rules, 2 * i);
        if (l->rule_pos[i] != pos || !str_ends(lower, old))
            continue;
        const str form = replaced(lower, old, lang_texts_get(&l->rules, 2 * i + 1), a);
        if (form.size == 0)
            continue;
        if (indexed(l, pos, form))
            put_first(known, form);
        else
            append(unicode_all(form, UNICODE_ALPHA) ? unknown : known, form);
    }
}

/* Exceptions come first, the last one foremost, unless a rule found them too. */
static void add_exceptions(const lang_lemmas *l, str lower, label_pos pos, forms *known)
{
    const uint64_t key = lang_lemma_key(pos, lower);
    for (size_t i = lang_id_place(l->exception_of, 1, l->exceptions.count, key);
         i < l->exceptions.count && l->exception_of[i] == key; i++) {
        const str lemma = lang_texts_get(&l->exceptions, i);
        if (!among(known, lemma))
            put_first(known, lemma);
    }
}

str lang_lemma_find(const lang_lemmas *l, str text, const lang_lexeme *lexeme, label_pos pos, str morph, arena *a)
{
    if (pos == POS_PROPN && !(l->tabled >> pos & 1) && !is_base_form(pos, morph))
        return text;
    str lower = text;
    if (!str_equal(lexeme->lower, text))
        lower.at = arena_copy(a, lexeme->lower.at, lower.size = lexeme->lower.size);
    if (pos == POS_NONE || pos == POS_SPACE || !(l->tabled >> pos & 1) || is_base_form(pos, morph))
        return lower;
    forms known, unknown;
    known.count = unknown.count = 0;
    apply_rules(l, lower, pos, &known, &unknown, a);
    add_exceptions(l, lower, pos, &known);
    return known.count ? known.at[0] : unknown.count ? unknown.at[0] : text;
}
