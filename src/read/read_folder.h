/* Files in .zip, .tar and the like, each a stream of its own. */
#ifndef READ_FOLDER_H
#define READ_FOLDER_H

#include "read/read_place.h"
#include <locale.h>

typedef struct read_folder {
    struct archive *archive;
    read_stream *stream; /* of the whole, which is read through: nothing in it is looked up */
    size_t taken;        /* bytes in view that the archive was given */
    locale_t locale;     /* in which names are UTF-8, whatever the program's; 0: there is none */
    bool over;
} read_folder;

/* Whether a stream that begins so is one. */
bool folder_recognise(str head);
/* False: out of memory. */
bool folder_begin(read_folder *f, read_stream *s);
/* The next regular file: what it is called in the archive (the byte where it begins, if its name is not UTF-8 as it
 * should be), and its bytes, by *origin. */
read_got folder_next(read_folder *f, const read_level *level, stream_origin *origin, const char **path,
                     sayso_error *error);
void folder_end(read_folder *f);

#endif
