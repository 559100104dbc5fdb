/* The network of en_core_web_sm, from thinc's model files.
 *
 * Such a file lists the layers of a tree, breadth first: their "nodes" (with names), "attrs" and
 * "params", arrays of equal length. Layers of one kind come in the order in which they run, so a
 * tensor is the parameter of the next layer of that name; shapes are checked. An array is a map
 * {nd, type, kind, shape, data}, here always little-endian 32-bit floats in C order.
 * Source: thinc, model.py and its msgpack encoding of arrays. */
#include "lang/lang_import.h"
#include <jansson.h>
#include <stdio.h>

enum { WIDTH = 96, PIECES = 3, HIDDEN = 64, LAYERS = 4, WINDOW = 3 };

/* A thinc model file being read, front to back. */
typedef struct layers {
    lang_importing *in;
    const char *file;
    const char *prefix; /* of the tensors' names */
    msgpack_object_array nodes, attrs, params;
    uint32_t at; /* the layer last found */
} layers;

static bool get_array(const msgpack_object *root, const char *key, msgpack_object_array *array)
{
    const msgpack_object *value = lang_import_member(root, key);
    if (!value || value->type != MSGPACK_OBJECT_ARRAY)
        return false;
    *array = value->via.array;
    return true;
}

static bool open_layers(layers *l, lang_importing *in, const char *file, const char *prefix)
{
    *l = (layers){.in = in, .file = file, .prefix = prefix};
    const msgpack_object *root = lang_import_unpack(in, file, lang_wheel_file(in, file));
    if (!root)
        return false;
    if (!get_array(root, "nodes", &l->nodes) || !get_array(root, "attrs", &l->attrs) ||
        !get_array(root, "params", &l->params) || l->nodes.size != l->attrs.size || l->nodes.size != l->params.size)
        return lang_import_fail(in, file, "not a thinc model");
    return true;
}

/* Moves to the first layer called `name` from number `from` on. */
static bool find_layer(layers *l, const char *name, uint32_t from)
{
    for (l->at = from; l->at < l->nodes.size; l->at++) {
        const str found = lang_import_text(lang_import_member(&l->nodes.ptr[l->at], "name"));
        if (found.at && str_equal(found, str_of(name)))
            return true;
    }
    return lang_import_fail(l->in, l->file, "a layer is missing");
}

static bool has_shape(const msgpack_object *shape, uint32_t rank, const size_t *wanted)
{
    if (!shape || shape->type != MSGPACK_OBJECT_ARRAY || shape->via.array.size != rank)
        return false;
    for (uint32_t i = 0; i < rank; i++) {
        const msgpack_object *size = &shape->via.array.ptr[i];
        if (size->type != MSGPACK_OBJECT_POSITIVE_INTEGER || size->via.u64 != wanted[i])
            return false;
    }
    return true;
}

/* Adds the current layer's parameter `param` as the tensor PREFIX.`name`. */
static bool take(const layers *l, const char *param, const char *name, uint32_t rank, const size_t *shape)
{
    const msgpack_object *array = lang_import_member(&l->params.ptr[l->at], param);
    const str type = lang_import_text(lang_import_member(array, "type"));
    const str data = lang_import_text(lang_import_member(array, "data"));
    size_t bytes = sizeof(float);
    for (uint32_t i = 0; i < rank; i++)
        bytes *= shape[i];
    if (!type.at || !str_equal(type, STR("<f4")) || !data.at || data.size != bytes ||
        !has_shape(lang_import_member(array, "shape"), rank, shape))
        return lang_import_fail(l->in, l->file, "a parameter has another shape");
    char full[64];
    snprintf(full, sizeof full, "%s.%s", l->prefix, name);
    lang_import_tensor(l->in, full, NN_F32, rank, shape, data.at);
    return true;
}

static bool take_embeddings(layers *l, uint32_t count)
{
    static const size_t rows[] = {5000, 1000, 2500, 2500, 50, 50}; /* NORM PREFIX SUFFIX SHAPE SPACY IS_SPACE */
    uint32_t *seeds = arena_array(l->in->arena, count, sizeof *seeds);
    char name[64];
    for (uint32_t i = 0; i < count; i++) {
        snprintf(name, sizeof name, "embed.%u", i);
        if (!find_layer(l, "hashembed", i ? l->at + 1 : 0) || !take(l, "E", name, 2, (size_t[]){rows[i], WIDTH}))
            return false;
        const str seed = lang_import_text(lang_import_member(&l->attrs.ptr[l->at], "seed")); /* msgpack in msgpack */
        const msgpack_object *value = seed.at ? lang_import_unpack(l->in, l->file, seed) : NULL;
        if (!value || value->type != MSGPACK_OBJECT_POSITIVE_INTEGER || value->via.u64 > UINT32_MAX)
            return lang_import_fail(l->in, l->file, "an embedding has no seed");
        seeds[i] = (uint32_t)value->via.u64;
    }
    snprintf(name, sizeof name, "%s.embed.seeds", l->prefix);
    lang_import_tensor(l->in, name, NN_U32, 1, (size_t[]){count}, seeds);
    return true;
}

/* The next maxout layer of `width` inputs, and the layer norm after it. */
static bool take_maxout(layers *l, const char *name, size_t width, uint32_t from)
{
    char names[4][32];
    static const char *const parts[4] = {"weight", "bias", "norm.weight", "norm.bias"};
    for (size_t i = 0; i < 4; i++)
        snprintf(names[i], sizeof names[i], "%s.%s", name, parts[i]);
    return find_layer(l, "maxout", from) && take(l, "W", names[0], 3, (size_t[]){WIDTH, PIECES, width}) &&
           take(l, "b", names[1], 2, (size_t[]){WIDTH, PIECES}) && find_layer(l, "layernorm", l->at + 1) &&
           take(l, "G", names[2], 1, (size_t[]){WIDTH}) && take(l, "b", names[3], 1, (size_t[]){WIDTH});
}

static bool take_tok2vec(layers *l, uint32_t count)
{
    if (!take_embeddings(l, count) || !take_maxout(l, "mix", (size_t)count * WIDTH, 0))
        return false;
    for (int layer = 0; layer < LAYERS; layer++) {
        char name[16];
        snprintf(name, sizeof name, "conv.%d", layer);
        if (!take_maxout(l, name, WINDOW * WIDTH, l->at + 1))
            return false;
    }
    return true;
}

/* The head of a transition system with `slots` tokens in its state and `moves` moves. */
static bool take_transitions(layers *l, size_t slots, size_t moves)
{
    return find_layer(l, "precomputable_affine", 0) &&
           take(l, "W", "lower.weight", 4, (size_t[]){slots, HIDDEN, 2, HIDDEN}) &&
           take(l, "b", "lower.bias", 2, (size_t[]){HIDDEN, 2}) &&
           take(l, "pad", "lower.pad", 4, (size_t[]){1, slots, HIDDEN, 2}) && find_layer(l, "linear", 0) &&
           take(l, "W", "upper.weight", 2, (size_t[]){moves, HIDDEN}) &&
           take(l, "b", "upper.bias", 1, (size_t[]){moves}) && find_layer(l, "linear", l->at + 1) &&
           take(l, "W", "reduce.weight", 2, (size_t[]){HIDDEN, WIDTH}) &&
           take(l, "b", "reduce.bias", 1, (size_t[]){HIDDEN});
}

/* The tags, in the order of the rows of tagger.W. */
static bool take_labels(lang_importing *in, const char *file, size_t wanted)
{
    const str bytes = lang_wheel_file(in, file);
    json_t *root = json_loadb(bytes.at, bytes.size, 0, NULL);
    const json_t *labels = json_object_get(root, "labels");
    const size_t count = json_array_size(labels);
    bool done = count == wanted;
    str texts[64] = {{0}};
    for (size_t i = 0; done && i < count; i++) {
        texts[i] = str_of(json_string_value(json_array_get(labels, i)));
        done = texts[i].at != NULL;
    }
    if (done)
        lang_import_texts(in, "tagger.labels", texts, count);
    json_decref(root);
    return done || lang_import_fail(in, file, "not the tagger's labels");
}

bool lang_import_weights(lang_importing *in)
{
    enum {
        SHARED_COLUMNS = 6,
        NER_COLUMNS = 4,
        TAGS = 50,
        PARSER_SLOTS = 8,
        PARSER_MOVES = 106,
        NER_SLOTS = 3,
        NER_MOVES = 74
    };
    layers l;
    return open_layers(&l, in, "tok2vec/model", "tok2vec") && take_tok2vec(&l, SHARED_COLUMNS) &&
           open_layers(&l, in, "tagger/model", "tagger") && find_layer(&l, "softmax", 0) &&
           take(&l, "W", "weight", 2, (size_t[]){TAGS, WIDTH}) && take(&l, "b", "bias", 1, (size_t[]){TAGS}) &&
           take_labels(in, "tagger/cfg", TAGS) && open_layers(&l, in, "parser/model", "parser") &&
           take_transitions(&l, PARSER_SLOTS, PARSER_MOVES) && open_layers(&l, in, "ner/model", "ner") &&
           take_tok2vec(&l, NER_COLUMNS) && take_transitions(&l, NER_SLOTS, NER_MOVES);
}
