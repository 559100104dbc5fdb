/* The networks of the language pipeline (spaCy's en_core_web_sm), as arithmetic on arrays. Knows
 * nothing of documents.
 *
 * What is opened from the model file is immutable and shared by all threads; it holds its weights
 * packed for this processor and needs the file no more. What changes while a network runs is in a
 * scratch, one a thread, sized once: running takes no memory and cannot fail. Widths are those of
 * the model: 96 numbers a token, 3 maxout pieces, windows of 3 tokens, 4 layers.
 *
 * Invariant: the vectors and scores of a text depend on that text alone, to the last bit: not on
 * the texts beside it, the thread, or what the scratch has seen. Against spaCy's own arithmetic
 * they differ by rounding, about 3e-6 in a token vector.
 *
 * Source: explosion/spaCy 3.8 and explosion/thinc 8.3; docs/model.md has the shapes. */
#ifndef NN_H
#define NN_H

#include "nn/nn_weights.h"

enum { NN_WIDTH = 96, NN_MAX_COLUMNS = 8 };

/* Buffers and caches of one thread, about 4 MB. For networks of one model only: a new model, a new
 * scratch. NULL: out of memory. */
typedef struct nn_scratch nn_scratch;
nn_scratch *nn_scratch_new(const sayso_allocator *allocator);
void nn_scratch_free(nn_scratch *scratch); /* NULL: no effect */

/* ---- token vectors: hashed embeddings, mixed, then 4 residual convolutions over 3 tokens ----------------------
 *
 * Tensors, NN_F32 but for the first:
 *   NAME.embed.seeds u32 (columns) · NAME.embed.K (rows, 96) for each column K
 *   NAME.mix.weight (96, 3, 96 columns) .bias (96, 3) .norm.weight (96) .norm.bias (96)
 *   NAME.conv.L.weight (96, 3, 288) .bias .norm.weight .norm.bias for each layer L */

typedef struct nn_tok2vec nn_tok2vec;
/* NULL with E_MODEL (a tensor is missing or has the wrong shape) or E_MEMORY. The allocator must
 * outlive what is opened, here and below. */
nn_tok2vec *nn_tok2vec_open(const nn_weights *weights, const char *name, const sayso_allocator *allocator,
                            sayso_error *error);
void nn_tok2vec_close(nn_tok2vec *net); /* NULL: no effect */

/* How many attributes of a token it reads: 6 for the shared network (NORM, PREFIX, SUFFIX, SHAPE,
 * SPACY, IS_SPACE), 4 for that of the names (the first four). */
size_t nn_tok2vec_columns(const nn_tok2vec *net);

/* keys (tokens, stride): attribute ids of all tokens of all texts, one text after the other; the
 * first columns of each row are read. lengths (texts): tokens of each text, 0 allowed. vectors
 * (tokens, 96) is filled. Give all texts of a document in one call: short texts cost less together. */
void nn_tok2vec_run(const nn_tok2vec *net, nn_scratch *scratch, const uint64_t *keys, size_t stride,
                    const uint32_t *lengths, size_t texts, float *vectors);

/* ---- tags: one linear layer -------------------------------------------------------------------------------------
 *
 * Tensors: NAME.weight (classes, 96) · NAME.bias (classes) */

typedef struct nn_tagger nn_tagger;
nn_tagger *nn_tagger_open(const nn_weights *weights, const char *name, const sayso_allocator *allocator,
                          sayso_error *error);
void nn_tagger_close(nn_tagger *tagger); /* NULL: no effect */
size_t nn_tagger_classes(const nn_tagger *tagger);
/* vectors (tokens, 96) → the best class of each token; of equals, the lowest. */
void nn_tagger_run(const nn_tagger *tagger, nn_scratch *scratch, const float *vectors, size_t tokens, uint16_t *best);

/* ---- moves: the scores of a transition system's next move --------------------------------------------------------
 *
 * A state is seen through a few slots, each holding a token or nothing: 8 for the parser (B0, B1,
 * S0, S1, S2, L(B0), L(S0), R(S0)), 3 for names (B0, first token of the open name, B0-1). Tensors:
 *   NAME.reduce.weight (64, 96) .bias (64)
 *   NAME.lower.weight (slots, 64, 2, 64) .bias (64, 2) .pad (1, slots, 64, 2)
 *   NAME.upper.weight (classes, 64) .bias (classes) */

typedef struct nn_moves nn_moves;
nn_moves *nn_moves_open(const nn_weights *weights, const char *name, const sayso_allocator *allocator,
                        sayso_error *error);
void nn_moves_close(nn_moves *moves); /* NULL: no effect */
size_t nn_moves_slots(const nn_moves *moves);
size_t nn_moves_classes(const nn_moves *moves);

/* Begins a text; vectors (tokens, 96) must stay until the next start. One text at a time in a scratch. */
void nn_moves_start(const nn_moves *moves, nn_scratch *scratch, const float *vectors, size_t tokens);
/* slots: token numbers in this text, SAYSO_NONE (or any number past the end) for an empty slot.
 * Returns the scores (classes), in the scratch, good until its next use. Any order of states is
 * right; states that move forward through the text are fast. */
const float *nn_moves_score(nn_scratch *scratch, const uint32_t *slots);

#endif
