/* Which of the entities mentioned before a pronoun it most likely means.
 *
 * Every mention in a window before the pronoun whose entity agrees in gender, number and kind is scored: the nearer, the better;
 * subjects and above all speakers are preferred, for in news "he said" is mostly the previous speaker; what is said inside a
 * quotation counts for little outside it. The idea is that of Lappin and Leass (1994); the weights were set on PolNeAR dev and
 * GAP's development set. */
#include "who/who_work.h"
#include <limits.h>

enum { WINDOW = 64, MOST_SENTENCES = 6, MOST_CONJUNCT = 16, MOST_COUNTED = 5, MOST_STEPS = 16 };

enum {
    PER_SENTENCE = -6,
    PER_BLOCK = -1,
    SUBJECT = 12,
    OBJECT = 7,
    OBJECT_AGAIN = 0,
    POSSESSOR = 0,
    MODIFIER = -7,
    GOVERNOR = 20,
    PER_STEP = -4,
    PRONOUN = -6,
    FREQUENT = 3,
    SPEAKER = 5,
    SPEAKER_AGAIN = 3,
    SUBJECT_AGAIN = 2,
    QUOTED = -8,
    IN_TITLE = -8,
    KNOWN_GENDER = 3,
    UNSURE = 0,
    ONE_BODY = -8,
    ONE_STATE = -16,
    AHEAD = 8
};

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

/* The gender's, number's and kind's say: whether `d` may be meant, and what speaks for or against it. */
static bool agrees(const who_found *f, const who_draft *d, int *score)
{
    const bool person = d->type == SAYSO_PERSON || (d->may_be_person && f->kind == SAYSO_PRONOUN) ||
                        (d->type == SAYSO_UNKNOWN && d->begins != SAYSO_NONE);
    switch (f->pronoun) {
    case WHO_IT:
        *score += d->type == SAYSO_UNKNOWN || d->type == SAYSO_PLACE ? UNSURE : 0;
        return d->number != WHO_PLURAL && d->type != SAYSO_PERSON && d->type != SAYSO_GROUP;
    case WHO_THEY:
        *score += d->number == WHO_PLURAL || d->type == SAYSO_GROUP ? 0 : d->type == SAYSO_STATE ? ONE_STATE : ONE_BODY;
        return d->type != SAYSO_PERSON || d->number == WHO_PLURAL;
    default:
        if (!person || d->number == WHO_PLURAL || (f->gender && d->gender && f->gender != d->gender))
            return false;
        *score += d->type != SAYSO_PERSON ? UNSURE : 0;
        *score += f->gender && d->gender ? KNOWN_GENDER : 0;
        return true;
    }
}

/* "Biden told him": two arguments of one verb are two people, unless one owns the other or the word is a reflexive. */
static bool are_coarguments(const who_work *w, const who_found *f, const who_found *g)
{
    const token *tokens = w->doc->tokens.at, *t = &tokens[f->place], *u = &tokens[g->place];
    const str word = doc_token(w->doc, t);
    if (is_possessive(t) || str_ends(word, STR("self")) || str_ends(word, STR("selves")))
        return false;
    uint32_t over_t = t->head, over_u = u->head;
    if (tokens[over_t].pos == POS_ADP)
        over_t = tokens[over_t].head;
    if (tokens[over_u].pos == POS_ADP)
        over_u = tokens[over_u].head;
    return over_t == over_u && t->dep != DEP_CONJ && u->dep != DEP_CONJ && u->dep != DEP_POSS && over_t != f->place &&
           over_u != g->place;
}

/* Whether `g` stands in the content of a statement whose source `found` is: whom one speaks of by name one is not; but "The guards
 * were late, two of them said". */
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

static int score_place(const who_work *w, const who_found *f, const who_found *g)
{
    const token *t = &w->doc->tokens.at[f->place], *u = &w->doc->tokens.at[g->place];
    const int sentences = (int)t->sentence - (int)u->sentence, blocks = (int)t->block - (int)u->block;
    int score = PER_SENTENCE * (sentences < 0 ? 0 : sentences) + PER_BLOCK * (blocks < 0 ? 0 : blocks);
    score += is_subject(u) ? SUBJECT : is_object(u) ? OBJECT : 0;
    score += u->dep == DEP_POSS ? POSSESSOR : u->dep == DEP_COMPOUND || u->dep == DEP_NMOD ? MODIFIER : 0;
    score += is_subject(t) && is_subject(u) ? SUBJECT_AGAIN : 0;
    score += is_object(t) && is_object(u) ? OBJECT_AGAIN : 0;
    const int steps = governs(w, f, g);
    score += steps ? GOVERNOR + steps * PER_STEP : 0;
    score += g->kind == SAYSO_PRONOUN ? PRONOUN : 0;
    score += g->statement != SAYSO_NONE ? SPEAKER : 0;
    score += g->statement != SAYSO_NONE && f->statement != SAYSO_NONE ? SPEAKER_AGAIN : 0;
    score += g->quoted && !f->quoted ? QUOTED : 0;
    score += w->doc->blocks.at[u->block].kind == BLOCK_TITLE && w->doc->blocks.at[t->block].kind != BLOCK_TITLE
                 ? IN_TITLE
                 : 0;
    return score;
}

/* Whom a text is about it mentions often. */
static int score_count(const who_draft *d)
{
    return FREQUENT * (int)(d->mentions < MOST_COUNTED ? d->mentions : MOST_COUNTED);
}

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

/* "Stumpf himself": the mention right before. */
static uint32_t find_stressed(const who_work *w, const who_found *f)
{
    const str word = who_token(w, f->head);
    if (!f->first || !(str_ends(word, STR("self")) || str_ends(word, STR("selves"))))
        return SAYSO_NONE;
    const uint32_t before = w->found_at[f->first - 1];
    return before == SAYSO_NONE ? SAYSO_NONE : w->found.at[before].draft;
}

uint32_t who_salient(who_work *w, uint32_t found)
{
    const who_found f = w->found.at[found];
    const uint32_t stressed = find_stressed(w, &f);
    if (stressed != SAYSO_NONE)
        return stressed;
    const uint32_t speaker = f.quoted ? who_speaker_around(w, f.head) : SAYSO_NONE; /* who calls himself "I" */
    const uint32_t low = found < WINDOW ? 0 : found - WINDOW, high = found + 12;
    uint32_t best = SAYSO_NONE;
    int best_score = INT_MIN;
    bool governed = false; /* a fronted "in his speech" has no subject before it */
    for (uint32_t back = 0; back <= found - low; back++) {
        const uint32_t i = found - back;
        const who_found g = w->found.at[i];
        if (is_part_of(w, &f, &g) || g.draft == SAYSO_NONE || g.silent || are_coarguments(w, &f, &g) ||
            is_in_own_content(w, found, &g))
            continue;
        if (w->doc->tokens.at[f.head].sentence - w->doc->tokens.at[g.head].sentence > MOST_SENTENCES)
            break;
        const uint32_t other = f.pronoun == WHO_THEY ? who_conjoined(w, &g) : SAYSO_NONE;
        const uint32_t draft = other != SAYSO_NONE ? who_pair(w, g.draft, w->found.at[other].draft) : g.draft;
        int score = score_place(w, &f, &g) + score_count(&w->drafts.at[draft]);
        if (draft == speaker || !agrees(&f, &w->drafts.at[draft], &score) || score <= best_score)
            continue;
        best = draft;
        best_score = score;
        governed = governed || governs(w, &f, &g) > 0;
    }
    for (uint32_t i = found + 1; i < high && !governed && i < w->found.count; i++) {
        const who_found g = w->found.at[i];
        if (g.draft == SAYSO_NONE || g.kind != SAYSO_NAME || !governs(w, &f, &g) || is_part_of(w, &f, &g) ||
            are_coarguments(w, &f, &g))
            continue;
        int score = score_place(w, &f, &g) + score_count(&w->drafts.at[g.draft]) + AHEAD;
        if (agrees(&f, &w->drafts.at[g.draft], &score) && score > best_score) {
            best = g.draft;
            best_score = score;
        }
    }
    return best;
}
