/* Reads the fact tables of a folder, a user's beside the project's own. */
#include "who/who_tsv.h"
#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
#include <stdlib.h>
#include <unistd.h>

static const size_t MOST_BYTES = 256 << 20;

static void *take_bytes(void *context, size_t size)
{
    return arena_take(context, size);
}

static void free_nothing(void *context, void *memory)
{
    (void)context, (void)memory;
}

bool who_tsv_fail(const who_tsv_row *row, size_t column, const char *why, sayso_error *error)
{
    const size_t byte = row->byte + (size_t)(row->fields[column].at - row->fields[0].at);
    return error_set(error, SAYSO_E_TEXT, byte, "%s:%zu: byte %zu: %s", row->file, row->line, byte, why);
}

bool who_tsv_part(str *rest, char separator, str *part)
{
    while (rest->size) {
        const char *end = memchr(rest->at, separator, rest->size);
        const size_t size = end ? (size_t)(end - rest->at) : rest->size;
        *part = (str){rest->at, size};
        *rest = str_slice(*rest, end ? size + 1 : size, rest->size);
        if (size)
            return true;
    }
    return false;
}

/* Splits a line at its tabs. The number of fields, of which at most WHO_TSV_COLUMNS are kept. */
static size_t split_line(str line, str *fields)
{
    size_t count = 0, start = 0;
    for (size_t i = 0; i <= line.size; i++)
        if (i == line.size || line.at[i] == '\t') {
            if (count < WHO_TSV_COLUMNS)
                fields[count] = str_slice(line, start, i);
            count++;
            start = i + 1;
        }
    return count;
}

static bool check_header(const who_tsv_row *row, size_t got, const char *const *columns, size_t count,
                         sayso_error *error)
{
    if (got != count)
        return who_tsv_fail(row, 0, "the header has another number of columns than this table", error);
    for (size_t i = 0; i < count; i++)
        if (!str_equal(row->fields[i], str_of(columns[i])))
            return who_tsv_fail(row, i, "this column is not the one that belongs here", error);
    return true;
}

static bool check_row(const who_tsv_row *row, size_t got, size_t count, sayso_error *error)
{
    if (got != count)
        return who_tsv_fail(row, 0, "another number of fields than the header", error);
    if (!row->fields[0].size)
        return who_tsv_fail(row, 0, "the first field is empty", error);
    return row->fields[count - 1].size || who_tsv_fail(row, count - 1, "no provenance", error);
}

static bool read_rows(arena *a, const char *path, const char *const *columns, size_t count, who_tsv *table,
                      sayso_error *error)
{
    const sayso_allocator in_arena = {take_bytes, free_nothing, a};
    char *bytes;
    size_t size;
    if (!file_read(path, MOST_BYTES, &in_arena, &bytes, &size, error))
        return false;
    const str text = {bytes, size};
    const char *nul = size ? memchr(bytes, 0, size) : NULL;
    const size_t bad = nul ? (size_t)(nul - bytes) : utf8_invalid(text);
    if (bad < size)
        return error_set(error, SAYSO_E_TEXT, bad, "%s: byte %zu is not UTF-8 text", path, bad);
    size_t line = 0;
    for (size_t start = 0, end; start < size; start = end + 1) {
        const char *newline = memchr(bytes + start, '\n', size - start);
        end = newline ? (size_t)(newline - bytes) : size;
        const bool carriage = end > start && bytes[end - 1] == '\r';
        who_tsv_row row = {.file = path, .line = ++line, .byte = start};
        const size_t got = split_line(str_slice(text, start, carriage ? end - 1 : end), row.fields);
        if (!(line == 1 ? check_header(&row, got, columns, count, error) : check_row(&row, got, count, error)))
            return false;
        if (line > 1)
            *vec_push(a, &table->rows) = row;
    }
    return line > 0 || error_set(error, SAYSO_E_TEXT, 0, "%s: no header", path);
}

static int compare_rows(const void *left, const void *right)
{
    const who_tsv_row *a = left, *b = right;
    const int order = str_compare(a->fields[0], b->fields[0]);
    return order ? order : (a->line > b->line) - (a->line < b->line);
}

static void sort_rows(who_tsv *table)
{
    if (table->rows.count)
        qsort(table->rows.at, table->rows.count, sizeof *table->rows.at, compare_rows);
}

/* Both sorted: `user` takes the place of the rows of `own` with the same first field. */
static void merge_rows(arena *a, const who_tsv *own, const who_tsv *user, who_tsv *table)
{
    uint32_t at = 0;
    for (uint32_t i = 0; i < own->rows.count; i++) {
        const str key = own->rows.at[i].fields[0];
        int order = -1;
        while (at < user->rows.count && (order = str_compare(user->rows.at[at].fields[0], key)) < 0)
            *vec_push(a, &table->rows) = user->rows.at[at++];
        if (at == user->rows.count || order != 0)
            *vec_push(a, &table->rows) = own->rows.at[i];
    }
    while (at < user->rows.count)
        *vec_push(a, &table->rows) = user->rows.at[at++];
}

static const char *join_path(arena *a, const char *folder, const char *name, const char *suffix)
{
    const size_t sizes[] = {strlen(folder), strlen(name), strlen(suffix)};
    char *path = arena_take(a, sizes[0] + sizes[1] + sizes[2] + 2);
    memcpy(path, folder, sizes[0]);
    path[sizes[0]] = '/';
    memcpy(path + sizes[0] + 1, name, sizes[1]);
    memcpy(path + sizes[0] + 1 + sizes[1], suffix, sizes[2]);
    return path;
}

bool who_tsv_read(arena *a, const char *folder, const char *name, const char *const *columns, size_t count,
                  who_tsv *table, sayso_error *error)
{
    who_tsv own = {0}, user = {0};
    if (!read_rows(a, join_path(a, folder, name, ".tsv"), columns, count, &own, error))
        return false;
    const char *user_path = join_path(a, folder, name, ".user.tsv");
    if (access(user_path, F_OK) == 0 && !read_rows(a, user_path, columns, count, &user, error))
        return false;
    sort_rows(&own);
    sort_rows(&user);
    merge_rows(a, &own, &user, table);
    return true;
}
