/* Keeps a page within what gumbo reads in time and memory that grow with the page. */
#ifndef CLEAN_GUARD_H
#define CLEAN_GUARD_H

#include "doc/doc.h"

/* The page, or a copy as long with blanks for the tags that go past the limits. */
str clean_guard(doc *d, str page);

#endif
