/* HTTP messages as archives keep them (RFC 9112): header fields, and the body as it was meant. */
#ifndef READ_HTTP_H
#define READ_HTTP_H

#include "base/arena.h"
#include "base/str.h"

/* Bytes of the header that `view` begins with, the empty line that ends it included; 0: it does not
 * end in view. Lines may end without a carriage return. */
size_t http_header_size(str view);
/* The value of the first field of a name, without the white space around it; empty: there is none. */
str http_field(str header, str name);

typedef struct http_message {
    int code; /* 0: the block is no HTTP response */
    str header;
    str content_type; /* as the header has it */
    str stored;       /* the body as it was stored, */
    str joined;       /* taken out of its chunks, */
    str body;         /* and unpacked */
} http_message;

typedef struct http_reader {
    arena *arena;               /* of what must be written anew */
    size_t most;                /* bytes of a body */
    struct read_unpack *unpack; /* the latest; NULL at first */
} http_reader;

typedef enum http_answer {
    HTTP_WHOLE,
    HTTP_CUT, /* the packed body does not end as it should: what there is of it */
    HTTP_TOO_LARGE
} http_answer;

/* Reads a response up to its body; false: it is none. */
bool http_read_header(str block, http_message *message);
/* Makes the body what it was meant to be. One that is not what its header says (chunked, packed) is taken as it lies,
 * for many crawlers keep the header of what they have unpacked. */
http_answer http_read_body(http_reader *h, http_message *message);
void http_close(http_reader *h);

#endif
