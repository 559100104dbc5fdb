/* The documents of a web archive: pages and texts, as they were meant. */
#ifndef READ_CRAWL_H
#define READ_CRAWL_H

#include "read/read_digest.h"
#include "read/read_http.h"
#include "read/read_place.h"
#include "read/read_warc.h"

enum { CRAWL_LANES = 4 };

typedef struct read_crawl {
    warc_record record;
    http_reader http;
    /* Two digests at a time go faster: that of a page to come is taken along with the one of the page at hand. */
    bool in_pairs;
    struct {
        uint64_t at; /* of the record; free once that is past */
        read_digest digest;
    } lanes[CRAWL_LANES];
} read_crawl;

void crawl_begin(read_crawl *c, const read_level *level);
/* The next response that went well, conversion or resource that holds HTML or plain text. Broken:
 * also one whose digest is not that of its bytes. */
read_got crawl_next(read_crawl *c, const read_level *level, sayso_input *input, sayso_error *error);
void crawl_end(read_crawl *c);

#endif
