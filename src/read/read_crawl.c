/* Requests, metadata, revisits and warcinfo are passed over, and so is what is neither HTML nor plain
 * text. The address is the record's; when a page was published, an archive does not say: its dates
 * are those of fetching, and a server's Last-Modified mostly is, too. Nor would they help as the latest day that a page
 * can be of: of 487 pages with a known day, none is dated later than that but two, by one day, for their time zone. */
#include "read/read_crawl.h"

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

/* Whether a record holds a document, as far as headers tell; *m is filled, its body as it is stored. */
static bool holds_document(const warc_record *r, http_message *m)
{
    if (str_equal_ascii(r->type, STR("response"))) {
        if (http_read_header(r->block, m))
            return went_well(m) && holds_text(m->content_type);
    } else if (!str_equal_ascii(r->type, STR("conversion")) && !str_equal_ascii(r->type, STR("resource"))) {
        return false;
    }
    *m = (http_message){.content_type = r->content_type, .stored = r->block, .joined = r->block, .body = r->block};
    return holds_text(m->content_type);
}

/* The digest of a record's block, as far as it has been taken; NULL: none is declared that is
 * known, or no lane is free. */
static read_digest *open_lane(read_crawl *c, const warc_record *r)
{
    size_t free = CRAWL_LANES;
    for (size_t i = 0; i < CRAWL_LANES; i++) {
        const bool taken = c->lanes[i].digest.hash && c->lanes[i].at >= c->record.at;
        if (taken && c->lanes[i].at == r->at)
            return &c->lanes[i].digest;
        if (!taken)
            free = i;
    }
    if (free == CRAWL_LANES || !digest_begin(&c->lanes[free].digest, r->block_digest))
        return NULL;
    c->lanes[free].at = r->at;
    return &c->lanes[free].digest;
}

/* Takes a digest along with those of the pages that come next, as far as they are in view. */
static void take_with_next(read_crawl *c, read_digest *own)
{
    enum { MOST_AHEAD = 16 };
    warc_record next = c->record;
    http_message m;
    for (int i = 0; i < MOST_AHEAD && digest_blocks(own, c->record.block) && warc_look_ahead(&next); i++) {
        read_digest *other = holds_document(&next, &m) ? open_lane(c, &next) : NULL;
        if (other)
            digest_take_pair(own, c->record.block, other, next.block);
    }
}

static digest_answer check_block(read_crawl *c)
{
    const warc_record *r = &c->record;
    read_digest *own = c->in_pairs ? open_lane(c, r) : NULL;
    if (!own)
        return digest_check(r->block_digest, r->block);
    take_with_next(c, own);
    return digest_is_right(own, r->block) ? DIGEST_RIGHT : DIGEST_WRONG;
}

/* Whether a declared digest speaks against the record. The payload's is that of the body as stored,
 * as sent, or as meant: crawlers differ. It is part of the block, whose own says enough. */
static bool is_damaged(read_crawl *c, const http_message *m)
{
    const str payload = c->record.payload_digest;
    const digest_answer block = check_block(c);
    if (block != DIGEST_UNKNOWN)
        return block == DIGEST_WRONG;
    return digest_check(payload, m->stored) == DIGEST_WRONG && digest_check(payload, m->joined) == DIGEST_WRONG &&
           digest_check(payload, m->body) == DIGEST_WRONG;
}

static read_got fail(const read_crawl *c, const read_level *level, sayso_status status, const char *what,
                     sayso_error *error)
{
    stream_fail(level->stream, c->record.place, status, what, error);
    return READ_BROKEN;
}

void crawl_begin(read_crawl *c, const read_level *level)
{
    *c = (read_crawl){.http = {.arena = level->arena, .most = level->most}, .in_pairs = digest_goes_in_pairs()};
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
        if (!holds_document(&c->record, &m))
            continue;
        const http_answer answer = m.code ? http_read_body(&c->http, &m) : HTTP_WHOLE;
        input->path = read_path(level, c->record.place);
        if (c->record.large || answer == HTTP_TOO_LARGE)
            return fail(c, level, SAYSO_E_LIMIT,
                        "the page in this record is larger than the limit; raise it (--max-bytes)", error);
        if (answer == HTTP_CUT)
            return fail(c, level, SAYSO_E_TEXT, "the page in this record is packed, and damaged or cut short", error);
        if (is_damaged(c, &m))
            return fail(c, level, SAYSO_E_TEXT, "this record is damaged: its digest is not that of its bytes", error);
        input->bytes = m.body.at;
        input->size = m.body.size;
        input->content_type = read_copy(level, m.content_type);
        input->meta.url = read_copy(level, c->record.uri);
        return READ_DOCUMENT;
    }
}
