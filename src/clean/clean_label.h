/* Tells the article's lines from the page's. */
#ifndef CLEAN_LABEL_H
#define CLEAN_LABEL_H

#include "clean/clean_line.h"

enum { CLEAN_FEATURES = 49 };

/* Up to a line: words of running text, and lines that look like parts of a page. */
typedef struct clean_sums {
    float prose;
    uint32_t page;
} clean_sums;

/* A page as a whole: its lines, the sums over all lines before each and one past the last (lines
 * + 1), and the most running text there is in any NEAR or WIDE lines. */
typedef struct clean_page {
    const line_vec *lines;
    const clean_sums *sums;
    float near, wide;
    uint32_t densest; /* the longest line where there is the most */
} clean_page;

clean_page clean_survey(doc *d, const line_vec *lines);
/* What speaks for or against a line, its neighbours included; the order is that of the weights. */
void clean_features(const clean_page *page, uint32_t i, float features[CLEAN_FEATURES]);
/* Whether any line is one that only pages have. */
bool clean_has_page(const line_vec *lines);
/* Sets every line's place. */
void clean_label(doc *d, line_vec *lines);

#endif
