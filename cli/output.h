/* Where the program writes: standard output, or a file that appears whole or not at all. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

typedef struct output {
    FILE *to;
    const char *name; /* for messages */
    char *path;       /* the file that is to appear; NULL: written directly */
    char *beside;     /* what is written until then */
} output;

/* All of these complain on standard error and return false if the system refuses. NULL path:
 * standard output. */
bool output_open(output *o, const char *path);
/* Writes and flushes, so that a full disk is seen at once. */
bool output_write(output *o, const char *text, size_t size);
/* The file takes its name; if !keep, nothing stays of it. */
bool output_close(output *o, bool keep);

#endif
