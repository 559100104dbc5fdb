/* Tag sequences: the best one under a linear-chain conditional random field, and how probable its
 * parts are.
 *
 * Tags are O, then B and I of source, cue, content; an I follows only its own B or I, which the
 * functions here see to whatever the transitions say. */
#ifndef SAY_CRF_H
#define SAY_CRF_H

#include "base/arena.h"
#include <stdint.h>

enum { SAY_TAGS = 7 };

typedef enum say_role { SAY_SOURCE, SAY_CUE, SAY_CONTENT, SAY_ROLES } say_role;

/* Consecutive pieces that play one role in a statement. */
typedef struct fragment {
    uint32_t first, last; /* pieces [first, last), at least one */
    say_role role;
    float probability; /* that exactly these pieces are such a fragment */
    uint32_t group;    /* fragments of one statement share it; set by say_link */
    float linked;      /* the probability of the link that put it there; 1 for an anchor */
} fragment;

typedef struct fragments {
    fragment *at;
    uint32_t count, room;
} fragments;

/* The fragments of the best sequence, in the order of the text.
 * emissions (rows, 7): a score for each tag; transitions (7 from, 7 to). */
fragments say_crf_best(arena *a, uint32_t rows, const float (*emissions)[SAY_TAGS],
                       const float (*transitions)[SAY_TAGS]);

#endif
