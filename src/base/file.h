/* Files: read whole, or mapped. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/str.h"

/* A read-only mapping of a whole file. The file must not be cut short while mapped. */
typedef struct file_map {
    const uint8_t *at;
    size_t size;
} file_map;

/* Fails with E_IO; an empty file gives size 0 and a NULL mapping. */
bool file_open_map(const char *path, file_map *map, sayso_error *error);
void file_close_map(file_map *map);

/* What a message calls an input: its path, "standard input" for "-", "input" for NULL. */
const char *file_name(const char *path);

/* All bytes of a file, or of standard input for "-", in allocator memory that the caller frees
 * (*bytes; also when *size is 0). Fails with E_IO, with E_LIMIT once there are more than `limit`
 * bytes, or with E_MEMORY; then nothing is to be freed. */
bool file_read(const char *path, size_t limit, const sayso_allocator *allocator, char **bytes, size_t *size,
               sayso_error *error);

/* A file, or standard input, read from the front on. */
typedef struct file_source {
    const char *path; /* not owned */
    int file;
    uint64_t at; /* bytes read */
} file_source;

bool file_open_source(file_source *f, const char *path, sayso_error *error);
/* Reads up to `size` bytes; 0 at the end; -1, with E_IO, if that fails. */
ptrdiff_t file_take(file_source *f, char *into, size_t size, sayso_error *error);
void file_close_source(file_source *f);

#endif
