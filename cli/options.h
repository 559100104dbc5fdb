/* The command line as a struct. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "sayso.h"
#include "status.h"

typedef enum command {
    COMMAND_READ,
    COMMAND_PARSE,
    COMMAND_DUMP,
    COMMAND_WHO,
    COMMAND_IMPORT,
    COMMAND_HELP,
    COMMAND_VERSION
} command;

typedef enum color_when { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } color_when;

typedef struct options {
    command command;
    command topic; /* of COMMAND_HELP: the command it is about, or COMMAND_HELP for all of them */
    bool json, quiet;
    bool copies;         /* of COMMAND_READ; the others read them anyway */
    sayso_fields fields; /* of JSON */
    color_when color;
    unsigned jobs;          /* 0: one a core */
    size_t max_bytes;       /* 0: the library's */
    size_t max_memory;      /* 0: the library's */
    sayso_stage stage;      /* the one to dump, or the last to run; 0: all */
    const char *model;      /* NULL: where the library looks */
    const char *output;     /* NULL: standard output, or for COMMAND_IMPORT en.safetensors */
    const char *knowledge;  /* NULL: none, or for COMMAND_IMPORT where the library looks */
    const char *on;         /* of COMMAND_WHO: a date; NULL: ever */
    const char *published;  /* NULL: each text's own; likewise: */
    const char *meta;       /* the file that has url, published, title and outlet of each */
    const char *encoder;    /* NULL: none */
    const char *statements; /* the file of records to take statements from; NULL: they are read */
    char *const *operands;  /* files and folders, the wheel, or the words */
    int operand_count;
} options;

/* Reads argv, which it may reorder and which must outlive *o. Says on standard error what is wrong:
 * STATUS_USAGE. */
status options_read(options *o, int argc, char **argv);

#endif
