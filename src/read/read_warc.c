/* A record is header lines, an empty line, as many bytes as its Content-Length says, two empty lines.
 * One is believed when the next thing after it is the next record, or the end.
 *
 * After one that is not, the reader goes to the next that can be found: the next line that begins as
 * a record does, in the bytes that it had not believed in; where it is packed and unpacking has made
 * STREAM_MOST_LOST bytes without meeting one, in the next member. So neither a length that lies nor a bomb
 * costs more than itself. */
#include "read/read_warc.h"
#include "read/read_http.h"

enum {
    MOST_HEADER = 1 << 16,
    FIRST_LOOK = 1 << 12,
    LOOK_BEHIND = 1 << 18 /* for warc_look_ahead: about one page more */
};

bool warc_recognise(str head)
{
    return str_starts(head, STR("WARC/")) && head.size > 7 && head.at[5] >= '0' && head.at[5] <= '9' &&
           head.at[6] == '.';
}

static void read_fields(str header, warc_record *r)
{
    static const str names[] = {
        {"WARC-Type", 9},     {"WARC-Record-ID", 14},    {"WARC-Target-URI", 15},     {"WARC-Date", 9},
        {"Content-Type", 12}, {"WARC-Block-Digest", 17}, {"WARC-Payload-Digest", 19},
    };
    str *const fields[] = {&r->type, &r->id, &r->uri, &r->date, &r->content_type, &r->block_digest, &r->payload_digest};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        *fields[i] = http_field(header, names[i]);
    if (str_starts(r->uri, STR("<")) && str_ends(r->uri, STR(">"))) /* as WARC 1.0's grammar has it */
        r->uri = str_slice(r->uri, 1, r->uri.size - 1);
}

/* A whole number of bytes; false if it is none. */
static bool read_length(str text, uint64_t *length)
{
    *length = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.at[i] < '0' || text.at[i] > '9' || *length > UINT64_MAX / 10 - 1)
            return false;
        *length = *length * 10 + (uint64_t)(text.at[i] - '0');
    }
    return text.size > 0;
}

static size_t line_end(str view)
{
    return str_starts(view, STR("\r\n")) ? 2 : str_starts(view, STR("\n"));
}

/* Writers differ in how many empty lines they leave behind a record. */
static str skip_empty(str view)
{
    for (size_t size; (size = line_end(view)) > 0;)
        view = str_slice(view, size, view.size);
    return view;
}

/* To where the next record or the end is. */
static bool skip_lines(read_stream *s)
{
    for (;;) {
        const str view = stream_ahead(s, 2);
        const size_t size = line_end(view);
        if (!size)
            return view.size > 0;
        stream_past(s, size);
    }
}

/* Goes on to the next line that begins a record, or the next member. */
static void find_record(read_stream *s)
{
    static const str begin = {"WARC/", 5};
    for (uint64_t lost = 0; lost < STREAM_MOST_LOST || !stream_packed(s);) {
        const str view = stream_ahead(s, FIRST_LOOK);
        for (size_t i = 0; i + 8 < view.size; i++) {
            const char *found = memchr(view.at + i, '\n', view.size - 8 - i);
            if (!found)
                break;
            i = (size_t)(found - view.at);
            if (str_starts(str_slice(view, i + 1, view.size), begin) &&
                warc_recognise(str_slice(view, i + 1, view.size))) {
                stream_past(s, i + 1);
                return;
            }
        }
        const bool last = view.size < FIRST_LOOK;
        stream_past(s, last ? view.size : view.size - 8);
        if (last)
            break;
        lost += view.size - 8;
    }
    while (stream_mend(s))
        if (warc_recognise(stream_ahead(s, FIRST_LOOK)))
            return;
}

/* The header in view, the empty line that ends it included; empty: there is none. */
static str look_at_header(read_stream *s)
{
    for (size_t want = FIRST_LOOK;; want *= 2) {
        const str view = stream_ahead(s, want);
        const size_t size = http_header_size(view);
        if (size || view.size < want || want >= MOST_HEADER)
            return str_slice(view, 0, size);
    }
}

/* Whether what stands after a record is one, or nothing. */
static bool ends_well(str behind)
{
    if (!line_end(behind))
        return behind.size == 0; /* nothing, not even the empty lines */
    behind = skip_empty(behind);
    return behind.size == 0 || warc_recognise(behind);
}

/* Whether nothing comes behind a record but that what it was packed in is damaged: its checksum is wrong. */
static bool is_spoiled(read_stream *s, const warc_record *r)
{
    const str view = stream_ahead(s, r->whole);
    if (view.size < r->whole || skip_empty(str_slice(view, r->whole, view.size)).size)
        return false;
    (void)stream_ahead(s, view.size + 1);
    return stream_damage(s) && stream_damage(s)->byte == r->place.byte;
}

/* What is wrong with a header, NULL: nothing. */
static const char *look_at_length(str header, uint64_t *length)
{
    if (!header.size || !warc_recognise(header))
        return "no record begins here";
    return read_length(http_field(header, STR("Content-Length")), length) ? NULL : "a record without a length";
}

/* What is wrong with the record whose header is in view, NULL: nothing, and it is in view whole, or
 * as far as a large one is. */
static const char *look_at_record(read_stream *s, size_t most, warc_record *r)
{
    const str head = look_at_header(s);
    uint64_t length;
    const char *wrong = look_at_length(head, &length);
    if (wrong)
        return wrong;
    r->large = length > most;
    r->whole = head.size + (r->large ? FIRST_LOOK : (size_t)length);
    stream_fill(s, r->whole + (r->large ? 0 : LOOK_BEHIND));
    if (stream_packed(s) && is_spoiled(s, r))
        return "a damaged record";
    const str view = stream_ahead(s, r->whole);
    if (view.size < r->whole)
        return "a record that is cut short, or shorter than it says";
    r->behind = str_slice(view, r->whole, view.size);
    if (!r->large && !ends_well(r->behind))
        return "a record of another length than it says";
    read_fields(str_slice(view, 0, head.size), r);
    r->block = str_slice(view, head.size, r->whole);
    r->at = stream_passed(s);
    return NULL;
}

warc_got warc_next(read_stream *s, size_t most, warc_record *r, sayso_error *error)
{
    if (r->large)
        find_record(s);
    else
        stream_past(s, r->whole);
    *r = (warc_record){.over = r->over};
    if (r->over || (!skip_lines(s) && !stream_damage(s)))
        return WARC_END;
    r->place = stream_at(s);
    const char *wrong = look_at_record(s, most, r);
    if (!wrong)
        return WARC_RECORD;
    stream_fail(s, r->place, SAYSO_E_TEXT, wrong, error);
    find_record(s);
    *r = (warc_record){.place = r->place, .over = !stream_ahead(s, 1).size};
    return WARC_BROKEN;
}

bool warc_look_ahead(warc_record *r)
{
    const str view = skip_empty(r->behind);
    const size_t header = http_header_size(str_slice(view, 0, view.size < MOST_HEADER ? view.size : MOST_HEADER));
    uint64_t length;
    if (look_at_length(str_slice(view, 0, header), &length))
        return false;
    const size_t held = view.size - header, whole = header + (length < held ? (size_t)length : held);
    *r = (warc_record){.block = str_slice(view, header, whole),
                       .whole = whole,
                       .behind = str_slice(view, whole, view.size),
                       .at = r->at + r->whole + (size_t)(view.at - r->behind.at)};
    read_fields(str_slice(view, 0, header), r);
    return true;
}
