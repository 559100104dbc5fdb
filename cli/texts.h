/* The commands that read texts: read, parse, dump. */
#ifndef TEXTS_H
#define TEXTS_H

#include "options.h"

status texts_run(const options *o);

#endif
