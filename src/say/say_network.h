/* The attribution network: which pieces are source, cue and content, and which of them belong
 * together.
 *
 * The encoder gives every piece a vector that knows its neighbours; a layer scores its tags, of which
 * a conditional random field takes the best sequence; and every fragment points at the anchor of its
 * statement: its first cue, else its first content, else its first source.
 *
 * Tensors, F32 where nothing is said:
 *   encoder.… (nn_encoder.h)
 *   attribution.tag1 I8 (256, 384), a GELU after it · attribution.tag2.weight (7, 256) .bias (7)
 *   attribution.transitions (7 from, 7 to)
 *   attribution.link.dependent, .head I8 (128, 768): of a fragment's first and last vector
 *   attribution.link.role (3, 128), added before a GELU · .bilinear (128, 128) · .bias (128)
 *   attribution.link.distance (32): -15 … 15 fragments apart, from the second on
 *   attribution.link.same (3): drafts unknown, the same, different
 *   attribution.confidence (10): say_confidence.c
 *   coreference.mention I8 (128, 384), a GELU after it: piece_mention; who_ranker.h has the rest */
#ifndef SAY_NETWORK_H
#define SAY_NETWORK_H

#include "nn/nn_wordpiece.h"
#include "say/say.h"
#include "say/say_crf.h"

enum { SAY_HIDDEN = 256, SAY_LINK = 128, SAY_FAR = 15, SAY_DISTANCES = 32, SAY_DRAFTS = 3 };

struct say_network {
    nn_vocabulary *vocabulary;
    uint32_t before, after; /* the pieces around a window */
    nn_encoder *encoder;    /* NULL: the file has the vocabulary alone, and all below is NULL too */
    nn_dense *tag1, *dependent, *head, *mention;
    const float (*tag2)[SAY_HIDDEN]; /* (7, 256), and all below: in the mapped file */
    const float *tag2_bias;
    const float (*transitions)[SAY_TAGS];
    const float (*role)[SAY_LINK];     /* (3, 128) */
    const float (*bilinear)[SAY_LINK]; /* (128, 128) */
    const float *bias, *distance, *same, *confidence;
    const sayso_allocator *allocator;
};

/* The fragments of all statements, in the order of the text, grouped, with their probabilities. Reads
 * pieces and blocks; fills piece_mentions. */
fragments say_read(doc *d, const say_network *network, nn_encoder_scratch *scratch);

/* What the fragments of a statement tell of how sure it is, and the chance that it is right. say_confidence.c */
void say_evidence(sayso_kind kind, const fragment *const *parts, uint32_t count, double evidence[DOC_EVIDENCE]);
float say_confidence(const say_network *network, const double evidence[DOC_EVIDENCE]);

/* ---- shared by the files of say_read --------------------------------------------------------- */

/* Pieces [first, last) seen at once; their vectors, those of CLS before and SEP after left out. */
typedef struct window {
    uint32_t first, last;
    const float *vectors; /* (last - first, 384) */
} window;

/* The fragments that a window sees, as the link layers see them; (count) each. */
typedef struct link_view {
    uint32_t *which; /* fragment */
    uint32_t count;
    float *ends;                  /* (2 x 384) first and last vector */
    float (*dependent)[SAY_LINK]; /* then times bilinear */
    float (*head)[SAY_LINK];
    float *scores; /* of one fragment's links */
} link_view;

/* Room for the most that a window may see. say_link.c */
link_view say_link_view(arena *a);
/* Gives a cue or a source that the network is unsure of the bounds of the draft's, if there is one. say_bounds.c */
void say_bounds(const doc *d, fragments *found);
/* Sets group and linked of fragments that these windows cover, in order. Each points where it does in the window in
 * which it lies farthest from an edge. Who says two things is added once more. False: out of memory. say_link.c */
bool say_link(doc *d, const say_network *network, nn_encoder_scratch *scratch, const window *windows, uint32_t count,
              link_view *view, fragments *found);

#endif
