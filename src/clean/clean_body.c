#include "clean/clean_body.h"
#include <sodium.h>

bool clean_body_key(const doc *d, uint8_t key[16])
{
    crypto_generichash_state state;
    bool any = false;
    crypto_generichash_init(&state, NULL, 0, 16);
    for (size_t i = 0; i < d->about.body.count; i++) {
        const str text = doc_slice(d, d->about.body.at[i]);
        for (size_t at = 0; at < text.size;) {
            const size_t start = at;
            while (at < text.size && !str_is_blank(text.at[at]))
                at++;
            crypto_generichash_update(&state, (const unsigned char *)text.at + start, at - start);
            crypto_generichash_update(&state, (const unsigned char *)" ", at > start);
            any |= at > start;
            while (at < text.size && str_is_blank(text.at[at]))
                at++;
        }
    }
    crypto_generichash_final(&state, key, 16);
    return any;
}
