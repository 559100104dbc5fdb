#include "complain.h"
#include "wrap.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void complain(const char *format, ...)
{
    char line[8192];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    fputs("sayso: ", stderr);
    wrap_put(stderr, STYLE_PLAIN, 0, line, strlen(line));
    fputc('\n', stderr);
}
