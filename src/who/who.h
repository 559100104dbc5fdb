/* Who is meant: entities and their mentions, and through them the speakers, carriers and addressees of statements. */
#ifndef WHO_H
#define WHO_H

#include "doc/doc.h"
#include "who/who_ranker.h"

/* The fact tables of the model file. Immutable; refers to `weights`. */
typedef struct who_knowledge who_knowledge;
/* Fails with E_MODEL or E_MEMORY; then NULL. */
who_knowledge *who_knowledge_open(const nn_weights *weights, const sayso_allocator *allocator, sayso_error *error);
void who_knowledge_close(who_knowledge *knowledge);
/* Compiles the TSV files of a folder into tensors, in memory of `a`: over `base`, where a row takes the place of
 * those with its first field and any table may be missing, or, NULL, over nothing. Fails with E_IO, or E_TEXT with
 * the file, line and byte. */
bool who_import(arena *a, const who_knowledge *base, const char *folder, nn_tensor **tensors, size_t *count,
                sayso_error *error);

/* Reads tokens, names, statements and piece_mentions; fills entities, mentions, about.outlet.entity, and of
 * each statement speaker, via[].entity and addressee.entity. SAYSO_NONE where the text names nobody. With
 * keep_pairs fills pairs, too. */
void who_resolve(doc *d, const who_knowledge *knowledge, const who_ranker *ranker, bool keep_pairs);

#endif
