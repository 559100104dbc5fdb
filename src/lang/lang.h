/* spaCy's en_core_web_sm 3.8.0, label for label: tokens, tags, morphology, parse, sentences, named
 * entities, lemmas. */
#ifndef LANG_H
#define LANG_H

#include "doc/doc.h"
#include "nn/nn_weights.h"

/* The pipeline made ready: immutable, shared by all threads. Refers to `weights`, which must outlive it. */
typedef struct lang_model lang_model;
/* Fails with E_MODEL or E_MEMORY; then NULL. */
lang_model *lang_model_open(const nn_weights *weights, const sayso_allocator *allocator, sayso_error *error);
void lang_model_close(lang_model *model);

/* What one thread needs to run it: buffers and caches, sized once. The caches never change a
 * result. NULL: out of memory. */
typedef struct lang_scratch lang_scratch;
lang_scratch *lang_scratch_new(const lang_model *model);
void lang_scratch_free(lang_scratch *scratch);

/* Reads blocks; fills tokens, sentences, names and the blocks' token ranges. Each block is a text
 * (spaCy: a Doc) of its own. */
void lang_parse(doc *d, const lang_model *model, lang_scratch *scratch);
/* Writes tokens and sentences as CoNLL-U. */
void lang_conllu(const doc *d, out *o);

/* Reads the wheel of en_core_web_sm 3.8.0 and gives the tensors of a model file, in memory of `a`
 * (whose boundary catches out-of-memory). Fails with E_IO or E_MODEL, naming the file in the
 * wheel. */
bool lang_import(arena *a, const char *wheel, nn_tensor **tensors, size_t *count, sayso_error *error);

#endif
