/* Tells the article's lines of a page of HTML from the page's. */
#ifndef CLEAN_WEB_H
#define CLEAN_WEB_H

#include "clean/clean_label.h"
#include "clean/clean_view.h"

enum { WEB_FEATURES = 137 };

/* The lines that a reader sees, in text (`lines`) and on the page (`seen`, as many), and what their
 * elements hold: running text by number of element. */
typedef struct web_page {
    line_vec lines;
    const view_line **seen;
    clean_page page;        /* of `lines` */
    const float *prose;     /* (block): of the lines whose block's parent it is */
    float most;             /* of these */
    uint32_t main;          /* the element with the most */
    uint32_t first, last;   /* of the lines whose block is in it: the first and the last */
    uint32_t *since;        /* (line) -> lines since the last one of a comment form; 0: there was none */
    const uint32_t *around; /* (element) -> the one it is in */
    uint32_t heading;       /* the line that is most likely the page's headline; lines.count: none */
} web_page;

web_page clean_web_survey(doc *d, const clean_view *view);
/* What speaks for or against line i; the order is that of the forest's features. */
void clean_web_features(const web_page *web, uint32_t i, float features[WEB_FEATURES]);
/* How likely it is that the line is of the article, 0 … 1. */
float clean_web_share(const float features[WEB_FEATURES]);

/* What clean_text and clean_nothing do with a page. */
void clean_web(doc *d);
void clean_web_nothing(doc *d);

#endif
