/* By the SHA extensions of x86: sha1rnds4 does four of the eighty rounds, sha1nexte adds what is due of the hash to the
 * message's next four words, sha1msg1 and sha1msg2 make four more words of the sixteen before. */
#include "read/read_sha1.h"
#include <assert.h>

#ifdef __x86_64__
#include <cpuid.h>
#include <immintrin.h>

#define FOR_SHA  __attribute__((target("sha,sse4.1")))
#define IN_PLACE static inline __attribute__((always_inline)) FOR_SHA

enum { BLOCK = 64 };

/* The hash on its way, the first word in the highest place. */
typedef struct lane {
    __m128i abcd, e;
    __m128i words[4]; /* of the message: those of this step, and of the three after it, in turn */
} lane;

bool sha1_goes_in_pairs(void)
{
    unsigned a, b, c, d;
    return __get_cpuid_count(7, 0, &a, &b, &c, &d) && b & bit_SHA;
}

IN_PLACE lane open_lane(const uint32_t hash[5])
{
    const __m128i abcd = _mm_loadu_si128((const __m128i *)hash);
    return (lane){.abcd = _mm_shuffle_epi32(abcd, 0x1b), .e = _mm_set_epi32((int)hash[4], 0, 0, 0)};
}

IN_PLACE void close_lane(const lane *l, uint32_t hash[5])
{
    _mm_storeu_si128((__m128i *)hash, _mm_shuffle_epi32(l->abcd, 0x1b));
    hash[4] = (uint32_t)_mm_extract_epi32(l->e, 3);
}

IN_PLACE void load_block(lane *l, const uint8_t *from)
{
    const __m128i order = _mm_set_epi64x(0x0001020304050607, 0x08090a0b0c0d0e0f);
    for (int i = 0; i < 4; i++)
        l->words[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)from + i), order);
}

/* Which function and constant the rounds have is part of the instruction. */
IN_PLACE __m128i four_rounds(__m128i abcd, __m128i e, int kind)
{
    switch (kind) {
    case 0:
        return _mm_sha1rnds4_epu32(abcd, e, 0);
    case 1:
        return _mm_sha1rnds4_epu32(abcd, e, 1);
    case 2:
        return _mm_sha1rnds4_epu32(abcd, e, 2);
    default:
        return _mm_sha1rnds4_epu32(abcd, e, 3);
    }
}

IN_PLACE void take_step(lane *l, int step)
{
    __m128i *words = &l->words[step % 4];
    const __m128i second = l->words[(step + 1) % 4], third = l->words[(step + 2) % 4], last = l->words[(step + 3) % 4];
    const __m128i e = step ? _mm_sha1nexte_epu32(l->e, *words) : _mm_add_epi32(l->e, *words);
    l->e = l->abcd;
    l->abcd = four_rounds(l->abcd, e, step / 5);
    *words = _mm_sha1msg2_epu32(_mm_xor_si128(_mm_sha1msg1_epu32(*words, second), third), last);
}

/* Steps are written out, not looped over: each has its own instruction and its own registers. */
IN_PLACE void take_four_steps(lane *a, lane *b, int step)
{
    take_step(a, step), take_step(b, step);
    take_step(a, step + 1), take_step(b, step + 1);
    take_step(a, step + 2), take_step(b, step + 2);
    take_step(a, step + 3), take_step(b, step + 3);
}

IN_PLACE void add_hash(lane *l, const lane *before)
{
    l->abcd = _mm_add_epi32(l->abcd, before->abcd);
    l->e = _mm_sha1nexte_epu32(l->e, before->e);
}

FOR_SHA void sha1_take_pair(uint32_t a[5], const uint8_t *from_a, uint32_t b[5], const uint8_t *from_b, size_t blocks)
{
    lane left = open_lane(a), right = open_lane(b);
    for (; blocks; blocks--, from_a += BLOCK, from_b += BLOCK) {
        const lane before_left = left, before_right = right;
        load_block(&left, from_a);
        load_block(&right, from_b);
        take_four_steps(&left, &right, 0);
        take_four_steps(&left, &right, 4);
        take_four_steps(&left, &right, 8);
        take_four_steps(&left, &right, 12);
        take_four_steps(&left, &right, 16);
        add_hash(&left, &before_left);
        add_hash(&right, &before_right);
    }
    close_lane(&left, a);
    close_lane(&right, b);
}

#else

bool sha1_goes_in_pairs(void)
{
    return false;
}

void sha1_take_pair(uint32_t a[5], const uint8_t *from_a, uint32_t b[5], const uint8_t *from_b, size_t blocks)
{
    (void)a, (void)from_a, (void)b, (void)from_b, (void)blocks;
    assert(!"this processor cannot");
}

#endif
