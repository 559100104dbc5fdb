/* Regression trees whose leaves are summed: gradient boosting (Friedman 2001). */
#ifndef CLEAN_FOREST_H
#define CLEAN_FOREST_H

#include <math.h>
#include <stddef.h>
#include <stdint.h>

enum { LEAF = 255 };

/* A node of a tree: where it goes by whether the feature is at most the limit; or a leaf. */
typedef struct forest_node {
    uint8_t feature; /* LEAF: none */
    uint8_t yes, no; /* nodes of the tree */
    float limit;     /* of a leaf: its share of the sum */
} forest_node;

/* The sum of the leaves that the features lead to, one a tree, as a probability. `starts`: of each tree, its root. */
static inline float forest_share(const forest_node *nodes, const uint16_t *starts, size_t trees, const float *features)
{
    float sum = 0.0f;
    for (size_t t = 0; t < trees; t++) {
        const forest_node *tree = nodes + starts[t], *node = tree;
        while (node->feature != LEAF)
            node = tree + (features[node->feature] <= node->limit ? node->yes : node->no);
        sum += node->limit;
    }
    return 1.0f / (1.0f + expf(-sum));
}

#endif
