/* Prints the lines of text files as src/clean sees them, for tools/fit_clean.py: "FILE" and the
 * path; then a line each: start, end, features. */
#include "base/file.h"
#include "clean/clean_label.h"
#include <stdio.h>

static void print_lines(doc *d)
{
    line_vec lines = {0};
    clean_lines(d, &lines);
    const clean_page page = clean_survey(d, &lines);
    for (uint32_t i = 0; i < lines.count; i++) {
        float f[CLEAN_FEATURES];
        clean_features(&page, i, f);
        printf("%u %u", lines.at[i].start, lines.at[i].end);
        for (uint32_t k = 0; k < CLEAN_FEATURES; k++)
            printf(" %g", (double)f[k]);
        putchar('\n');
    }
}

int main(int count, char **paths)
{
    for (int i = 1; i < count; i++) {
        doc d = {0};
        jmp_buf boundary;
        arena_start(&d.arena, NULL, SIZE_MAX / 2, &boundary);
        char *bytes;
        size_t size;
        if (setjmp(boundary) || !file_read(paths[i], SIZE_MAX / 2, &arena_malloc, &bytes, &size, NULL))
            return 1;
        d.input = d.text = (str){bytes, size};
        printf("FILE %s\n", paths[i]);
        print_lines(&d);
        arena_malloc.free(NULL, bytes);
        arena_end(&d.arena);
    }
    return 0;
}
