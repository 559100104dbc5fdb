/* Looks through a raw text once: notes on each line, sums, where the running text is densest, and which line is likely
 * its heading. Nothing here knows English but for a few words of telling. */
#include "clean/clean_text_page.h"
#include <math.h>

enum { CORE = 6, LEAD = 3, MOST_STAMP = 12, MOST_HEADING = 30, MOST_SAID = 7, LONG = 60, WHOLE = 1200 };

static bool stands(str t, uint32_t at, uint32_t end, str text)
{
    return at + text.size <= end && memcmp(t.at + at, text.at, text.size) == 0;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_stamped(str t, const line *l)
{
    for (uint32_t i = l->start; l->words <= MOST_STAMP && i + 1 < l->end; i++)
        if ((t.at[i] == ':' && i > l->start && is_digit(t.at[i - 1]) && is_digit(t.at[i + 1])) ||
            (l->numbers && stands(t, i, l->end, STR(" ago"))) || stands(t, i, l->end, STR(" says:")) ||
            stands(t, i, l->end, STR(" said:")) || stands(t, i, l->end, STR(" wrote:")))
            return true;
    return false;
}

static line_head head_of(str t, const line *l)
{
    static const char *const items[] = {"* ", "- ", "\xe2\x80\xa2"};
    for (size_t i = 0; i < sizeof items / sizeof *items; i++)
        if (stands(t, l->start, l->end, str_of(items[i])))
            return HEAD_ITEM;
    return t.at[l->start] == '[' ? HEAD_BRACKET : HEAD_WORD;
}

static line_tail tail_of(str t, const line *l)
{
    const str text = str_slice(t, l->start, l->end);
    if (str_ends(text, STR("..")) || str_ends(text, STR("\xe2\x80\xa6")))
        return TAIL_DOTS;
    if (str_ends(text, STR("\xe3\x80\x82")))
        return TAIL_STOP;
    switch (t.at[l->end - 1]) {
    case '.':
        return TAIL_STOP;
    case ':':
        return TAIL_COLON;
    case '!':
    case '?':
        return TAIL_MARK;
    case ']':
        return TAIL_BRACKET;
    case ',':
        return TAIL_COMMA;
    default:
        return TAIL_OPEN;
    }
}

static bool is_telling(str word)
{
    static const char *const words[] = {"He",   "She",  "They", "had",   "he",   "her", "his",
                                        "said", "says", "she",  "their", "they", "was", "were"};
    return word.size > 1 && word.size < 6 && str_among(word, words, sizeof words / sizeof *words);
}

/* Counts what stands at byte `at` of the line: marks of Latin, Chinese and Indian scripts. */
static void count_byte(str t, uint32_t at, uint32_t end, line_note *n)
{
    const unsigned char c = (unsigned char)t.at[at];
    const bool last = at + 1 == end || str_is_blank(t.at[at + 1]);
    n->foreign += c >= 0xc2 && c != 0xe2;
    if (c < 0x80) {
        n->commas += c == ',';
        n->sentences += last && (c == '.' || c == '!' || c == '?');
    } else if (c >= 0xe0) {
        n->commas += stands(t, at, end, STR("\xe3\x80\x81")) || stands(t, at, end, STR("\xef\xbc\x8c"));
        n->sentences += stands(t, at, end, STR("\xe3\x80\x82")) || stands(t, at, end, STR("\xef\xbc\x81")) ||
                        stands(t, at, end, STR("\xe0\xa5\xa4"));
    }
}

static line_note note_of(str t, const line *l)
{
    line_note n = {.stamped = is_stamped(t, l), .head = head_of(t, l), .tail = tail_of(t, l)};
    for (uint32_t i = l->start, word = i; i <= l->end; i++) {
        const char c = i < l->end ? t.at[i] : ' ';
        if (i < l->end)
            count_byte(t, i, l->end, &n);
        if (str_is_blank(c) || c == ',' || c == '.') {
            n.told += is_telling(str_slice(t, word, i));
            word = i + 1;
        }
    }
    const uint32_t size = l->end - l->start;
    if ((l->words >= 8 || size >= LONG) && n.head != HEAD_BRACKET && (n.sentences || n.commas || l->words >= 25))
        n.mass = (float)(size < WHOLE ? size : WHOLE);
    return n;
}

static void add_notes(doc *d, text_page *p)
{
    const uint32_t count = p->lines->count;
    line_note *notes = arena_array(&d->arena, count, sizeof *notes);
    text_sums *sums = arena_array(&d->arena, count + 1, sizeof *sums);
    for (uint32_t i = 0; i < count; i++) {
        const line *l = &p->lines->at[i];
        const line_note n = notes[i] = note_of(d->text, l);
        text_sums s = sums[i];
        s.mass += n.mass;
        s.words += (float)l->words;
        s.stamped += (float)n.stamped;
        s.brackets += (float)(n.head == HEAD_BRACKET);
        s.repeated += (float)l->repeated;
        s.hints += (float)l->hints;
        sums[i + 1] = s;
    }
    p->notes = notes;
    p->sums = sums;
}

text_sums clean_text_between(const text_page *p, int64_t from, int64_t to)
{
    const int64_t count = p->lines->count;
    from = from < 0 ? 0 : from;
    to = to > count ? count : to;
    if (from >= to)
        return (text_sums){0};
    const text_sums *a = &p->sums[from], *b = &p->sums[to];
    return (text_sums){b->mass - a->mass,         b->words - a->words,       b->stamped - a->stamped,
                       b->brackets - a->brackets, b->repeated - a->repeated, b->hints - a->hints};
}

bool clean_is_core(const text_page *p, uint32_t i)
{
    return i >= p->core_from && i < p->core_to && p->notes[i].mass > 0.0f;
}

static void find_core(text_page *p)
{
    for (uint32_t i = 0; i < p->lines->count; i++) {
        const float mass = clean_text_between(p, (int64_t)i - CORE, (int64_t)i + CORE).mass;
        if (mass > p->core_mass) {
            p->core_mass = mass;
            p->core = i;
        }
    }
    p->core_from = p->core > CORE ? p->core - CORE : 0;
    p->core_to = p->core + CORE < p->lines->count ? p->core + CORE : p->lines->count;
}

static bool may_head(const text_page *p, uint32_t i)
{
    const line *l = &p->lines->at[i];
    return l->words >= 3 && l->words <= MOST_HEADING && l->reason == REASON_NONE && p->notes[i].head == HEAD_WORD &&
           clean_word_count(&p->words, i) >= 2;
}

/* The last of the lines up to the core that have most words of it. */
static void find_heading(text_page *p)
{
    p->heading = p->lines->count;
    for (uint32_t i = 0; i < p->core_to; i++) {
        if (!may_head(p, i))
            continue;
        const float words = fminf((float)clean_word_count(&p->words, i), (float)MOST_SAID);
        const float score = words * clean_overlap(&p->words, i, (float)clean_is_core(p, i), p->core_bag);
        if (score >= p->heading_score) {
            p->heading_score = score;
            p->heading = i;
        }
    }
}

static void fill_bags(doc *d, text_page *p)
{
    float *core = arena_array(&d->arena, p->words.kinds + 1, sizeof *core);
    float *lead = arena_array(&d->arena, p->words.kinds + 1, sizeof *lead);
    float *heading = arena_array(&d->arena, p->words.kinds + 1, sizeof *heading);
    p->core_bag = core;
    p->lead_bag = lead;
    p->heading_bag = heading;
    for (uint32_t i = p->core_from; i < p->core_to; i++)
        if (clean_is_core(p, i))
            clean_add_words(&p->words, i, 1.0f, core);
    for (uint32_t i = 0; i < p->lines->count && i < LEAD; i++)
        clean_add_words(&p->words, i, 1.0f, lead);
    find_heading(p);
    if (p->heading < p->lines->count)
        clean_add_words(&p->words, p->heading, 1.0f, heading);
}

static uint32_t step(bool here, uint32_t before)
{
    return here ? 1 : before ? before + 1 : 0;
}

static void add_marks(doc *d, text_page *p)
{
    static const clean_reason kinds[TEXT_MARKS] = {REASON_COMMENT_FORM, REASON_SHARE, REASON_RELATED};
    const uint32_t count = p->lines->count;
    text_marks *marks = arena_array(&d->arena, count, sizeof *marks);
    for (uint32_t k = 0; k < TEXT_MARKS; k++) {
        uint32_t since = 0, until = 0;
        for (uint32_t i = 0; i < count; i++)
            marks[i].since[k] = since = step(p->lines->at[i].reason == kinds[k], since);
        for (uint32_t i = count; i-- > 0;)
            marks[i].until[k] = until = step(p->lines->at[i].reason == kinds[k], until);
    }
    p->marks = marks;
}

text_page clean_text_survey(doc *d, const line_vec *lines)
{
    text_page p = {.lines = lines, .page = clean_survey(d, lines), .words = clean_list_words(d, lines)};
    add_notes(d, &p);
    find_core(&p);
    fill_bags(d, &p);
    add_marks(d, &p);
    return p;
}
