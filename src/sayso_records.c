/* Statements handed in: records that were written before, opened for many documents. */
#include "base/error.h"
#include "base/file.h"
#include "sayso_boundary.h"

/* Runs everything that an arena may interrupt. */
static bool fill_records(sayso_records *r, const char *path, str text, sayso_error *error)
{
    jmp_buf boundary;
    r->arena.boundary = &boundary;
    if (setjmp(boundary))
        return error_set(error, SAYSO_E_MEMORY, 0, "%s: out of memory", path);
    return read_open_records(&r->read, &r->arena, path, text, error);
}

sayso_records *sayso_records_open(const char *path, const sayso_allocator *allocator, sayso_error *error)
{
    const sayso_allocator *use = allocator ? allocator : &arena_malloc;
    char *bytes;
    size_t size;
    if (!file_read(path, SIZE_MAX - 1, use, &bytes, &size, error))
        return NULL;
    sayso_records *r = use->alloc(use->context, sizeof *r);
    bool done = false;
    if (r) {
        *r = (sayso_records){.allocator = *use};
        arena_start(&r->arena, &r->allocator, SIZE_MAX / 2, NULL);
        done = fill_records(r, path, (str){bytes, size}, error);
    } else
        error_set(error, SAYSO_E_MEMORY, 0, "%s: out of memory", path);
    use->free(use->context, bytes);
    if (done)
        return r;
    sayso_records_free(r);
    return NULL;
}

void sayso_records_free(sayso_records *r)
{
    if (!r)
        return;
    const sayso_allocator allocator = r->allocator;
    read_close_records(&r->read);
    arena_end(&r->arena);
    allocator.free(allocator.context, r);
}
