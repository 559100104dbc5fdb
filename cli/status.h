/* How the program ends. The manual, sayso(1), says it in the same words. */
#ifndef STATUS_H
#define STATUS_H

typedef enum status {
    STATUS_DONE = 0,
    STATUS_INPUT = 1,  /* some input could not be read; all others were */
    STATUS_USAGE = 2,  /* the command line, or a file that one of its options names, is wrong; nothing was done */
    STATUS_MODEL = 3,  /* there is no usable model; nothing was read */
    STATUS_OUTPUT = 4, /* the output could not be written */
} status;

#endif
