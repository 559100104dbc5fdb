/* The runs of text of a page's tree, in the order of the tree. */
#ifndef CLEAN_WALK_H
#define CLEAN_WALK_H

#include "clean/clean_view.h"

typedef enum run_kind { RUN_TEXT, RUN_VALUE, RUN_JSON } run_kind;

/* A piece of the page and what it says. */
typedef struct view_run {
    str source;       /* in the page's own bytes */
    const char *text; /* decoded, NUL-terminated; NULL for JSON */
    uint32_t line;    /* of view->lines */
    uint8_t kind;     /* run_kind */
    bool linked, strong;
} view_run;

typedef VEC(view_run) view_run_vec;

/* Fills view (all but the places of its lines) and runs; *page: what the runs' sources are slices of. */
void clean_walk(doc *d, str *page, clean_view *view, view_run_vec *runs);

#endif
