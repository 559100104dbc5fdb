/* Parallel work whose results come out in the order in which it went in. */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include "sayso.h"

/* Three steps on a caller's item of `item_size` bytes: `next` fills it (one thread at a time; false
 * at the end), `work` runs on any thread, `done` takes it in the order of `next` (one thread at a
 * time; false stops the pool: no more `next`; items under way are worked and handed to `drop`). */
typedef struct pool_steps {
    bool (*next)(void *context, void *item);
    void (*work)(void *context, void *item);
    bool (*done)(void *context, void *item);
    void (*drop)(void *context, void *item);
    void *context;
    size_t item_size;
} pool_steps;

/* The number of cores this process may use, at least 1. */
unsigned pool_cores(void);
/* Runs on `workers` (>= 1) threads, the caller's being one of them; at most 4 items a worker are in
 * memory at once. False if memory ran out before anything began, or `done` stopped it (*stopped).
 * If fewer threads can be had, runs on those. */
bool pool_run(const pool_steps *steps, unsigned workers, const sayso_allocator *allocator, bool *stopped);

#endif
