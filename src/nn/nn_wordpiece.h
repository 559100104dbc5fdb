/* Word pieces: the vocabulary of an uncased BERT, and text cut into it.
 *
 * Text is folded (accents off, lower case, controls and bytes that are not UTF-8 dropped), parted into words at white
 * space and around every punctuation mark and Chinese character, and each word is cut from its front into the longest
 * pieces that the vocabulary has; those after the first stand there with "##" before them. A word that cannot be cut
 * so, or is longer than 100 characters once folded, is one unknown piece. Each piece knows the bytes it came from: from
 * the first of its first character to the last of its last, so what was dropped between two pieces is in neither.
 * Source: Devlin et al. 2018 and the package tokenizers 0.23, piece for piece; but “[SEP]” in a text is three words,
 * and two stray accents of newer scripts stay in the order of the text.
 *
 * Model file: "pieces.text", U8, one piece a line in the order of the ids. */
#ifndef NN_WORDPIECE_H
#define NN_WORDPIECE_H

#include "base/vec.h"
#include "nn/nn_weights.h"

#define NN_VOCABULARY "pieces.text"

/* The pieces that are no words. */
#define NN_PIECE_UNKNOWN "[UNK]"
#define NN_PIECE_FIRST   "[CLS]"     /* before a window */
#define NN_PIECE_LAST    "[SEP]"     /* after it */
#define NN_PIECE_GAP     "[unused1]" /* between two blocks of text */
#define NN_PIECE_NAME    "[unused2]" /* for each piece of a name that is not to be seen */

/* The vocabulary. Immutable. */
typedef struct nn_vocabulary nn_vocabulary;

typedef struct nn_wordpiece {
    uint32_t id, start, end; /* bytes of the text, start < end */
} nn_wordpiece;

typedef VEC(nn_wordpiece) nn_wordpieces;

/* *vocabulary stays NULL where the file has none. Fails with E_MODEL or E_MEMORY. */
bool nn_vocabulary_open(nn_vocabulary **vocabulary, const nn_weights *weights, const sayso_allocator *allocator,
                        sayso_error *error);
void nn_vocabulary_close(nn_vocabulary *vocabulary); /* NULL: no effect */
/* How many pieces it has; their ids are 0 … count - 1. */
uint32_t nn_vocabulary_count(const nn_vocabulary *vocabulary);
/* The id of a piece as the vocabulary writes it ("##ing"); SAYSO_NONE if it has none. It has those of NN_PIECE_…. */
uint32_t nn_vocabulary_find(const nn_vocabulary *vocabulary, str text);
/* Appends the pieces of text[span]. Any bytes will do; linear in them. */
void nn_vocabulary_cut(const nn_vocabulary *vocabulary, arena *a, str text, sayso_span span, nn_wordpieces *list);

#endif
