/* Reads an input into a document: plain text. */
#ifndef READ_H
#define READ_H

#include "doc/doc.h"

/* Copies the bytes into the document and fills input, text, about.id, about.path and about.input. Fails
 * with E_TEXT, and the byte, where the input is empty, holds a NUL byte (binary, or UTF-16) or is
 * not UTF-8. `path` (NULL: none) names the input in the message. */
bool read_text(doc *d, const char *path, const void *bytes, size_t size, sayso_error *error);

#endif
