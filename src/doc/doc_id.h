/* The name of a document: "sha256:" and the SHA-256 of its bytes. */
#ifndef DOC_ID_H
#define DOC_ID_H

#include "base/hash.h"
#include "doc/doc.h"

/* In the document's memory. */
sayso_text doc_id(doc *d, const uint8_t hash[HASH_SIZE]);
/* The hash that is in about.id. */
void doc_id_hash(const doc *d, uint8_t hash[HASH_SIZE]);

#endif
