/* Requests, metadata, revisits and warcinfo are passed over, and so is what is neither HTML nor plain
 * text. The address is the record's; when a page was published, an archive does not say: its dates
 * are those of fetching, and a server's Last-Modified mostly is, too. */
#include "read/read_crawl.h"
#include "read/read_digest.h"

/* What stands before the parameters: "text/html" of "text/html; charset=utf-8". */
static bool is_type(str declared, const char *type)
{
    const size_t size = strlen(type);
    if (declared.size < size || !str_equal_ascii(str_slice(declared, 0, size), str_of(type)))
        return false;
    return declared.size == size || declared.at[size] == ';' || str_is_blank(declared.at[size]);
}

/* Whether documents are declared so; a type that is not declared may be one. */
static bool holds_text(str declared)
{
    return !declared.size || is_type(declared, "text/html") || is_type(declared, "application/xhtml+xml") ||
           is_type(declared, "text/plain");
}

static bool went_well(const http_message *m)
{
    return m->code >= 200 && m->code < 300 && m->code != 206;
}

/* Whether the record holds a document, as far as its header tells; *message is filled. */
static bool read_message(read_crawl *c, http_message *m, http_answer *answer)
{
    const warc_record *r = &c->record;
    *answer = HTTP_WHOLE;
    if (str_equal_ascii(r->type, STR("response"))) {
        const http_answer got = http_read(&c->http, r->block, m);
        *answer = got;
        if (m->code)
            return went_well(m) && holds_text(m->content_type);
    } else if (!str_equal_ascii(r->type, STR("conversion")) && !str_equal_ascii(r->type, STR("resource"))) {
        return false;
    }
    *m = (http_message){.content_type = r->content_type, .stored = r->block, .body = r->block};
    return holds_text(m->content_type);
}

/* Whether a declared digest speaks against the record. The payload's is that of the body as stored,
 * as sent, or as meant: crawlers differ. It is part of the block, whose own says enough. */
static bool is_damaged(const warc_record *r, const http_message *m)
{
    const digest_answer block = digest_check(r->block_digest, r->block);
    if (block != DIGEST_UNKNOWN)
        return block == DIGEST_WRONG;
    return digest_check(r->payload_digest, m->stored) == DIGEST_WRONG &&
           digest_check(r->payload_digest, m->joined) == DIGEST_WRONG &&
           digest_check(r->payload_digest, m->body) == DIGEST_WRONG;
}

static read_got fail(const read_crawl *c, const read_level *level, sayso_status status, const char *what,
                     sayso_error *error)
{
    stream_fail(level->stream, c->record.place, status, what, error);
    return READ_BROKEN;
}

void crawl_begin(read_crawl *c, const read_level *level)
{
    *c = (read_crawl){.http = {.arena = level->arena, .most = level->most}};
}

void crawl_end(read_crawl *c)
{
    http_close(&c->http);
}

read_got crawl_next(read_crawl *c, const read_level *level, sayso_input *input, sayso_error *error)
{
    enum { MOST_HEADER = 1 << 16 };
    for (;;) {
        const warc_got got = warc_next(level->stream, level->most + MOST_HEADER, &c->record, error);
        if (got != WARC_RECORD) {
            if (got == WARC_BROKEN)
                input->path = read_path(level, c->record.place);
            return got == WARC_END ? READ_END : READ_BROKEN;
        }
        http_message m;
        http_answer answer;
        if (!read_message(c, &m, &answer))
            continue;
        input->path = read_path(level, c->record.place);
        if (c->record.large || answer == HTTP_TOO_LARGE)
            return fail(c, level, SAYSO_E_LIMIT,
                        "the page in this record is larger than the limit; raise it (--max-bytes)", error);
        if (answer == HTTP_CUT)
            return fail(c, level, SAYSO_E_TEXT, "the page in this record is packed, and damaged or cut short", error);
        if (is_damaged(&c->record, &m))
            return fail(c, level, SAYSO_E_TEXT, "this record is damaged: its digest is not that of its bytes", error);
        input->bytes = m.body.at;
        input->size = m.body.size;
        input->content_type = read_copy(level, m.content_type);
        input->meta.url = read_copy(level, c->record.uri);
        return READ_DOCUMENT;
    }
}
