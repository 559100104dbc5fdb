/* The command "who": who is meant by a name or an office, on a day. */
#ifndef ASKING_H
#define ASKING_H

#include "options.h"
#include "status.h"

status asking_run(const options *o);

#endif
