/* The encoder on random weights: against its definition in double precision; and that neither the windows beside a
 * window, nor what a scratch has seen, nor the processor's instructions change a bit. */
#include "unit.h"

#include "base/arena.h"
#include "nn/nn_encoder.h"
#include "nn_random.h"
#include <math.h>
#include <stdio.h>

enum { WIDTH = NN_ENCODER_WIDTH, INNER = 1536, HEAD = 32, LAYERS = 2, ROWS = 1200 };

/* A whole layer and a narrow one. */
static const random_layer SHAPES[LAYERS] = {{12, INNER}, {6, 640}};

/* Windows of one row, of none, whole ones, and every remainder of a register. */
static const uint32_t WINDOWS[] = {1, 256, 0, 17, 2, 3, 4, 255, 5, 100, 16, 63, 64, 65, 31, 1, 240, 77};
enum { COUNT = sizeof WINDOWS / sizeof *WINDOWS };

typedef struct fixture {
    random_model model;
    nn_encoder *encoder;
    nn_encoder_scratch *scratch;
    nn_piece_row rows[ROWS];
    float vectors[ROWS][WIDTH];
} fixture;

static bool open_fixture(fixture *f)
{
    sayso_error error;
    f->model.seed = 11;
    random_encoder(&f->model, SHAPES, LAYERS);
    random_finish(&f->model);
    for (size_t i = 0; i < ROWS; i++) {
        uint64_t bits = random_next(&f->model.seed);
        f->rows[i] = (nn_piece_row){(uint32_t)(bits % RANDOM_WORDS),
                                    bits >> 16 & 3,
                                    bits >> 20 & 3,
                                    bits >> 24 & 7,
                                    bits >> 28 & 7,
                                    bits >> 32 & 7,
                                    bits >> 36 & 7};
    }
    f->encoder = nn_encoder_open(&f->model.weights, &arena_malloc, &error);
    f->scratch = nn_encoder_scratch_new(&arena_malloc);
    return f->encoder && f->scratch && nn_encode(f->encoder, f->scratch, f->rows, WINDOWS, COUNT, f->vectors[0]);
}

static int set_up(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    *state = f;
    return open_fixture(f) ? 0 : -1;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    nn_encoder_close(f->encoder);
    nn_encoder_scratch_free(f->scratch);
    random_free(&f->model);
    free(f);
    return 0;
}

/* ---- the definition ----------------------------------------------------------------------------------------- */

typedef double row[WIDTH];

static const void *get(const fixture *f, const char *name, const char *part)
{
    char full[60];
    snprintf(full, sizeof full, "%s.%s", name, part);
    return nn_weights_find(&f->model.weights, full)->at;
}

/* y (out) = weight · (stretch * x + shift) (in) + bias */
static void apply(const fixture *f, const char *name, const double *x, size_t in, size_t out, double *y)
{
    const int8_t *weight = get(f, name, "weight");
    const float *scale = get(f, name, "scale"), *bias = get(f, name, "bias");
    const float *stretch = get(f, name, "stretch"), *shift = get(f, name, "shift");
    for (size_t o = 0; o < out; o++) {
        double sum = 0;
        for (size_t i = 0; i < in; i++)
            sum += weight[o * in + i] * (x[i] * (double)stretch[i] + (double)shift[i]);
        y[o] = sum * (double)scale[o] + (double)bias[o];
    }
}

static void normalise(const fixture *f, const char *name, double *x)
{
    const float *scale = get(f, name, "weight"), *shift = get(f, name, "bias");
    double mean = 0, variance = 0;
    for (size_t i = 0; i < WIDTH; i++)
        mean += x[i] / WIDTH;
    for (size_t i = 0; i < WIDTH; i++)
        variance += (x[i] - mean) * (x[i] - mean) / WIDTH;
    for (size_t i = 0; i < WIDTH; i++)
        x[i] = (x[i] - mean) / sqrt(variance + 1e-12) * (double)scale[i] + (double)shift[i];
}

static double bend(double x)
{
    return x / 2 * (1 + erf(x / sqrt(2)));
}

/* What row r gathers in head h from qkv (count, 3, width). */
static void gather(const double *qkv, size_t width, size_t count, size_t r, size_t h, double *to)
{
    double shares[NN_ENCODER_WINDOW], sum = 0;
    for (size_t j = 0; j < count; j++) {
        double score = 0;
        for (size_t d = h * HEAD; d < (h + 1) * HEAD; d++)
            score += qkv[r * 3 * width + d] * qkv[(j * 3 + 1) * width + d];
        sum += shares[j] = exp(score / sqrt(HEAD));
    }
    for (size_t d = h * HEAD; d < (h + 1) * HEAD; d++) {
        to[d] = 0;
        for (size_t j = 0; j < count; j++)
            to[d] += shares[j] / sum * qkv[(j * 3 + 2) * width + d];
    }
}

static void run_layer(const fixture *f, int number, row *x, size_t count)
{
    const random_layer shape = SHAPES[number];
    const size_t width = shape.heads * HEAD;
    double *qkv = calloc(count, 3 * width * sizeof *qkv), inner[INNER], out[WIDTH];
    char names[6][40];
    static const char *const parts[] = {"qkv", "out", "up", "down", "norm1", "norm2"};
    for (size_t i = 0; i < 6; i++)
        snprintf(names[i], sizeof names[i], "encoder.layers.%d.%s", number, parts[i]);
    for (size_t r = 0; r < count; r++)
        apply(f, names[0], x[r], WIDTH, 3 * width, qkv + r * 3 * width);
    for (size_t r = 0; r < count; r++) {
        row gathered;
        for (size_t h = 0; h < shape.heads; h++)
            gather(qkv, width, count, r, h, gathered);
        apply(f, names[1], gathered, width, WIDTH, out);
        for (size_t i = 0; i < WIDTH; i++)
            x[r][i] += out[i];
        normalise(f, names[4], x[r]);
        apply(f, names[2], x[r], WIDTH, shape.inner, inner);
        for (size_t i = 0; i < shape.inner; i++)
            inner[i] = bend(inner[i]);
        apply(f, names[3], inner, shape.inner, WIDTH, out);
        for (size_t i = 0; i < WIDTH; i++)
            x[r][i] += out[i];
        normalise(f, names[5], x[r]);
    }
    free(qkv);
}

static void embed(const fixture *f, const nn_piece_row *piece, size_t position, double *x)
{
    const int8_t *word = (const int8_t *)get(f, "encoder.word", "weight") + piece->word * WIDTH;
    const float scale = ((const float *)get(f, "encoder.word", "scale"))[piece->word];
    const struct {
        const char *name;
        size_t row;
    } added[] = {{"encoder.position", position},  {"encoder.letters", piece->letters}, {"encoder.quote", piece->quote},
                 {"encoder.draft", piece->draft}, {"encoder.inner", piece->inner},     {"encoder.dep", piece->dep},
                 {"encoder.tag", piece->tag}};
    for (size_t i = 0; i < WIDTH; i++)
        x[i] = word[i] * (double)scale;
    for (size_t a = 0; a < sizeof added / sizeof *added; a++)
        for (size_t i = 0; i < WIDTH; i++)
            x[i] += (double)((const float *)get(f, added[a].name, "weight"))[added[a].row * WIDTH + i];
    normalise(f, "encoder.norm", x);
}

static double compare(const double *x, const float *y, size_t width)
{
    double xx = 0, yy = 0, xy = 0;
    for (size_t i = 0; i < width; i++) {
        xx += x[i] * x[i];
        yy += (double)y[i] * (double)y[i];
        xy += x[i] * (double)y[i];
    }
    return xy / sqrt(xx * yy);
}

/* Seven bits are not double precision: what is asked is that no part is left out or in another's place. */
static void test_definition(void **state)
{
    const fixture *f = *state;
    for (size_t w = 0, first = 0; w < COUNT; first += WINDOWS[w++]) {
        row *x = calloc(WINDOWS[w] + 1, sizeof *x);
        if (WINDOWS[w] > 70) {
            free(x);
            continue;
        }
        for (size_t r = 0; r < WINDOWS[w]; r++)
            embed(f, &f->rows[first + r], r, x[r]);
        for (int layer = 0; layer < LAYERS; layer++)
            run_layer(f, layer, x, WINDOWS[w]);
        for (size_t r = 0; r < WINDOWS[w]; r++)
            assert_true(compare(x[r], f->vectors[first + r], WIDTH) > 0.997);
        free(x);
    }
}

static void test_dense(void **state)
{
    fixture *f = *state;
    enum { SOME = 67, OUT = 1536 };
    static float y[SOME][OUT];
    double wanted[OUT];
    sayso_error error;
    nn_dense *dense = nn_dense_open(&f->model.weights, "encoder.layers.0.up", OUT, WIDTH, &arena_malloc, &error);
    assert_non_null(dense);
    for (int gelu = 0; gelu < 2; gelu++) {
        assert_true(nn_dense_run(dense, f->scratch, f->vectors[0], SOME, gelu, y[0]));
        for (size_t r = 0; r < SOME; r++) {
            row x;
            for (size_t i = 0; i < WIDTH; i++)
                x[i] = (double)f->vectors[r][i];
            apply(f, "encoder.layers.0.up", x, WIDTH, OUT, wanted);
            for (size_t o = 0; o < OUT && gelu; o++)
                wanted[o] = bend(wanted[o]);
            assert_true(compare(wanted, y[r], OUT) > 0.999);
        }
    }
    nn_dense_close(dense);
}

static void test_misshapen(void **state)
{
    (void)state;
    static const random_layer wrong[] = {{5, 640}, {14, 640}, {6, 650}, {6, 1600}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        random_model model = {.seed = 5};
        sayso_error error;
        random_encoder(&model, &wrong[i], 1);
        random_finish(&model);
        assert_null(nn_encoder_open(&model.weights, &arena_malloc, &error));
        assert_int_equal(error.status, SAYSO_E_MODEL);
        assert_non_null(strstr(error.message,
                               wrong[i].inner == 640 ? "encoder.layers.0.qkv.weight" : "encoder.layers.0.up.weight"));
        random_free(&model);
    }
}

/* ---- the same bits ------------------------------------------------------------------------------------------ */

static void test_company(void **state)
{
    fixture *f = *state;
    float(*alone)[WIDTH] = calloc(NN_ENCODER_WINDOW, sizeof *alone);
    for (size_t w = 0, first = 0; w < COUNT; first += WINDOWS[w++]) {
        assert_true(nn_encode(f->encoder, f->scratch, f->rows + first, &WINDOWS[w], 1, alone[0]));
        assert_memory_equal(alone, f->vectors[first], WINDOWS[w] * sizeof *alone);
    }
    free(alone);
}

static void test_numbers_past_a_table(void **state)
{
    fixture *f = *state;
    const nn_piece_row zero = {0}, past = {UINT32_MAX, 255, 255, 255, 255, 255, 255};
    float a[WIDTH], b[WIDTH];
    const uint32_t one = 1;
    assert_true(nn_encode(f->encoder, f->scratch, &zero, &one, 1, a));
    assert_true(nn_encode(f->encoder, f->scratch, &past, &one, 1, b));
    assert_memory_equal(a, b, sizeof a);
}

static void test_missing_tensor(void **state)
{
    fixture *f = *state;
    nn_weights fewer = f->model.weights;
    sayso_error error;
    fewer.count = 0;
    assert_null(nn_encoder_open(&fewer, &arena_malloc, &error));
    assert_int_equal(error.status, SAYSO_E_MODEL);
    assert_non_null(strstr(error.message, "encoder.word.weight"));
}

static uint64_t digest(const fixture *f)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < sizeof f->vectors / sizeof(uint32_t); i++) {
        uint32_t bits;
        memcpy(&bits, (const char *)f->vectors + i * sizeof bits, sizeof bits);
        hash = (hash ^ bits) * 0x9e3779b97f4a7c15;
        hash ^= hash >> 32;
    }
    return hash;
}

static const char *program;

/* oneDNN asks once what it may use: another process for each answer. Of those the machine lacks, it takes the best. */
static void test_processors(void **state)
{
    static const char *const limits[] = {"SSE41", "AVX2", "AVX512_CORE", "AVX512_CORE_VNNI", "AVX512_CORE_AMX", "ALL"};
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        char command[600];
        unsigned long long hash = 0;
        snprintf(command, sizeof command, "DNNL_MAX_CPU_ISA=%s '%s' --digest", limits[i], program);
        FILE *pipe = popen(command, "r");
        assert_non_null(pipe);
        assert_int_equal(fscanf(pipe, "%llx", &hash), 1);
        assert_int_equal(pclose(pipe), 0);
        assert_true(hash == digest(*state));
    }
}

static int print_digest(void)
{
    fixture *f = calloc(1, sizeof *f);
    const bool done = open_fixture(f);
    printf("%llx\n", (unsigned long long)digest(f));
    tear_down((void **)&f);
    return done ? 0 : 1;
}

int main(int count, char **arguments)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_definition),     cmocka_unit_test(test_dense),
        cmocka_unit_test(test_company),        cmocka_unit_test(test_numbers_past_a_table),
        cmocka_unit_test(test_missing_tensor), cmocka_unit_test(test_misshapen),
        cmocka_unit_test(test_processors),
    };
    program = arguments[0];
    return count > 1 ? print_digest() : cmocka_run_group_tests(tests, set_up, tear_down);
}
