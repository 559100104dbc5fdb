/* The vocabulary is a trie whose edges stand in one hash table: the edge (node, byte) is found in a step or two,
 * and the node it leads to is the slot where it stands. A word is folded into a small buffer that knows where each
 * byte came from, then cut. */
#include "nn/nn_wordpiece.h"
#include "base/error.h"
#include "base/unicode.h"
#include "base/utf8.h"

enum {
    LONGEST = 100, /* characters of a word */
    ROOT = 0,
    LARGEST = 1 << 22 /* bytes of a vocabulary; so that an edge's key has room */
};

typedef struct slot {
    uint32_t key;   /* of the edge that leads here; 0: empty */
    uint32_t piece; /* that ends here, or SAYSO_NONE */
} slot;

struct nn_vocabulary {
    const sayso_allocator *allocator;
    uint32_t count, unknown; /* pieces; one of them */
    uint32_t inside;         /* the node of "##" */
    uint32_t mask;
    slot slots[]; /* (mask + 1), at least one of them empty */
};

/* ---- the trie ------------------------------------------------------------------------------------------------ */

static uint32_t key_of(uint32_t node, char byte)
{
    return (node << 8 | (uint8_t)byte) + 1;
}

/* The slot where the edge stands, or where it would. */
static uint32_t find_edge(const nn_vocabulary *v, uint32_t key)
{
    uint32_t at = key * 0x9e3779b1U >> 7 & v->mask;
    while (v->slots[at].key && v->slots[at].key != key)
        at = (at + 1) & v->mask;
    return at;
}

/* The node below `node`; ROOT if there is none. */
static uint32_t step(const nn_vocabulary *v, uint32_t node, char byte)
{
    const uint32_t at = find_edge(v, key_of(node, byte));
    return v->slots[at].key ? at + 1 : ROOT;
}

static void add_piece(nn_vocabulary *v, str text, uint32_t piece)
{
    uint32_t node = ROOT;
    for (size_t i = 0; i < text.size; i++) {
        const uint32_t key = key_of(node, text.at[i]), at = find_edge(v, key);
        if (!v->slots[at].key)
            v->slots[at] = (slot){key, SAYSO_NONE};
        node = at + 1;
    }
    if (node != ROOT)
        v->slots[node - 1].piece = piece;
}

static uint32_t find_node(const nn_vocabulary *v, str text)
{
    uint32_t node = ROOT;
    for (size_t i = 0; i < text.size; i++)
        if (!(node = step(v, node, text.at[i])))
            break;
    return node;
}

uint32_t nn_vocabulary_find(const nn_vocabulary *v, str text)
{
    const uint32_t node = find_node(v, text);
    return node ? v->slots[node - 1].piece : SAYSO_NONE;
}

uint32_t nn_vocabulary_count(const nn_vocabulary *v)
{
    return v->count;
}

static void add_pieces(nn_vocabulary *v, str text)
{
    for (size_t start = 0; start < text.size; v->count++) {
        const char *newline = memchr(text.at + start, '\n', text.size - start);
        const size_t end = newline ? (size_t)(newline - text.at) : text.size;
        add_piece(v, str_slice(text, start, end), v->count);
        start = end + 1;
    }
    v->unknown = nn_vocabulary_find(v, STR(NN_PIECE_UNKNOWN));
    v->inside = find_node(v, STR("##"));
}

static bool is_whole(const nn_vocabulary *v)
{
    static const char *const needed[] = {NN_PIECE_UNKNOWN, NN_PIECE_FIRST, NN_PIECE_LAST, NN_PIECE_GAP, NN_PIECE_NAME};
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (nn_vocabulary_find(v, str_of(needed[i])) == SAYSO_NONE)
            return false;
    return v->inside != ROOT;
}

bool nn_vocabulary_open(nn_vocabulary **vocabulary, const nn_weights *weights, const sayso_allocator *allocator,
                        sayso_error *error)
{
    *vocabulary = NULL;
    if (!nn_weights_find(weights, NN_VOCABULARY))
        return true;
    const size_t shape[1] = {0};
    const char *at = nn_weights_get(weights, NN_VOCABULARY, NN_U8, 1, shape, error);
    if (!at)
        return false;
    const str text = {at, nn_weights_find(weights, NN_VOCABULARY)->shape[0]};
    if (text.size > LARGEST)
        return nn_weights_refuse(weights, NN_VOCABULARY, error);
    uint32_t count = 2;
    while (count <= text.size) /* a byte makes at most one node */
        count *= 2;
    nn_vocabulary *v = allocator->alloc(allocator->context, sizeof *v + count * sizeof *v->slots);
    if (!v)
        return error_set(error, SAYSO_E_MEMORY, 0, "%s: out of memory", weights->path);
    *v = (nn_vocabulary){.allocator = allocator, .mask = count - 1};
    memset(v->slots, 0, count * sizeof *v->slots);
    add_pieces(v, text);
    *vocabulary = v;
    if (is_whole(v))
        return true;
    nn_vocabulary_close(v);
    *vocabulary = NULL;
    return nn_weights_refuse(weights, NN_VOCABULARY, error);
}

void nn_vocabulary_close(nn_vocabulary *v)
{
    if (v)
        v->allocator->free(v->allocator->context, v);
}

/* ---- cutting ------------------------------------------------------------------------------------------------- */

/* The word being read, folded, and where its bytes came from. */
typedef struct word {
    uint32_t characters; /* also those that have no room below */
    uint32_t size;
    sayso_span span;
    char bytes[4 * LONGEST];
    sayso_span from[4 * LONGEST]; /* (byte): the character it came from */
} word;

typedef struct cutter {
    const nn_vocabulary *vocabulary;
    arena *arena;
    nn_wordpieces *list;
    word word;
} cutter;

/* How many bytes of `bytes` the longest piece from `node` on takes; 0 if there is none. */
static uint32_t find_longest(const nn_vocabulary *v, uint32_t node, const char *bytes, uint32_t size, uint32_t *piece)
{
    uint32_t longest = 0;
    for (uint32_t i = 0; i < size && (node = step(v, node, bytes[i])); i++)
        if (v->slots[node - 1].piece != SAYSO_NONE) {
            longest = i + 1;
            *piece = v->slots[node - 1].piece;
        }
    return longest;
}

/* False: some part of it is no piece. */
static bool cut_word(const cutter *c)
{
    const word *w = &c->word;
    if (w->characters > LONGEST)
        return false;
    uint32_t piece = 0;
    for (uint32_t start = 0, size; start < w->size; start += size) {
        size = find_longest(c->vocabulary, start ? c->vocabulary->inside : ROOT, w->bytes + start, w->size - start,
                            &piece);
        if (!size)
            return false;
        *vec_push(c->arena, c->list) = (nn_wordpiece){piece, w->from[start].start, w->from[start + size - 1].end};
    }
    return true;
}

static void end_word(cutter *c)
{
    word *w = &c->word;
    const uint32_t before = c->list->count;
    if (w->characters && !cut_word(c)) {
        c->list->count = before;
        *vec_push(c->arena, c->list) = (nn_wordpiece){c->vocabulary->unknown, w->span.start, w->span.end};
    }
    w->characters = w->size = 0;
}

static void add_character(word *w, uint32_t point, sayso_span from)
{
    if (!w->characters)
        w->span.start = from.start;
    w->span.end = from.end;
    if (w->characters++ >= LONGEST)
        return;
    for (size_t left = utf8_put(w->bytes + w->size, point); left; left--)
        w->from[w->size++] = from;
}

static void add_folded(cutter *c, uint32_t point, sayso_span from)
{
    uint32_t letters[UNICODE_MOST_FOLDED] = {point};
    const uint32_t *to = letters;
    const unicode_fold *fold = unicode_fold_of(point);
    size_t count = 1;
    if (fold->kind == UNICODE_NOTHING)
        return;
    if (fold->kind == UNICODE_GAP || fold->kind == UNICODE_ALONE)
        end_word(c);
    if (fold->kind == UNICODE_GAP)
        return;
    if (fold->kind == UNICODE_SYLLABLE)
        count = unicode_syllable(point, letters);
    else if (fold->count) {
        to = fold->to;
        count = fold->count;
    }
    for (size_t i = 0; i < count; i++)
        add_character(&c->word, to[i], from);
    if (fold->kind == UNICODE_ALONE)
        end_word(c);
}

void nn_vocabulary_cut(const nn_vocabulary *v, arena *a, str text, sayso_span span, nn_wordpieces *list)
{
    cutter c;
    c.vocabulary = v;
    c.arena = a;
    c.list = list;
    c.word.characters = c.word.size = 0;
    const str whole = {text.at, span.end};
    for (size_t at = span.start; at < span.end;) {
        const uint32_t start = (uint32_t)at;
        const uint32_t point = utf8_read(whole, &at);
        add_folded(&c, point, (sayso_span){start, (uint32_t)at});
    }
    end_word(&c);
}
