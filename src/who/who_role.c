/* Says whom a role phrase means: "the Kremlin spokesman", "the two presidents", "the agency", "a
 * report by the ministry".
 *
 * Reads found, drafts, offices; gives the draft, made anew for whoever the text does not name. A definite
 * phrase is looked for among the holders of the office, then among earlier phrases of the same noun, then among
 * those who were named last. */
#include "who/who_role.h"

enum { WINDOW = 64, SAID = 512, SOON = 100 };

static bool is_former(const who_work *w, uint32_t first, uint32_t last)
{
    return who_has_word(w, STR("former"), first, last) || who_has_word(w, STR("ex"), first, last);
}

/* Whether what an office says of its noun, the phrase says too: "the county's environment officer" before
 * "the officer, Rhona Keir". */
static bool fits_office(who_work *w, const who_found *f, const who_office *o)
{
    who_role role;
    uint32_t from = o->head, to = o->head + 1;
    who_role_at(w, o->head, &from, &to, &role); /* "Sen." need not be said again as "Senator" */
    for (uint32_t i = o->first; i < o->last; i++)
        if ((i < from || i >= to) && who_is_telling(token_at(w, i)) &&
            !who_has_word(w, who_token(w, i), f->first, f->last))
            return false;
    return true;
}

static bool holds_office(who_work *w, const who_found *f, const who_draft *d)
{
    uint32_t seen = 0;
    for (uint32_t i = d->offices; i != SAYSO_NONE && seen < WHO_CHAIN; i = w->offices.at[i].next, seen++) {
        const who_office *o = &w->offices.at[i];
        if ((str_equal(o->class, f->role.class) || str_equal(o->noun, f->role.class)) &&
            (who_fits_words(w, f, o->first, o->last, d->state) || (o->first > f->head && fits_office(w, f, o))) &&
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
        if (who_has_word(w, who_token(w, o->last - 1), w->offices.at[i].first, w->offices.at[i].last))
            return true;
        i = w->offices.at[i].next;
    }
    return false;
}

/* "his lawyer" before "An attorney for Pagliano, Mark MacDougall", however far. */
static bool is_servant(who_work *w, const who_found *f, uint32_t holder)
{
    return token_at(w, f->first)->tag == TAG_PRP_POSS && serves(w, f, holder);
}

/* Of two, the one whom the text named last; for a title the one whom it named first. */
static bool is_nearer(const who_work *w, uint32_t draft, uint32_t best, bool title)
{
    const who_draft *d = &w->drafts.at[draft], *b = best == SAYSO_NONE ? NULL : &w->drafts.at[best];
    if (!b || title)
        return !b || d->begins < b->begins;
    return d->seen != SAYSO_NONE && (b->seen == SAYSO_NONE || d->seen > b->seen);
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
        if ((f->gender && who_gender_of(d) && f->gender != who_gender_of(d)) || !holds_office(w, f, d) ||
            (d->begins < f->head && !serves(w, f, drafts[i])) ||
            (d->begins > f->head && !title && (f->quoted || d->begins > f->head + SOON) &&
             !is_servant(w, f, drafts[i])))
            continue;
        if (is_nearer(w, drafts[i], best, title))
            best = drafts[i];
    }
    return best;
}

/* "The FIFA chief" of its president. */
static uint32_t find_leader(who_work *w, const who_found *f)
{
    static const char *const any[] = {"boss", "chief", "head", "leader"};
    static const char *const led[] = {"chair", "chief executive", "director",         "director general", "governor",
                                      "head",  "president",       "secretary general"};
    const bool title = w->doc->blocks.at[token_at(w, f->head)->block].kind == BLOCK_TITLE;
    if (!str_among(f->role.class, any, sizeof any / sizeof *any) || !who_has_modifier(w, f))
        return SAYSO_NONE;
    who_found leader = *f;
    for (size_t i = 0; i < sizeof led / sizeof *led; i++) {
        leader.role.class = str_of(led[i]);
        const uint32_t holder = find_holder(w, &leader);
        if (holder != SAYSO_NONE && (title || w->drafts.at[holder].begins < f->head + SOON))
            return holder;
    }
    return SAYSO_NONE;
}

/* The person of a state mentioned last: "the U.S. president" where Biden was named without his office. */
static uint32_t find_of_state(who_work *w, uint32_t found, uint32_t state)
{
    const who_found *f = &w->found.at[found];
    uint32_t best = SAYSO_NONE;
    for (uint32_t i = found; i-- > 0 && found - i < WINDOW;) {
        const who_found *g = &w->found.at[i];
        if (g->draft == SAYSO_NONE || g->silent)
            continue;
        const who_draft *d = &w->drafts.at[g->draft];
        if (d->type != SAYSO_PERSON || d->state != state ||
            (f->gender && who_gender_of(d) && f->gender != who_gender_of(d)) ||
            (d->thing != SAYSO_NONE && !who_may_hold(w, f, d->thing)))
            continue;
        if (g->statement != SAYSO_NONE && f->statement != SAYSO_NONE)
            return g->draft;
        if (best == SAYSO_NONE)
            best = g->draft;
    }
    return best;
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

static bool is_two(who_work *w, const who_found *f)
{
    for (uint32_t i = f->first; i <= f->head; i++) {
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

/* "The Roe team" is the Roe campaign. */
static uint32_t find_campaign(who_work *w, const who_found *f)
{
    uint32_t drafts[WHO_CHAIN];
    const bool team = str_equal(f->role.class, STR("team")) && who_has_modifier(w, f);
    const uint32_t count = team ? who_index_find(w, 'r', STR("campaign"), drafts) : 0;
    for (uint32_t i = 0; i < count; i++)
        if (who_fits_words(w, f, w->drafts.at[drafts[i]].first, w->drafts.at[drafts[i]].last, SAYSO_NONE))
            return drafts[i];
    return SAYSO_NONE;
}

/* A lead's bare "experts", when the text soon says which: "labour experts". */
static uint32_t find_lead(who_work *w, const who_found *f)
{
    uint32_t drafts[WHO_CHAIN];
    const uint32_t count = f->quoted ? 0 : who_index_find(w, 'p', f->role.class, drafts);
    for (uint32_t i = 0; i < count; i++) {
        who_draft *d = &w->drafts.at[drafts[i]];
        if (d->last - d->first != 1 || d->first + SOON < f->head ||
            token_at(w, d->first)->block + 1 != token_at(w, f->head)->block || !who_is_in_lead(w, d->first))
            continue;
        d->first = f->first;
        d->last = f->last;
        return drafts[i];
    }
    return SAYSO_NONE;
}

static uint32_t refer_plural(who_work *w, uint32_t found, who_article a)
{
    const who_found f = w->found.at[found];
    const uint32_t thing = f.label == NAME_NORP ? who_state_in(w, f.head, f.head + 1) : SAYSO_NONE;
    if (thing != SAYSO_NONE)
        return who_thing_draft(w, thing);
    if (who_is_anybody(w, &f, a))
        return who_new_phrase(w, &f);
    const bool persons = f.role.kind == WHO_ROLE_PERSON;
    uint32_t draft = SAYSO_NONE;
    if (persons && a == WHO_DEFINITE && is_two(w, &f))
        draft = find_pair(w, found, true);
    if (draft == SAYSO_NONE && a != WHO_INDEFINITE && !(a == WHO_BARE && is_counted(w, &f)))
        draft = who_find_phrase(w, &f);
    if (draft == SAYSO_NONE && a == WHO_DEFINITE)
        draft = find_campaign(w, &f);
    if (draft == SAYSO_NONE && persons && a == WHO_BARE && who_has_modifier(w, &f) && !is_counted(w, &f))
        draft = find_lead(w, &f);
    if (draft == SAYSO_NONE && persons && a == WHO_DEFINITE && f.last == f.head + 1 && !who_has_modifier(w, &f))
        draft = find_pair(w, found, false);
    return draft != SAYSO_NONE ? draft : who_new_phrase(w, &f);
}

/* A post of which a person has one: whoever is president is no minister. "Leader", "official", "lawyer" say less. */
bool who_is_post(str class)
{
    static const char *const posts[] = {
        "adviser",       "ambassador",   "archbishop",        "bishop",         "cardinal",
        "chair",         "chancellor",   "chief of staff",    "commissioner",   "congressman",
        "congresswoman", "coroner",      "councillor",        "envoy",          "governor",
        "judge",         "king",         "magistrate",        "mayor",          "minister",
        "mufti",         "pope",         "president",         "prime minister", "prosecutor",
        "queen",         "secretary",    "secretary general", "senator",        "sheriff",
        "speaker",       "spokesperson", "vice president"};
    return str_among(class, posts, sizeof posts / sizeof *posts);
}

/* "An official", then "the mayor": of whoever the text does not name, the noun of the phrase is all that is known. */
static bool is_other_phrase(const who_work *w, const who_found *f, const who_draft *d)
{
    who_role role;
    uint32_t from, to;
    for (uint32_t i = d->first; d->begins == SAYSO_NONE && i < d->last; i++) {
        const uint32_t over = token_at(w, i)->head;
        if ((over < d->first || over >= d->last) && who_role_at(w, i, &from, &to, &role))
            return !str_equal(role.class, f->role.class);
    }
    return false;
}

/* "The transport minister" is no one whom the text calls the justice minister alone, nor is "the minister" the
 * mayor. */
bool who_is_other_officer(who_work *w, const who_found *f, const who_draft *d)
{
    const bool post = who_is_post(f->role.class);
    bool other = post && is_other_phrase(w, f, d);
    uint32_t seen = 0;
    for (uint32_t i = d->offices; i != SAYSO_NONE && seen < WHO_CHAIN; i = w->offices.at[i].next, seen++) {
        const who_office *o = &w->offices.at[i];
        if (str_equal(o->class, f->role.class) || str_equal(o->noun, f->role.class))
            return who_has_modifier(w, f) && !holds_office(w, f, d);
        other |= post && (who_is_post(o->class) || who_is_post(o->noun));
    }
    return other;
}

/* The person whom a lawyer's office names: "An attorney for Pagliano". */
static uint32_t find_served(const who_work *w, uint32_t lawyer)
{
    uint32_t seen = 0;
    for (uint32_t o = w->drafts.at[lawyer].offices; o != SAYSO_NONE && seen < WHO_CHAIN;
         o = w->offices.at[o].next, seen++)
        for (uint32_t i = w->offices.at[o].first; i < w->offices.at[o].last; i++) {
            const uint32_t draft = w->found_at[i] == SAYSO_NONE ? SAYSO_NONE : w->found.at[w->found_at[i]].draft;
            if (draft != SAYSO_NONE && draft != lawyer && w->drafts.at[draft].type == SAYSO_PERSON)
                return draft;
        }
    return SAYSO_NONE;
}

/* "his client": of the lawyer mentioned last, whoever "his" might mean else. */
static uint32_t find_client(who_work *w, const who_found *f)
{
    uint32_t lawyers[WHO_CHAIN], best = SAYSO_NONE;
    if (!str_equal(f->role.class, STR("client")) || token_at(w, f->first)->tag != TAG_PRP_POSS)
        return SAYSO_NONE;
    const uint32_t count = who_index_find(w, 'o', STR("lawyer"), lawyers);
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t seen = w->drafts.at[lawyers[i]].seen;
        if (seen != SAYSO_NONE && (best == SAYSO_NONE || seen > w->drafts.at[best].seen))
            best = lawyers[i];
    }
    return best == SAYSO_NONE ? SAYSO_NONE : find_served(w, best);
}

/* Whom the last phrase of the same noun meant that said no less: "the Republican presidential nominee", then
 * "the Republican nominee". */
static uint32_t find_said(who_work *w, uint32_t found)
{
    const who_found f = w->found.at[found];
    for (uint32_t i = found; i-- > 0 && found - i < SAID;) {
        const who_found *g = &w->found.at[i];
        if (g->kind == SAYSO_ROLE && g->number == f.number && !g->silent && g->draft != SAYSO_NONE &&
            str_equal(g->role.class, f.role.class) && who_fits_words(w, &f, g->first, g->last, SAYSO_NONE))
            return g->draft;
    }
    return SAYSO_NONE;
}

/* "Two officials …", "one of them …", then "the official": nobody else is. */
static bool is_one_of_several(who_work *w, const who_found *f)
{
    uint32_t drafts[WHO_CHAIN];
    return !who_has_modifier(w, f) && who_index_find(w, 'p', f->role.class, drafts) > 0;
}

static uint32_t refer_person(who_work *w, uint32_t found, who_article a)
{
    const who_found f = w->found.at[found];
    if (a == WHO_INDEFINITE)
        return who_new_phrase(w, &f);
    const uint32_t client = find_client(w, &f);
    if (client != SAYSO_NONE)
        return client;
    uint32_t draft = find_holder(w, &f);
    if (draft == SAYSO_NONE)
        draft = find_leader(w, &f);
    if (draft == SAYSO_NONE)
        draft = who_find_phrase(w, &f);
    if (draft == SAYSO_NONE && a == WHO_DEFINITE)
        draft = who_find_described(w, found);
    const uint32_t state = draft == SAYSO_NONE ? who_state_in(w, f.first, f.head) : SAYSO_NONE;
    const uint32_t holder = draft == SAYSO_NONE && a != WHO_POSSESSIVE ? who_link_office(w, &f) : SAYSO_NONE;
    if (holder != SAYSO_NONE)
        draft = who_thing_draft(w, holder);
    else if (state != SAYSO_NONE && a == WHO_DEFINITE)
        draft = find_of_state(w, found, state);
    else if (draft == SAYSO_NONE && a == WHO_DEFINITE)
        draft = find_said(w, found);
    if (draft == SAYSO_NONE && state == SAYSO_NONE && a == WHO_DEFINITE && f.party && f.role.kind == WHO_ROLE_PERSON &&
        !is_one_of_several(w, &f))
        draft = who_salient(w, found);
    if (state == SAYSO_NONE && draft != SAYSO_NONE && who_is_other_officer(w, &f, &w->drafts.at[draft]))
        draft = SAYSO_NONE;
    return draft != SAYSO_NONE ? draft : who_new_phrase(w, &f);
}

/* The body that the phrase stands beside, between commas: "Evergreen Holdings, a property developer,". */
static uint32_t find_told_of(const who_work *w, const who_found *f)
{
    const uint32_t at =
        f->first < 2 || token_at(w, f->first - 1)->tag != TAG_COMMA ? SAYSO_NONE : w->found_at[f->first - 2];
    if (at == SAYSO_NONE || token_at(w, f->head)->dep != DEP_APPOS || w->found.at[at].kind != SAYSO_NAME ||
        w->found.at[at].draft == SAYSO_NONE || token_at(w, f->head)->head != w->found.at[at].head)
        return SAYSO_NONE;
    const sayso_entity_type type = w->drafts.at[w->found.at[at].draft].type;
    return type == SAYSO_ORGANISATION || type == SAYSO_OUTLET ? w->found.at[at].draft : SAYSO_NONE;
}

uint32_t who_role_phrase(who_work *w, uint32_t found)
{
    const who_found f = w->found.at[found];
    const who_article a = who_article_of(w, &f);
    const uint32_t told_of = find_told_of(w, &f);
    if (told_of != SAYSO_NONE) {
        w->found.at[found].silent = true; /* says what its name is */
        return told_of;
    }
    if (f.role.kind == WHO_ROLE_ARTEFACT)
        return who_refer_artefact(w, found, a);
    if (f.number == WHO_PLURAL)
        return refer_plural(w, found, a);
    if (f.role.kind == WHO_ROLE_BODY)
        return who_refer_body(w, found, a);
    return refer_person(w, found, a);
}
