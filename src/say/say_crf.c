/* The best tag sequence (Viterbi) and the probability of each of its fragments (forward-backward).
 *
 * Reads scores, writes fragments; knows nothing of documents. A fragment's probability is that of
 * all sequences with exactly its tags at its pieces and no I after them, over that of all sequences.
 * Source: Lafferty, McCallum and Pereira 2001; Rabiner 1989 for the scaling. */
#include "say/say_crf.h"
#include "base/vec.h"
#include <math.h>
#include <string.h>

enum { OUTSIDE };

static bool begins(uint32_t tag)
{
    return tag % 2 == 1;
}

static bool goes_on(uint32_t tag)
{
    return tag != OUTSIDE && tag % 2 == 0;
}

static bool may_follow(uint32_t from, uint32_t to)
{
    return !goes_on(to) || from == to || from + 1 == to;
}

/* ---- the best sequence ----------------------------------------------------------------------- */

static void find_path(arena *a, uint32_t rows, const float (*emissions)[SAY_TAGS], const float (*transitions)[SAY_TAGS],
                      uint8_t *tags)
{
    uint8_t(*back)[SAY_TAGS] = arena_array(a, rows, sizeof *back);
    float score[SAY_TAGS], next[SAY_TAGS];
    for (uint32_t to = 0; to < SAY_TAGS; to++)
        score[to] = goes_on(to) ? -INFINITY : emissions[0][to];
    for (uint32_t row = 1; row < rows; row++) {
        for (uint32_t to = 0; to < SAY_TAGS; to++) {
            float best = -INFINITY;
            for (uint32_t from = 0; from < SAY_TAGS; from++)
                if (may_follow(from, to) && score[from] + transitions[from][to] > best) {
                    best = score[from] + transitions[from][to];
                    back[row][to] = (uint8_t)from;
                }
            next[to] = best + emissions[row][to];
        }
        memcpy(score, next, sizeof score);
    }
    uint8_t last = OUTSIDE;
    for (uint8_t tag = 1; tag < SAY_TAGS; tag++)
        if (score[tag] > score[last])
            last = tag;
    for (uint32_t row = rows; row--; last = back[row][last])
        tags[row] = last;
}

static fragments collect(arena *a, uint32_t rows, const uint8_t *tags)
{
    fragments found = {0};
    for (uint32_t row = 0; row < rows; row++)
        if (begins(tags[row]))
            *vec_push(a, &found) = (fragment){.first = row, .last = row + 1, .role = (say_role)(tags[row] / 2)};
        else if (goes_on(tags[row]))
            found.at[found.count - 1].last = row + 1;
    return found;
}

/* ---- probabilities --------------------------------------------------------------------------- */

/* Sums over the sequences up to a row (before) and from it on (after), each row scaled to sum 1;
 * weight is the row's own part, exp(emission), scaled too. */
typedef struct sums {
    double before[SAY_TAGS], after[SAY_TAGS], weight[SAY_TAGS], scale;
} sums;

static void weigh(uint32_t rows, const float (*emissions)[SAY_TAGS], sums *at)
{
    for (uint32_t row = 0; row < rows; row++) {
        float most = emissions[row][0];
        for (uint32_t tag = 1; tag < SAY_TAGS; tag++)
            most = emissions[row][tag] > most ? emissions[row][tag] : most;
        for (uint32_t tag = 0; tag < SAY_TAGS; tag++)
            at[row].weight[tag] = exp((double)(emissions[row][tag] - most));
    }
}

static void sum_before(uint32_t rows, const double (*step)[SAY_TAGS], sums *at)
{
    for (uint32_t row = 0; row < rows; row++) {
        double total = 0;
        for (uint32_t to = 0; to < SAY_TAGS; to++) {
            double sum = row ? 0 : !goes_on(to);
            for (uint32_t from = 0; row && from < SAY_TAGS; from++)
                sum += at[row - 1].before[from] * step[from][to];
            total += at[row].before[to] = sum * at[row].weight[to];
        }
        at[row].scale = total;
        for (uint32_t to = 0; to < SAY_TAGS; to++)
            at[row].before[to] /= total;
    }
}

/* `after` leaves out the row's own weight; with before's scales, before x after sums to 1 at every
 * row. */
static void sum_after(uint32_t rows, const double (*step)[SAY_TAGS], sums *at)
{
    for (uint32_t row = rows; row--;)
        for (uint32_t from = 0; from < SAY_TAGS; from++) {
            double sum = row + 1 == rows;
            for (uint32_t to = 0; row + 1 < rows && to < SAY_TAGS; to++)
                sum += step[from][to] * at[row + 1].weight[to] * at[row + 1].after[to] / at[row + 1].scale;
            at[row].after[from] = sum;
        }
}

static float probability_of(const fragment *f, uint32_t rows, const double (*step)[SAY_TAGS], const sums *at)
{
    const uint32_t begin = 1 + 2 * (uint32_t)f->role, inside = begin + 1;
    uint32_t tag = begin;
    double p = at[f->first].before[begin];
    for (uint32_t row = f->first + 1; row < f->last; row++, tag = inside)
        p *= step[tag][inside] * at[row].weight[inside] / at[row].scale;
    double ends = f->last == rows;
    for (uint32_t to = 0; f->last < rows && to < SAY_TAGS; to++)
        if (to != inside)
            ends += step[tag][to] * at[f->last].weight[to] * at[f->last].after[to] / at[f->last].scale;
    return (float)(p * ends);
}

static void rate(arena *a, uint32_t rows, const float (*emissions)[SAY_TAGS], const float (*transitions)[SAY_TAGS],
                 fragments *found)
{
    double step[SAY_TAGS][SAY_TAGS];
    for (uint32_t from = 0; from < SAY_TAGS; from++)
        for (uint32_t to = 0; to < SAY_TAGS; to++)
            step[from][to] = may_follow(from, to) ? exp((double)transitions[from][to]) : 0;
    sums *at = arena_array(a, rows, sizeof *at);
    weigh(rows, emissions, at);
    sum_before(rows, step, at);
    sum_after(rows, step, at);
    for (uint32_t i = 0; i < found->count; i++)
        found->at[i].probability = probability_of(&found->at[i], rows, step, at);
}

fragments say_crf_best(arena *a, uint32_t rows, const float (*emissions)[SAY_TAGS],
                       const float (*transitions)[SAY_TAGS])
{
    if (!rows)
        return (fragments){0};
    uint8_t *tags = arena_array(a, rows, sizeof *tags);
    find_path(a, rows, emissions, transitions, tags);
    fragments found = collect(a, rows, tags);
    if (found.count)
        rate(a, rows, emissions, transitions, &found);
    return found;
}
