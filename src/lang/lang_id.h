/* spaCy's string ids: 64-bit, the same in every process. */
#ifndef LANG_ID_H
#define LANG_ID_H

#include "base/str.h"
#include <stdint.h>

/* 0 for the empty string, a small number for one of spaCy's reserved symbol names ("X" 101,
 * "ORG" 383), else MurmurHash64A of the UTF-8 bytes with seed 1. */
uint64_t lang_id(str text);

#endif
