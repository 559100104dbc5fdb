/* The inputs of a command: the files it was given, and what is in the folders. */
#ifndef INPUTS_H
#define INPUTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

typedef struct input_file {
    char *path; /* "-": standard input */
    uint64_t bytes;
    dev_t device;
    ino_t number; /* 0: not known */
} input_file;

typedef struct inputs {
    input_file *at;
    size_t count, room;
    uint64_t bytes; /* of all */
    bool sized;     /* every size is known */
    bool failed;    /* a folder could not be read, or has none in it; it was said on standard error */
} inputs;

/* Names in the order given; a folder stands for the texts, pages and web archives in it and below
 * it, by their names, in the byte order of their paths. No names: standard input. Names and folders
 * that begin with a dot, and links to folders, are passed over inside folders. */
void inputs_list(inputs *in, char *const *names, int count);
void inputs_free(inputs *in);
/* Whether the file `path` is one of them. */
bool inputs_hold(const inputs *in, const char *path);

#endif
