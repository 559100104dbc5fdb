/* How far a long run has come, on one line of standard error that rewrites itself. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct progress {
    bool shown;                      /* wanted at all */
    bool drawn;                      /* stands on the terminal now */
    double start, latest;            /* seconds; when begun, when drawn last */
    size_t documents, all_documents; /* all_documents 0: not known */
    uint64_t bytes;                  /* of documents */
    uint64_t consumed, all_bytes;    /* of files, which documents may be packed in; all_bytes 0: not known */
    uint64_t words;
} progress;

/* `wanted`, and standard error is a terminal that can rewrite a line. */
void progress_begin(progress *p, bool wanted, size_t documents, uint64_t bytes);
/* Counts one document, handed out when `consumed` bytes of the files were read; draws from the second
 * second on, five times a second at most. */
void progress_add(progress *p, const char *text, size_t size, uint64_t consumed);
/* Takes the line away, before anything else is written to the terminal and at the end. */
void progress_clear(progress *p);

#endif
