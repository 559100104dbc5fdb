/* Tells the article's lines from the page's. */
#ifndef CLEAN_LABEL_H
#define CLEAN_LABEL_H

#include "clean/clean_line.h"

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
} clean_page;

clean_page clean_survey(doc *d, const line_vec *lines);
/* Whether any line is one that only pages have. */
bool clean_has_page(const line_vec *lines);
/* Sets every line's place, of a raw text. */
void clean_label(doc *d, line_vec *lines);
/* Sets every line's place: body from `limit` on. `share`: (line) */
void clean_place_lines(line_vec *lines, const float *share, float limit);
/* An input without a line that only pages have was clean to begin with: after the first line of the article all is
 * article. One of few lines begins with the first that reads like an article; where none does, with the first of
 * all. */
void clean_take_rest(line_vec *lines);

#endif
