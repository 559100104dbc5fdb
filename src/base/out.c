#include "base/out.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static char *reserve(out *o, size_t size)
{
    if (o->room - o->size < size) {
        const size_t room = 2 * o->room + size + 240;
        o->at = arena_grow(o->arena, o->at, o->room, room);
        o->room = room;
    }
    return o->at + o->size;
}

void out_bytes(out *o, const char *bytes, size_t size)
{
    if (size) {
        memcpy(reserve(o, size), bytes, size);
        o->size += size;
    }
}

void out_str(out *o, str text)
{
    out_bytes(o, text.at, text.size);
}

void out_text(out *o, const char *text)
{
    out_bytes(o, text, strlen(text));
}

void out_format(out *o, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    const int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (size > 0) {
        vsnprintf(reserve(o, (size_t)size + 1), (size_t)size + 1, format, again);
        o->size += (size_t)size;
    }
    va_end(again);
}

const char *out_end(out *o)
{
    *reserve(o, 1) = '\0';
    return o->at;
}

static void separate(out *o)
{
    if (o->comma)
        out_bytes(o, ",", 1);
    o->comma = true;
}

void out_json_open(out *o, char bracket)
{
    separate(o);
    out_bytes(o, &bracket, 1);
    o->comma = false;
}

void out_json_close(out *o, char bracket)
{
    out_bytes(o, &bracket, 1);
    o->comma = true;
}

/* The escape of a byte that may not stand in a JSON string, or NULL. */
static const char *escape(unsigned char byte, char buffer[8])
{
    switch (byte) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        if (byte >= 0x20 && byte != 0x7f)
            return NULL;
        snprintf(buffer, 8, "\\u%04x", byte);
        return buffer;
    }
}

static void quoted(out *o, str text)
{
    size_t plain = 0; /* start of the run that needs no escape */
    char buffer[8];
    out_bytes(o, "\"", 1);
    for (size_t i = 0; i < text.size; i++) {
        const char *escaped = escape((unsigned char)text.at[i], buffer);
        if (escaped) {
            out_bytes(o, text.at + plain, i - plain);
            out_text(o, escaped);
            plain = i + 1;
        }
    }
    out_bytes(o, text.at + plain, text.size - plain);
    out_bytes(o, "\"", 1);
}

void out_json_key(out *o, const char *key)
{
    separate(o);
    quoted(o, str_of(key));
    out_bytes(o, ":", 1);
    o->comma = false;
}

void out_json_str(out *o, str text)
{
    separate(o);
    quoted(o, text);
}

void out_json_text(out *o, const char *text)
{
    if (text)
        out_json_str(o, str_of(text));
    else
        out_json_null(o);
}

void out_json_uint(out *o, uint64_t value)
{
    separate(o);
    out_format(o, "%llu", (unsigned long long)value);
}

void out_json_null(out *o)
{
    separate(o);
    out_text(o, "null");
}

void out_json_bool(out *o, bool value)
{
    separate(o);
    out_text(o, value ? "true" : "false");
}

void out_json_raw(out *o, const char *value)
{
    separate(o);
    out_text(o, value);
}
