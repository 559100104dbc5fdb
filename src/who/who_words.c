/* What tokens say: their words, the role nouns and known things among them, the token that heads a span. */
#include "who/who_work.h"

enum { MOST_ROLE_BYTES = 64, MOST_NAME_WORDS = 8, MOST_AWAY = 40 };

str who_token(const who_work *w, uint32_t i)
{
    return doc_token(w->doc, &w->doc->tokens.at[i]);
}

/* Apostrophes made straight, in place: "O’Neill" and "O'Neill" are one name. */
static str straighten(char *text, size_t size)
{
    size_t to = 0;
    for (size_t from = 0; from < size; to++)
        if (size - from >= 3 && memcmp(text + from, "\xe2\x80\x99", 3) == 0) {
            text[to] = '\'';
            from += 3;
        } else
            text[to] = text[from++];
    return (str){text, to};
}

str who_words(who_work *w, uint32_t first, uint32_t last)
{
    const sayso_span span = doc_token_span(w->doc, first, last);
    const str text = doc_fold(w->doc, (sayso_spans){&span, 1});
    return memchr(text.at, 0xe2, text.size) ? straighten(arena_copy(&w->doc->arena, text.at, text.size), text.size)
                                            : text;
}

str who_word(who_work *w, uint32_t i)
{
    const str word = who_token(w, i);
    return memchr(word.at, 0xe2, word.size) ? who_words(w, i, i + 1) : word;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

str who_lower(who_work *w, str text)
{
    char *copy = arena_copy(&w->doc->arena, text.at, text.size);
    for (size_t i = 0; i < text.size; i++)
        copy[i] = lower(copy[i]);
    return (str){copy, text.size};
}

bool who_is_upper(str text)
{
    const unsigned char c = text.size ? (unsigned char)text.at[0] : 0;
    return (c >= 'A' && c <= 'Z') || c >= 0xc3; /* a letter outside ASCII: names are not refused for it */
}

/* The text of tokens [first, last) in lower case, one space for white space; 0 bytes if it does not fit. */
static size_t fold_tokens(const who_work *w, uint32_t first, uint32_t last, char *to)
{
    size_t size = 0;
    const sayso_span span = doc_token_span(w->doc, first, last);
    for (uint32_t i = span.start; i < span.end; i++) {
        const char c = w->doc->text.at[i];
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (blank && size && to[size - 1] == ' ')
            continue;
        if (size == MOST_ROLE_BYTES)
            return 0;
        to[size++] = blank ? ' ' : lower(c);
    }
    return size;
}

bool who_role_at(const who_work *w, uint32_t head, uint32_t *first, uint32_t *last, who_role *role)
{
    /* "secretary of state", "deputy foreign minister", "press secretary", "spokesman": the longest first */
    static const struct {
        uint32_t before, after;
    } shapes[] = {{0, 3}, {2, 1}, {1, 1}, {0, 2}, {0, 1}}; /* {0, 2}: "Sens" "." */
    const uint32_t within = w->doc->tokens.at[head].sentence;
    char folded[MOST_ROLE_BYTES];
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        if (shapes[i].before > head || head + shapes[i].after > w->doc->tokens.count)
            continue;
        *first = head - shapes[i].before;
        *last = head + shapes[i].after;
        if (w->doc->tokens.at[*first].sentence != within || w->doc->tokens.at[*last - 1].sentence != within)
            continue;
        const size_t size = fold_tokens(w, *first, *last, folded);
        if (size && who_knowledge_role(w->knowledge, (str){folded, size}, role))
            return true;
    }
    return false;
}

/* "A spokeswoman for the minister, Hanna Orsay": the role of one person that one of another is part of; else the role
 * itself. */
static uint32_t role_above(const who_work *w, uint32_t role_noun)
{
    const token *tokens = w->doc->tokens.at, *t = &tokens[role_noun];
    const uint32_t over = tokens[t->head].head;
    who_role role;
    uint32_t first, last;
    return t->dep == DEP_POBJ && over < role_noun && who_role_at(w, over, &first, &last, &role) &&
                   role.kind == WHO_ROLE_PERSON && !role.plural
               ? over
               : role_noun;
}

uint32_t who_role_beside(const who_work *w, const who_found *f)
{
    const token *tokens = w->doc->tokens.at;
    if (f->first < 2 || tokens[f->first - 1].tag != TAG_COMMA)
        return SAYSO_NONE;
    for (uint32_t i = f->first - 2; i + 8 > f->first && tokens[i].sentence == tokens[f->first].sentence; i--) {
        who_role role;
        uint32_t first, last;
        if (who_role_at(w, i, &first, &last, &role) && role.kind == WHO_ROLE_PERSON && last + 1 <= f->first)
            return role.plural ? SAYSO_NONE : role_above(w, i);
        const bool phrase = tokens[i].pos == POS_NOUN || tokens[i].pos == POS_PROPN || tokens[i].pos == POS_ADJ ||
                            tokens[i].tag == TAG_IN || tokens[i].tag == TAG_DT || tokens[i].tag == TAG_POS;
        if (!phrase || i == 0 || f->last >= w->doc->tokens.count || tokens[f->last].tag != TAG_COMMA)
            return SAYSO_NONE;
    }
    return SAYSO_NONE;
}

/* "UKRAINE": headlines and datelines shout. */
static str unshout(who_work *w, str words)
{
    char *copy = arena_copy(&w->doc->arena, words.at, words.size);
    bool begins = true;
    for (size_t i = 0; i < words.size; i++) {
        if (words.at[i] >= 'a' && words.at[i] <= 'z')
            return words;
        copy[i] = begins ? copy[i] : lower(copy[i]);
        begins = copy[i] == ' ' || copy[i] == '-';
    }
    return (str){copy, words.size};
}

uint32_t who_lookup(who_work *w, uint32_t first, uint32_t last, who_sense most, who_sense *sense)
{
    if (last - first > MOST_NAME_WORDS)
        return SAYSO_NONE;
    const str words = who_words(w, first, last);
    for (uint32_t attempt = 0; attempt < 2; attempt++) {
        const str key = attempt ? unshout(w, words) : words;
        if (attempt && (words.size < 4 || str_equal(key, words)))
            break;
        uint32_t count;
        const uint32_t row = who_knowledge_find(w->knowledge, key, &count);
        if (!count)
            continue;
        const who_phrase phrase = who_knowledge_phrase(w->knowledge, row);
        if (phrase.sense > most)
            continue;
        *sense = phrase.sense;
        return phrase.thing;
    }
    return SAYSO_NONE;
}

/* The first thing named in tokens [first, last) that is a state or, if `any_body`, an organisation. */
static uint32_t find_thing(who_work *w, uint32_t first, uint32_t last, bool any_body)
{
    for (uint32_t at = first; at < last; at++) {
        if (!who_is_upper(who_token(w, at)))
            continue;
        for (uint32_t end = at + 3 < last ? at + 3 : last; end > at; end--) {
            who_sense sense;
            const uint32_t thing = who_lookup(w, at, end, WHO_DEMONYM, &sense);
            if (thing == SAYSO_NONE)
                continue;
            const sayso_entity_type type = who_knowledge_thing(w->knowledge, thing).type;
            if (type == SAYSO_STATE || (any_body && type == SAYSO_ORGANISATION))
                return thing;
        }
    }
    return SAYSO_NONE;
}

uint32_t who_state_in(who_work *w, uint32_t first, uint32_t last)
{
    return find_thing(w, first, last, false);
}

uint32_t who_body_in(who_work *w, uint32_t first, uint32_t last)
{
    return find_thing(w, first, last, true);
}

uint32_t who_subject(const who_work *w, uint32_t verb)
{
    const token *tokens = w->doc->tokens.at;
    for (uint32_t i = verb; i-- > tokens[verb].left && verb - i < MOST_AWAY;)
        if (tokens[i].head == verb && tokens[i].dep == DEP_NSUBJ)
            return i;
    return SAYSO_NONE;
}

uint32_t who_antecedent(const who_work *w, uint32_t pronoun)
{
    const token *tokens = w->doc->tokens.at;
    uint32_t i = pronoun;
    for (uint32_t step = 0; step < 6 && tokens[i].dep != DEP_RELCL && tokens[i].head != i; step++)
        i = tokens[i].head;
    if (tokens[i].dep != DEP_RELCL)
        return SAYSO_NONE;
    const uint32_t noun = tokens[i].head;
    /* "the candidate for president, who …": a bare noun in a phrase of another is not who is told of */
    const bool bare = tokens[pronoun].tag == TAG_WP && tokens[noun].tag == TAG_NN && tokens[noun].left == noun &&
                      tokens[noun].dep == DEP_POBJ;
    const uint32_t over = bare ? tokens[tokens[noun].head].head : noun;
    return bare && tokens[over].pos == POS_NOUN ? over : noun;
}

static bool is_nominal(const token *t)
{
    if (t->name == NAME_DATE || t->name == NAME_TIME) /* "Roe this week said" */
        return t->pos == POS_PROPN;
    return t->pos == POS_NOUN || t->pos == POS_PROPN || t->pos == POS_PRON;
}

uint32_t who_span_head(const who_work *w, sayso_spans spans, uint32_t *first, uint32_t *last)
{
    if (!spans.count)
        return SAYSO_NONE;
    const token *tokens = w->doc->tokens.at;
    *first = doc_token_at(w->doc, spans.at[0].start);
    *last = *first;
    while (*last < w->doc->tokens.count && tokens[*last].start < spans.at[spans.count - 1].end)
        ++*last;
    uint32_t noun = SAYSO_NONE;
    for (uint32_t i = *first; i < *last; i++) {
        const uint32_t head = tokens[i].head;
        const bool top = head == i || head < *first || head >= *last || tokens[head].pos == POS_ADP;
        const bool owns = i + 2 < *last && tokens[i + 1].tag == TAG_POS; /* whatever the parse says */
        const bool cut = i + 2 < *last && tokens[i + 2].sentence != tokens[i].sentence &&
                         tokens[i + 1].end <= spans.at[0].end &&
                         str_equal(who_token(w, i + 1), STR(".")); /* "Sens." taken for a sentence's end */
        if (!is_nominal(&tokens[i]) || owns || cut)
            continue;
        if (top && (head == i || head < *first || head >= *last || tokens[head].head < *first ||
                    tokens[head].head >= *last || tokens[head].head == head))
            return i;
        if (noun == SAYSO_NONE && tokens[i].dep != DEP_COMPOUND && tokens[i].dep != DEP_POSS)
            noun = i;
    }
    if (noun != SAYSO_NONE || *first == *last)
        return noun;
    return who_is_upper(who_token(w, *first)) && tokens[*first].tag != TAG_DT
               ? *first
               : *last - 1; /* "Rose", taken for a verb */
}
