/* Which words the network may not see: the names of persons, peoples, parties and states. Who it is shall
 * not decide what is read.
 *
 * Reads tokens and their entity types. A word is hidden throughout a document or nowhere in it: by
 * what most of its mentions that are names at all name, so that one mention more or less that the
 * language stage took for a name changes little. */
#include "say/say_hide.h"
#include <stdlib.h>

/* A token that may be hidden. */
typedef struct mention {
    str text;
    uint32_t token;
} mention;

typedef VEC(mention) mentions;

static bool may_name(label_pos pos)
{
    return pos == POS_PROPN || pos == POS_ADJ || pos == POS_NOUN;
}

static bool is_side(label_name name)
{
    return name == NAME_PERSON || name == NAME_NORP || name == NAME_GPE;
}

static int by_text(const void *a, const void *b)
{
    const mention *x = a, *y = b;
    const int order = str_compare(x->text, y->text);
    return order ? order : (x->token > y->token) - (x->token < y->token);
}

/* All mentions of one word. */
static void decide(const doc *d, const mention *at, uint32_t count, bool *hidden)
{
    uint32_t sides = 0, others = 0;
    for (uint32_t i = 0; i < count; i++) {
        const label_name name = d->tokens.at[at[i].token].name;
        sides += is_side(name);
        others += !is_side(name) && name != NAME_NONE;
    }
    for (uint32_t i = 0; i < count && sides && sides >= others; i++)
        hidden[at[i].token] = true;
}

const bool *say_hidden(doc *d)
{
    bool *hidden = arena_array(&d->arena, d->tokens.count, sizeof *hidden);
    mentions all = {0};
    for (uint32_t i = 0; i < d->tokens.count; i++) {
        const token *t = &d->tokens.at[i];
        if (t->pos == POS_PROPN || (is_side(t->name) && may_name(t->pos)))
            *vec_push(&d->arena, &all) = (mention){doc_token(d, t), i};
    }
    if (all.count)
        qsort(all.at, all.count, sizeof *all.at, by_text);
    for (uint32_t i = 0, next; i < all.count; i = next) {
        for (next = i + 1; next < all.count && str_equal(all.at[i].text, all.at[next].text);)
            next++;
        decide(d, &all.at[i], next - i, hidden);
    }
    return hidden;
}
