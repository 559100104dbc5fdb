#include "read/read_digest.h"
#include <nettle/md5.h>
#include <nettle/nettle-meta.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>
#include <stdint.h>

enum { MOST_DIGEST = 64 };

static int digit(char c, int bits)
{
    const char upper = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
    if (bits == 5)
        return upper >= 'A' && upper <= 'Z' ? upper - 'A' : c >= '2' && c <= '7' ? c - '2' + 26 : -1;
    return upper >= 'A' && upper <= 'F' ? upper - 'A' + 10 : c >= '0' && c <= '9' ? c - '0' : -1;
}

/* Base 32 or 16, `bits` a digit; false if `text` does not stand for `size` bytes. */
static bool decode(str text, int bits, uint8_t *bytes, size_t size)
{
    while (bits == 5 && str_ends(text, STR("=")))
        text.size--;
    if (text.size != (size * 8 + (size_t)bits - 1) / (size_t)bits)
        return false;
    unsigned held = 0;
    int count = 0;
    for (size_t i = 0; i < text.size; i++) {
        const int value = digit(text.at[i], bits);
        if (value < 0)
            return false;
        held = (held << bits | (unsigned)value) & 0xffff;
        count += bits;
        if (count >= 8) {
            count -= 8;
            *bytes++ = (uint8_t)(held >> count);
        }
    }
    return true;
}

static const struct nettle_hash *find_hash(str name)
{
    static const struct {
        str name;
        const struct nettle_hash *hash;
    } known[] = {
        {{"sha1", 4}, &nettle_sha1},      {{"sha-1", 5}, &nettle_sha1},    {{"sha256", 6}, &nettle_sha256},
        {{"sha-256", 7}, &nettle_sha256}, {{"sha512", 6}, &nettle_sha512}, {{"sha-512", 7}, &nettle_sha512},
        {{"md5", 3}, &nettle_md5},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_equal_ascii(name, known[i].name))
            return known[i].hash;
    return NULL;
}

digest_answer digest_check(str declared, str bytes)
{
    union {
        struct sha1_ctx sha1;
        struct sha256_ctx sha256;
        struct sha512_ctx sha512;
        struct md5_ctx md5;
    } context;
    uint8_t wanted[MOST_DIGEST], found[MOST_DIGEST];
    const char *colon = declared.size ? memchr(declared.at, ':', declared.size) : NULL;
    if (!colon)
        return DIGEST_UNKNOWN;
    const size_t name = (size_t)(colon - declared.at);
    const struct nettle_hash *hash = find_hash(str_slice(declared, 0, name));
    const str digits = str_slice(declared, name + 1, declared.size);
    if (!hash || !(decode(digits, 5, wanted, hash->digest_size) || decode(digits, 4, wanted, hash->digest_size)))
        return DIGEST_UNKNOWN;
    hash->init(&context);
    hash->update(&context, bytes.size, (const uint8_t *)bytes.at);
    hash->digest(&context, hash->digest_size, found);
    return memcmp(wanted, found, hash->digest_size) == 0 ? DIGEST_RIGHT : DIGEST_WRONG;
}
