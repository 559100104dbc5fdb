/* The encoder's kernels for AVX-512 without VNNI; CMakeLists.txt gives this file the flags, and only
 * where the target is x86-64. */
#ifdef __AVX512BW__
#include <immintrin.h>
#define NN_LANES   16
#define NN_KERNELS nn_encoder_kernels_avx512
#define NN_NAME    "avx512"
#define NN_OWN
typedef int nn_ints16 __attribute__((vector_size(64), may_alias, aligned(1)));

static inline nn_ints16 multiply(nn_ints16 sums, nn_ints16 plain, nn_ints16 with_sign)
{
    const __m512i pairs = _mm512_maddubs_epi16((__m512i)plain, (__m512i)with_sign);
    return sums + (nn_ints16)_mm512_madd_epi16(pairs, _mm512_set1_epi16(1));
}

static inline __m512 larger(__m512 a, __m512 b)
{
    return _mm512_max_ps(a, b);
}

static inline float find_largest(__m512 v)
{
    return _mm512_reduce_max_ps(v);
}

static inline int add_lanes(nn_ints16 v)
{
    return _mm512_reduce_add_epi32((__m512i)v);
}

static inline void put_bytes(void *to, nn_ints16 v)
{
    _mm_storeu_si128(to, _mm512_cvtepi32_epi8((__m512i)v));
}

#include "nn/nn_encoder_kernel.c"
#endif
