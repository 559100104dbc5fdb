/* A verb's arguments, and how far its content goes on.
 *
 * Reads the parse and the lexicon. The arguments are the verb's children by their labels, but for a
 * clause that the parse hung on a noun beside the verb. A content ends where its phrase does, or
 * before that where somebody speaks anew inside it: such a verb is noted in speaks_as. */
#include "say/say_clause.h"

static void keep_first(uint32_t *slot, uint32_t word)
{
    if (*slot == SAYSO_NONE)
        *slot = word;
}

static void take_argument(const drafts *s, clause *c, uint32_t k)
{
    const token *t = token_at(s, k);
    switch (t->dep) {
    case DEP_NSUBJ:
    case DEP_NSUBJPASS:
        keep_first(&c->subject, k);
        break;
    case DEP_ADVCL: /* asked if …, which the parse takes for a condition */
        if (c->object == SAYSO_NONE && t->left == c->group.last && say_is(s, t->left, "if"))
            keep_first(&c->clause, k);
        break;
    case DEP_CCOMP:
        keep_first(
            t->tag == TAG_VBG && say_child(s, k, DEP_NSUBJ) == SAYSO_NONE && k > c->verb ? &c->gerund : &c->clause, k);
        break;
    case DEP_XCOMP:
        keep_first(say_has_to(s, k) ? &c->infinitive : t->tag == TAG_VBG ? &c->gerund : &c->complement, k);
        break;
    case DEP_DOBJ:
        keep_first(&c->object, k);
        break;
    case DEP_OPRD:
        keep_first(&c->complement, k);
        break;
    case DEP_PREP:
        if (k > c->verb && say_is(s, k, "as"))
            keep_first(&c->complement, k);
        if (k > c->verb && c->entry && s->outer[k] == s->outer[c->verb] && say_lexicon_leads(c->entry, text_at(s, k)))
            keep_first(&c->leading, k);
        break;
    default:
        break;
    }
}

/* told the hearing that …, saying in a letter that …, told those waiting at the port that …: the
 * parse may hang the clause on the noun, or on the participle beside it. */
static uint32_t stray_clause(const drafts *s, uint32_t noun)
{
    static const label_dep stray[] = {DEP_RELCL, DEP_ACL, DEP_CCOMP};
    const uint32_t beside = noun == SAYSO_NONE ? noun : say_child(s, noun, DEP_ACL);
    for (size_t i = 0; noun != SAYSO_NONE && i < sizeof stray / sizeof *stray; i++) {
        const uint32_t host = stray[i] == DEP_CCOMP ? beside : noun;
        const uint32_t told = host == SAYSO_NONE ? host : say_child(s, host, stray[i]);
        if (told != SAYSO_NONE && say_is(s, token_at(s, told)->left, "that"))
            return told;
    }
    return SAYSO_NONE;
}

/* The clause that a verb of saying governs against the parse. */
static uint32_t far_clause(const drafts *s, const clause *c)
{
    if (!takes(c, CUE_CLAUSE))
        return SAYSO_NONE;
    if (c->object != SAYSO_NONE)
        return takes(c, CUE_TOLD) ? stray_clause(s, c->object) : SAYSO_NONE;
    const uint32_t in = say_child(s, c->verb, DEP_PREP);
    return in == c->group.last ? stray_clause(s, say_child(s, in, DEP_POBJ)) : SAYSO_NONE;
}

clause say_clause(const drafts *s, uint32_t verb, const cue_word *entry)
{
    clause c = {.verb = verb,
                .entry = entry,
                .passive = say_is_passive(s, verb),
                .group = say_verb_group(s, verb),
                .subject = SAYSO_NONE,
                .clause = SAYSO_NONE,
                .object = SAYSO_NONE,
                .infinitive = SAYSO_NONE,
                .gerund = SAYSO_NONE,
                .complement = SAYSO_NONE,
                .leading = SAYSO_NONE};
    for (uint32_t k = s->child[verb]; k != SAYSO_NONE; k = s->sibling[k])
        take_argument(s, &c, k);
    if (c.clause == SAYSO_NONE)
        c.clause = far_clause(s, &c);
    if (entry && !(entry->frames & CUE_CLAUSE) && c.object == SAYSO_NONE && c.clause != SAYSO_NONE && c.clause > verb &&
        say_child(s, c.clause, DEP_MARK) == SAYSO_NONE)
        c.object = c.clause; /* blasted the plan as flawed: an object to us, a clause to the parse */
    return c;
}

/* ---- where a content ends -------------------------------------------------------------------- */

bool say_has_colon(const drafts *s, uint32_t verb)
{
    enum { FAR = 8 };
    const uint32_t last = s->d->sentences.at[token_at(s, verb)->sentence].last;
    for (uint32_t i = verb + 1; i < last && i < verb + FAR && token_at(s, i)->pos != POS_VERB; i++)
        if (say_is(s, i, ":"))
            return true;
    return false;
}

/* “…, adding that …”, “…, and denied …” inside what a verb says: the same speaker goes on,
 * whatever verb the parse hangs it on. */
static bool goes_on(const drafts *s, uint32_t verb, uint32_t k)
{
    const token *t = token_at(s, k);
    const cue_word *entry = verb_at(s, k);
    if (!entry || cue_in_mind(entry->manner) || s->outer[k] != s->outer[verb] || t->left <= verb + 1)
        return false;
    if (t->tag == TAG_VBG)
        return t->dep == DEP_ADVCL && is_comma(s, t->left - 1);
    return t->dep == DEP_CONJ && t->tag == token_at(s, verb)->tag && t->left == k &&
           token_at(s, k - 1)->dep == DEP_CC && is_comma(s, k - 2);
}

/* “…, and on Sunday she wrote: …” inside what a verb says, or “… as union warns of …” in a title:
 * somebody else, whom the parse put below it. Where that begins; SAYSO_NONE if it is nothing of
 * the kind. */
static uint32_t another(const drafts *s, uint32_t verb, uint32_t k)
{
    const token *t = token_at(s, k);
    const cue_word *entry = verb_at(s, k);
    const uint32_t who = entry && s->outer[k] == s->outer[verb] ? say_child(s, k, DEP_NSUBJ) : SAYSO_NONE;
    if (who == SAYSO_NONE || who > k || t->left <= verb + 1)
        return SAYSO_NONE;
    if (say_in_title(s, k))
        return t->dep == DEP_ADVCL && say_is(s, t->left, "as") ? t->left : SAYSO_NONE;
    const uint32_t before = token_at(s, t->left - 1)->dep == DEP_CC ? t->left - 2 : t->left - 1;
    const bool apart = is_comma(s, before) && !say_is(s, t->left, "that");
    return apart && entry->frames & CUE_QUOTE && say_has_colon(s, k) ? t->left : SAYSO_NONE;
}

uint32_t say_content_end(drafts *s, uint32_t verb, uint32_t first)
{
    enum { FAR = 120, MANY = 16 };
    uint32_t end = token_at(s, verb)->right + 1;
    for (uint32_t k = s->sibling[first]; k != SAYSO_NONE; k = s->sibling[k]) {
        const token *t = token_at(s, k);
        if (k < verb || (t->dep != DEP_CONJ && t->dep != DEP_ADVCL && t->dep != DEP_PARATAXIS))
            continue;
        if (t->left < end && verb_at(s, k))
            end = t->left;
    }
    for (uint32_t k = first; k < end && k < first + FAR; k++) {
        const uint32_t other = another(s, verb, k);
        if (goes_on(s, verb, k)) {
            s->speaks_as[k] = verb;
            end = token_at(s, k)->left;
        } else if (other != SAYSO_NONE) {
            end = other;
        }
    }
    for (int step = 0; step < MANY && end > first + 1; step++, end--)
        if (token_at(s, end - 1)->dep != DEP_CC && !is_comma(s, end - 1))
            break;
    return end;
}

uint32_t say_passive_end(drafts *s, uint32_t verb, uint32_t first)
{
    enum { FAR = 60 };
    const sentence *in = &s->d->sentences.at[token_at(s, verb)->sentence];
    const uint32_t end = say_content_end(s, verb, first);
    for (uint32_t k = first; in->first == verb && k < end && k < first + FAR; k++)
        if (is_comma(s, k) && s->outer[k] == s->outer[verb])
            return k;
    return end;
}

uint32_t say_object_end(const drafts *s, uint32_t object, const cue_word *entry)
{
    static const char *const outside[] = {"after",     "at", "before", "by",      "despite", "during",
                                          "following", "in", "on",     "through", "until"};
    uint32_t end = token_at(s, object)->right + 1;
    for (uint32_t k = s->sibling[object]; k != SAYSO_NONE; k = s->sibling[k]) {
        const token *t = token_at(s, k);
        if (t->left < end)
            continue;
        const bool completes =
            t->dep == DEP_OPRD || t->dep == DEP_XCOMP || (t->dep == DEP_ADVCL && say_has_to(s, k)) ||
            (t->dep == DEP_PREP && (say_lexicon_leads(entry, text_at(s, k)) ||
                                    !str_among(text_at(s, k), outside, sizeof outside / sizeof *outside)));
        if (!completes || t->left > end)
            break;
        end = t->right + 1;
    }
    return end;
}

uint32_t say_quotation_near(const drafts *s, uint32_t end)
{
    enum { NEAR = 3 };
    for (uint32_t i = end;
         i < end + NEAR && i < s->d->tokens.count && token_at(s, i)->sentence == token_at(s, end - 1)->sentence; i++)
        if (s->outer[i] != SAYSO_NONE && s->outer[i] != s->outer[end - 1])
            return i + 1;
    return end;
}
