/* Tag sequences against all sequences there are, one by one. */
#include "say/say_crf.h"
#include "unit.h"
#include <math.h>
#include <string.h>

enum { ROWS = 5, ALL = 7 * 7 * 7 * 7 * 7 };

typedef struct scores {
    float emissions[ROWS][SAY_TAGS], transitions[SAY_TAGS][SAY_TAGS];
} scores;

static float draw(uint32_t *state)
{
    *state = *state * 1664525 + 1013904223;
    return (float)(*state >> 8) / (1 << 22) - 2;
}

static scores draw_scores(uint32_t seed)
{
    scores s;
    for (int i = 0; i < ROWS; i++)
        for (int k = 0; k < SAY_TAGS; k++)
            s.emissions[i][k] = draw(&seed);
    for (int i = 0; i < SAY_TAGS; i++)
        for (int k = 0; k < SAY_TAGS; k++)
            s.transitions[i][k] = draw(&seed);
    return s;
}

/* The tags of sequence `number`; false if an I follows neither its B nor itself. */
static bool spell(uint32_t number, uint8_t *tags)
{
    for (int i = 0; i < ROWS; i++, number /= SAY_TAGS) {
        tags[i] = (uint8_t)(number % SAY_TAGS);
        const bool inside = tags[i] && tags[i] % 2 == 0;
        if (inside && (i == 0 || (tags[i - 1] != tags[i] && tags[i - 1] != tags[i] - 1)))
            return false;
    }
    return true;
}

static double weight_of(const scores *s, const uint8_t *tags)
{
    double sum = 0;
    for (int i = 0; i < ROWS; i++)
        sum += (double)s->emissions[i][tags[i]] + (i ? (double)s->transitions[tags[i - 1]][tags[i]] : 0);
    return exp(sum);
}

static bool has(const uint8_t *tags, const fragment *f)
{
    const uint8_t begin = (uint8_t)(1 + 2 * f->role);
    for (uint32_t i = f->first; i < f->last; i++)
        if (tags[i] != (i == f->first ? begin : begin + 1))
            return false;
    return f->last == ROWS || tags[f->last] != begin + 1;
}

static void check(const scores *s, const fragments *found)
{
    uint8_t tags[ROWS], best[ROWS] = {0};
    double most = 0, total = 0, with[ROWS] = {0};
    for (uint32_t number = 0; number < ALL; number++) {
        if (!spell(number, tags))
            continue;
        const double weight = weight_of(s, tags);
        total += weight;
        if (weight > most) {
            most = weight;
            memcpy(best, tags, sizeof best);
        }
        for (uint32_t i = 0; i < found->count; i++)
            with[i] += has(tags, &found->at[i]) ? weight : 0;
    }
    uint32_t starts = 0;
    for (int i = 0; i < ROWS; i++)
        starts += best[i] % 2;
    assert_int_equal(found->count, starts);
    for (uint32_t i = 0; i < found->count; i++) {
        assert_true(has(best, &found->at[i]));
        assert_true(fabs((double)found->at[i].probability - with[i] / total) < 1e-5);
    }
}

static void finds_the_best_of_all_sequences(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= 40; seed++) {
        jmp_buf boundary;
        arena a;
        arena_start(&a, NULL, 1 << 20, &boundary);
        const scores s = draw_scores(seed);
        const fragments found = say_crf_best(&a, ROWS, s.emissions, s.transitions);
        check(&s, &found);
        arena_end(&a);
    }
}

static void finds_nothing_in_nothing(void **state)
{
    (void)state;
    assert_int_equal(say_crf_best(NULL, 0, NULL, NULL).count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_best_of_all_sequences),
        cmocka_unit_test(finds_nothing_in_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
