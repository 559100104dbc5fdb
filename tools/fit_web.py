#!/usr/bin/env python3
"""Fit the trees by which src/clean tells article from page in HTML (gradient boosting, by LightGBM).

    web_features PAGE.html... | PYTHONPATH=SHARED/tools fit_web.py GOLD.jsonl... [--folds N] > src/clean/clean_web_trees.h

GOLD: page sets as in SHARED/data/pages; a page belongs to the line whose "html" has its name. A line of a page is
article if at least half of its words are where the gold text is, by the alignment of make_residue_set.py. Pages whose
gold is a stub of what is there (found by trees that were fitted on others) teach nothing and are left out. With --folds
the sites are parted, each part read by trees fitted on the others, and the measures of score_pages.py for that go to
standard error; the trees written are always fitted on all pages. Needs numpy and lightgbm. Same input, same trees.
"""
import argparse
import os
import sys

import forest
import lightgbm
import make_residue_set as align
import numpy as np
import score_pages as score

ROUNDS, THRESHOLD, ELEMENTS = 220, 0.52, 3
SETTINGS = {
    "objective": "binary", "num_leaves": 14, "learning_rate": 0.06, "min_data_in_leaf": 40, "feature_fraction": 0.3,
    "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5, "seed": 1, "num_threads": 1, "deterministic": True,
    "verbose": -1,
}


def read_features(stream):
    """{page: (features (lines, F), texts)}"""
    pages, name = {}, None
    for line in stream:
        if line.startswith("FILE "):
            name = os.path.basename(line[5:].strip()).removesuffix(".html")
            pages[name] = ([], [])
            continue
        numbers, _, text = line.rstrip("\n").partition("\t")
        pages[name][0].append([float(x) for x in numbers.split()[2 + ELEMENTS:]])
        pages[name][1].append(text)
    return {k: (np.array(x, dtype=np.float32), t) for k, (x, t) in pages.items() if t}


def label(texts, gold):
    """Share of each line's words that are of the article, and how many they are."""
    words, owner, wanted, paragraph = [], [], [], []
    for i, text in enumerate(texts):
        for word, _, _ in align.tokenise(text):
            words.append(word)
            owner.append(i)
    for i, text in enumerate(x for x in gold.split("\n") if x.strip()):
        for word, _, _ in align.tokenise(text):
            wanted.append(word)
            paragraph.append(i)
    count, hits = np.zeros(len(texts)), np.zeros(len(texts))
    found = align.align(wanted, words, paragraph)
    for i, line in enumerate(owner):
        count[line] += 1
        hits[line] += i in found
    return hits / np.maximum(count, 1), count


class Page:
    def __init__(self, row, features, texts):
        self.row, self.x, self.texts = row, features, texts
        share, words = label(texts, row["text"])
        self.y = (share >= 0.5).astype(int)
        self.weight = np.sqrt(words + 1) / np.sqrt((words * self.y).sum() + 50)
        self.stub = False

    def counts(self, p):
        text = "\n".join(t for t, x in zip(self.texts, p) if x >= THRESHOLD)
        return score.shingle_counts(self.row["text"], text)


def fit(pages):
    pages = [p for p in pages if not p.stub]
    data = lightgbm.Dataset(np.vstack([p.x for p in pages]), np.concatenate([p.y for p in pages]),
                            weight=np.concatenate([p.weight for p in pages]))
    return lightgbm.train(SETTINGS, data, ROUNDS)


def read_apart(pages, folds):
    """Reads each part of the sites by trees fitted on the others: [(page, shares)]"""
    parts, out = forest.parts_of([p.row for p in pages], folds), []
    for k in range(folds):
        trees = fit([p for p, part in zip(pages, parts) if part != k])
        out += [(p, trees.predict(p.x)) for p, part in zip(pages, parts) if part == k]
    return out


def mark_stubs(pages):
    for page, p in read_apart(pages, 5):
        tp, fp, fn = page.counts(p)
        page.stub = tp < 0.6 * (tp + fp) or tp < 0.4 * (tp + fn)


def write(trees):
    print("/* Written by tools/fit_web.py; features are those of clean_web_features.c in their order. */")
    print("#ifndef CLEAN_WEB_TREES_H\n#define CLEAN_WEB_TREES_H\n\n// clang-format off")
    forest.write(trees, "tree")
    print("// clang-format on\n\n#endif")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold", nargs="+")
    ap.add_argument("--folds", type=int, default=0)
    a = ap.parse_args()
    features = read_features(sys.stdin)
    pages, sets = [], {}
    for path in a.gold:
        for row in score.load_gold(path):
            name = os.path.basename(row["html"]).removesuffix(".gz").removesuffix(".html")
            if name in features and row["text"].strip():
                pages.append(Page(row, *features[name]))
                sets.setdefault(path, []).append(pages[-1])
    mark_stubs(pages)
    print("%d pages, %d of them stubs" % (len(pages), sum(p.stub for p in pages)), file=sys.stderr)
    if a.folds:
        read = {id(page): p for page, p in read_apart(pages, a.folds)}
        for path, of in sets.items():
            print(path, score.shingle_scores([p.counts(read[id(p)]) for p in of]), file=sys.stderr)
    write(fit(pages))


if __name__ == "__main__":
    main()
