/* What --help, help and --version say. */
#ifndef HELP_H
#define HELP_H

#include "options.h"

/* On standard output. */
status help_show(command topic);
status help_version(void);

#endif
