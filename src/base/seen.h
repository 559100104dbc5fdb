/* A memory of bounded size: what was seen among the last hundred thousand things or so, by a hash of
 * it, and what was noted of it. */
#ifndef BASE_SEEN_H
#define BASE_SEEN_H

#include "sayso.h"

typedef struct seen_key {
    uint8_t bytes[16]; /* evenly spread */
} seen_key;

typedef struct seen_note {
    uint8_t bytes[32];
} seen_note;

typedef struct seen_table {
    struct seen_entry *at; /* (room), open addressing; at most half full */
    size_t count, room;    /* room is 0 or a power of two */
} seen_table;

/* Two generations: the older is forgotten when the newer is full. Starts zeroed but for the allocator. */
typedef struct seen {
    const sayso_allocator *allocator;
    seen_table newer, older;
} seen;

bool seen_find(const seen *s, const seen_key *key, seen_note *note);
/* A key that is not there. Where memory runs out, it is not remembered. */
void seen_add(seen *s, const seen_key *key, const seen_note *note);
void seen_free(seen *s);

#endif
