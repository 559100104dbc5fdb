/* What a reader sees of a page, line by line, and where on the page each line stands. */
#ifndef CLEAN_VIEW_H
#define CLEAN_VIEW_H

#include "clean/clean_hint.h"
#include "doc/doc.h"

/* What surrounds a line, as bits of `within`. */
typedef enum view_element {
    IN_ARTICLE,
    IN_MAIN,
    IN_SECTION,
    IN_ASIDE,
    IN_NAV,
    IN_FOOTER,
    IN_HEADER,
    IN_FORM,
    IN_FIGURE,
    IN_CAPTION,
    IN_LIST,
    IN_TABLE,
    IN_QUOTE,
    IN_NOSCRIPT,
    IN_CONTROL, /* buttons, menus to choose from, drawings, players */
    IN_LINK,
    IN_HEADING,
    IN_PARAGRAPH,
    IN_HIDDEN,
    IN_TIME,
    IN_ADDRESS,
    IN_PRE,
    IN_STRONG,
    IN_COUNT
} view_element;

/* The block that a line is in. */
typedef enum view_tag {
    TAG_IS_OTHER,
    TAG_IS_P,
    TAG_IS_DIV,
    TAG_IS_LI,
    TAG_IS_H1,
    TAG_IS_H2,
    TAG_IS_H3,
    TAG_IS_LESSER_HEADING,
    TAG_IS_CELL,
    TAG_IS_QUOTE,
    TAG_IS_SECTION,
    TAG_IS_CAPTION
} view_tag;

/* Lines that no reader sees: what the page says of itself. */
typedef enum view_meta {
    META_NONE,
    META_TITLE,    /* <title> */
    META_HEADLINE, /* of a description for sharing */
    META_LD_HEADLINE,
    META_AUTHOR,
    META_LD_AUTHOR,
    META_PUBLISHED,
    META_LD_PUBLISHED,
    META_MODIFIED,
    META_SCRIPT, /* a day of publication in a script */
    META_TIME,   /* of a <time> */
    META_SITE,
    META_URL,
    META_LD_BODY, /* a paragraph of the article */
    META_COUNT
} view_meta;

typedef struct view_line {
    uint32_t start, end;     /* bytes of the text */
    uint32_t linked, strong; /* of these, in links; in bold */
    uint32_t links;
    uint32_t within;                     /* bits of view_element */
    uint32_t hints, near;                /* bits of clean_hint: of all that surrounds it; of the nearest few */
    uint32_t block, parent, grandparent; /* the elements it is in, by number; 0: none */
    uint16_t depth;
    uint8_t tag;  /* view_tag */
    uint8_t meta; /* view_meta */
    bool broken;  /* begins behind a <br>, not a block */
} view_line;

typedef VEC(view_line) view_line_vec;

typedef struct clean_view {
    view_line_vec lines;  /* in the order of the page */
    VEC(uint32_t) around; /* (element) -> the one it is in, always of a lower number; 0: the page */
    str language;         /* as the page declares it; empty: it does not */
} clean_view;

/* Reads the page in `text`; replaces `text` and `map` by what a reader sees. */
void clean_view_page(doc *d, clean_view *view);

#endif
