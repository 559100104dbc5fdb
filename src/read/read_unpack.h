/* Packed bytes, taken apart one member (a gzip member, a frame) at a time. */
#ifndef READ_UNPACK_H
#define READ_UNPACK_H

#include "base/arena.h"
#include "base/str.h"

typedef enum unpack_kind {
    UNPACK_NONE,
    UNPACK_GZIP,
    UNPACK_ZLIB,    /* what HTTP calls deflate */
    UNPACK_DEFLATE, /* and what some servers send for it: without the header */
    UNPACK_ZSTD,
    UNPACK_LZ4,
    UNPACK_BROTLI
} unpack_kind;

typedef enum unpack_step {
    UNPACK_MORE, /* it wants more input, or more room */
    UNPACK_END,  /* the member is whole, its checksum right */
    UNPACK_BAD,
    UNPACK_MEMORY
} unpack_step;

/* Where unpacked bytes go. */
typedef struct unpack_room {
    char *at;
    size_t size;
} unpack_room;

enum { UNPACK_RECOGNISES = 4 }; /* bytes */

typedef struct read_unpack read_unpack;

/* By the first bytes of a member; zlib, deflate and Brotli cannot be told so. */
unpack_kind unpack_recognise(str head);
/* NULL: out of memory. The allocator is for the struct; zstd, LZ4 and Brotli use malloc. */
read_unpack *unpack_new(unpack_kind kind, const sayso_allocator *allocator);
void unpack_free(read_unpack *u); /* NULL: no effect */
/* Before each member but the first. */
void unpack_again(read_unpack *u);
/* Goes on with a member: takes from the front of *packed, writes to the front of *room. */
unpack_step unpack_run(read_unpack *u, str *packed, unpack_room *room);
/* The same for a member that is in view, and fits, from its first byte to its last, which goes faster;
 * UNPACK_MORE: it is not, or this kind cannot, and nothing is done. */
unpack_step unpack_whole(read_unpack *u, str *packed, unpack_room *room);
/* A zstd dictionary, as the frame before the first of a .warc.zst has it, packed or not. */
unpack_step unpack_dictionary(read_unpack *u, str dictionary);

#endif
