/* Finds the names in a document.
 *
 * Reads tokens and the language stage's named entities; writes found, one mention a name. An entity's edges are mended
 * (articles, marks, "'s"), titles are cut off ("Kremlin spokesman Ivan Orlov" is named Ivan Orlov), and proper nouns
 * that the language stage passed over are added, for they may be names seen elsewhere. */
#include "who/who_work.h"

enum { MOST_RUN = 5 };

static bool is_edge(const token *t)
{
    return t->blank || t->tag == TAG_DT || t->tag == TAG_PRP_POSS || t->tag == TAG_POS || t->pos == POS_PUNCT;
}

/* "van", "de", "bin": a name may have small words inside. */
static bool is_particle(const who_work *w, uint32_t i)
{
    return who_token(w, i).size <= 3;
}

static bool is_name_word(const who_work *w, uint32_t i)
{
    const token *t = &w->doc->tokens.at[i];
    return who_is_upper(who_token(w, i)) || (t->start < t->end && w->doc->text.at[t->start] <= '9');
}

/* Whether a hyphen at `i` joins the words around it. */
static bool is_hyphened(const who_work *w, uint32_t i)
{
    const token *tokens = w->doc->tokens.at;
    return i && i + 1 < w->doc->tokens.count && str_equal(who_token(w, i), STR("-")) && !tokens[i - 1].space &&
           !tokens[i].space;
}

/* "D-Sarova" behind a senator's name: the letter of the party, and where from. */
static bool is_party(const who_work *w, uint32_t i)
{
    return who_token(w, i).size == 1 && is_hyphened(w, i + 1);
}

/* Where a name ends that the language stage took too far: before a verb or an article ("Trump this week"), in a
 * person's name before any word that is not written as one. */
static uint32_t cut_name(const who_work *w, uint32_t first, uint32_t last, label_name label)
{
    const token *tokens = w->doc->tokens.at;
    for (uint32_t i = first + 1; i < last; i++) {
        const token *t = &tokens[i];
        const bool verb = t->tag == TAG_VBZ || t->tag == TAG_VBD || t->tag == TAG_VBP || t->tag == TAG_MD;
        const bool article = t->tag == TAG_DT && tokens[i - 1].tag != TAG_IN;
        const bool strange =
            label == NAME_PERSON && !is_name_word(w, i) && !is_particle(w, i) && !is_hyphened(w, i - 1); /* "Jin-seo" */
        const bool open = t->tag == TAG_LRB && tokens[last - 1].tag != TAG_RRB; /* "Coastal Council (CC" */
        if (t->blank || verb || article || strange || open)
            return i;
    }
    return last;
}

static bool is_title(const who_role *role)
{
    return role->kind == WHO_ROLE_PERSON || role->kind == WHO_ROLE_HONORIFIC;
}

/* "President Joe Biden": the words after the last title that is followed by a name; a nickname
 * between marks is no title. */
static uint32_t skip_titles(const who_work *w, uint32_t first, uint32_t last)
{
    uint32_t start = first;
    for (uint32_t i = first; i + 1 < last; i++) {
        who_role role;
        uint32_t from, to;
        if (who_role_at(w, i, &from, &to, &role) && from >= first && to < last && is_title(&role) &&
            !is_edge(&w->doc->tokens.at[to]))
            start = to;
    }
    return start;
}

/* "Owen Hale KC": the words before the honours behind a person's name. */
static uint32_t drop_honours(const who_work *w, uint32_t first, uint32_t last)
{
    who_role role;
    uint32_t from, to;
    while (last - 1 > first && who_role_at(w, last - 1, &from, &to, &role) && role.kind == WHO_ROLE_HONORIFIC)
        last--;
    return last;
}

/* "Harbour Echo radio station": the words before what it is. */
static uint32_t drop_outlet(const who_work *w, uint32_t first, uint32_t last)
{
    who_role role;
    uint32_t from, to;
    const bool outlet = last > first + 1 && !who_is_upper(who_token(w, last - 1)) &&
                        who_role_at(w, last - 1, &from, &to, &role) && role.kind == WHO_ROLE_BODY &&
                        str_equal(role.class, STR("outlet"));
    return outlet && from > first ? from : last;
}

/* "White House Press Secretary": the words before the title that ends it; but "Court of Justice" ends in none. */
static uint32_t drop_titles(const who_work *w, uint32_t first, uint32_t last)
{
    who_role role;
    uint32_t from, to;
    while (last > first && who_role_at(w, last - 1, &from, &to, &role) && is_title(&role) &&
           !(from > first && w->doc->tokens.at[from - 1].tag == TAG_IN))
        last = from > first ? from : first;
    return last;
}

/* A proper noun that no entity covers, or, before one, what passes for a verb ("Erlend Rendall"); "federation",
 * whatever its tag, is none. */
static bool is_proper(const who_work *w, uint32_t i)
{
    const token *t = &w->doc->tokens.at[i];
    who_role role;
    uint32_t first, last;
    const bool before = t->pos == POS_VERB && t->dep == DEP_COMPOUND && t->head == i + 1 && t[1].tag == TAG_NNP;
    return (t->tag == TAG_NNP || t->tag == TAG_NNPS || before) && t->name == NAME_NONE &&
           (who_is_upper(who_token(w, i)) || !who_role_at(w, i, &first, &last, &role));
}

/* "bin", "da", "van", which only stand inside a name: something is before them. */
static bool is_joint(const who_work *w, uint32_t i)
{
    return w->doc->tokens.at[i].tag == TAG_NNP && !is_name_word(w, i) && is_particle(w, i);
}

/* Whether the words before `i` are a nickname in marks after a given name: Omar "Chef" | Maron. */
static bool is_nicknamed(const who_work *w, uint32_t i)
{
    const token *tokens = w->doc->tokens.at;
    bool given = false;
    if (i >= 4 && tokens[i - 1].tag == TAG_CLOSE_QUOTE && tokens[i - 3].tag == TAG_OPEN_QUOTE &&
        tokens[i - 4].sentence == tokens[i].sentence && is_proper(w, i - 4))
        who_knowledge_gender(w->knowledge, who_token(w, i - 4), &given);
    return given;
}

/* "Amelind | Roe": a word that the parse makes part of the name, and nothing else is known of. */
static bool is_unknown_part(who_work *w, uint32_t i, const named *n)
{
    const token *t = &w->doc->tokens.at[i];
    who_sense sense;
    return is_name_word(w, i) && t->dep == DEP_COMPOUND && t->head >= n->first && t->head < n->last &&
           who_lookup(w, i, i + 1, WHO_DEMONYM, &sense) == SAYSO_NONE;
}

/* Where a person's name begins of which the language stage saw the end alone: back over given names, small words, and
 * the words on both sides of these ("Tarek | William Saab", "Abdulaziz bin Turki | Al Faisal"). */
static uint32_t name_start(who_work *w, const named *n)
{
    const token *tokens = w->doc->tokens.at;
    uint32_t first = n->first;
    if (n->type != NAME_PERSON || w->doc->blocks.at[tokens[first].block].kind != BLOCK_BODY)
        return first;
    if (is_nicknamed(w, first))
        return first - 4;
    while (first > 0 && n->first - first < MOST_RUN && tokens[first - 1].sentence == tokens[first].sentence &&
           is_proper(w, first - 1)) {
        who_role role;
        uint32_t from, to;
        bool given;
        who_knowledge_gender(w->knowledge, who_token(w, first - 1), &given);
        const bool between = is_joint(w, first - 1) || is_joint(w, first) || (first > 1 && is_joint(w, first - 2));
        if (!(given || between || is_unknown_part(w, first - 1, n)) || who_role_at(w, first - 1, &from, &to, &role))
            break;
        first--;
    }
    return first;
}

/* "Bae Soo|-ah said": one word, but for the language stage; not "Ann Roe|-backed group". */
static bool goes_on_hyphened(const who_work *w, uint32_t last)
{
    const token *tokens = w->doc->tokens.at;
    if (!is_hyphened(w, last) || tokens[last + 1].pos == POS_NUM)
        return false;
    const token *t = &tokens[last + 1];
    return t->pos == POS_PROPN || t->head <= last + 1 || tokens[t->head].pos == POS_VERB;
}

static bool is_after_title(const who_work *w, uint32_t first)
{
    who_role role;
    uint32_t from, to;
    return first > 0 && w->doc->tokens.at[first - 1].sentence == w->doc->tokens.at[first].sentence &&
           who_role_at(w, first - 1, &from, &to, &role) && is_title(&role) && !role.plural;
}

/* Where a name ends of which the language stage saw the beginning alone: "France | 24", known by all its words; after a
 * title, "Col. Omar | Karim", as far as the words belong together; with what a hyphen joins: "Star | -Ledger". */
static uint32_t name_end(who_work *w, uint32_t first, uint32_t last, label_name type, bool titled)
{
    const token *tokens = w->doc->tokens.at;
    const uint32_t count = w->doc->tokens.count;
    if ((type == NAME_PERSON ? last - first > 1 : type == NAME_ORG) && goes_on_hyphened(w, last))
        return last + 2;
    for (uint32_t end = last + 2; end > last; end--) {
        who_sense sense;
        if (end <= count && tokens[end - 1].sentence == tokens[first].sentence && is_name_word(w, end - 1) &&
            who_lookup(w, first, end, WHO_ALIAS, &sense) != SAYSO_NONE)
            return end;
    }
    while (titled && last < count && tokens[last - 1].dep == DEP_COMPOUND && tokens[last - 1].head >= last &&
           is_proper(w, last))
        last++;
    return last;
}

static void add_name(who_work *w, uint32_t first, uint32_t last, label_name label)
{
    const token *tokens = w->doc->tokens.at;
    uint32_t head = last - 1;
    for (uint32_t i = first; i < last; i++)
        if (tokens[i].head < first || tokens[i].head >= last)
            head = i;
    *vec_push(&w->doc->arena, &w->found) = (who_found){.first = first,
                                                       .last = last,
                                                       .head = head,
                                                       .draft = SAYSO_NONE,
                                                       .statement = SAYSO_NONE,
                                                       .kind = SAYSO_NAME,
                                                       .label = label,
                                                       .number = WHO_SINGULAR,
                                                       .quoted = w->quoted[first]};
}

static bool is_wanted(label_name label)
{
    return label == NAME_PERSON || label == NAME_ORG || label == NAME_GPE || label == NAME_NORP || label == NAME_FAC ||
           label == NAME_LOC;
}

/* Names of other types are wanted where they are known: some call a newspaper a work of art.
 * Where the tokens taken end. */
static uint32_t take_entity(who_work *w, const named *n, uint32_t start)
{
    const token *tokens = w->doc->tokens.at;
    uint32_t first = start, last = n->last;
    if (n->type == NAME_PERSON && first + 2 < last && is_party(w, first))
        first += 2;
    while (first < last && (is_edge(&tokens[first]) || !is_name_word(w, first)))
        first++;
    if (first == last)
        return n->last;
    last = cut_name(w, first, last, n->type);
    const bool cut = last < n->last && !is_edge(&tokens[last]);
    while (first < last && is_edge(&tokens[last - 1]))
        last--;
    if (first == last)
        return n->last;
    who_sense sense;
    const bool known = who_lookup(w, first, last, WHO_CAPITAL, &sense) != SAYSO_NONE;
    const bool wanted = known || is_wanted(n->type);
    if (!wanted && tokens[last - 1].pos != POS_PROPN)
        return n->last;
    for (uint32_t end = last; !wanted && end > first; end--) /* "that week Ann Roe" is no date */
        if (tokens[end - 1].pos != POS_PROPN) {
            first = end;
            break;
        }
    for (uint32_t i = first + 1; n->type == NAME_PERSON && !known && i + 1 < last; i++)
        if (tokens[i].tag == TAG_POS) { /* "Norway's Hanna Orsay" are two */
            add_name(w, first, i, NAME_NONE);
            first = i + 1;
        }
    const uint32_t titles = first;
    if (!known && n->type == NAME_PERSON) {
        first = skip_titles(w, first, last);
        last = drop_honours(w, first, last);
    } else if (!known && !who_is_press(w, &(who_found){.first = first, .last = last, .label = n->type}))
        last = drop_outlet(w, first, drop_titles(w, first, last));
    const uint32_t whole = last == n->last && first < last
                               ? name_end(w, first, last, n->type, first > titles || is_after_title(w, first))
                               : last;
    if (whole - first == 1 && who_token(w, first).size <= 2 && tokens[first].tag == TAG_PRP)
        return n->last;
    if (first < whole)
        add_name(w, first, whole, cut || !wanted ? NAME_NONE : n->type);
    return whole > n->last ? whole : n->last;
}

/* "Trump" at the head of a sentence, taken for a verb: a capital letter on a word that may be a name seen elsewhere. */
static bool may_be_proper(const who_work *w, uint32_t i)
{
    const token *t = &w->doc->tokens.at[i];
    who_role role;
    uint32_t first, last;
    return t->name == NAME_NONE &&
           (t->pos == POS_NOUN || t->pos == POS_VERB || t->pos == POS_ADJ || t->pos == POS_ADV) &&
           who_is_upper(who_token(w, i)) && !who_role_at(w, i, &first, &last, &role);
}

/* The longest known name at `first` in a run of proper nouns that ends at `end`; else `first`. */
static uint32_t known_end(who_work *w, uint32_t first, uint32_t end)
{
    who_sense sense;
    for (uint32_t last = end < first + MOST_RUN ? end : first + MOST_RUN; last > first; last--)
        if (!is_hyphened(w, last) && who_lookup(w, first, last, WHO_CAPITAL, &sense) != SAYSO_NONE)
            return last;
    return first;
}

/* Proper nouns that no entity covers: an outlet's name, or the known names among them, and what is left between. In a
 * title each word is one, for there all words are written as names. */
static void take_run(who_work *w, uint32_t first, uint32_t end)
{
    const bool title = w->doc->blocks.at[w->doc->tokens.at[first].block].kind == BLOCK_TITLE;
    uint32_t rest = first;
    const who_found whole = {.first = first, .last = end, .head = end - 1};
    if (who_is_outlet(w, &whole) || (end - first > 1 && who_is_press(w, &whole))) {
        add_name(w, first, end, NAME_NONE);
        return;
    }
    for (uint32_t i = first; i < end;) {
        who_role role;
        uint32_t from, to;
        const uint32_t known = known_end(w, i, end);
        const bool titled =
            known == i && !is_hyphened(w, i + 1) && who_role_at(w, i, &from, &to, &role) && is_title(&role);
        const uint32_t before = titled && from < i ? from : i; /* "Chief Financial Officer" holds no name */
        if ((known > i || titled) && rest < before)
            add_name(w, rest, before, NAME_NONE);
        if (known > i)
            add_name(w, i, known, NAME_NONE);
        else if (title && !titled)
            add_name(w, i, i + 1, NAME_NONE);
        i = known > i ? known : i + 1;
        if (known == i || titled || title)
            rest = i;
    }
    if (rest < end)
        add_name(w, rest, end, NAME_NONE);
}

/* An entity and those that a small word joins to it: "Prince Karim | bin Omar". */
static named joined_name(const who_work *w, uint32_t name)
{
    const doc *d = w->doc;
    named n = d->names.at[name];
    for (uint32_t next = name + 1; next < d->names.count && next <= name + MOST_RUN; next++) {
        const named after = d->names.at[next];
        if (n.type != NAME_PERSON || after.type != NAME_PERSON || after.first != n.last || !is_joint(w, after.first))
            break;
        n.last = after.last;
    }
    return n;
}

void who_find_names(who_work *w)
{
    const doc *d = w->doc;
    uint32_t name = 0;
    for (uint32_t i = 0; i < d->tokens.count;) {
        while (name < d->names.count && d->names.at[name].first < i)
            name++;
        const named n = name < d->names.count ? joined_name(w, name) : (named){0};
        const uint32_t start = n.last > n.first ? name_start(w, &n) : SAYSO_NONE;
        if (start <= i) {
            i = take_entity(w, &n, i);
            continue;
        }
        i += is_party(w, i) ? 2 : 0;
        uint32_t end = i;
        while (end < d->tokens.count && end < start && d->tokens.at[end].sentence == d->tokens.at[i].sentence &&
               (is_proper(w, end) || (end > i && is_hyphened(w, end) && end + 1 < start && is_proper(w, end + 1))))
            end++;
        if (end > i)
            take_run(w, i, end);
        else if (may_be_proper(w, i))
            add_name(w, i, i + 1, NAME_NONE);
        i = end > i ? end : i + 1;
    }
}
