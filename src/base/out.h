/* A growing text in an arena, and JSON on top of it. */
#ifndef BASE_OUT_H
#define BASE_OUT_H

#include "base/arena.h"
#include "base/str.h"

typedef struct out {
    arena *arena;
    char *at; /* NUL-terminated once out_end was called */
    size_t size, room;
    bool comma; /* JSON: a value stands before the next one */
} out;

void out_bytes(out *o, const char *bytes, size_t size);
void out_str(out *o, str text);
void out_text(out *o, const char *text);
__attribute__((format(printf, 2, 3))) void out_format(out *o, const char *format, ...);
/* The text so far, with a NUL after it. */
const char *out_end(out *o);

/* JSON, commas by themselves: out_json_open(o, '{'); out_json_key(o, "a"); out_json_uint(o, 1);
 * out_json_close(o, '}'); */
void out_json_open(out *o, char bracket);
void out_json_close(out *o, char bracket);
void out_json_key(out *o, const char *key);
void out_json_str(out *o, str text);
void out_json_text(out *o, const char *text); /* NULL: null */
void out_json_uint(out *o, uint64_t value);
void out_json_null(out *o);
void out_json_bool(out *o, bool value);
/* `value` as it stands: a number already formatted. */
void out_json_raw(out *o, const char *value);

#endif
