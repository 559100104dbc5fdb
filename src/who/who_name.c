/* Says which names mean the same.
 *
 * Reads found (names); writes drafts and every name's draft, or leaves it without one. First the names of several
 * words, each known by its words or from the fact tables; then the single ones: a last name or first name seen in full
 * anywhere in the document, an acronym of an organisation in it, a known thing, and only then something new. Thus a
 * title may say "Roe" before the text says "Ann Roe". */
#include "who/who_work.h"

/* ---- words of a name ----------------------------------------------------------------------------------------- */

static str fold_word(who_work *w, uint32_t i)
{
    return who_fold(&w->doc->arena, who_token(w, i));
}

static bool is_suffix(str word)
{
    static const char *const suffixes[] = {"II", "III", "IV", "Jr", "Jr.", "Sr", "Sr."};
    return str_among(word, suffixes, sizeof suffixes / sizeof *suffixes);
}

/* The last token of a name that is no "Jr." */
static uint32_t last_word(who_work *w, uint32_t first, uint32_t last)
{
    while (last - 1 > first && is_suffix(who_word(w, last - 1)))
        last--;
    return last - 1;
}

/* "Charles", "C." and "C" may be the same, and "Sergei" and "Sergey". */
static bool same_word(who_work *w, uint32_t one, uint32_t other)
{
    const str a = who_word(w, one), b = who_word(w, other);
    if (str_equal_ascii(a, b) || str_equal(fold_word(w, one), fold_word(w, other)))
        return true;
    const bool initial =
        a.size == 1 || (a.size == 2 && a.at[1] == '.') || b.size == 1 || (b.size == 2 && b.at[1] == '.');
    return initial && a.size && b.size && a.at[0] == b.at[0];
}

/* Whether the words of one name stand in the other in the same order: "Charles Grassley", "Charles E. Grassley". */
static bool contains_words(who_work *w, uint32_t first, uint32_t last, uint32_t in_first, uint32_t in_last)
{
    uint32_t at = first;
    for (uint32_t i = in_first; i < in_last && at < last; i++)
        if (same_word(w, at, i))
            at++;
    return at == last;
}

static bool same_person(who_work *w, const who_found *f, const who_draft *d)
{
    if (d->first == d->last)
        return false;
    const bool suffixed = last_word(w, f->first, f->last) + 1 < f->last;
    if (suffixed != (last_word(w, d->first, d->last) + 1 < d->last))
        return false;
    return f->last - f->first <= d->last - d->first ? contains_words(w, f->first, f->last, d->first, d->last)
                                                    : contains_words(w, d->first, d->last, f->first, f->last);
}

/* "SEC" of "Securities and Exchange Commission"; 0 bytes where it has fewer than two capitals. */
static str acronym_of(who_work *w, uint32_t first, uint32_t last)
{
    char *letters = arena_take(&w->doc->arena, last - first);
    size_t count = 0;
    for (uint32_t i = first; i < last; i++) {
        const str word = who_word(w, i);
        if (word.at[0] >= 'A' && word.at[0] <= 'Z')
            letters[count++] = word.at[0];
    }
    return (str){letters, count < 2 ? 0 : count};
}

/* "S.E.C." as "SEC"; 0 bytes where it is no acronym. */
static str acronym_in(who_work *w, str word)
{
    char *letters = arena_take(&w->doc->arena, word.size);
    size_t count = 0;
    for (size_t i = 0; i < word.size; i++) {
        if (word.at[i] >= 'A' && word.at[i] <= 'Z')
            letters[count++] = word.at[i];
        else if (word.at[i] != '.')
            return (str){0};
    }
    return (str){letters, count < 2 ? 0 : count};
}

/* ---- joining ------------------------------------------------------------------------------------------------- */

/* Makes the name the draft's, if it is fuller than what it has, and lets others find it. */
static void call(who_work *w, uint32_t found, uint32_t draft)
{
    const who_found f = w->found.at[found];
    who_draft *d = &w->drafts.at[draft];
    who_join(w, found, draft);
    if (f.gender && (!d->gender || d->guessed)) {
        d->gender = f.gender;
        d->guessed = false;
    }
    if (f.label == NAME_PERSON && d->may_be_person)
        d->type = SAYSO_PERSON;
    if (d->type == SAYSO_PERSON && d->thing == SAYSO_NONE && d->last - d->first < 2 && who_is_inside(w, &f))
        d->type = SAYSO_PLACE;
    d->begins = f.first < d->begins ? f.first : d->begins;
    if (f.first) {
        const token *before = &w->doc->tokens.at[f.first - 1];
        d->with_article |= before->tag == TAG_DT;
        d->in_phrase |= before->pos == POS_ADP;
    }
    if (f.last - f.first <= d->last - d->first)
        return;
    d->first = f.first;
    d->last = f.last;
    if (d->thing != SAYSO_NONE && d->type == SAYSO_PERSON)
        d->guessed = f.last - f.first < 2; /* a last name alone may be another's */
    else if ((!d->gender || d->guessed) && (d->type == SAYSO_PERSON || d->may_be_person))
        d->gender = who_knowledge_gender(w->knowledge, who_word(w, f.first), &d->guessed);
    who_index_add(w, 'n', who_lower(w, who_words(w, f.first, f.last)), draft);
    who_index_add(w, 'l', fold_word(w, last_word(w, f.first, f.last)), draft);
    if (f.last - f.first < 2)
        return;
    who_index_add(w, 'f', fold_word(w, f.first), draft);
    if (d->type != SAYSO_PERSON) {
        const str acronym = acronym_of(w, f.first, f.last);
        if (acronym.size)
            who_index_add(w, 'a', acronym, draft);
    }
}

static uint32_t call_new(who_work *w, uint32_t found, sayso_entity_type type)
{
    const uint32_t draft = who_new_draft(w, type);
    const who_found f = w->found.at[found];
    bool given;
    who_knowledge_gender(w->knowledge, who_word(w, f.first), &given);
    w->drafts.at[draft].number = WHO_SINGULAR;
    w->drafts.at[draft].may_be_person = type != SAYSO_PERSON && (given || f.last - f.first == 1);
    call(w, found, draft);
    return draft;
}

static void call_thing(who_work *w, uint32_t found, uint32_t thing)
{
    call(w, found, who_thing_draft(w, thing));
}

/* ---- names of several words ---------------------------------------------------------------------------------- */

/* The newest draft of one of the sorts of key that `fits` accepts. */
static uint32_t find_fitting(who_work *w, char kind, str key, const who_found *f,
                             bool (*fits)(who_work *, const who_found *, const who_draft *))
{
    uint32_t drafts[WHO_CHAIN];
    const uint32_t count = who_index_find(w, kind, key, drafts);
    for (uint32_t i = 0; i < count; i++)
        if (fits(w, f, &w->drafts.at[drafts[i]]))
            return drafts[i];
    return SAYSO_NONE;
}

static bool fits_person(who_work *w, const who_found *f, const who_draft *d)
{
    return (d->type == SAYSO_PERSON || d->may_be_person) && !(f->gender && d->gender && f->gender != d->gender) &&
           same_person(w, f, d);
}

/* The same words, but "Mrs. Roe" is not Mr. Roe. A state is none of them: where they mean it, call_known has said
 * so. */
static bool fits_same(who_work *w, const who_found *f, const who_draft *d)
{
    (void)w;
    return d->type != SAYSO_STATE && !(f->gender && d->gender && !d->guessed && f->gender != d->gender);
}

static uint32_t find_same(who_work *w, const who_found *f)
{
    return find_fitting(w, 'n', who_lower(w, who_words(w, f->first, f->last)), f, fits_same);
}

/* "Oversight Committee" of "House Oversight Committee", "Wells" of "Wells Fargo"; what the language stage took for no
 * name at all, only if no more than "Committee" is wanting. */
static bool fits_body(who_work *w, const who_found *f, const who_draft *d)
{
    if (f->label == NAME_NONE && f->last - f->first + 1 < d->last - d->first)
        return false;
    return (d->type == SAYSO_ORGANISATION || d->type == SAYSO_OUTLET) && f->last - f->first < d->last - d->first &&
           contains_words(w, f->first, f->last, d->first, d->last);
}

static uint32_t find_body(who_work *w, const who_found *f)
{
    if (f->label != NAME_ORG && (f->label != NAME_NONE || who_in_title(w, f)))
        return SAYSO_NONE;
    who_role role;
    uint32_t first, last;
    if (f->last - f->first == 1 && who_role_at(w, f->first, &first, &last, &role) && role.kind == WHO_ROLE_BODY)
        return SAYSO_NONE; /* "Senate" is no short form of a committee */
    const uint32_t by_last = find_fitting(w, 'l', fold_word(w, f->last - 1), f, fits_body);
    return by_last != SAYSO_NONE ? by_last : find_fitting(w, 'f', fold_word(w, f->first), f, fits_body);
}

static sayso_entity_type type_of(who_work *w, const who_found *f)
{
    switch (f->label) {
    case NAME_PERSON:
        return SAYSO_PERSON;
    case NAME_GPE:
    case NAME_LOC:
    case NAME_FAC:
        return SAYSO_PLACE;
    case NAME_NORP:
        return SAYSO_GROUP;
    case NAME_ORG:
        return who_is_press(w, f) || who_is_outlet(w, f) ? SAYSO_OUTLET : SAYSO_ORGANISATION;
    default:
        return SAYSO_UNKNOWN;
    }
}

/* "Defense Ministry" after "Russia's", "Foreign Ministry" after "Ukrainian": the organisation known by all the
 * words. */
static uint32_t lookup_before(who_work *w, const who_found *f, who_sense *sense)
{
    const token *tokens = w->doc->tokens.at;
    for (uint32_t first = f->first;
         first > 0 && f->first - first < 3 && tokens[first - 1].sentence == tokens[f->first].sentence;) {
        first--;
        if (tokens[first].tag == TAG_POS)
            continue;
        if (!who_is_upper(who_token(w, first)))
            break;
        const uint32_t thing = who_lookup(w, first, f->last, WHO_ALIAS, sense);
        if (thing != SAYSO_NONE && who_knowledge_thing(w->knowledge, thing).type == SAYSO_ORGANISATION)
            return thing;
    }
    return SAYSO_NONE;
}

static bool is_body(const who_work *w, uint32_t thing)
{
    const sayso_entity_type type = who_knowledge_thing(w->knowledge, thing).type;
    return type == SAYSO_ORGANISATION || type == SAYSO_OUTLET;
}

/* A known name; false where the words are not known, or an adjective: "Russian" is no mention of Russia. */
static bool call_known(who_work *w, uint32_t found)
{
    const who_found f = w->found.at[found];
    const label_tag tag = w->doc->tokens.at[f.head].tag;
    who_sense sense;
    if (f.label == NAME_NORP && (tag == TAG_NNPS || tag == TAG_NNS))
        return false; /* "Democrats" are people, whatever party has them for a byname */
    uint32_t thing = who_lookup(w, f.first, f.last, WHO_CAPITAL, &sense);
    if (thing != SAYSO_NONE && who_knowledge_thing(w->knowledge, thing).type == SAYSO_PERSON)
        thing = who_link_name(w, &f, true);
    else if (thing == SAYSO_NONE)
        thing = lookup_before(w, &f, &sense);
    bool given = false;
    if (f.label == NAME_PERSON)
        who_knowledge_gender(w->knowledge, who_word(w, f.first), &given);
    const bool place = sense == WHO_CAPITAL || (sense == WHO_METONYM && f.label == NAME_GPE);
    if (thing == SAYSO_NONE || (place && (given || who_is_place(w, &f))))
        return false;
    if (given && f.last - f.first == 1 && is_body(w, thing))
        return false; /* a man called Gordon, not the news site */
    call_thing(w, found, thing);
    return true;
}

/* In a title "Elizabeth Warren Hammers" may pass for a name: the longest beginning that names a person of the body. */
static bool call_shorter(who_work *w, uint32_t found)
{
    who_found f = w->found.at[found];
    if (w->doc->blocks.at[w->doc->tokens.at[f.first].block].kind != BLOCK_TITLE)
        return false;
    for (f.last--; f.last > f.first; f.last--) {
        const uint32_t draft = find_fitting(w, 'l', fold_word(w, f.last - 1), &f, fits_person);
        if (draft == SAYSO_NONE)
            continue;
        w->found.at[found].last = f.last;
        w->found.at[found].head = f.head < f.last ? f.head : f.last - 1;
        call(w, found, draft);
        return true;
    }
    return false;
}

static void name_long(who_work *w, uint32_t found)
{
    const who_found f = w->found.at[found];
    if (call_known(w, found))
        return;
    uint32_t draft = find_fitting(w, 'l', fold_word(w, last_word(w, f.first, f.last)), &f, fits_person);
    if (draft == SAYSO_NONE)
        draft = find_same(w, &f);
    if (draft == SAYSO_NONE)
        draft = find_body(w, &f);
    if (draft != SAYSO_NONE)
        call(w, found, draft);
    else if (!call_shorter(w, found) && f.label != NAME_NORP && (f.label != NAME_NONE || who_is_noun(w, &f)))
        call_new(w, found, type_of(w, &f));
}

/* ---- single names -------------------------------------------------------------------------------------------- */

/* Whether the draft was the subject of this sentence or the one before. */
static bool was_subject(const who_work *w, const who_draft *d, const who_found *f)
{
    if (d->seen == SAYSO_NONE)
        return false;
    const token *t = &w->doc->tokens.at[w->found.at[d->seen].head];
    return t->dep == DEP_NSUBJ && w->doc->tokens.at[f->head].sentence - t->sentence <= 1;
}

/* Of the persons with this last (or first) name: the one who was the subject just before, else the one whom the
 * document named first, for the others of a family it will call by their full names. */
static uint32_t find_person(who_work *w, char kind, str word, const who_found *f)
{
    uint32_t drafts[WHO_CHAIN], best = SAYSO_NONE;
    bool best_near = false;
    const uint32_t count = who_index_find(w, kind, word, drafts);
    for (uint32_t i = 0; i < count; i++) {
        const who_draft *d = &w->drafts.at[drafts[i]];
        if ((d->type != SAYSO_PERSON && !d->may_be_person) || d->last - d->first < 2 - (d->thing != SAYSO_NONE) ||
            (f->gender && d->gender && f->gender != d->gender))
            continue;
        const bool near = was_subject(w, d, f);
        if (best != SAYSO_NONE && near == best_near && d->begins >= w->drafts.at[best].begins)
            continue;
        if (best != SAYSO_NONE && best_near && !near)
            continue;
        best = drafts[i];
        best_near = near;
    }
    return best;
}

static bool call_person(who_work *w, uint32_t found)
{
    const who_found f = w->found.at[found];
    const bool title = who_in_title(w, &f);
    uint32_t draft = find_person(w, 'l', fold_word(w, f.first), &f);
    if (!title && draft != SAYSO_NONE && f.first < w->drafts.at[draft].begins) {
        /* a last name before any full one: "Roe said …, the first lady, Ann Roe, …" */
        const uint32_t leader = who_link_name(w, &f, false);
        draft = leader != SAYSO_NONE ? who_thing_draft(w, leader) : draft;
    }
    bool given;
    who_knowledge_gender(w->knowledge, who_word(w, f.first),
                         &given); /* "Mr Han" is Han Seok, "Mrs Ann" is no Ann Roe */
    if (draft == SAYSO_NONE && !(f.gender && given) && (f.label == NAME_PERSON || f.label == NAME_NONE))
        draft = find_person(w, 'f', fold_word(w, f.first), &f);
    if (draft != SAYSO_NONE)
        call(w, found, draft);
    return draft != SAYSO_NONE;
}

static bool call_body(who_work *w, uint32_t found)
{
    const who_found f = w->found.at[found];
    uint32_t draft = find_same(w, &f), drafts[WHO_CHAIN];
    const str acronym = acronym_in(w, who_word(w, f.first));
    if (draft == SAYSO_NONE && acronym.size && who_index_find(w, 'a', acronym, drafts))
        draft = drafts[0];
    if (draft == SAYSO_NONE)
        draft = find_body(w, &f);
    if (draft != SAYSO_NONE)
        call(w, found, draft);
    return draft != SAYSO_NONE;
}

static void name_short(who_work *w, uint32_t found)
{
    const who_found f = w->found.at[found];
    const bool body = f.label == NAME_ORG && find_body(w, &f) != SAYSO_NONE;
    if (call_person(w, found) || (!body && call_known(w, found)) || f.label == NAME_NORP || call_body(w, found))
        return;
    const uint32_t leader = who_link_name(w, &f, false);
    if (leader != SAYSO_NONE)
        call_thing(w, found, leader);
    else if ((f.label != NAME_NONE || who_is_noun(w, &f)) && !who_in_title(w, &f))
        call_new(w, found, type_of(w, &f));
}

/* ---- all names ----------------------------------------------------------------------------------------------- */

/* Names in a title come last: all its words are written as names, and what is one shows in the body. */
static void name_all(who_work *w, bool is_long, void (*name)(who_work *, uint32_t))
{
    for (uint32_t title = 0; title < 2; title++)
        for (uint32_t i = 0; i < w->found.count; i++) {
            const who_found *f = &w->found.at[i];
            if (w->doc->blocks.at[w->doc->tokens.at[f->first].block].kind != (title ? BLOCK_TITLE : BLOCK_BODY))
                continue;
            if (f->draft == SAYSO_NONE && (f->last - f->first > 1) == is_long)
                name(w, i);
            else if (f->draft != SAYSO_NONE)
                w->drafts.at[f->draft].seen = i;
        }
}

void who_name(who_work *w)
{
    who_read_kinds(w);
    who_mark_states(w);
    name_all(w, true, name_long);
    for (uint32_t i = 0; i < w->drafts.count; i++)
        w->drafts.at[i].seen = SAYSO_NONE;
    name_all(w, false, name_short);
}
