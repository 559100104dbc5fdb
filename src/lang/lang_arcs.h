/* The parser's transition system: arc-eager, with sentence breaks, and non-monotonic: a reduced
 * token without a head goes back to the buffer, and a left arc may replace a head given before.
 *
 * Reads nothing but the moves it is told to make; writes heads. The idea: tokens wait in a buffer,
 * pass over a stack, and get their arcs on the way. At most one arc a token; a child whose head is
 * replaced is always the newest right child of that head, so the newest child on each side is kept
 * as a linked list, and every step takes constant time.
 *
 * Invariant: stack < returned tokens < buffer, by place in the text; so the arcs never cross. The
 * number of moves is linear in the number of tokens, for any scores: a returned token can only be
 * shifted again after a left arc took one off the stack.
 *
 * Source: Nivre 2003; Nivre & Fernandez-Gonzalez 2014 and Honnibal & Johnson 2015 for the
 * non-monotonic moves, as in spaCy 3.8. */
#ifndef LANG_ARCS_H
#define LANG_ARCS_H

#include "doc/labels.h"
#include "sayso.h"

typedef enum lang_move {
    MOVE_SHIFT,  /* push the buffer's first token */
    MOVE_REDUCE, /* pop the top, or return it to the buffer if it has no head */
    MOVE_LEFT,   /* arc from the buffer's first to the top; pop */
    MOVE_RIGHT,  /* arc from the top to the buffer's first; push */
    MOVE_BREAK,  /* the buffer's second token begins a sentence */
    MOVE_COUNT
} lang_move;

/* A class of the parser network. A label "nsubj||ccomp" is an nsubj whose true head is the
 * ccomp somewhere below the head it got. */
typedef struct lang_action {
    lang_move move;
    label_dep dep;
    label_dep below; /* DEP_COUNT: the arc is where it belongs */
} lang_action;

enum { LANG_SLOTS = 8 };

typedef struct lang_arc {
    uint32_t head;        /* SAYSO_NONE: none yet. Likewise: */
    uint32_t left, right; /* its newest child on each side … */
    uint32_t before;      /* … and the child its head got before it, on the same side */
    uint8_t action;       /* what made the arc */
    bool returned;        /* may not be shifted onto a stack that is not empty */
    bool starts;          /* begins a sentence, by a break */
} lang_arc;

typedef struct lang_arcs {
    lang_arc *tokens; /* (count) */
    uint32_t *held;   /* (count) the stack from the front, the returned tokens from the back */
    uint32_t count, depth, returned;
    uint32_t next; /* first token of the buffer that was never on the stack */
} lang_arcs;

/* Begins a text of `count` tokens, in the arrays that `a` points to. */
void lang_arcs_start(lang_arcs *a, uint32_t count);
/* A bit (1 << move) for each move that may be made; 0 when the text is done, and only then. */
unsigned lang_arcs_valid(const lang_arcs *a);
/* What the network looks at: B0, B1, S0, S1, S2, newest left child of B0, of S0, newest right
 * child of S0. SAYSO_NONE: none. */
void lang_arcs_slots(const lang_arcs *a, uint32_t slots[LANG_SLOTS]);
/* Makes a valid move; `action` is remembered with an arc that it makes. */
void lang_arcs_take(lang_arcs *a, lang_move move, uint8_t action);

#endif
