/* Whole-number matrix products, by oneDNN: rows of seven-bit numbers times eight-bit weights, summed in 32 bits.
 *
 * oneDNN chooses the instructions when the program runs (DNNL_MAX_CPU_ISA lowers the choice). Before VNNI there is only
 * a product that adds pairs in 16 bits and cuts off what overflows: two products of 127 by 127 do not. So, with the one
 * side in seven bits, all sums are exact and the same on every processor.
 *
 * Source: oneDNN 2.6, the int8 inner product. */
#ifndef NN_PRODUCT_H
#define NN_PRODUCT_H

#include "sayso.h"
#include <dnnl.h>

enum {
    NN_PRODUCT_ROWS = 256,   /* the most that go through a product at once: the more, the seldomer weights are read */
    NN_PRODUCT_REST = 16,    /* the fewest */
    NN_PRODUCT_SIZES = 3,    /* of the numbers of rows that a product is made for: 256, 64, 16 */
    NN_PRODUCT_WIDTH = 1536, /* the most columns, in or out; both are multiples of 64 */
    NN_PRODUCT_WORKING = 1 << 18, /* bytes that a run may need beside its input and output */
};

/* Packed for this processor; any number of threads may run it at once. */
typedef struct nn_product {
    size_t in, out;
    dnnl_engine_t engine;
    dnnl_primitive_t primitives[NN_PRODUCT_SIZES];
    dnnl_memory_t weights;
    void *packed;
    size_t working; /* bytes of NN_PRODUCT_WORKING that it needs */
} nn_product;

/* weights (out, in). False, with nothing to close, if memory ran out or this machine's oneDNN has no such product. */
bool nn_product_open(nn_product *p, const int8_t *weights, size_t out, size_t in, const sayso_allocator *allocator);
void nn_product_close(nn_product *p); /* zeroed: no effect */

/* sums (rows, out) = x (rows, in) · the weights; rows <= NN_PRODUCT_ROWS. Reads and writes a multiple of
 * NN_PRODUCT_REST rows. working (NN_PRODUCT_WORKING), aligned to 64 bytes. False if oneDNN ran out of memory. */
bool nn_product_run(const nn_product *p, const uint8_t *x, size_t rows, int32_t *sums, void *working);

#endif
