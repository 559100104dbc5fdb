/* Says which body a role phrase means ("the agency", "the panel"), and who made what speaks for its maker ("a
 * report by the ministry").
 *
 * Reads found, drafts; gives the draft, made anew for a body that the text does not name. */
#include "who/who_role.h"

enum { WINDOW = 64, BY_NAME = 512, SOON = 100, MOST_CLAUSE = 8 };

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

/* "Harbour Investigations, a division of the Coast Office": the office is told of in passing. */
static bool is_in_passing(const who_work *w, const who_found *g)
{
    const uint32_t over = token_at(w, g->head)->head;
    return token_at(w, g->head)->dep == DEP_POBJ && token_at(w, over)->dep == DEP_PREP &&
           token_at(w, token_at(w, over)->head)->dep == DEP_APPOS;
}

/* The body mentioned last that is of the noun's kind and, if `by_name`, has the noun in its name: "the committee", "the
 * panel" of a House Oversight Committee. */
static uint32_t find_body(who_work *w, uint32_t found, bool by_name)
{
    const who_found *f = &w->found.at[found];
    const sayso_entity_type type = type_of_body(f->role.class);
    const uint32_t speaker = by_name ? SAYSO_NONE : who_speaker_around(w, f->head);
    for (uint32_t i = found; i-- > 0 && found - i < (by_name ? BY_NAME : WINDOW);) {
        const who_found *g = &w->found.at[i];
        if (g->draft == SAYSO_NONE || g->silent || g->kind == SAYSO_PRONOUN || w->drafts.at[g->draft].type != type)
            continue;
        const who_draft *d = &w->drafts.at[g->draft];
        if (token_at(w, g->head)->head == token_at(w, f->head)->head && !by_name)
            continue; /* "the bureau has fined the bank" */
        if (!by_name && (is_in_passing(w, g) || g->draft == speaker))
            continue;
        if (by_name ? d->last - d->first > 1 &&
                          (who_has_word(w, who_token(w, f->head), d->first, d->last) ||
                           who_has_word(w, f->role.class, d->first, d->last)) &&
                          who_fits_words(w, f, d->first, d->last, d->state)
                    : g->kind == SAYSO_NAME)
            return g->draft;
    }
    return SAYSO_NONE;
}

bool who_is_in_lead(const who_work *w, uint32_t i)
{
    for (uint32_t b = token_at(w, i)->block; b-- > 0;)
        if (w->doc->blocks.at[b].kind == BLOCK_BODY)
            return false;
    return true;
}

/* "A House panel" of the House Oversight Committee. */
static bool is_said_in_name(who_work *w, const who_found *f, const who_draft *d)
{
    return who_has_word(w, f->role.class, d->first, d->last) && who_fits_words(w, f, d->first, d->last, d->state);
}

/* The organisation named soon after a lead that keeps its name for later: "The company that runs the ferry said …". */
static uint32_t find_next_body(who_work *w, uint32_t found)
{
    const who_found *f = &w->found.at[found];
    const bool any = is_any_body(f->role.class) && !who_has_modifier(w, f) && who_article_of(w, f) == WHO_DEFINITE;
    if (!who_is_in_lead(w, f->head))
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

/* "a report obtained by the Herald" is not the Herald's, nor "a lawsuit filed in a court" the court's. */
static bool is_only_reader(const who_work *w, uint32_t i)
{
    const uint32_t from = token_at(w, i)->head;
    static const char *const reading[] = {"cite", "obtain", "quote", "read", "receive", "review", "see", "view"};
    for (uint32_t step = 0; step < 4 && token_at(w, i)->head != i; step++) {
        i = token_at(w, i)->head;
        const bool by = str_equal(who_token(w, from), STR("by"));
        if (str_among(token_at(w, i)->lemma, reading, sizeof reading / sizeof *reading) ||
            (!by && str_equal(token_at(w, i)->lemma, STR("file"))))
            return true;
    }
    return false;
}

/* "a letter to the board" is not the board's. */
static bool is_receiver(const who_work *w, uint32_t i, uint32_t artefact)
{
    for (uint32_t step = 0; step < 4 && token_at(w, i)->head != i && token_at(w, i)->head != artefact; step++)
        i = token_at(w, i)->head;
    return token_at(w, i)->head == artefact && str_equal(token_at(w, i)->lemma, STR("to"));
}

/* "Roe said in a statement": whether it stands in words that the subject of its verb uttered. */
static bool is_said_in(const who_work *w, const who_found *f, uint32_t verb)
{
    const uint32_t subject = who_subject(w, verb), at = subject == SAYSO_NONE ? SAYSO_NONE : w->found_at[subject];
    return token_at(w, f->head)->dep == DEP_POBJ &&
           str_equal(token_at(w, token_at(w, f->head)->head)->lemma, STR("in")) && at != SAYSO_NONE &&
           w->found.at[at].statement != SAYSO_NONE && w->doc->statements.at[w->found.at[at].statement].uttered;
}

/* The subject of the verb whose object it is: "The mayors sent a letter"; or in whose words it stands: "Roe said in a
 * statement". */
static uint32_t find_sender(const who_work *w, const who_found *f)
{
    static const char *const sending[] = {"deliver", "draft",   "file",    "give", "issue", "make",   "pen",
                                          "post",    "publish", "release", "send", "sign",  "submit", "write"};
    const uint32_t over = token_at(w, f->head)->head;
    const bool object = token_at(w, f->head)->dep == DEP_DOBJ;
    const uint32_t verb = object ? over : token_at(w, over)->head;
    const bool sent = object && str_among(token_at(w, verb)->lemma, sending, sizeof sending / sizeof *sending);
    const uint32_t subject = sent || is_said_in(w, f, verb) ? who_subject(w, verb) : SAYSO_NONE;
    if (subject == SAYSO_NONE)
        return SAYSO_NONE;
    return w->found_at[subject] != SAYSO_NONE ? w->found.at[w->found_at[subject]].draft : w->holder_at[subject];
}

/* "footage of Roe" is not Roe's. */
static bool is_shown(const who_work *w, const who_found *f, uint32_t i)
{
    static const char *const showing[] = {"footage", "image", "photo", "photograph", "picture", "recording", "video"};
    return i > f->head && str_among(f->role.class, showing, sizeof showing / sizeof *showing) &&
           str_equal(who_token(w, f->head + 1), STR("of"));
}

/* Who made the letter, poll or report: the first one named in its phrase, or who sent it. A phrase within it
 * comes after it in the text. */
static uint32_t find_maker(who_work *w, const who_found *f)
{
    const uint32_t right = token_at(w, f->head)->right + 1, last = right < f->last + WINDOW ? right : f->last;
    for (uint32_t i = f->first; i < last; i++) {
        const uint32_t at = w->found_at[i];
        if (at == SAYSO_NONE || i == f->head)
            continue;
        const who_found *g = &w->found.at[at];
        if (g->draft == SAYSO_NONE && g->kind == SAYSO_ROLE && i < f->head)
            w->found.at[at].draft = who_role_phrase(w, at);
        if (w->found.at[at].draft != SAYSO_NONE && !is_shown(w, f, i) &&
            !(i > f->head && (is_only_reader(w, i) || is_receiver(w, i, f->head))))
            return w->found.at[at].draft;
    }
    return find_sender(w, f);
}

/* Who made the last one of its kind: "a letter", then "the letter". */
static uint32_t find_known_maker(const who_work *w, uint32_t found)
{
    const who_found *f = &w->found.at[found];
    for (uint32_t i = found; i-- > 0 && found - i < WINDOW;) {
        const who_found *g = &w->found.at[i];
        if (g->role.kind == WHO_ROLE_ARTEFACT && g->silent && str_equal(g->role.class, f->role.class))
            return g->draft;
    }
    return SAYSO_NONE;
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

/* Whether nothing but a state stands before the noun: "the Norwegian company". */
static bool is_of_state_alone(who_work *w, const who_found *f, uint32_t state)
{
    for (uint32_t i = f->first; i < f->head; i++)
        if (who_is_telling(token_at(w, i)) && who_state_in(w, i, i + 1) != state)
            return false;
    return state != SAYSO_NONE;
}

/* The organisation named last before whose name the state stands: "Norway's Senn Line", "Norwegian carrier Senn". */
static uint32_t find_of_state(who_work *w, uint32_t found)
{
    enum { BEFORE = 4 };
    const who_found *f = &w->found.at[found];
    const uint32_t state = who_state_in(w, f->first, f->head);
    if (!is_of_state_alone(w, f, state))
        return SAYSO_NONE;
    for (uint32_t i = found; i-- > 0 && found - i < WINDOW;) {
        const who_found *g = &w->found.at[i];
        if (g->kind != SAYSO_NAME || g->draft == SAYSO_NONE || w->drafts.at[g->draft].type != SAYSO_ORGANISATION)
            continue;
        uint32_t first = g->first;
        while (first > 0 && g->first - first < BEFORE &&
               token_at(w, first - 1)->sentence == token_at(w, g->first)->sentence &&
               (who_is_telling(token_at(w, first - 1)) || token_at(w, first - 1)->tag == TAG_POS))
            first--;
        if (who_state_in(w, first, g->first) == state)
            return g->draft;
    }
    return SAYSO_NONE;
}

/* "The union representing the dockers": a clause, with no comma before it, says which. */
static bool is_told_apart(const who_work *w, const who_found *f)
{
    if (f->head + 1 >= w->doc->tokens.count || token_at(w, f->head + 1)->pos == POS_PUNCT)
        return false;
    for (uint32_t i = f->head + 1; i <= token_at(w, f->head)->right && i < f->head + MOST_CLAUSE; i++)
        if (token_at(w, i)->head == f->head && (token_at(w, i)->dep == DEP_ACL || token_at(w, i)->dep == DEP_RELCL))
            return true;
    return false;
}

uint32_t who_refer_body(who_work *w, uint32_t found, who_article a)
{
    const who_found f = w->found.at[found];
    uint32_t draft = find_called(w, &f);
    if (draft != SAYSO_NONE)
        w->found.at[found].silent = true; /* its name is the mention */
    if (draft == SAYSO_NONE && a == WHO_DEFINITE)
        draft = find_body(w, found, true);
    if (draft == SAYSO_NONE && a == WHO_DEFINITE)
        draft = who_find_described(w, found);
    if (draft == SAYSO_NONE && a != WHO_INDEFINITE)
        draft = who_find_phrase(w, &f);
    const bool by_kind =
        (is_any_body(f.role.class) || type_of_body(f.role.class) != SAYSO_ORGANISATION) && !is_told_apart(w, &f);
    if (by_kind && a == WHO_DEFINITE && !who_has_modifier(w, &f) && (draft == SAYSO_NONE || is_indefinite(w, draft)))
        draft = later_seen(w, draft, find_body(w, found, false));
    if (draft == SAYSO_NONE && by_kind && a == WHO_DEFINITE && type_of_body(f.role.class) == SAYSO_ORGANISATION)
        draft = find_of_state(w, found);
    if (draft == SAYSO_NONE)
        draft = find_next_body(w, found);
    return draft != SAYSO_NONE || is_state_noun(f.role.class) ? draft : who_new_phrase(w, &f);
}

/* What a newspaper makes; a speech or a law is none. */
static bool is_printed(str class)
{
    static const char *const printed[] = {
        "account",   "analysis", "article",  "blog",          "column", "comment",    "dispatch", "documentary",
        "editorial", "feature",  "findings", "investigation", "op-ed",  "page",       "paper",    "piece",
        "podcast",   "poll",     "post",     "profile",       "quote",  "report",     "research", "review",
        "show",      "story",    "study",    "survey",        "text",   "transcript", "website"};
    return str_among(class, printed, sizeof printed / sizeof *printed);
}

/* "the article" is whose the last one was, or the last newspaper's; a report that nobody is said to have made speaks
 * for itself. */
uint32_t who_refer_artefact(who_work *w, uint32_t found, who_article a)
{
    const who_found f = w->found.at[found];
    uint32_t draft = find_maker(w, &f);
    w->found.at[found].silent = true;
    if (draft == SAYSO_NONE && a == WHO_DEFINITE)
        draft = find_known_maker(w, found);
    if (draft == SAYSO_NONE && a == WHO_DEFINITE && f.party && is_printed(f.role.class))
        draft = w->outlet;
    return draft != SAYSO_NONE || !f.party ? draft : who_new_phrase(w, &f);
}
