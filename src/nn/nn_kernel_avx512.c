/* The kernels for AVX-512; CMakeLists.txt gives this file the flags, and only where the target is
 * x86-64. */
#ifdef __AVX512F__
#define NN_LANES   16
#define NN_KERNELS nn_kernels_avx512
#define NN_NAME    "avx512"
#include "nn/nn_kernel.c"
#endif
