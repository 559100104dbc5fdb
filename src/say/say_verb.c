/* Verbs that attribute, and what their frames make the content.
 *
 * Reads the parse and the lexicon, adds drafts. For each verb of the lexicon the first frame
 * that the parse fills gives the content: a clause, an object with its complement, an object, an
 * infinitive, a gerund, or what a preposition leads to. A verb that is not in the lexicon counts
 * when the clause it governs is a quotation. The cue is the verb group, from the first verb of a
 * chain (went on to say, was quoted as saying) to the preposition that leads to the content. */
#include "say/say_draft.h"

/* A verb and its arguments; SAYSO_NONE where there is none. */
typedef struct clause {
    uint32_t verb;
    const cue_word *entry;
    bool passive;
    range group;
    uint32_t subject, clause, object, infinitive, gerund, complement, leading;
} clause;

static bool has_to(const drafts *s, uint32_t verb)
{
    for (uint32_t k = s->child[verb]; k != SAYSO_NONE && k < verb; k = s->sibling[k])
        if (token_at(s, k)->tag == TAG_TO)
            return true;
    return false;
}

static bool in_title(const drafts *s, uint32_t word)
{
    return s->d->blocks.at[token_at(s, word)->block].kind == BLOCK_TITLE;
}

static void keep_first(uint32_t *slot, uint32_t word)
{
    if (*slot == SAYSO_NONE)
        *slot = word;
}

static void take_argument(const drafts *s, clause *c, uint32_t k)
{
    const token *t = token_at(s, k);
    switch (t->dep) {
    case DEP_NSUBJ:
    case DEP_NSUBJPASS:
        keep_first(&c->subject, k);
        break;
    case DEP_ADVCL: /* asked if …, which the parse takes for a condition */
        if (c->object == SAYSO_NONE && t->left == c->group.last && say_is(s, t->left, "if"))
            keep_first(&c->clause, k);
        break;
    case DEP_CCOMP:
        keep_first(
            t->tag == TAG_VBG && say_child(s, k, DEP_NSUBJ) == SAYSO_NONE && k > c->verb ? &c->gerund : &c->clause, k);
        break;
    case DEP_XCOMP:
        keep_first(has_to(s, k) ? &c->infinitive : t->tag == TAG_VBG ? &c->gerund : &c->complement, k);
        break;
    case DEP_DOBJ:
        keep_first(&c->object, k);
        break;
    case DEP_OPRD:
        keep_first(&c->complement, k);
        break;
    case DEP_PREP:
        if (k > c->verb && say_is(s, k, "as"))
            keep_first(&c->complement, k);
        if (k > c->verb && c->entry && s->outer[k] == s->outer[c->verb] && say_lexicon_leads(c->entry, text_at(s, k)))
            keep_first(&c->leading, k);
        break;
    default:
        break;
    }
}

/* told the hearing that …, saying in a letter that …, told those waiting at the port that …: the
 * parse may hang the clause on the noun, or on the participle beside it. */
static uint32_t stray_clause(const drafts *s, uint32_t noun)
{
    static const label_dep stray[] = {DEP_RELCL, DEP_ACL, DEP_CCOMP};
    const uint32_t beside = noun == SAYSO_NONE ? noun : say_child(s, noun, DEP_ACL);
    for (size_t i = 0; noun != SAYSO_NONE && i < sizeof stray / sizeof *stray; i++) {
        const uint32_t host = stray[i] == DEP_CCOMP ? beside : noun;
        const uint32_t told = host == SAYSO_NONE ? host : say_child(s, host, stray[i]);
        if (told != SAYSO_NONE && say_is(s, token_at(s, told)->left, "that"))
            return told;
    }
    return SAYSO_NONE;
}

/* The clause that a verb of saying governs against the parse. */
static uint32_t far_clause(const drafts *s, const clause *c)
{
    if (!c->entry || !(c->entry->frames & CUE_CLAUSE))
        return SAYSO_NONE;
    if (c->object != SAYSO_NONE)
        return c->entry->frames & CUE_TOLD ? stray_clause(s, c->object) : SAYSO_NONE;
    const uint32_t in = say_child(s, c->verb, DEP_PREP);
    return in == c->group.last ? stray_clause(s, say_child(s, in, DEP_POBJ)) : SAYSO_NONE;
}

static clause read_clause(const drafts *s, uint32_t verb, const cue_word *entry)
{
    clause c = {.verb = verb,
                .entry = entry,
                .passive = say_is_passive(s, verb),
                .group = say_verb_group(s, verb),
                .subject = SAYSO_NONE,
                .clause = SAYSO_NONE,
                .object = SAYSO_NONE,
                .infinitive = SAYSO_NONE,
                .gerund = SAYSO_NONE,
                .complement = SAYSO_NONE,
                .leading = SAYSO_NONE};
    for (uint32_t k = s->child[verb]; k != SAYSO_NONE; k = s->sibling[k])
        take_argument(s, &c, k);
    if (c.clause == SAYSO_NONE)
        c.clause = far_clause(s, &c);
    if (entry && !(entry->frames & CUE_CLAUSE) && c.object == SAYSO_NONE && c.clause != SAYSO_NONE && c.clause > verb &&
        say_child(s, c.clause, DEP_MARK) == SAYSO_NONE)
        c.object = c.clause; /* blasted the plan as flawed: an object to us, a clause to the parse */
    return c;
}

/* The verb above “as saying”: quoted, cited. */
static uint32_t quoting(const drafts *s, uint32_t as)
{
    enum { FAR = 3 };
    uint32_t above = token_at(s, as)->head;
    for (int step = 0; step < FAR && token_at(s, above)->pos != POS_VERB; step++)
        above = token_at(s, above)->head;
    return above;
}

/* went on to say; was quoted by the agency as saying: the cue begins with the first verb of the
 * chain. */
static uint32_t chain_start(const drafts *s, uint32_t verb)
{
    enum { NEAR = 10 };
    const token *t = token_at(s, verb);
    const bool as = t->dep == DEP_PCOMP && say_is(s, t->head, "as");
    if (!as && (t->dep != DEP_XCOMP || say_child(s, t->head, DEP_DOBJ) != SAYSO_NONE))
        return verb;
    const uint32_t above = as ? quoting(s, t->head) : t->head;
    const token *a = token_at(s, above);
    if (a->pos != POS_VERB || above > verb || verb - above > NEAR)
        return verb;
    const cue_word *entry = say_lexicon_find(a->lemma, POS_VERB);
    return !as && entry && entry->frames & CUE_INFINITIVE ? verb : above;
}

/* “…, adding that …”, “…, and denied …” inside what a verb says: the same speaker goes on,
 * whatever verb the parse hangs it on. */
static bool goes_on(const drafts *s, uint32_t verb, uint32_t k)
{
    const token *t = token_at(s, k);
    if (t->pos != POS_VERB || s->outer[k] != s->outer[verb] || t->left <= verb + 1)
        return false;
    const cue_word *entry = say_lexicon_find(t->lemma, POS_VERB);
    if (!entry || entry->manner == CUE_MIND)
        return false;
    if (t->tag == TAG_VBG)
        return t->dep == DEP_ADVCL && token_at(s, t->left - 1)->tag == TAG_COMMA;
    return t->dep == DEP_CONJ && t->tag == token_at(s, verb)->tag && t->left == k &&
           token_at(s, k - 1)->dep == DEP_CC && token_at(s, k - 2)->tag == TAG_COMMA;
}

/* Whether a colon follows the verb or the phrases right after it: wrote on Sunday: … */
static bool has_colon(const drafts *s, uint32_t verb)
{
    enum { FAR = 8 };
    const uint32_t last = s->d->sentences.at[token_at(s, verb)->sentence].last;
    for (uint32_t i = verb + 1; i < last && i < verb + FAR && token_at(s, i)->pos != POS_VERB; i++)
        if (say_is(s, i, ":"))
            return true;
    return false;
}

/* “…, and on Sunday she wrote: …” inside what a verb says, or “… as union warns of …” in a title:
 * somebody else, whom the parse put below it. Where that begins; SAYSO_NONE if it is nothing of
 * the kind. */
static uint32_t another(const drafts *s, uint32_t verb, uint32_t k)
{
    const token *t = token_at(s, k);
    const cue_word *entry = t->pos == POS_VERB ? say_lexicon_find(t->lemma, POS_VERB) : NULL;
    const uint32_t who = entry && s->outer[k] == s->outer[verb] ? say_child(s, k, DEP_NSUBJ) : SAYSO_NONE;
    if (who == SAYSO_NONE || who > k || t->left <= verb + 1)
        return SAYSO_NONE;
    if (in_title(s, k))
        return t->dep == DEP_ADVCL && say_is(s, t->left, "as") ? t->left : SAYSO_NONE;
    const uint32_t before = token_at(s, t->left - 1)->dep == DEP_CC ? t->left - 2 : t->left - 1;
    const bool apart = token_at(s, before)->tag == TAG_COMMA && !say_is(s, t->left, "that");
    return apart && entry->frames & CUE_QUOTE && has_colon(s, k) ? t->left : SAYSO_NONE;
}

/* Where the content that begins with child `first` of the verb ends: with the verb's own phrase,
 * before whatever speaks anew. */
static uint32_t content_end(const drafts *s, uint32_t verb, uint32_t first)
{
    enum { FAR = 120 };
    uint32_t end = token_at(s, verb)->right + 1;
    for (uint32_t k = s->sibling[first]; k != SAYSO_NONE; k = s->sibling[k]) {
        const token *t = token_at(s, k);
        if (k < verb || (t->dep != DEP_CONJ && t->dep != DEP_ADVCL && t->dep != DEP_PARATAXIS))
            continue;
        if (t->pos == POS_VERB && say_lexicon_find(t->lemma, POS_VERB) && t->left < end)
            end = t->left;
    }
    for (uint32_t k = first; k < end && k < first + FAR; k++) {
        const uint32_t other = another(s, verb, k);
        if (goes_on(s, verb, k)) {
            s->speaks_as[k] = verb;
            end = token_at(s, k)->left;
        } else if (other != SAYSO_NONE) {
            end = other;
        }
    }
    while (end > first + 1 && (token_at(s, end - 1)->dep == DEP_CC || token_at(s, end - 1)->tag == TAG_COMMA))
        end--;
    return end;
}

/* How far the phrase of an object, or of what a preposition leads to, goes on: through what
 * completes it, up to what tells of the act (in London, on Monday, saying …). */
static uint32_t object_end(const drafts *s, uint32_t object, const cue_word *entry)
{
    static const char *const outside[] = {"after",     "at", "before", "by",      "despite", "during",
                                          "following", "in", "on",     "through", "until"};
    uint32_t end = token_at(s, object)->right + 1;
    for (uint32_t k = s->sibling[object]; k != SAYSO_NONE; k = s->sibling[k]) {
        const token *t = token_at(s, k);
        if (t->left < end)
            continue;
        const bool completes =
            t->dep == DEP_OPRD || t->dep == DEP_XCOMP || (t->dep == DEP_ADVCL && has_to(s, k)) ||
            (t->dep == DEP_PREP && (say_lexicon_leads(entry, text_at(s, k)) ||
                                    !str_among(text_at(s, k), outside, sizeof outside / sizeof *outside)));
        if (!completes || t->left > end)
            break;
        end = t->right + 1;
    }
    return end;
}

/* Nobody in particular: no source, or a word that stands for no one. */
static bool is_vague(const drafts *s, range source)
{
    static const char *const words[] = {"It",  "That", "This", "What", "You", "it",
                                        "one", "that", "this", "what", "you"};
    return is_empty(source) || (source.last - source.first == 1 &&
                                str_among(text_at(s, source.first), words, sizeof words / sizeof *words));
}

/* A participle or an infinitive that only modifies, or a command: words of any kind, seldom an
 * attribution. */
static bool is_weak(const drafts *s, const clause *c)
{
    const token *t = token_at(s, c->verb);
    return t->dep == DEP_ACL ||
           (t->tag == TAG_VB && c->subject == SAYSO_NONE && say_child(s, c->verb, DEP_AUX) == SAYSO_NONE) ||
           (t->tag == TAG_VB && has_to(s, c->verb) && chain_start(s, c->verb) == c->verb);
}

/* Whether what the verb says is put down to somebody: always for a quotation; for words that may
 * mean much else, only when a main verb says it of somebody in particular. */
static bool is_ascribed(const drafts *s, const clause *c, pattern p, range source)
{
    const bool told = c->passive && c->entry && c->entry->frames & CUE_TOLD;
    if (p == BY_QUOTATION || p == BY_RAISED || told || (p == BY_COMPLEMENT && c->subject != SAYSO_NONE))
        return true;
    if (is_vague(s, source) && !(p == BY_CLAUSE && !is_empty(source)))
        return false;
    return p == BY_CLAUSE || p == BY_THOUGHT || p == BY_INFINITIVE || !is_weak(s, c);
}

/* The source, cue and carrier of a chain by its first verb: who was quoted by the agency as saying;
 * whom the agency quoted as saying. */
static void read_chain(const drafts *s, uint32_t start, draft *x)
{
    const uint32_t who = say_child(s, start, DEP_NSUBJPASS), whom = say_child(s, start, DEP_DOBJ);
    const range doer = say_source(s, start);
    x->cue.first = say_verb_group(s, start).first;
    x->source = who != SAYSO_NONE ? say_noun_phrase(s, who, start) : doer;
    if (say_is_passive(s, start)) {
        x->via = is_empty(doer) ? say_agent(s, x->head) : doer;
    } else if (whom != SAYSO_NONE) {
        x->source = say_noun_phrase(s, whom, start);
        x->cue = say_verb_group(s, start);
        x->via = doer;
    }
}

/* A statement, a denial …; an answer that was not given is declined. */
static cue_manner manner_of(const drafts *s, const clause *c)
{
    static const char *const answers[] = {"answer", "comment", "reply", "respond"};
    if (say_child(s, c->verb, DEP_NEG) != SAYSO_NONE &&
        str_among(token_at(s, c->verb)->lemma, answers, sizeof answers / sizeof *answers))
        return CUE_DECLINED;
    return c->entry ? (cue_manner)c->entry->manner : CUE_SAID;
}

/* The draft of this clause; SAYSO_NONE if it ascribes nothing to anybody. */
static uint32_t begin(drafts *s, const clause *c, pattern p)
{
    const uint32_t start = chain_start(s, c->verb);
    draft x = {.head = c->verb, .cue = c->group};
    if (p != BY_RAISED && start != c->verb)
        read_chain(s, start, &x);
    else if (p != BY_RAISED || c->passive)
        x.source = p == BY_QUOTATION ? say_utterer(s, c->verb) : say_source(s, c->verb);
    if (!is_ascribed(s, c, p, x.source))
        return SAYSO_NONE;
    const uint32_t index = say_draft(s, c->verb, p, manner_of(s, c), x.source, x.cue);
    s->list.at[index].via = x.via;
    return index;
}

static void add_subject(drafts *s, uint32_t index, const clause *c)
{
    if (c->subject != SAYSO_NONE)
        say_add_content(s, index, say_noun_phrase(s, c->subject, c->verb));
}

/* To get their votes, they said, the party must …: what stands before goes with what stands
 * after. */
static void add_before(drafts *s, uint32_t index, const clause *c)
{
    if (index == SAYSO_NONE)
        return;
    const draft *x = &s->list.at[index];
    const sentence *in = &s->d->sentences.at[token_at(s, c->verb)->sentence];
    const uint32_t first = is_empty(x->source) || x->source.first > x->cue.first ? x->cue.first : x->source.first;
    const uint32_t after = c->group.last;
    if (after < in->last && token_at(s, after)->tag == TAG_COMMA && first > in->first + 1 &&
        token_at(s, first - 1)->tag == TAG_COMMA && token_at(s, c->verb)->head == c->verb &&
        s->inner[after + 1 < in->last ? after + 1 : after] == s->inner[c->verb])
        say_add_content(s, index, (range){in->first, first});
}

/* Asked whether she would come, she laughed: a participle that opens the sentence governs no more
 * than its own clause, whatever the parse puts below it. */
static uint32_t opening_end(drafts *s, uint32_t verb, uint32_t first)
{
    enum { FAR = 60 };
    const sentence *in = &s->d->sentences.at[token_at(s, verb)->sentence];
    const uint32_t end = content_end(s, verb, first);
    for (uint32_t k = first; in->first == verb && k < end && k < first + FAR; k++)
        if (token_at(s, k)->tag == TAG_COMMA && s->outer[k] == s->outer[verb])
            return k;
    return end;
}

/* “…,” he said on Sunday, Coast Wire reported: the body that passes a statement on is its
 * carrier. */
static bool carries(drafts *s, const clause *c, uint32_t verb)
{
    const uint32_t carried = s->of_head[verb];
    if (carried == SAYSO_NONE || c->subject == SAYSO_NONE || c->subject < verb || verb > c->verb ||
        s->outer[verb] != s->outer[c->verb] || !c->entry || c->entry->manner != CUE_SAID)
        return false;
    draft *x = &s->list.at[carried];
    const bool body = x->pattern == BY_QUOTATION && token_at(s, c->subject)->name == NAME_ORG;
    if (x->manner == CUE_MIND || is_empty(x->source) || !(body || say_is(s, c->verb, "reported")))
        return false;
    x->via = say_noun_phrase(s, c->subject, c->verb);
    return true;
}

/* quits as PM insists: “…”: after a colon, a quotation is what the verb right before that says. */
static bool is_led(const drafts *s, uint32_t verb, uint32_t quoted)
{
    const uint32_t i = doc_token_at(s->d, s->d->quotes.at[s->inner[quoted]].span.start);
    return i > verb + 2 && say_is(s, i - 1, ":") && token_at(s, i - 2)->pos == POS_VERB &&
           say_lexicon_find(token_at(s, i - 2)->lemma, POS_VERB);
}

static bool by_clause(drafts *s, const clause *c)
{
    const uint32_t inner = c->clause;
    if (inner == SAYSO_NONE)
        return false;
    const bool quoted = s->inner[inner] != SAYSO_NONE && s->inner[inner] != s->inner[c->verb];
    if (!(c->entry ? c->entry->frames & CUE_CLAUSE : quoted && !is_led(s, c->verb, inner)))
        return false;
    if (carries(s, c, inner))
        return true;
    const bool mind = c->entry && c->entry->manner == CUE_MIND;
    const uint32_t index = begin(s, c, quoted && inner < c->verb ? BY_QUOTATION : mind ? BY_THOUGHT : BY_CLAUSE);
    range r = say_subtree(s, inner);
    if (inner > c->verb) {
        add_before(s, index, c);
        r.last = c->passive ? opening_end(s, c->verb, inner) : content_end(s, c->verb, inner);
        if (r.first < c->verb && token_at(s, r.first)->head != inner)
            r.first = c->group.last;
    }
    say_add_content(s, index, r);
    return true;
}

/* Norway raises levy, says stocks at risk: in a title, whose verbs follow each other without “and”,
 * the first one's subject goes on. But: Port to close, says Brandt. */
static bool by_headline(drafts *s, const clause *c)
{
    const uint32_t first = c->clause, who = c->subject, before = c->group.first - 1;
    const uint32_t end = s->d->sentences.at[token_at(s, c->verb)->sentence].last;
    if (!in_title(s, c->verb) || !c->entry || !(c->entry->frames & CUE_CLAUSE) || first >= c->group.first ||
        token_at(s, before)->tag != TAG_COMMA || say_child(s, first, DEP_NSUBJ) == SAYSO_NONE || c->group.last >= end)
        return false;
    if (who != SAYSO_NONE && (who < c->verb || who + 1 == end || token_at(s, who)->pos == POS_PROPN))
        return false;
    s->speaks_as[c->verb] = first;
    say_add_content(s, begin(s, c, BY_CLAUSE), (range){c->group.last, end});
    return true;
}

static bool by_complement(drafts *s, const clause *c)
{
    const uint32_t what = c->complement, object = c->passive ? c->subject : c->object;
    if (!(c->entry->frames & CUE_COMPLEMENT) || what == SAYSO_NONE || (object == SAYSO_NONE && !c->passive))
        return false;
    const uint32_t index = begin(s, c, BY_COMPLEMENT);
    if (object == SAYSO_NONE || object > what || c->passive || object < c->verb) {
        if (object != SAYSO_NONE)
            say_add_content(s, index, say_noun_phrase(s, object, c->verb));
        say_add_content(s, index, say_subtree(s, what));
    } else {
        const uint32_t end = object_end(s, object, c->entry), least = token_at(s, what)->right + 1;
        say_add_content(s, index, (range){token_at(s, object)->left, end > least ? end : least});
    }
    return true;
}

/* called her an “Aunt”: where the parse lost the complement, a quotation right after the object
 * is it. */
static uint32_t quotation_near(const drafts *s, uint32_t end)
{
    enum { NEAR = 3 };
    for (uint32_t i = end;
         i < end + NEAR && i < s->d->tokens.count && token_at(s, i)->sentence == token_at(s, end - 1)->sentence; i++)
        if (s->outer[i] != SAYSO_NONE && s->outer[i] != s->outer[end - 1])
            return i + 1;
    return end;
}

/* One official, who …, claimed staff had been cut: a clause has one subject, so what the parse took
 * for a participle of the second one is a verb of the first. */
static bool by_participle(drafts *s, const clause *c)
{
    const uint32_t noun = token_at(s, c->verb)->head, host = token_at(s, noun)->head;
    if (token_at(s, c->verb)->dep != DEP_AMOD || !(c->entry->frames & CUE_CLAUSE) || noun < c->verb || host < noun)
        return false;
    const label_dep role = token_at(s, noun)->dep;
    const uint32_t who = role == DEP_NSUBJ || role == DEP_NSUBJPASS ? say_child(s, host, role) : noun;
    if (who >= c->verb)
        return false;
    const uint32_t index =
        say_draft(s, c->verb, BY_CLAUSE, manner_of(s, c), say_noun_phrase(s, who, c->verb), c->group);
    say_add_content(s, index, (range){c->group.last, token_at(s, host)->right + 1});
    return true;
}

static bool by_object(drafts *s, const clause *c)
{
    const uint32_t object = c->passive ? c->subject : c->object;
    if (!(c->entry->frames & CUE_OBJECT) || object == SAYSO_NONE)
        return false;
    const uint32_t index = begin(s, c, BY_OBJECT);
    if (object < c->verb) {
        say_add_content(s, index, say_noun_phrase(s, object, c->verb));
        if (c->leading != SAYSO_NONE)
            say_add_content(s, index, say_subtree(s, c->leading));
    } else {
        const uint32_t end = object_end(s, object, c->entry);
        const uint32_t name = c->entry->frames & CUE_COMPLEMENT ? quotation_near(s, end) : end;
        say_add_content(s, index, (range){token_at(s, object)->left, name});
    }
    return true;
}

/* who asked not to be named: part of who speaks, nothing said. */
static bool is_unnamed(const drafts *s, uint32_t verb)
{
    static const char *const naming[] = {"identify", "name", "quote"};
    return say_child(s, verb, DEP_NEG) != SAYSO_NONE && say_is_passive(s, verb) &&
           str_among(token_at(s, verb)->lemma, naming, sizeof naming / sizeof *naming);
}

static bool by_infinitive(drafts *s, const clause *c)
{
    const uint32_t what = c->infinitive;
    const bool raised = c->entry->frames & CUE_RAISED && (c->passive || !(c->entry->frames & CUE_INFINITIVE));
    const bool told = c->entry->frames & CUE_TOLD;
    if (what == SAYSO_NONE || is_unnamed(s, what) || (c->passive && !raised && !told) ||
        !(c->entry->frames & (CUE_RAISED | CUE_INFINITIVE)) || (c->leading != SAYSO_NONE && c->leading < what))
        return false;
    const uint32_t index = begin(s, c, raised ? BY_RAISED : BY_INFINITIVE);
    if (raised)
        add_subject(s, index, c);
    const uint32_t first = told && c->object < what ? c->object : what;
    say_add_content(s, index, (range){token_at(s, first)->left, content_end(s, c->verb, what)});
    return true;
}

static bool by_gerund(drafts *s, const clause *c)
{
    if (!(c->entry->frames & CUE_GERUND) || c->gerund == SAYSO_NONE)
        return false;
    say_add_content(s, begin(s, c, BY_GERUND), say_subtree(s, c->gerund));
    return true;
}

static bool by_leading(drafts *s, clause *c)
{
    if (c->leading == SAYSO_NONE || c->leading - c->verb > 8)
        return false;
    c->group.last = c->leading + 1;
    const uint32_t index = begin(s, c, BY_LEADING);
    if (c->passive)
        add_subject(s, index, c);
    say_add_content(s, index, (range){c->leading + 1, object_end(s, c->leading, c->entry)});
    return true;
}

/* “…, he said” and “as he said …” where the parse hangs the verb on the clause it reports. */
static bool by_host(drafts *s, const clause *c)
{
    const token *t = token_at(s, c->verb);
    if (!(c->entry->frames & CUE_QUOTE) || !(c->entry->frames & CUE_CLAUSE) || c->entry->manner != CUE_SAID ||
        t->head == c->verb || c->subject == SAYSO_NONE)
        return false;
    const bool as = t->dep == DEP_ADVCL && c->object == SAYSO_NONE && s->of_head[t->head] == SAYSO_NONE &&
                    say_is(s, say_child(s, c->verb, DEP_MARK), "as") && !has_colon(s, c->verb);
    const bool loose = t->dep == DEP_ADVCL && say_child(s, c->verb, DEP_MARK) == SAYSO_NONE;
    const bool joined = t->dep == DEP_CONJ && say_child(s, t->head, DEP_CC) == SAYSO_NONE;
    const bool beside =
        (t->dep == DEP_PARATAXIS || t->dep == DEP_CCOMP || loose || joined) &&
        (token_at(s, t->left)->tag == TAG_COMMA || (t->left && token_at(s, t->left - 1)->tag == TAG_COMMA));
    if ((!as && !beside) || carries(s, c, t->head))
        return false;
    const uint32_t index = begin(s, c, BY_CLAUSE);
    const range host = say_subtree(s, t->head);
    say_add_content(s, index, (range){host.first, t->left});
    if (as || (c->group.last < host.last && token_at(s, c->group.last)->tag == TAG_COMMA))
        say_add_content(s, index, (range){t->right + 1, host.last});
    return true;
}

/* More alarm over attacks, spokesperson says: what stands before may have no verb. */
static bool by_fragment(drafts *s, const clause *c)
{
    const sentence *in = &s->d->sentences.at[token_at(s, c->verb)->sentence];
    if (!(c->entry->frames & CUE_QUOTE) || !(c->entry->frames & CUE_CLAUSE) || c->subject == SAYSO_NONE ||
        c->subject > c->verb || token_at(s, c->verb)->head != c->verb)
        return false;
    const uint32_t start = token_at(s, c->subject)->left;
    if (start < in->first + 2 || token_at(s, start - 1)->tag != TAG_COMMA || s->outer[start - 1] != s->outer[c->verb] ||
        (c->group.last < in->last && token_at(s, c->group.last)->tag != TAG_STOP))
        return false;
    say_add_content(s, begin(s, c, BY_CLAUSE), (range){in->first, start});
    return true;
}

/* A verb that only leads to another that is the cue: was quoted … as saying. */
static bool is_quoted_as(const drafts *s, const clause *c)
{
    const uint32_t as = c->complement;
    const uint32_t verb = as == SAYSO_NONE ? as : say_child(s, as, DEP_PCOMP);
    return verb != SAYSO_NONE && say_lexicon_find(token_at(s, verb)->lemma, POS_VERB);
}

/* to say, in “wants to say”: part of a content that begins with it. */
static bool is_begun(const drafts *s, uint32_t verb)
{
    const token *t = token_at(s, verb);
    const uint32_t above = t->dep == DEP_XCOMP ? s->of_head[t->head] : SAYSO_NONE;
    return above != SAYSO_NONE && s->list.at[above].pattern == BY_INFINITIVE;
}

static void read_verb(drafts *s, uint32_t verb)
{
    const token *t = token_at(s, verb);
    if (is_begun(s, verb))
        return;
    clause c = read_clause(s, verb, say_lexicon_find(t->lemma, POS_VERB));
    if (is_quoted_as(s, &c) || by_headline(s, &c) || by_clause(s, &c) || !c.entry)
        return;
    const bool as = c.complement == c.group.last && c.object == SAYSO_NONE && !c.passive;
    if (as && token_at(s, c.complement)->dep == DEP_PREP && c.entry->frames & CUE_COMPLEMENT)
        c.leading = c.complement; /* dismissed as “baseless” reports that … */
    else if (c.complement == c.leading)
        c.leading = SAYSO_NONE;
    (void)(by_participle(s, &c) || by_complement(s, &c) || by_infinitive(s, &c) || by_object(s, &c) ||
           by_gerund(s, &c) || by_leading(s, &c) || by_host(s, &c) || by_fragment(s, &c));
}

void say_by_verbs(drafts *s)
{
    for (uint32_t i = 0; i < s->d->tokens.count; i++)
        if (token_at(s, i)->pos == POS_VERB)
            read_verb(s, i);
}

uint32_t say_by_verb(drafts *s, uint32_t verb)
{
    const token *t = token_at(s, verb);
    const cue_word *entry = t->pos == POS_VERB ? say_lexicon_find(t->lemma, POS_VERB) : NULL;
    if (!entry || !(entry->frames & CUE_QUOTE))
        return SAYSO_NONE;
    if (s->of_head[verb] != SAYSO_NONE)
        return s->of_head[verb];
    const clause c = read_clause(s, verb, entry);
    if (t->tag != TAG_VBG && is_empty(say_utterer(s, verb)))
        return SAYSO_NONE;
    return begin(s, &c, BY_QUOTATION);
}
