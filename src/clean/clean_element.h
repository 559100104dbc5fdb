/* What kinds of elements there are to who walks a page. */
#ifndef CLEAN_ELEMENT_H
#define CLEAN_ELEMENT_H

#include "clean/clean_view.h"
#include <gumbo.h>

typedef enum element_kind {
    ELEMENT_BLOCK,
    ELEMENT_INLINE,
    ELEMENT_BREAK,
    ELEMENT_SKIP,
    ELEMENT_SCRIPT,
    ELEMENT_META
} element_kind;

typedef struct clean_element {
    uint32_t within; /* a bit of view_element, or none */
    uint8_t kind;    /* element_kind */
    uint8_t tag;     /* view_tag: what lines in it are said to be in */
} clean_element;

clean_element clean_element_of(GumboTag tag);

#endif
