/* What the words around a name say that it is: a person, a body, a place.
 *
 * Reads tokens and found (names); mends the label that the language stage gave a name, and reads the title before
 * it. */
#include "who/who_work.h"

bool who_in_title(const who_work *w, const who_found *f)
{
    return w->doc->blocks.at[w->doc->tokens.at[f->first].block].kind == BLOCK_TITLE;
}

/* "in Sarova", "the city of Sarova": no person, whatever the language stage says. */
bool who_is_inside(const who_work *w, const who_found *f)
{
    static const char *const towns[] = {"city", "port", "province", "region", "town", "village"};
    const token *tokens = w->doc->tokens.at, *t = &tokens[f->head];
    if (f->last - f->first > 1 || t->dep != DEP_POBJ)
        return false;
    const token *preposition = &tokens[t->head];
    return str_equal(preposition->lemma, STR("in")) ||
           (str_equal(preposition->lemma, STR("of")) &&
            str_among(tokens[preposition->head].lemma, towns, sizeof towns / sizeof *towns));
}

/* "MOSCOW (Agency) –", "a Moscow-based group", "the Moscow agreement". */
static bool is_mere_place(const who_work *w, const who_found *f)
{
    const doc *d = w->doc;
    const token *tokens = d->tokens.at, *head = &tokens[f->head];
    const token *after = f->last < d->tokens.count ? &tokens[f->last] : NULL;
    const bool begins = f->first == d->blocks.at[tokens[f->first].block].first && head->dep != DEP_NSUBJ;
    if (after && (after->tag == TAG_HYPH || (begins && (after->tag == TAG_LRB || after->tag == TAG_COMMA ||
                                                        after->tag == TAG_COLON || after->name == NAME_DATE))))
        return true;
    who_role role;
    uint32_t first, last;
    return head->dep == DEP_COMPOUND && tokens[head->head].pos == POS_NOUN && /* but "Moscow officials" */
           (!who_role_at(w, head->head, &first, &last, &role) || role.kind == WHO_ROLE_ARTEFACT);
}

/* "in Moscow", "visited Moscow": the city; "told Moscow", "between Moscow and Washington": the government. */
bool who_is_place(who_work *w, const who_found *f)
{
    static const char *const where[] = {"across", "around",  "at",      "in",        "inside",
                                        "near",   "outside", "through", "throughout"};
    static const char *const going[] = {"arrive", "come",   "drive", "flight", "fly",  "go",
                                        "head",   "return", "rush",  "travel", "trip", "visit"};
    static const char *const reaching[] = {"enter", "leave", "reach", "visit"};
    const token *tokens = w->doc->tokens.at, *t = &tokens[f->head];
    for (uint32_t i = 0; i < 4 && t->dep == DEP_CONJ; i++)
        t = &tokens[t->head];
    const token *over = &tokens[t->head];
    if (is_mere_place(w, f))
        return true;
    if (t->dep == DEP_DOBJ)
        return str_among(over->lemma, reaching, sizeof reaching / sizeof *reaching);
    if (t->dep != DEP_POBJ)
        return false;
    const str preposition = who_lower(w, doc_token(w->doc, over));
    if (str_equal(preposition, STR("to")) || str_equal(preposition, STR("from")))
        return str_among(tokens[over->head].lemma, going, sizeof going / sizeof *going);
    return str_among(preposition, where, sizeof where / sizeof *where);
}

static bool is_modifier(const who_work *w, const who_found *f)
{
    const token *t = &w->doc->tokens.at[f->head];
    return t->tag == TAG_JJ || t->dep == DEP_AMOD || t->dep == DEP_COMPOUND || t->dep == DEP_NMOD;
}

/* "Sid fancies Dolly", "where Thoms played": a name for its capital letter, whatever the tag; at the head of a
 * sentence, where all have one, a given name alone is. */
static bool is_untagged(const who_work *w, const who_found *f)
{
    const doc *d = w->doc;
    const token *t = &d->tokens.at[f->head], *before = f->head ? t - 1 : t;
    bool given;
    if (f->last - f->first > 1 || t->left != f->head || !who_is_upper(who_token(w, f->head)))
        return false;
    if (t->pos != POS_VERB && who_knowledge_gender(w->knowledge, who_token(w, f->head), &given))
        return true;
    return before->sentence == t->sentence && before->pos != POS_PUNCT && (t->tag == TAG_NN || t->tag == TAG_NNS) &&
           (t->dep == DEP_NSUBJ || t->dep == DEP_NSUBJPASS || t->dep == DEP_DOBJ || t->dep == DEP_POSS);
}

/* A proper noun of its own in the body, though the language stage saw no name: it may be anybody, for one. */
bool who_is_noun(const who_work *w, const who_found *f)
{
    const token *t = &w->doc->tokens.at[f->head];
    who_role role;
    uint32_t first, last;
    return (t->tag == TAG_NNP || is_untagged(w, f)) && t->name != NAME_DATE && t->name != NAME_TIME &&
           !is_modifier(w, f) && t->dep != DEP_APPOS && !who_in_title(w, f) &&
           !who_role_at(w, f->head, &first, &last, &role);
}

/* "An official, Marcus Udall, …", "his daughter, Zazia, …": beside a person's role stands a person. */
static bool is_beside_role(who_work *w, const who_found *f)
{
    const token *tokens = w->doc->tokens.at;
    who_sense sense;
    if (f->last - f->first == 1 &&
        (tokens[f->head].dep != DEP_APPOS || f->last == w->doc->tokens.count || tokens[f->last].pos != POS_PUNCT ||
         who_lookup(w, f->first, f->last, WHO_DEMONYM, &sense) != SAYSO_NONE))
        return false;
    return who_role_beside(w, f) != SAYSO_NONE;
}

/* "the managing director of Senn Line": whom a body's head is of is a body. */
static bool is_led(const who_work *w, const who_found *f)
{
    static const char *const leading[] = {"chair",   "chief executive",   "director", "founder",  "head",
                                          "manager", "managing director", "owner",    "president"};
    const token *tokens = w->doc->tokens.at, *of = &tokens[tokens[f->head].head];
    who_role role;
    uint32_t first, last;
    return tokens[f->head].dep == DEP_POBJ && str_equal(of->lemma, STR("of")) &&
           who_role_at(w, of->head, &first, &last, &role) && role.kind == WHO_ROLE_PERSON &&
           str_among(role.class, leading, sizeof leading / sizeof *leading);
}

/* "Catelyn meets …": no people, though the language stage took it for one. */
static bool is_no_people(who_work *w, const who_found *f)
{
    const token *t = &w->doc->tokens.at[f->head];
    who_sense sense;
    return f->label == NAME_NORP && t->tag == TAG_NNP && t->left >= f->first && !is_modifier(w, f) &&
           who_lookup(w, f->first, f->last, WHO_DEMONYM, &sense) == SAYSO_NONE;
}

/* "Velora NV", "Velora Energy": a company, by the word behind its name. */
static bool is_company(who_work *w, const who_found *f)
{
    static const char *const forms[] = {"ab",          "ag",
                                        "airlines",    "airways",
                                        "asa",         "bank",
                                        "bv",          "corp",
                                        "corp.",       "energy",
                                        "gmbh",        "group",
                                        "holdings",    "inc",
                                        "inc.",        "industries",
                                        "insurance",   "kgaa",
                                        "llc",         "llp",
                                        "ltd",         "ltd.",
                                        "motors",      "nv",
                                        "oyj",         "pharmaceuticals",
                                        "plc",         "s.a.",
                                        "securities",  "spa",
                                        "technologies"};
    return f->last - f->first > 1 &&
           str_among(who_lower(w, who_token(w, f->last - 1)), forms, sizeof forms / sizeof *forms);
}

/* "Harbour Herald", "Radio Sarova", "the Courier": by a word that few but the press have in their names. */
bool who_is_press(who_work *w, const who_found *f)
{
    static const char *const alone[] = {"chronicle", "courier",  "gazette",   "guardian", "herald",
                                        "inquirer",  "observer", "telegraph", "times",    "tribune"};
    static const char *const more[] = {"broadcasting", "daily", "dispatch",   "examiner", "journal", "ledger",
                                       "mail",         "news",  "newspaper",  "post",     "press",   "radio",
                                       "star",         "sun",   "television", "tv",       "weekly",  "wire"};
    const str first = who_lower(w, who_token(w, f->first)), last = who_lower(w, who_token(w, f->last - 1));
    const bool press = str_among(last, alone, sizeof alone / sizeof *alone);
    bool given;
    if (f->label == NAME_GPE || f->label == NAME_NORP || f->label == NAME_LOC || who_in_title(w, f))
        return false;
    if (f->last - f->first == 1)
        return press && f->first && str_equal_ascii(who_token(w, f->first - 1), STR("the"));
    who_knowledge_gender(w->knowledge, who_word(w, f->first), &given);
    return !given && (press || str_among(last, more, sizeof more / sizeof *more) || str_equal(first, STR("radio")));
}

/* A body by the noun before it: "rights group Memoria", "power company Norse Grid". */
static bool is_called_body(const who_work *w, const who_found *f)
{
    who_role role;
    uint32_t first, last;
    const uint32_t noun = f->first - 1;
    const token *tokens = w->doc->tokens.at;
    return f->first > 0 && f->label == NAME_PERSON && tokens[noun].sentence == tokens[f->first].sentence &&
           tokens[noun].tag == TAG_NN && !who_is_upper(who_token(w, noun)) &&
           who_role_at(w, noun, &first, &last, &role) && role.kind == WHO_ROLE_BODY;
}

/* What it is, is said beside it. */
bool who_is_outlet(const who_work *w, const who_found *f)
{
    const token *tokens = w->doc->tokens.at;
    const uint32_t modified = tokens[f->head].head;
    who_role role;
    uint32_t first, last;
    if (f->label == NAME_GPE || f->label == NAME_NORP || f->label == NAME_LOC)
        return false;
    const bool before = modified >= f->last && tokens[f->head].dep == DEP_COMPOUND &&
                        who_role_at(w, modified, &first, &last, &role) && first == f->last;
    const uint32_t noun = f->first ? f->first - 1 : 0;
    const bool joined = tokens[noun].head == f->head || (tokens[f->head].dep == DEP_APPOS && modified == noun);
    const bool after = !before && f->first && f->last - f->first > 1 && tokens[noun].tag == TAG_NN && joined &&
                       who_role_at(w, noun, &first, &last, &role);
    return (before || after) && !role.plural && str_equal(role.class, STR("outlet")) &&
           !who_is_upper(who_token(w, first));
}

/* Makes a person of what a given name in it, or a role beside it, says is one. */
static void read_person(who_work *w, who_found *f)
{
    const token *tokens = w->doc->tokens.at;
    bool given = false;
    if (f->label == NAME_NONE && f->last - f->first > 1 && tokens[f->head].tag == TAG_NNP &&
        w->doc->blocks.at[tokens[f->first].block].kind == BLOCK_BODY)
        who_knowledge_gender(w->knowledge, who_word(w, f->first), &given);
    if (is_no_people(w, f))
        f->label = NAME_NONE;
    if (given || is_beside_role(w, f))
        f->label = NAME_PERSON;
    if (f->label == NAME_PERSON || f->label == NAME_NONE) {
        who_knowledge_gender(w->knowledge, who_word(w, f->first), &given);
        if (!given && is_led(w, f))
            f->label = NAME_ORG;
    }
}

/* Likewise of the word before it: "Mr. Grassley", "the astronomer Tamsin Okoro". */
static void read_title(who_work *w, who_found *f)
{
    const token *tokens = w->doc->tokens.at;
    const uint32_t before = f->first - 1;
    who_role role;
    uint32_t first, last;
    if (!f->first || tokens[before].sentence != tokens[f->first].sentence ||
        !who_role_at(w, before, &first, &last, &role) || role.plural)
        return;
    const bool beside = tokens[f->head].dep == DEP_APPOS && tokens[f->head].head == before;
    const bool modifies = (beside || is_modifier(w, &(who_found){.head = before})) && f->label != NAME_GPE;
    if (role.kind == WHO_ROLE_HONORIFIC && modifies)
        f->label = NAME_PERSON;
    else if (role.kind != WHO_ROLE_PERSON || !(modifies || f->last - f->first > 1))
        return;
    else if (f->label == NAME_NONE || (f->label == NAME_GPE && tokens[before].tag == TAG_NN))
        f->label = NAME_PERSON;
    f->gender = role.gender;
    f->titled = role.office;
}

/* "Velora NV" is no person, nor is "Velora" then, unless the text has a Jan Velora. */
static void read_companies(who_work *w)
{
    uint32_t others[WHO_CHAIN];
    for (uint32_t i = 0; i < w->found.count; i++) {
        who_found *f = &w->found.at[i];
        if (is_company(w, f)) {
            f->label = NAME_ORG;
            who_index_add(w, 'C', who_word(w, f->last - 2), i);
        } else if (f->label == NAME_PERSON && f->last - f->first > 1 && !who_in_title(w, f)) {
            who_index_add(w, 'P', who_word(w, f->last - 1), i);
        }
    }
    for (uint32_t i = 0; i < w->found.count; i++) {
        who_found *f = &w->found.at[i];
        const str word = who_word(w, f->last - 1);
        if (f->label == NAME_PERSON && f->last - f->first == 1 && who_index_find(w, 'C', word, others) &&
            !who_index_find(w, 'P', word, others))
            f->label = NAME_ORG;
    }
}

void who_read_kinds(who_work *w)
{
    for (uint32_t i = 0; i < w->found.count; i++) {
        who_found *f = &w->found.at[i];
        read_person(w, f);
        read_title(w, f);
        if (who_is_outlet(w, f) || who_is_press(w, f) || is_called_body(w, f))
            f->label = NAME_ORG;
        if (f->titled)
            who_index_add(w, 'T', who_words(w, f->first, f->last), i);
    }
    read_companies(w);
}
