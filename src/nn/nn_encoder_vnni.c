/* The encoder's kernels for AVX-512 with VNNI; CMakeLists.txt gives this file the flags, and only where the target is
 * x86-64. */
#ifdef __AVX512VNNI__
#include <immintrin.h>
#define NN_LANES   16
#define NN_KERNELS nn_encoder_kernels_vnni
#define NN_NAME    "vnni"
#define NN_OWN
typedef int nn_ints16 __attribute__((vector_size(64), may_alias, aligned(1)));

static inline nn_ints16 multiply(nn_ints16 sums, nn_ints16 sevens, nn_ints16 eights)
{
    return (nn_ints16)_mm512_dpbusd_epi32((__m512i)sums, (__m512i)sevens, (__m512i)eights);
}

static inline __m512 larger(__m512 a, __m512 b)
{
    return _mm512_max_ps(a, b);
}

#include "nn/nn_encoder_kernel.c"
#endif
