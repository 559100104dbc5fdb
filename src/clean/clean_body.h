/* What tells one body from another. */
#ifndef CLEAN_BODY_H
#define CLEAN_BODY_H

#include "doc/doc.h"

/* A hash (BLAKE2b) of the words of about.body, places in the text; false: there are none. */
bool clean_body_key(const doc *d, uint8_t key[16]);

#endif
