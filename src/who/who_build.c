/* Builds the tables. Strings are written once each; what was known before an import stays as it lies,
 * but for what is taken back. */
#include "who/who_build.h"
#include "base/error.h"
#include <stdlib.h>

/* ---- strings ------------------------------------------------------------------------------------------------- */

static uint32_t hash(str text)
{
    uint32_t h = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < text.size; i++)
        h = (h ^ (unsigned char)text.at[i]) * 16777619u;
    return h ^ h >> 15;
}

static who_slot *find_slot(const who_build *b, str text)
{
    for (uint32_t i = hash(text) & (b->room - 1);; i = (i + 1) & (b->room - 1))
        if (!b->slots[i].offset || str_equal(str_of(b->text.at + b->slots[i].offset), text))
            return &b->slots[i];
}

static void grow_slots(who_build *b)
{
    const who_slot *old = b->slots;
    const uint32_t old_room = b->room;
    b->room = old_room ? 2 * old_room : 1 << 12;
    b->slots = arena_array(b->arena, b->room, sizeof *b->slots);
    for (uint32_t i = 0; i < old_room; i++)
        if (old[i].offset)
            *find_slot(b, str_of(b->text.at + old[i].offset)) = old[i];
}

/* The slot of the string at `offset`, or of a copy of it. */
static who_slot *take_slot(who_build *b, str text, uint32_t offset)
{
    if (b->used * 2 >= b->room)
        grow_slots(b);
    who_slot *slot = find_slot(b, text);
    if (!slot->offset) {
        *slot = (who_slot){offset ? offset : (uint32_t)b->text.size, SAYSO_NONE, false};
        b->used++;
        if (!offset) {
            out_str(&b->text, text);
            out_bytes(&b->text, "", 1);
        }
    }
    return slot;
}

uint32_t who_build_intern(who_build *b, str text)
{
    return text.size ? take_slot(b, text, 0)->offset : 0;
}

uint32_t who_build_by_id(who_build *b, str id)
{
    return id.size && b->room && find_slot(b, id)->offset ? find_slot(b, id)->thing : SAYSO_NONE;
}

/* ---- starting ------------------------------------------------------------------------------------------------ */

static void copy_keyed(who_build *b, who_keyed *to, const who_table *from)
{
    for (uint32_t key = 0; key < from->key_count; key++) {
        uint32_t count;
        const uint32_t first = who_table_range(from, key, &count);
        for (uint32_t i = first; i < first + count; i++) {
            *vec_push(b->arena, &to->cells) = from->keys[2 * (size_t)key];
            for (uint32_t c = 0; c < from->columns; c++)
                *vec_push(b->arena, &to->cells) = who_table_row(from, i)[c];
        }
    }
    to->before = to->cells.count / (1 + to->columns);
}

static void copy_base(who_build *b, const who_knowledge *base)
{
    out_bytes(&b->text, base->text.at + 1, base->text.size - 1);
    for (size_t at = 1; at < base->text.size; at += strlen(base->text.at + at) + 1)
        if (base->text.at[at])
            take_slot(b, str_of(base->text.at + at), (uint32_t)at);
    for (uint32_t i = 0; i < base->things.row_count; i++) {
        who_thing_row *row = vec_push(b->arena, &b->things);
        memcpy(row->cells, who_table_row(&base->things, i), sizeof row->cells);
        if (row->cells[THING_ID])
            find_slot(b, str_of(base->text.at + row->cells[THING_ID]))->thing = i;
    }
    for (uint32_t i = 0; i < base->terms.row_count; i++)
        memcpy(vec_push(b->arena, &b->terms)->cells, who_table_row(&base->terms, i), TERM_COLUMNS * sizeof(uint32_t));
    who_keyed phrases = {.columns = PHRASE_COLUMNS};
    copy_keyed(b, &phrases, &base->phrases);
    for (uint32_t i = 0; i < phrases.before; i++) {
        const uint32_t *row = phrases.cells.at + (size_t)i * (1 + PHRASE_COLUMNS);
        *vec_push(b->arena, &b->phrases) = (who_phrase_row){row[0], row[1 + PHRASE_SENSE], row[1 + PHRASE_THING]};
    }
    copy_keyed(b, &b->given, &base->given);
    copy_keyed(b, &b->roles, &base->roles);
    copy_keyed(b, &b->titles, &base->titles);
    copy_keyed(b, &b->portfolios, &base->portfolios);
    b->phrases_before = b->phrases.count;
    b->terms_before = b->terms.count;
}

void who_build_start(who_build *b, arena *a, const who_knowledge *base)
{
    *b = (who_build){.arena = a,
                     .text = {.arena = a},
                     .given = {.name = WHO_GIVEN, .columns = GIVEN_COLUMNS},
                     .roles = {.name = WHO_ROLES, .columns = ROLE_COLUMNS},
                     .titles = {.name = WHO_TITLES, .columns = TITLE_COLUMNS},
                     .portfolios = {.name = WHO_PORTFOLIOS, .columns = PORTFOLIO_COLUMNS}};
    out_bytes(&b->text, "", 1); /* offset 0: the empty string */
    grow_slots(b);
    if (base)
        copy_base(b, base);
}

/* ---- rows ---------------------------------------------------------------------------------------------------- */

uint32_t who_build_thing(who_build *b, str id, const uint32_t cells[THING_COLUMNS])
{
    who_slot *slot = take_slot(b, id, 0);
    const uint32_t offset = slot->offset;
    uint32_t thing = slot->thing;
    if (thing == SAYSO_NONE) {
        thing = slot->thing = b->things.count;
        vec_push(b->arena, &b->things);
    } else if (b->things.at[thing].told) {
        return SAYSO_NONE;
    }
    who_thing_row *row = &b->things.at[thing];
    memcpy(row->cells, cells, sizeof row->cells);
    row->cells[THING_ID] = offset;
    row->told = true;
    return thing;
}

static str without_the(str text)
{
    return str_starts(text, STR("the ")) || str_starts(text, STR("The ")) ? str_slice(text, 4, text.size) : text;
}

void who_build_phrase(who_build *b, str text, who_sense sense, uint32_t thing)
{
    text = without_the(text);
    if (!text.size)
        return;
    const uint32_t offset = who_build_intern(b, text);
    *vec_push(b->arena, &b->phrases) = (who_phrase_row){offset, (uint32_t)sense, thing};
}

void who_build_keyed(who_build *b, who_keyed *k, str key, const uint32_t *cells)
{
    const uint32_t offset = who_build_intern(b, key);
    *vec_push(b->arena, &k->cells) = offset;
    for (uint32_t i = 0; i < k->columns; i++)
        *vec_push(b->arena, &k->cells) = cells[i];
}

void who_build_metonym(who_build *b, str phrase, who_sense sense, uint32_t thing)
{
    take_slot(b, without_the(phrase), 0)->metonym = true;
    who_build_phrase(b, phrase, sense, thing);
}

void who_build_term(who_build *b, const uint32_t cells[TERM_COLUMNS])
{
    b->things.at[cells[TERM_PERSON]].has_terms = true;
    memcpy(vec_push(b->arena, &b->terms)->cells, cells, TERM_COLUMNS * sizeof *cells);
}

/* Takes back what this import says anew. */
static void forget(who_build *b)
{
    for (uint32_t i = 0; i < b->phrases_before; i++) {
        who_phrase_row *row = &b->phrases.at[i];
        const bool stands_for = row->sense == WHO_METONYM || row->sense == WHO_CAPITAL;
        const bool own = row->sense != WHO_METONYM && b->things.at[row->thing].told;
        if (own || (stands_for && find_slot(b, str_of(b->text.at + row->text))->metonym))
            row->sense = WHO_SENSES;
    }
    for (uint32_t i = 0; i < b->terms_before; i++)
        if (b->things.at[b->terms.at[i].cells[TERM_PERSON]].has_terms)
            b->terms.at[i].cells[TERM_PERSON] = SAYSO_NONE;
}

/* ---- tables -------------------------------------------------------------------------------------------------- */

typedef VEC(uint32_t) cell_list;

static str text_of(const who_build *b)
{
    return (str){b->text.at, b->text.size};
}

static int compare_phrases(const void *left, const void *right)
{
    const who_phrase_row *a = left, *b = right;
    if (a->text != b->text)
        return (a->text > b->text) - (a->text < b->text);
    return a->sense != b->sense ? (a->sense > b->sense) - (a->sense < b->sense)
                                : (a->thing > b->thing) - (a->thing < b->thing);
}

static bool make_phrases(who_build *b, nn_tensor *tensors)
{
    cell_list cells = {0};
    if (b->phrases.count)
        qsort(b->phrases.at, b->phrases.count, sizeof *b->phrases.at, compare_phrases);
    for (uint32_t i = 0; i < b->phrases.count; i++) {
        const who_phrase_row *row = &b->phrases.at[i];
        if (row->sense == WHO_SENSES || (i && compare_phrases(row, row - 1) == 0))
            continue;
        *vec_push(b->arena, &cells) = row->text;
        *vec_push(b->arena, &cells) = row->sense;
        *vec_push(b->arena, &cells) = row->thing;
    }
    return who_table_make(b->arena, WHO_PHRASES, text_of(b), cells.at, cells.count / (1 + PHRASE_COLUMNS),
                          PHRASE_COLUMNS, tensors);
}

/* The new rows of a key come before those that were known before. */
static bool make_keyed(who_build *b, const who_keyed *k, nn_tensor *tensors)
{
    const size_t width = 1 + k->columns, old = k->before * width, all = k->cells.count;
    uint32_t *cells = arena_array(b->arena, all, sizeof *cells);
    if (all > old)
        memcpy(cells, k->cells.at + old, (all - old) * sizeof *cells);
    if (old)
        memcpy(cells + all - old, k->cells.at, old * sizeof *cells);
    return who_table_make(b->arena, k->name, text_of(b), cells, (uint32_t)(all / width), k->columns, tensors);
}

static int compare_terms(const void *left, const void *right)
{
    static const uint32_t order[] = {TERM_PERSON, TERM_START, TERM_END, TERM_OF, TERM_TITLE};
    const uint32_t *a = ((const who_term_row *)left)->cells, *b = ((const who_term_row *)right)->cells;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (a[order[i]] != b[order[i]])
            return a[order[i]] < b[order[i]] ? -1 : 1;
    return 0;
}

/* Sorts the terms, those taken back to the end and away, and tells each thing where its own begin. */
static void order_terms(who_build *b)
{
    if (b->terms.count)
        qsort(b->terms.at, b->terms.count, sizeof *b->terms.at, compare_terms);
    while (b->terms.count && b->terms.at[b->terms.count - 1].cells[TERM_PERSON] == SAYSO_NONE)
        b->terms.count--;
    uint32_t term = 0;
    for (uint32_t i = 0; i < b->things.count; i++) {
        b->things.at[i].cells[THING_TERMS] = term;
        while (term < b->terms.count && b->terms.at[term].cells[TERM_PERSON] == i)
            term++;
    }
}

static nn_tensor rows_tensor(who_build *b, const char *name, const uint32_t *cells, uint32_t rows, uint32_t columns,
                             size_t stride)
{
    uint32_t *own = arena_array(b->arena, rows, columns * sizeof *own);
    for (uint32_t i = 0; i < rows; i++)
        memcpy(own + (size_t)i * columns, (const char *)cells + i * stride, columns * sizeof *own);
    return (nn_tensor){name, NN_U32, 2, {rows, columns}, own, (size_t)rows * columns * sizeof *own};
}

/* ---- posts --------------------------------------------------------------------------------------------------- */

typedef struct post_row {
    uint32_t class, of, start, term;
} post_row;

typedef VEC(post_row) post_list;

/* A term by what decides its classes. */
typedef struct titled {
    uint32_t of, title, term;
} titled;

static int compare_titled(const void *left, const void *right)
{
    const titled *a = left, *b = right;
    return a->of != b->of         ? (a->of > b->of) - (a->of < b->of)
           : a->title != b->title ? (a->title > b->title) - (a->title < b->title)
                                  : (a->term > b->term) - (a->term < b->term);
}

static int compare_posts(const void *left, const void *right)
{
    const post_row *a = left, *b = right;
    if (a->class != b->class)
        return (a->class > b->class) - (a->class < b->class);
    if (a->of != b->of)
        return (a->of > b->of) - (a->of < b->of);
    return a->start != b->start ? (a->start < b->start) - (a->start > b->start)
                                : (a->term > b->term) - (a->term < b->term);
}

/* Adds the classes of terms [first, last) with one title of one thing, as offices of `of`: that thing,
 * or the one it is part of. */
static void add_posts(who_build *b, const who_knowledge *k, const titled *first, const titled *last, uint32_t of,
                      who_rank *ranks, post_list *posts)
{
    char text[WHO_TITLE_BYTES];
    who_classes classes;
    const str title = who_title_without(k, str_of(b->text.at + first->title), of, text, sizeof text);
    who_title_read(k, title, who_knowledge_thing(k, of).id, &classes);
    for (uint32_t i = 0; i < classes.count; i++) {
        const uint32_t class = who_build_intern(b, classes.at[i].name);
        for (const titled *t = first; t < last; t++) {
            if (classes.at[i].rank < ranks[t->term])
                ranks[t->term] = classes.at[i].rank;
            *vec_push(b->arena, posts) = (post_row){class, of, b->terms.at[t->term].cells[TERM_START], t->term};
        }
    }
}

/* Finds the classes of all terms by `k`, which knows all but them. */
static bool make_posts(who_build *b, const who_knowledge *k, nn_tensor *tensors)
{
    post_list posts = {0};
    cell_list cells = {0};
    const uint32_t count = b->terms.count;
    titled *order = arena_array(b->arena, count, sizeof *order);
    who_rank *ranks = arena_array(b->arena, count, sizeof *ranks);
    for (uint32_t i = 0; i < count; i++) {
        ranks[i] = WHO_RANKS;
        order[i] = (titled){b->terms.at[i].cells[TERM_OF], b->terms.at[i].cells[TERM_TITLE], i};
    }
    if (count)
        qsort(order, count, sizeof *order, compare_titled);
    for (uint32_t i = 0, end; i < count; i = end) {
        for (end = i + 1; end < count && order[end].of == order[i].of && order[end].title == order[i].title;)
            end++;
        const uint32_t over = who_knowledge_over(k, order[i].of);
        add_posts(b, k, order + i, order + end, order[i].of, ranks, &posts);
        if (over != SAYSO_NONE)
            add_posts(b, k, order + i, order + end, over, ranks, &posts);
    }
    for (uint32_t i = 0; i < count; i++)
        b->terms.at[i].cells[TERM_RANK] = ranks[i] < WHO_RANKS ? ranks[i] : WHO_OFFICER;
    if (posts.count)
        qsort(posts.at, posts.count, sizeof *posts.at, compare_posts);
    for (uint32_t i = 0; i < posts.count; i++) {
        *vec_push(b->arena, &cells) = posts.at[i].class;
        *vec_push(b->arena, &cells) = posts.at[i].of;
        *vec_push(b->arena, &cells) = posts.at[i].term;
    }
    return who_table_make(b->arena, WHO_POSTS, text_of(b), cells.at, posts.count, POST_COLUMNS, tensors);
}

/* ---- tensors ------------------------------------------------------------------------------------------------- */

static int compare_tensors(const void *left, const void *right)
{
    return strcmp(((const nn_tensor *)left)->name, ((const nn_tensor *)right)->name);
}

static nn_tensor text_tensor(const who_build *b)
{
    return (nn_tensor){WHO_TEXT, NN_U8, 1, {b->text.size}, b->text.at, b->text.size};
}

static nn_tensor terms_tensor(who_build *b)
{
    return rows_tensor(b, WHO_TERMS, b->terms.count ? b->terms.at->cells : NULL, b->terms.count, TERM_COLUMNS,
                       sizeof *b->terms.at);
}

static bool refuse_hash(sayso_error *error)
{
    return error_set(error, SAYSO_E_TEXT, 0, "two strings of the tables have one hash; leave one out");
}

bool who_build_tensors(who_build *b, nn_tensor **tensors, size_t *count, sayso_error *error)
{
    enum { TEXT, THINGS, TERMS, POSTS, PHRASES = POSTS + WHO_TABLE_TENSORS, GIVEN = PHRASES + WHO_TABLE_TENSORS };
    enum { ROLES = GIVEN + WHO_TABLE_TENSORS, TITLES = ROLES + WHO_TABLE_TENSORS };
    enum { PORTFOLIOS = TITLES + WHO_TABLE_TENSORS, ALL = PORTFOLIOS + WHO_TABLE_TENSORS };
    nn_tensor *all = arena_array(b->arena, ALL, sizeof *all), *sorted = arena_array(b->arena, ALL, sizeof *sorted);
    forget(b);
    order_terms(b);
    all[TEXT] = text_tensor(b);
    all[THINGS] = rows_tensor(b, WHO_THINGS, b->things.count ? b->things.at->cells : NULL, b->things.count,
                              THING_COLUMNS, sizeof *b->things.at);
    all[TERMS] = terms_tensor(b);
    if (!who_table_make(b->arena, WHO_POSTS, text_of(b), NULL, 0, POST_COLUMNS, all + POSTS) ||
        !make_phrases(b, all + PHRASES) || !make_keyed(b, &b->given, all + GIVEN) ||
        !make_keyed(b, &b->roles, all + ROLES) || !make_keyed(b, &b->titles, all + TITLES) ||
        !make_keyed(b, &b->portfolios, all + PORTFOLIOS))
        return refuse_hash(error);
    /* the tables so far are what the terms' titles are read by */
    memcpy(sorted, all, ALL * sizeof *all);
    qsort(sorted, ALL, sizeof *sorted, compare_tensors);
    const nn_weights weights = {.path = "knowledge", .tensors = sorted, .count = ALL};
    who_knowledge k = {0};
    if (!who_knowledge_map(&k, &weights, error))
        return false;
    if (!make_posts(b, &k, all + POSTS))
        return refuse_hash(error);
    all[TEXT] = text_tensor(b);
    all[TERMS] = terms_tensor(b);
    qsort(all, ALL, sizeof *all, compare_tensors);
    *tensors = all;
    *count = ALL;
    return true;
}
