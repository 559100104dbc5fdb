/* The boundary for archives and for many documents: reads them on several threads, in their order, a
 * story that comes again once. */
#include "base/error.h"
#include "base/file.h"
#include "base/pool.h"
#include "doc/doc_id.h"
#include "read/read_archive.h"
#include "sayso_boundary.h"

/* ---- archives ----------------------------------------------------------------------------------------------- */

struct sayso_archive {
    sayso_allocator allocator;
    arena arena; /* of the document at hand */
    read_archive read;
    file_source file;
    str bytes; /* instead of a file: what is left of them */
    bool over;
};

static ptrdiff_t take_file(void *context, char *into, size_t size, sayso_error *error)
{
    return file_take(&((sayso_archive *)context)->file, into, size, error);
}

static ptrdiff_t take_bytes(void *context, char *into, size_t size, sayso_error *error)
{
    (void)error;
    sayso_archive *a = context;
    const size_t step = a->bytes.size < size ? a->bytes.size : size;
    if (step)
        memcpy(into, a->bytes.at, step);
    a->bytes = str_slice(a->bytes, step, a->bytes.size);
    return (ptrdiff_t)step;
}

static sayso_archive *new_archive(const sayso_options *options, sayso_error *error)
{
    const sayso_allocator *allocator = options && options->allocator ? options->allocator : &arena_malloc;
    sayso_archive *a = allocator->alloc(allocator->context, sizeof *a);
    if (!a) {
        error_set(error, SAYSO_E_MEMORY, 0, "out of memory");
        return NULL;
    }
    *a = (sayso_archive){.allocator = *allocator, .file.file = -1};
    a->read = (read_archive){.allocator = &a->allocator,
                             .arena = &a->arena,
                             .most = options && options->max_bytes ? options->max_bytes : DEFAULT_MAX_BYTES};
    if (a->read.most > SIZE_MAX / 4) /* sums of it must not overflow */
        a->read.most = SIZE_MAX / 4;
    if (options)
        a->read.fields = options->fields;
    arena_start(&a->arena, &a->allocator, SIZE_MAX / 2, NULL);
    return a;
}

sayso_archive *sayso_archive_open(const char *path, const sayso_options *options, sayso_error *error)
{
    sayso_archive *a = new_archive(options, error);
    if (a && file_open_source(&a->file, path, error) &&
        archive_begin(&a->read, (stream_origin){take_file, a}, path, error))
        return a;
    sayso_archive_close(a);
    return NULL;
}

sayso_archive *sayso_archive_open_bytes(const void *bytes, size_t size, const sayso_options *options,
                                        sayso_error *error)
{
    const char *path = options && options->path ? options->path : "input";
    sayso_archive *a = new_archive(options, error);
    if (a)
        a->bytes = (str){bytes, size};
    if (a && archive_begin(&a->read, (stream_origin){take_bytes, a}, path, error))
        return a;
    sayso_archive_close(a);
    return NULL;
}

/* Runs everything that an arena may interrupt; after that, the archive is over. */
static read_got next_of_archive(sayso_archive *a, sayso_input *input, sayso_error *error)
{
    jmp_buf boundary;
    a->arena.boundary = &boundary;
    if (!setjmp(boundary))
        return archive_next(&a->read, input, error);
    a->over = true;
    error_set(error, SAYSO_E_MEMORY, 0, "%s: out of memory", stream_name(a->read.levels[0].level.stream));
    return READ_BROKEN;
}

bool sayso_archive_next(sayso_archive *a, sayso_input *input, sayso_error *error)
{
    sayso_error unwanted;
    *input = (sayso_input){0};
    arena_end(&a->arena);
    const read_got got = a->over ? READ_END : next_of_archive(a, input, error ? error : &unwanted);
    if (got != READ_DOCUMENT)
        input->bytes = NULL;
    if (!sayso_meta_check(&input->meta, NULL)) /* a date that is none: it is not known */
        input->meta.published = NULL;
    input->consumed = a->file.at;
    return got != READ_END;
}

void sayso_archive_close(sayso_archive *a)
{
    if (!a)
        return;
    const sayso_allocator allocator = a->allocator;
    archive_end(&a->read);
    arena_end(&a->arena);
    file_close_source(&a->file);
    allocator.free(allocator.context, a);
}

/* ---- many documents ----------------------------------------------------------------------------------------- */

typedef struct batch {
    const sayso_model *model;
    const sayso_options *options;
    const sayso_allocator *allocator;
    sayso_next *next;
    sayso_sink *sink;
    void *context;
    sayso_archive *archive; /* that the next documents are from; NULL: none */
    sayso_meta meta;        /* what the caller knows of it */
    uint64_t consumed;      /* bytes of the archives before it */
    bool copies;            /* are read like any other */
    seen bodies;            /* of the documents that were handed on */
    pthread_mutex_t lock;   /* on `bodies` */
} batch;

typedef struct batch_item {
    sayso_input input;
    char *own;      /* what the input points at, where it is from an archive */
    sayso_doc *doc; /* NULL: it failed, see error */
    earlier earlier;
    sayso_error error;
} batch_item;

/* What is known of one input, before what is known of all. */
static sayso_meta merge_meta(const sayso_meta *one, const sayso_meta *all)
{
    return (sayso_meta){.url = one->url ? one->url : all->url,
                        .published = one->published ? one->published : all->published,
                        .title = one->title ? one->title : all->title,
                        .outlet = one->outlet ? one->outlet : all->outlet};
}

/* Makes the input the item's own: the archive's lives only until its next one. */
static bool keep_input(const batch *b, batch_item *item)
{
    sayso_input *in = &item->input;
    const char **const texts[] = {&in->path,           &in->content_type, &in->meta.url,
                                  &in->meta.published, &in->meta.title,   &in->meta.outlet};
    enum { COUNT = sizeof texts / sizeof *texts };
    size_t sizes[COUNT], all = in->size + 1;
    for (size_t i = 0; i < COUNT; i++)
        all += sizes[i] = *texts[i] ? strlen(*texts[i]) + 1 : 0;
    char *at = b->allocator->alloc(b->allocator->context, all);
    if (!at)
        return false;
    item->own = at;
    for (size_t i = 0; i < COUNT; i++) {
        if (*texts[i])
            *texts[i] = memcpy(at, *texts[i], sizes[i]);
        at += sizes[i];
    }
    if (in->bytes)
        in->bytes = memcpy(at, in->bytes, in->size);
    return true;
}

/* The next document of the archive at hand; false: there is none. */
static bool next_of_batch(batch *b, batch_item *item)
{
    if (!b->archive)
        return false;
    if (sayso_archive_next(b->archive, &item->input, &item->error)) {
        sayso_meta known = {0};
        if (b->options->known && item->input.bytes)
            b->options->known(b->options->known_context, &item->input, &known);
        known = merge_meta(&known, &b->meta);
        item->input.meta = merge_meta(&known, &item->input.meta);
        item->input.consumed += b->consumed;
        if (!keep_input(b, item)) {
            item->input = (sayso_input){.path = b->archive->file.path};
            error_set(&item->error, SAYSO_E_MEMORY, 0, "%s: byte 0: out of memory", file_name(item->input.path));
        }
        return true;
    }
    b->consumed += b->archive->file.at;
    sayso_archive_close(b->archive);
    b->archive = NULL;
    return false;
}

static bool next_item(void *context, void *memory)
{
    batch *b = context;
    batch_item *item = memory;
    *item = (batch_item){0};
    while (!next_of_batch(b, item)) {
        item->input = (sayso_input){0};
        if (!b->next(b->context, &item->input))
            return false;
        if (item->input.bytes || !item->input.path)
            return true;
        b->archive = sayso_archive_open(item->input.path, b->options, &item->error);
        b->meta = item->input.meta;
        if (!b->archive)
            return true;
    }
    return true;
}

static void work_item(void *context, void *memory)
{
    batch *b = context;
    batch_item *item = memory;
    sayso_options options = *b->options;
    if (item->error.status)
        return;
    options.path = item->input.path;
    options.meta = merge_meta(&item->input.meta, &b->options->meta);
    if (item->input.content_type)
        options.content_type = item->input.content_type;
    item->earlier = (earlier){.bodies = &b->bodies, .lock = &b->lock};
    item->doc = boundary_read(b->model, (str){item->input.bytes, item->input.size}, &options,
                              b->copies ? NULL : &item->earlier, &item->error);
}

/* Now that all before it are known: reads it again if it was taken for a copy and is none, or the
 * other way round, so that the threads' pace does not show; and remembers its body. */
static void settle_item(batch *b, batch_item *item)
{
    const earlier was = item->earlier;
    seen_note id;
    if (!item->doc || !was.has_body)
        return;
    const bool found = seen_find(&b->bodies, &was.body, &id);
    if (found != was.found || (found && memcmp(&id, &was.id, sizeof id) != 0)) {
        sayso_doc_free(item->doc);
        work_item(b, item);
    }
    if (found || !item->doc)
        return;
    doc_id_hash(item->doc, id.bytes);
    pthread_mutex_lock(&b->lock);
    seen_add(&b->bodies, &was.body, &id);
    pthread_mutex_unlock(&b->lock);
}

static void free_item(const batch *b, batch_item *item)
{
    if (item->own)
        b->allocator->free(b->allocator->context, item->own);
}

static bool sink_item(void *context, void *memory)
{
    batch *b = context;
    batch_item *item = memory;
    settle_item(b, item);
    const bool more = b->sink(b->context, &item->input, item->doc, item->doc ? NULL : &item->error);
    free_item(b, item);
    return more;
}

static void drop_item(void *context, void *memory)
{
    batch_item *item = memory;
    sayso_doc_free(item->doc);
    free_item(context, item);
}

bool sayso_read_all(const sayso_model *model, const sayso_options *options, unsigned jobs, sayso_next *next,
                    sayso_sink *sink, void *context, sayso_error *error)
{
    static const sayso_options defaults = {0};
    options = options ? options : &defaults;
    batch b = {.model = model,
               .options = options,
               .allocator = options->allocator ? options->allocator : &arena_malloc,
               .next = next,
               .sink = sink,
               .context = context,
               .copies = options->copies || options->records};
    b.bodies.allocator = b.allocator;
    pthread_mutex_init(&b.lock, NULL);
    const pool_steps steps = {next_item, work_item, sink_item, drop_item, &b, sizeof(batch_item)};
    bool stopped;
    const bool done = pool_run(&steps, jobs ? jobs : pool_cores(), b.allocator, &stopped);
    sayso_archive_close(b.archive);
    seen_free(&b.bodies);
    pthread_mutex_destroy(&b.lock);
    if (done)
        return true;
    return stopped ? error_set(error, SAYSO_E_STOPPED, 0, "stopped before the last input")
                   : error_set(error, SAYSO_E_MEMORY, 0, "out of memory");
}
