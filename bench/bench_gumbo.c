/* bench_gumbo PAGE...: has gumbo parse each page as it is, and nothing else: the least time that a reader which gives
 * it all of a page can take. */
#include "base/arena.h"
#include <gumbo.h>
#include <stdio.h>
#include <stdlib.h>

static void *take(void *context, size_t size)
{
    return arena_take(context, size);
}

static void give(void *context, void *memory)
{
    (void)context;
    (void)memory;
}

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

static bool parse(const char *page, size_t size)
{
    jmp_buf boundary;
    arena memory;
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = take;
    options.deallocator = give;
    options.userdata = &memory;
    options.max_errors = 0;
    arena_start(&memory, NULL, SIZE_MAX, &boundary);
    const bool done = setjmp(boundary) == 0;
    if (done)
        gumbo_parse_with_options(&options, page, size);
    arena_end(&memory);
    return done;
}

int main(int count, char **paths)
{
    for (int i = 1; i < count; i++) {
        size_t size = 0;
        char *bytes = read_file(paths[i], &size);
        if (!bytes || !parse(bytes, size)) {
            fprintf(stderr, "bench_gumbo: %s: cannot be read\n", paths[i]);
            return 1;
        }
        free(bytes);
    }
    return 0;
}
