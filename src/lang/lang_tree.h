/* From the parser's arcs to a tree: heads, labels, extents of subtrees, and where sentences begin.
 *
 * The parser cannot cross arcs. Where the treebank's arcs cross, it was taught to attach a token
 * higher up, with a label that says so: "nsubj||ccomp" is the nsubj of the first ccomp below.
 * lang_tree_build puts such a token back where it belongs. Sentences begin where the subtrees of
 * roots begin.
 *
 * Source: Nivre & Nilsson 2005, scheme "head"; the order of the search and the sweeps that find
 * the extents are spaCy 3.8's, whose results they must equal also where arcs cross. */
#ifndef LANG_TREE_H
#define LANG_TREE_H

#include "doc/doc.h"
#include "lang/lang_arcs.h"

/* Reads a finished parse, whose arrays it then uses up, and t[].blank; fills t[].head (counted
 * from t), dep, left, right of its a->count tokens, and sets starts[i] where a sentence begins. */
void lang_tree_build(lang_arcs *a, const lang_action *actions, token *t, bool *starts);

#endif
