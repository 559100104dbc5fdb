/* SHA-256 (FIPS 180-4): what things are known by. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/str.h"
#include <stdint.h>

enum { HASH_SIZE = 32, HASH_DIGITS = 2 * HASH_SIZE };

void hash_of(str bytes, uint8_t hash[HASH_SIZE]);
/* In hexadecimal, small letters; no NUL behind it. */
void hash_write(const uint8_t hash[HASH_SIZE], char digits[HASH_DIGITS]);
/* What hash_write wrote. */
void hash_read(const char digits[HASH_DIGITS], uint8_t hash[HASH_SIZE]);

#endif
