/* What the programs share that show features: each file as a document of its own. */
#ifndef EACH_DOC_H
#define EACH_DOC_H

#include "doc/doc.h"

/* For each file: prints "FILE" and its path, then calls `show` with its bytes as the text.
 * False: one could not be read. */
bool each_doc(int count, char **paths, void (*show)(doc *d, void *context), void *context);

#endif
