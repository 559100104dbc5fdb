/* What the names of a page's meta elements say that their content is. */
#ifndef CLEAN_META_NAME_H
#define CLEAN_META_NAME_H

#include "clean/clean_view.h"

/* "article:published_time", "DC.date.issued", "author": META_NONE for others. */
view_meta clean_meta_named(str name);

#endif
