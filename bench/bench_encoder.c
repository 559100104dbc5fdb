/* The speed of the encoder alone, on random weights, one core, with the instructions that DNNL_MAX_CPU_ISA allows: what
 * it reaches of oneDNN's own eight-bit products at these shapes, and what a word piece costs. Says so and stops where
 * the machine has less than is allowed. Times are the best of several: run it on a quiet machine. */
#include "base/arena.h"
#include "nn/nn_dense.h"
#include "nn/nn_scratch.h"
#include "nn_random.h"
#include <math.h>
#include <stdio.h>
#include <time.h>

/* Four whole windows; news has 1.3 word pieces a word. */
enum { WINDOWS = 4, ROWS = WINDOWS * NN_ENCODER_WINDOW, ROUNDS = 20 };
static const double PIECES = 1.3;
/* Those of models/attribution.safetensors. */
static const random_layer SHAPES[] = {{12, 1536}, {12, 1472}, {12, 1216}, {8, 832}, {8, 1024}, {4, 768}};
#define LAYERS (sizeof SHAPES / sizeof *SHAPES)

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* ---- the machine -------------------------------------------------------------------------------------------- */

/* Operations of a row in the dense layers of all layers. */
static double count_work(void)
{
    double work = 0;
    for (size_t layer = 0; layer < LAYERS; layer++) {
        size_t shapes[4][2];
        random_shapes(SHAPES[layer], shapes);
        for (size_t i = 0; i < 4; i++)
            work += 2.0 * (double)shapes[i][0] * (double)shapes[i][1];
    }
    return work;
}

/* Seconds for a product of this shape, of a row, when all it reads is in the cache. */
static double measure_product(const int8_t *weights, const size_t shape[2], nn_encoder_scratch *s)
{
    nn_product product;
    double best = INFINITY;
    if (!nn_product_open(&product, weights, shape[0], shape[1], &arena_malloc))
        return NAN;
    for (int r = 0; r < 10 * ROUNDS; r++) {
        const double start = now();
        if (!nn_product_run(&product, s->inner[0], NN_PRODUCT_ROWS, s->sums, s->working))
            return NAN;
        best = fmin(best, now() - start);
    }
    nn_product_close(&product);
    return best / NN_PRODUCT_ROWS;
}

/* Seconds for the products of all layers, of a row. */
static double measure_products(nn_encoder_scratch *s, uint64_t *seed)
{
    static int8_t weights[NN_PRODUCT_WIDTH * NN_PRODUCT_WIDTH];
    double seconds = 0;
    for (size_t i = 0; i < sizeof weights; i++)
        weights[i] = (int8_t)(random_next(seed) % 255 - 127);
    for (size_t layer = 0; layer < LAYERS; layer++) {
        size_t shapes[4][2];
        random_shapes(SHAPES[layer], shapes);
        for (size_t i = 0; i < 4; i++)
            seconds += measure_product(weights, shapes[i], s);
    }
    return seconds;
}

/* ---- the encoder -------------------------------------------------------------------------------------------- */

/* Seconds for a row. */
static double measure_encoder(const nn_encoder *encoder, nn_encoder_scratch *s, uint64_t *seed)
{
    static nn_piece_row rows[ROWS];
    static float out[ROWS][NN_ENCODER_WIDTH];
    static const uint32_t windows[WINDOWS] = {NN_ENCODER_WINDOW, NN_ENCODER_WINDOW, NN_ENCODER_WINDOW,
                                              NN_ENCODER_WINDOW};
    double best = INFINITY;
    for (size_t i = 0; i < ROWS; i++)
        rows[i].word = (uint32_t)(random_next(seed) % RANDOM_WORDS);
    for (int r = 0; r < ROUNDS; r++) {
        const double start = now();
        if (!nn_encode(encoder, s, rows, windows, WINDOWS, out[0]))
            return NAN;
        best = fmin(best, now() - start);
    }
    return best / ROWS;
}

/* Whether the machine has all that the limit allows. */
static bool is_here(const char *limit)
{
    static const struct {
        const char *name;
        dnnl_cpu_isa_t isa;
    } limits[] = {{"AVX2", dnnl_cpu_isa_avx2},
                  {"AVX512_CORE", dnnl_cpu_isa_avx512_core},
                  {"AVX512_CORE_VNNI", dnnl_cpu_isa_avx512_core_vnni},
                  {"AVX512_CORE_AMX", dnnl_cpu_isa_avx512_core_amx}};
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        if (strcmp(limit, limits[i].name) == 0)
            return dnnl_get_effective_cpu_isa() == limits[i].isa;
    return true;
}

int main(void)
{
    uint64_t seed = 1;
    sayso_error error;
    random_model model = {.seed = 1};
    const char *limit = getenv("DNNL_MAX_CPU_ISA");
    limit = limit ? limit : "ALL";
    if (!is_here(limit)) {
        printf("encoder, %-16s  not on this machine\n", limit);
        return 0;
    }
    random_encoder(&model, SHAPES, LAYERS);
    random_finish(&model);
    nn_encoder *encoder = nn_encoder_open(&model.weights, &arena_malloc, &error);
    nn_encoder_scratch *s = nn_encoder_scratch_new(&arena_malloc);
    if (!encoder || !s)
        return 1;
    const double peak = count_work() / measure_products(s, &seed), row = measure_encoder(encoder, s, &seed);
    const double reached = count_work() / row;
    printf("encoder, %-16s  oneDNN %4.0f Gop/s; %zu layers %5.1f us a piece, %4.0f Gop/s: %2.0f %% of it; %.0f words a "
           "second\n",
           limit, peak * 1e-9, LAYERS, row * 1e6, reached * 1e-9, 100 * reached / peak, 1 / (row * PIECES));
    nn_encoder_scratch_free(s);
    nn_encoder_close(encoder);
    random_free(&model);
    return 0;
}
