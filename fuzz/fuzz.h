/* The one function of a fuzz target: libFuzzer calls it, and so does replay.c, which runs the seeds
 * in `make test`. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#endif
