/* Allocation 0, 1, 2 … fails while an archive is read, until everything succeeds: each failure must
 * be said, and leave nothing behind. The arguments are archives. */
#include "sayso.h"
#include <stdio.h>
#include <stdlib.h>

/* An allocator that fails once, at the given allocation, and counts what is not yet freed. */
typedef struct counter {
    long next, fails, held;
} counter;

static void *count_alloc(void *context, size_t size)
{
    counter *c = context;
    if (c->next++ == c->fails)
        return NULL;
    c->held++;
    return malloc(size);
}

static void count_free(void *context, void *memory)
{
    counter *c = context;
    c->held -= memory != NULL;
    free(memory);
}

/* How many times it was said that memory ran out. */
static unsigned read_archive(const char *path, counter *c)
{
    const sayso_allocator allocator = {count_alloc, count_free, c};
    const sayso_options options = {.allocator = &allocator};
    sayso_error error = {0};
    sayso_input input;
    sayso_archive *archive = sayso_archive_open(path, &options, &error);
    unsigned said = error.status == SAYSO_E_MEMORY;
    while (archive && sayso_archive_next(archive, &input, &error)) {
        said += error.status == SAYSO_E_MEMORY && error.message[0];
        error = (sayso_error){0};
    }
    sayso_archive_close(archive);
    return said;
}

int main(int count, char **paths)
{
    for (int i = 1; i < count; i++)
        for (long fails = 0;; fails++) {
            counter c = {.fails = fails};
            const unsigned said = read_archive(paths[i], &c);
            const bool failed = c.next > fails;
            if (c.held != 0 || said != failed) {
                printf("%s: allocation %ld: said %u times, %ld pieces of memory left behind\n", paths[i], fails, said,
                       c.held);
                return 1;
            }
            if (!failed) {
                printf("%s: every one of %ld allocations failed once, and was survived\n", paths[i], fails);
                break;
            }
        }
    return 0;
}
