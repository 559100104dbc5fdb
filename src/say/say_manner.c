/* Whether the words of a statement left the speaker, and how the speaker stands to them.
 *
 * Reads the parse, the lexicon and a statement's cue, wherever that comes from; writes uttered and stance. The last
 * word of the cue that the lexicon knows tells how the content was given; what the parse puts above it bends that, step
 * by step: (did not | wants to | refused to | went on to) say. Words that were withheld, wished for, asked about or
 * only possible did not leave the speaker; those inside quotation marks did. Where the lexicon knows no word of the
 * cue, only a quotation or a clause counts as uttered. What a court hears was said to it: its source is whom it was
 * said to. Every walk is bounded, so the work is linear. */
#include "say/say_draft.h"

enum { FAR = 8, MANY = 64 };

typedef struct reading {
    bool uttered, unsaid; /* unsaid: not even where the content is a quotation */
    bool speech;          /* the word itself is one of speech: withheld, where negated */
    bool knowledge;       /* is one of knowledge: in doubt, where negated */
    sayso_stance stance;
} reading;

static reading read_manner(cue_manner m)
{
    static const reading readings[] = {
        [CUE_SAID] = {.uttered = true, .speech = true, .stance = SAYSO_ASSERT},
        [CUE_MIND] = {.stance = SAYSO_ASSERT},
        [CUE_FOUND] = {.stance = SAYSO_ASSERT},
        [CUE_DENIED] = {.uttered = true, .speech = true, .stance = SAYSO_DENY},
        [CUE_OPPOSED] = {.stance = SAYSO_DENY},
        [CUE_DOUBTED] = {.uttered = true, .speech = true, .stance = SAYSO_DOUBT},
        [CUE_UNSURE] = {.stance = SAYSO_DOUBT},
        [CUE_DECLINED] = {.unsaid = true, .stance = SAYSO_DECLINE},
    };
    return readings[m];
}

static bool has_child(const drafts *s, uint32_t head, label_dep dep)
{
    return say_child(s, head, dep) != SAYSO_NONE;
}

/* ---- the words of the cue -------------------------------------------------------------------- */

static bool is_in(const drafts *s, sayso_spans spans, uint32_t word)
{
    const token *t = token_at(s, word);
    for (size_t i = 0; i < spans.count && i < FAR; i++)
        if (t->start < spans.at[i].end && t->end > spans.at[i].start)
            return true;
    return false;
}

/* Denounces, in a title whose every word has a capital: a name, to the parse. */
static const cue_word *find_capitalised(str text)
{
    const cue_word *entry = NULL;
    static const char *const endings[] = {"", "s", "es", "d", "ed"};
    for (size_t i = 0; !entry && i < sizeof endings / sizeof *endings; i++)
        if (str_ends(text, str_of(endings[i])))
            entry = say_lexicon_find((str){text.at, text.size - strlen(endings[i])}, POS_VERB);
    return entry;
}

/* What the lexicon knows of a word; of a verb, first together with one of its words. */
static const cue_word *known(const drafts *s, uint32_t word)
{
    const token *t = token_at(s, word);
    const cue_word *entry = NULL;
    if (t->pos == POS_PROPN)
        return find_capitalised(text_at(s, word));
    if (t->pos == POS_VERB)
        for (uint32_t k = s->child[word], i = 0; !entry && k != SAYSO_NONE && i < MANY; k = s->sibling[k], i++)
            entry = say_lexicon_find_pair(t->lemma, token_at(s, k)->lemma);
    if (entry || t->pos == POS_AUX)
        return entry;
    entry = say_lexicon_find(t->lemma, t->pos);
    return entry || t->pos != POS_VERB ? entry : say_lexicon_find(text_at(s, word), POS_ADJ); /* was thrilled */
}

static bool has_meaning(const token *t)
{
    return t->pos == POS_VERB || t->pos == POS_NOUN || t->pos == POS_ADJ || t->pos == POS_PROPN;
}

/* The word that tells how the content is given: the last known one of the cue; else that on which a
 * cue without any of its own hangs (accusations | of); else its first verb, noun or adjective, or
 * first word. SAYSO_NONE: the cue has no word. */
static uint32_t main_word(const drafts *s, const sayso_statement *r)
{
    enum { LONG = 40 };
    uint32_t first = SAYSO_NONE, other = SAYSO_NONE, seen = 0;
    for (size_t i = r->cue.count; i--;) {
        uint32_t k = doc_token_at(s->d, r->cue.at[i].end);
        for (; k-- && token_at(s, k)->end > r->cue.at[i].start && seen < LONG; seen++) {
            const token *t = token_at(s, k);
            if (t->start >= r->cue.at[i].end || is_sign(s, k))
                continue;
            if (has_meaning(t) && known(s, k))
                return k;
            if (has_meaning(t) && (first == SAYSO_NONE || t->pos == POS_VERB || token_at(s, first)->pos != POS_VERB))
                first = k;
            other = k;
        }
    }
    if (first != SAYSO_NONE || other == SAYSO_NONE)
        return first;
    const uint32_t above = token_at(s, other)->head;
    return token_at(s, other)->dep == DEP_PREP && has_meaning(token_at(s, above)) && known(s, above) ? above : other;
}

/* Whether the content is a quotation, or a clause below the word. */
static bool has_words(const drafts *s, const sayso_statement *r, uint32_t word)
{
    const uint32_t clause = say_child(s, word, DEP_CCOMP);
    return r->kind == SAYSO_DIRECT || (clause != SAYSO_NONE && !is_in(s, r->cue, clause));
}

/* A jury heard; inquest told: the words were said to the subject. */
static bool is_heard(const drafts *s, uint32_t word)
{
    static const char *const hearers[] = {"commission", "committee", "court", "hearing", "inquest",
                                          "inquiry",    "jury",      "panel", "trial",   "tribunal"};
    const token *t = token_at(s, word);
    const bool behind = t->dep == DEP_ACL && t->tag == TAG_VBD; /* “…, a jury heard” */
    const uint32_t subject = behind ? t->head : say_child(s, word, DEP_NSUBJ);
    bool hearer = false;
    for (size_t i = 0; i < sizeof hearers / sizeof *hearers; i++)
        hearer |= say_is(s, subject, hearers[i]);
    if (!hearer)
        return false;
    return str_equal(t->lemma, STR("hear")) || (str_equal(t->lemma, STR("tell")) && t->tag != TAG_VBZ &&
                                                !has_child(s, word, DEP_DOBJ) && !has_child(s, word, DEP_DATIVE));
}

static cue_manner manner_of(const drafts *s, const sayso_statement *r, uint32_t word)
{
    const cue_word *entry = known(s, word);
    if (is_heard(s, word))
        return CUE_SAID;
    if (entry && entry->manner != CUE_FOUND)
        return entry->manner;
    if (!entry && !has_meaning(token_at(s, word)))
        return token_at(s, word)->pos == POS_AUX ? CUE_MIND : CUE_SAID;
    return has_words(s, r, word) || (!entry && r->kind == SAYSO_MIXED) ? CUE_SAID : CUE_MIND;
}

/* ---- what bends it --------------------------------------------------------------------------- */

static bool is_nothing(const drafts *s, uint32_t word)
{
    static const char *const words[] = {"neither", "no", "nobody", "none", "nothing"};
    const str lemma = token_at(s, word)->lemma;
    return str_among(lemma, words, sizeof words / sizeof *words);
}

/* nobody; no official; neither he nor she. */
static bool is_nobody(const drafts *s, uint32_t who)
{
    const uint32_t det = say_child(s, who, DEP_DET), pair = say_child(s, who, DEP_PRECONJ);
    return is_nothing(s, who) || (det != SAYSO_NONE && is_nothing(s, det)) ||
           (pair != SAYSO_NONE && is_nothing(s, pair));
}

/* did not say; said nothing of it; no claim; nobody said; no longer says; has yet to say. */
static bool is_negated(const drafts *s, const sayso_statement *r, uint32_t word)
{
    uint32_t k = s->child[word];
    for (int step = 0; k != SAYSO_NONE && step < MANY; k = s->sibling[k], step++) {
        const token *t = token_at(s, k);
        const bool subject = (t->dep == DEP_NSUBJ || t->dep == DEP_NSUBJPASS) && k < word && !is_in(s, r->content, k);
        if (t->dep == DEP_NEG || (t->dep == DEP_DET && is_nothing(s, k)) || (subject && is_nobody(s, k)) ||
            (say_is(s, k, "longer") && k && say_is(s, k - 1, "no")) ||
            (say_is(s, k, "yet") && token_at(s, word)->pos != POS_NOUN && has_child(s, word, DEP_XCOMP)))
            return true;
    }
    return false;
}

/* would say; may have said; did she say …?; if she says. */
static bool is_unreal(const drafts *s, uint32_t word)
{
    const uint32_t aux = say_child(s, word, DEP_AUX), who = say_child(s, word, DEP_NSUBJ);
    const uint32_t mark = say_child(s, word, DEP_MARK), end = s->d->sentences.at[token_at(s, word)->sentence].last;
    uint32_t k = s->child[word];
    for (int step = 0; k != SAYSO_NONE && step < MANY; k = s->sibling[k], step++)
        if (token_at(s, k)->dep == DEP_AUX && token_at(s, k)->tag == TAG_MD)
            return true;
    if (token_at(s, word)->dep == DEP_ADVCL && (say_is(s, mark, "if") || say_is(s, mark, "unless")))
        return true;
    return aux != SAYSO_NONE && who != SAYSO_NONE && aux < who && who < word && say_is(s, end - 1, "?");
}

/* I would say: said. */
static bool is_first_person(const drafts *s, const sayso_statement *r)
{
    return r->source.count == 1 &&
           str_among(doc_slice(s->d, r->source.at[0]), (const char *const[]){"I", "We", "we"}, 3);
}

/* Does not want to say. */
static bool leads_to_speech(const drafts *s, uint32_t word)
{
    const uint32_t verb = say_child(s, word, DEP_XCOMP);
    const cue_word *entry = verb == SAYSO_NONE ? NULL : known(s, verb);
    return entry && entry->manner == CUE_SAID;
}

static bool is_knowledge(str lemma)
{
    static const char *const words[] = {"aware", "certain", "clear", "decide",   "determine", "idea",
                                        "know",  "known",   "learn", "remember", "sure",      "understand"};
    return str_among(lemma, words, sizeof words / sizeof *words);
}

static void negate(const drafts *s, uint32_t word, reading *x)
{
    if (x->stance != SAYSO_ASSERT)
        x->stance = SAYSO_ASSERT;
    else if (x->knowledge)
        x->stance = SAYSO_DOUBT;
    else
        x->stance = x->speech || leads_to_speech(s, word) ? SAYSO_DECLINE : SAYSO_DENY;
    x->uttered = false;
    x->unsaid = true;
}

/* By the auxiliaries, negations and subject of a word on the way up. */
static void bend(const drafts *s, const sayso_statement *r, uint32_t word, reading *x)
{
    if (is_unreal(s, word) && !is_first_person(s, r)) {
        x->uttered = false;
        x->unsaid = true;
    }
    if (is_negated(s, r, word))
        negate(s, word, x);
}

/* Whether the word above has a say in how this one is meant: inside the cue, what it completes; outside
 * too, what it is the infinitive, the gerund or a further verb of. */
static bool leads_up(const drafts *s, const sayso_statement *r, uint32_t word)
{
    const token *t = token_at(s, word);
    switch (t->dep) {
    case DEP_XCOMP: /* not: was heard asking */
        return t->tag != TAG_VBG || (known(s, t->head) && !cue_in_mind(known(s, t->head)->manner));
    case DEP_ACL:
        return say_has_to(s, word) || is_in(s, r->cue, t->head);
    case DEP_PCOMP:
        return say_is(s, t->head, "from") || say_is(s, t->head, "of") || say_is(s, t->head, "without");
    case DEP_CONJ:
        return word - t->head < FAR && t->tag == token_at(s, t->head)->tag && !has_child(s, word, DEP_NSUBJ) &&
               !has_child(s, word, DEP_AUX);
    case DEP_ACOMP:
    case DEP_AMOD:
    case DEP_ATTR:
    case DEP_COMPOUND:
    case DEP_DOBJ:
    case DEP_NSUBJPASS:
    case DEP_OPRD:
    case DEP_POBJ:
    case DEP_POSS:
    case DEP_PREP:
        return is_in(s, r->cue, t->head);
    default:
        return false;
    }
}

/* is to speak, is going to speak: not yet. */
static bool is_future(const drafts *s, uint32_t verb)
{
    const token *t = token_at(s, verb);
    if (t->pos == POS_AUX)
        return !has_child(s, verb, DEP_ACOMP) && !has_child(s, verb, DEP_ATTR);
    return t->tag == TAG_VBG && str_equal(t->lemma, STR("go")) && !has_child(s, verb, DEP_PRT);
}

/* Verbs that take nothing from the infinitive below them: appeared to say, continued to oppose. */
static bool is_clear_glass(const drafts *s, uint32_t verb)
{
    return str_among(token_at(s, verb)->lemma, (const char *const[]){"appear", "continue", "seek", "seem"}, 4);
}

static void say_no(reading *x)
{
    x->uttered = false;
    x->unsaid = true;
}

/* What the word above makes of the reading of the one below. */
static void govern(const drafts *s, const sayso_statement *r, uint32_t word, uint32_t above, reading *x)
{
    const label_dep dep = token_at(s, word)->dep;
    const cue_word *entry = dep == DEP_CONJ || !has_meaning(token_at(s, above)) ? NULL : known(s, above);
    if (dep == DEP_XCOMP && is_clear_glass(s, above))
        return;
    if (dep == DEP_XCOMP && say_has_to(s, word) && is_future(s, above))
        say_no(x);
    if (dep == DEP_ACL && !entry && !is_in(s, r->cue, above))
        say_no(x); /* the power to say */
    if (dep == DEP_PCOMP && say_is(s, above, "without"))
        negate(s, above, x);
    if (!entry)
        return;
    const reading y = read_manner(manner_of(s, r, above));
    if (dep == DEP_PREP) {
        *x = y; /* said in answer to questions */
    } else if (y.stance != SAYSO_ASSERT) {
        x->uttered = y.uttered;
        x->unsaid |= y.unsaid;
        x->stance = y.stance;
    } else if (y.uttered) {
        x->uttered = x->stance != SAYSO_DECLINE;
    } else {
        say_no(x);
    }
}

static reading read_up(const drafts *s, const sayso_statement *r, uint32_t word)
{
    reading x = read_manner(manner_of(s, r, word));
    x.knowledge = is_knowledge(token_at(s, word)->lemma);
    bend(s, r, word, &x);
    for (int step = 0; step < FAR && token_at(s, word)->head != word && leads_up(s, r, word); step++) {
        const uint32_t above = token_at(s, word)->head;
        govern(s, r, word, above, &x);
        bend(s, r, above, &x);
        word = above;
    }
    return x;
}

/* argued against it: no to it; but warnings against it are claims. */
static bool is_against(const drafts *s, const sayso_statement *r, uint32_t word)
{
    const token *t = token_at(s, word);
    uint32_t k = t->pos == POS_VERB || t->pos == POS_AUX ? s->child[word] : SAYSO_NONE;
    for (int step = 0; k != SAYSO_NONE && step < MANY; k = s->sibling[k], step++)
        if (say_is(s, k, "against") && is_in(s, r->cue, k))
            return true;
    return false;
}

void say_manner(const drafts *s, sayso_statement *r)
{
    const uint32_t word = main_word(s, r);
    reading x = word == SAYSO_NONE ? read_manner(CUE_SAID) : read_up(s, r, word);
    if (x.stance == SAYSO_ASSERT && !x.unsaid && word != SAYSO_NONE && is_against(s, r, word))
        x.stance = SAYSO_DENY;
    r->uttered = x.uttered || (r->kind == SAYSO_DIRECT && !x.unsaid);
    r->stance = x.stance;
    if (word != SAYSO_NONE && is_heard(s, word) && !r->addressee.spans.count)
        r->addressee.spans = r->source;
}
