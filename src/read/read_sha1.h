/* SHA-1 (FIPS 180-4) of two messages side by side, for processors that have instructions for it: each of them waits for
 * the one before, so that two messages take hardly longer than one. */
#ifndef READ_SHA1_H
#define READ_SHA1_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether this processor can. Asking it takes 10 µs: do so once. */
bool sha1_goes_in_pairs(void);
/* Goes on with both by `blocks` of 64 bytes. */
void sha1_take_pair(uint32_t a[5], const uint8_t *from_a, uint32_t b[5], const uint8_t *from_b, size_t blocks);

#endif
