#include "clean/clean_body.h"
#include <nettle/sha2.h>

bool clean_body_key(const doc *d, uint8_t key[16])
{
    struct sha256_ctx state;
    bool any = false;
    sha256_init(&state);
    for (size_t i = 0; i < d->about.body.count; i++) {
        const str text = doc_slice(d, d->about.body.at[i]);
        for (size_t at = 0; at < text.size;) {
            const size_t start = at;
            while (at < text.size && !str_is_blank(text.at[at]))
                at++;
            sha256_update(&state, at - start, (const uint8_t *)text.at + start);
            sha256_update(&state, at > start, (const uint8_t *)" ");
            any |= at > start;
            while (at < text.size && str_is_blank(text.at[at]))
                at++;
        }
    }
    sha256_digest(&state, 16, key);
    return any;
}
