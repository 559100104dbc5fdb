/* A raw text, line by line: what is known of each, and how likely it is of the article. */
#ifndef CLEAN_TEXT_PAGE_H
#define CLEAN_TEXT_PAGE_H

#include "clean/clean_label.h"
#include "clean/clean_words.h"

enum { TEXT_FEATURES = 100 };

/* How a line ends. */
typedef enum __attribute__((packed)) line_tail {
    TAIL_OPEN,
    TAIL_STOP,
    TAIL_DOTS,
    TAIL_COLON,
    TAIL_MARK, /* ! or ? */
    TAIL_BRACKET,
    TAIL_COMMA
} line_tail;

/* How it begins. */
typedef enum __attribute__((packed)) line_head { HEAD_WORD, HEAD_ITEM, HEAD_BRACKET } line_head;

/* What a line's bytes tell beyond clean_measure. */
typedef struct line_note {
    float mass;         /* bytes of running text in it, in any language */
    uint32_t sentences; /* ends of sentences */
    uint32_t commas;
    uint32_t told;    /* words of telling: he, said, was … */
    uint32_t foreign; /* letters beyond ASCII */
    line_tail tail;
    line_head head;
    bool stamped; /* a time of day, "3 hours ago", "says:": what stands beside comments */
} line_note;

/* Up to a line: sums over the lines before. */
typedef struct text_sums {
    float mass, words, stamped, brackets, repeated, hints;
} text_sums;

enum { TEXT_MARKS = 3 };

/* Lines since and until the nearest that is of a comment form, a share bar, a list of related
 * stories; 0: there is none. */
typedef struct text_marks {
    uint32_t since[TEXT_MARKS], until[TEXT_MARKS];
} text_marks;

typedef struct text_page {
    const line_vec *lines;
    clean_page page;
    clean_words words;
    const line_note *notes;  /* (line) */
    const text_sums *sums;   /* (lines + 1) */
    const text_marks *marks; /* (line) */
    uint32_t core;           /* the line about which there is the most running text */
    uint32_t core_from, core_to;
    float core_mass;
    uint32_t heading; /* the line up to there that says most of it in few words; lines->count: none */
    float heading_score;
    const float *core_bag, *lead_bag, *heading_bag; /* words of the core, of the first lines, of the heading */
} text_page;

text_page clean_text_survey(doc *d, const line_vec *lines);
/* Sums over the lines [from, to), cut to those there are. */
text_sums clean_text_between(const text_page *page, int64_t from, int64_t to);
/* Whether the line is of the core and put its words in core_bag. */
bool clean_is_core(const text_page *page, uint32_t i);
/* What speaks for or against line i; the order is that of the forest's features. */
void clean_text_features(const text_page *page, uint32_t i, float features[TEXT_FEATURES]);

/* (line) -> how likely it is of the article, 0 … 1 */
const float *clean_text_read(doc *d, const line_vec *lines);

#endif
