#define _XOPEN_SOURCE 700 /* realpath */
#include "nn/nn_weights.h"
#include "base/error.h"
#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PREFIX = 8, ALIGNMENT = 64, LARGEST_HEADER = 64 << 20 };

static const struct {
    const char *name;
    size_t size;
} types[] = {[NN_F32] = {"F32", 4}, [NN_U8] = {"U8", 1},   [NN_I8] = {"I8", 1},
             [NN_I32] = {"I32", 4}, [NN_U32] = {"U32", 4}, [NN_U64] = {"U64", 8}};

enum { TYPES = sizeof types / sizeof *types };

static int compare_names(const void *a, const void *b)
{
    return strcmp(((const nn_tensor *)a)->name, ((const nn_tensor *)b)->name);
}

/* ---- reading ------------------------------------------------------------------------------------------------ */

/* A file while it is being checked. */
typedef struct opening {
    nn_weights *w;
    str header;  /* the JSON */
    size_t data; /* where the tensors' bytes begin, in the file */
    sayso_error *error;
} opening;

/* The byte of the file where the header speaks of a tensor. */
static uint64_t find_mention(const opening *o, const char *name)
{
    const size_t size = strlen(name);
    for (size_t i = 1; i + size < o->header.size; i++)
        if (o->header.at[i - 1] == '"' && o->header.at[i + size] == '"' && !memcmp(o->header.at + i, name, size))
            return PREFIX + i;
    return PREFIX;
}

static bool fail(const opening *o, const char *name, const char *what)
{
    const uint64_t byte = find_mention(o, name);
    return error_set(o->error, SAYSO_E_MODEL, byte, "%s: byte %llu: \"%.100s\" %s; not a model file of this version",
                     o->w->path, (unsigned long long)byte, name, what);
}

/* The value of a JSON integer, if it is one that can count bytes. */
static bool read_size(const json_t *value, size_t *size)
{
    if (!json_is_integer(value) || json_integer_value(value) < 0)
        return false;
    *size = (size_t)json_integer_value(value);
    return true;
}

/* The shape, and the bytes that it takes in this type; false if it is none or overflows. */
static bool read_shape(const json_t *shape, nn_tensor *t)
{
    t->rank = (uint32_t)json_array_size(shape);
    if (!json_is_array(shape) || json_array_size(shape) > NN_MAX_RANK)
        return false;
    t->bytes = types[t->type].size;
    for (size_t i = 0; i < t->rank; i++)
        if (!read_size(json_array_get(shape, i), &t->shape[i]) ||
            __builtin_mul_overflow(t->bytes, t->shape[i], &t->bytes))
            return false;
    return true;
}

static bool read_type(const json_t *value, nn_type *type)
{
    const char *name = json_string_value(value);
    for (size_t i = 0; name && i < TYPES; i++)
        if (strcmp(name, types[i].name) == 0) {
            *type = (nn_type)i;
            return true;
        }
    return false;
}

static bool read_tensor(const opening *o, const char *name, const json_t *entry, nn_tensor *t)
{
    size_t start, end;
    const json_t *offsets = json_object_get(entry, "data_offsets");
    if (!read_type(json_object_get(entry, "dtype"), &t->type))
        return fail(o, name, "has no type that is known");
    if (!read_shape(json_object_get(entry, "shape"), t))
        return fail(o, name, "has no shape that is possible");
    if (json_array_size(offsets) != 2 || !read_size(json_array_get(offsets, 0), &start) ||
        !read_size(json_array_get(offsets, 1), &end) || start > end || end > o->w->map.size - o->data)
        return fail(o, name, "lies outside the file");
    if (end - start != t->bytes)
        return fail(o, name, "is not as large as its shape");
    if ((o->data + start) % types[t->type].size)
        return fail(o, name, "is not aligned");
    t->at = o->w->map.at + o->data + start;
    return true;
}

static bool read_tensors(opening *o, json_t *root)
{
    const char *name;
    json_t *entry;
    nn_weights *w = o->w;
    size_t names = strlen(w->path) + 1;
    json_object_foreach(root, name, entry) names += strlen(name) + 1;
    w->tensors = w->allocator->alloc(w->allocator->context, json_object_size(root) * sizeof *w->tensors + names);
    if (!w->tensors)
        return error_set(o->error, SAYSO_E_MEMORY, 0, "%s: out of memory", w->path);
    char *copy = (char *)(w->tensors + json_object_size(root));
    w->path = strcpy(copy, w->path);
    copy += strlen(copy) + 1;
    json_object_foreach(root, name, entry)
    {
        nn_tensor *t = &w->tensors[w->count];
        if (strcmp(name, "__metadata__") == 0)
            continue;
        *t = (nn_tensor){.name = copy};
        if (!read_tensor(o, name, entry, t))
            return false;
        copy = stpcpy(copy, name) + 1;
        w->count++;
    }
    qsort(w->tensors, w->count, sizeof *w->tensors, compare_names);
    return true;
}

static bool read_header(opening *o)
{
    json_error_t problem;
    json_t *root = json_loadb(o->header.at, o->header.size, JSON_REJECT_DUPLICATES, &problem);
    if (!root && json_error_code(&problem) == json_error_out_of_memory)
        return error_set(o->error, SAYSO_E_MEMORY, 0, "%s: out of memory", o->w->path);
    if (!root) {
        const uint64_t byte = PREFIX + (uint64_t)(problem.position > 0 ? problem.position : 0);
        return error_set(o->error, SAYSO_E_MODEL, byte, "%s: byte %llu: the header is not JSON: %s", o->w->path,
                         (unsigned long long)byte, problem.text);
    }
    const char *format = json_string_value(json_object_get(json_object_get(root, "__metadata__"), "format"));
    const bool done = format && strcmp(format, NN_WEIGHTS_FORMAT) == 0
                          ? read_tensors(o, root)
                          : fail(o, "__metadata__", "does not have the format \"" NN_WEIGHTS_FORMAT "\"");
    json_decref(root);
    return done;
}

/* The number in the first 8 bytes, little-endian. */
static uint64_t read_prefix(const uint8_t *at)
{
    uint64_t value = 0;
    for (int i = PREFIX; i--;)
        value = value << 8 | at[i];
    return value;
}

static bool read_map(nn_weights *w, sayso_error *error)
{
    if (w->map.size < PREFIX)
        return error_set(error, SAYSO_E_MODEL, w->map.size, "%s: byte %zu: too short for a model file", w->path,
                         w->map.size);
    const uint64_t size = read_prefix(w->map.at);
    if (size > w->map.size - PREFIX || size > LARGEST_HEADER)
        return error_set(error, SAYSO_E_MODEL, 0,
                         "%s: byte 0: a header of %llu bytes in a file of %zu; not a model file", w->path,
                         (unsigned long long)size, w->map.size);
    opening o = {w, {(const char *)w->map.at + PREFIX, (size_t)size}, PREFIX + (size_t)size, error};
    return read_header(&o);
}

bool nn_weights_open(nn_weights *w, const char *path, const sayso_allocator *allocator, sayso_error *error)
{
    *w = (nn_weights){.path = path, .allocator = allocator};
    if (!file_open_map(path, &w->map, error))
        return false;
    if (read_map(w, error))
        return true;
    nn_weights_close(w);
    return false;
}

void nn_weights_close(nn_weights *w)
{
    if (w->tensors)
        w->allocator->free(w->allocator->context, w->tensors);
    file_close_map(&w->map);
    *w = (nn_weights){0};
}

const nn_tensor *nn_weights_find(const nn_weights *w, const char *name)
{
    const nn_tensor key = {.name = name};
    return w->count ? bsearch(&key, w->tensors, w->count, sizeof key, compare_names) : NULL;
}

/* "F32 (96, 3)"; a 0 in a wanted shape is any size. */
static void print_shape(char *to, size_t room, nn_type type, uint32_t rank, const size_t *shape)
{
    int used = snprintf(to, room, "%s (", types[type].name);
    for (uint32_t i = 0; i < rank && used >= 0 && (size_t)used < room; i++)
        used += snprintf(to + used, room - (size_t)used, shape[i] ? "%s%zu" : "%sany", i ? ", " : "", shape[i]);
    if (used >= 0 && (size_t)used < room)
        snprintf(to + used, room - (size_t)used, ")");
}

const void *nn_weights_get(const nn_weights *w, const char *name, nn_type type, uint32_t rank, const size_t *shape,
                           sayso_error *error)
{
    char wanted[100], found[100];
    const nn_tensor *t = nn_weights_find(w, name);
    if (!t) {
        error_set(error, SAYSO_E_MODEL, 0, "%s: byte 0: has no tensor \"%s\"; not a model file of this version",
                  w->path, name);
        return NULL;
    }
    bool same = t->type == type && t->rank == rank;
    for (uint32_t i = 0; same && i < rank; i++)
        same = shape[i] == 0 || shape[i] == t->shape[i];
    if (same)
        return t->at;
    print_shape(wanted, sizeof wanted, type, rank, shape);
    print_shape(found, sizeof found, t->type, t->rank, t->shape);
    error_set(error, SAYSO_E_MODEL, (uint64_t)((const uint8_t *)t->at - w->map.at),
              "%s: tensor \"%s\" is %s, not %s; not a model file of this version", w->path, name, found, wanted);
    return NULL;
}

bool nn_weights_refuse(const nn_weights *w, const char *name, sayso_error *error)
{
    const nn_tensor *t = nn_weights_find(w, name);
    const uint64_t byte = t ? (uint64_t)((const uint8_t *)t->at - w->map.at) : 0;
    return error_set(error, SAYSO_E_MODEL, byte,
                     "%s: byte %llu: tensor \"%s\" is damaged; make the model file again (sayso model import)", w->path,
                     (unsigned long long)byte, name);
}

/* ---- writing ------------------------------------------------------------------------------------------------ */

/* Tensors of wide elements first: then all are aligned, though the format allows no gaps between them. */
static int compare_widths(const void *a, const void *b)
{
    const nn_tensor *x = a, *y = b;
    const size_t wide = types[x->type].size, narrow = types[y->type].size;
    return wide != narrow ? (wide < narrow) - (wide > narrow) : compare_names(a, b);
}

/* A tensor's entry in the header; NULL if memory ran out. */
static json_t *describe(const nn_tensor *t, size_t start)
{
    json_t *shape = json_array();
    bool done = shape;
    for (uint32_t i = 0; i < t->rank && done; i++)
        done = json_array_append_new(shape, json_integer((json_int_t)t->shape[i])) == 0;
    if (!done) {
        json_decref(shape);
        return NULL;
    }
    return json_pack("{s:s, s:o, s:[I, I]}", "dtype", types[t->type].name, "shape", shape, "data_offsets",
                     (json_int_t)start, (json_int_t)(start + t->bytes));
}

/* The header of these tensors, in this order; NULL if memory ran out. Freed with free. */
static char *make_header(const nn_tensor *tensors, size_t count, const char *const (*metadata)[2], size_t pairs)
{
    json_t *root = json_object(), *about = json_object();
    size_t start = 0;
    bool done = root && about;
    for (size_t i = 0; i < pairs && done; i++)
        done = json_object_set_new(about, metadata[i][0], json_string(metadata[i][1])) == 0;
    done = done && json_object_set(root, "__metadata__", about) == 0;
    for (size_t i = 0; i < count && done; start += tensors[i++].bytes)
        done = json_object_set_new(root, tensors[i].name, describe(&tensors[i], start)) == 0;
    char *header = done ? json_dumps(root, JSON_COMPACT) : NULL;
    json_decref(about);
    json_decref(root);
    return header;
}

static bool write_all(FILE *file, const char *header, const nn_tensor *tensors, size_t count)
{
    const size_t size = strlen(header);
    const size_t padded = (PREFIX + size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT - PREFIX;
    uint8_t prefix[PREFIX];
    for (int i = 0; i < PREFIX; i++)
        prefix[i] = (uint8_t)((uint64_t)padded >> 8 * i);
    fwrite(prefix, 1, PREFIX, file);
    fprintf(file, "%s%*s", header, (int)(padded - size), "");
    for (size_t i = 0; i < count; i++)
        if (tensors[i].bytes)
            fwrite(tensors[i].at, 1, tensors[i].bytes, file);
    return fflush(file) == 0 && !ferror(file) && fsync(fileno(file)) == 0;
}

static bool fail_write(const char *path, sayso_error *error)
{
    char text[128];
    return error_set(error, SAYSO_E_IO, 0, "%s: cannot write: %s", path, error_system(errno, text, sizeof text));
}

/* The file that is to appear at `path`, freed with free: a link stays one, what it points at is replaced; and what is
 * no file (a device, a pipe) never is. NULL: it cannot be. */
static char *find_target(const char *path, sayso_error *error)
{
    struct stat there;
    const bool exists = stat(path, &there) == 0;
    if (exists && !S_ISREG(there.st_mode)) {
        error_set(error, SAYSO_E_IO, 0, "%s: cannot write: it is there and no regular file; name another", path);
        return NULL;
    }
    char *target = exists ? realpath(path, NULL) : strdup(path);
    if (!target)
        fail_write(path, error);
    return target;
}

/* Writes to a new file beside `path`, then gives it that name. */
static bool write_file(const char *path, char *beside, const char *header, const nn_tensor *tensors, size_t count,
                       sayso_error *error)
{
    const int number = mkstemp(beside);
    if (number < 0)
        return fail_write(path, error);
    FILE *file = fdopen(number, "wb");
    bool done = file && fchmod(number, 0644) == 0 && write_all(file, header, tensors, count);
    if (file)
        done = (fclose(file) == 0) && done;
    else
        close(number);
    done = done && rename(beside, path) == 0;
    if (done)
        return true;
    fail_write(path, error);
    unlink(beside);
    return false;
}

static bool write_at(const char *path, const nn_tensor *tensors, size_t count, const char *const (*metadata)[2],
                     size_t pairs, sayso_error *error)
{
    static const char ending[] = ".XXXXXX";
    nn_tensor *sorted = malloc(count * sizeof *sorted + strlen(path) + sizeof ending);
    char *beside = sorted ? strcat(strcpy((char *)(sorted + count), path), ending) : NULL;
    if (sorted && count) {
        memcpy(sorted, tensors, count * sizeof *sorted);
        qsort(sorted, count, sizeof *sorted, compare_widths);
    }
    char *header = sorted ? make_header(sorted, count, metadata, pairs) : NULL;
    const bool done = header ? write_file(path, beside, header, sorted, count, error)
                             : error_set(error, SAYSO_E_MEMORY, 0, "%s: out of memory", path);
    free(header);
    free(sorted);
    return done;
}

bool nn_weights_write(const char *path, const nn_tensor *tensors, size_t count, const char *const (*metadata)[2],
                      size_t pairs, sayso_error *error)
{
    char *target = find_target(path, error);
    const bool done = target && write_at(target, tensors, count, metadata, pairs, error);
    free(target);
    return done;
}
