/* Token vectors: texts of attribute ids in, 96 numbers a token out.
 *
 * Each token's attributes are hashed into the embedding tables and mixed to 96 numbers. That depends on the token's type only, so
 * the scratch keeps the mixed vectors of the types it met last. Then four convolutions. A text stands in the batch
 * with LEAD rows of zeros on both sides (spaCy pads with 4, but rows further out are constants), rounded up to whole tiles, between two
 * border rows that hold what spaCy has there: zeros, after the first layer EDGE, the vector of a token that sees only zeros.
 * A long text goes through in pieces that overlap by HALO rows.
 *
 * Invariant: tiles start at fixed places of a text and see nothing of its neighbours, so a text gives the same bits in any company;
 * a tile sees one tile further with each layer, so HALO is four tiles.
 *
 * Source: thinc HashEmbed, Maxout, LayerNorm, expand_window; spaCy MultiHashEmbed, MaxoutWindowEncoder. */
#include "base/error.h"
#include "nn/nn_open.h"
#include "nn/nn_scratch.h"
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { LAYERS = 4, LEAD = 2, HALO = LAYERS * NN_TILE, MAX_NAME = 100 };

typedef struct embedding {
    const float *rows; /* (count, 96), in the model file */
    uint32_t count, seed;
} embedding;

struct nn_tok2vec {
    const nn_kernels *kernels;
    size_t columns;
    embedding embeddings[NN_MAX_COLUMNS];
    _Alignas(64) float edge[NN_WIDTH];
    nn_maxout mix;
    nn_conv layers[LAYERS];
};

/* ---- opening ------------------------------------------------------------------------------------------------ */

/* Finds the tensors of one maxout layer, and copies its norm. */
static bool get_maxout(const nn_weights *w, const char *name, size_t in, const float **weight, const float **bias,
                       nn_norm *norm, sayso_error *error)
{
    const size_t shape[] = {NN_WIDTH, NN_PIECES, in};
    const nn_tensor *found[4];
    if (!(found[0] = nn_open_tensor(w, NN_F32, 3, shape, error, "%s.weight", name)) ||
        !(found[1] = nn_open_tensor(w, NN_F32, 2, shape, error, "%s.bias", name)) ||
        !(found[2] = nn_open_tensor(w, NN_F32, 1, shape, error, "%s.norm.weight", name)) ||
        !(found[3] = nn_open_tensor(w, NN_F32, 1, shape, error, "%s.norm.bias", name)))
        return false;
    *weight = found[0]->at;
    *bias = found[1]->at;
    memcpy(norm->scale, found[2]->at, sizeof norm->scale);
    memcpy(norm->shift, found[3]->at, sizeof norm->shift);
    return true;
}

static bool open_embeddings(nn_tok2vec *net, const nn_weights *w, const char *name, sayso_error *error)
{
    const nn_tensor *seeds = nn_open_tensor(w, NN_U32, 1, (const size_t[]){0}, error, "%s.embed.seeds", name);
    if (!seeds)
        return false;
    net->columns = seeds->shape[0];
    if (net->columns == 0 || net->columns > NN_MAX_COLUMNS)
        return error_set(error, SAYSO_E_MODEL, 0, "%s: %zu seeds in %s, not 1 to %d", w->path, net->columns,
                         seeds->name, NN_MAX_COLUMNS);
    for (size_t c = 0; c < net->columns; c++) {
        const nn_tensor *rows =
            nn_open_tensor(w, NN_F32, 2, (const size_t[]){0, NN_WIDTH}, error, "%s.embed.%zu", name, c);
        if (!rows)
            return false;
        if (rows->shape[0] == 0 || rows->shape[0] > UINT32_MAX)
            return error_set(error, SAYSO_E_MODEL, 0, "%s: %zu rows in %s", w->path, rows->shape[0], rows->name);
        net->embeddings[c] = (embedding){rows->at, (uint32_t)rows->shape[0], ((const uint32_t *)seeds->at)[c]};
    }
    return true;
}

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
    char full[MAX_NAME];
    const float *weight, *bias;
    snprintf(full, sizeof full, "%s.mix", name);
    if (!get_maxout(w, full, net->columns * NN_WIDTH, &weight, &bias, &net->mix.norm, error))
        return false;
    nn_pack_maxout(net->kernels, &net->mix, weight, bias, net->columns * NN_WIDTH);
    for (int i = 0; i < LAYERS; i++) {
        nn_conv *layer = &net->layers[i];
        snprintf(full, sizeof full, "%s.conv.%d", name, i);
        if (!get_maxout(w, full, NN_WINDOW * NN_WIDTH, &weight, &bias, &layer->norm, error))
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
    if (open_embeddings(net, weights, name, error) && open_layers(net, weights, name, error))
        return net;
    nn_give(net);
    return NULL;
}

void nn_tok2vec_close(nn_tok2vec *net)
{
    nn_give(net);
}

size_t nn_tok2vec_columns(const nn_tok2vec *net)
{
    return net->columns;
}

/* ---- one token's embedding ---------------------------------------------------------------------------------- */

static uint64_t finish(uint64_t h)
{
    h = (h ^ h >> 33) * 0xff51afd7ed558ccd;
    h = (h ^ h >> 33) * 0xc4ceb9fe1a85ec53;
    return h ^ h >> 33;
}

/* MurmurHash3 x64 128 of the eight bytes of `value`, as four keys. */
static void hash_value(uint64_t value, uint32_t seed, uint32_t keys[4])
{
    uint64_t h1 = value * 0x87c37b91114253d5, h2 = seed ^ 8u;
    h1 = (h1 << 31 | h1 >> 33) * 0x4cf5ad432745937f;
    h1 = (h1 ^ seed ^ 8u) + h2;
    h2 += h1;
    h1 = finish(h1);
    h2 = finish(h2);
    h1 += h2;
    h2 += h1;
    keys[0] = (uint32_t)h1;
    keys[1] = (uint32_t)(h1 >> 32);
    keys[2] = (uint32_t)h2;
    keys[3] = (uint32_t)(h2 >> 32);
}

static void embed(const nn_tok2vec *net, const uint64_t *keys, float *to /* (columns, 96) */)
{
    for (size_t c = 0; c < net->columns; c++, to += NN_WIDTH) {
        const embedding *e = &net->embeddings[c];
        uint32_t hash[4];
        hash_value(keys[c], e->seed, hash);
        const float *row[4];
        for (int i = 0; i < 4; i++)
            row[i] = e->rows + (size_t)(hash[i] % e->count) * NN_WIDTH;
        for (size_t i = 0; i < NN_WIDTH; i++)
            to[i] = row[0][i] + row[1][i] + row[2][i] + row[3][i];
    }
}

/* ---- the cache of token types ------------------------------------------------------------------------------- */

static nn_type_entry *find_type(const nn_tok2vec *net, nn_scratch *s, const uint64_t *keys)
{
    uint64_t hash = (uint64_t)net->columns;
    for (size_t c = 0; c < net->columns; c++)
        hash = (hash ^ keys[c]) * 0x9e3779b97f4a7c15;
    return &s->types[(hash ^ hash >> 32) % NN_TYPES];
}

static void mix_waiting(const nn_tok2vec *net, nn_scratch *s)
{
    nn_unmixed *u = &s->unmixed;
    net->kernels->maxout(&net->mix, u->embedded, u->count, &s->work, u->mixed[0]);
    for (size_t i = 0; i < u->count; i++) {
        nn_type_entry *entry = find_type(net, s, u->keys[i]);
        entry->net = net;
        memcpy(entry->keys, u->keys[i], net->columns * sizeof *entry->keys);
        memcpy(entry->vector, u->mixed[i], sizeof entry->vector);
        memcpy(s->batch.even[u->rows[i]], u->mixed[i], sizeof u->mixed[i]);
    }
    u->count = 0;
}

/* Puts the mixed embedding of a token into a row of the batch, at once or with the next mix_waiting. */
static void mix_token(const nn_tok2vec *net, nn_scratch *s, const uint64_t *keys, size_t row)
{
    const nn_type_entry *entry = find_type(net, s, keys);
    if (entry->net == net && memcmp(entry->keys, keys, net->columns * sizeof *keys) == 0) {
        memcpy(s->batch.even[row], entry->vector, sizeof entry->vector);
        return;
    }
    nn_unmixed *u = &s->unmixed;
    embed(net, keys, u->embedded + u->count * net->columns * NN_WIDTH);
    u->keys[u->count] = keys;
    u->rows[u->count++] = row;
    if (u->count == NN_BLOCK)
        mix_waiting(net, s);
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
    b->pieces = b->tiles = b->rows = 0;
    add_border(net, b);
}

/* Sends the batch through the layers and its tokens to where they belong. */
static void finish_batch(const run *r)
{
    nn_scratch *s = r->scratch;
    nn_batch *b = &s->batch;
    mix_waiting(r->net, s);
    for (int i = 0; i < LAYERS; i += 2) {
        const nn_conv *layer = &r->net->layers[i];
        r->net->kernels->conv(layer, b->even[0], b->starts, b->tiles, &s->work, b->odd[0]);
        r->net->kernels->conv(layer + 1, b->odd[0], b->starts, b->tiles, &s->work, b->even[0]);
    }
    for (const nn_piece *p = b->piece; p < b->piece + b->pieces; p++)
        memcpy(r->vectors + p->token * NN_WIDTH, b->even[p->row], p->count * sizeof *b->even);
    start_batch(r->net, b);
}

/* Lays the rows [from, to) of a text of `count` tokens into the batch; the text begins at token `first` of all. */
static void add_rows(const run *r, size_t first, ptrdiff_t count, ptrdiff_t from, ptrdiff_t to)
{
    nn_batch *b = &r->scratch->batch;
    for (ptrdiff_t i = from; i < to; i++, b->rows++) {
        if ((i - from) % NN_TILE == 0)
            b->starts[b->tiles++] = (uint32_t)b->rows;
        if (i >= 0 && i < count)
            mix_token(r->net, r->scratch, r->keys + (first + (size_t)i) * r->stride, b->rows);
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
