#!/usr/bin/env python3
"""Fits the confidence of a statement on PolNeAR dev and puts it into a trained model's file.

    calibrate.py --model model.pt --polnear DIR --tools DIR --evidence dev.evidence

The evidence is the program's `sayso dump --stage evidence` with the weights exported from the same model; whatever
confidence they have does not matter. Of the statements given confidence p, a share p shall be right (softly matched by
the scorer): a logistic regression over what src/say/say_confidence.c weighs. Prints the expected calibration error of
all statements and of each kind, fitted on nine tenths of the documents and measured on the last, in turn, and what a
confidence would show that is exactly right.
"""
import argparse
import collections
import pathlib
import sys

import numpy as np
import torch

KINDS = ("direct", "mixed", "indirect")
FOLDS = 10


def read_evidence(lines):
    """-> {name of the document: [(numbers, {role: spans in bytes})]}"""
    documents = collections.defaultdict(list)
    for line in lines:
        word, *rest = line.split()
        if word == "file":
            statements = documents[pathlib.Path(line.split(" ", 1)[1].rstrip("\n")).stem]
        elif word == "evidence":
            statements.append(([float(number) for number in rest], {"source": [], "cue": [], "content": []}))
        else:
            statements[-1][1][word] = [tuple(map(int, span.split(":"))) for span in rest]
    return documents


def kind_of(numbers):
    return KINDS[0] if numbers[1] else KINDS[1] if numbers[2] else KINDS[2]


def statements_of(options):
    """-> kinds, evidence, whether right, and the number of the document, of every statement."""
    sys.path.insert(0, str(options.tools))
    import score_attribution as scorer
    annotations = scorer.brat_files(options.polnear / "dev/attributions")
    kinds, rows, right, where = [], [], [], []
    with open(options.evidence, encoding="utf-8") as lines:
        documents = read_evidence(lines)
    for number, (name, statements) in enumerate(documents.items()):
        text = scorer.read_text(options.polnear / "dev/text", name)
        gold = scorer.statements_of_brat(annotations[name][0].read_text(encoding="utf-8"), text)
        found = [scorer.make_statement(text, {role: [text.from_bytes(span) for span in spans[role]] for role in spans})
                 for _, spans in statements]
        hit = {id(p) for g, p in scorer.match(gold, found) if scorer.is_soft(g, p)}
        kinds += [kind_of(numbers) for numbers, _ in statements]
        rows += [numbers for numbers, _ in statements]
        right += [float(id(statement) in hit) for statement in found]
        where += [number] * len(found)
    return np.array(kinds), np.array(rows), np.array(right), np.array(where)


def sure(x, weights):
    return 1 / (1 + np.exp(-x @ weights))


def fit(x, y, ridge=1.0):
    """Logistic regression by Newton's steps."""
    weights = np.zeros(x.shape[1])
    for _ in range(30):
        p = sure(x, weights)
        hessian = (x * (p * (1 - p))[:, None]).T @ x + ridge * np.eye(x.shape[1])
        weights += np.linalg.solve(hessian, x.T @ (y - p) - ridge * weights)
    return weights


def error(p, right, bins=10):
    """The scorer's expected calibration error."""
    bin_of = np.minimum((p * bins).astype(int), bins - 1)
    return sum(abs((right - p)[bin_of == b].sum()) for b in range(bins)) / len(p)


def chance_error(p, draws=200):
    """The error that chance alone leaves to a confidence that is exactly right, on so many statements."""
    random = np.random.default_rng(0)
    return np.mean([error(p, (random.random(len(p)) < p).astype(float)) for _ in range(draws)])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("model", "polnear", "tools", "evidence"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    options = parser.parse_args()
    kinds, x, right, where = statements_of(options)
    held_out = np.zeros(len(x))
    for fold in range(FOLDS):
        inside = where % FOLDS == fold
        held_out[inside] = sure(x[inside], fit(x[~inside], right[~inside]))
    for kind in ("all", *KINDS):
        these = (kinds == kind) | (kind == "all")
        p = held_out[these]
        print(f"{kind}: {these.sum()} statements, {right[these].mean():.3f} right, calibration error {error(p, right[these]):.3f}, "
              f"by chance alone {chance_error(p):.3f}")
    saved = torch.load(options.model)
    saved["confidence"] = torch.tensor(fit(x, right), dtype=torch.float32)
    torch.save(saved, options.model)


if __name__ == "__main__":
    main()
