/* News in XML: RSS, RDF and Atom feeds; NewsML-G2 and NITF. */
#ifndef READ_FEED_H
#define READ_FEED_H

#include "read/read_place.h"
#include <expat.h>

typedef enum feed_part {
    PART_TEXT,
    PART_SUMMARY,
    PART_TITLE,
    PART_URL,
    PART_DATE,
    PART_OUTLET,
    PART_CHANGED,
    PART_COUNT
} feed_part;

/* Not in the arena, which must not jump over the parser; memory is kept from item to item. */
typedef struct feed_part_text {
    char *at; /* with a NUL after it, once there is any */
    size_t size, room;
} feed_part_text;

typedef struct read_feed {
    XML_Parser parser;
    const read_level *level;
    bool over, suspended, final;
    const char *wrong; /* why this reader stopped the parser; NULL: it did not */
    sayso_status status;

    unsigned depth;      /* elements open */
    unsigned item;       /* depth of the item that is open; 0: none */
    unsigned skip;       /* depth of an element whose text is not read; 0: none */
    unsigned part_depth; /* of the element that is being gathered; 0: none */
    feed_part part;
    bool markup;    /* and it holds elements: paragraphs are told by them */
    bool large;     /* the item is over the limit */
    bool done;      /* the item is whole */
    uint64_t place; /* byte of the stream where the item begins */
    uint64_t blank; /* bytes before the first that the parser was given */
    uint64_t fed;   /* bytes that it was given, */
    uint64_t since; /* and by the end of the item before */
    feed_part_text parts[PART_COUNT];
    char outlet[256]; /* the feed's own title */
} read_feed;

/* Whether text that begins so is one of them. */
bool feed_recognise(str head);
/* False: out of memory. */
bool feed_begin(read_feed *f, const read_level *level);
read_got feed_next(read_feed *f, const read_level *level, sayso_input *input, sayso_error *error);
void feed_end(read_feed *f);

#endif
