#include "lang/lang_ruler.h"
#include "lang/lang_id.h"

/* ---- opening -------------------------------------------------------------------------------------------------- */

static bool fits_labels(const lang_rule *r)
{
    return r->tag <= TAG_COUNT && r->pos <= POS_COUNT && r->dep <= DEP_COUNT && r->beside <= RULER_PREVIOUS &&
           r->own.blank <= RULER_BLANK && r->other.blank <= RULER_BLANK;
}

/* Whether rule i names only what there is, and stands where it should. */
static bool fits(const lang_ruler *ruler, size_t i)
{
    const lang_rule *r = &ruler->rules[i];
    if (!fits_labels(r) || r->own.word > ruler->word_count || r->other.word > ruler->word_count ||
        r->morph > ruler->texts.count || r->lemma > ruler->texts.count)
        return false;
    if (i > 0 && (r[-1].own.word > r->own.word || (r[-1].own.word == r->own.word && r[-1].number > r->number)))
        return false;
    return r->own.word || i < RULER_MAX_WORDLESS;
}

static void index_rules(lang_ruler *ruler, size_t count)
{
    memset(ruler->wordless, 0, sizeof ruler->wordless);
    size_t i = 0;
    for (; i < count && ruler->rules[i].own.word == 0; i++)
        for (unsigned tag = 0; tag < TAG_COUNT; tag++)
            if (ruler->rules[i].own.tags >> tag & 1)
                ruler->wordless[tag] |= 1ull << i;
    ruler->first[0] = 0;
    for (size_t word = 1; word <= ruler->word_count + 1; word++) {
        while (i < count && ruler->rules[i].own.word < word)
            i++;
        ruler->first[word] = (uint16_t)i;
    }
}

bool lang_ruler_open(lang_ruler *ruler, const nn_weights *weights, sayso_error *error)
{
    const nn_tensor *words = nn_weights_find(weights, "ruler.words"), *rules = nn_weights_find(weights, "ruler.rules");
    if (!lang_texts_open(&ruler->texts, weights, "ruler.texts", error))
        return false;
    ruler->words = nn_weights_get(weights, "ruler.words", NN_U64, 1, (size_t[]){0}, error);
    ruler->rules = nn_weights_get(weights, "ruler.rules", NN_U64, 2, (size_t[]){0, RULER_FIELDS}, error);
    if (!ruler->words || !ruler->rules)
        return false;
    ruler->word_count = words->shape[0];
    const size_t count = rules->shape[0];
    bool right = ruler->word_count <= RULER_MAX_WORDS && count <= UINT16_MAX;
    for (size_t i = 0; right && i < count; i++)
        right = fits(ruler, i);
    if (!right)
        return nn_weights_refuse(weights, "ruler.rules", error);
    index_rules(ruler, count);
    return true;
}

uint16_t lang_ruler_word(const lang_ruler *ruler, uint64_t lower_id)
{
    const size_t at = lang_id_place(ruler->words, 1, ruler->word_count, lower_id);
    return (uint16_t)(at < ruler->word_count && ruler->words[at] == lower_id ? at + 1 : 0);
}

/* ---- applying ------------------------------------------------------------------------------------------------- */

/* A token as it was before any rule. */
typedef struct before {
    label_tag tag;
    label_dep dep;
    bool blank;
    uint16_t word;
} before;

static before look(const token *t, uint16_t word)
{
    return (before){t->tag, t->dep, t->blank, word};
}

static bool meets(const lang_condition *c, before b)
{
    return c->tags >> b.tag & 1 && c->deps >> b.dep & 1 && (c->word == 0 || c->word == b.word) &&
           (c->blank == RULER_ANY_BLANK || b.blank == (c->blank == RULER_BLANK));
}

static void set(const lang_ruler *ruler, const lang_rule *r, token *t)
{
    if (r->tag)
        t->tag = (label_tag)(r->tag - 1);
    if (r->pos)
        t->pos = (label_pos)(r->pos - 1);
    if (r->dep)
        t->dep = (label_dep)(r->dep - 1);
    if (r->morph)
        t->morph = lang_texts_get(&ruler->texts, r->morph - 1);
    if (r->lemma)
        t->lemma = lang_texts_get(&ruler->texts, r->lemma - 1);
}

/* near: the token before, the token itself, the token after; NULL where there is none. */
static void try(const lang_ruler *ruler, const lang_rule *r, const before *const near[3], token *t)
{
    if (!meets(&r->own, *near[1]))
        return;
    const before *beside = r->beside == RULER_NEXT ? near[2] : near[0];
    if (r->beside == RULER_ALONE || (beside && meets(&r->other, *beside)))
        set(ruler, r, t);
}

/* Merges the rules for any word that may fit the tag with those of the word, by number. */
static void apply(const lang_ruler *ruler, const before *const near[3], token *t)
{
    uint64_t wordless = ruler->wordless[near[1]->tag];
    const lang_rule *r = ruler->rules + ruler->first[near[1]->word];
    const lang_rule *end = near[1]->word ? ruler->rules + ruler->first[near[1]->word + 1] : r;
    while (wordless || r < end) {
        const lang_rule *any = wordless ? &ruler->rules[__builtin_ctzll(wordless)] : NULL;
        if (any && (r == end || any->number < r->number)) {
            try(ruler, any, near, t);
            wordless &= wordless - 1;
        } else {
            try(ruler, r++, near, t);
        }
    }
}

void lang_ruler_apply(const lang_ruler *ruler, token *t, const uint16_t *words, uint32_t count)
{
    before last, here, next;
    for (uint32_t i = 0; i < count; i++) {
        here = i > 0 ? next : look(t, words[0]);
        if (i + 1 < count)
            next = look(t + i + 1, words[i + 1]);
        apply(ruler, (const before *const[3]){i > 0 ? &last : NULL, &here, i + 1 < count ? &next : NULL}, t + i);
        last = here;
    }
}
