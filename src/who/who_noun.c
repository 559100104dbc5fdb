/* Finds the mentions that are no names: role phrases ("the Kremlin spokesman", "officials") and pronouns.
 *
 * Reads tokens, statements, names; writes found in the order of the text, found_at, and which mention heads which
 * statement's source. A source that none of these covers is a role phrase too, whatever its noun is. */
#include "who/who_work.h"
#include <stdlib.h>

enum { MOST_PHRASE = 12 };

/* ---- pronouns ------------------------------------------------------------------------------------------------ */

/* "The two met, each saying …" */
static bool is_both(str word)
{
    return str_equal_ascii(word, STR("both")) || str_equal_ascii(word, STR("each"));
}

static who_pronoun pronoun_at(who_work *w, uint32_t token_at)
{
    static const struct {
        const char *form;
        who_pronoun pronoun;
    } forms[] = {{"he", WHO_HE},        {"her", WHO_SHE},       {"hers", WHO_SHE},       {"herself", WHO_SHE},
                 {"him", WHO_HE},       {"himself", WHO_HE},    {"his", WHO_HE},         {"i", WHO_I},
                 {"it", WHO_IT},        {"its", WHO_IT},        {"itself", WHO_IT},      {"me", WHO_I},
                 {"mine", WHO_I},       {"my", WHO_I},          {"myself", WHO_I},       {"our", WHO_WE},
                 {"ours", WHO_WE},      {"ourselves", WHO_WE},  {"she", WHO_SHE},        {"that", WHO_RELATIVE},
                 {"their", WHO_THEY},   {"theirs", WHO_THEY},   {"them", WHO_THEY},      {"themselves", WHO_THEY},
                 {"they", WHO_THEY},    {"us", WHO_WE},         {"we", WHO_WE},          {"which", WHO_RELATIVE},
                 {"who", WHO_RELATIVE}, {"whom", WHO_RELATIVE}, {"whose", WHO_RELATIVE}, {"you", WHO_YOU},
                 {"your", WHO_YOU},     {"yours", WHO_YOU},     {"yourself", WHO_YOU},   {"yourselves", WHO_YOU}};
    const token *t = &w->doc->tokens.at[token_at];
    const token *after = token_at + 1 < w->doc->tokens.count ? t + 1 : t;
    if (t->tag == TAG_DT && after->pos == POS_VERB && is_both(who_token(w, token_at)))
        return WHO_THEY;
    if (t->tag != TAG_PRP && t->tag != TAG_PRP_POSS && t->tag != TAG_WP && t->tag != TAG_WP_POSS && t->tag != TAG_WDT)
        return WHO_NO_PRONOUN;
    if (t->dep == DEP_EXPL)
        return WHO_NO_PRONOUN;
    const str form = who_lower(w, doc_token(w->doc, t));
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (str_equal(form, str_of(forms[i].form)))
            return forms[i].pronoun;
    return WHO_NO_PRONOUN;
}

static who_number number_of(who_pronoun pronoun)
{
    switch (pronoun) {
    case WHO_I:
    case WHO_HE:
    case WHO_SHE:
    case WHO_IT:
        return WHO_SINGULAR;
    case WHO_WE:
    case WHO_THEY:
        return WHO_PLURAL;
    default:
        return WHO_ANY_NUMBER;
    }
}

static void add_pronoun(who_work *w, uint32_t token_at, who_pronoun pronoun)
{
    *vec_push(&w->doc->arena, &w->found) = (who_found){.first = token_at,
                                                       .last = token_at + 1,
                                                       .head = token_at,
                                                       .draft = SAYSO_NONE,
                                                       .statement = SAYSO_NONE,
                                                       .kind = SAYSO_PRONOUN,
                                                       .pronoun = pronoun,
                                                       .number = number_of(pronoun),
                                                       .gender = pronoun == WHO_HE    ? WHO_MALE
                                                                 : pronoun == WHO_SHE ? WHO_FEMALE
                                                                                      : WHO_NO_GENDER,
                                                       .quoted = w->quoted[token_at]};
}

/* ---- role phrases -------------------------------------------------------------------------------------------- */

static uint32_t phrase_start(const token *tokens, uint32_t head)
{
    uint32_t first = tokens[head].left + MOST_PHRASE < head ? head - MOST_PHRASE : tokens[head].left;
    for (uint32_t i = head; i-- > first;) /* what a comma parts off is not before the noun but beside it */
        if (tokens[i].tag == TAG_COMMA || tokens[i].tag == TAG_COLON || tokens[i].blank)
            first = i + 1;
    while (first < head && tokens[first].pos == POS_PUNCT)
        first++;
    return first;
}

/* Where the phrase of `head` ends, from its own noun or the one joined to it on. */
static uint32_t phrase_end(const token *tokens, uint32_t head, uint32_t noun)
{
    uint32_t end = noun + 1;
    while (end <= tokens[head].right && end < noun + MOST_PHRASE &&
           (tokens[end].pos != POS_PUNCT || tokens[end].tag == TAG_HYPH) && tokens[end].tag != TAG_WP &&
           tokens[end].tag != TAG_WDT && tokens[end].dep != DEP_RELCL && tokens[end].dep != DEP_ACL &&
           tokens[end].dep != DEP_APPOS && tokens[end].dep != DEP_CC)
        end++;
    return end;
}

/* A noun for several whom the text does not name. */
static bool is_several(const who_work *w, uint32_t i)
{
    const token *t = &w->doc->tokens.at[i];
    who_role role;
    uint32_t first, last;
    return t->tag == TAG_NNS && t->pos == POS_NOUN &&
           !(who_role_at(w, i, &first, &last, &role) && role.kind == WHO_ROLE_ARTEFACT);
}

/* The noun that an "and" right behind the phrase joins to it, without an article of its own: "retired generals and
 * admirals" are one group; SAYSO_NONE: there is none. */
static uint32_t find_joined(const who_work *w, uint32_t head)
{
    const token *tokens = w->doc->tokens.at;
    const uint32_t end = phrase_end(tokens, head, head);
    if (!is_several(w, head) || end > tokens[head].right || tokens[end].dep != DEP_CC)
        return SAYSO_NONE;
    for (uint32_t i = end + 1; i <= tokens[head].right && i < end + MOST_PHRASE; i++) {
        const label_tag tag = tokens[i].tag;
        if (tokens[i].dep == DEP_CONJ && tokens[i].head == head)
            return is_several(w, i) ? i : SAYSO_NONE;
        if (tag == TAG_DT || tag == TAG_PRP_POSS || tag == TAG_CD || tag == TAG_NNP || tag == TAG_NNPS)
            return SAYSO_NONE;
    }
    return SAYSO_NONE;
}

/* Whether a noun is joined to a phrase before it, whose part it is. */
static bool is_joined(const who_work *w, uint32_t i)
{
    const token *t = &w->doc->tokens.at[i];
    return t->dep == DEP_CONJ && t->head < i && find_joined(w, t->head) == i;
}

static void add_phrase(who_work *w, uint32_t head, const who_role *role)
{
    const uint32_t joined = find_joined(w, head);
    const token *t = &w->doc->tokens.at[head];
    const bool plural = role->plural || t->tag == TAG_NNS || t->tag == TAG_NNPS || role->kind == WHO_ROLE_GROUP;
    *vec_push(&w->doc->arena, &w->found) =
        (who_found){.first = phrase_start(w->doc->tokens.at, head),
                    .last = phrase_end(w->doc->tokens.at, head, joined == SAYSO_NONE ? head : joined),
                    .head = head,
                    .draft = SAYSO_NONE,
                    .statement = SAYSO_NONE,
                    .kind = SAYSO_ROLE,
                    .number = plural ? WHO_PLURAL : WHO_SINGULAR,
                    .gender = role->gender,
                    .role = *role,
                    .quoted = w->quoted[head]};
}

static bool heads_phrase(const token *t)
{
    return (t->pos == POS_NOUN || t->pos == POS_PROPN) && t->dep != DEP_COMPOUND && t->dep != DEP_AMOD &&
           t->dep != DEP_NMOD;
}

/* "the Americans", "Republicans": a people or a party, where the word is a noun of its own. */
static bool is_people(const who_work *w, const who_found *f)
{
    const token *t = &w->doc->tokens.at[f->head];
    return f->kind == SAYSO_NAME && f->draft == SAYSO_NONE && f->label == NAME_NORP && f->last - f->first == 1 &&
           t->tag != TAG_JJ && heads_phrase(t);
}

static bool is_covered(const who_work *w, uint32_t token_at)
{
    return w->holder_at[token_at] != SAYSO_NONE || w->found_at[token_at] != SAYSO_NONE;
}

/* "no patient" */
static bool is_none(const who_work *w, uint32_t i)
{
    for (uint32_t at = phrase_start(w->doc->tokens.at, i); at < i; at++)
        if (w->doc->tokens.at[at].tag == TAG_DT && str_equal_ascii(who_token(w, at), STR("no")))
            return true;
    return false;
}

/* "The two said": a phrase of its own, though no noun. */
static bool is_the_two(const who_work *w, uint32_t i)
{
    const token *t = &w->doc->tokens.at[i];
    return i && t->tag == TAG_CD && t->dep != DEP_NUMMOD && str_equal_ascii(who_token(w, i), STR("two")) &&
           str_equal_ascii(who_token(w, i - 1), STR("the")) && t[-1].head == i;
}

static void take_token(who_work *w, uint32_t i)
{
    static const who_role two = {.kind = WHO_ROLE_PERSON, .plural = true, .class = {"two", 3}};
    const token *t = &w->doc->tokens.at[i];
    const who_pronoun pronoun = pronoun_at(w, i);
    uint32_t first, last;
    who_role role;
    if (pronoun)
        add_pronoun(w, i, pronoun);
    else if (is_the_two(w, i))
        add_phrase(w, i, &two);
    else if (heads_phrase(t) && !is_covered(w, i) && !is_none(w, i) && !is_joined(w, i) &&
             who_role_at(w, i, &first, &last, &role) && role.kind != WHO_ROLE_HONORIFIC)
        add_phrase(w, i, &role);
}

/* ---- sources ------------------------------------------------------------------------------------------------- */

static bool is_nobody(str word)
{
    static const char *const nobody[] = {"everybody", "everyone", "nobody", "none", "one"};
    return str_among(word, nobody, sizeof nobody / sizeof *nobody);
}

/* A noun that no mention covers yet becomes the head of a role phrase. */
static void take_head(who_work *w, uint32_t head)
{
    if (is_covered(w, head) || pronoun_at(w, head) || is_none(w, head) || is_joined(w, head))
        return;
    who_role role = {.kind = WHO_ROLE_KINDS, .class = who_lower(w, who_token(w, head))};
    if (is_nobody(role.class))
        return;
    uint32_t first, last;
    who_role_at(w, head, &first, &last, &role);
    w->found_at[head] = w->found.count;
    add_phrase(w, head, &role);
}

/* What stands for a source, carrier or addressee, and what is joined to it; for "who", what the
 * relative clause stands beside. */
static void take_party(who_work *w, sayso_spans spans)
{
    uint32_t first, last, head = who_span_head(w, spans, &first, &last);
    if (head != SAYSO_NONE && pronoun_at(w, head) == WHO_RELATIVE)
        head = who_antecedent(w, head);
    if (head == SAYSO_NONE)
        return;
    take_head(w, head);
    for (uint32_t i = head + 1; i < last; i++)
        if (w->doc->tokens.at[i].dep == DEP_CONJ && w->doc->tokens.at[i].head == head &&
            heads_phrase(&w->doc->tokens.at[i]))
            take_head(w, i);
}

/* ---- order --------------------------------------------------------------------------------------------------- */

static int compare_found(const void *left, const void *right)
{
    const who_found *a = left, *b = right;
    if (a->first != b->first)
        return (a->first > b->first) - (a->first < b->first);
    return (a->last < b->last) - (a->last > b->last); /* the longer first */
}

/* Marks each token with its mention: a role phrase takes its noun alone, for names stand inside it. */
static void mark_tokens(who_work *w)
{
    for (uint32_t i = 0; i < w->doc->tokens.count; i++)
        w->found_at[i] = SAYSO_NONE;
    for (uint32_t i = 0; i < w->found.count; i++) {
        const who_found *f = &w->found.at[i];
        const uint32_t first = f->kind == SAYSO_ROLE ? f->head : f->first,
                       last = f->kind == SAYSO_ROLE ? f->head + 1 : f->last;
        for (uint32_t t = first; t < last; t++)
            w->found_at[t] = i;
    }
}

/* The mention that heads spans, or NULL. */
static who_found *find_head(who_work *w, sayso_spans spans)
{
    uint32_t first, last;
    const uint32_t head = who_span_head(w, spans, &first, &last);
    if (head == SAYSO_NONE)
        return NULL;
    if (w->found_at[head] != SAYSO_NONE)
        return &w->found.at[w->found_at[head]];
    for (uint32_t i = first; i < last && w->holder_at[head] != SAYSO_NONE; i++)
        if (w->found_at[i] != SAYSO_NONE && w->found.at[w->found_at[i]].draft == w->holder_at[head])
            return &w->found.at[w->found_at[i]];
    return NULL;
}

/* "His lawyer, Mira Stoyan, said", "Owen Hale KC said": the name is the subject, for the noun or the honour is. */
static void mark_places(who_work *w)
{
    const token *tokens = w->doc->tokens.at;
    for (uint32_t i = 0; i < w->found.count; i++) {
        who_found *f = &w->found.at[i];
        const bool honoured = f->draft != SAYSO_NONE && f->last < w->doc->tokens.count &&
                              tokens[f->head].head == f->last && w->holder_at[f->last] == f->draft;
        f->place = honoured ? f->last : f->head;
        for (uint32_t step = 0; step < 3 && tokens[f->place].dep == DEP_APPOS && f->kind == SAYSO_NAME; step++)
            f->place = tokens[f->place].head;
    }
}

static void mark_party(who_work *w, sayso_spans spans)
{
    who_found *f = find_head(w, spans);
    if (f)
        f->party = true;
}

static void mark_sources(who_work *w)
{
    for (uint32_t s = 0; s < w->doc->statements.count; s++) {
        const sayso_statement *st = &w->doc->statements.at[s];
        who_found *source = find_head(w, st->source);
        w->source_of[s] = source ? (uint32_t)(source - w->found.at) : SAYSO_NONE;
        if (source) {
            source->statement = s;
            source->party = true;
        }
        mark_party(w, st->addressee.spans);
        for (size_t i = 0; i < st->via_count; i++)
            mark_party(w, st->via[i].spans);
    }
}

static void take_parties(who_work *w)
{
    const doc *d = w->doc;
    for (uint32_t s = 0; s < d->statements.count; s++) {
        const sayso_statement *st = &d->statements.at[s];
        take_party(w, st->source);
        take_party(w, st->addressee.spans);
        for (size_t i = 0; i < st->via_count; i++)
            take_party(w, st->via[i].spans);
    }
}

/* Capitalised words that turned out to be no names. */
static void drop_strays(who_work *w)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < w->found.count; i++) {
        const who_found f = w->found.at[i];
        const label_tag tag = w->doc->tokens.at[f.head].tag;
        if (f.draft != SAYSO_NONE || f.label != NAME_NONE || tag == TAG_NNP || tag == TAG_NNPS)
            w->found.at[kept++] = f;
    }
    w->found.count = kept;
}

void who_find_nouns(who_work *w)
{
    drop_strays(w);
    for (uint32_t i = 0; i < w->found.count; i++) {
        who_found *f = &w->found.at[i];
        if (!is_people(w, f))
            continue;
        f->kind = SAYSO_ROLE;
        f->number = w->doc->tokens.at[f->head].tag == TAG_NNP ? WHO_SINGULAR : WHO_PLURAL;
        f->first = phrase_start(w->doc->tokens.at, f->head);
        f->last = phrase_end(w->doc->tokens.at, f->head, f->head);
        f->role = (who_role){.kind = WHO_ROLE_PERSON, .class = who_lower(w, who_token(w, f->head))};
    }
    mark_tokens(w);
    for (uint32_t i = 0; i < w->doc->tokens.count; i++)
        take_token(w, i);
    mark_tokens(w);
    take_parties(w);
    if (w->found.count)
        qsort(w->found.at, w->found.count, sizeof *w->found.at, compare_found);
    mark_tokens(w);
    mark_places(w);
    mark_sources(w);
    for (uint32_t i = 0; i < w->drafts.count; i++) { /* who_refer joins them anew, in the order of the text */
        w->drafts.at[i].seen = SAYSO_NONE;
        w->drafts.at[i].named = w->drafts.at[i].mentions;
        w->drafts.at[i].mentions = 0;
    }
    w->outlet = SAYSO_NONE;
}
