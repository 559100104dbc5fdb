#include "each_doc.h"
#include "base/file.h"
#include <stdio.h>

static bool show_file(const char *path, void (*show)(doc *d, void *context), void *context)
{
    doc d = {0};
    jmp_buf boundary;
    char *bytes;
    size_t size;
    if (!file_read(path, SIZE_MAX / 2, &arena_malloc, &bytes, &size, NULL))
        return false;
    arena_start(&d.arena, NULL, SIZE_MAX / 2, &boundary);
    d.input = d.text = (str){bytes, size};
    const bool done = setjmp(boundary) == 0;
    if (done) {
        printf("FILE %s\n", path);
        show(&d, context);
    }
    arena_end(&d.arena);
    arena_malloc.free(NULL, bytes);
    return done;
}

bool each_doc(int count, char **paths, void (*show)(doc *d, void *context), void *context)
{
    for (int i = 0; i < count; i++)
        if (!show_file(paths[i], show, context))
            return false;
    return true;
}
