#include "read/read_digest.h"
#include "read/read_sha1.h"
#include <nettle/nettle-meta.h>

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

bool digest_begin(read_digest *d, str declared)
{
    const char *colon = declared.size ? memchr(declared.at, ':', declared.size) : NULL;
    const size_t name = colon ? (size_t)(colon - declared.at) : 0;
    const struct nettle_hash *hash = colon ? find_hash(str_slice(declared, 0, name)) : NULL;
    if (!hash)
        return false;
    const str digits = str_slice(declared, name + 1, declared.size);
    if (!decode(digits, 5, d->wanted, hash->digest_size) && !decode(digits, 4, d->wanted, hash->digest_size))
        return false;
    d->hash = hash;
    d->taken = 0;
    hash->init(&d->context);
    return true;
}

bool digest_goes_in_pairs(void)
{
    return sha1_goes_in_pairs();
}

size_t digest_blocks(const read_digest *d, str message)
{
    return d->hash == &nettle_sha1 ? (message.size - d->taken) / SHA1_BLOCK_SIZE : 0;
}

static const uint8_t *rest_of(const read_digest *d, str message)
{
    return (const uint8_t *)message.at + d->taken;
}

/* Nettle's context is the hash and the count of blocks, while whole blocks are taken. */
static void count_blocks(read_digest *d, size_t blocks)
{
    d->context.sha1.count += blocks;
    d->taken += blocks * SHA1_BLOCK_SIZE;
}

void digest_take_pair(read_digest *a, str message_a, read_digest *b, str message_b)
{
    const size_t left_a = digest_blocks(a, message_a), left_b = digest_blocks(b, message_b);
    const size_t blocks = left_a < left_b ? left_a : left_b;
    if (!blocks)
        return;
    sha1_take_pair(a->context.sha1.state, rest_of(a, message_a), b->context.sha1.state, rest_of(b, message_b), blocks);
    count_blocks(a, blocks);
    count_blocks(b, blocks);
}

bool digest_is_right(read_digest *d, str message)
{
    uint8_t found[SHA512_DIGEST_SIZE];
    d->hash->update(&d->context, message.size - d->taken, rest_of(d, message));
    d->hash->digest(&d->context, d->hash->digest_size, found);
    return memcmp(d->wanted, found, d->hash->digest_size) == 0;
}

digest_answer digest_check(str declared, str bytes)
{
    read_digest d;
    if (!digest_begin(&d, declared))
        return DIGEST_UNKNOWN;
    return digest_is_right(&d, bytes) ? DIGEST_RIGHT : DIGEST_WRONG;
}
