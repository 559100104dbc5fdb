/* Vocabularies of word pieces in memory, as if a model file held them. */
#ifndef VOCABULARY_H
#define VOCABULARY_H

#include "unit.h"

#include "nn/nn_wordpiece.h"

/* The pieces that every vocabulary has: 0 to 3. */
#define SPECIAL "[UNK]\n[unused1]\n[CLS]\n[SEP]\n[unused2]\n"

/* `text`: one piece a line. NULL, with error filled: it is refused. */
static inline nn_vocabulary *make_vocabulary(const char *text, size_t size, sayso_error *error)
{
    nn_tensor tensor = {NN_VOCABULARY, NN_U8, 1, {size}, text, size};
    const nn_weights weights = {.path = "a model", .tensors = &tensor, .count = 1};
    nn_vocabulary *vocabulary = NULL;
    const bool opened = nn_vocabulary_open(&vocabulary, &weights, &arena_malloc, error);
    assert_true(opened == (vocabulary != NULL));
    return vocabulary;
}

#endif
