/* Who says what: quotations, then statements with source, cue and content. */
#ifndef SAY_H
#define SAY_H

#include "doc/doc.h"
#include "nn/nn_encoder.h"

/* The attribution network (say_network.h); immutable, shared by all threads. */
typedef struct say_network say_network;
/* *network stays NULL where the file has no vocabulary of word pieces. Fails with E_MODEL or E_MEMORY. The weights and
 * the allocator must outlive it. */
bool say_network_open(say_network **network, const nn_weights *weights, const sayso_allocator *allocator,
                      sayso_error *error);
void say_network_close(say_network *network); /* NULL: no effect */
/* Whether it can attribute; else it can only cut pieces. */
bool say_network_whole(const say_network *network);

/* Reads input and blocks; fills quotes. Needs no language stage. */
void say_quotes(doc *d);
/* Reads tokens, sentences, names, quotes; fills pieces and statements: kind, source, cue, content,
 * within, uttered, stance, confidence, the spans of via, addressee, forum and place; entity indices
 * stay SAYSO_NONE. Without a whole network the statements are those that the rules draft. */
void say_attribute(doc *d, const say_network *network, nn_encoder_scratch *scratch);

#endif
