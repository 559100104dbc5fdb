/* How likely a line of raw text is of the article. The trees were fitted by tools/fit_clean.py;
 * clean_text_trees.h is its output. */
#include "clean/clean_forest.h"
#include "clean/clean_text_page.h"

#include "clean/clean_text_trees.h"

const float *clean_text_read(doc *d, const line_vec *lines)
{
    const text_page page = clean_text_survey(d, lines);
    float *share = arena_array(&d->arena, lines->count, sizeof *share);
    for (uint32_t i = 0; i < lines->count; i++) {
        float f[TEXT_FEATURES];
        clean_text_features(&page, i, f);
        share[i] = forest_share(tree_nodes, tree_starts, sizeof tree_starts / sizeof *tree_starts, f);
    }
    return share;
}
