/* The documents of a web archive: pages and texts, as they were meant. */
#ifndef READ_CRAWL_H
#define READ_CRAWL_H

#include "read/read_http.h"
#include "read/read_place.h"
#include "read/read_warc.h"

typedef struct read_crawl {
    warc_record record;
    http_reader http;
} read_crawl;

void crawl_begin(read_crawl *c, const read_level *level);
/* The next response that went well, conversion or resource that holds HTML or plain text. Broken:
 * also one whose digest is not that of its bytes. */
read_got crawl_next(read_crawl *c, const read_level *level, sayso_input *input, sayso_error *error);
void crawl_end(read_crawl *c);

#endif
