/* The name of a document: "sha256:" and the SHA-256 of its bytes (FIPS 180-4, by libsodium). */
#ifndef DOC_ID_H
#define DOC_ID_H

#include "doc/doc.h"

enum { DOC_HASH = 32 };

/* In the document's memory. */
sayso_text doc_id(doc *d, const uint8_t hash[DOC_HASH]);
/* The hash that is in about.id. */
void doc_id_hash(const doc *d, uint8_t hash[DOC_HASH]);

#endif
