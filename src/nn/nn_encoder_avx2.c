/* The encoder's kernels for AVX2; CMakeLists.txt gives this file the flags, and only where the target is x86-64. */
#ifdef __AVX2__
#include <immintrin.h>
#define NN_LANES   8
#define NN_KERNELS nn_encoder_kernels_avx2
#define NN_NAME    "avx2"
#define NN_OWN
typedef int nn_ints8 __attribute__((vector_size(32), may_alias, aligned(1)));

static inline nn_ints8 multiply(nn_ints8 sums, nn_ints8 sevens, nn_ints8 eights)
{
    const __m256i pairs = _mm256_maddubs_epi16((__m256i)sevens, (__m256i)eights);
    return sums + (nn_ints8)_mm256_madd_epi16(pairs, _mm256_set1_epi16(1));
}

static inline __m256 larger(__m256 a, __m256 b)
{
    return _mm256_max_ps(a, b);
}

#include "nn/nn_encoder_kernel.c"
#endif
