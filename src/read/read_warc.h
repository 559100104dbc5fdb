/* Web archives (ISO 28500, and the drafts that are in use), record by record. */
#ifndef READ_WARC_H
#define READ_WARC_H

#include "read/read_stream.h"

/* Zeroed before the first. Slices live until the next record is asked for; fields that a record
 * does not have are empty. */
typedef struct warc_record {
    stream_place place;
    str type, id, uri, date, content_type, block_digest, payload_digest;
    str block;
    size_t whole; /* bytes in view: header and block */
    str behind;   /* what else is in view */
    uint64_t at;  /* the header's first byte, of all that were unpacked */
    bool large;   /* the block is larger than asked for, and only begins here */
    bool over;    /* nothing comes after it */
} warc_record;

typedef enum warc_got {
    WARC_END,
    WARC_RECORD,
    WARC_BROKEN, /* the error names the record and says what is wrong; the next one is found all the same */
} warc_got;

/* Whether a stream that begins so is one. */
bool warc_recognise(str head);
/* The record after *record. A header over 64 KiB or a length that does not hold make a broken one;
 * of a block over `most` bytes, only the beginning is given. */
warc_got warc_next(read_stream *s, size_t most, warc_record *record, sayso_error *error);
/* Goes on to the next record, as far as it is in view, neither believed nor consumed. False: none begins there. */
bool warc_look_ahead(warc_record *record);

#endif
