#include "base/file.h"
#include "base/error.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIRST_READ = 64 * 1024 };

static bool fail_io(sayso_error *error, const char *path, const char *what, uint64_t byte)
{
    char text[128];
    return error_set(error, SAYSO_E_IO, byte, "%s: byte %llu: cannot %s: %s", path, (unsigned long long)byte, what,
                     error_system(errno, text, sizeof text));
}

bool file_open_map(const char *path, file_map *map, sayso_error *error)
{
    struct stat status;
    *map = (file_map){NULL, 0};
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return fail_io(error, path, "open", 0);
    bool done = fstat(file, &status) == 0 || fail_io(error, path, "look at", 0);
    if (done && !S_ISREG(status.st_mode))
        done = error_set(error, SAYSO_E_IO, 0, "%s: byte 0: not a regular file", path);
    if (done && status.st_size > 0) {
        void *at = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, file, 0);
        done = at != MAP_FAILED;
        if (done)
            *map = (file_map){at, (size_t)status.st_size};
        else
            fail_io(error, path, "map", 0);
    }
    close(file);
    return done;
}

void file_close_map(file_map *map)
{
    if (map->at)
        munmap((void *)map->at, map->size);
    *map = (file_map){NULL, 0};
}

const char *file_name(const char *path)
{
    if (!path)
        return "input";
    return strcmp(path, "-") == 0 ? "standard input" : path;
}

bool file_open_source(file_source *f, const char *path, sayso_error *error)
{
    const bool standard = strcmp(path, "-") == 0;
    *f = (file_source){path, standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC), 0};
    return f->file >= 0 || fail_io(error, path, "open", 0);
}

ptrdiff_t file_take(file_source *f, char *into, size_t size, sayso_error *error)
{
    for (;;) {
        const ssize_t got = read(f->file, into, size);
        if (got >= 0) {
            f->at += (uint64_t)got;
            return got;
        }
        if (errno != EINTR) {
            fail_io(error, file_name(f->path), "read", f->at);
            return -1;
        }
    }
}

void file_close_source(file_source *f)
{
    if (f->file > STDIN_FILENO)
        close(f->file);
}

/* A read in progress. */
typedef struct reading {
    const sayso_allocator *allocator;
    const char *path;
    char *bytes;
    size_t size, room, limit;
} reading;

/* Doubles the room, up to one byte past the limit, so that an input over it is seen. */
static bool make_room(reading *r, sayso_error *error)
{
    size_t room = r->room ? 2 * r->room : FIRST_READ;
    if (room > r->limit + 1)
        room = r->limit + 1;
    char *larger = r->allocator->alloc(r->allocator->context, room);
    if (!larger)
        return error_set(error, SAYSO_E_MEMORY, r->size, "%s: byte %zu: out of memory", r->path, r->size);
    if (r->size)
        memcpy(larger, r->bytes, r->size);
    if (r->bytes)
        r->allocator->free(r->allocator->context, r->bytes);
    r->bytes = larger;
    r->room = room;
    return true;
}

static bool read_all(reading *r, file_source *file, sayso_error *error)
{
    for (;;) {
        if (r->size > r->limit)
            return error_set(error, SAYSO_E_LIMIT, r->limit,
                             "%s: byte %zu: longer than such a file may be; split it, or leave out what is not needed",
                             r->path, r->limit);
        if (r->size == r->room && !make_room(r, error))
            return false;
        const ptrdiff_t got = file_take(file, r->bytes + r->size, r->room - r->size, error);
        if (got <= 0)
            return got == 0;
        r->size += (size_t)got;
    }
}

bool file_read(const char *path, size_t limit, const sayso_allocator *allocator, char **bytes, size_t *size,
               sayso_error *error)
{
    reading r = {allocator, file_name(path), .limit = limit < SIZE_MAX ? limit : SIZE_MAX - 1};
    file_source file;
    const bool done = file_open_source(&file, path, error) && read_all(&r, &file, error);
    file_close_source(&file);
    if (!done && r.bytes)
        allocator->free(allocator->context, r.bytes);
    *bytes = done ? r.bytes : NULL;
    *size = done ? r.size : 0;
    return done;
}
