/* Networks of random numbers, for tests and the benchmark: no model file is needed. */
#ifndef NN_RANDOM_H
#define NN_RANDOM_H

#include "base/arena.h"
#include "nn/nn.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RANDOM_TENSORS = 160 };

typedef struct random_model {
    nn_weights weights; /* in memory, sorted by name */
    nn_tensor tensors[RANDOM_TENSORS];
    char names[RANDOM_TENSORS][40]; /* of those whose names are printed */
    uint64_t seed;
} random_model;

static inline uint64_t random_next(uint64_t *seed)
{
    uint64_t z = *seed += 0x9e3779b97f4a7c15;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
}

/* Between -1 and 1. */
static inline float random_float(uint64_t *seed)
{
    return (float)(random_next(seed) >> 40) / (1 << 23) - 1;
}

/* A tensor without data; *count receives the number of its elements. */
static inline nn_tensor *random_shape(random_model *m, const char *name, nn_type type, uint32_t rank,
                                      const size_t *shape, size_t *count)
{
    if (m->weights.count == RANDOM_TENSORS) {
        fprintf(stderr, "nn_random.h: more than %d tensors\n", RANDOM_TENSORS);
        abort();
    }
    nn_tensor *t = &m->tensors[m->weights.count++];
    *t = (nn_tensor){.name = name, .type = type, .rank = rank};
    *count = 1;
    for (uint32_t i = 0; i < rank; i++)
        *count *= t->shape[i] = shape[i];
    return t;
}

static inline void random_add(random_model *m, const char *name, float scale, uint32_t rank, const size_t *shape)
{
    size_t count;
    nn_tensor *t = random_shape(m, name, NN_F32, rank, shape, &count);
    float *numbers = malloc(count * sizeof *numbers);
    for (size_t i = 0; i < count; i++)
        numbers[i] = scale * random_float(&m->seed);
    t->at = numbers;
    t->bytes = count * sizeof *numbers;
}

static inline int random_compare(const void *a, const void *b)
{
    return strcmp(((const nn_tensor *)a)->name, ((const nn_tensor *)b)->name);
}

static inline void random_finish(random_model *m)
{
    qsort(m->tensors, m->weights.count, sizeof *m->tensors, random_compare);
    m->weights.tensors = m->tensors;
    m->weights.path = "random";
}

/* The tensors of a token encoder with `columns` (at most 6) attributes, called "t". */
static inline void random_tok2vec(random_model *m, size_t columns)
{
    static const char *const tables[] = {"t.embed.0", "t.embed.1", "t.embed.2", "t.embed.3", "t.embed.4", "t.embed.5"};
    static const char *const layers[][4] = {
        {"t.mix.weight", "t.mix.bias", "t.mix.norm.weight", "t.mix.norm.bias"},
        {"t.conv.0.weight", "t.conv.0.bias", "t.conv.0.norm.weight", "t.conv.0.norm.bias"},
        {"t.conv.1.weight", "t.conv.1.bias", "t.conv.1.norm.weight", "t.conv.1.norm.bias"},
        {"t.conv.2.weight", "t.conv.2.bias", "t.conv.2.norm.weight", "t.conv.2.norm.bias"},
        {"t.conv.3.weight", "t.conv.3.bias", "t.conv.3.norm.weight", "t.conv.3.norm.bias"},
    };
    for (size_t c = 0; c < columns; c++)
        random_add(m, tables[c], 0.5f, 2, (const size_t[]){50 + 1000 * (c % 3), NN_WIDTH});
    random_add(m, "t.embed.seeds", 1, 1, &columns);
    m->tensors[m->weights.count - 1].type = NN_U32;
    for (size_t i = 0; i < sizeof layers / sizeof *layers; i++) {
        random_add(m, layers[i][0], 0.1f, 3, (const size_t[]){NN_WIDTH, 3, i ? 3 * NN_WIDTH : columns * NN_WIDTH});
        random_add(m, layers[i][1], 0.3f, 2, (const size_t[]){NN_WIDTH, 3});
        random_add(m, layers[i][2], 1.0f, 1, (const size_t[]){NN_WIDTH});
        random_add(m, layers[i][3], 0.3f, 1, (const size_t[]){NN_WIDTH});
    }
}

/* The tensors of a scorer of moves, called "m". */
static inline void random_moves(random_model *m, size_t slots, size_t classes)
{
    random_add(m, "m.reduce.weight", 0.2f, 2, (const size_t[]){64, NN_WIDTH});
    random_add(m, "m.reduce.bias", 1, 1, (const size_t[]){64});
    random_add(m, "m.lower.weight", 0.2f, 4, (const size_t[]){slots, 64, 2, 64});
    random_add(m, "m.lower.bias", 1, 2, (const size_t[]){64, 2});
    random_add(m, "m.lower.pad", 1, 4, (const size_t[]){1, slots, 64, 2});
    random_add(m, "m.upper.weight", 0.2f, 2, (const size_t[]){classes, 64});
    random_add(m, "m.upper.bias", 1, 1, &classes);
}

/* The tensors of a tagger, called "g". */
static inline void random_tagger(random_model *m, size_t classes)
{
    random_add(m, "g.weight", 1, 2, (const size_t[]){classes, NN_WIDTH});
    random_add(m, "g.bias", 1, 1, &classes);
}

/* A name for the next tensor. */
__attribute__((format(printf, 2, 3))) static inline const char *random_name(random_model *m, const char *format, ...)
{
    char *name = m->names[m->weights.count];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(name, sizeof *m->names, format, arguments);
    va_end(arguments);
    return name;
}

/* NAME.weight, an eight-bit matrix (out, in), and NAME.scale. */
static inline void random_matrix(random_model *m, const char *name, size_t out, size_t in)
{
    size_t count;
    nn_tensor *t = random_shape(m, random_name(m, "%s.weight", name), NN_I8, 2, (const size_t[]){out, in}, &count);
    int8_t *numbers = malloc(count);
    for (size_t i = 0; i < count; i++)
        numbers[i] = (int8_t)((int)(random_next(&m->seed) % 255) - 127);
    t->at = numbers;
    t->bytes = count;
    random_add(m, random_name(m, "%s.scale", name), 0.001f, 1, &out);
}

static inline void random_norm(random_model *m, const char *name)
{
    const size_t width = 384;
    random_add(m, random_name(m, "%s.weight", name), 1.0f, 1, &width);
    random_add(m, random_name(m, "%s.bias", name), 0.3f, 1, &width);
}

enum { RANDOM_WORDS = 700, RANDOM_FEATURES = 9 };

typedef struct random_layer {
    size_t heads, inner;
} random_layer;

/* A layer's matrices, [0] rows out and [1] numbers in of each: qkv, out, up, down. */
static inline void random_shapes(random_layer layer, size_t shapes[4][2])
{
    memcpy(
        shapes,
        (const size_t[4][2]){{96 * layer.heads, 384}, {384, 32 * layer.heads}, {layer.inner, 384}, {384, layer.inner}},
        4 * sizeof *shapes);
}

/* The tensors of an encoder of at most six layers. */
static inline void random_encoder(random_model *m, const random_layer *layers, int count)
{
    static const char *const tables[] = {"letters", "quote", "draft", "inner", "dep", "tag"};
    static const char *const dense[] = {"qkv", "out", "up", "down"};
    size_t shapes[4][2];
    char name[30];
    random_matrix(m, "encoder.word", RANDOM_WORDS, 384);
    random_add(m, "encoder.position.weight", 0.3f, 2, (const size_t[]){256, 384});
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        random_add(m, random_name(m, "encoder.%s.weight", tables[i]), 0.1f, 2, (const size_t[]){RANDOM_FEATURES, 384});
    random_norm(m, "encoder.norm");
    for (int layer = 0; layer < count; layer++) {
        random_shapes(layers[layer], shapes);
        for (size_t i = 0; i < 4; i++) {
            snprintf(name, sizeof name, "encoder.layers.%d.%s", layer, dense[i]);
            random_matrix(m, name, shapes[i][0], shapes[i][1]);
            random_add(m, random_name(m, "%s.bias", name), 0.3f, 1, &shapes[i][0]);
            random_add(m, random_name(m, "%s.stretch", name), 1.0f, 1, &shapes[i][1]);
            random_add(m, random_name(m, "%s.shift", name), 0.3f, 1, &shapes[i][1]);
        }
        for (int i = 1; i <= 2; i++) {
            snprintf(name, sizeof name, "encoder.layers.%d.norm%d", layer, i);
            random_norm(m, name);
        }
    }
}

static inline void random_free(random_model *m)
{
    for (size_t i = 0; i < m->weights.count; i++)
        free((void *)m->tensors[i].at);
}

#endif
