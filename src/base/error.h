/* Filling the caller's error. */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include "sayso.h"

/* Fills *error, if there is one, and returns false, so that a failing function can `return
 * error_set(…)`. */
__attribute__((format(printf, 4, 5))) bool error_set(sayso_error *error, sayso_status status, uint64_t byte,
                                                     const char *format, ...);
/* "No such file or directory", in `buffer`, by thread-safe strerror_r. */
const char *error_system(int number, char *buffer, size_t size);

#endif
