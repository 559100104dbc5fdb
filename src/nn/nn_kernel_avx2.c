/* The kernels for AVX2 with FMA; CMakeLists.txt gives this file the flags, and only where the
 * target is x86-64. */
#ifdef __AVX2__
#define NN_LANES   8
#define NN_KERNELS nn_kernels_avx2
#define NN_NAME    "avx2"
#include "nn/nn_kernel.c"
#endif
