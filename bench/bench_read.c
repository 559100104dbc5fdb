/* Reading archives alone: all documents of the files named, by sayso_archive, with every digest
 * checked; a line for bench_read.py: CPU seconds, documents, their bytes, those that could not be read. */
#include "sayso.h"
#include <inttypes.h>
#include <stdio.h>
#include <time.h>

static double cpu_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

int main(int count, char **paths)
{
    uint64_t documents = 0, bytes = 0, broken = 0;
    const double began = cpu_seconds();
    for (int i = 1; i < count; i++) {
        sayso_error error;
        sayso_input input;
        sayso_archive *archive = sayso_archive_open(paths[i], NULL, &error);
        if (!archive) {
            fprintf(stderr, "%s\n", error.message);
            return 1;
        }
        while (sayso_archive_next(archive, &input, &error)) {
            documents += input.bytes != NULL;
            broken += input.bytes == NULL;
            bytes += input.size;
        }
        sayso_archive_close(archive);
    }
    printf("%.6f %" PRIu64 " %" PRIu64 " %" PRIu64 "\n", cpu_seconds() - began, documents, bytes, broken);
    return 0;
}
