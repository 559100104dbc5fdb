/* What an office's title is called by: "Secretary of State for Foreign and Commonwealth Affairs" of
 * GBR is "foreign minister".
 *
 * Reads the tables of titles and portfolios. A title is put in lower case, without articles and marks, and looked
 * up: as a whole, then by the patterns, in their order. `*` in a pattern is a portfolio, whose words the other table
 * maps ("external affairs" to "foreign"), each part of "economy and finance" by itself; `+` is another title
 * ("deputy +"). A title that no row fits is its own class, but for its role noun: "presidential spokeswoman" is
 * "presidential spokesperson". */
#include "who/who_parts.h"

enum { MOST_DEPTH = 3 };

/* ---- plain titles -------------------------------------------------------------------------------------------- */

/* A text in a buffer; what does not fit is left out. */
typedef struct buffer {
    char *at;
    size_t size, room;
} buffer;

static void put(buffer *b, str text)
{
    const size_t size = text.size < b->room - b->size ? text.size : b->room - b->size;
    if (size)
        memcpy(b->at + b->size, text.at, size);
    b->size += size;
}

static bool is_passed_over(str word)
{
    static const char *const words[] = {"a", "an", "her", "his", "its", "the", "their"};
    return str_among(word, words, sizeof words / sizeof *words);
}

static void put_word(buffer *b, str word)
{
    if (!word.size || is_passed_over(word))
        return;
    const bool repeats = str_equal(word, STR("and")) && str_ends((str){b->at, b->size}, STR(" and"));
    if (repeats)
        return;
    if (b->size)
        put(b, STR(" "));
    put(b, word);
}

/* The bytes of an apostrophe at the start of `text`; 0: there is none. */
static size_t apostrophe(str text)
{
    return str_starts(text, STR("'")) ? 1 : str_starts(text, STR("\u2019")) ? strlen("\u2019") : 0;
}

/* Whether an "s", and with it the word, ends here: "Scotland's". */
static bool ends_possessive(str rest)
{
    return str_starts(rest, STR("s")) && (rest.size == 1 || rest.at[1] == ' ');
}

/* In lower case, without articles, full stops and possessive marks; hyphens are spaces, commas and "&" are "and". */
static str plain(str title, buffer *b)
{
    char word[64];
    size_t size = 0;
    for (size_t i = 0; i <= title.size; i++) {
        const char c = i < title.size ? title.at[i] : ' ';
        const size_t mark = apostrophe(str_slice(title, i, title.size));
        const bool ends = c == ' ' || c == '-' || c == '/' || c == ',' || c == '&' || c == '(' || c == ')';
        if (!ends && !mark && c != '.' && size < sizeof word)
            word[size++] = (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
        if (mark)
            i += mark - 1 + ends_possessive(str_slice(title, i + mark, title.size));
        if (!ends)
            continue;
        put_word(b, (str){word, size});
        size = 0;
        if (c == ',' || c == '&')
            put_word(b, STR("and"));
    }
    str done = {b->at, b->size};
    static const char *const loose[] = {"and", "at", "for", "from", "in", "of", "to"};
    for (bool again = true; again;) { /* what stood before or after a name that was taken out */
        again = false;
        for (size_t i = 0; i < sizeof loose / sizeof *loose; i++) {
            const str one = str_of(loose[i]);
            const size_t part = one.size + 1;
            if (done.size > part && str_starts(done, one) && done.at[one.size] == ' ')
                again = true, done = str_slice(done, part, done.size);
            if (done.size > part && str_ends(done, one) && done.at[done.size - part] == ' ')
                again = true, done = str_slice(done, 0, done.size - part);
        }
    }
    return done;
}

/* ---- classes ------------------------------------------------------------------------------------------------- */

typedef struct reading {
    const who_knowledge *k;
    str of;
    who_classes *found;
    uint32_t depth;
} reading;

static void add_class(const reading *r, str before, str middle, str after, const who_class *how)
{
    who_classes *f = r->found;
    const size_t size = before.size + middle.size + after.size;
    if (f->count == WHO_MOST_TITLES || !size || size > sizeof f->text - f->used)
        return;
    buffer b = {f->text + f->used, 0, size};
    put(&b, before);
    put(&b, middle);
    put(&b, after);
    const who_class made = {{b.at, size}, how->scope, how->rank, how->also};
    for (uint32_t i = 0; i < f->count; i++)
        if (str_equal(f->at[i].name, made.name))
            return;
    f->used += size;
    f->at[f->count++] = made;
}

static bool next_part(str *rest, str separator, str *part)
{
    if (!rest->at)
        return false;
    size_t end = 0;
    while (end < rest->size && !str_starts(str_slice(*rest, end, rest->size), separator))
        end++;
    *part = str_slice(*rest, 0, end);
    *rest = end < rest->size ? str_slice(*rest, end + separator.size, rest->size) : (str){0};
    return true;
}

/* "GBR;USA" */
static bool is_listed(str code, str list)
{
    for (str one; next_part(&list, STR(";"), &one);)
        if (str_equal(one, code))
            return true;
    return false;
}

static const uint32_t *portfolio_row(const who_knowledge *k, str words)
{
    uint32_t count;
    const uint32_t row = who_table_find(&k->portfolios, words, &count);
    return count ? who_table_row(&k->portfolios, row) : NULL;
}

/* A portfolio, or a part of one, as classes have it. */
static str portfolio_of(const who_knowledge *k, str words, bool *known)
{
    const uint32_t *row = portfolio_row(k, words);
    *known = row != NULL;
    if (row)
        return who_table_text(&k->portfolios, row[PORTFOLIO_CLASS]);
    return str_ends(words, STR(" affairs")) ? str_slice(words, 0, words.size - strlen(" affairs")) : words;
}

/* Adds "* minister" for a portfolio, and for each of its parts. */
static void add_portfolios(const reading *r, str before, str portfolio, str after, const who_class *how)
{
    bool known;
    const str whole = portfolio_of(r->k, portfolio, &known);
    const who_class in_part = {.scope = how->scope, .rank = how->rank, .also = true};
    add_class(r, before, whole, after, how);
    if (known)
        return;
    for (str part; next_part(&portfolio, STR(" and "), &part);)
        add_class(r, before, portfolio_of(r->k, part, &known), after, &in_part);
}

static void read_plain(const reading *r, str title);

/* Adds a class of a row: `fill` is what its pattern's wildcard stands for. */
static void add_filled(const reading *r, str fill, const who_class *how)
{
    size_t at = 0;
    const str class = how->name;
    while (at < class.size && class.at[at] != '*' && class.at[at] != '+')
        at++;
    const str before = str_slice(class, 0, at), after = str_slice(class, at + (at < class.size), class.size);
    if (at == class.size) {
        add_class(r, class, (str){0}, (str){0}, how);
    } else if (class.at[at] == '*') {
        add_portfolios(r, before, fill, after, how);
    } else if (r->depth < MOST_DEPTH) {
        who_classes inner = {0};
        const reading within = {r->k, r->of, &inner, r->depth + 1};
        read_plain(&within, fill);
        for (uint32_t i = 0; i < inner.count; i++) {
            const who_class *one = &inner.at[i];
            const who_class both = {.scope = how->scope.size ? how->scope : one->scope,
                                    .rank = how->rank < WHO_RANKS ? how->rank : one->rank,
                                    .also = how->also || one->also};
            add_class(r, before, one->name, after, &both);
        }
    }
}

/* Whether a title fits a pattern; *fill is what its wildcard stands for. */
static bool fits(str title, str pattern, str *fill)
{
    size_t at = 0;
    while (at < pattern.size && pattern.at[at] != '*' && pattern.at[at] != '+')
        at++;
    *fill = (str){0};
    if (at == pattern.size)
        return str_equal(title, pattern);
    const str before = str_slice(pattern, 0, at), after = str_slice(pattern, at + 1, pattern.size);
    if (title.size <= before.size + after.size || !str_starts(title, before) || !str_ends(title, after))
        return false;
    *fill = str_slice(title, before.size, title.size - after.size);
    return true;
}

/* Adds the classes of the first of some rows that fits; where nobody says what the title is of, of those before it too
 * that hold in some states only. False: no row decides. */
static bool read_rows(const reading *r, str key, str title)
{
    uint32_t count;
    const who_table *t = &r->k->titles;
    const uint32_t first = who_table_find(t, key, &count);
    for (uint32_t i = first; i < first + count; i++) {
        const uint32_t *row = who_table_row(t, i);
        const str scope = who_table_text(t, row[TITLE_OF]);
        str fill, classes = who_table_text(t, row[TITLE_CLASS]);
        if (scope.size && r->of.size && !is_listed(r->of, scope))
            continue;
        if (!fits(title, who_table_text(t, row[TITLE_PATTERN]), &fill))
            continue;
        const bool open = scope.size && !r->of.size;
        who_class how = {.scope = open ? scope : (str){0}, .rank = (who_rank)row[TITLE_RANK]};
        for (; next_part(&classes, STR(";"), &how.name); how.also = true)
            add_filled(r, fill, &how);
        if (!open)
            return true;
    }
    return false;
}

/* The title itself, its last or else its first role noun by that noun's class. */
static void add_itself(const reading *r, str title)
{
    static const who_class plain_class = {.rank = WHO_RANKS};
    who_role role;
    for (size_t i = 0; i < title.size; i++)
        if ((i == 0 || title.at[i - 1] == ' ') && who_knowledge_role(r->k, str_slice(title, i, title.size), &role) &&
            role.class.size) {
            add_class(r, str_slice(title, 0, i), role.class, (str){0}, &plain_class);
            return;
        }
    for (size_t i = title.size; i-- > 1;)
        if (title.at[i] == ' ' && who_knowledge_role(r->k, str_slice(title, 0, i), &role) && role.class.size) {
            add_class(r, role.class, str_slice(title, i, title.size), (str){0}, &plain_class);
            return;
        }
    add_class(r, title, (str){0}, (str){0}, &plain_class);
}

static void read_plain(const reading *r, str title)
{
    if (title.size && !read_rows(r, title, title) && !read_rows(r, STR(WHO_WILD), title))
        add_itself(r, title);
}

void who_title_read(const who_knowledge *k, str title, str of, who_classes *found)
{
    char text[WHO_TITLE_BYTES];
    buffer b = {text, 0, sizeof text};
    found->count = 0;
    found->used = 0;
    const reading r = {k, of, found, 0};
    read_plain(&r, plain(title, &b));
}
