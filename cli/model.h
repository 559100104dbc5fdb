/* The model that a command works with. */
#ifndef MODEL_H
#define MODEL_H

#include "options.h"
#include "status.h"

/* Opens the model, and adds the user's tables to it. If it cannot, says why on standard error and
 * gives NULL: STATUS_MODEL, or STATUS_USAGE where the tables are wrong. */
status model_open(const options *o, sayso_model **model);

#endif
