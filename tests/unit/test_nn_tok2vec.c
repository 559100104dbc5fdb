/* The language networks on random weights: against their definition in double precision, with
 * spaCy's padding; and that neither the company a text is in, nor what a scratch has seen, nor the
 * order of states changes a bit. */
#include "unit.h"

#include "base/arena.h"
#include "nn_random.h"
#include <math.h>
#include <stdio.h>

enum { COLUMNS = 6, TOKENS = 2600 };

/* Lengths with every remainder of a tile, an empty text, one larger than a batch. */
static const uint32_t LENGTHS[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 33, 50, 1100, 11, 300, 1061};
enum { TEXTS = sizeof LENGTHS / sizeof *LENGTHS };

typedef struct fixture {
    random_model model;
    nn_tok2vec *net;
    nn_scratch *scratch;
    uint64_t keys[TOKENS][COLUMNS];
    float vectors[TOKENS][NN_WIDTH];
} fixture;

static const float *get(const fixture *f, const char *name)
{
    return nn_weights_find(&f->model.weights, name)->at;
}

static int set_up(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    sayso_error error;
    f->model.seed = 5;
    random_tok2vec(&f->model, COLUMNS);
    random_moves(&f->model, 8, 106);
    random_tagger(&f->model, 50);
    random_finish(&f->model);
    for (size_t i = 0; i < TOKENS; i++) { /* a few hundred types, some of them often */
        uint64_t type = 1 + random_next(&f->model.seed) % 20 * (random_next(&f->model.seed) % 20);
        for (size_t c = 0; c < COLUMNS; c++)
            f->keys[i][c] = c < 4 ? random_next(&type) : type & 1;
    }
    f->net = nn_tok2vec_open(&f->model.weights, "t", &arena_malloc, &error);
    f->scratch = nn_scratch_new(&arena_malloc);
    if (!f->net || !f->scratch)
        return -1;
    nn_tok2vec_run(f->net, f->scratch, f->keys[0], COLUMNS, LENGTHS, TEXTS, f->vectors[0]);
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    nn_tok2vec_close(f->net);
    nn_scratch_free(f->scratch);
    random_free(&f->model);
    free(f);
    return 0;
}

/* ---- the definition ----------------------------------------------------------------------------------------- */

/* x (in) → norm(maxout(x)), added to y (96) */
static void add_maxout(const fixture *f, const char *name, const double *x, size_t in, double *y)
{
    static const char *const parts[] = {"weight", "bias", "norm.weight", "norm.bias"};
    const float *found[4];
    double best[NN_WIDTH], mean = 0, variance = 0;
    for (size_t i = 0; i < 4; i++) {
        char full[40];
        snprintf(full, sizeof full, "%s.%s", name, parts[i]);
        found[i] = get(f, full);
    }
    for (size_t o = 0; o < NN_WIDTH; o++) {
        best[o] = -INFINITY;
        for (size_t p = 0; p < 3; p++) {
            double sum = (double)found[1][o * 3 + p];
            for (size_t i = 0; i < in; i++)
                sum += (double)found[0][(o * 3 + p) * in + i] * x[i];
            best[o] = fmax(best[o], sum);
        }
        mean += best[o] / NN_WIDTH;
    }
    for (size_t o = 0; o < NN_WIDTH; o++)
        variance += (best[o] - mean) * (best[o] - mean) / NN_WIDTH;
    for (size_t o = 0; o < NN_WIDTH; o++)
        y[o] += (best[o] - mean) / sqrt(variance + 1e-8) * (double)found[2][o] + (double)found[3][o];
}

/* MurmurHash3 x64 128, written down from its definition, of one 8-byte block. */
static void hash(uint64_t value, uint64_t seed, uint32_t keys[4])
{
    uint64_t k = value * 0x87c37b91114253d5, h[2];
    k = (k << 31) | (k >> 33);
    h[0] = (seed ^ (k * 0x4cf5ad432745937f)) ^ 8;
    h[1] = seed ^ 8;
    h[0] += h[1];
    h[1] += h[0];
    for (int i = 0; i < 2; i++) {
        h[i] ^= h[i] >> 33;
        h[i] *= 0xff51afd7ed558ccd;
        h[i] ^= h[i] >> 33;
        h[i] *= 0xc4ceb9fe1a85ec53;
        h[i] ^= h[i] >> 33;
    }
    h[0] += h[1];
    h[1] += h[0];
    for (int i = 0; i < 4; i++)
        keys[i] = (uint32_t)(h[i / 2] >> (i % 2 * 32));
}

static void embed(const fixture *f, const uint64_t *keys, double *y)
{
    double x[COLUMNS * NN_WIDTH] = {0};
    uint32_t seeds[COLUMNS];
    memcpy(seeds, get(f, "t.embed.seeds"), sizeof seeds);
    for (size_t c = 0; c < COLUMNS; c++) {
        char name[20];
        uint32_t rows[4];
        snprintf(name, sizeof name, "t.embed.%zu", c);
        const nn_tensor *table = nn_weights_find(&f->model.weights, name);
        hash(keys[c], seeds[c], rows);
        for (int r = 0; r < 4; r++)
            for (size_t i = 0; i < NN_WIDTH; i++)
                x[c * NN_WIDTH + i] += (double)((const float *)table->at)[rows[r] % table->shape[0] * NN_WIDTH + i];
    }
    memset(y, 0, NN_WIDTH * sizeof *y);
    add_maxout(f, "t.mix", x, COLUMNS * NN_WIDTH, y);
}

/* spaCy's way: four zero rows on both sides, which run through the layers; zeros beyond them. */
static double (*encode(const fixture *f, const uint64_t (*keys)[COLUMNS], size_t count))[NN_WIDTH]
{
    enum { PAD = 4 };
    const size_t rows = count + 2 * PAD + 2; /* with one of zeros before and after */
    double(*x)[NN_WIDTH] = calloc(rows, sizeof *x), (*y)[NN_WIDTH] = calloc(rows, sizeof *y);
    for (size_t i = 0; i < count; i++)
        embed(f, keys[i], x[1 + PAD + i]);
    for (int l = 0; l < 4; l++) {
        char name[20];
        snprintf(name, sizeof name, "t.conv.%d", l);
        memcpy(y, x, rows * sizeof *y);
        for (size_t i = 1; i + 1 < rows; i++)
            add_maxout(f, name, x[i - 1], 3 * NN_WIDTH, y[i]);
        memcpy(x, y, rows * sizeof *y);
    }
    memmove(x, x + 1 + PAD, count * sizeof *x);
    free(y);
    return x;
}

/* ---- token vectors ------------------------------------------------------------------------------------------ */

static void test_vectors_are_as_defined(void **state)
{
    const fixture *f = *state;
    for (size_t t = 0, first = 0; t < TEXTS; first += LENGTHS[t++]) {
        if (LENGTHS[t] > 60)
            continue;
        double(*want)[NN_WIDTH] = encode(f, f->keys + first, LENGTHS[t]);
        for (size_t i = 0; i < LENGTHS[t]; i++)
            for (size_t j = 0; j < NN_WIDTH; j++)
                assert_true(fabs((double)f->vectors[first + i][j] - want[i][j]) < 5e-5);
        free(want);
    }
}

static void test_company_does_not_matter(void **state)
{
    const fixture *f = *state;
    nn_scratch *fresh = nn_scratch_new(&arena_malloc);
    float(*alone)[NN_WIDTH] = calloc(TOKENS, sizeof *alone);
    for (size_t t = 0, first = 0; t < TEXTS; first += LENGTHS[t++]) {
        nn_tok2vec_run(f->net, fresh, f->keys[first], COLUMNS, LENGTHS + t, 1, alone[first]);
        assert_memory_equal(alone[first], f->vectors[first], LENGTHS[t] * sizeof *alone);
    }
    nn_tok2vec_run(f->net, fresh, f->keys[0], COLUMNS, LENGTHS, TEXTS, alone[0]);
    assert_memory_equal(alone, f->vectors, sizeof f->vectors);
    nn_scratch_free(fresh);
    free(alone);
}

/* Where a long text is cut must not show: it ends like the same text without its first part. */
static void test_long_text_is_cut_without_a_seam(void **state)
{
    const fixture *f = *state;
    enum { LONG = 2500, PART = 1500, FIELD = 4 };
    float(*all)[NN_WIDTH] = calloc(LONG, sizeof *all), (*part)[NN_WIDTH] = calloc(LONG, sizeof *part);
    nn_tok2vec_run(f->net, f->scratch, f->keys[0], COLUMNS, &(const uint32_t){LONG}, 1, all[0]);
    nn_tok2vec_run(f->net, f->scratch, f->keys[PART], COLUMNS, &(const uint32_t){LONG - PART}, 1, part[0]);
    for (size_t t = FIELD; t < LONG - PART; t++)
        for (size_t i = 0; i < NN_WIDTH; i++)
            assert_true(fabsf(all[PART + t][i] - part[t][i]) < 5e-5f);
    free(all);
    free(part);
}

/* ---- tags and moves ----------------------------------------------------------------------------------------- */

static void test_tagger_takes_the_best_class(void **state)
{
    const fixture *f = *state;
    sayso_error error;
    nn_tagger *tagger = nn_tagger_open(&f->model.weights, "g", &arena_malloc, &error);
    assert_non_null(tagger);
    assert_int_equal(nn_tagger_classes(tagger), 50);
    uint16_t best[100];
    nn_tagger_run(tagger, f->scratch, f->vectors[0], 100, best);
    for (size_t t = 0; t < 100; t++) {
        double scores[50], most = -INFINITY;
        for (size_t o = 0; o < 50; o++) {
            scores[o] = (double)get(f, "g.bias")[o];
            for (size_t i = 0; i < NN_WIDTH; i++)
                scores[o] += (double)get(f, "g.weight")[o * NN_WIDTH + i] * (double)f->vectors[t][i];
            most = fmax(most, scores[o]);
        }
        assert_true(scores[best[t]] > most - 1e-4);
    }
    nn_tagger_close(tagger);
}

static void score_state(const fixture *f, const float (*vectors)[NN_WIDTH], size_t tokens, const uint32_t *slots,
                        double *scores)
{
    double sums[128];
    for (size_t i = 0; i < 128; i++)
        sums[i] = (double)get(f, "m.lower.bias")[i];
    for (size_t s = 0; s < 8; s++) {
        double reduced[64];
        for (size_t i = 0; slots[s] < tokens && i < 64; i++) {
            reduced[i] = (double)get(f, "m.reduce.bias")[i];
            for (size_t j = 0; j < NN_WIDTH; j++)
                reduced[i] += (double)get(f, "m.reduce.weight")[i * NN_WIDTH + j] * (double)vectors[slots[s]][j];
        }
        for (size_t i = 0; i < 128; i++)
            for (size_t j = 0; j < 64 && slots[s] < tokens; j++)
                sums[i] += (double)get(f, "m.lower.weight")[(s * 128 + i) * 64 + j] * reduced[j];
        for (size_t i = 0; i < 128 && slots[s] >= tokens; i++)
            sums[i] += (double)get(f, "m.lower.pad")[s * 128 + i];
    }
    for (size_t o = 0; o < 106; o++) {
        scores[o] = (double)get(f, "m.upper.bias")[o];
        for (size_t i = 0; i < 64; i++)
            scores[o] += (double)get(f, "m.upper.weight")[o * 64 + i] * fmax(sums[2 * i], sums[2 * i + 1]);
    }
}

/* States forward through the text, then any: near, far back, past the end. A state scores the same
 * whenever it is asked. */
static void test_states_score_as_defined_in_any_order(void **state)
{
    fixture *f = *state;
    enum { LONG = 700, STATES = 400 };
    sayso_error error;
    nn_moves *moves = nn_moves_open(&f->model.weights, "m", &arena_malloc, &error);
    assert_non_null(moves);
    assert_int_equal(nn_moves_slots(moves), 8);
    assert_int_equal(nn_moves_classes(moves), 106);
    static uint32_t slots[STATES][8];
    static float first[STATES][106];
    uint64_t seed = 6;
    nn_moves_start(moves, f->scratch, f->vectors[0], LONG);
    for (uint32_t i = 0; i < STATES; i++) {
        for (size_t s = 0; s < 8; s++) {
            const uint32_t any = (uint32_t)random_next(&seed);
            slots[i][s] = any % 5 == 0 ? SAYSO_NONE : any % 7 == 0 ? any / 7 % (LONG + 10) : i + any % 3;
        }
        double want[106];
        const float *scores = nn_moves_score(f->scratch, slots[i]);
        memcpy(first[i], scores, sizeof first[i]);
        score_state(f, (const float(*)[NN_WIDTH])f->vectors, LONG, slots[i], want);
        for (size_t o = 0; o < 106; o++)
            assert_true(fabs((double)scores[o] - want[o]) < 1e-3);
    }
    for (size_t i = STATES; i--;)
        assert_memory_equal(nn_moves_score(f->scratch, slots[i]), first[i], sizeof first[i]);
    nn_moves_close(moves);
}

static void test_missing_tensors_are_named(void **state)
{
    const fixture *f = *state;
    sayso_error error;
    assert_null(nn_tok2vec_open(&f->model.weights, "none", &arena_malloc, &error));
    assert_int_equal(error.status, SAYSO_E_MODEL);
    assert_non_null(strstr(error.message, "none.embed.seeds"));
    assert_null(nn_tagger_open(&f->model.weights, "m.upper", &arena_malloc, &error));
    assert_non_null(strstr(error.message, "m.upper.weight"));
    assert_null(nn_moves_open(&f->model.weights, "t", &arena_malloc, &error));
    assert_non_null(strstr(error.message, "t.reduce.weight"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_vectors_are_as_defined),
        cmocka_unit_test(test_company_does_not_matter),
        cmocka_unit_test(test_long_text_is_cut_without_a_seam),
        cmocka_unit_test(test_tagger_takes_the_best_class),
        cmocka_unit_test(test_states_score_as_defined_in_any_order),
        cmocka_unit_test(test_missing_tensors_are_named),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
