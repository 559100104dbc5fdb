/* The encoder's kernels for AVX2; CMakeLists.txt gives this file the flags, and only where the target is x86-64. */
#ifdef __AVX2__
#include <immintrin.h>
#define NN_LANES   8
#define NN_KERNELS nn_encoder_kernels_avx2
#define NN_NAME    "avx2"
#define NN_OWN
typedef int nn_ints8 __attribute__((vector_size(32), may_alias, aligned(1)));

static inline nn_ints8 multiply(nn_ints8 sums, nn_ints8 plain, nn_ints8 with_sign)
{
    const __m256i pairs = _mm256_maddubs_epi16((__m256i)plain, (__m256i)with_sign);
    return sums + (nn_ints8)_mm256_madd_epi16(pairs, _mm256_set1_epi16(1));
}

static inline __m256 larger(__m256 a, __m256 b)
{
    return _mm256_max_ps(a, b);
}

static inline float find_largest(__m256 v)
{
    __m128 four = _mm_max_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
    four = _mm_max_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_max_ss(four, _mm_movehdup_ps(four)));
}

static inline int add_lanes(nn_ints8 v)
{
    __m128i four = _mm_add_epi32(_mm256_castsi256_si128((__m256i)v), _mm256_extracti128_si256((__m256i)v, 1));
    four = _mm_add_epi32(four, _mm_unpackhi_epi64(four, four));
    return _mm_cvtsi128_si32(_mm_add_epi32(four, _mm_srli_epi64(four, 32)));
}

static inline void put_bytes(void *to, nn_ints8 v)
{
    const __m256i lows = _mm256_shuffle_epi8((__m256i)v, _mm256_set1_epi32(0x0c080400));
    _mm_storel_epi64(to, _mm_unpacklo_epi32(_mm256_castsi256_si128(lows), _mm256_extracti128_si256(lows, 1)));
}

#include "nn/nn_encoder_kernel.c"
#endif
