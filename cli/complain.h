/* What the program says on standard error. */
#ifndef COMPLAIN_H
#define COMPLAIN_H

/* One line, "sayso: …": a control character in it (file names may hold any) is written as '?'. */
__attribute__((format(printf, 1, 2))) void complain(const char *format, ...);

#endif
