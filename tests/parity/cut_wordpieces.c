/* cut_wordpieces MODEL FILE…: the word pieces of each file taken as one text, "ID START END" a line, and an empty line after each
 * file. For wordpieces.py. */
#include "base/file.h"
#include "nn/nn_wordpiece.h"
#include <stdio.h>
#include <stdlib.h>

static bool cut(const nn_vocabulary *vocabulary, const char *path, sayso_error *error)
{
    jmp_buf boundary;
    arena a;
    char *bytes;
    size_t size;
    nn_wordpieces list = {0};
    if (!file_read(path, INT32_MAX, &arena_malloc, &bytes, &size, error))
        return false;
    arena_start(&a, NULL, SIZE_MAX / 2, &boundary);
    if (setjmp(boundary))
        abort();
    nn_vocabulary_cut(vocabulary, &a, (str){bytes, size}, (sayso_span){0, (uint32_t)size}, &list);
    for (uint32_t i = 0; i < list.count; i++)
        printf("%u %u %u\n", list.at[i].id, list.at[i].start, list.at[i].end);
    putchar('\n');
    arena_end(&a);
    free(bytes);
    return true;
}

int main(int count, char **arguments)
{
    sayso_error error = {0};
    nn_weights weights;
    nn_vocabulary *vocabulary = NULL;
    bool done = count > 1 && nn_weights_open(&weights, arguments[1], &arena_malloc, &error) &&
                nn_vocabulary_open(&vocabulary, &weights, &arena_malloc, &error) && vocabulary;
    for (int i = 2; i < count && done; i++)
        done = cut(vocabulary, arguments[i], &error);
    if (!done)
        fprintf(stderr, "cut_wordpieces: %s\n", *error.message ? error.message : "a model with word pieces, and files");
    return !done;
}
