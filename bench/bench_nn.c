/* The speed of the language networks alone, on random weights and random token types, one core:
 * what the kernels reach of the machine's own matrix product (oneDNN's sgemm on large squares), and
 * what a token costs. Times are the best of several: run it on a quiet machine. */
#include "base/arena.h"
#include "nn/nn_kernel.h"
#include "nn/nn_scratch.h"
#include "nn_random.h"
#include <dnnl.h>
#include <math.h>
#include <stdio.h>
#include <time.h>

/* News: paragraphs of 42 tokens, 24 a text; one token in r is of the r-th most common type. */
enum { PARAGRAPH = 42, PARAGRAPHS = 24, TEXT = PARAGRAPH * PARAGRAPHS, TEXTS = 40, TYPES = 40000, COLUMNS = 6 };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* The shortest of `times` runs of a step, in seconds. */
static double find_best(int times, void (*step)(void *), void *context)
{
    double best = INFINITY;
    for (int i = 0; i < times; i++) {
        const double start = now();
        step(context);
        best = fmin(best, now() - start);
    }
    return best;
}

/* ---- the machine -------------------------------------------------------------------------------------------- */

enum { SQUARE = 1536 };

static void multiply_squares(void *context)
{
    float *m = context;
    dnnl_sgemm('N', 'N', SQUARE, SQUARE, SQUARE, 1, m, SQUARE, m + SQUARE * SQUARE, SQUARE, 0, m + 2 * SQUARE * SQUARE,
               SQUARE);
}

static double measure_sgemm(uint64_t *seed)
{
    float *m = nn_take(&arena_malloc, 3 * SQUARE * SQUARE * sizeof *m);
    for (size_t i = 0; i < 2 * SQUARE * SQUARE; i++)
        m[i] = random_float(seed);
    const double seconds = find_best(8, multiply_squares, m);
    nn_give(m);
    return 2.0 * SQUARE * SQUARE * SQUARE / seconds;
}

/* ---- one layer ---------------------------------------------------------------------------------------------- */

enum { TILES = 128 };

typedef struct conv_step {
    const nn_kernels *kernels;
    nn_conv layer;
    nn_work work;
    uint32_t starts[TILES];
    _Alignas(64) float x[TILES * NN_TILE + 2][NN_WIDTH], y[TILES * NN_TILE + 2][NN_WIDTH];
} conv_step;

static void run_conv(void *context)
{
    conv_step *s = context;
    s->kernels->conv(&s->layer, s->x[0], s->starts, TILES, &s->work, s->y[0]);
}

static void report_conv(const nn_kernels *k, double sgemm, uint64_t *seed)
{
    static float weight[NN_WIDTH * 9 * NN_WIDTH], bias[3 * NN_WIDTH];
    const double work = 2.0 * 3 * NN_WIDTH * 3 * NN_WIDTH;
    conv_step *s = nn_take(&arena_malloc, sizeof *s);
    s->kernels = k;
    for (size_t i = 0; i < sizeof weight / sizeof *weight; i++)
        weight[i] = random_float(seed);
    nn_pack_conv(k, &s->layer, weight, bias);
    for (uint32_t t = 0; t < TILES; t++)
        s->starts[t] = 1 + t * NN_TILE;
    for (float *x = (float *)s->x; x < (float *)s->y; x++)
        *x = random_float(seed);
    const double token = find_best(50, run_conv, s) / (TILES * NN_TILE);
    printf("layer, %-7s  %6.3f us a token, as fast as a direct product at %5.1f Gflop/s: %3.0f %% of sgemm\n", k->name,
           token * 1e6, work / token * 1e-9, 100 * work / token / sgemm);
    nn_give(s);
}

/* ---- the networks ------------------------------------------------------------------------------------------- */

typedef struct network {
    random_model weights;
    nn_tok2vec *tok2vec;
    nn_tagger *tagger;
    nn_moves *moves;
    nn_scratch *scratch;
    uint64_t (*keys)[COLUMNS]; /* (TEXTS * TEXT) */
    float (*vectors)[NN_WIDTH];
    size_t states; /* a token */
} network;

static void open_network(network *n, size_t columns, size_t slots, size_t classes)
{
    sayso_error error;
    random_tok2vec(&n->weights, columns);
    random_moves(&n->weights, slots, classes);
    random_tagger(&n->weights, 50);
    random_finish(&n->weights);
    n->tok2vec = nn_tok2vec_open(&n->weights.weights, "t", &arena_malloc, &error);
    n->tagger = nn_tagger_open(&n->weights.weights, "g", &arena_malloc, &error);
    n->moves = nn_moves_open(&n->weights.weights, "m", &arena_malloc, &error);
}

static void close_network(network *n)
{
    nn_tok2vec_close(n->tok2vec);
    nn_tagger_close(n->tagger);
    nn_moves_close(n->moves);
    random_free(&n->weights);
}

static void run_tok2vec(void *context)
{
    network *n = context;
    uint32_t lengths[PARAGRAPHS];
    for (size_t i = 0; i < PARAGRAPHS; i++)
        lengths[i] = PARAGRAPH;
    for (size_t t = 0; t < TEXTS; t++)
        nn_tok2vec_run(n->tok2vec, n->scratch, n->keys[t * TEXT], COLUMNS, lengths, PARAGRAPHS, n->vectors[t * TEXT]);
}

static void run_tagger(void *context)
{
    network *n = context;
    uint16_t best[TEXT];
    for (size_t t = 0; t < TEXTS; t++)
        nn_tagger_run(n->tagger, n->scratch, n->vectors[t * TEXT], TEXT, best);
}

static void run_moves(void *context)
{
    network *n = context;
    for (size_t first = 0; first < TEXTS * TEXT; first += PARAGRAPH) {
        nn_moves_start(n->moves, n->scratch, n->vectors[first], PARAGRAPH);
        for (uint32_t i = 0; i < PARAGRAPH; i++)
            for (size_t s = 0; s < n->states; s++) {
                const bool names = nn_moves_slots(n->moves) == 3;
                const uint32_t parser[] = {i, i + 1, i - 1, i - 2, i - 4, s ? i - 1 : SAYSO_NONE, i - 2, i - 3};
                const uint32_t name[] = {i, i % 12 ? SAYSO_NONE : i - 1, i % 12 ? SAYSO_NONE : i - 1};
                nn_moves_score(n->scratch, names ? name : parser);
            }
    }
}

static double report(const char *name, void (*step)(void *), network *n)
{
    const double token = find_best(5, step, n) / (TEXTS * TEXT);
    printf("%-20s  %5.2f us a token\n", name, token * 1e6);
    return token;
}

int main(void)
{
    uint64_t seed = 1;
    size_t kinds;
    const nn_kernels *const *all = nn_kernels_all(&kinds);
    const double sgemm = measure_sgemm(&seed);
    printf("sgemm, %d square   %6.1f Gflop/s\n", SQUARE, sgemm * 1e-9);
    for (size_t i = 0; i < kinds; i++)
        report_conv(all[i], sgemm, &seed);

    network shared = {.weights.seed = 2, .states = 2}, names = {.weights.seed = 3, .states = 1};
    shared.scratch = names.scratch = nn_scratch_new(&arena_malloc);
    shared.keys = names.keys = malloc(TEXTS * TEXT * sizeof *shared.keys);
    shared.vectors = names.vectors = malloc(TEXTS * TEXT * sizeof *shared.vectors);
    for (size_t i = 0; i < TEXTS * TEXT; i++) {
        uint64_t type = (uint64_t)pow(TYPES, (double)(random_float(&seed) + 1) / 2);
        for (size_t c = 0; c < COLUMNS; c++)
            shared.keys[i][c] = random_next(&type);
    }
    open_network(&shared, COLUMNS, 8, 106);
    open_network(&names, 4, 3, 74);
    const double token = report("token vectors", run_tok2vec, &shared) + report("tags", run_tagger, &shared) +
                         report("parser, 2 states", run_moves, &shared) +
                         report("names: vectors", run_tok2vec, &names) + report("names, 1 state", run_moves, &names);
    printf("%-20s  %5.2f us a token, %.0f tokens a second\n", "all", token * 1e6, 1 / token);
    close_network(&shared);
    close_network(&names);
    nn_scratch_free(shared.scratch);
    free(shared.keys);
    free(shared.vectors);
    return 0;
}
