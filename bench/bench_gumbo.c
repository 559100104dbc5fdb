/* bench_gumbo PAGE...: has gumbo parse each page, as clean_tree.c does, and nothing else: the least time that reading them can take. */
#include "base/arena.h"
#include "clean/clean_tree.h"
#include <stdio.h>
#include <stdlib.h>

static char *read_file(const char *path, size_t *size)
{
    FILE *f = fopen(path, "rb");
    if (!f || fseek(f, 0, SEEK_END))
        return NULL;
    const long end = ftell(f);
    char *bytes = end < 0 ? NULL : malloc((size_t)end + 1);
    rewind(f);
    *size = bytes ? fread(bytes, 1, (size_t)end, f) : 0;
    fclose(f);
    return bytes;
}

static bool parse(str page)
{
    jmp_buf boundary;
    doc d = {0};
    str source;
    arena_start(&d.arena, NULL, SIZE_MAX, &boundary);
    const bool done = setjmp(boundary) == 0;
    if (done)
        clean_tree(&d, page, &source);
    arena_end(&d.arena);
    return done;
}

int main(int count, char **paths)
{
    for (int i = 1; i < count; i++) {
        size_t size = 0;
        char *bytes = read_file(paths[i], &size);
        if (!bytes || !parse((str){bytes, size})) {
            fprintf(stderr, "bench_gumbo: %s: cannot be read\n", paths[i]);
            return 1;
        }
        free(bytes);
    }
    return 0;
}
