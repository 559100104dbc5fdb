/* Keeps a page within what gumbo reads in time and memory that grow with the page, and leaves out what nobody reads. */
#ifndef CLEAN_GUARD_H
#define CLEAN_GUARD_H

#include "clean/clean_source.h"

/* The page, or a copy as long with blanks for the tags that go past the limits, and what gumbo is given of it. */
clean_source clean_guard(doc *d, str page);

#endif
