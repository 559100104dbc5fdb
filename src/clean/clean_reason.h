/* Why a line is no part of the article, where its words alone give it away. */
#ifndef CLEAN_REASON_H
#define CLEAN_REASON_H

#include "base/str.h"
#include <stdint.h>

typedef enum __attribute__((packed)) clean_reason {
    REASON_NONE,
    REASON_TITLE,
    REASON_BYLINE,
    REASON_DATE,
    REASON_CREDIT,
    REASON_CAPTION,
    REASON_NAVIGATION,
    REASON_SHARE,
    REASON_COMMENT_FORM,
    REASON_SUBSCRIPTION,
    REASON_RELATED,
    REASON_TAGS,
    REASON_COPYRIGHT,
    REASON_ADVERTISEMENT,
    REASON_NOTICE,   /* cookies, consent, scripts, terms */
    REASON_URL,      /* addresses: web, mail, accounts */
    REASON_ID,       /* story codes */
    REASON_MARK,     /* rules, bullets, byte-order marks, lone no-break spaces; the words that end a dispatch */
    REASON_METADATA, /* what a page says of itself, and shows nobody */
    REASON_OTHER,
    REASON_COUNT
} clean_reason;

/* The record's word for it. */
const char *clean_reason_text(clean_reason reason);
/* What the line's own words say it is; REASON_NONE if they do not. `words`: how many it has. */
clean_reason clean_recognise(str line, uint32_t words);
/* How many phrases of a page's own voice stand in the line. */
uint32_t clean_count_hints(str line);

#endif
