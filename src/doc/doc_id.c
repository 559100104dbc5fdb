#include "doc/doc_id.h"

static const char PREFIX[] = "sha256:";
enum { PREFIX_SIZE = sizeof PREFIX - 1, ID_SIZE = PREFIX_SIZE + HASH_DIGITS };

sayso_text doc_id(doc *d, const uint8_t hash[HASH_SIZE])
{
    char *text = arena_take(&d->arena, ID_SIZE + 1);
    memcpy(text, PREFIX, PREFIX_SIZE);
    hash_write(hash, text + PREFIX_SIZE);
    return (sayso_text){text, ID_SIZE};
}

void doc_id_hash(const doc *d, uint8_t hash[HASH_SIZE])
{
    hash_read(d->about.id.at + PREFIX_SIZE, hash);
}
