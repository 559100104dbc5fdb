/* The language of an article. */
#ifndef CLEAN_LANGUAGE_H
#define CLEAN_LANGUAGE_H

#include "clean/clean_line.h"

/* Fills about.language by the lines of the body, and by what the page declares (empty: nothing). */
void clean_language(doc *d, const line_vec *lines, str declared);

#endif
