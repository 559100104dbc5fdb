/* What the words of a role phrase say, and the phrases that were there before: "a senior
 * diplomat", then "the diplomat". */
#include "who/who_role.h"

enum { MOST_CLAUSE = 16, MOST_DESCRIBED = 8, WINDOW = 128, SOON = 100 };

who_article who_article_of(who_work *w, const who_found *f)
{
    static const char *const definite[] = {"both", "that", "the", "these", "this", "those"};
    static const char *const indefinite[] = {"a", "an", "another", "one", "some"};
    const str word = who_lower(w, who_token(w, f->first));
    if (str_among(word, definite, sizeof definite / sizeof *definite))
        return WHO_DEFINITE;
    if (str_among(word, indefinite, sizeof indefinite / sizeof *indefinite))
        return WHO_INDEFINITE;
    for (uint32_t i = f->first; i < f->head; i++)
        if (token_at(w, i)->tag == TAG_PRP_POSS || token_at(w, i)->tag == TAG_POS)
            return WHO_POSSESSIVE;
    return WHO_BARE;
}

/* A word that says something of its noun: no article, pronoun, preposition or mark. */
bool who_is_telling(const token *t)
{
    return t->pos == POS_NOUN || t->pos == POS_PROPN || t->pos == POS_ADJ || t->pos == POS_VERB;
}

bool who_has_word(const who_work *w, str word, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i < last; i++)
        if (str_equal_ascii(who_token(w, i), word))
            return true;
    return false;
}

/* Whether all that the phrase says of its noun is said in tokens [first, last) too, or names the state of the draft. */
bool who_fits_words(who_work *w, const who_found *f, uint32_t first, uint32_t last, uint32_t state)
{
    who_role role;
    uint32_t from = f->head, to = f->head + 1;
    who_role_at(w, f->head, &from, &to, &role);
    for (uint32_t i = f->first; i < f->last; i++) {
        if ((i >= from && i < to) || !who_is_telling(token_at(w, i)) || who_has_word(w, who_token(w, i), first, last))
            continue;
        const uint32_t other = who_state_in(w, i, i + 1);
        if (other == SAYSO_NONE || other != state)
            return false;
    }
    return true;
}

/* Whether more than an article stands before the noun. */
bool who_has_modifier(const who_work *w, const who_found *f)
{
    for (uint32_t i = f->first; i < f->head; i++)
        if (who_is_telling(token_at(w, i)))
            return true;
    return false;
}

/* An earlier phrase of the same noun and number that says no less: "a senior diplomat", then "the diplomat". */
uint32_t who_find_phrase(who_work *w, const who_found *f)
{
    uint32_t drafts[WHO_CHAIN];
    const uint32_t count = who_index_find(w, f->number == WHO_PLURAL ? 'p' : 'r', f->role.class, drafts);
    for (uint32_t i = 0; i < count; i++)
        if (who_fits_words(w, f, w->drafts.at[drafts[i]].first, w->drafts.at[drafts[i]].last,
                           w->drafts.at[drafts[i]].state))
            return drafts[i];
    return SAYSO_NONE;
}

static sayso_entity_type type_of(const who_found *f)
{
    switch (f->role.kind) {
    case WHO_ROLE_PERSON:
        return f->number == WHO_PLURAL ? SAYSO_GROUP : SAYSO_PERSON;
    case WHO_ROLE_GROUP:
        return SAYSO_GROUP;
    case WHO_ROLE_BODY:
        return f->number == WHO_PLURAL ? SAYSO_GROUP : SAYSO_ORGANISATION;
    default:
        return f->number == WHO_PLURAL ? SAYSO_GROUP : SAYSO_UNKNOWN;
    }
}

/* Past what says how many or whose, and nothing else: "the", "so many", "a few". */
static uint32_t skip_amount(who_work *w, uint32_t first, uint32_t head)
{
    static const char *const dropped[] = {"both",     "either", "her",     "his",  "its",     "many", "most",
                                          "multiple", "my",     "neither", "our",  "several", "so",   "that",
                                          "the",      "their",  "these",   "this", "those"};
    if (first + 1 < head && str_equal_ascii(who_token(w, first), STR("a")) &&
        str_equal_ascii(who_token(w, first + 1), STR("few")))
        first += 2;
    while (first < head && str_among(who_lower(w, who_token(w, first)), dropped, sizeof dropped / sizeof *dropped))
        first++;
    return first;
}

/* "people", "those", "sources": a noun that says nothing without what comes after it. */
static bool is_bare(who_work *w, const who_found *f)
{
    static const char *const bare[] = {"person", "source", "those"};
    return f->last == f->head + 1 && skip_amount(w, f->first, f->head) == f->head &&
           str_among(f->role.class, bare, sizeof bare / sizeof *bare);
}

/* Where the clause that tells a bare noun from others ends: "people who live there"; a comma before
 * it, and it tells nothing. */
static uint32_t clause_end(const who_work *w, const who_found *f)
{
    const token *t = token_at(w, f->head);
    uint32_t end = f->last;
    while (end <= t->right && end < f->last + MOST_CLAUSE && token_at(w, end)->pos != POS_PUNCT &&
           !token_at(w, end)->blank)
        end++;
    return end <= t->right && token_at(w, end)->pos != POS_PUNCT ? f->last : end;
}

bool who_is_anybody(who_work *w, const who_found *f, who_article a)
{
    return is_bare(w, f) && (a == WHO_BARE || clause_end(w, f) > f->last);
}

/* Somebody whom the text does not name: called by the phrase, less its article. */
uint32_t who_new_phrase(who_work *w, const who_found *f)
{
    static const char *const amounts[] = {"couple",   "dozens",   "group",  "handful", "hundreds",
                                          "majority", "millions", "number", "scores",  "thousands"};
    const uint32_t draft = who_new_draft(w, type_of(f)), state = who_state_in(w, f->first, f->last);
    who_draft *d = &w->drafts.at[draft];
    d->number = f->number;
    d->first = skip_amount(w, f->first, f->head);
    d->last = is_bare(w, f) ? clause_end(w, f) : f->last;
    if (f->head + 2 < f->last && str_equal(who_token(w, f->head + 1), STR("of")) &&
        str_among(who_lower(w, who_token(w, f->head)), amounts, sizeof amounts / sizeof *amounts)) {
        d->first = f->head + 2; /* "a number of members of Congress" are members of Congress */
        d->type = SAYSO_GROUP;
        d->number = WHO_PLURAL;
    }
    while (d->last - 1 > f->head && token_at(w, d->last - 1)->tag == TAG_POS)
        d->last--;
    d->state = state;
    d->sector = f->role.sector;
    d->gender = f->gender;
    bool joined = false; /* "pilots and captains" are none of the pilots */
    for (uint32_t i = f->head + 1; i < f->last; i++)
        joined |= token_at(w, i)->dep == DEP_CC && token_at(w, i)->head == f->head;
    /* "his bank" and "bank" name no bank that "the bank" could mean */
    if (joined)
        return draft;
    if (f->role.kind != WHO_ROLE_BODY || who_has_modifier(w, f) || token_at(w, f->first)->tag == TAG_DT)
        who_index_add(w, f->number == WHO_PLURAL ? 'p' : 'r', f->role.class, draft);
    return draft;
}

/* ---- descriptions ---------------------------------------------------------------------------------------------- */

/* Whether the phrase's noun, or its plural, stands among the tokens, and all that it says of it. */
static bool is_said(who_work *w, const who_found *f, uint32_t first, uint32_t last)
{
    const str noun = who_token(w, f->head);
    if (first <= f->head && f->head < last)
        return false; /* its own words */
    for (uint32_t i = first; i < last; i++) {
        const str word = who_token(w, i), one = str_slice(word, 0, word.size - str_ends(word, STR("s")));
        if (str_equal_ascii(word, noun) || str_equal_ascii(one, noun))
            return who_fits_words(w, f, first, last, SAYSO_NONE);
    }
    return false;
}

static bool is_nominal(const token *t)
{
    return t->pos == POS_DET || t->pos == POS_ADJ || t->pos == POS_NOUN || t->pos == POS_PROPN || t->pos == POS_ADP ||
           t->pos == POS_NUM;
}

/* Whether the words before a name, or between commas behind it, are those of the phrase: "the paramilitary Harbour
 * Forces", "Memoria, a rights group,". */
static bool is_described(who_work *w, const who_found *f, const who_found *g)
{
    const token *tokens = w->doc->tokens.at;
    uint32_t first = g->first, last = g->last + 1;
    while (first > 0 && g->first - first < MOST_DESCRIBED && tokens[first - 1].sentence == tokens[g->first].sentence &&
           who_is_telling(&tokens[first - 1]) && tokens[first - 1].pos != POS_VERB)
        first--;
    if (first < g->first && is_said(w, f, first, g->last))
        return true;
    if (last >= w->doc->tokens.count || tokens[g->last].tag != TAG_COMMA)
        return false;
    while (last < w->doc->tokens.count && last - g->last <= MOST_DESCRIBED && is_nominal(&tokens[last]))
        last++;
    return last < w->doc->tokens.count && tokens[last].pos == POS_PUNCT && is_said(w, f, g->last + 1, last);
}

static bool may_be_described(const who_work *w, const who_found *f, const who_found *g)
{
    if (g->kind != SAYSO_NAME || g->draft == SAYSO_NONE)
        return false;
    const sayso_entity_type type = w->drafts.at[g->draft].type;
    return type != SAYSO_STATE && type != SAYSO_PLACE && (type != SAYSO_PERSON || f->role.kind != WHO_ROLE_BODY);
}

uint32_t who_find_described(who_work *w, uint32_t found)
{
    const who_found f = w->found.at[found];
    const uint32_t before = found > WINDOW ? found - WINDOW : 0;
    for (uint32_t i = found; i-- > before;)
        if (may_be_described(w, &f, &w->found.at[i]) && is_described(w, &f, &w->found.at[i]))
            return w->found.at[i].draft;
    for (uint32_t i = found + 1;
         who_is_in_lead(w, f.head) && i < w->found.count && w->found.at[i].head <= f.head + SOON; i++)
        if (may_be_described(w, &f, &w->found.at[i]) && is_described(w, &f, &w->found.at[i]))
            return w->found.at[i].draft;
    return SAYSO_NONE;
}
