/* bench_who MODEL: what the tables of who is who cost: bytes of the model file, time to open, time of a lookup. */
#include "base/arena.h"
#include "who/who_knowledge.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 21, LOOKUPS = 10000 };

static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int compare(const void *left, const void *right)
{
    const double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static void bench_open(const nn_weights *weights)
{
    double times[ROUNDS];
    size_t bytes = 0;
    for (size_t i = 0; i < weights->count; i++)
        if (str_starts(str_of(weights->tensors[i].name), STR("who.")))
            bytes += weights->tensors[i].bytes;
    for (int i = 0; i < ROUNDS; i++) {
        const double start = seconds();
        who_knowledge *k = who_knowledge_open(weights, &arena_malloc, NULL);
        times[i] = seconds() - start;
        who_knowledge_close(k);
    }
    qsort(times, ROUNDS, sizeof *times, compare);
    printf("tables %.1f MB of %.1f; open and check them %.2f ms\n", (double)bytes / 1e6,
           (double)weights->map.size / 1e6, 1e3 * times[ROUNDS / 2]);
}

static void bench_post(const who_knowledge *k, const char *words)
{
    who_post post;
    uint32_t terms[WHO_MOST_HOLDERS], holders = 0;
    const who_day day = who_day_of(STR("2021-12-12"));
    const double start = seconds();
    for (int i = 0; i < LOOKUPS; i++)
        who_knowledge_post(k, str_of(words), &post);
    const double read = seconds();
    for (int i = 0; i < LOOKUPS / 100; i++)
        holders = who_knowledge_holders(k, &post, day, terms);
    printf("%-40s read %6.2f us, held by %5u: %8.2f us\n", words, 1e6 * (read - start) / LOOKUPS, holders,
           1e8 * (seconds() - read) / LOOKUPS);
}

int main(int argc, char **argv)
{
    static const char *const words[] = {
        "British Foreign Secretary", "head of the Russian Foreign Ministry", "US Secretary of State",
        "senior official",           "spokesman for the State Department",   "member of parliament"};
    nn_weights weights;
    sayso_error error;
    if (argc != 2 || !nn_weights_open(&weights, argv[1], &arena_malloc, &error)) {
        fprintf(stderr, "%s\n", argc != 2 ? "bench_who MODEL" : error.message);
        return 1;
    }
    bench_open(&weights);
    who_knowledge *k = who_knowledge_open(&weights, &arena_malloc, &error);
    uint32_t count;
    const double start = seconds();
    for (int i = 0; i < LOOKUPS; i++)
        who_knowledge_find(k, STR("United Kingdom"), &count);
    printf("a phrase %.0f ns\n", 1e9 * (seconds() - start) / LOOKUPS);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        bench_post(k, words[i]);
    who_knowledge_close(k);
    nn_weights_close(&weights);
    return 0;
}
