/* Any input as documents, one after the other: what it holds is recognised by its first bytes, and
 * so is what is inside of that. */
#ifndef READ_ARCHIVE_H
#define READ_ARCHIVE_H

#include "read/read_crawl.h"
#include "read/read_feed.h"
#include "read/read_folder.h"
#include "read/read_json.h"

enum { ARCHIVE_LEVELS = 4 }; /* an archive in an archive in an archive, and what is in it */

typedef enum archive_format { FORMAT_DOCUMENT, FORMAT_CRAWL, FORMAT_JSON, FORMAT_FEED, FORMAT_FOLDER } archive_format;

typedef struct archive_level {
    read_level level;
    archive_format format;
    union {
        bool given; /* the one document */
        read_crawl crawl;
        read_json json;
        read_feed feed;
        read_folder folder;
    } as;
} archive_level;

typedef struct read_archive {
    const sayso_allocator *allocator;
    arena *arena; /* of the document at hand; emptied before the next */
    size_t most;
    sayso_fields fields;
    archive_level levels[ARCHIVE_LEVELS];
    size_t count; /* of levels; 0: at the end */
    bool single;  /* the input itself is one document */
} read_archive;

/* `path` is copied. False: out of memory. */
bool archive_begin(read_archive *a, stream_origin origin, const char *path, sayso_error *error);
read_got archive_next(read_archive *a, sayso_input *input, sayso_error *error);
void archive_end(read_archive *a);

#endif
