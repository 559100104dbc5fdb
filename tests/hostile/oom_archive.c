/* Allocation 0, 1, 2 … fails while an archive is read, until everything succeeds: each failure must
 * be said, and leave nothing behind. The arguments are archives. */
#include "failing.h"
#include <stdio.h>
#include <stdlib.h>

/* How many times it was said that memory ran out. */
static unsigned read_archive(const char *path, failing *f)
{
    const sayso_allocator allocator = failing_allocator(f);
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
            failing f = {.fails = fails};
            const unsigned said = read_archive(paths[i], &f);
            const bool failed = f.next > fails;
            if (f.held != 0 || said != failed) {
                printf("%s: allocation %ld: said %u times, %ld pieces of memory left behind\n", paths[i], fails, said,
                       f.held);
                return 1;
            }
            if (!failed) {
                printf("%s: every one of %ld allocations failed once, and was survived\n", paths[i], fails);
                break;
            }
        }
    return 0;
}
