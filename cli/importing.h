/* The command that makes a model file: model import. */
#ifndef IMPORTING_H
#define IMPORTING_H

#include "options.h"

status importing_run(const options *o);

#endif
