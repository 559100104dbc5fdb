#define _GNU_SOURCE /* the strerror_r that returns its text */
#include "base/error.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool error_set(sayso_error *error, sayso_status status, uint64_t byte, const char *format, ...)
{
    if (!error)
        return false;
    error->status = status;
    error->byte = byte;
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    return false;
}

const char *error_system(int number, char *buffer, size_t size)
{
    return strerror_r(number, buffer, size);
}
