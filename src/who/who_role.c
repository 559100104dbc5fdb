/* Says whom a role phrase means: "the Kremlin spokesman", "the two presidents", "the agency", "a report by the ministry".
 *
 * Reads found, drafts, offices; gives the draft, made anew for whoever the text does not name. A definite phrase is looked for among
 * the holders of the office, then among earlier phrases of the same noun, then among those who were named last. */
#include "who/who_work.h"

enum { WINDOW = 64, SOON = 100 };

typedef enum article { BARE, DEFINITE, INDEFINITE, POSSESSIVE } article;

static const token *token_at(const who_work *w, uint32_t i)
{
    return &w->doc->tokens.at[i];
}

static article read_article(who_work *w, const who_found *f)
{
    static const char *const definite[] = {"both", "that", "the", "these", "this", "those"};
    static const char *const indefinite[] = {"a", "an", "another", "one", "some"};
    const str word = who_lower(w, who_token(w, f->first));
    if (str_among(word, definite, sizeof definite / sizeof *definite))
        return DEFINITE;
    if (str_among(word, indefinite, sizeof indefinite / sizeof *indefinite))
        return INDEFINITE;
    for (uint32_t i = f->first; i < f->head; i++)
        if (token_at(w, i)->tag == TAG_PRP_POSS || token_at(w, i)->tag == TAG_POS)
            return POSSESSIVE;
    return BARE;
}

/* A word that says something of its noun: no article, pronoun, preposition or mark. */
static bool is_telling(const token *t)
{
    return t->pos == POS_NOUN || t->pos == POS_PROPN || t->pos == POS_ADJ || t->pos == POS_VERB;
}

static bool has_word(const who_work *w, str word, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i < last; i++)
        if (str_equal_ascii(who_token(w, i), word))
            return true;
    return false;
}

/* Whether all that the phrase says of its noun is said in tokens [first, last) too, or names the state of the draft. */
static bool fits_words(who_work *w, const who_found *f, uint32_t first, uint32_t last, uint32_t state)
{
    who_role role;
    uint32_t from = f->head, to = f->head + 1;
    who_role_at(w, f->head, &from, &to, &role);
    for (uint32_t i = f->first; i < f->last; i++) {
        if ((i >= from && i < to) || !is_telling(token_at(w, i)) || has_word(w, who_token(w, i), first, last))
            continue;
        const uint32_t other = who_state_in(w, i, i + 1);
        if (other == SAYSO_NONE || other != state)
            return false;
    }
    return true;
}

static bool is_former(const who_work *w, uint32_t first, uint32_t last)
{
    return has_word(w, STR("former"), first, last) || has_word(w, STR("ex"), first, last);
}

/* Whether what an office says of its noun, the phrase says too: "the county's environment officer" before "the officer, Rhona Keir". */
static bool fits_office(who_work *w, const who_found *f, const who_office *o)
{
    who_role role;
    uint32_t from = o->head, to = o->head + 1;
    who_role_at(w, o->head, &from, &to, &role); /* "Sen." need not be said again as "Senator" */
    for (uint32_t i = o->first; i < o->last; i++)
        if ((i < from || i >= to) && is_telling(token_at(w, i)) && !has_word(w, who_token(w, i), f->first, f->last))
            return false;
    return true;
}

static bool holds_office(who_work *w, const who_found *f, const who_draft *d)
{
    uint32_t seen = 0;
    for (uint32_t i = d->offices; i != SAYSO_NONE && seen < WHO_CHAIN; i = w->offices.at[i].next, seen++) {
        const who_office *o = &w->offices.at[i];
        if ((str_equal(o->class, f->role.class) || str_equal(o->noun, f->role.class)) &&
            (fits_words(w, f, o->first, o->last, d->state) || (o->first > f->head && fits_office(w, f, o))) &&
            is_former(w, f->first, f->last) == is_former(w, o->first, o->last))
            return true;
    }
    return false;
}

/* "his lawyer" holds an office in which he is named: "Cheryl Mills, Clinton's lawyer". */
static bool serves(who_work *w, const who_found *f, uint32_t holder)
{
    const token *t = token_at(w, f->first);
    if (t->tag != TAG_PRP_POSS)
        return true;
    const uint32_t at = w->found_at[f->first];
    const uint32_t owner = at == SAYSO_NONE ? SAYSO_NONE : who_salient(w, at);
    if (owner == SAYSO_NONE)
        return false;
    const who_draft *o = &w->drafts.at[owner];
    uint32_t seen = 0;
    for (uint32_t i = w->drafts.at[holder].offices; i != SAYSO_NONE && o->last > o->first && seen < WHO_CHAIN; seen++) {
        if (has_word(w, who_token(w, o->last - 1), w->offices.at[i].first, w->offices.at[i].last))
            return true;
        i = w->offices.at[i].next;
    }
    return false;
}

/* The holder of the office who was mentioned last, of those named before the phrase or
 * soon after it (a lead often keeps the name for later); for a title, of all. */
static uint32_t find_holder(who_work *w, const who_found *f)
{
    uint32_t drafts[WHO_CHAIN], best = SAYSO_NONE;
    const uint32_t count = who_index_find(w, 'o', f->role.class, drafts);
    const bool title = w->doc->blocks.at[token_at(w, f->head)->block].kind == BLOCK_TITLE;
    for (uint32_t i = 0; i < count; i++) {
        const who_draft *d = &w->drafts.at[drafts[i]];
        if ((f->gender && d->gender && f->gender != d->gender) || !holds_office(w, f, d) ||
            (d->begins < f->head && !serves(w, f, drafts[i])) ||
            (d->begins > f->head && !title && (f->quoted || d->begins > f->head + SOON)))
            continue;
        if (best == SAYSO_NONE ||
            (d->seen != SAYSO_NONE && (w->drafts.at[best].seen == SAYSO_NONE || d->seen > w->drafts.at[best].seen)))
            best = drafts[i];
    }
    return best;
}

/* An earlier phrase of the same noun and number that says no less: "a senior diplomat", then "the diplomat". */
static uint32_t find_phrase(who_work *w, const who_found *f)
{
    uint32_t drafts[WHO_CHAIN];
    const uint32_t count = who_index_find(w, f->number == WHO_PLURAL ? 'p' : 'r', f->role.class, drafts);
    for (uint32_t i = 0; i < count; i++)
        if (fits_words(w, f, w->drafts.at[drafts[i]].first, w->drafts.at[drafts[i]].last,
                       w->drafts.at[drafts[i]].state))
            return drafts[i];
    return SAYSO_NONE;
}

/* The person of a state mentioned last: "the U.S. president" where Biden was named without his office. */
static uint32_t find_of_state(who_work *w, uint32_t found, uint32_t state)
{
    const who_found *f = &w->found.at[found];
    uint32_t best = SAYSO_NONE;
    who_post post;
    const bool known = who_phrase_post(w, f, &post);
    for (uint32_t i = found; i-- > 0 && found - i < WINDOW;) {
        const who_found *g = &w->found.at[i];
        if (g->draft == SAYSO_NONE || g->silent)
            continue;
        const uint32_t thing = w->drafts.at[g->draft].thing;
        if (known && thing != SAYSO_NONE && !who_may_hold(w, thing, &post))
            continue;
        const who_draft *d = &w->drafts.at[g->draft];
        if (d->type != SAYSO_PERSON || d->state != state || (f->gender && d->gender && f->gender != d->gender))
            continue;
        if (g->statement != SAYSO_NONE && f->statement != SAYSO_NONE)
            return g->draft;
        if (best == SAYSO_NONE)
            best = g->draft;
    }
    return best;
}

/* Nouns that journalists use for any organisation just named. */
static bool is_any_body(str class)
{
    static const char *const any[] = {"agency",       "association",  "authority",  "bank", "bureau",
                                      "company",      "corporation",  "department", "firm", "group",
                                      "organisation", "organization", "union"};
    return str_among(class, any, sizeof any / sizeof *any);
}

static bool is_state_noun(str class)
{
    return str_equal(class, STR("country")) || str_equal(class, STR("nation"));
}

static sayso_entity_type type_of_body(str class)
{
    return is_state_noun(class) ? SAYSO_STATE : str_equal(class, STR("outlet")) ? SAYSO_OUTLET : SAYSO_ORGANISATION;
}

/* The body mentioned last that is of the noun's kind and, if `by_name`, has the noun in its name: "the committee", "the panel" of a
 * House Oversight Committee. */
static uint32_t find_body(who_work *w, uint32_t found, bool by_name)
{
    const who_found *f = &w->found.at[found];
    const sayso_entity_type type = type_of_body(f->role.class);
    for (uint32_t i = found; i-- > 0 && found - i < WINDOW;) {
        const who_found *g = &w->found.at[i];
        if (g->draft == SAYSO_NONE || g->silent || g->kind == SAYSO_PRONOUN || w->drafts.at[g->draft].type != type)
            continue;
        const who_draft *d = &w->drafts.at[g->draft];
        if (token_at(w, g->head)->head == token_at(w, f->head)->head && !by_name)
            continue; /* "the bureau has fined the bank" */
        if (by_name ? d->last - d->first > 1 &&
                          (has_word(w, who_token(w, f->head), d->first, d->last) ||
                           has_word(w, f->role.class, d->first, d->last)) &&
                          fits_words(w, f, d->first, d->last, d->state)
                    : g->kind == SAYSO_NAME)
            return g->draft;
    }
    return SAYSO_NONE;
}

/* Whether more than an article stands before the noun. */
static bool has_modifier(const who_work *w, const who_found *f)
{
    for (uint32_t i = f->first; i < f->head; i++)
        if (is_telling(token_at(w, i)))
            return true;
    return false;
}

/* Whether the phrase stands in the title or the first paragraph. */
static bool is_in_lead(const who_work *w, const who_found *f)
{
    for (uint32_t b = token_at(w, f->head)->block; b-- > 0;)
        if (w->doc->blocks.at[b].kind == BLOCK_BODY)
            return false;
    return true;
}

/* "A House panel" of the House Oversight Committee. */
static bool is_said_in_name(who_work *w, const who_found *f, const who_draft *d)
{
    return has_word(w, f->role.class, d->first, d->last) && fits_words(w, f, d->first, d->last, d->state);
}

/* The organisation named soon after a lead that keeps its name for later: "The company that runs the ferry said …". */
static uint32_t find_next_body(who_work *w, uint32_t found)
{
    const who_found *f = &w->found.at[found];
    const bool any = is_any_body(f->role.class) && !has_modifier(w, f) && read_article(w, f) == DEFINITE;
    if (!is_in_lead(w, f))
        return SAYSO_NONE;
    for (uint32_t i = found + 1;
         f->statement != SAYSO_NONE && i < w->found.count && w->found.at[i].head <= f->head + SOON; i++) {
        const who_found *g = &w->found.at[i];
        if (token_at(w, g->head)->dep != DEP_COMPOUND && g->kind == SAYSO_NAME && g->draft != SAYSO_NONE &&
            w->drafts.at[g->draft].type == SAYSO_ORGANISATION &&
            (any || is_said_in_name(w, f, &w->drafts.at[g->draft])))
            return g->draft;
    }
    return SAYSO_NONE;
}

/* "Cosmopolitan magazine", "the Harbour Echo radio station": the outlet so called. */
static uint32_t find_called(who_work *w, const who_found *f)
{
    for (uint32_t i = f->first; i < f->head && str_equal(f->role.class, STR("outlet")); i++) {
        const uint32_t at = w->found_at[i];
        if (at == SAYSO_NONE || w->found.at[at].kind != SAYSO_NAME || w->found.at[at].draft == SAYSO_NONE)
            continue;
        who_draft *d = &w->drafts.at[w->found.at[at].draft];
        const uint32_t after = w->found.at[at].last;
        if (d->type == SAYSO_STATE || after > f->head || token_at(w, after)->tag == TAG_POS)
            continue;
        d->type = SAYSO_OUTLET;
        return w->found.at[at].draft;
    }
    return SAYSO_NONE;
}

/* "the two presidents", "the leaders": two persons joined by an "and" before, else the last two. */
static uint32_t find_pair(who_work *w, uint32_t found, bool two)
{
    uint32_t one = SAYSO_NONE;
    for (uint32_t i = found; i-- > 0 && found - i < WINDOW;) {
        const who_found g = w->found.at[i];
        if (g.draft == SAYSO_NONE || g.silent)
            continue;
        if (w->drafts.at[g.draft].one != SAYSO_NONE)
            return g.draft;
        const uint32_t other = who_conjoined(w, &g);
        if (w->drafts.at[g.draft].type != SAYSO_PERSON || w->drafts.at[g.draft].begins == SAYSO_NONE)
            continue;
        if (other != SAYSO_NONE && w->drafts.at[w->found.at[other].draft].type == SAYSO_PERSON)
            return who_pair(w, g.draft, w->found.at[other].draft);
        if (one != SAYSO_NONE && one != g.draft && two)
            return who_pair(w, g.draft, one);
        one = one == SAYSO_NONE ? g.draft : one;
    }
    return SAYSO_NONE;
}

/* "a report obtained by the Herald" is not the Herald's. */
static bool is_only_reader(const who_work *w, uint32_t i)
{
    static const char *const reading[] = {"cite", "obtain", "quote", "read", "receive", "review", "see", "view"};
    for (uint32_t step = 0; step < 4 && token_at(w, i)->head != i; step++) {
        i = token_at(w, i)->head;
        if (str_among(token_at(w, i)->lemma, reading, sizeof reading / sizeof *reading))
            return true;
    }
    return false;
}

/* Who made the letter, poll or report: the first one named in its phrase. */
static uint32_t find_maker(const who_work *w, const who_found *f)
{
    const uint32_t right = token_at(w, f->head)->right + 1, last = right < f->last + WINDOW ? right : f->last;
    for (uint32_t i = f->first; i < last; i++) {
        const uint32_t at = w->found_at[i];
        if (at != SAYSO_NONE && i != f->head && w->found.at[at].draft != SAYSO_NONE &&
            !(i > f->head && is_only_reader(w, i)))
            return w->found.at[at].draft;
    }
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

/* Somebody whom the text does not name: called by the phrase, less its article. */
static uint32_t new_phrase(who_work *w, const who_found *f)
{
    static const char *const dropped[] = {"both",    "either", "her",  "his", "its",   "many",  "most", "my",
                                          "neither", "our",    "that", "the", "their", "these", "this", "those"};
    static const char *const amounts[] = {"couple",   "dozens", "group",  "handful",  "hundreds",
                                          "majority", "number", "scores", "thousands"};
    const uint32_t draft = who_new_draft(w, type_of(f)), state = who_state_in(w, f->first, f->last);
    who_draft *d = &w->drafts.at[draft];
    d->number = f->number;
    d->first = f->first;
    while (d->first < f->head &&
           str_among(who_lower(w, who_token(w, d->first)), dropped, sizeof dropped / sizeof *dropped))
        d->first++;
    d->last = f->last;
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
    /* "his bank" and "bank" name no bank that "the bank" could mean */
    if (f->role.kind != WHO_ROLE_BODY || has_modifier(w, f) || token_at(w, f->first)->tag == TAG_DT)
        who_index_add(w, f->number == WHO_PLURAL ? 'p' : 'r', f->role.class, draft);
    return draft;
}

static bool is_two(who_work *w, const who_found *f)
{
    for (uint32_t i = f->first; i < f->head; i++) {
        const str word = who_lower(w, who_token(w, i));
        if (str_equal(word, STR("two")) || str_equal(word, STR("both")))
            return true;
    }
    return false;
}

/* "two aides" are others than the aides before. */
static bool is_counted(const who_work *w, const who_found *f)
{
    for (uint32_t i = f->first; i < f->head; i++)
        if (token_at(w, i)->pos == POS_NUM)
            return true;
    return false;
}

static uint32_t refer_plural(who_work *w, uint32_t found, article a)
{
    const who_found f = w->found.at[found];
    const uint32_t thing = f.label == NAME_NORP ? who_state_in(w, f.head, f.head + 1) : SAYSO_NONE;
    if (thing != SAYSO_NONE)
        return who_thing_draft(w, thing);
    const bool persons = f.role.kind == WHO_ROLE_PERSON;
    uint32_t draft = SAYSO_NONE;
    if (persons && a == DEFINITE && is_two(w, &f))
        draft = find_pair(w, found, true);
    if (draft == SAYSO_NONE && a != INDEFINITE && !(a == BARE && is_counted(w, &f)))
        draft = find_phrase(w, &f);
    if (draft == SAYSO_NONE && persons && a == DEFINITE && f.last == f.head + 1 && !has_modifier(w, &f))
        draft = find_pair(w, found, false);
    return draft != SAYSO_NONE ? draft : new_phrase(w, &f);
}

/* "The transport minister" is no one whom the text calls the justice minister alone. */
static bool is_other_officer(who_work *w, const who_found *f, const who_draft *d)
{
    uint32_t seen = 0;
    for (uint32_t i = d->offices; i != SAYSO_NONE && seen < WHO_CHAIN; i = w->offices.at[i].next, seen++)
        if (str_equal(w->offices.at[i].class, f->role.class) || str_equal(w->offices.at[i].noun, f->role.class))
            return has_modifier(w, f) && !holds_office(w, f, d);
    return false;
}

static uint32_t refer_person(who_work *w, uint32_t found, article a)
{
    const who_found f = w->found.at[found];
    if (a == INDEFINITE)
        return new_phrase(w, &f);
    uint32_t draft = find_holder(w, &f);
    if (draft == SAYSO_NONE)
        draft = find_phrase(w, &f);
    const uint32_t state = draft == SAYSO_NONE ? who_state_in(w, f.first, f.head) : SAYSO_NONE;
    const uint32_t holder = draft == SAYSO_NONE && a != POSSESSIVE ? who_link_office(w, &f) : SAYSO_NONE;
    if (holder != SAYSO_NONE)
        draft = who_thing_draft(w, holder);
    else if (state != SAYSO_NONE && a == DEFINITE)
        draft = find_of_state(w, found, state);
    else if (draft == SAYSO_NONE && a == DEFINITE && f.party && f.role.kind == WHO_ROLE_PERSON)
        draft = who_salient(w, found);
    if (state == SAYSO_NONE && draft != SAYSO_NONE && is_other_officer(w, &f, &w->drafts.at[draft]))
        draft = SAYSO_NONE;
    return draft != SAYSO_NONE ? draft : new_phrase(w, &f);
}

/* "a company": somebody mentioned in passing. */
static bool is_indefinite(const who_work *w, uint32_t draft)
{
    const who_draft *d = &w->drafts.at[draft];
    return d->begins == SAYSO_NONE && d->last > d->first && token_at(w, d->first)->tag == TAG_DT;
}

/* Of two drafts the one mentioned last. */
static uint32_t later_seen(const who_work *w, uint32_t one, uint32_t other)
{
    if (one == SAYSO_NONE || other == SAYSO_NONE)
        return one == SAYSO_NONE ? other : one;
    return w->drafts.at[one].seen > w->drafts.at[other].seen ? one : other;
}

static uint32_t refer_body(who_work *w, uint32_t found, article a)
{
    const who_found f = w->found.at[found];
    uint32_t draft = find_called(w, &f);
    if (draft != SAYSO_NONE)
        w->found.at[found].silent = true; /* its name is the mention */
    if (draft == SAYSO_NONE && a == DEFINITE)
        draft = find_body(w, found, true);
    if (draft == SAYSO_NONE && a != INDEFINITE)
        draft = find_phrase(w, &f);
    const bool by_kind = is_any_body(f.role.class) || type_of_body(f.role.class) != SAYSO_ORGANISATION;
    if (by_kind && a == DEFINITE && !has_modifier(w, &f) && (draft == SAYSO_NONE || is_indefinite(w, draft)))
        draft = later_seen(w, draft, find_body(w, found, false));
    if (draft == SAYSO_NONE)
        draft = find_next_body(w, found);
    return draft != SAYSO_NONE || is_state_noun(f.role.class) ? draft : new_phrase(w, &f);
}

/* "the article" is the last newspaper's; a report that nobody is said to have made speaks for itself. */
static uint32_t refer_artefact(who_work *w, uint32_t found, article a)
{
    const who_found f = w->found.at[found];
    uint32_t draft = find_maker(w, &f);
    w->found.at[found].silent = true;
    if (draft == SAYSO_NONE && a == DEFINITE && f.party)
        draft = w->outlet;
    return draft != SAYSO_NONE || !f.party ? draft : new_phrase(w, &f);
}

uint32_t who_role_phrase(who_work *w, uint32_t found)
{
    const who_found f = w->found.at[found];
    const article a = read_article(w, &f);
    if (f.role.kind == WHO_ROLE_ARTEFACT)
        return refer_artefact(w, found, a);
    if (f.number == WHO_PLURAL)
        return refer_plural(w, found, a);
    if (f.role.kind == WHO_ROLE_BODY)
        return refer_body(w, found, a);
    return refer_person(w, found, a);
}
