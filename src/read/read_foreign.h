/* Documents that hold text for other programs alone: print, and what office programs write. */
#ifndef READ_FOREIGN_H
#define READ_FOREIGN_H

#include "base/str.h"

/* What a file is that begins so, and what would make text of it, for a message; NULL: none of them. */
const char *foreign_recognise(str head);

#endif
