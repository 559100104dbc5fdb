/* Opens a file of records that were written before (NDJSON, docs/record.md), by sayso or by
 * hand, and finds a document's. */
#include "read/read_records.h"
#include "base/error.h"
#include <jansson.h>
#include <stdlib.h>

bool read_fail_record(const read_records *records, const read_record *at, uint64_t byte, const char *what,
                      const char *which, sayso_error *error)
{
    return error_set(error, SAYSO_E_TEXT, byte, "%s: line %u, byte %llu: %s%s", records->path, at->line,
                     (unsigned long long)byte, what, which);
}

static bool add_record(read_records *records, arena *a, str line, read_record at, sayso_error *error)
{
    json_error_t problem;
    read_record *added = vec_push(a, &records->list);
    at.root = json_loadb(line.at, line.size, JSON_REJECT_DUPLICATES, &problem);
    *added = at;
    if (!at.root)
        return read_fail_record(records, &at, at.byte + (uint64_t)(problem.position > 0 ? problem.position : 0),
                                "not JSON: ", problem.text, error);
    const json_t *about = json_object_get(at.root, "doc");
    const char *id = json_string_value(json_object_get(about, "id"));
    const char *path = json_string_value(json_object_get(about, "path"));
    if (!id && !path)
        return read_fail_record(records, &at, at.byte, "no record: it has neither doc.id nor doc.path", "", error);
    if (id)
        *vec_push(a, &records->ids) = (read_key){id, records->list.count - 1};
    if (path)
        *vec_push(a, &records->paths) = (read_key){path, records->list.count - 1};
    return true;
}

static bool add_lines(read_records *records, arena *a, str text, sayso_error *error)
{
    read_record at = {.line = 1};
    for (size_t start = 0; start < text.size; at.line++) {
        const char *newline = memchr(text.at + start, '\n', text.size - start);
        const size_t end = newline ? (size_t)(newline - text.at) : text.size;
        size_t first = start;
        while (first < end && str_is_blank(text.at[first]))
            first++;
        at.byte = start;
        if (first < end && !add_record(records, a, str_slice(text, start, end), at, error))
            return false;
        start = end + 1;
    }
    return true;
}

static int compare_keys(const void *left, const void *right)
{
    const read_key *a = left, *b = right;
    const int order = strcmp(a->text, b->text);
    return order ? order : (a->record > b->record) - (a->record < b->record);
}

static bool sort_keys(const read_records *records, read_keys *keys, sayso_error *error)
{
    if (keys->count)
        qsort(keys->at, keys->count, sizeof *keys->at, compare_keys);
    for (uint32_t i = 1; i < keys->count; i++)
        if (strcmp(keys->at[i].text, keys->at[i - 1].text) == 0) {
            const read_record *at = &records->list.at[keys->at[i].record];
            return read_fail_record(records, at, at->byte, "a second record of ", keys->at[i].text, error);
        }
    return true;
}

bool read_open_records(read_records *records, arena *a, const char *path, str text, sayso_error *error)
{
    records->path = arena_copy(a, path, strlen(path));
    return add_lines(records, a, text, error) && sort_keys(records, &records->ids, error) &&
           sort_keys(records, &records->paths, error);
}

void read_close_records(read_records *records)
{
    for (uint32_t i = 0; i < records->list.count; i++)
        json_decref(records->list.at[i].root);
}

static const read_record *find_key(const read_records *records, const read_keys *keys, sayso_text text)
{
    for (uint32_t low = 0, high = keys->count; low < high;) {
        const uint32_t middle = low + (high - low) / 2;
        const int order = str_compare(str_of(keys->at[middle].text), (str){text.at, text.size});
        if (!order)
            return &records->list.at[keys->at[middle].record];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const read_record *read_find_record(const read_records *records, const sayso_about *about)
{
    const read_record *by_id = find_key(records, &records->ids, about->id);
    return by_id || !about->path.size ? by_id : find_key(records, &records->paths, about->path);
}
