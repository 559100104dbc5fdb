/* A chunk of text, all white space or without any, split into the pieces that become tokens. */
#ifndef LANG_SPLIT_H
#define LANG_SPLIT_H

#include "base/vec.h"
#include "lang/lang_affix.h"
#include "lang/lang_texts.h"

/* The strings that are split in a way of their own, "don't" and "a.m.". In the model file, and
 * referring to it: "tokenise.exceptions", the strings, sorted; ".firsts" U32 (count + 1), where
 * the pieces of each begin; ".sizes" U32 (pieces), their bytes; ".norms" U64 (pieces), string
 * ids of their normal forms, or 0. */
typedef struct lang_exceptions {
    lang_texts texts;
    const uint32_t *firsts; /* (count + 1) */
    const uint32_t *sizes;  /* (pieces) */
    const uint64_t *norms;  /* (pieces) */
} lang_exceptions;

/* Fails with E_MODEL. */
bool lang_exceptions_open(lang_exceptions *exceptions, const nn_weights *weights, sayso_error *error);

typedef struct lang_piece {
    uint32_t size; /* bytes */
    uint64_t norm; /* 0: that of its text */
} lang_piece;

typedef struct lang_splitter {
    const lang_matcher *matcher;
    const lang_exceptions *exceptions; /* NULL: none */
    arena *arena;
    VEC(lang_piece) pieces;
    VEC(uint32_t) suffixes; /* while a chunk is split */
} lang_splitter;

/* Replaces `pieces` by those of `chunk`; their sizes add up to its size. */
void lang_split(lang_splitter *splitter, str chunk);
/* Appends the pieces of exception number `which`. */
void lang_split_exception(lang_splitter *splitter, size_t which);

#endif
