/* The view is a buffer that members are unpacked into directly. A member is begun only when bytes of
 * it are asked for, so that a reader who takes one record after the other knows the member of each.
 *
 * A damaged member is left at the next place that looks like the beginning of one. */
#include "read/read_stream.h"
#include "base/error.h"

enum {
    FIRST_ROOM = 1 << 22,
    LEAST_ROOM = 1 << 16,
    PACKED_ROOM = 1 << 20,
    WHOLE = 1 << 18,
    WHOLE_ROOM = 1 << 21,
    MOST_DICTIONARY = 1 << 24,
    MARKS = 64
};

struct read_stream {
    const sayso_allocator *allocator;
    stream_origin origin;
    char *name;
    char *at; /* in view: [begin, end) */
    size_t begin, end, room;
    uint64_t before; /* unpacked bytes of the stream before at[0] */
    bool ended;      /* the origin has no more */
    bool damaged;
    bool short_of;     /* what was last asked for */
    sayso_error error; /* the damage */

    read_unpack *unpack; /* NULL: not packed */
    unpack_kind kind;
    char *packed; /* [packed_begin, packed_end) */
    size_t packed_begin, packed_end;
    uint64_t packed_before; /* bytes of the origin before packed[0] */
    bool inside;            /* a member is begun and not ended */
    uint64_t member;        /* the byte where the latest begins */
    struct {
        uint64_t byte, before; /* where a member begins; the unpacked bytes before it */
    } marks[MARKS];            /* of the member that the view begins in, and of later ones while there is room */
    size_t mark_count;
};

static void *take_memory(read_stream *s, size_t size)
{
    return s->allocator->alloc(s->allocator->context, size);
}

static void give_memory(read_stream *s, void *memory)
{
    if (memory)
        s->allocator->free(s->allocator->context, memory);
}

static void damage(read_stream *s, sayso_status status, uint64_t byte, const char *what)
{
    s->damaged = true;
    error_set(&s->error, status, byte, "%s: byte %llu: %s", s->name, (unsigned long long)byte, what);
}

static void run_out_of_memory(read_stream *s)
{
    damage(s, SAYSO_E_MEMORY, s->before + s->end, "out of memory");
}

/* Makes room for `more` bytes behind the view. */
static bool make_room(read_stream *s, size_t more)
{
    const size_t held = s->end - s->begin;
    if (s->room - s->end >= more)
        return true;
    if (s->room - held >= more) {
        memmove(s->at, s->at + s->begin, held);
    } else {
        size_t room = s->room ? s->room : FIRST_ROOM;
        while (room - held < more)
            room *= 2;
        char *larger = take_memory(s, room);
        if (!larger) {
            run_out_of_memory(s);
            return false;
        }
        if (held)
            memcpy(larger, s->at + s->begin, held);
        give_memory(s, s->at);
        s->at = larger;
        s->room = room;
    }
    s->before += s->begin;
    s->begin = 0;
    s->end = held;
    return true;
}

/* Reads from the origin; 0 at its end, or after damage. */
static size_t take_bytes(read_stream *s, char *into, size_t size)
{
    if (s->ended || s->damaged)
        return 0;
    const ptrdiff_t got = s->origin.take(s->origin.context, into, size, &s->error);
    if (got < 0)
        s->damaged = true;
    if (got <= 0)
        s->ended = true;
    return got > 0 ? (size_t)got : 0;
}

/* More packed bytes behind those there are. */
static bool take_packed(read_stream *s)
{
    const size_t held = s->packed_end - s->packed_begin;
    if (s->packed_begin && held)
        memmove(s->packed, s->packed + s->packed_begin, held);
    s->packed_before += s->packed_begin;
    s->packed_begin = 0;
    s->packed_end = held;
    const size_t got = take_bytes(s, s->packed + held, PACKED_ROOM - held);
    s->packed_end += got;
    return got;
}

static str packed_view(const read_stream *s)
{
    return (str){s->packed + s->packed_begin, s->packed_end - s->packed_begin};
}

static uint64_t packed_at(const read_stream *s)
{
    return s->packed_before + s->packed_begin;
}

/* The latest mark that is not past the view's first byte. */
static size_t mark_at(const read_stream *s)
{
    size_t mark = 0;
    while (mark + 1 < s->mark_count && s->marks[mark + 1].before <= s->before + s->begin)
        mark++;
    return mark;
}

static void mark_member(read_stream *s)
{
    const size_t done = mark_at(s);
    memmove(s->marks, s->marks + done, (s->mark_count - done) * sizeof *s->marks);
    s->mark_count -= done;
    if (s->mark_count == MARKS)
        return;
    s->marks[s->mark_count].byte = s->member;
    s->marks[s->mark_count++].before = s->before + s->end;
}

/* Begins the next member; false at the end, zero bytes there included. Most members are small: one is likely to
 * be in view whole. */
static bool begin_member(read_stream *s)
{
    for (;;) {
        while (packed_view(s).size < WHOLE && take_packed(s))
            continue;
        const str view = packed_view(s);
        if (unpack_recognise(view) == s->kind)
            break;
        if (view.size == 0 || s->damaged)
            return false;
        if (*view.at != '\0') {
            damage(s, SAYSO_E_TEXT, packed_at(s), "no packed member begins here");
            return false;
        }
        s->packed_begin++;
    }
    s->inside = true;
    s->member = packed_at(s);
    mark_member(s);
    return true;
}

/* One step of unpacking; false when nothing can come any more. */
static bool unpack_some(read_stream *s)
{
    const bool begins = !s->inside;
    if (begins && (!begin_member(s) || !make_room(s, WHOLE_ROOM)))
        return false;
    str packed = packed_view(s);
    unpack_room room = {s->at + s->end, s->room - s->end};
    const size_t had = packed.size, free_before = room.size;
    unpack_step step = begins ? unpack_whole(s->unpack, &packed, &room) : UNPACK_MORE;
    if (step == UNPACK_MORE)
        step = unpack_run(s->unpack, &packed, &room);
    s->packed_begin += had - packed.size;
    s->end += free_before - room.size;
    switch (step) {
    case UNPACK_END:
        s->inside = false;
        unpack_again(s->unpack);
        return true;
    case UNPACK_MORE:
        if (had != packed.size || free_before != room.size || (!had && take_packed(s)))
            return true;
        if (!s->damaged)
            damage(s, SAYSO_E_TEXT, packed_at(s), "cut short: the member that is packed there does not end");
        return false;
    case UNPACK_MEMORY:
        run_out_of_memory(s);
        return false;
    default:
        damage(s, SAYSO_E_TEXT, s->member, "what is packed there is damaged");
        return false;
    }
}

static bool read_some(read_stream *s)
{
    const size_t got = take_bytes(s, s->at + s->end, s->room - s->end);
    s->end += got;
    return got;
}

void stream_fill(read_stream *s, size_t want)
{
    while (s->end - s->begin < want && !s->damaged) {
        if (!make_room(s, want - (s->end - s->begin) + LEAST_ROOM))
            break;
        if (!(s->unpack ? unpack_some(s) : read_some(s)))
            break;
    }
}

str stream_ahead(read_stream *s, size_t want)
{
    stream_fill(s, want);
    s->short_of = s->end - s->begin < want;
    return s->at ? (str){s->at + s->begin, s->end - s->begin} : STR("");
}

void stream_past(read_stream *s, size_t size)
{
    s->begin += size;
}

uint64_t stream_skip(read_stream *s, uint64_t size)
{
    uint64_t left = size;
    while (left) {
        const size_t view = stream_ahead(s, 1).size, step = view < left ? view : (size_t)left;
        if (!step)
            break;
        stream_past(s, step);
        left -= step;
    }
    return size - left;
}

uint64_t stream_passed(const read_stream *s)
{
    return s->before + s->begin;
}

stream_place stream_at(const read_stream *s)
{
    const uint64_t at = stream_passed(s);
    if (!s->unpack)
        return (stream_place){at, 0};
    const size_t mark = mark_at(s);
    return s->mark_count ? (stream_place){s->marks[mark].byte, at - s->marks[mark].before} : (stream_place){0, 0};
}

const char *stream_name(const read_stream *s)
{
    return s->name;
}

bool stream_packed(const read_stream *s)
{
    return s->unpack;
}

const sayso_error *stream_damage(const read_stream *s)
{
    return s->damaged && s->short_of ? &s->error : NULL;
}

void stream_fail(const read_stream *s, stream_place at, sayso_status status, const char *what, sayso_error *error)
{
    const unsigned long long byte = at.byte, inside = at.inside;
    if (stream_damage(s))
        error_set(error, s->error.status, s->error.byte, "%s", s->error.message);
    else if (inside)
        error_set(error, status, byte, "%s: byte %llu+%llu: %s", s->name, byte, inside, what);
    else
        error_set(error, status, byte, "%s: byte %llu: %s", s->name, byte, what);
}

bool stream_mend(read_stream *s)
{
    if (!s->unpack || s->error.status == SAYSO_E_MEMORY || s->error.status == SAYSO_E_IO)
        return false;
    s->damaged = false;
    s->begin = s->end;
    if (s->inside && s->packed_before + s->packed_begin == s->member)
        s->packed_begin++;
    s->inside = false;
    unpack_again(s->unpack);
    for (;;) {
        while (packed_view(s).size < UNPACK_RECOGNISES && take_packed(s))
            continue;
        const str view = packed_view(s);
        if (!view.size || s->damaged)
            return false;
        if (unpack_recognise(view) == s->kind)
            return true;
        s->packed_begin++;
    }
}

/* The frame before the first of a .warc.zst may be one to skip that holds a dictionary. */
static bool read_dictionary(read_stream *s)
{
    enum { MAGIC = 0x5d, HEAD = 8 };
    while (packed_view(s).size < HEAD && take_packed(s))
        continue;
    const unsigned char *head = (const unsigned char *)packed_view(s).at;
    if (packed_view(s).size < HEAD || head[0] != MAGIC)
        return true;
    const size_t size = (size_t)head[4] | (size_t)head[5] << 8 | (size_t)head[6] << 16 | (size_t)head[7] << 24;
    char *dictionary = size <= MOST_DICTIONARY ? take_memory(s, size + 1) : NULL;
    if (!dictionary) {
        damage(s, SAYSO_E_LIMIT, 0, "its dictionary is too large");
        return false;
    }
    s->packed_begin += HEAD;
    size_t got = 0;
    while (got < size && (packed_view(s).size || take_packed(s))) {
        const str view = packed_view(s);
        const size_t step = view.size < size - got ? view.size : size - got;
        memcpy(dictionary + got, view.at, step);
        s->packed_begin += step;
        got += step;
    }
    if (got < size || unpack_dictionary(s->unpack, (str){dictionary, size}) != UNPACK_END)
        damage(s, SAYSO_E_TEXT, 0, "its dictionary is damaged");
    give_memory(s, dictionary);
    return !s->damaged;
}

/* Recognises what is packed. The first bytes go to where the rest will. */
static bool begin_stream(read_stream *s)
{
    s->packed = take_memory(s, PACKED_ROOM);
    if (!s->packed)
        return false;
    while (packed_view(s).size < UNPACK_RECOGNISES && take_packed(s))
        continue;
    s->kind = unpack_recognise(packed_view(s));
    if (s->kind == UNPACK_NONE) {
        if (!make_room(s, PACKED_ROOM))
            return false;
        s->end = packed_view(s).size;
        memcpy(s->at, s->packed, s->end);
        give_memory(s, s->packed);
        s->packed = NULL;
        return true;
    }
    s->unpack = unpack_new(s->kind, s->allocator);
    if (s->unpack && s->kind == UNPACK_ZSTD)
        read_dictionary(s);
    return s->unpack;
}

read_stream *stream_new(stream_origin origin, const char *name, const sayso_allocator *allocator)
{
    const size_t size = strlen(name) + 1;
    read_stream *s = allocator->alloc(allocator->context, sizeof *s + size);
    if (!s)
        return NULL;
    *s = (read_stream){.allocator = allocator, .origin = origin};
    s->name = memcpy(s + 1, name, size);
    if (begin_stream(s))
        return s;
    stream_free(s);
    return NULL;
}

void stream_free(read_stream *s)
{
    if (!s)
        return;
    unpack_free(s->unpack);
    give_memory(s, s->packed);
    give_memory(s, s->at);
    give_memory(s, s);
}
