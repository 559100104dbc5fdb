/* What every document must satisfy, whatever the input was: the rules of docs/record.md that can be
 * checked without gold. */
#ifndef CONTRACT_H
#define CONTRACT_H

#include "sayso.h"

/* NULL, or what is broken. Writes the record and every stage's dump on the way. */
const char *contract_breach(sayso_doc *doc);

#endif
