/* What the encoder reads: the document as word pieces, each with what the stages before know of it. */
#ifndef SAY_PIECE_H
#define SAY_PIECE_H

#include "doc/doc.h"
#include "nn/nn_wordpiece.h"

/* Reads input, blocks, tokens, quotes and statements (as drafts); fills pieces. */
void say_pieces(doc *d, const nn_vocabulary *vocabulary);

#endif
