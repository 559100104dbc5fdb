/* The scores of the next move, for the parser and for names.
 *
 * What a token adds to a state in a slot does not depend on the state. It is computed for blocks of
 * tokens ahead of the first state that needs it, and kept for the last NN_KEPT tokens; for a token
 * further back it is computed again. So a text of any length needs the same memory, and a state
 * costs a bounded time.
 *
 * Source: spaCy ml/parser_model.pyx, ml/_precomputable_affine.py. */
#include "nn/nn_open.h"
#include "nn/nn_scratch.h"
#include <string.h>

/* The network of the names has this many slots, and only the first is filled more often than not. */
enum { NAMES_SLOTS = 3 };

struct nn_moves {
    const nn_kernels *kernels;
    size_t slots;
    size_t ahead; /* the first so many are computed ahead */
    nn_linear reduce, lower[NN_MAX_SLOTS], upper;
    _Alignas(64) float bias[NN_SLOT];
    _Alignas(64) float empty[NN_MAX_SLOTS][NN_SLOT]; /* what an empty slot adds */
};

/* Puts rows in the order (hidden, piece) into the order (piece, hidden), so that the pieces of all
 * hidden numbers stand one after the other. */
static void swap_order(const float *from, size_t width, float *to)
{
    for (size_t i = 0; i < NN_SLOT; i++)
        memcpy(to + (i % 2 * NN_HIDDEN + i / 2) * width, from + i * width, width * sizeof *to);
}

static bool open_lower(nn_moves *m, const nn_weights *w, const char *name, sayso_error *error)
{
    const nn_tensor *bias = nn_open_tensor(w, NN_F32, 2, (const size_t[]){NN_HIDDEN, 2}, error, "%s.lower.bias", name);
    const nn_tensor *weight = bias ? nn_open_tensor(w, NN_F32, 4, (const size_t[]){0, NN_HIDDEN, 2, NN_HIDDEN}, error,
                                                    "%s.lower.weight", name)
                                   : NULL;
    if (!weight)
        return false;
    m->slots = weight->shape[0];
    if (m->slots == 0 || m->slots > NN_MAX_SLOTS)
        return nn_weights_refuse(w, weight->name, error);
    const nn_tensor *pad =
        nn_open_tensor(w, NN_F32, 4, (const size_t[]){1, m->slots, NN_HIDDEN, 2}, error, "%s.lower.pad", name);
    if (!pad)
        return false;
    float swapped[NN_SLOT * NN_HIDDEN];
    m->ahead = m->slots <= NAMES_SLOTS ? 1 : m->slots;
    swap_order(bias->at, 1, m->bias);
    for (size_t s = 0; s < m->slots; s++) {
        swap_order((const float *)pad->at + s * NN_SLOT, 1, m->empty[s]);
        swap_order((const float *)weight->at + s * NN_SLOT * NN_HIDDEN, NN_HIDDEN, swapped);
        nn_pack_linear(m->kernels, &m->lower[s], swapped, NN_HIDDEN, NULL, NN_SLOT, NN_HIDDEN);
    }
    return true;
}

nn_moves *nn_moves_open(const nn_weights *weights, const char *name, const sayso_allocator *allocator,
                        sayso_error *error)
{
    nn_moves *m = nn_open(weights, sizeof *m, allocator, error);
    if (!m)
        return NULL;
    m->kernels = *nn_kernels_all(NULL);
    if (nn_open_linear(weights, name, ".reduce", m->kernels, NN_HIDDEN, NN_WIDTH, &m->reduce, error) &&
        nn_open_linear(weights, name, ".upper", m->kernels, 0, NN_HIDDEN, &m->upper, error) &&
        open_lower(m, weights, name, error))
        return m;
    nn_give(m);
    return NULL;
}

void nn_moves_close(nn_moves *moves)
{
    nn_give(moves);
}

size_t nn_moves_slots(const nn_moves *moves)
{
    return moves->slots;
}

size_t nn_moves_classes(const nn_moves *moves)
{
    return moves->upper.out;
}

void nn_moves_start(const nn_moves *moves, nn_scratch *scratch, const float *vectors, size_t tokens)
{
    nn_moving *s = &scratch->moving;
    s->moves = moves;
    s->vectors = vectors;
    s->tokens = tokens;
    s->ready = 0;
}

/* Computes what the next block of tokens adds in each slot. NN_KEPT is a multiple of the block, so
 * it never wraps. */
static void compute_block(nn_moving *s)
{
    const nn_moves *m = s->moves;
    const size_t at = s->ready % NN_KEPT, rows = s->tokens - s->ready < NN_BLOCK ? s->tokens - s->ready : NN_BLOCK;
    m->kernels->linear(&m->reduce, s->vectors + s->ready * NN_WIDTH, rows, s->reduced[at], NN_HIDDEN);
    for (size_t i = 0; i < m->ahead; i++)
        m->kernels->linear(&m->lower[i], s->reduced[at], rows, s->kept[at][i], NN_MAX_SLOTS * NN_SLOT);
    s->ready += rows;
}

/* What `token` adds in slot `slot`. */
static const float *find_slot(nn_moving *s, uint32_t token, size_t slot)
{
    const nn_moves *m = s->moves;
    if (token >= s->tokens)
        return m->empty[slot];
    const bool kept = s->ready - token <= NN_KEPT;
    if (kept && slot < m->ahead)
        return s->kept[token % NN_KEPT][slot];
    const float *reduced = s->reduced[token % NN_KEPT];
    if (!kept) {
        m->kernels->linear(&m->reduce, s->vectors + (size_t)token * NN_WIDTH, 1, s->far, NN_HIDDEN);
        reduced = s->far;
    }
    m->kernels->linear(&m->lower[slot], reduced, 1, s->added[slot], NN_SLOT);
    return s->added[slot];
}

const float *nn_moves_score(nn_scratch *scratch, const uint32_t *slots)
{
    nn_moving *s = &scratch->moving;
    const nn_moves *m = s->moves;
    const float *added[NN_MAX_SLOTS];
    for (size_t i = 0; i < m->slots; i++) /* first of all, because a new block drops old ones */
        while (slots[i] < s->tokens && slots[i] >= s->ready)
            compute_block(s);
    for (size_t i = 0; i < m->slots; i++)
        added[i] = find_slot(s, slots[i], i);
    m->kernels->state(&m->upper, m->bias, added, m->slots, s->scores);
    return s->scores;
}
