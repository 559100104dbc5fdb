/* Reads one of the fact tables of a folder. */
#include "who/who_tsv.h"
#include "base/error.h"
#include "base/file.h"
#include "base/utf8.h"
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

static const char *join_path(arena *a, const char *folder, const char *name)
{
    static const char suffix[] = ".tsv";
    const size_t sizes[] = {strlen(folder), strlen(name)};
    char *path = arena_take(a, sizes[0] + sizes[1] + sizeof suffix + 1);
    memcpy(path, folder, sizes[0]);
    path[sizes[0]] = '/';
    memcpy(path + sizes[0] + 1, name, sizes[1]);
    memcpy(path + sizes[0] + 1 + sizes[1], suffix, sizeof suffix);
    return path;
}

bool who_tsv_read(arena *a, const char *folder, const char *name, const char *const *columns, size_t count, bool *there,
                  who_tsv *table, sayso_error *error)
{
    const char *path = join_path(a, folder, name);
    if (there && !(*there = access(path, F_OK) == 0))
        return true;
    return read_rows(a, path, columns, count, table, error);
}
