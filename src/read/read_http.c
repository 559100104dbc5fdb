#include "read/read_http.h"
#include "read/read_unpack.h"

size_t http_header_size(str view)
{
    for (size_t i = 0; i < view.size;) {
        const char *found = memchr(view.at + i, '\n', view.size - i);
        if (!found)
            return 0;
        i = (size_t)(found - view.at) + 1;
        if (i < view.size && view.at[i] == '\n')
            return i + 1;
        if (i + 1 < view.size && view.at[i] == '\r' && view.at[i + 1] == '\n')
            return i + 2;
    }
    return 0;
}

static str trim(str text)
{
    while (text.size && str_is_blank(*text.at))
        text = str_slice(text, 1, text.size);
    while (text.size && str_is_blank(text.at[text.size - 1]))
        text.size--;
    return text;
}

str http_field(str header, str name)
{
    while (header.size) {
        const char *end = memchr(header.at, '\n', header.size);
        const size_t size = end ? (size_t)(end - header.at) : header.size;
        if (size > name.size && header.at[name.size] == ':' && str_equal_ascii(str_slice(header, 0, name.size), name))
            return trim(str_slice(header, name.size + 1, size));
        header = str_slice(header, end ? size + 1 : size, header.size);
    }
    return (str){header.at, 0};
}

/* "HTTP/1.1 200 OK" */
static int status_code(str line)
{
    if (!str_starts(line, STR("HTTP/")))
        return 0;
    const char *space = memchr(line.at, ' ', line.size);
    const size_t at = space ? (size_t)(space - line.at) + 1 : line.size;
    int code = 0;
    for (size_t i = at; i < line.size && i < at + 3; i++)
        code = line.at[i] >= '0' && line.at[i] <= '9' ? 10 * code + line.at[i] - '0' : 0;
    return code;
}

static int hex_value(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
}

/* The size line of a chunk: its length, and the line's; false if it is none. */
static bool chunk_line(str body, size_t *length, size_t *line)
{
    const char *end = body.size ? memchr(body.at, '\n', body.size) : NULL;
    size_t digits = 0;
    *length = 0;
    if (!end)
        return false;
    *line = (size_t)(end - body.at) + 1;
    for (; digits < *line && hex_value(body.at[digits]) >= 0; digits++) {
        if (*length >> 48)
            return false;
        *length = *length << 4 | (size_t)hex_value(body.at[digits]);
    }
    const char after = body.at[digits];
    return digits > 0 && (after == ';' || str_is_blank(after));
}

/* The body out of its chunks; false if they do not hold, or the last is missing. */
static bool join_chunks(arena *a, str body, str *whole)
{
    char *to = arena_take(a, body.size + 1);
    size_t size = 0, length, line;
    for (;;) {
        if (!chunk_line(body, &length, &line))
            return false;
        body = str_slice(body, line, body.size);
        if (length == 0)
            break;
        if (length > body.size)
            return false;
        memcpy(to + size, body.at, length);
        size += length;
        body = str_slice(body, length, body.size);
        body = str_slice(body, str_starts(body, STR("\r\n")) ? 2 : str_starts(body, STR("\n")), body.size);
    }
    *whole = (str){to, size};
    return true;
}

/* What a Content-Encoding means, if the body begins as it should. */
static unpack_kind packed_how(str encoding, str body)
{
    const unpack_kind found = unpack_recognise(body);
    if (str_equal_ascii(encoding, STR("gzip")) || str_equal_ascii(encoding, STR("x-gzip")))
        return found == UNPACK_GZIP ? found : UNPACK_NONE;
    if (str_equal_ascii(encoding, STR("zstd")))
        return found == UNPACK_ZSTD ? found : UNPACK_NONE;
    if (str_equal_ascii(encoding, STR("br")))
        return UNPACK_BROTLI;
    if (!str_equal_ascii(encoding, STR("deflate")) || body.size < 2)
        return UNPACK_NONE;
    const unsigned head = (unsigned char)body.at[0], flags = (unsigned char)body.at[1];
    return (head & 0x0f) == 8 && (head << 8 | flags) % 31 == 0 ? UNPACK_ZLIB : UNPACK_DEFLATE;
}

/* Unpacks what a member of `kind` holds. */
static http_answer unpack_body(http_reader *h, unpack_kind kind, str *body)
{
    enum { FIRST = 1 << 18 };
    str packed = *body;
    unpack_room room = {NULL, 0};
    char *whole = NULL;
    size_t size = 0;
    unpack_free(h->unpack);
    h->unpack = unpack_new(kind, h->arena->allocator);
    if (!h->unpack)
        arena_throw(h->arena, SAYSO_E_MEMORY);
    for (size_t held = FIRST;;) {
        if (!room.size) {
            if (size > h->most)
                return HTTP_TOO_LARGE;
            char *larger = arena_take(h->arena, held *= 2);
            if (size)
                memcpy(larger, whole, size);
            whole = larger;
            room = (unpack_room){whole + size, held - size};
        }
        const size_t before = packed.size + room.size;
        const unpack_step step = unpack_run(h->unpack, &packed, &room);
        size = (size_t)(room.at - whole);
        *body = (str){whole, size};
        if (step == UNPACK_END)
            return size > h->most ? HTTP_TOO_LARGE : HTTP_WHOLE;
        if (step == UNPACK_MEMORY)
            arena_throw(h->arena, SAYSO_E_MEMORY);
        if (step == UNPACK_BAD || (room.size && packed.size + room.size == before))
            return HTTP_CUT;
    }
}

void http_close(http_reader *h)
{
    unpack_free(h->unpack);
    h->unpack = NULL;
}

bool http_read_header(str block, http_message *m)
{
    const size_t size = http_header_size(block);
    const str header = str_slice(block, 0, size), body = str_slice(block, size, block.size);
    *m = (http_message){.code = status_code(header), .header = header, .stored = body, .joined = body, .body = body};
    m->content_type = http_field(header, STR("Content-Type"));
    return m->code;
}

http_answer http_read_body(http_reader *h, http_message *m)
{
    if (str_equal_ascii(http_field(m->header, STR("Transfer-Encoding")), STR("chunked")))
        join_chunks(h->arena, m->stored, &m->joined);
    m->body = m->joined;
    const unpack_kind kind = packed_how(http_field(m->header, STR("Content-Encoding")), m->joined);
    const http_answer answer = kind == UNPACK_NONE ? HTTP_WHOLE : unpack_body(h, kind, &m->body);
    if (answer == HTTP_CUT && (kind == UNPACK_BROTLI || kind == UNPACK_DEFLATE)) {
        m->body = m->joined; /* nothing said that it was packed but the header */
        return HTTP_WHOLE;
    }
    return answer;
}
