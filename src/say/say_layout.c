/* Attribution without a word: a name before a colon, or after a dash.
 *
 * Reads the blocks, adds drafts. “Kremlin: …” and “… – Kremlin” above the text; the turns of a
 * transcript; a quotation or a post with its author's name below; “From the Herald: …”. A label
 * before a colon is a speaker's in a transcript, before a quotation, or where it is the name of a
 * person or body and nobody else speaks what follows. */
#include "say/say_draft.h"
#include <stdlib.h>

static bool is_name(const drafts *s, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i < last; i++) {
        const token *t = token_at(s, i);
        const char c = s->d->text.at[t->start];
        if (t->pos == POS_VERB || t->pos == POS_AUX || t->pos == POS_ADP || t->tag == TAG_STOP || t->tag == TAG_COMMA ||
            (c >= '0' && c <= '9'))
            return false;
    }
    return first < last;
}

/* The name of a column, of a kind of note or of a day, in any case. */
static bool is_column(str word)
{
    static const char *const columns[] = {
        "Breaking", "Correction", "Email",  "Exclusive", "Friday",  "Latest", "Live",  "Monday", "Note",     "Photo",
        "Photos",   "Saturday",   "Sunday", "Thursday",  "Tuesday", "Update", "Video", "Watch",  "Wednesday"};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (str_equal_ascii(word, str_of(columns[i])))
            return true;
    return false;
}

/* Who may speak in a headline: a name or a plural, an office or a poll. */
static bool is_speaker(const drafts *s, uint32_t last)
{
    static const char *const sources[] = {"minister", "ministry",  "official",     "police",      "poll",  "report",
                                          "source",   "spokesman", "spokesperson", "spokeswoman", "study", "survey"};
    const label_tag tag = token_at(s, last)->tag;
    return str_among(token_at(s, last)->lemma, sources, sizeof sources / sizeof *sources) ||
           ((tag == TAG_NNP || tag == TAG_NNPS || tag == TAG_NNS) && !is_column(text_at(s, last)));
}

static bool is_party(const token *t)
{
    return t->name == NAME_PERSON || t->name == NAME_ORG;
}

/* Whether a quotation of speech opens at the token. */
static bool is_quoted_from(const drafts *s, uint32_t word)
{
    const uint32_t q = word < s->d->tokens.count ? s->outer[word] : SAYSO_NONE;
    return q != SAYSO_NONE && s->d->quotes.at[q].span.start == token_at(s, word)->start && s->d->quotes.at[q].speech;
}

/* The first word of a block: a transcript's turns may all open with a quotation mark. */
static uint32_t first_word(const drafts *s, const block *b)
{
    return b->first + (b->first < b->last && token_at(s, b->first)->pos == POS_PUNCT && is_sign(s, b->first));
}

/* The colon after the first few words of a block; its end: none. */
static uint32_t first_colon(const drafts *s, const block *b)
{
    enum { NAME_WORDS = 7 };
    for (uint32_t i = first_word(s, b); i < b->last && i - b->first <= NAME_WORDS; i++)
        if (say_is(s, i, ":"))
            return i;
    return b->last;
}

static void add_labelled(drafts *s, pattern p, range source, range cue, range content)
{
    say_add_content(s, say_draft(s, cue.first, p, CUE_SAID, source, cue), content);
}

/* The same for whole sentences, which keep the stop that ends them. */
static void add_sentences(drafts *s, range source, range cue, range content)
{
    add_labelled(s, BY_LABEL, source, cue, content);
    const draft *x = &s->list.at[s->list.count - 1];
    sayso_span *last = x->content.count ? &x->content.at[x->content.count - 1] : NULL;
    const uint32_t stop = last ? doc_token_at(s->d, last->end) : content.last;
    if (stop < content.last && token_at(s, stop)->tag == TAG_STOP && token_at(s, stop)->start == last->end)
        last->end = token_at(s, stop)->end;
}

/* ---- transcripts ----------------------------------------------------------------------------- */

/* What stands before a block's colon. */
typedef struct label {
    str text;
    uint32_t block;
    bool capitals, name, party; /* all in capitals; a name; that of a person or body */
    bool again;                 /* stands before another block too */
} label;

typedef VEC(label) labels;

static bool is_capitals(str text)
{
    uint32_t capitals = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] >= 'a' && text.at[i] <= 'z')
            return false;
        capitals += text.at[i] >= 'A' && text.at[i] <= 'Z';
    }
    return capitals > 1;
}

static void read_label(drafts *s, uint32_t which, labels *list)
{
    const block *b = &s->d->blocks.at[which];
    const uint32_t colon = first_colon(s, b);
    const uint32_t first = first_word(s, b);
    if (b->kind != BLOCK_BODY || colon == first || colon == b->last || token_at(s, colon - 1)->name == NAME_DATE)
        return;
    const str text = doc_slice(s->d, doc_token_span(s->d, first, colon));
    if (is_column(text))
        return;
    const bool name = is_name(s, first, colon) && is_speaker(s, colon - 1);
    *vec_push(&s->d->arena, list) = (label){.text = text,
                                            .block = which,
                                            .capitals = is_capitals(text),
                                            .name = name,
                                            .party = name && is_party(token_at(s, colon - 1))};
}

static int by_text(const void *a, const void *b)
{
    const label *x = a, *y = b;
    const int order = str_compare(x->text, y->text);
    return order ? order : (x->block > y->block) - (x->block < y->block);
}

/* Which blocks are turns of a transcript: where two labels are in capitals, or the name of a person or
 * body comes again, all that are in capitals, and any name that comes again. */
static bool *find_turns(drafts *s)
{
    bool *turns = arena_array(&s->d->arena, s->d->blocks.count, sizeof *turns);
    uint32_t capitals = 0, parties = 0;
    labels list = {0};
    for (uint32_t i = 0; i < s->d->blocks.count; i++)
        read_label(s, i, &list);
    if (list.count)
        qsort(list.at, list.count, sizeof *list.at, by_text);
    for (uint32_t i = 0; i < list.count; i++) {
        label *x = &list.at[i];
        x->again = (i && str_equal(x[-1].text, x->text)) || (i + 1 < list.count && str_equal(x[1].text, x->text));
        capitals += x->capitals;
        parties += x->party && x->again;
    }
    for (uint32_t i = 0; (capitals > 1 || parties) && i < list.count; i++)
        turns[list.at[i].block] = list.at[i].capitals || (list.at[i].name && list.at[i].again);
    return turns;
}

/* ---- before a colon -------------------------------------------------------------------------- */

/* Whether the name before the colon speaks what follows. Not: Region: Minister says … */
static bool opens(const drafts *s, const block *b, uint32_t colon)
{
    if (!is_name(s, b->first, colon) || !is_speaker(s, colon - 1))
        return false;
    if (b->kind == BLOCK_BODY && !is_party(token_at(s, colon - 1)) && !is_quoted_from(s, colon + 1))
        return false;
    for (uint32_t i = colon + 1; i < b->last; i++)
        if (token_at(s, i)->head == i && s->of_head[i] != SAYSO_NONE && !is_empty(s->list.at[s->of_head[i]].source))
            return false;
    return true;
}

/* From the Herald: “…” */
static bool is_from(const drafts *s, const block *b, uint32_t colon)
{
    return colon > b->first + 1 && say_is(s, b->first, "from") && is_name(s, b->first + 1, colon) &&
           is_speaker(s, colon - 1) && (is_party(token_at(s, colon - 1)) || is_quoted_from(s, colon + 1));
}

/* “Kremlin: …” above the text; “TAPPER: …” before a paragraph of a transcript. */
static bool read_opening(drafts *s, const block *b, bool turn)
{
    enum { CONTENT_WORDS = 3 };
    const uint32_t colon = first_colon(s, b), first = turn ? first_word(s, b) : b->first;
    if (colon == first || b->last - colon <= CONTENT_WORDS)
        return false;
    const range content = {colon + 1, b->last};
    if (is_from(s, b, colon))
        add_sentences(s, (range){b->first + 1, colon}, (range){b->first, b->first + 1}, content);
    else if (turn)
        add_sentences(s, (range){first, colon}, (range){colon, colon + 1}, content);
    else if (opens(s, b, colon))
        add_labelled(s, BY_HEADLINE, (range){first, colon}, (range){colon, colon + 1}, content);
    else
        return false;
    return true;
}

/* ---- after a dash ---------------------------------------------------------------------------- */

/* “… – Kremlin”, “…: officials” above the text. */
static bool read_ending(drafts *s, const block *b)
{
    enum { NAME_WORDS = 5, CONTENT_WORDS = 4 };
    uint32_t mark = b->last;
    while (mark > b->first && b->last - mark <= NAME_WORDS) {
        mark--;
        if (token_at(s, mark)->pos == POS_PUNCT && token_at(s, mark)->tag != TAG_HYPH)
            break;
    }
    if (b->kind != BLOCK_TITLE || mark - b->first < CONTENT_WORDS || !is_name(s, mark + 1, b->last))
        return false;
    const bool apart = token_at(s, mark - 1)->end < token_at(s, mark)->start;
    if (!(say_is(s, mark, ":") ? is_speaker(s, b->last - 1) : apart && say_is_dash(s, mark)))
        return false;
    for (uint32_t i = b->first; i < mark; i++)
        if (s->of_head[i] != SAYSO_NONE)
            say_leave_out(&s->list.at[s->of_head[i]], doc_token_span(s->d, mark, b->last));
    add_labelled(s, BY_HEADLINE, (range){mark + 1, b->last}, (range){mark, mark + 1}, (range){b->first, mark});
    return true;
}

/* The dash before a name that ends the block; its end: none. */
static uint32_t last_dash(const drafts *s, const block *b)
{
    enum { SIGNATURE_WORDS = 16 };
    for (uint32_t i = b->last; i-- > b->first && b->last - i <= SIGNATURE_WORDS;) {
        const label_pos pos = token_at(s, i)->pos;
        if (say_is_dash(s, i) || say_is(s, i, "―"))
            return i + 1 < b->last && token_at(s, i + 1)->pos == POS_PROPN ? i : b->last;
        if (pos == POS_VERB || pos == POS_AUX)
            break;
    }
    return b->last;
}

/* Whether tokens [first, last) are one quotation of speech and no more. */
static bool is_quotation(const drafts *s, uint32_t first, uint32_t last)
{
    return first < last && is_quoted_from(s, first) &&
           s->d->quotes.at[s->outer[first]].span.end >= token_at(s, last - 1)->end &&
           s->d->quotes.at[s->outer[first]].span.end <= token_at(s, last - 1)->end + 1;
}

/* “…” — Ilse Brandt, harbour master; … — Ilse Brandt (@brandt) 3 March: the author of a quotation, or
 * of a post, after it or in the next block. */
static void read_signature(drafts *s, uint32_t which)
{
    const block *b = &s->d->blocks.at[which];
    const uint32_t dash = last_dash(s, b);
    if (b->kind != BLOCK_BODY || dash == b->last || (dash == b->first && which == 0))
        return;
    const block *above = dash == b->first ? b - 1 : b;
    const uint32_t last = dash == b->first ? above->last : dash;
    range source = {dash + 1, b->last};
    for (uint32_t i = dash + 1; i + 1 < b->last && source.last == b->last; i++)
        if (say_is(s, i, "(") && s->d->text.at[token_at(s, i + 1)->start] == '@')
            source.last = i;
    const bool post = source.last < b->last;
    if (above->kind != BLOCK_BODY || !(post ? above->first < last : is_quotation(s, above->first, last)))
        return;
    add_sentences(s, say_trim(s, source), (range){dash, dash + 1}, (range){above->first, last});
}

void say_by_layout(drafts *s)
{
    const bool *turns = find_turns(s);
    for (uint32_t i = 0; i < s->d->blocks.count; i++) {
        const block *b = &s->d->blocks.at[i];
        if (!read_opening(s, b, turns[i]) && !read_ending(s, b))
            read_signature(s, i);
    }
}
