/* Verbs that attribute, and what their frames make the content.
 *
 * Reads the parse and the lexicon, adds drafts. For each verb of the lexicon the first frame
 * that the parse fills gives the content: a clause, an object with its complement, an object, an
 * infinitive, a gerund, or what a preposition leads to; else what the parse makes the verb's host,
 * or a fragment before it. A verb that is not in the lexicon counts when the clause it governs is a
 * quotation. */
#include "say/say_clause.h"

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
    if (after < in->last && is_comma(s, after) && first > in->first + 1 && is_comma(s, first - 1) &&
        token_at(s, c->verb)->head == c->verb &&
        s->inner[after + 1 < in->last ? after + 1 : after] == s->inner[c->verb])
        say_add_content(s, index, (range){in->first, first});
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
    if (cue_in_mind(x->manner) || is_empty(x->source) || !(body || say_is(s, c->verb, "reported")))
        return false;
    x->via = say_noun_phrase(s, c->subject, c->verb);
    return true;
}

/* quits as PM insists: “…”: after a colon, a quotation is what the verb right before that says. */
static bool is_led(const drafts *s, uint32_t verb, uint32_t quoted)
{
    const uint32_t i = doc_token_at(s->d, s->d->quotes.at[s->inner[quoted]].span.start);
    return i > verb + 2 && say_is(s, i - 1, ":") && verb_at(s, i - 2);
}

static bool by_clause(drafts *s, const clause *c)
{
    const uint32_t inner = c->clause;
    if (inner == SAYSO_NONE)
        return false;
    const bool quoted = s->inner[inner] != SAYSO_NONE && s->inner[inner] != s->inner[c->verb];
    if (c->entry ? !takes(c, CUE_CLAUSE) : !quoted || is_led(s, c->verb, inner))
        return false;
    if (carries(s, c, inner))
        return true;
    const bool mind = c->entry && cue_in_mind(c->entry->manner);
    const uint32_t index = say_begin(s, c, quoted && inner < c->verb ? BY_QUOTATION : mind ? BY_THOUGHT : BY_CLAUSE);
    range r = say_subtree(s, inner);
    if (inner > c->verb) {
        add_before(s, index, c);
        r.last = c->passive ? say_passive_end(s, c->verb, inner) : say_content_end(s, c->verb, inner);
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
    if (!say_in_title(s, c->verb) || !takes(c, CUE_CLAUSE) || first >= c->group.first || !is_comma(s, before) ||
        say_child(s, first, DEP_NSUBJ) == SAYSO_NONE || c->group.last >= end)
        return false;
    if (who != SAYSO_NONE && (who < c->verb || who + 1 == end || token_at(s, who)->pos == POS_PROPN))
        return false;
    s->speaks_as[c->verb] = first;
    say_add_content(s, say_begin(s, c, BY_CLAUSE), (range){c->group.last, end});
    return true;
}

static bool by_complement(drafts *s, const clause *c)
{
    const uint32_t what = c->complement, object = c->passive ? c->subject : c->object;
    if (!takes(c, CUE_COMPLEMENT) || what == SAYSO_NONE || (object == SAYSO_NONE && !c->passive))
        return false;
    const uint32_t index = say_begin(s, c, BY_COMPLEMENT);
    if (object == SAYSO_NONE || object > what || c->passive || object < c->verb) {
        if (object != SAYSO_NONE)
            say_add_content(s, index, say_noun_phrase(s, object, c->verb));
        say_add_content(s, index, say_subtree(s, what));
    } else {
        const uint32_t end = say_object_end(s, object, c->entry), least = token_at(s, what)->right + 1;
        say_add_content(s, index, (range){token_at(s, object)->left, end > least ? end : least});
    }
    return true;
}

/* One official, who …, claimed staff had been cut: a clause has one subject, so what the parse took
 * for a participle of the second one is a verb of the first. */
static bool by_participle(drafts *s, const clause *c)
{
    const uint32_t noun = token_at(s, c->verb)->head, host = token_at(s, noun)->head;
    if (token_at(s, c->verb)->dep != DEP_AMOD || !takes(c, CUE_CLAUSE) || noun < c->verb || host < noun)
        return false;
    const label_dep role = token_at(s, noun)->dep;
    const uint32_t who = role == DEP_NSUBJ || role == DEP_NSUBJPASS ? say_child(s, host, role) : noun;
    if (who >= c->verb)
        return false;
    const uint32_t index =
        say_draft(s, c->verb, BY_CLAUSE, c->entry->manner, say_noun_phrase(s, who, c->verb), c->group);
    say_add_content(s, index, (range){c->group.last, token_at(s, host)->right + 1});
    return true;
}

static bool by_object(drafts *s, const clause *c)
{
    const uint32_t object = c->passive ? c->subject : c->object;
    if (!takes(c, CUE_OBJECT) || object == SAYSO_NONE)
        return false;
    const uint32_t index = say_begin(s, c, BY_OBJECT);
    if (object < c->verb) {
        say_add_content(s, index, say_noun_phrase(s, object, c->verb));
        if (c->leading != SAYSO_NONE)
            say_add_content(s, index, say_subtree(s, c->leading));
    } else {
        const uint32_t end = say_object_end(s, object, c->entry);
        const uint32_t name = takes(c, CUE_COMPLEMENT) ? say_quotation_near(s, end) : end;
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
    const bool raised = takes(c, CUE_RAISED) && (c->passive || !takes(c, CUE_INFINITIVE));
    const bool told = takes(c, CUE_TOLD);
    if (!takes(c, CUE_RAISED | CUE_INFINITIVE) || (c->passive && !raised && !told))
        return false;
    const bool led = c->leading != SAYSO_NONE && c->leading < what; /* asked for help to rebuild */
    if (what == SAYSO_NONE || is_unnamed(s, what) || led)
        return false;
    const uint32_t index = say_begin(s, c, raised ? BY_RAISED : BY_INFINITIVE);
    if (raised)
        add_subject(s, index, c);
    const uint32_t first = told && c->object < what ? c->object : what;
    say_add_content(s, index, (range){token_at(s, first)->left, say_content_end(s, c->verb, what)});
    return true;
}

static bool by_gerund(drafts *s, const clause *c)
{
    if (!takes(c, CUE_GERUND) || c->gerund == SAYSO_NONE)
        return false;
    say_add_content(s, say_begin(s, c, BY_GERUND), say_subtree(s, c->gerund));
    return true;
}

static bool by_leading(drafts *s, clause *c)
{
    if (c->leading == SAYSO_NONE || c->leading - c->verb > 8)
        return false;
    c->group.last = c->leading + 1;
    const uint32_t index = say_begin(s, c, BY_LEADING);
    if (c->passive)
        add_subject(s, index, c);
    say_add_content(s, index, (range){c->leading + 1, say_object_end(s, c->leading, c->entry)});
    return true;
}

/* Whether the verb reports the words of a speaker it names: a clause, or a quotation. */
static bool is_report(const clause *c)
{
    return takes(c, CUE_QUOTE) && takes(c, CUE_CLAUSE) && c->subject != SAYSO_NONE;
}

/* “…, he said” and “as he said …” where the parse hangs the verb on the clause it reports. */
static bool by_host(drafts *s, const clause *c)
{
    const token *t = token_at(s, c->verb);
    if (!is_report(c) || c->entry->manner != CUE_SAID || t->head == c->verb)
        return false;
    const bool as = t->dep == DEP_ADVCL && c->object == SAYSO_NONE && s->of_head[t->head] == SAYSO_NONE &&
                    say_is(s, say_child(s, c->verb, DEP_MARK), "as") && !say_has_colon(s, c->verb);
    const bool loose = t->dep == DEP_ADVCL && say_child(s, c->verb, DEP_MARK) == SAYSO_NONE;
    const bool joined = t->dep == DEP_CONJ && say_child(s, t->head, DEP_CC) == SAYSO_NONE;
    const bool beside = (t->dep == DEP_PARATAXIS || t->dep == DEP_CCOMP || loose || joined) &&
                        (is_comma(s, t->left) || (t->left && is_comma(s, t->left - 1)));
    if ((!as && !beside) || carries(s, c, t->head))
        return false;
    const uint32_t index = say_begin(s, c, BY_CLAUSE);
    const range host = say_subtree(s, t->head);
    say_add_content(s, index, (range){host.first, t->left});
    if (as || (c->group.last < host.last && is_comma(s, c->group.last)))
        say_add_content(s, index, (range){t->right + 1, host.last});
    return true;
}

/* More alarm over attacks, spokesperson says: what stands before may have no verb. */
static bool by_fragment(drafts *s, const clause *c)
{
    const sentence *in = &s->d->sentences.at[token_at(s, c->verb)->sentence];
    if (!is_report(c) || c->subject > c->verb || token_at(s, c->verb)->head != c->verb)
        return false;
    const uint32_t start = token_at(s, c->subject)->left;
    if (start < in->first + 2 || !is_comma(s, start - 1) || s->outer[start - 1] != s->outer[c->verb] ||
        (c->group.last < in->last && token_at(s, c->group.last)->tag != TAG_STOP))
        return false;
    say_add_content(s, say_begin(s, c, BY_CLAUSE), (range){in->first, start});
    return true;
}

/* Brandt tweeted: The ferry stays. Without marks, it says the sentence after its colon. */
static bool by_colon(drafts *s, const clause *c)
{
    const doc *d = s->d;
    const uint32_t colon = c->group.last, first = colon + 1;
    if (!is_report(c) || c->entry->manner != CUE_SAID || c->subject > c->verb || first >= d->tokens.count ||
        !say_is(s, colon, ":") || token_at(s, first)->block != token_at(s, c->verb)->block ||
        s->outer[first] != s->outer[c->verb])
        return false;
    say_add_content(s, say_begin(s, c, BY_CLAUSE), (range){first, d->sentences.at[token_at(s, first)->sentence].last});
    return true;
}

/* A verb that only leads to another that is the cue: was quoted … as saying. */
static bool is_quoted_as(const drafts *s, const clause *c)
{
    const uint32_t as = c->complement;
    const uint32_t verb = as == SAYSO_NONE ? as : say_child(s, as, DEP_PCOMP);
    return verb != SAYSO_NONE && verb_at(s, verb);
}

/* to say, in “wants to say”: part of a content that begins with it. */
static bool is_begun(const drafts *s, uint32_t verb)
{
    const token *t = token_at(s, verb);
    const uint32_t above = t->dep == DEP_XCOMP ? s->of_head[t->head] : SAYSO_NONE;
    return above != SAYSO_NONE && s->list.at[above].pattern == BY_INFINITIVE;
}

bool say_keeps_name(const drafts *s, uint32_t verb)
{
    const uint32_t what = say_child(s, verb, DEP_XCOMP);
    return what != SAYSO_NONE && is_unnamed(s, what);
}

static void read_verb(drafts *s, uint32_t verb)
{
    if (is_begun(s, verb))
        return;
    clause c = say_clause(s, verb, verb_at(s, verb));
    if (is_quoted_as(s, &c) || by_headline(s, &c) || by_clause(s, &c) || !c.entry)
        return;
    const bool as = c.complement == c.group.last && c.object == SAYSO_NONE && !c.passive;
    if (as && token_at(s, c.complement)->dep == DEP_PREP && c.entry->frames & CUE_COMPLEMENT)
        c.leading = c.complement; /* dismissed as “baseless” reports that … */
    else if (c.complement == c.leading)
        c.leading = SAYSO_NONE;
    (void)(by_participle(s, &c) || by_complement(s, &c) || by_infinitive(s, &c) || by_object(s, &c) ||
           by_gerund(s, &c) || by_leading(s, &c) || by_host(s, &c) || by_fragment(s, &c) || by_colon(s, &c));
}

void say_by_verbs(drafts *s)
{
    for (uint32_t i = 0; i < s->d->tokens.count; i++)
        if (token_at(s, i)->pos == POS_VERB)
            read_verb(s, i);
}

uint32_t say_by_verb(drafts *s, uint32_t verb)
{
    const cue_word *entry = verb_at(s, verb);
    if (!entry || !(entry->frames & CUE_QUOTE))
        return SAYSO_NONE;
    if (s->of_head[verb] != SAYSO_NONE)
        return s->of_head[verb];
    const clause c = say_clause(s, verb, entry);
    if (token_at(s, verb)->tag != TAG_VBG && is_empty(say_utterer(s, verb)))
        return SAYSO_NONE;
    return say_begin(s, &c, BY_QUOTATION);
}
