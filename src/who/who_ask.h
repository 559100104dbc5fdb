/* Answers "who is …": people, states and organisations by their words. */
#ifndef WHO_ASK_H
#define WHO_ASK_H

#include "base/arena.h"
#include "who/who_knowledge.h"

/* All that words name, or hold the office that they name, on a day (WHO_NO_DAY: ever), in memory of
 * `a`: who counts more first. */
const sayso_known *who_ask(arena *a, const who_knowledge *k, str words, who_day on, size_t *count);
/* One line of JSON: docs/record.md. */
const char *who_ask_json(arena *a, str words, const char *on, const sayso_known *known, size_t count, size_t *size);

#endif
