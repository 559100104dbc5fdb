/* A table of tab-separated values: a header, then rows of as many fields, every row with its provenance. */
#ifndef WHO_TSV_H
#define WHO_TSV_H

#include "base/arena.h"
#include "base/str.h"
#include "base/vec.h"

enum { WHO_TSV_COLUMNS = 10 };

typedef struct who_tsv_row {
    str fields[WHO_TSV_COLUMNS];
    const char *file; /* where it stands, for messages */
    size_t line, byte;
} who_tsv_row;

typedef struct who_tsv {
    VEC(who_tsv_row) rows; /* as they stand */
} who_tsv;

/* Reads `folder`/`name`.tsv. `columns` are the header's words. `there`, if not NULL, receives whether there is such a
 * file: none is then an empty table. Fails with E_IO, E_LIMIT or, naming file, line and byte, E_TEXT. */
bool who_tsv_read(arena *a, const char *folder, const char *name, const char *const *columns, size_t count, bool *there,
                  who_tsv *table, sayso_error *error);
/* Fills the error of a row whose field `column` is wrong; false. */
bool who_tsv_fail(const who_tsv_row *row, size_t column, const char *why, sayso_error *error);
/* Takes the next of the parts that `separator` divides; false at the end. Empty parts are passed over. */
bool who_tsv_part(str *rest, char separator, str *part);

#endif
