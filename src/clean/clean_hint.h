/* What the names that a page gives its parts (class, id, itemprop, role) say of them. */
#ifndef CLEAN_HINT_H
#define CLEAN_HINT_H

#include "base/str.h"
#include <stdint.h>

typedef enum clean_hint {
    HINT_ARTICLE,
    HINT_BODY,
    HINT_TITLE,
    HINT_LEAD,
    HINT_BYLINE,
    HINT_DATE,
    HINT_CAPTION,
    HINT_MEDIA,
    HINT_COMMENT,
    HINT_SHARE,
    HINT_RELATED,
    HINT_NAVIGATION,
    HINT_HEADER,
    HINT_FOOTER,
    HINT_SIDE,
    HINT_ADVERTISEMENT,
    HINT_SUBSCRIPTION,
    HINT_TAGS,
    HINT_NOTICE,
    HINT_LIST,
    HINT_EMBED,
    HINT_HIDDEN,
    HINT_META,
    HINT_SEARCH,
    HINT_COUNT
} clean_hint;

/* The hints of all words in a name: "article-body", "storyBody", "post__content"; bit 1 << hint. */
uint32_t clean_hints_of(str name);

#endif
