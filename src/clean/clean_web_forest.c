/* How likely a line of a page of HTML is of the article. The trees were fitted by tools/fit_web.py;
 * clean_web_trees.h is its output. */
#include "clean/clean_forest.h"
#include "clean/clean_web.h"

#include "clean/clean_web_trees.h"

float clean_web_share(const float features[WEB_FEATURES])
{
    return forest_share(tree_nodes, tree_starts, sizeof tree_starts / sizeof *tree_starts, features);
}
