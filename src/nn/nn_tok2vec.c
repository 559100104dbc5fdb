/* Token vectors: texts of attribute ids in, 96 numbers a token out: the token's mixed embedding,
 * then four convolutions.
 *
 * A text stands in the batch with LEAD rows of zeros on both sides (spaCy pads with 4, but rows
 * further out are constants), rounded up to whole tiles, between two border rows that hold what
 * spaCy has there: zeros, and after the first layer the `edge`, the vector of a token that sees
 * only zeros. A long text goes through in pieces that overlap by HALO rows.
 *
 * Invariant: tiles start at fixed places of a text and see nothing of its neighbours, so a text
 * gives the same bits in any company; a tile sees one tile further with each layer, so HALO is four
 * tiles.
 *
 * Source: spaCy MaxoutWindowEncoder, thinc Maxout, LayerNorm, expand_window. */
#include "nn/nn_embed.h"
#include "nn/nn_open.h"
#include "nn/nn_scratch.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { LAYERS = 4, LEAD = 2, HALO = LAYERS * NN_TILE };

struct nn_tok2vec {
    const nn_kernels *kernels;
    nn_embed embed;
    nn_conv layers[LAYERS];
    _Alignas(64) float edge[NN_WIDTH];
};

/* ---- opening ------------------------------------------------------------------------------------------------ */

/* What the first layer makes of a token among zeros: norm(max(bias)). */
static void find_edge(const nn_norm *norm, const float *bias /* (96, 3) */, float *edge)
{
    float sum = 0, squares = 0;
    for (size_t i = 0; i < NN_WIDTH; i++, bias += NN_PIECES) {
        edge[i] = fmaxf(bias[0], fmaxf(bias[1], bias[2]));
        sum += edge[i];
    }
    for (size_t i = 0; i < NN_WIDTH; i++) {
        edge[i] -= sum / NN_WIDTH;
        squares += edge[i] * edge[i];
    }
    for (size_t i = 0; i < NN_WIDTH; i++)
        edge[i] = edge[i] / sqrtf(squares / NN_WIDTH + 1e-8f) * norm->scale[i] + norm->shift[i];
}

static bool open_layers(nn_tok2vec *net, const nn_weights *w, const char *name, sayso_error *error)
{
    for (int i = 0; i < LAYERS; i++) {
        char part[16];
        const float *weight, *bias;
        nn_conv *layer = &net->layers[i];
        snprintf(part, sizeof part, ".conv.%d", i);
        if (!nn_open_maxout(w, name, part, NN_WINDOW * NN_WIDTH, &weight, &bias, &layer->norm, error))
            return false;
        nn_pack_conv(net->kernels, layer, weight, bias);
        if (i == 0)
            find_edge(&layer->norm, bias, net->edge);
    }
    return true;
}

nn_tok2vec *nn_tok2vec_open(const nn_weights *weights, const char *name, const sayso_allocator *allocator,
                            sayso_error *error)
{
    nn_tok2vec *net = nn_open(weights, sizeof *net, allocator, error);
    if (!net)
        return NULL;
    net->kernels = *nn_kernels_all(NULL);
    if (nn_embed_open(&net->embed, weights, name, net->kernels, allocator, error) &&
        open_layers(net, weights, name, error))
        return net;
    nn_tok2vec_close(net);
    return NULL;
}

void nn_tok2vec_close(nn_tok2vec *net)
{
    if (net)
        nn_embed_close(&net->embed);
    nn_give(net);
}

size_t nn_tok2vec_columns(const nn_tok2vec *net)
{
    return net->embed.columns;
}

/* ---- texts through the layers ------------------------------------------------------------------------------- */

typedef struct run {
    const nn_tok2vec *net;
    nn_scratch *scratch;
    const uint64_t *keys; /* (tokens, stride) */
    size_t stride;
    float *vectors; /* (tokens, 96) */
} run;

/* Closes a text in the batch, or opens the batch: what stands beyond the outermost tile at each layer. */
static void add_border(const nn_tok2vec *net, nn_batch *b)
{
    memset(b->even[b->rows], 0, sizeof *b->even);
    memcpy(b->odd[b->rows], net->edge, sizeof *b->odd);
    b->rows++;
}

static void start_batch(const nn_tok2vec *net, nn_batch *b)
{
    b->pieces = b->rows = b->tiles = b->late = b->last = 0;
    add_border(net, b);
}

/* Sends the batch through the layers and its tokens to where they belong. */
static void finish_batch(const run *r)
{
    nn_scratch *s = r->scratch;
    nn_batch *b = &s->batch;
    const uint32_t *const starts[LAYERS] = {b->starts, b->starts, b->late_starts, b->last_starts};
    const size_t tiles[LAYERS] = {b->tiles, b->tiles, b->late, b->last};
    for (int i = 0; i < LAYERS; i++)
        r->net->kernels->conv(&r->net->layers[i], i % 2 ? b->odd[0] : b->even[0], starts[i], tiles[i], &s->work,
                              i % 2 ? b->even[0] : b->odd[0]);
    for (const nn_piece *p = b->piece; p < b->piece + b->pieces; p++)
        memcpy(r->vectors + p->token * NN_WIDTH, b->even[p->row], p->count * sizeof *b->even);
    start_batch(r->net, b);
}

/* Lays the rows [from, to) of a text of `count` tokens into the batch; the text begins at token
 * `first` of all. */
static void add_rows(const run *r, size_t first, ptrdiff_t count, ptrdiff_t from, ptrdiff_t to)
{
    nn_batch *b = &r->scratch->batch;
    for (ptrdiff_t i = from; i < to; i++, b->rows++) {
        if ((i - from) % NN_TILE == 0) {
            b->starts[b->tiles++] = (uint32_t)b->rows;
            if (i <= count)
                b->late_starts[b->late++] = (uint32_t)b->rows;
            if (i < count)
                b->last_starts[b->last++] = (uint32_t)b->rows;
        }
        if (i >= 0 && i < count)
            nn_embed_token(&r->net->embed, r->scratch->known, r->keys + (first + (size_t)i) * r->stride,
                           b->even[b->rows]);
        else
            memset(b->even[b->rows], 0, sizeof *b->even);
    }
    add_border(r->net, b);
}

/* Adds a text, in as many pieces as it takes. Only a text larger than a whole batch is cut. */
static void add_text(const run *r, size_t first, ptrdiff_t count)
{
    nn_batch *b = &r->scratch->batch;
    const ptrdiff_t end = (LEAD + count + LEAD + NN_TILE - 1) / NN_TILE * NN_TILE - LEAD;
    for (ptrdiff_t done = 0; done < count;) {
        const ptrdiff_t from = done ? done - HALO : -LEAD;
        if (end - from > (ptrdiff_t)(NN_BATCH - b->tiles) * NN_TILE && b->tiles)
            finish_batch(r);
        const ptrdiff_t room = (ptrdiff_t)(NN_BATCH - b->tiles) * NN_TILE;
        const ptrdiff_t to = end - from <= room ? end : from + room;
        const ptrdiff_t ready = to == end ? count : to - HALO;
        b->piece[b->pieces++] =
            (nn_piece){first + (size_t)done, b->rows + (size_t)(done - from), (size_t)(ready - done)};
        add_rows(r, first, count, from, to);
        done = ready;
    }
}

void nn_tok2vec_run(const nn_tok2vec *net, nn_scratch *scratch, const uint64_t *keys, size_t stride,
                    const uint32_t *lengths, size_t texts, float *vectors)
{
    const run r = {net, scratch, keys, stride, vectors};
    size_t first = 0;
    start_batch(net, &scratch->batch);
    for (size_t t = 0; t < texts; first += lengths[t++])
        if (lengths[t])
            add_text(&r, first, lengths[t]);
    if (scratch->batch.tiles)
        finish_batch(&r);
}
