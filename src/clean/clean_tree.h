/* A page as a tree, by gumbo. */
#ifndef CLEAN_TREE_H
#define CLEAN_TREE_H

#include "doc/doc.h"
#include <gumbo.h>

/* The document's node, for whatever bytes; NULL where there is none. `page` is well-formed UTF-8 and has a NUL behind it;
 * pieces of the tree point into it or into a copy of the same length, *source. */
const GumboNode *clean_tree(doc *d, str page, str *source);

/* The element's attribute, NULL if it has none of that name (in small letters). */
const GumboAttribute *clean_attribute(const GumboNode *element, const char *name);

#endif
