#!/usr/bin/env python3
"""Fit the trees by which src/clean tells article from page in raw text (gradient boosting, by LightGBM).

    make_residue_set.py --gold SCRAPINGHUB/gold.jsonl --gold NAEB/gold.jsonl --out TEXTS --max-text 0
    PYTHONPATH=SHARED/tools fit_clean.py build/clean_features TEXTS/gold.jsonl [--prose FOLDER] [--score GOLD.jsonl] > src/clean/clean_text_trees.h

TEXTS: flattened pages, a residue set as in SHARED/data/pages, its texts beside gold.jsonl. --prose: reports without a
page about them, the first line their title; every third is taken, whole, without its title, and cut short. Texts of
which trees that were fitted on other sites take much that is not gold, or little that is (gold texts that stop early),
teach nothing and are left out. What --score names (TEXTS, if not given) is scored, read by trees fitted on other sites,
as score_pages.py scores it but by lines, on standard error. Needs numpy and lightgbm. Same input, same trees.
"""
import argparse
import os
import subprocess
import sys
import tempfile

import forest
import lightgbm
import numpy as np
import score_pages as score

FOLDS, LEAST_SHARE = 5, 0.1
TREES, STUB_TREES = 220, 90
SETTINGS = {
    "objective": "binary", "num_leaves": 14, "learning_rate": 0.06, "min_data_in_leaf": 40, "feature_fraction": 0.3, "bagging_fraction": 0.7,
    "bagging_freq": 1, "lambda_l2": 5, "seed": 1, "num_threads": 1, "deterministic": True, "verbose": -1,
}


class Text:
    """A text, its lines and how many tokens of each are gold, other, or of a second copy of the article."""

    def __init__(self, row, data, spans, part):
        self.row, self.spans, self.part, self.stub = row, spans, part, False
        tokens = np.array(score.tokens(data)).reshape(-1, 2)
        line = np.searchsorted(spans[:, 0], tokens[:, 0], side="right") - 1
        whole = (line >= 0) & (tokens[:, 1] <= spans[np.maximum(line, 0), 1])
        gold, copy = (np.isin(np.arange(len(tokens)), list(score.tokens_in(tokens.tolist(), s)))
                      for s in (row["body"], row.get("copies") or []))
        count = lambda mask: np.bincount(line[whole & mask], minlength=len(spans))
        self.words = count(np.ones(len(tokens), bool))
        self.sides = [(count(a), count(~a & ~b), a.sum()) for a, b in ([(gold, copy), (copy, gold)] if copy.any() else [(gold, copy)])]
        body = count(gold | copy)
        self.y = ((body > 0) & (body >= 0.5 * self.words)).astype(int)
        self.weight = np.sqrt(self.words + 1) / np.sqrt(gold.sum() + 50)

    def measure(self, share, limit):
        """Precision, recall and F1 of the lines from `limit` on"""
        taken = share >= limit
        return max((score.prf(a[taken].sum(), b[taken].sum(), n - a[taken].sum()) for a, b, n in self.sides), key=lambda x: x[2])


def limit_of(text, share):
    """As find_limit in clean_label.c"""
    order = np.argsort(-share, kind="stable")
    taken, right = np.cumsum(text.words[order]), np.cumsum((text.words * share)[order])
    return max(share[order][np.argmax(right / np.maximum(taken + right[-1], 1e-6))], LEAST_SHARE)


def run(tool, paths):
    """[(spans, features)]"""
    out = subprocess.run([tool, *paths], stdout=subprocess.PIPE, text=True, check=True).stdout
    texts = []
    for part in out.split("FILE ")[1:]:
        rows = np.array([line.split() for line in part.split("\n")[1:-1]], dtype=np.float64)
        texts.append((rows[:, :2].astype(int), rows[:, 2:].astype(np.float32)))
    return texts


def cut_prose(folder, out):
    """Writes the clean texts under `out`: [(path, row)]"""
    names = sorted(os.path.join(at, n) for at, _, found in os.walk(folder) for n in found if n.endswith(".txt"))[::3]
    made = []
    for i, name in enumerate(names):
        with open(name, "rb") as f:
            lines = [x for x in f.read().split(b"\n") if x.strip()]
        for titled, most in ((True, None), (False, None), (i % 2 == 0, 1 + i % 5)):
            kept = lines[0 if titled else 1:][:most and most + titled]
            if len(kept) <= titled:
                continue
            path = os.path.join(out, "%d-%d-%d.txt" % (i, titled, most or 0))
            data = b"\n\n".join(kept) + b"\n"
            with open(path, "wb") as f:
                f.write(data)
            made.append((path, {"id": path, "body": [[len(kept[0]) if titled else 0, len(data)]]}))
    return made


def fit(texts, x, trees):
    texts = [(t, a) for t, a in zip(texts, x) if not t.stub]
    data = lightgbm.Dataset(np.vstack([a for _, a in texts]), np.concatenate([t.y for t, _ in texts]),
                            weight=np.concatenate([t.weight for t, _ in texts]), params=SETTINGS)
    return lightgbm.train(SETTINGS, data, trees)


def read_apart(texts, x, count):
    """[shares]: each text's by trees fitted on the other parts; clean texts are in a part each"""
    out = [None] * len(texts)
    for k in range(FOLDS):
        others = [i for i, t in enumerate(texts) if t.part != k]
        trees = fit([texts[i] for i in others], [x[i] for i in others], count)
        for i, t in enumerate(texts):
            if t.part == k:
                out[i] = trees.predict(x[i], num_threads=1)
    return out


def report(name, texts, shares, named):
    rows = [t.measure(s, limit_of(t, s)) for t, s in zip(texts, shares) if t.row["id"] in named]
    print("%s: precision %.4f recall %.4f F1 %.4f of %d texts" % (name, *np.mean(rows, axis=0), len(rows)), file=sys.stderr)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("tool")
    ap.add_argument("gold")
    ap.add_argument("--prose", help="reports under this folder are clean")
    ap.add_argument("--score", help="score only the texts named here")
    a = ap.parse_args()
    gold = score.load_gold(a.gold)
    named = {r["id"] for r in (score.load_gold(a.score) if a.score else gold)}
    with tempfile.TemporaryDirectory() as folder:
        sources = [(os.path.join(os.path.dirname(a.gold), r["id"] + ".txt"), r) for r in gold]
        parts = forest.parts_of(gold, FOLDS)
        clean = cut_prose(a.prose, folder) if a.prose else []
        sources, parts = sources + clean, parts + [int(os.path.basename(p).split("-")[0]) % FOLDS for p, _ in clean]
        paths = [p for p, _ in sources]
        seen = run(a.tool, paths)
        texts = []
        for (path, row), (spans, _), part in zip(sources, seen, parts):
            with open(path, "rb") as f:
                texts.append(Text(row, f.read(), spans, part))
        x = [features for _, features in seen]
        for t, s in zip(texts, read_apart(texts, x, STUB_TREES)):
            precision, recall, _ = t.measure(s, 0.45)
            t.stub = "page" in t.row and (precision < 0.6 or recall < 0.4)
        print("%d texts, %d of them stubs" % (len(texts), sum(t.stub for t in texts)), file=sys.stderr)
        shares = read_apart(texts, x, TREES)
        report("pages", texts, shares, named)
        if clean:
            report("clean texts", texts, shares, {r["id"] for _, r in clean})
    print("/* Written by tools/fit_clean.py; features are those of clean_text_features.c in their order. */")
    print("#ifndef CLEAN_TEXT_TREES_H\n#define CLEAN_TEXT_TREES_H\n\n// clang-format off")
    forest.write(fit(texts, x, TREES), "tree")
    print("// clang-format on\n\n#endif")


if __name__ == "__main__":
    main()
