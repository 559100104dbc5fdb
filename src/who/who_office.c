/* Finds the offices that the text gives named persons.
 *
 * Reads found (names) and their drafts; writes offices, and of the persons gender, state and sector. Before the name:
 * "British Foreign Secretary Ann Roe"; after it: "Ivan Orlov, the Kremlin spokesman"; and the other way about: "The
 * spokesman, Ivan Orlov". The tokens of an office are marked as taken: they are no mention of their own. */
#include "who/who_work.h"

enum { MOST_OFFICE = 12 };

/* Whether a token may stand between the beginning of an office and the name it belongs to. A preposition may where a
 * role noun is before it: "Secretary of State", not "asked about President". */
static bool is_inside(const who_work *w, uint32_t i)
{
    const token *t = &w->doc->tokens.at[i];
    who_role role;
    uint32_t first, last;
    switch (t->tag) {
    case TAG_NN:
    case TAG_NNS:
    case TAG_NNP:
    case TAG_NNPS:
    case TAG_JJ:
    case TAG_POS:
    case TAG_HYPH:
    case TAG_AFX:
        return true;
    case TAG_VBN:
        return t->dep == DEP_AMOD;
    case TAG_CC:
        return t->dep == DEP_CC;
    case TAG_IN:
        return t->pos == POS_ADP && i > 0 && who_role_at(w, i - 1, &first, &last, &role) &&
               role.kind == WHO_ROLE_PERSON && !role.plural;
    default:
        return false;
    }
}

static bool is_connector(const token *t)
{
    return t->tag == TAG_IN || t->tag == TAG_CC || t->tag == TAG_POS || t->tag == TAG_HYPH || t->tag == TAG_DT;
}

/* An office in tokens [first, last), whose noun is `head`. */
static void add_office(who_work *w, uint32_t draft, uint32_t first, uint32_t last, const who_role *role, uint32_t head)
{
    who_draft *d = &w->drafts.at[draft];
    if (d->type != SAYSO_PERSON && d->type != SAYSO_UNKNOWN)
        return;
    d->type = SAYSO_PERSON;
    if (role->gender && (!d->gender || d->guessed)) {
        d->gender = role->gender;
        d->guessed = false;
    }
    for (uint32_t i = first; i < last; i++)
        w->holder_at[i] = draft;
    if (role->kind == WHO_ROLE_HONORIFIC)
        return;
    who_role noun = {0};
    who_knowledge_role(w->knowledge, who_lower(w, who_token(w, head)), &noun);
    if (who_is_post(role->class) && who_is_post(noun.class) && !str_equal(role->class, noun.class))
        noun.class = (str){0}; /* "the minister" is the foreign minister, but not the prime minister */
    *vec_push(&w->doc->arena, &w->offices) = (who_office){.first = first,
                                                          .last = last,
                                                          .head = head,
                                                          .class = role->class,
                                                          .noun = noun.class,
                                                          .listed = role->office,
                                                          .next = d->offices};
    d->offices = w->offices.count - 1;
    who_index_add(w, 'o', role->class, draft);
    if (noun.class.size)
        who_index_add(w, 'o', noun.class, draft);
    const uint32_t body = who_body_in(w, first, last);
    const who_thing t = body == SAYSO_NONE ? (who_thing){0} : who_knowledge_thing(w->knowledge, body);
    if (d->body == SAYSO_NONE)
        d->body = body;
    if (d->state == SAYSO_NONE && body != SAYSO_NONE)
        d->state = t.type == SAYSO_STATE ? body : who_knowledge_state(w->knowledge, t.country);
    if (!d->sector.size && role->office)
        d->sector = role->sector.size ? role->sector : t.type == SAYSO_STATE ? STR("GOV") : t.sector;
}

/* The last role noun of one person in [first, last), if nothing but "of …" comes after it ("Secretary of
 * State"); else SAYSO_NONE. */
static uint32_t last_role(const who_work *w, uint32_t first, uint32_t last, who_role *role)
{
    for (uint32_t i = last; i-- > first;) {
        uint32_t from, to;
        if (who_role_at(w, i, &from, &to, role) && from >= first && to <= last && role->kind == WHO_ROLE_PERSON &&
            !role->plural && (to == last || w->doc->tokens.at[to].tag == TAG_IN))
            return i;
    }
    return SAYSO_NONE;
}

/* "Mr." before a name. */
static bool is_honorific(const who_work *w, uint32_t i, who_role *role)
{
    uint32_t first, last;
    return who_role_at(w, i, &first, &last, role) && role->kind == WHO_ROLE_HONORIFIC;
}

/* "British Foreign Secretary" before "Ann Roe". */
static void read_before(who_work *w, const who_found *f)
{
    const token *tokens = w->doc->tokens.at;
    const uint32_t within = tokens[f->first].sentence;
    who_role role;
    uint32_t last = f->first;
    for (; last > 0 && tokens[last - 1].sentence == within && is_honorific(w, last - 1, &role); last--)
        add_office(w, f->draft, last - 1, last, &role, last - 1);
    uint32_t first = last;
    while (first > 0 && last - first < MOST_OFFICE && tokens[first - 1].sentence == within && is_inside(w, first - 1))
        first--;
    while (first < last && is_connector(&tokens[first]))
        first++;
    if (first == last || is_connector(&tokens[last - 1]))
        return;
    const uint32_t head = last_role(w, first, last, &role);
    for (uint32_t i = first; head != SAYSO_NONE && i < head; i++)
        if (tokens[i].tag == TAG_IN) /* "An adviser to President Roe": hers is what stands behind the preposition */
            first = i + 1;
    if (head != SAYSO_NONE)
        add_office(w, f->draft, first, last, &role, head);
}

/* The tokens that an appositive noun phrase takes: up to a comma, a mark or a relative clause. */
static uint32_t phrase_end(const token *tokens, uint32_t head)
{
    uint32_t end = head + 1;
    while (end <= tokens[head].right && end < head + MOST_OFFICE && tokens[end].pos != POS_PUNCT &&
           tokens[end].tag != TAG_WP && tokens[end].tag != TAG_WDT && tokens[end].dep != DEP_RELCL)
        end++;
    return end;
}

static uint32_t phrase_start(const token *tokens, uint32_t head)
{
    uint32_t first = tokens[head].left + MOST_OFFICE < head ? head - MOST_OFFICE : tokens[head].left;
    while (first < head &&
           (tokens[first].tag == TAG_DT || tokens[first].pos == POS_PUNCT || tokens[first].tag == TAG_PRP_POSS))
        first++;
    return first;
}

/* An office in apposition, headed by `head`. */
static void read_beside(who_work *w, const who_found *f, uint32_t head)
{
    const token *tokens = w->doc->tokens.at;
    uint32_t from, to;
    who_role role;
    if (w->holder_at[head] != SAYSO_NONE || tokens[head].name == NAME_PERSON ||
        !who_role_at(w, head, &from, &to, &role) || role.kind != WHO_ROLE_PERSON || role.plural)
        return;
    const uint32_t end = phrase_end(tokens, head);
    add_office(w, f->draft, phrase_start(tokens, head), end > to ? end : to, &role, head);
}

/* What stands between two commas after a name, whatever the parse makes of it: "Margaret, his elder daughter, …". */
static uint32_t find_beside(const who_work *w, const who_found *f)
{
    const token *tokens = w->doc->tokens.at;
    const uint32_t count = w->doc->tokens.count;
    if (f->last >= count || tokens[f->last].tag != TAG_COMMA)
        return SAYSO_NONE;
    const uint32_t first = f->last + 1;
    uint32_t noun = SAYSO_NONE;
    if (first >= count || (tokens[first].tag != TAG_DT && tokens[first].tag != TAG_PRP_POSS))
        return SAYSO_NONE;
    for (uint32_t i = first + 1; i < count && i < first + MOST_OFFICE && tokens[i].sentence == tokens[f->head].sentence;
         i++) {
        who_role role;
        uint32_t from, to;
        if (tokens[i].tag == TAG_COMMA || tokens[i].tag == TAG_STOP)
            return noun;
        if (tokens[i].pos == POS_VERB || tokens[i].pos == POS_AUX)
            return SAYSO_NONE;
        if (noun == SAYSO_NONE && tokens[i].dep != DEP_COMPOUND && who_role_at(w, i, &from, &to, &role))
            noun = i;
    }
    return SAYSO_NONE;
}

static void read_after(who_work *w, const who_found *f)
{
    const token *tokens = w->doc->tokens.at;
    const uint32_t after = find_beside(w, f), before = who_role_beside(w, f);
    who_role role;
    if (f->last < w->doc->tokens.count && is_honorific(w, f->last, &role)) /* "Owen Hale KC" */
        add_office(w, f->draft, f->last, f->last + 1, &role, f->last);
    if (after != SAYSO_NONE)
        read_beside(w, f, after);
    if (before != SAYSO_NONE)
        read_beside(w, f, before);
    for (uint32_t i = f->last; i <= tokens[f->head].right && i < f->last + 2 * MOST_OFFICE; i++)
        if (tokens[i].dep == DEP_APPOS && tokens[i].head >= f->first && tokens[i].head < f->last)
            read_beside(w, f, i);
    if (tokens[f->head].dep != DEP_APPOS)
        return;
    /* "An attorney for Pagliano, Mark MacDougall": the apposition may hang on the last noun of the phrase */
    uint32_t over = tokens[f->head].head;
    for (uint32_t i = 0; i < 4 && over + 2 * MOST_OFFICE > f->head; i++, over = tokens[over].head)
        if (tokens[over].pos == POS_NOUN) {
            read_beside(w, f, over);
            return;
        }
}

void who_find_offices(who_work *w)
{
    for (uint32_t i = 0; i < w->found.count; i++) {
        const who_found f = w->found.at[i];
        if (f.draft == SAYSO_NONE || (w->drafts.at[f.draft].type != SAYSO_PERSON && f.label != NAME_PERSON))
            continue;
        read_before(w, &f);
        read_after(w, &f);
    }
}
