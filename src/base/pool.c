/* A ring of slots. A worker takes the next input into the slot at `head`, works on it unlocked, and
 * marks it ready; whoever finds the slot at `tail` ready hands it on. So no thread ever waits for
 * one particular other, and order is free. */
#define _GNU_SOURCE /* sched_getaffinity */
#include "base/pool.h"
#include <pthread.h>
#include <sched.h>
#include <string.h>

enum { SLOTS_PER_WORKER = 4 };

typedef struct pool {
    const pool_steps *steps;
    pthread_mutex_t lock;
    pthread_cond_t room;      /* a slot became free, or the end was reached */
    char *items;              /* (slots, item_size) */
    bool *ready;              /* (slots) worked on, waiting for its turn */
    size_t slots, head, tail; /* ever growing; modulo slots */
    bool ended;               /* next gave no more, or was told to stop */
    bool emitting;            /* a thread is in `done` */
    bool stopped;
} pool;

unsigned pool_cores(void)
{
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0)
        return 1;
    const int count = CPU_COUNT(&set);
    return count > 0 ? (unsigned)count : 1;
}

static void *slot(pool *p, size_t position)
{
    return p->items + position % p->slots * p->steps->item_size;
}

/* Hands on all that is ready, in order. Called and left with the lock held; `done` runs without it. */
static void emit_ready(pool *p)
{
    if (p->emitting)
        return;
    p->emitting = true;
    while (p->tail < p->head && p->ready[p->tail % p->slots]) {
        void *item = slot(p, p->tail);
        const bool keep = !p->stopped;
        pthread_mutex_unlock(&p->lock);
        bool more = true;
        if (keep)
            more = p->steps->done(p->steps->context, item);
        else
            p->steps->drop(p->steps->context, item);
        pthread_mutex_lock(&p->lock);
        if (!more)
            p->stopped = p->ended = true;
        p->ready[p->tail % p->slots] = false;
        p->tail++;
        pthread_cond_broadcast(&p->room);
    }
    p->emitting = false;
}

static void *run_worker(void *context)
{
    pool *p = context;
    pthread_mutex_lock(&p->lock);
    for (;;) {
        while (!p->ended && p->head - p->tail == p->slots)
            pthread_cond_wait(&p->room, &p->lock);
        if (p->ended)
            break;
        if (!p->steps->next(p->steps->context, slot(p, p->head))) {
            p->ended = true;
            pthread_cond_broadcast(&p->room);
            break;
        }
        const size_t mine = p->head++;
        pthread_mutex_unlock(&p->lock);
        p->steps->work(p->steps->context, slot(p, mine));
        pthread_mutex_lock(&p->lock);
        p->ready[mine % p->slots] = true;
        emit_ready(p);
    }
    pthread_mutex_unlock(&p->lock);
    return NULL;
}

static void run_threads(pool *p, unsigned workers, pthread_t *threads)
{
    unsigned others = 0;
    while (others + 1 < workers && pthread_create(&threads[others], NULL, run_worker, p) == 0)
        others++;
    run_worker(p);
    while (others)
        pthread_join(threads[--others], NULL);
}

bool pool_run(const pool_steps *steps, unsigned workers, const sayso_allocator *allocator, bool *stopped)
{
    pool p = {.steps = steps, .slots = (size_t)workers * SLOTS_PER_WORKER};
    const size_t items = p.slots * steps->item_size, flags = p.slots * sizeof *p.ready;
    pthread_t *threads = allocator->alloc(allocator->context, workers * sizeof *threads + items + flags);
    *stopped = false;
    if (!threads)
        return false;
    p.items = memset(threads + workers, 0, items + flags);
    p.ready = (bool *)(p.items + items);
    pthread_mutex_init(&p.lock, NULL);
    pthread_cond_init(&p.room, NULL);
    run_threads(&p, workers, threads);
    pthread_cond_destroy(&p.room);
    pthread_mutex_destroy(&p.lock);
    allocator->free(allocator->context, threads);
    *stopped = p.stopped;
    return !p.stopped;
}
