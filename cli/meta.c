#include "meta.h"
#include "complain.h"
#include <errno.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct meta_line {
    json_t *object;   /* owns the texts */
    const char *path; /* NULL: it is about whatever is at meta.url */
    sayso_meta meta;
    size_t number; /* of the line, from 1 */
    bool used;
} meta_line;

/* Where a line of the file begins, for messages. */
typedef struct place {
    const char *file;
    size_t line, byte;
} place;

static bool refuse(const place *at, size_t byte, const char *what)
{
    complain("--meta: %s: line %zu: byte %zu: %s", at->file, at->line, at->byte + byte, what);
    return false;
}

static bool read_member(const json_t *object, const char *name, const place *at, const char **text)
{
    char what[64];
    const json_t *member = json_object_get(object, name);
    *text = json_string_value(member); /* NULL: there is none */
    if (!member || json_is_null(member) || *text)
        return true;
    snprintf(what, sizeof what, "\"%s\" is neither a string nor null", name);
    return refuse(at, 0, what);
}

static bool read_members(meta_line *line, const place *at)
{
    const json_t *object = line->object;
    sayso_error error;
    if (!json_is_object(object))
        return refuse(at, 0, "not a JSON object");
    if (!read_member(object, "path", at, &line->path) || !read_member(object, "url", at, &line->meta.url) ||
        !read_member(object, "published", at, &line->meta.published) ||
        !read_member(object, "title", at, &line->meta.title) || !read_member(object, "outlet", at, &line->meta.outlet))
        return false;
    if (!line->path && !line->meta.url)
        return refuse(at, 0, "neither a \"path\" nor a \"url\", the input that it is about");
    return sayso_meta_check(&line->meta, &error) || refuse(at, 0, error.message);
}

static meta_line *add(meta_table *table)
{
    if (table->count == table->room) {
        table->room = table->room ? 2 * table->room : 64;
        meta_line *more = realloc(table->at, table->room * sizeof *more);
        if (!more)
            return NULL;
        table->at = more;
    }
    meta_line *line = &table->at[table->count++];
    *line = (meta_line){0};
    return line;
}

static bool read_line(meta_table *table, const char *text, size_t size, const place *at)
{
    json_error_t error;
    if (strspn(text, " \t\r\n") == size)
        return true;
    meta_line *line = add(table);
    if (!line)
        return refuse(at, 0, "out of memory");
    line->number = at->line;
    line->object = json_loadb(text, size, 0, &error);
    return line->object ? read_members(line, at) : refuse(at, (size_t)error.position, error.text);
}

static int compare_key(const meta_line *line, bool path, const char *key)
{
    if (!line->path != !path)
        return line->path ? -1 : 1;
    return strcmp(path ? line->path : line->meta.url, key);
}

static int compare_lines(const void *a, const void *b)
{
    const meta_line *first = a, *second = b;
    const int order = compare_key(first, second->path, second->path ? second->path : second->meta.url);
    return order ? order : first->number < second->number ? -1 : 1;
}

static bool check_once(const meta_table *table, const char *file)
{
    for (size_t i = 1; i < table->count; i++) {
        const meta_line *line = &table->at[i], *other = line - 1;
        const char *key = line->path ? line->path : line->meta.url;
        if (compare_key(other, line->path, key) == 0) {
            complain("--meta: %s: line %zu: its %s \"%.200s\" is that of line %zu", file, line->number,
                     line->path ? "path" : "url", key, other->number);
            return false;
        }
    }
    return true;
}

bool meta_read(meta_table *table, const char *file)
{
    FILE *from = fopen(file, "r");
    char *text = NULL;
    size_t room = 0;
    place at = {.file = file};
    bool right = from;
    for (ssize_t size = 0; right && (size = getline(&text, &room, from)) >= 0; at.byte += (size_t)size) {
        at.line++;
        right = read_line(table, text, (size_t)size, &at);
    }
    if (!from || (right && !feof(from))) {
        complain("--meta: %s: byte %zu: cannot read: %s", file, at.byte, strerror(errno));
        right = false;
    }
    free(text);
    if (from)
        fclose(from);
    if (right && table->count)
        qsort(table->at, table->count, sizeof *table->at, compare_lines);
    return right && check_once(table, file);
}

static meta_line *find(const meta_table *table, bool path, const char *key)
{
    size_t low = 0, high = table->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = compare_key(&table->at[middle], path, key);
        if (order == 0)
            return &table->at[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

sayso_meta meta_of(meta_table *table, const char *path, const char *url)
{
    meta_line *line = find(table, true, path);
    if (!line && url)
        line = find(table, false, url);
    if (!line)
        return (sayso_meta){0};
    line->used = true;
    return line->meta;
}

size_t meta_unused(const meta_table *table, size_t *first)
{
    size_t unused = 0;
    for (size_t i = 0; i < table->count; i++) {
        const meta_line *line = &table->at[i];
        if (!line->used && (!unused++ || line->number < *first))
            *first = line->number;
    }
    return unused;
}

void meta_free(meta_table *table)
{
    for (size_t i = 0; i < table->count; i++)
        json_decref(table->at[i].object);
    free(table->at);
}
