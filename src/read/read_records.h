/* Statements handed in: a file of records, and from it the statements of one document. */
#ifndef READ_RECORDS_H
#define READ_RECORDS_H

#include "doc/doc.h"

typedef struct json_t json_t;

/* One line of the file. */
typedef struct read_record {
    json_t *root;
    uint32_t line;
    uint64_t byte; /* where the line begins */
} read_record;

/* What a record is found by. */
typedef struct read_key {
    const char *text; /* the JSON value's own */
    uint32_t record;
} read_key;

typedef VEC(read_key) read_keys;

typedef struct read_records {
    const char *path;
    VEC(read_record) list;
    read_keys ids, paths; /* doc.id and doc.path; sorted */
} read_records;

/* Parses a file, whose bytes are needed no longer, into `records` (zeroed) and the arena. Fails with E_TEXT, the line
 * and the byte; then too read_close_records is to be called. */
bool read_open_records(read_records *records, arena *a, const char *path, str text, sayso_error *error);
void read_close_records(read_records *records);
/* A document's record, known by doc.id, else by doc.path; or NULL. */
const read_record *read_find_record(const read_records *records, const sayso_about *about);
/* Fills the error (E_TEXT) with the file, the line, the byte, and `what` followed by `which`; returns false. */
bool read_fail_record(const read_records *records, const read_record *at, uint64_t byte, const char *what,
                      const char *which, sayso_error *error);

/* Puts the statements of the document's record in the place of those found. Entities and days stay open, as after the
 * say stage. Fails with E_TEXT where there is no such record, or one whose statements do not fit the document. */
bool read_statements(doc *d, const read_records *records, sayso_error *error);

#endif
