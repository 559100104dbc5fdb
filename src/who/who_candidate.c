/* Whom an anaphor (a pronoun, "the spokesman") may mean, and what speaks for and against each.
 *
 * Every mention in a window before it, and a name soon after it, is a candidate unless a hard constraint forbids it:
 * number, a gender that a title or the fact tables tell, the "I" of the words around it, the other argument of its
 * verb, a name after it and below its own verb; for all but "he" and "she" also kind, a part of the mention itself, a
 * name in what its own bearer says. With "he" and "she" these are measured, and so is the gender of a given name: a
 * parse, a name's type and a given name are wrong too often to forbid what all else speaks for. who_salience.c weighs
 * what is measured. */
#include "who/who_work.h"

enum {
    MOST_SENTENCES = 6,
    MOST_BLOCKS = 20,
    MOST_MENTIONED = 5,
    MOST_RIVALS = 8,
    MOST_CONJUNCT = 16,
    MOST_STEPS = 16,
    MOST_VERBS = 3
};

/* ---- constraints --------------------------------------------------------------------------------------------- */

static bool is_subject(const token *t)
{
    return t->dep == DEP_NSUBJ || t->dep == DEP_NSUBJPASS;
}

static bool is_object(const token *t)
{
    return t->dep == DEP_DOBJ || t->dep == DEP_DATIVE;
}

static bool is_possessive(const token *t)
{
    return t->tag == TAG_PRP_POSS || t->tag == TAG_WP_POSS;
}

static bool is_personal(const who_found *f)
{
    return f->pronoun == WHO_HE || f->pronoun == WHO_SHE;
}

/* What a word is to its verb or noun, where two are compared; DEP_ROOT stands for all else. */
static label_dep role_of(const token *t)
{
    if (is_subject(t))
        return DEP_NSUBJ;
    if (is_object(t))
        return DEP_DOBJ;
    if (is_possessive(t) || t->dep == DEP_POSS)
        return DEP_POSS;
    return t->dep == DEP_POBJ ? DEP_POBJ : DEP_ROOT;
}

/* A part of the name that its draft has. */
static bool is_short(const who_found *g, const who_draft *d)
{
    return g->kind == SAYSO_NAME && g->last - g->first < d->last - d->first;
}

/* Gender, number and kind: whether the draft may be what "he" or "she" means, and what they say of it. */
static bool suits_person(const who_found *f, const who_found *g, const who_draft *d, bool person, int16_t *features)
{
    const bool other = d->gender && d->gender != f->gender, full = d->last - d->first > 1;
    const bool is_called = d->begins != SAYSO_NONE && d->thing == SAYSO_NONE && d->type != SAYSO_GROUP;
    features[WHO_UNSURE] = person && d->type != SAYSO_PERSON;
    features[WHO_OTHER_KIND] = !person;
    features[WHO_PLACE] = d->type == SAYSO_PLACE;
    features[WHO_SAME_GENDER] = d->gender == f->gender;
    features[WHO_OTHER_GENDER] = other && !full;
    features[WHO_OTHER_FULL] = other && full && !is_short(g, d);
    features[WHO_OTHER_SHORT] = other && full && is_short(g, d);
    features[WHO_SAME_TOLD] = d->told == f->gender;
    features[WHO_OTHER_TOLD] = d->told && d->told != f->gender;
    return (person || is_called) && (d->guessed || !other);
}

/* Likewise for every anaphor. */
static bool agrees(const who_found *f, const who_found *g, const who_draft *d, int16_t *features)
{
    const bool person = d->type == SAYSO_PERSON || (d->may_be_person && f->kind == SAYSO_PRONOUN) ||
                        (d->type == SAYSO_UNKNOWN && d->begins != SAYSO_NONE);
    const who_gender gender = who_gender_of(d);
    switch (f->pronoun) {
    case WHO_IT:
        features[WHO_UNSURE] = d->type == SAYSO_UNKNOWN || d->type == SAYSO_PLACE;
        features[WHO_PLACE] = d->type == SAYSO_PLACE;
        return d->number != WHO_PLURAL && d->type != SAYSO_PERSON && d->type != SAYSO_GROUP;
    case WHO_THEY:
        features[WHO_ONE_STATE] = d->number != WHO_PLURAL && d->type == SAYSO_STATE;
        features[WHO_ONE_BODY] = d->number != WHO_PLURAL && d->type != SAYSO_STATE && d->type != SAYSO_GROUP;
        return d->type != SAYSO_PERSON || d->number == WHO_PLURAL;
    case WHO_HE:
    case WHO_SHE:
        return d->number != WHO_PLURAL && suits_person(f, g, d, person, features);
    default:
        features[WHO_UNSURE] = d->type != SAYSO_PERSON;
        features[WHO_SAME_GENDER] = f->gender && gender;
        return person && d->number != WHO_PLURAL && !(f->gender && gender && f->gender != gender);
    }
}

/* The verb that a word is an argument of, by itself or by a preposition. */
static uint32_t find_over(const token *tokens, const token *t)
{
    return tokens[t->head].pos == POS_ADP ? tokens[t->head].head : t->head;
}

static bool has_subject(const token *tokens, uint32_t verb)
{
    for (uint32_t i = verb; i-- > tokens[verb].left && verb - i < MOST_CONJUNCT;)
        if (tokens[i].head == verb && is_subject(&tokens[i]))
            return true;
    return false;
}

/* Of verbs that share a subject the one that has it: "Roe rose and told him". */
static uint32_t find_verb(const token *tokens, const token *t)
{
    uint32_t over = find_over(tokens, t);
    for (uint32_t step = 0; step < MOST_VERBS && tokens[over].dep == DEP_CONJ && !has_subject(tokens, over); step++)
        over = tokens[over].head;
    return over;
}

/* "Biden told him": two arguments of one verb are two people, unless one owns the other or the word is a reflexive. */
static bool are_coarguments(const who_work *w, const who_found *f, const who_found *g)
{
    const token *tokens = w->doc->tokens.at, *t = &tokens[f->place], *u = &tokens[g->place];
    const str word = doc_token(w->doc, t);
    if (is_possessive(t) || str_ends(word, STR("self")) || str_ends(word, STR("selves")))
        return false;
    const uint32_t over_t = is_subject(u) ? find_verb(tokens, t) : find_over(tokens, t), over_u = find_over(tokens, u);
    return over_t == over_u && t->dep != DEP_CONJ && u->dep != DEP_CONJ && u->dep != DEP_POSS && over_t != f->place &&
           over_u != g->place;
}

/* Whether `g` stands in the content of a statement whose source `found` is: whom one speaks of by name one is not; but
 * "The guards were late, two of them said". */
static bool is_in_own_content(const who_work *w, uint32_t found, const who_found *g)
{
    const who_found *f = &w->found.at[found];
    if (f->pronoun == WHO_THEY && g->kind == SAYSO_ROLE && g->last <= f->first && !g->quoted)
        return false;
    uint32_t s = w->content_at[g->head];
    for (uint32_t i = 0; i < 8 && s != SAYSO_NONE; i++) {
        if (w->source_of[s] == found)
            return true;
        s = w->doc->statements.at[s].within;
    }
    return false;
}

/* "Her opponent, Kiril Danev": he is not she. */
static bool is_part_of(const who_work *w, const who_found *f, const who_found *g)
{
    const token *noun = &w->doc->tokens.at[g->place];
    return (g->first <= f->head && f->head < g->last) || (noun->left <= f->head && f->head <= g->place);
}

/* How many heads above `f` the verb is whose subject `g` is, in the same sentence; 0: none. */
static int governs(const who_work *w, const who_found *f, const who_found *g)
{
    const token *tokens = w->doc->tokens.at;
    if (!is_subject(&tokens[g->place]) || tokens[g->place].sentence != tokens[f->head].sentence)
        return 0;
    uint32_t at = f->head;
    for (int steps = 1; steps <= MOST_STEPS && at != tokens[at].head; steps++) {
        at = tokens[at].head;
        if (at == tokens[g->place].head)
            return steps;
    }
    return 0;
}

/* What the places of two mentions say against their meaning one; false: it forbids that. */
static bool may_corefer(const who_work *w, uint32_t found, uint32_t other, int16_t *features)
{
    const who_found *f = &w->found.at[found], *g = &w->found.at[other];
    features[WHO_COARGUMENT] = are_coarguments(w, f, g);
    features[WHO_PART] = is_part_of(w, f, g);
    features[WHO_OWN_CONTENT] = is_in_own_content(w, found, g);
    return is_personal(f) || !(features[WHO_COARGUMENT] || features[WHO_PART] || features[WHO_OWN_CONTENT]);
}

/* ---- measures ------------------------------------------------------------------------------------------------ */

uint32_t who_conjoined(const who_work *w, const who_found *f)
{
    const token *tokens = w->doc->tokens.at;
    for (uint32_t i = f->last; i <= tokens[f->head].right && i < f->last + MOST_CONJUNCT; i++) {
        if (tokens[i].dep != DEP_CONJ || tokens[i].head != f->head || w->found_at[i] == SAYSO_NONE)
            continue;
        const who_found *g = &w->found.at[w->found_at[i]];
        const label_tag tag = tokens[g->first].tag;
        /* "the former first lady and senator" is one person */
        const bool another = g->kind != SAYSO_ROLE || g->number == WHO_PLURAL || tag == TAG_DT || tag == TAG_PRP_POSS;
        return another && g->draft != SAYSO_NONE && g->draft != f->draft ? w->found_at[i] : SAYSO_NONE;
    }
    return SAYSO_NONE;
}

static int16_t at_most(uint32_t value, uint32_t most)
{
    return (int16_t)(value < most ? value : most);
}

/* How much later `at` is than `before`; 0 if it is not. */
static uint32_t later(uint32_t at, uint32_t before)
{
    return at > before ? at - before : 0;
}

/* The logarithm to base 2, rounded down; of 0, 0. */
static int16_t log_of(uint32_t value)
{
    int16_t log = 0;
    for (; value > 1; value /= 2)
        log++;
    return log;
}

static void measure_places(who_work *w, const who_found *f, const who_found *g, int16_t *features)
{
    const token *tokens = w->doc->tokens.at, *t = &tokens[f->place], *u = &tokens[g->place];
    const uint32_t first = w->doc->sentences.at[u->sentence].first;
    const int steps = governs(w, f, g);
    features[WHO_ANAPHOR_IS] = is_subject(t);
    features[WHO_ANAPHOR_OWNS] = is_possessive(t);
    features[WHO_SUBJECT] = is_subject(u);
    features[WHO_OBJECT] = is_object(u);
    features[WHO_POSSESSOR] = u->dep == DEP_POSS;
    features[WHO_SAME_ROLE] = role_of(t) != DEP_ROOT && role_of(t) == role_of(u);
    features[WHO_BEGINS] = u->left == first && role_of(u) != DEP_POSS;
    features[WHO_CONJUNCT] = u->dep == DEP_CONJ || who_conjoined(w, g) != SAYSO_NONE;
    features[WHO_BRACKET] = g->first > 0 && tokens[g->first - 1].tag == TAG_LRB;
    features[WHO_LOCATED] = g->kind == SAYSO_NAME && who_is_place(w, g);
    features[WHO_GOVERNOR] = steps > 0;
    features[WHO_STEPS] = (int16_t)steps;
    features[WHO_SENTENCES] = at_most(later(t->sentence, u->sentence), MOST_SENTENCES);
    features[WHO_BLOCKS] = at_most(later(t->block, u->block), MOST_BLOCKS);
    features[WHO_WORDS] = log_of(f->first > g->first ? f->first - g->first : g->first - f->first);
}

static bool is_capitals(str word)
{
    bool all = word.size > 1;
    for (size_t i = 0; i < word.size; i++)
        all &= word.at[i] >= 'A' && word.at[i] <= 'Z';
    return all;
}

static void measure(who_work *w, const who_found *f, const who_found *g, const who_draft *d, int16_t *features)
{
    const block *blocks = w->doc->blocks.at;
    const token *tokens = w->doc->tokens.at;
    features[WHO_PERSONAL] = is_personal(f);
    features[WHO_BY_PRONOUN] = g->kind == SAYSO_PRONOUN;
    features[WHO_BY_NAME] = g->kind == SAYSO_NAME;
    features[WHO_FULL] = g->kind == SAYSO_NAME && g->last - g->first > 1;
    features[WHO_SHORT] = is_short(g, d);
    features[WHO_CAPITALS] = g->kind == SAYSO_NAME && is_capitals(who_token(w, g->head));
    features[WHO_WITH_ARTICLE] = d->with_article;
    features[WHO_IN_PHRASE] = d->in_phrase;
    features[WHO_HOLDER] = d->offices != SAYSO_NONE;
    features[WHO_SPEAKER] = g->statement != SAYSO_NONE;
    features[WHO_BOTH_SPEAKERS] = g->statement != SAYSO_NONE && f->statement != SAYSO_NONE;
    features[WHO_QUOTED] = g->quoted && !f->quoted;
    features[WHO_IN_TITLE] =
        blocks[tokens[g->place].block].kind == BLOCK_TITLE && blocks[tokens[f->place].block].kind != BLOCK_TITLE;
    features[WHO_MENTIONED] = at_most(d->mentions, MOST_MENTIONED);
    features[WHO_NAMED] = at_most(d->named, MOST_MENTIONED);
}

/* ---- candidates ---------------------------------------------------------------------------------------------- */

/* Whether the list has a candidate of this draft. */
static bool has_draft(const who_candidates *list, uint32_t draft)
{
    for (uint32_t i = 0; i < list->count; i++)
        if (list->at[i].draft == draft)
            return true;
    return false;
}

/* How a candidate before the anaphor stands among those that are nearer. */
static void compare(const who_work *w, who_candidates *list)
{
    who_candidate *c = &list->at[list->count];
    const token *tokens = w->doc->tokens.at;
    const bool again = has_draft(list, c->draft);
    c->features[WHO_RIVALS] = at_most(list->entities - again, MOST_RIVALS);
    c->features[WHO_FIRST] = 1;
    if (list->count && tokens[w->found.at[c[-1].found].head].sentence == tokens[w->found.at[c->found].head].sentence)
        c[-1].features[WHO_FIRST] = 0;
    if (!again)
        list->begins[list->entities++] = w->drafts.at[c->draft].begins;
}

/* How many of the entities before the anaphor the text named before each candidate's. */
static void count_earlier(const who_work *w, who_candidates *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        const uint32_t own = w->drafts.at[list->at[i].draft].begins;
        uint32_t earlier = 0;
        for (uint32_t other = 0; other < list->entities; other++)
            earlier += list->begins[other] < own;
        list->at[i].features[WHO_LATER] = at_most(earlier, MOST_RIVALS);
    }
}

static void add(who_work *w, uint32_t found, uint32_t by, uint32_t draft, who_candidates *list)
{
    const who_found *f = &w->found.at[found], *g = &w->found.at[by];
    who_candidate *c = &list->at[list->count];
    *c = (who_candidate){.found = by, .draft = draft};
    if (f->kind == SAYSO_ROLE && who_is_other_officer(w, f, &w->drafts.at[draft]))
        return;
    if (!may_corefer(w, found, by, c->features) || !agrees(f, g, &w->drafts.at[draft], c->features))
        return;
    measure_places(w, f, g, c->features);
    measure(w, f, g, &w->drafts.at[draft], c->features);
    c->features[WHO_DISTANCE] = at_most(later(found, by), WHO_WINDOW);
    c->features[WHO_AHEAD] = by > found;
    if (by < found)
        compare(w, list);
    list->count++;
}

void who_find_candidates(who_work *w, uint32_t found, who_candidates *list)
{
    const who_found f = w->found.at[found];
    const uint32_t speaker = f.quoted ? who_speaker_around(w, f.head) : SAYSO_NONE; /* who calls himself "I" */
    const uint32_t low = found < WHO_WINDOW ? 0 : found - WHO_WINDOW, high = found + WHO_AHEAD_WINDOW;
    uint32_t beside = SAYSO_NONE; /* "Roe told the judge": no other mention of Roe, either */
    list->count = list->entities = 0;
    for (uint32_t i = found; i-- > low;) {
        const who_found g = w->found.at[i];
        if (w->doc->tokens.at[f.head].sentence - w->doc->tokens.at[g.head].sentence > MOST_SENTENCES)
            break;
        if (g.draft == SAYSO_NONE || g.silent)
            continue;
        if (are_coarguments(w, &f, &g))
            beside = g.draft;
        const uint32_t other = f.pronoun == WHO_THEY ? who_conjoined(w, &g) : SAYSO_NONE;
        const uint32_t draft = other != SAYSO_NONE ? who_pair(w, g.draft, w->found.at[other].draft) : g.draft;
        if (draft != speaker && draft != beside)
            add(w, found, i, draft, list);
    }
    for (uint32_t i = found + 1; i < high && i < w->found.count; i++) {
        const who_found g = w->found.at[i];
        if (w->doc->tokens.at[f.head].sentence != w->doc->tokens.at[g.head].sentence)
            break;
        /* "She said that Roe …" is not of Roe */
        if (g.kind == SAYSO_NAME && g.draft != SAYSO_NONE && g.draft != speaker && !g.silent && !governs(w, &g, &f))
            add(w, found, i, g.draft, list);
    }
    count_earlier(w, list);
}
