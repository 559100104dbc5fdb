/* The words of lines, by which one line can be told to speak of what others speak of. */
#ifndef CLEAN_WORDS_H
#define CLEAN_WORDS_H

#include "clean/clean_line.h"

/* Of each line, the words that carry meaning (no small words, none shorter than four bytes), as numbers below `kinds`:
 * the same number for the same word in any case, once a line. */
typedef struct clean_words {
    const uint32_t *at;
    const uint32_t *starts; /* (lines + 1): of each line, its first in `at` */
    uint32_t kinds;
} clean_words;

clean_words clean_list_words(doc *d, const line_vec *lines);
/* Puts the line's words into a bag, (kinds) weights. */
void clean_add_words(const clean_words *words, uint32_t line_at, float weight, float *bag);
/* How many of the line's words are in the bag, as a share; `own`: the weight that the line itself put in. */
float clean_overlap(const clean_words *words, uint32_t line_at, float own, const float *bag);
/* How many words the line has. */
uint32_t clean_word_count(const clean_words *words, uint32_t line_at);

#endif
