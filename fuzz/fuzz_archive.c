/* The archive doors: any bytes as a file that holds documents. Each step must give a document within
 * the limit, or say why not; and there are no more steps than bytes. */
#include "fuzz.h"
#include "sayso.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void check(bool right, const char *what)
{
    if (right)
        return;
    fprintf(stderr, "%s\n", what);
    abort();
}

/* Reads all of a text, so that a sanitizer sees what is not there. */
static void touch(const char *bytes, size_t size)
{
    static volatile char last;
    for (size_t i = 0; i < size; i++)
        last = bytes[i];
    (void)last;
}

static void check_input(const sayso_input *input, const sayso_error *error, size_t most)
{
    const char *const texts[] = {input->path,           input->content_type, input->meta.url,
                                 input->meta.published, input->meta.title,   input->meta.outlet};
    check(input->path && *input->path, "a document without a path");
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (texts[i])
            touch(texts[i], strlen(texts[i]));
    if (!input->bytes)
        check(error->message[0], "failed without saying why");
    check(input->size <= most, "a document over the limit");
    if (input->bytes)
        touch(input->bytes, input->size);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const sayso_options options = {.max_bytes = 1 << 14};
    sayso_error error = {0};
    sayso_input input;
    sayso_archive *archive = sayso_archive_open_bytes(bytes, size, &options, &error);
    check(archive, "out of memory");
    for (size_t steps = 0; sayso_archive_next(archive, &input, &error); steps++) {
        check(steps <= size, "more documents than bytes");
        check_input(&input, &error, options.max_bytes);
        error = (sayso_error){0};
    }
    sayso_archive_close(archive);
    return 0;
}
