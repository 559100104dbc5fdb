#!/usr/bin/env python3
"""Fits the confidence of a statement on PolNeAR dev and puts it into a trained model's file.

    calibrate.py --model model.pt --polnear DIR --tools DIR --dev dev.pieces

Of the statements given confidence p, a share p shall be right (softly matched by the scorer). A logistic regression over what
the network says of the statement's parts; its expected calibration error is printed for all and for each kind, fitted on one half of
the documents and measured on the other, and the other way round.
"""
import argparse
import pathlib
import sys

import numpy as np
import torch

import data
import decode
from model import Model

KINDS = ("direct", "mixed", "indirect")


def kind_of(doc, group):
    """As the program has it: direct where all words are quoted."""
    quoted = plain = False
    for f in group:
        if f.role == data.CONTENT:
            rows = doc.rows[f.first:f.last]
            words = rows[rows[:, 1] != 3]
            quoted |= bool((words[:, 2] != 0).any())
            plain |= bool((words[:, 2] == 0).any())
    return "mixed" if quoted and plain else "direct" if quoted else "indirect"


def logit(p):
    return float(np.log(max(p, 1e-6) / max(1 - p, 1e-6)))


def features(doc, group):
    """What a statement's confidence rests on; src/say/say_confidence.c has the same."""
    least = lambda role: min((f.probability for f in group if f.role == role), default=1.0)
    has = lambda role: float(any(f.role == role for f in group))
    kind = kind_of(doc, group)
    return kind, [1.0, float(kind == "direct"), float(kind == "mixed"), has(data.SOURCE), has(data.CUE),
                  has(data.SOURCE) * logit(least(data.SOURCE)), has(data.CUE) * logit(least(data.CUE)),
                  logit(least(data.CONTENT)), logit(min(f.linked for f in group))]


def fit(x, y, ridge=1.0):
    """Logistic regression by Newton's steps."""
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(x.shape[1])
        weights += np.linalg.solve(hessian, x.T @ (y - p) - ridge * weights)
    return weights


def statements_of(model, documents, options):
    """-> kinds, features, whether right, and the number of the document, of every statement."""
    sys.path.insert(0, str(options.tools))
    import score_attribution as scorer
    names = scorer.brat_files(options.polnear / "dev/attributions")
    kinds, rows, right, where = [], [], [], []
    for number, doc in enumerate(documents):
        text = scorer.read_text(options.polnear / "dev/text", doc.name)
        gold = scorer.statements_of_brat(names[doc.name][0].read_text(encoding="utf-8"), text)
        groups = decode.groups(decode.fragments(model, doc))
        record = decode.record(doc, [decode.spans_of(doc, group) for group in groups])
        found = scorer.statements_of_record(record, text)
        hit = {id(p) for g, p in scorer.match(gold, found) if scorer.is_soft(g, p)}
        for group, statement in zip(groups, found):
            kind, row = features(doc, group)
            kinds.append(kind)
            rows.append(row)
            right.append(float(id(statement) in hit))
            where.append(number)
    return np.array(kinds), np.array(rows), np.array(right), np.array(where)


def error(p, right, bins=10):
    """The scorer's expected calibration error."""
    bin_of = np.minimum((p * bins).astype(int), bins - 1)
    return sum(abs((right - p)[bin_of == b].sum()) for b in range(bins)) / len(p)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("model", "polnear", "tools", "dev"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    options = parser.parse_args()
    model = Model.load(options.model)
    kinds, x, right, where = statements_of(model, list(data.read_pieces(options.dev)), options)
    held_out = np.zeros(len(x))
    for half in (0, 1):
        held_out[where % 2 == half] = 1 / (1 + np.exp(-x[where % 2 == half] @ fit(x[where % 2 != half], right[where % 2 != half])))
    for kind in ("all", *KINDS):
        these = (kinds == kind) | (kind == "all")
        print(f"{kind}: {these.sum()} statements, {right[these].mean():.3f} right, calibration error {error(held_out[these], right[these]):.3f}")
    saved = torch.load(options.model)
    saved["confidence"] = torch.tensor(fit(x, right), dtype=torch.float32)
    torch.save(saved, options.model)


if __name__ == "__main__":
    main()
