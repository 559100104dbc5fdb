/* JSON: lines, values one after the other, arrays of any length; of news-please, Media Cloud, GDELT,
 * ninjs, JSON Feed, WordPress, or with the fields that the caller names. */
#ifndef READ_JSON_H
#define READ_JSON_H

#include "read/read_place.h"
#include <jansson.h>

typedef struct read_json {
    size_t size; /* of the value in view, consumed when the next is asked for */
    bool lines;  /* one value a line */
    bool begun;  /* a value was met */
    bool array;  /* the stream is one array */
    bool over;   /* nothing comes after a value that does not end */
    json_t *value;
    json_t *list; /* in the value: documents, the next of which is */
    size_t next;
    stream_place place;
} read_json;

/* Whether text that begins so is JSON that may hold documents. */
bool json_recognise(str head);
read_got json_next_document(read_json *j, const read_level *level, sayso_input *input, sayso_error *error);
void json_end(read_json *j);

#endif
