#!/usr/bin/env python3
"""Fit the weights by which src/clean tells article from page: a linear-chain conditional random field over lines.

    clean_features TEXT... | fit_clean.py GOLD.jsonl [--prose FOLDER] [--bare FOLDER] [--folds N] > src/clean/clean_weights.h

GOLD: one text a line: {"id", "page", "body": [[start, end], ...]}, bytes; the text is ID.txt. Texts that GOLD does not
name are clean: under --prose a title line, and all the rest article; under --bare article from the first line on. With --folds the pages are parted, each
part read by weights fitted on the others, and the token-weighted F1 of that goes to standard error; the weights written
are always those of all texts. Needs numpy. Same input, same weights.
"""
import argparse
import json
import os
import sys

import numpy as np

PLACES = ["before", "body", "gap", "after"]
BEFORE, BODY, GAP, AFTER = range(4)
EPOCHS, RATE, DECAY, BATCH, SLACK = 40, 0.05, 2e-4, 24, 0.2


def read_features(stream):
    """[(path, spans (lines, 2), features (lines, F))]"""
    texts, rows = [], []

    def finish():
        if rows:
            a = np.array(rows, dtype=np.float32)
            spans = np.array(spans_of, dtype=np.int64)
            texts.append((path, spans, a))

    path, spans_of = None, []
    for line in stream:
        if line.startswith("FILE "):
            finish()
            path, rows, spans_of = line[5:].strip(), [], []
            continue
        x = line.split()
        spans_of.append((int(x[0]), int(x[1])))
        rows.append([float(v) for v in x[2:]])
    finish()
    return texts


def label(spans, body):
    """The place of each line: body if at least half of it is; before and after the first and last such line; gap between."""
    share = np.zeros(len(spans))
    for s, e in body:
        share += np.clip(np.minimum(spans[:, 1], e) - np.maximum(spans[:, 0], s), 0, None)
    inside = np.flatnonzero(share >= 0.5 * (spans[:, 1] - spans[:, 0]))
    out = np.full(len(spans), BEFORE)
    if len(inside):
        out[inside[0]:inside[-1] + 1] = GAP
        out[inside] = BODY
        out[inside[-1] + 1:] = AFTER
    return out


def log_sum(a, axis):
    m = a.max(axis=axis, keepdims=True)
    return (m + np.log(np.exp(a - m).sum(axis=axis, keepdims=True))).squeeze(axis)


# What can follow what: a page has one article, which may have gaps.
ALLOWED = np.full((4, 4), -1e4)
for a, b in ((BEFORE, BEFORE), (BEFORE, BODY), (BODY, BODY), (BODY, GAP), (BODY, AFTER), (GAP, GAP), (GAP, BODY), (AFTER, AFTER)):
    ALLOWED[a, b] = 0.0
START = np.array([0.0, 0.0, -1e4, -1e4])
END = np.array([-2.0, 0.0, -1e4, 0.0])


class Model:
    def __init__(self, features):
        self.p = [np.zeros((features, 4)), np.zeros((4, 4))]
        self.m = [np.zeros_like(x) for x in self.p]
        self.v = [np.zeros_like(x) for x in self.p]
        self.t = 0

    def step(self, grads, rate):
        self.t += 1
        for p, m, v, g in zip(self.p, self.m, self.v, grads):
            m += 0.1 * (g - m)
            v += 0.001 * (g * g - v)
            p -= rate * (m / (1 - 0.9 ** self.t) / (np.sqrt(v / (1 - 0.999 ** self.t)) + 1e-8) + DECAY * p)

    def gradient(self, batch):
        """Of the mean negative log likelihood of the texts' places, each line at most as important as a text's share."""
        w, steps = self.p[0], self.p[1] + ALLOWED
        n, longest = len(batch), max(len(y) for _, y in batch)
        e = np.zeros((longest, n, 4))
        sizes = np.array([len(y) for _, y in batch])
        for k, (x, _) in enumerate(batch):
            e[:sizes[k], k] = x @ w
        alpha, beta = np.zeros_like(e), np.zeros_like(e)
        alpha[0] = e[0] + START
        for t in range(1, longest):
            a = log_sum(alpha[t - 1][:, :, None] + steps[None], 1) + e[t]
            alpha[t] = np.where((t < sizes)[:, None], a, alpha[t - 1])
        beta[longest - 1] = END
        for t in range(longest - 2, -1, -1):
            b = log_sum(steps[None] + (e[t + 1] + beta[t + 1])[:, None, :], 2)
            beta[t] = np.where((t + 1 < sizes)[:, None], b, END)
        z = log_sum(alpha[-1] + END, 1)
        gw, gs = np.zeros_like(w), np.zeros_like(steps)
        for k, (x, y) in enumerate(batch):
            size, scale = sizes[k], 1.0 / np.sqrt(sizes[k])
            q = np.exp(alpha[:size, k] + beta[:size, k] - z[k])
            q[np.arange(size), y] -= 1.0
            gw += scale * (x.T @ q)
            pair = np.exp(alpha[:size - 1, k][:, :, None] + steps[None] + (e[1:size, k] + beta[1:size, k])[:, None, :] - z[k])
            g = pair.sum(axis=0)
            np.add.at(g, (y[:-1], y[1:]), -1.0)
            gs += scale * g
        return [gw / n, gs / n]

    def read(self, x):
        e, steps = x @ self.p[0], self.p[1] + ALLOWED
        at, back = e[0] + START, []
        for t in range(1, len(e)):
            s = at[:, None] + steps
            back.append(s.argmax(axis=0))
            at = s.max(axis=0) + e[t]
        y = [int((at + END).argmax())]
        for b in reversed(back):
            y.append(int(b[y[-1]]))
        return np.array(y[::-1])


def fit(texts, features):
    rng, model = np.random.default_rng(1), Model(features)
    for epoch in range(EPOCHS):
        rate = RATE * (1 - epoch / EPOCHS)
        order = sorted(rng.permutation(len(texts)), key=lambda i: len(texts[i][1]) // 50)  # like sizes together
        batches = [order[i:i + BATCH] for i in range(0, len(order), BATCH)]
        for i in rng.permutation(len(batches)):
            model.step(model.gradient([texts[j] for j in batches[i]]), rate)
    return model


def f1(model, texts, sizes):
    scores = []
    for (x, y), n in zip(texts, sizes):
        p, g = model.read(x) == BODY, y == BODY
        tp, fp, fn = n[p & g].sum(), n[p & ~g].sum(), n[~p & g].sum()
        scores.append(2 * tp / (2 * tp + fp + fn) if tp + fp + fn else 1.0)
    return scores


def write(model):
    w, steps = model.p[0], model.p[1] + ALLOWED
    row = lambda v: "{" + ", ".join("%.3ff" % x for x in v) + "}"
    print("/* Written by tools/fit_clean.py; the rows of `weights` are the features of clean_label.c in their order. */")
    print("#ifndef CLEAN_WEIGHTS_H\n#define CLEAN_WEIGHTS_H\n\n#include \"clean/clean_label.h\"\n")
    print("/* (feature, place) */\nstatic const float weights[CLEAN_FEATURES][PLACE_COUNT] = {")
    print("".join("    %s,\n" % row(v - v[BODY]) for v in w) + "};")
    print("/* (place of the line before, place) */\nstatic const float steps[PLACE_COUNT][PLACE_COUNT] = {")
    print("".join("    %s,\n" % row(v) for v in steps) + "};")
    print("static const float starts[PLACE_COUNT] = %s;" % row(START))
    print("static const float ends[PLACE_COUNT] = %s;\n\n#endif" % row(END))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold")
    ap.add_argument("--prose", help="texts under this folder are clean")
    ap.add_argument("--bare", help="texts under this folder are clean and have no title")
    ap.add_argument("--folds", type=int, default=0)
    a = ap.parse_args()
    with open(a.gold, encoding="utf-8") as f:
        gold = {r["id"]: r for r in map(json.loads, f)}
    texts, sizes, pages = [], [], []
    for path, spans, x in read_features(sys.stdin):
        name = os.path.basename(path).removesuffix(".txt")
        bare = a.bare and path.startswith(a.bare)
        clean = bare or (a.prose and path.startswith(a.prose))
        if not clean and name not in gold:
            continue
        first = 0 if bare else 1
        body = gold[name]["body"] if not clean else [[spans[first][0], spans[-1][1]]] if len(spans) > first else []
        texts.append((x, label(spans, body)))
        sizes.append(spans[:, 1] - spans[:, 0])
        pages.append(None if clean else gold[name]["page"])
    features = texts[0][0].shape[1]
    fold_of = lambda page: int(page[:8], 16) % a.folds
    total = []
    for k in range(a.folds):
        model = fit([t for t, p in zip(texts, pages) if p is None or fold_of(p) != k], features)
        held = [i for i, p in enumerate(pages) if p is not None and fold_of(p) == k]
        total += f1(model, [texts[i] for i in held], [sizes[i] for i in held])
        print("fold %d: mean F1 by bytes %.4f" % (k, np.mean(total)), file=sys.stderr)
    write(fit(texts, features))


if __name__ == "__main__":
    main()
