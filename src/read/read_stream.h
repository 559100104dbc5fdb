/* An input as a stream: bytes of a file, a pipe, memory or a packed file's member, unpacked where
 * they are packed, with as much of what lies ahead in view as the reader asks for. Memory is what
 * the reader asked for at once, and a little more, however long the stream. */
#ifndef READ_STREAM_H
#define READ_STREAM_H

#include "base/arena.h"
#include "base/str.h"
#include "read/read_unpack.h"

/* Unpacked bytes after which a reader that finds nothing to read gives a member up: it is a bomb. */
#define STREAM_MOST_LOST (UINT64_C(1) << 28)

/* Where the bytes come from. */
typedef struct stream_origin {
    /* Reads up to `size` bytes; 0 at the end; -1, with the error filled, if that fails. */
    ptrdiff_t (*take)(void *context, char *into, size_t size, sayso_error *error);
    void *context;
} stream_origin;

/* A place in a stream as it lies: a byte, or, where it is packed, the first byte of a member and the
 * bytes from there once unpacked. */
typedef struct stream_place {
    uint64_t byte, inside;
} stream_place;

typedef struct read_stream read_stream;

/* NULL: out of memory. `name` is copied, for messages. Packed bytes are recognised as such. */
read_stream *stream_new(stream_origin origin, const char *name, const sayso_allocator *allocator);
void stream_free(read_stream *s); /* NULL: no effect */

const char *stream_name(const read_stream *s);
bool stream_packed(const read_stream *s);
/* The next bytes, `want` or more of them, fewer only at the end or before damage; none are consumed.
 * Valid until the next call of any of these. */
str stream_ahead(read_stream *s, size_t want);
/* Has so many in view, if it can; what ends the stream before them is for whoever asks for them. */
void stream_fill(read_stream *s, size_t want);
/* Consumes bytes that are in view. */
void stream_past(read_stream *s, size_t size);
/* Consumes as many bytes as there are, up to `size`. */
uint64_t stream_skip(read_stream *s, uint64_t size);
stream_place stream_at(const read_stream *s);
/* Bytes consumed so far. */
uint64_t stream_passed(const read_stream *s);
/* What ended the stream before what was last asked for: damage, a failed read, no memory. NULL: nothing. */
const sayso_error *stream_damage(const read_stream *s);
/* Fills the error: `what` is wrong at a place, or else the damage of the stream. */
void stream_fail(const read_stream *s, stream_place at, sayso_status status, const char *what, sayso_error *error);
/* Gives up what is in view and the rest of the member, damaged or not, and goes to the next one that can be
 * found; false if there is none, or the stream is not packed. */
bool stream_mend(read_stream *s);

#endif
