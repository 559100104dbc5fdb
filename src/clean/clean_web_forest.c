/* Sums the leaves that a line's features lead to, one a tree (Friedman 2001: gradient boosting). The
 * trees were fitted by tools/fit_web.py; clean_web_trees.h is its output. */
#include "clean/clean_web.h"
#include <math.h>

enum { LEAF = 255 };

/* A node of a tree: where it goes by whether the feature is at most the limit; or a leaf. */
typedef struct web_node {
    uint8_t feature; /* LEAF: none */
    uint8_t yes, no; /* nodes of the tree */
    float limit;     /* of a leaf: its share of the sum */
} web_node;

#include "clean/clean_web_trees.h"

float clean_web_share(const float features[WEB_FEATURES])
{
    float sum = 0.0f;
    for (size_t t = 0; t < sizeof tree_starts / sizeof *tree_starts; t++) {
        const web_node *tree = tree_nodes + tree_starts[t], *node = tree;
        while (node->feature != LEAF)
            node = tree + (features[node->feature] <= node->limit ? node->yes : node->no);
        sum += node->limit;
    }
    return 1.0f / (1.0f + expf(-sum));
}
