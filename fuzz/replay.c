/* Runs a fuzz target over files: the seeds, and what fuzzing once found. */
#include "fuzz.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int count, char **paths)
{
    const char *model = getenv("SAYSO_MODEL");
    if (!model || access(model, R_OK) != 0) {
        puts("skipped: no model file (make demo gets it)");
        return 77;
    }
    for (int i = 1; i < count; i++) {
        static uint8_t bytes[1 << 17];
        FILE *file = fopen(paths[i], "rb");
        if (!file) {
            perror(paths[i]);
            return 1;
        }
        const size_t size = fread(bytes, 1, sizeof bytes, file);
        fclose(file);
        LLVMFuzzerTestOneInput(bytes, size);
    }
    printf("%d passed, 0 failed\n", count - 1);
    return 0;
}
