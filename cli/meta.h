/* What is known of the inputs from elsewhere: the file named by --meta. */
#ifndef META_H
#define META_H

#include "sayso.h"

typedef struct meta_table {
    struct meta_line *at; /* those with a path, by it; behind them the others, by address */
    size_t count, room;
} meta_table;

/* Reads a file of one JSON object a line, {"path": …, "url": …, "published": …, "title": …, "outlet": …}: a
 * path or an address is needed, null is as good as nothing, other members are passed over. Says on standard error
 * what is wrong, with line and byte, and returns false; meta_free in any case. */
bool meta_read(meta_table *table, const char *file);
/* What the table says of an input, by its path to the letter; else by its address (NULL: not known), in a line that has
 * no path; nothing, where it has neither. */
sayso_meta meta_of(meta_table *table, const char *path, const char *url);
/* How many lines are about nothing that was asked for; *first is the number of the first of them. */
size_t meta_unused(const meta_table *table, size_t *first);
void meta_free(meta_table *table);

#endif
