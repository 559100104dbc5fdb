/* Opens the encoder, and runs windows through its layers: see nn_encoder.h.
 *
 * As many windows as fit go together through a layer, so that its weights are read once for all; only attention sees
 * where one ends. */
#include "nn/nn_encoder.h"
#include "nn/nn_dense.h"
#include "nn/nn_open.h"
#include "nn/nn_scratch.h"
#include <assert.h>
#include <stdio.h>

enum { WIDTH = NN_ENCODER_WIDTH, HEAD = NN_ENCODER_HEAD, MOST_LAYERS = 48 };

static_assert((int)NN_ENCODER_WINDOW <= (int)NN_PRODUCT_ROWS, "a window goes through a layer whole");

typedef struct layer {
    size_t heads;
    nn_dense qkv, out, up, down;
    nn_encoder_norm norm1, norm2;
} layer;

/* An embedding table of numbers. */
typedef struct table {
    const float *rows; /* (count, 384) */
    size_t count;
} table;

struct nn_encoder {
    const nn_encoder_kernels *kernels;
    const int8_t *words;      /* (word_count, 384) */
    const float *word_scales; /* (word_count) */
    size_t word_count;
    table tables[NN_ENCODER_ADDED]; /* position, letters, quote, draft, inner, dep, tag */
    nn_encoder_norm norm;
    layer *layers; /* (layer_count); owned */
    size_t layer_count;
};

/* ---- opening ------------------------------------------------------------------------------------------------ */

static bool open_norm(nn_encoder_norm *norm, const nn_weights *w, const char *name, const char *part,
                      sayso_error *error)
{
    const size_t width = WIDTH;
    const nn_tensor *scale = nn_open_tensor(w, NN_F32, 1, &width, error, "%s.%s.weight", name, part);
    const nn_tensor *shift = scale ? nn_open_tensor(w, NN_F32, 1, &width, error, "%s.%s.bias", name, part) : NULL;
    if (!shift)
        return false;
    memcpy(norm->scale, scale->at, sizeof norm->scale);
    memcpy(norm->shift, shift->at, sizeof norm->shift);
    return true;
}

static bool open_tables(nn_encoder *e, const nn_weights *w, sayso_error *error)
{
    static const char *const names[NN_ENCODER_ADDED] = {"position", "letters", "quote", "draft", "inner", "dep", "tag"};
    const nn_tensor *words = nn_open_tensor(w, NN_I8, 2, (const size_t[]){0, WIDTH}, error, "encoder.word.weight");
    if (!words)
        return false;
    const nn_tensor *scales = nn_open_tensor(w, NN_F32, 1, words->shape, error, "encoder.word.scale");
    if (!scales)
        return false;
    if (words->shape[0] == 0)
        return nn_weights_refuse(w, words->name, error);
    e->words = words->at;
    e->word_scales = scales->at;
    e->word_count = words->shape[0];
    for (size_t i = 0; i < NN_ENCODER_ADDED; i++) {
        const size_t shape[] = {i == 0 ? NN_ENCODER_WINDOW : 0, WIDTH};
        const nn_tensor *t = nn_open_tensor(w, NN_F32, 2, shape, error, "encoder.%s.weight", names[i]);
        if (!t)
            return false;
        if (t->shape[0] == 0)
            return nn_weights_refuse(w, t->name, error);
        e->tables[i] = (table){t->at, t->shape[0]};
    }
    return open_norm(&e->norm, w, "encoder", "norm", error);
}

/* How many times `step` numbers a matrix of a layer gives: at least once, and no more than `most` times. 0: refused. */
static size_t count_given(const nn_weights *w, const char *name, const char *part, size_t step, size_t most,
                          sayso_error *error)
{
    const nn_tensor *t = nn_open_tensor(w, NN_I8, 2, (const size_t[]){0, WIDTH}, error, "%s%s.weight", name, part);
    if (!t)
        return 0;
    const size_t times = t->shape[0] / step;
    if (t->shape[0] % step == 0 && times >= 1 && times <= most)
        return times;
    nn_weights_refuse(w, t->name, error);
    return 0;
}

/* A layer has as many heads, and is as wide inside, as its matrices are; both are such that oneDNN's widths fit. */
static bool open_layer(layer *l, const nn_weights *w, size_t number, const sayso_allocator *allocator,
                       sayso_error *error)
{
    enum { PAIR = 2 * HEAD, STEP = 64 };
    char name[64];
    snprintf(name, sizeof name, "encoder.layers.%zu", number);
    const size_t pairs = count_given(w, name, ".qkv", 3 * PAIR, NN_ENCODER_HEADS / 2, error);
    const size_t inner = pairs ? STEP * count_given(w, name, ".up", STEP, NN_ENCODER_INNER / STEP, error) : 0;
    l->heads = 2 * pairs;
    return inner && nn_dense_start(&l->qkv, w, name, ".qkv", pairs * 3 * PAIR, WIDTH, allocator, error) &&
           nn_dense_start(&l->out, w, name, ".out", WIDTH, pairs * PAIR, allocator, error) &&
           nn_dense_start(&l->up, w, name, ".up", inner, WIDTH, allocator, error) &&
           nn_dense_start(&l->down, w, name, ".down", WIDTH, inner, allocator, error) &&
           open_norm(&l->norm1, w, name, "norm1", error) && open_norm(&l->norm2, w, name, "norm2", error);
}

/* As many as the file has, one at least. */
static size_t count_layers(const nn_weights *w)
{
    char name[64];
    size_t count = 0;
    do
        snprintf(name, sizeof name, "encoder.layers.%zu.qkv.weight", ++count);
    while (count < MOST_LAYERS && nn_weights_find(w, name));
    return count;
}

static bool open_encoder(nn_encoder *e, const nn_weights *w, const sayso_allocator *allocator, sayso_error *error)
{
    e->kernels = nn_dense_kernels();
    if (!open_tables(e, w, error))
        return false;
    e->layer_count = count_layers(w);
    e->layers = nn_open(w, e->layer_count * sizeof *e->layers, allocator, error);
    for (size_t i = 0; i < e->layer_count && e->layers; i++)
        if (!open_layer(&e->layers[i], w, i, allocator, error))
            return false;
    return e->layers;
}

nn_encoder *nn_encoder_open(const nn_weights *weights, const sayso_allocator *allocator, sayso_error *error)
{
    nn_encoder *e = nn_open(weights, sizeof *e, allocator, error);
    if (e && open_encoder(e, weights, allocator, error))
        return e;
    nn_encoder_close(e);
    return NULL;
}

void nn_encoder_close(nn_encoder *e)
{
    for (size_t i = 0; e && e->layers && i < e->layer_count; i++) {
        nn_dense_end(&e->layers[i].qkv);
        nn_dense_end(&e->layers[i].out);
        nn_dense_end(&e->layers[i].up);
        nn_dense_end(&e->layers[i].down);
    }
    if (e)
        nn_give(e->layers);
    nn_give(e);
}

nn_encoder_scratch *nn_encoder_scratch_new(const sayso_allocator *allocator)
{
    return nn_take(allocator, sizeof(nn_encoder_scratch));
}

void nn_encoder_scratch_free(nn_encoder_scratch *scratch)
{
    nn_give(scratch);
}

/* ---- running ------------------------------------------------------------------------------------------------ */

/* Rows of `width` stand one after another. */
static nn_sevens find_sevens(nn_encoder_scratch *s, size_t row, size_t width)
{
    return (nn_sevens){(uint8_t *)s->sevens + row * width, s->scales + row, s->lows + row};
}

static const float *find_row(const table *t, size_t row)
{
    return t->rows + (row < t->count ? row : 0) * WIDTH;
}

static void embed_row(const nn_encoder *e, const nn_piece_row *row, size_t position, nn_encoder_scratch *s, size_t r)
{
    const size_t word = row->word < e->word_count ? row->word : 0;
    const size_t numbers[NN_ENCODER_ADDED] = {position,   row->letters, row->quote, row->draft,
                                              row->inner, row->dep,     row->tag};
    const float *added[NN_ENCODER_ADDED];
    for (size_t i = 0; i < NN_ENCODER_ADDED; i++)
        added[i] = find_row(&e->tables[i], numbers[i]);
    e->kernels->embed(e->words + word * WIDTH, e->word_scales[word], added, &e->norm, s->x[r], e->layers->qkv.even,
                      find_sevens(s, r, WIDTH));
}

static nn_heads find_heads(nn_encoder_scratch *s, size_t row, size_t count)
{
    return (nn_heads){s->queries + row,      s->keys + row,       s->values + row,
                      s->query_scales + row, s->key_scales + row, count};
}

/* windows (count) together have `rows` rows, those of the scratch; `next` is the layer that takes what comes out. */
static bool run_layer(const nn_encoder *e, const layer *l, const layer *next, nn_encoder_scratch *s,
                      const uint32_t *windows, size_t count, size_t rows)
{
    const nn_sevens x = find_sevens(s, 0, WIDTH), inner = {s->inner[0], s->inner_scales, s->inner_lows};
    if (!nn_dense_sums(&l->qkv, x.at, rows, s))
        return false;
    e->kernels->finish_heads(&l->qkv.scaling, s->sums, x, rows, find_heads(s, 0, l->heads));
    for (size_t i = 0, r = 0; i < count; r += windows[i++])
        if (windows[i])
            e->kernels->attend(find_heads(s, r, l->heads), windows[i], &s->attending, l->out.even,
                               find_sevens(s, r, l->heads * HEAD));
    if (!nn_dense_sums(&l->out, x.at, rows, s))
        return false;
    e->kernels->finish_norm(&l->out.scaling, s->sums, x, rows, &l->norm1, s->x[0], l->up.even, x);
    if (!nn_dense_sums(&l->up, x.at, rows, s))
        return false;
    e->kernels->finish_inner(&l->up.scaling, s->sums, x, rows, l->down.even, inner);
    if (!nn_dense_sums(&l->down, inner.at, rows, s))
        return false;
    e->kernels->finish_norm(&l->down.scaling, s->sums, inner, rows, &l->norm2, s->x[0], next->qkv.even, x);
    return true;
}

static bool encode_some(const nn_encoder *e, nn_encoder_scratch *s, const nn_piece_row *rows, const uint32_t *windows,
                        size_t count, size_t total, float *out)
{
    for (size_t i = 0, r = 0; i < count; i++)
        for (size_t position = 0; position < windows[i]; position++, r++)
            embed_row(e, &rows[r], position, s, r);
    for (size_t i = 0; i < e->layer_count; i++)
        if (!run_layer(e, &e->layers[i], &e->layers[(i + 1) % e->layer_count], s, windows, count, total))
            return false;
    memcpy(out, s->x, total * sizeof *s->x);
    return true;
}

bool nn_encode(const nn_encoder *e, nn_encoder_scratch *s, const nn_piece_row *rows, const uint32_t *windows,
               size_t count, float *out)
{
    for (size_t first = 0; first < count;) {
        size_t next = first, total = 0;
        while (next < count && total + windows[next] <= NN_PRODUCT_ROWS)
            total += windows[next++];
        if (next == first || !encode_some(e, s, rows, windows + first, next - first, total, out))
            return false;
        rows += total;
        out += total * WIDTH;
        first = next;
    }
    return true;
}
