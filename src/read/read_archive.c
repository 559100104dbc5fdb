#include "read/read_archive.h"
#include "base/error.h"
#include "base/file.h"
#include "read/read_foreign.h"

enum { LOOK = 4096 };

static archive_format recognise(str head)
{
    if (warc_recognise(head))
        return FORMAT_CRAWL;
    if (folder_recognise(head) && !foreign_recognise(head))
        return FORMAT_FOLDER;
    if (json_recognise(head))
        return FORMAT_JSON;
    return feed_recognise(head) ? FORMAT_FEED : FORMAT_DOCUMENT;
}

static bool begin_level(archive_level *l)
{
    l->format = recognise(stream_ahead(l->level.stream, LOOK));
    switch (l->format) {
    case FORMAT_CRAWL:
        crawl_begin(&l->as.crawl, &l->level);
        return true;
    case FORMAT_JSON:
        l->as.json = (read_json){0};
        return true;
    case FORMAT_FEED:
        return feed_begin(&l->as.feed, &l->level);
    case FORMAT_FOLDER:
        return folder_begin(&l->as.folder, l->level.stream);
    default:
        l->as.given = false;
        return true;
    }
}

static void end_level(read_archive *a)
{
    archive_level *l = &a->levels[--a->count];
    if (l->format == FORMAT_CRAWL)
        crawl_end(&l->as.crawl);
    if (l->format == FORMAT_JSON)
        json_end(&l->as.json);
    if (l->format == FORMAT_FEED)
        feed_end(&l->as.feed);
    if (l->format == FORMAT_FOLDER)
        folder_end(&l->as.folder);
    stream_free(l->level.stream);
    a->allocator->free(a->allocator->context, (void *)l->level.path);
}

static bool add_level(read_archive *a, stream_origin origin, const char *path, sayso_error *error)
{
    const size_t size = strlen(path) + 1;
    archive_level *l = &a->levels[a->count];
    char *own = a->allocator->alloc(a->allocator->context, size);
    read_stream *s = own ? stream_new(origin, file_name(path), a->allocator) : NULL;
    if (s) {
        *l = (archive_level){.level = {s, memcpy(own, path, size), a->most, &a->fields, a->arena}};
        a->count++;
        if (begin_level(l))
            return true;
        end_level(a);
    } else if (own) {
        a->allocator->free(a->allocator->context, own);
    }
    return error_set(error, SAYSO_E_MEMORY, 0, "%s: out of memory", file_name(path));
}

bool archive_begin(read_archive *a, stream_origin origin, const char *path, sayso_error *error)
{
    if (!add_level(a, origin, path, error))
        return false;
    a->single = a->levels[0].format == FORMAT_DOCUMENT;
    return true;
}

void archive_end(read_archive *a)
{
    while (a->count)
        end_level(a);
}

/* All of a level that is one document. */
static read_got give_document(archive_level *l, sayso_input *input, sayso_error *error)
{
    const size_t most = l->level.most;
    str view = {NULL, 0};
    if (l->as.given)
        return READ_END;
    l->as.given = true;
    input->path = l->level.path;
    for (size_t want = LOOK;; want *= 2) {
        view = stream_ahead(l->level.stream, want < most + 1 ? want : most + 1);
        if (view.size < want || view.size > most)
            break;
    }
    if (view.size > most || stream_damage(l->level.stream)) {
        stream_fail(l->level.stream, (stream_place){most, 0}, SAYSO_E_LIMIT,
                    "larger than the limit; split the input, or raise the limit (--max-bytes)", error);
        return READ_BROKEN;
    }
    input->bytes = view.at ? view.at : "";
    input->size = view.size;
    return READ_DOCUMENT;
}

/* Opens the next file of a folder as a level of its own. */
static read_got open_file(read_archive *a, archive_level *l, sayso_input *input, sayso_error *error)
{
    stream_origin origin;
    const char *path = NULL;
    const read_got got = folder_next(&l->as.folder, &l->level, &origin, &path, error);
    input->path = path;
    if (got != READ_DOCUMENT)
        return got;
    if (a->count == ARCHIVE_LEVELS) {
        error_set(error, SAYSO_E_LIMIT, 0, "%s: byte 0: archives are nested too deep", path);
        return READ_BROKEN;
    }
    return add_level(a, origin, path, error) ? READ_DOCUMENT : READ_BROKEN;
}

read_got archive_next(read_archive *a, sayso_input *input, sayso_error *error)
{
    while (a->count) {
        archive_level *l = &a->levels[a->count - 1];
        read_got got;
        switch (l->format) {
        case FORMAT_CRAWL:
            got = crawl_next(&l->as.crawl, &l->level, input, error);
            break;
        case FORMAT_JSON:
            got = json_next_document(&l->as.json, &l->level, input, error);
            break;
        case FORMAT_FEED:
            got = feed_next(&l->as.feed, &l->level, input, error);
            break;
        case FORMAT_FOLDER:
            got = open_file(a, l, input, error);
            if (got == READ_DOCUMENT)
                continue;
            break;
        default:
            got = give_document(l, input, error);
        }
        if (got == READ_BROKEN && !input->path)
            input->path = l->level.path;
        if (got != READ_END)
            return got;
        end_level(a);
    }
    return READ_END;
}
