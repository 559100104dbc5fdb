/* The parts of a page that are not running text, each found by a file of its own. */
#ifndef CLEAN_PARTS_H
#define CLEAN_PARTS_H

#include "clean/clean_line.h"

/* The lines of the article: the first and one past the last line of the body. */
typedef struct article {
    uint32_t first, last;
    uint32_t title; /* line; lines.count if there is none */
} article;

typedef VEC(sayso_span) span_list;
typedef VEC(sayso_residue) residue_list;

/* What a document was parted into, in the order of its text. */
typedef struct clean_parts {
    span_list body;
    residue_list residue;
} clean_parts;

/* A paragraph of the body: its block begins behind the dateline. */
void clean_put_body(doc *d, clean_parts *parts, sayso_span span);
void clean_put_residue(doc *d, clean_parts *parts, sayso_span span, clean_reason reason);
/* The block of about.title. */
void clean_put_title(doc *d);
void clean_put_end(doc *d, const clean_parts *parts);

/* Why a line that is not body is not. */
clean_reason clean_line_reason(const line *l);
/* The first and last line of the body, by their places. */
article clean_find_article(line_vec *lines);
/* Ends the body where its last sentence ends. */
void clean_drop_tail(line_vec *lines);

/* Adds the persons' names of a list "A, B and C" in [start, end) that `names` does not have; returns how
 * many. */
uint32_t clean_add_names(doc *d, span_list *names, uint32_t start, uint32_t end);
/* The part of a page's title before " | Outlet"; the outlet goes to *outlet. */
sayso_span clean_cut_outlet(const doc *d, sayso_span title, sayso_span *outlet);

/* Finds the title among the lines before the body; fills about.title and the line's reason. */
void clean_title(doc *d, line_vec *lines, article *article);
/* "KYIV, Ukraine (AP) —" at the start of the body; fills about.dateline. */
void clean_dateline(doc *d, const line_vec *lines, const article *article);
/* Whether the line begins with a dateline; `stopped`: it ends as a sentence does. */
bool clean_begins_dateline(str input, sayso_span line, bool stopped);
/* The date of publication: of the lines about the title, or else of the dateline; fills
 * about.published. */
void clean_published(doc *d, const line_vec *lines, const article *article);
/* What the words before a day call it. */
typedef enum clean_day_label { DAY_PLAIN, DAY_MADE, DAY_CHANGED, DAY_OTHER } clean_day_label;
/* Those between `after` and the day's `start` on line i; on the line above, where it begins its own. */
clean_day_label clean_label_day(const doc *d, const line_vec *lines, uint32_t i, uint32_t after, uint32_t start);
/* Names after "By" and in credits; fills about.bylines and about.outlet. */
void clean_bylines(doc *d, line_vec *lines, const article *article);

/* The bytes of the first of `marks` in text[from, to), or `to`. */
uint32_t clean_find(str text, uint32_t from, uint32_t to, str mark);

#endif
