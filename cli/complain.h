/* What the program says on standard error. */
#ifndef COMPLAIN_H
#define COMPLAIN_H

/* One line, "sayso: …", whatever a file is called: wrap_put says what becomes of control
 * characters. */
__attribute__((format(printf, 1, 2))) void complain(const char *format, ...);

#endif
