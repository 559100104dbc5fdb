/* Reads an input into a document: plain text, or a page of HTML. */
#ifndef READ_H
#define READ_H

#include "doc/doc.h"

/* Copies the bytes into the document and fills input, text, map, markup, about.id, about.path and about.input. Fails
 * with E_TEXT, and the byte, where the input is empty, or a PDF or the like (read_foreign.h), or is no page and holds a
 * NUL byte (binary, or UTF-16) or is not UTF-8. `path` (NULL: none) names the input in the message; `type` (NULL: none)
 * is what it was declared to be: "text/html; charset=koi8-r". */
bool read_text(doc *d, const char *path, const char *type, const void *bytes, size_t size, sayso_error *error);
/* Fails with E_TEXT where the text is white space alone: nothing to read for anybody but a parser. */
bool read_something(const doc *d, const char *path, sayso_error *error);

#endif
