/* Reads the tensors NAME.embed.* and NAME.mix.*; gives a token type's mixed embedding.
 *
 * Each attribute is hashed to four rows of its table; the rows' sums, side by side, go through a
 * maxout and a norm. The maxout is linear up to its maximum, so all tables are multiplied by their
 * part of it once, when the model is opened: then a type costs 24 rows added up, and no product.
 * News repeats itself, so the types met last are kept.
 *
 * Source: thinc HashEmbed, MurmurHash3 x64 128; spaCy MultiHashEmbed. */
#include "nn/nn_embed.h"
#include "nn/nn_open.h"
#include "nn/nn_scratch.h"
#include <string.h>

enum { ROWS_EACH = 4 };

/* ---- opening ------------------------------------------------------------------------------------------------ */

/* rows (count, 3, 96) = from (count, 96) · the columns of weight (96, 3, stride) that begin at `weight`. */
static void multiply_table(const nn_kernels *k, nn_linear *layer, const float *weight, size_t stride, const float *from,
                           size_t count, float *rows)
{
    for (size_t piece = 0; piece < NN_PIECES; piece++) {
        nn_pack_linear(k, layer, weight + piece * stride, NN_PIECES * stride, NULL, NN_WIDTH, NN_WIDTH);
        for (size_t r = 0; r < count; r += NN_BLOCK)
            k->linear(layer, from + r * NN_WIDTH, count - r < NN_BLOCK ? count - r : NN_BLOCK,
                      rows + r * NN_MIXED + piece * NN_WIDTH, NN_MIXED);
    }
}

static bool multiply_tables(nn_embed *e, const nn_tensor **tables, const float *weight, const nn_weights *w,
                            const sayso_allocator *allocator, sayso_error *error)
{
    size_t total = 0;
    for (size_t c = 0; c < e->columns; c++)
        total += tables[c]->shape[0];
    nn_linear *layer = nn_open(w, sizeof *layer, allocator, error);
    e->rows = layer ? nn_open(w, total * NN_MIXED * sizeof *e->rows, allocator, error) : NULL;
    float *rows = e->rows;
    for (size_t c = 0; c < e->columns && rows; rows += tables[c++]->shape[0] * NN_MIXED) {
        multiply_table(e->kernels, layer, weight + c * NN_WIDTH, e->columns * NN_WIDTH, tables[c]->at,
                       tables[c]->shape[0], rows);
        e->tables[c].rows = rows;
    }
    nn_give(layer);
    return e->rows;
}

static bool find_tables(nn_embed *e, const nn_weights *w, const char *name, const nn_tensor **tables,
                        sayso_error *error)
{
    const nn_tensor *seeds = nn_open_tensor(w, NN_U32, 1, (const size_t[]){0}, error, "%s.embed.seeds", name);
    if (!seeds)
        return false;
    e->columns = seeds->shape[0];
    if (e->columns == 0 || e->columns > NN_MAX_COLUMNS)
        return nn_weights_refuse(w, seeds->name, error);
    for (size_t c = 0; c < e->columns; c++) {
        tables[c] = nn_open_tensor(w, NN_F32, 2, (const size_t[]){0, NN_WIDTH}, error, "%s.embed.%zu", name, c);
        if (!tables[c])
            return false;
        const size_t count = tables[c]->shape[0];
        if (count == 0 || count > UINT32_MAX)
            return nn_weights_refuse(w, tables[c]->name, error);
        e->tables[c] = (nn_table){NULL, (uint32_t)count, ((const uint32_t *)seeds->at)[c]};
    }
    return true;
}

bool nn_embed_open(nn_embed *e, const nn_weights *weights, const char *name, const nn_kernels *kernels,
                   const sayso_allocator *allocator, sayso_error *error)
{
    const nn_tensor *tables[NN_MAX_COLUMNS];
    const float *weight, *bias;
    e->kernels = kernels;
    if (!find_tables(e, weights, name, tables, error) ||
        !nn_open_maxout(weights, name, ".mix", e->columns * NN_WIDTH, &weight, &bias, &e->norm, error))
        return false;
    for (size_t i = 0; i < NN_MIXED; i++)
        e->bias[i % NN_PIECES * NN_WIDTH + i / NN_PIECES] = bias[i];
    return multiply_tables(e, tables, weight, weights, allocator, error);
}

void nn_embed_close(nn_embed *e)
{
    nn_give(e->rows);
}

/* ---- one token ---------------------------------------------------------------------------------------------- */

static uint64_t finish(uint64_t h)
{
    h = (h ^ h >> 33) * 0xff51afd7ed558ccd;
    h = (h ^ h >> 33) * 0xc4ceb9fe1a85ec53;
    return h ^ h >> 33;
}

/* MurmurHash3 x64 128 of the eight bytes of `value`, as four keys. */
static void hash_value(uint64_t value, uint32_t seed, uint32_t keys[ROWS_EACH])
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

static void mix_token(const nn_embed *e, const uint64_t *keys, float *to)
{
    const float *rows[NN_MAX_COLUMNS * ROWS_EACH];
    for (size_t c = 0; c < e->columns; c++) {
        uint32_t hash[ROWS_EACH];
        hash_value(keys[c], e->tables[c].seed, hash);
        for (size_t i = 0; i < ROWS_EACH; i++)
            rows[c * ROWS_EACH + i] = e->tables[c].rows + (size_t)(hash[i] % e->tables[c].count) * NN_MIXED;
    }
    e->kernels->mix(&e->norm, e->bias, rows, e->columns * ROWS_EACH, to);
}

/* The NN_WAYS places where a type may be. */
static nn_known *find_places(const nn_embed *e, nn_known *known, const uint64_t *keys)
{
    uint64_t hash = e->columns;
    for (size_t c = 0; c < e->columns; c++)
        hash = (hash ^ keys[c]) * 0x9e3779b97f4a7c15;
    return known + (hash ^ hash >> 32) % (NN_KNOWN / NN_WAYS) * NN_WAYS;
}

void nn_embed_token(const nn_embed *e, nn_known *known, const uint64_t *keys, float *to)
{
    nn_known *places = find_places(e, known, keys), *place = NULL;
    for (nn_known *p = places; p < places + NN_WAYS; p++) {
        if (p->embed == e && memcmp(p->keys, keys, e->columns * sizeof *keys) == 0) {
            p->useful = true;
            memcpy(to, p->vector, sizeof p->vector);
            return;
        }
        if (!p->useful)
            place = p;
    }
    mix_token(e, keys, to);
    for (nn_known *p = places; p < places + NN_WAYS && !place; p++)
        p->useful = false;
    if (!place)
        return;
    *place = (nn_known){.embed = e};
    memcpy(place->keys, keys, e->columns * sizeof *keys);
    memcpy(place->vector, to, sizeof place->vector);
}
