/* What all readers of formats share: where documents go, and how they are called. */
#ifndef READ_PLACE_H
#define READ_PLACE_H

#include "read/read_stream.h"

typedef enum read_got {
    READ_END,
    READ_DOCUMENT,
    READ_BROKEN /* a document that could not be read; the error says why, and others may follow */
} read_got;

/* One input that holds documents, and what is asked of it. */
typedef struct read_level {
    read_stream *stream;
    const char *path;           /* as it was given: "crawl.warc.gz", "y.zip#inner.warc"; "-" */
    size_t most;                /* bytes of one document */
    const sayso_fields *fields; /* of JSON */
    arena *arena;               /* what a document is made of, until the next one is asked for */
} read_level;

/* "crawl.warc.gz#12345", or where several documents are in one packed member "x.gz#0+12345". */
const char *read_path(const read_level *level, stream_place place);
/* A copy with a NUL after it; NULL where it is empty. */
const char *read_copy(const read_level *level, str text);

#endif
