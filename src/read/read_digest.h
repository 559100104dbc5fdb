/* Digests as web archives write them: "sha1:QXLZPJ4UUKOBZFWZWSAGHPHBT7X7UD2Q". */
#ifndef READ_DIGEST_H
#define READ_DIGEST_H

#include "base/str.h"

typedef enum digest_answer { DIGEST_UNKNOWN, DIGEST_RIGHT, DIGEST_WRONG } digest_answer;

/* Whether `bytes` have the digest `declared`: SHA-1, SHA-256, SHA-512 or MD5, in base 32 or 16.
 * Unknown: it is empty, or no such digest. */
digest_answer digest_check(str declared, str bytes);

#endif
