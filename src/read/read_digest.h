/* Digests as web archives write them: "sha1:QXLZPJ4UUKOBZFWZWSAGHPHBT7X7UD2Q". SHA-1, SHA-256, SHA-512
 * or MD5, in base 32 or 16. */
#ifndef READ_DIGEST_H
#define READ_DIGEST_H

#include "base/str.h"
#include <nettle/md5.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>

typedef enum digest_answer { DIGEST_UNKNOWN, DIGEST_RIGHT, DIGEST_WRONG } digest_answer;

/* One that is being taken. */
typedef struct read_digest {
    const struct nettle_hash *hash;
    uint8_t wanted[SHA512_DIGEST_SIZE]; /* what is declared */
    size_t taken;                       /* bytes of the message, from its first on */
    union {
        struct sha1_ctx sha1;
        struct sha256_ctx sha256;
        struct sha512_ctx sha512;
        struct md5_ctx md5;
    } context;
} read_digest;

/* False: `declared` is empty, or no such digest. */
bool digest_begin(read_digest *d, str declared);
/* Whether two of SHA-1 can be taken side by side here, which is faster. Asking takes 10 µs. */
bool digest_goes_in_pairs(void);
/* Blocks of a message that can yet be taken so. */
size_t digest_blocks(const read_digest *d, str message);
/* Takes as many blocks of both as the one has that has fewer; digest_goes_in_pairs(). */
void digest_take_pair(read_digest *a, str message_a, read_digest *b, str message_b);
/* Takes what is left of the message. */
bool digest_is_right(read_digest *d, str message);

/* Whether `bytes` have the digest `declared`. */
digest_answer digest_check(str declared, str bytes);

#endif
