/* By libarchive, as a stream: nothing is unpacked but what is read, and never to a disk. */
#include "read/read_folder.h"
#include "base/out.h"
#include <archive.h>
#include <archive_entry.h>

bool folder_recognise(str head)
{
    enum { TAR_MAGIC = 257 };
    static const str magics[] = {{"PK\3\4", 4},
                                 {"PK\5\6", 4},
                                 {"BZh", 3},
                                 {"\xfd"
                                  "7zXZ\0",
                                  6}};
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (str_starts(head, magics[i]))
            return true;
    return head.size > TAR_MAGIC && str_starts(str_slice(head, TAR_MAGIC, head.size), STR("ustar"));
}

static la_ssize_t take(struct archive *a, void *context, const void **bytes)
{
    read_folder *f = context;
    (void)a;
    stream_past(f->stream, f->taken);
    const str view = stream_ahead(f->stream, 1);
    f->taken = view.size;
    *bytes = view.at;
    return (la_ssize_t)view.size;
}

bool folder_begin(read_folder *f, read_stream *s)
{
    *f = (read_folder){.archive = archive_read_new(), .stream = s, .locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", 0)};
    struct archive *a = f->archive;
    if (!a)
        return false;
    archive_read_support_filter_bzip2(a);
    archive_read_support_filter_xz(a);
    archive_read_support_format_tar(a);
    archive_read_support_format_zip_streamable(a);
    archive_read_support_format_raw(a); /* a single file behind one of the filters */
    f->over = archive_read_open(a, f, NULL, take, NULL) != ARCHIVE_OK;
    return true;
}

void folder_end(read_folder *f)
{
    if (f->archive)
        archive_read_free(f->archive);
    if (f->locale)
        freelocale(f->locale);
    f->archive = NULL;
    f->locale = 0;
}

static read_got fail(const read_folder *f, sayso_error *error)
{
    const char *why = archive_error_string(f->archive);
    stream_fail(f->stream, stream_at(f->stream), SAYSO_E_TEXT, why ? why : "damaged", error);
    return READ_BROKEN;
}

static ptrdiff_t take_file(void *context, char *into, size_t size, sayso_error *error)
{
    read_folder *f = context;
    const la_ssize_t got = archive_read_data(f->archive, into, size);
    if (got >= 0)
        return got;
    fail(f, error);
    return -1;
}

/* A file that is no text for anybody: what a system keeps beside others. */
static bool is_hidden(const char *name)
{
    const char *base = strrchr(name, '/');
    return (base ? base[1] : name[0]) == '.' || strncmp(name, "__MACOSX/", 9) == 0;
}

/* libarchive turns names into the locale's encoding, and loses those that it cannot. */
static int next_header(const read_folder *f, struct archive_entry **entry)
{
    const locale_t before = uselocale(f->locale);
    const int result = archive_read_next_header(f->archive, entry);
    uselocale(before);
    return result;
}

static const char *path_of(const read_folder *f, const read_level *level, const char *name)
{
    if (archive_format(f->archive) == ARCHIVE_FORMAT_RAW)
        return level->path;
    if (!name)
        return read_path(level, (stream_place){(uint64_t)archive_read_header_position(f->archive), 0});
    out o = {.arena = level->arena};
    out_format(&o, "%s#%s", level->path, name);
    return out_end(&o);
}

read_got folder_next(read_folder *f, const read_level *level, stream_origin *origin, const char **path,
                     sayso_error *error)
{
    struct archive_entry *entry;
    while (!f->over) {
        const int result = next_header(f, &entry);
        if (result == ARCHIVE_EOF)
            break;
        if (result < ARCHIVE_WARN) {
            f->over = result == ARCHIVE_FATAL;
            *path = level->path;
            return fail(f, error);
        }
        const char *name = archive_entry_pathname(entry);
        if (archive_entry_filetype(entry) != AE_IFREG || (name && is_hidden(name)))
            continue;
        *path = path_of(f, level, name);
        *origin = (stream_origin){take_file, f};
        return READ_DOCUMENT;
    }
    return READ_END;
}
