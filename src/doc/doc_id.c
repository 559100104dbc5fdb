#include "doc/doc_id.h"
#include <sodium.h>

static const char PREFIX[] = "sha256:";
enum { PREFIX_SIZE = sizeof PREFIX - 1, ID_SIZE = PREFIX_SIZE + 2 * DOC_HASH };

sayso_text doc_id(doc *d, const uint8_t hash[DOC_HASH])
{
    char *text = arena_take(&d->arena, ID_SIZE + 1);
    memcpy(text, PREFIX, PREFIX_SIZE);
    sodium_bin2hex(text + PREFIX_SIZE, ID_SIZE - PREFIX_SIZE + 1, hash, DOC_HASH);
    return (sayso_text){text, ID_SIZE};
}

void doc_id_hash(const doc *d, uint8_t hash[DOC_HASH])
{
    const sayso_text id = d->about.id;
    sodium_hex2bin(hash, DOC_HASH, id.at + PREFIX_SIZE, id.size - PREFIX_SIZE, NULL, NULL, NULL);
}
