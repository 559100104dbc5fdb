#include "base/hash.h"
#include <nettle/sha2.h>

void hash_of(str bytes, uint8_t hash[HASH_SIZE])
{
    struct sha256_ctx context;
    sha256_init(&context);
    sha256_update(&context, bytes.size, (const uint8_t *)bytes.at);
    sha256_digest(&context, HASH_SIZE, hash);
}

void hash_write(const uint8_t hash[HASH_SIZE], char digits[HASH_DIGITS])
{
    static const char hex[] = "0123456789abcdef";
    for (size_t i = 0; i < HASH_SIZE; i++) {
        digits[2 * i] = hex[hash[i] >> 4];
        digits[2 * i + 1] = hex[hash[i] & 15];
    }
}

static unsigned value_of(char digit)
{
    return (unsigned)(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

void hash_read(const char digits[HASH_DIGITS], uint8_t hash[HASH_SIZE])
{
    for (size_t i = 0; i < HASH_SIZE; i++)
        hash[i] = (uint8_t)(value_of(digits[2 * i]) << 4 | value_of(digits[2 * i + 1]));
}
