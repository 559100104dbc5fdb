/* Tells the article's lines from the page's. */
#ifndef CLEAN_LABEL_H
#define CLEAN_LABEL_H

#include "clean/clean_line.h"

enum { CLEAN_FEATURES = 42 };

/* Up to a line: words of running text, and lines that look like parts of a page. */
typedef struct clean_sums {
    float prose;
    uint32_t page;
} clean_sums;

/* What speaks for or against a line, its neighbours included; the order is that of the weights. */
void clean_features(const line_vec *lines, uint32_t i, const clean_sums *sums, float features[CLEAN_FEATURES]);
/* The sums over all lines before each, and one past the last: (lines + 1). */
const clean_sums *clean_sum(doc *d, const line_vec *lines);
/* Sets every line's place. */
void clean_label(doc *d, line_vec *lines);

#endif
