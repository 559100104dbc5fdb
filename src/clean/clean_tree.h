/* A page as a tree, by gumbo. */
#ifndef CLEAN_TREE_H
#define CLEAN_TREE_H

#include "clean/clean_source.h"
#include <gumbo.h>

/* The document's node, for whatever bytes; NULL where there is none. `page` is well-formed UTF-8 and has a NUL behind
 * it; pieces of the tree point into the text of *source. What scripts, styles and comments hold is not in the tree. */
const GumboNode *clean_tree(doc *d, str page, clean_source *source);

/* The element's attribute, NULL if it has none of that name, one of those that clean_is_read knows. */
const GumboAttribute *clean_attribute(const GumboNode *element, const char *name);
/* Whether attributes of that name are in the tree, whatever their elements. */
bool clean_is_read(str name);

#endif
