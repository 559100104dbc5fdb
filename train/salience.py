#!/usr/bin/env python3
"""Fits the weights by which the program chooses a pronoun's antecedent: the table in src/who/who_salience.c.

    salience.py --gum GUM_DIR DUMP --gap GAP.tsv DUMP --unseen GUM_DIR DUMP [--check GAP.tsv DUMP]

Reads `sayso dump --stage pairs` of the texts that gum.py and score_gap.py wrote. A multinomial regression: of a pronoun's candidates, one
of its own entity is to be chosen; a pronoun without any such candidate teaches nothing. The sieve's measures are weighed on what the
network was trained on; the network itself is not, for there it looks surer than it is: its weight is the likeliest on --unseen. Prints the
share chosen right by each alone and by both, and the table.
"""
import argparse
import pathlib
import re

import numpy as np

import coref
import gum

FEATURES = re.findall(r"WHO_[A-Z_]+(?=,)", re.search(r"typedef enum who_feature \{(.*?)\}", (
    pathlib.Path(__file__).parent / "../src/who/who_work.h").read_text(), re.S)[1].split("WHO_FEATURES")[0])
NETWORK = "WHO_NETWORK"
RIDGE, STEPS = 1.0, 100
TRIED = np.arange(0, 0.0301, 0.0005)  # weights of the network


def read(dump):
    """(name, [(anaphor byte, chosen, entities, heads, measures)]) of each file; the lists, an entry a candidate."""
    name, anaphors = None, []
    for line in open(dump, encoding="utf-8", errors="surrogateescape", newline="\n"):
        fields = line.split()
        if fields[0] == "file":
            if name:
                yield name, anaphors
            name, anaphors = pathlib.Path(line[5:].rstrip("\n")).stem, []
        elif fields[0] == "anaphor":
            anaphors.append((int(fields[1].split(":")[0]), [], [], [], []))
        else:
            _, chosen, entities, heads, measures = anaphors[-1]
            chosen.append(fields[0] == "+")
            heads.append(int(fields[1].split(":")[0]))
            entities.append(int(fields[2]))
            measures.append([int(f) for f in fields[3:3 + len(FEATURES)]])
    if name:
        yield name, anaphors


def gum_examples(folder, dump):
    """(chosen, right, measures) of each pronoun; arrays of its candidates."""
    gold = {name: {m.start: m.entity for m in mentions} for name, _, mentions in gum.documents(folder)}
    for name, anaphors in read(dump):
        for byte, chosen, entities, heads, measures in anaphors:
            if byte in gold[name]:
                # An entity that the program has is right where any of its mentions here is one of the anaphor's.
                right = {e for e, h in zip(entities, heads) if gold[name].get(h) == gold[name][byte]}
                yield np.array(chosen), np.array([e in right for e in entities]), np.array(measures, dtype=float)


def gap_examples(path, dump):
    gold = {row["ID"]: (byte, names) for row, byte, names in coref.gap_rows(path)}
    for name, anaphors in read(dump):
        byte, names = gold[name]
        for at, chosen, entities, heads, measures in anaphors:
            if at == byte:
                right = {e for e, h in zip(entities, heads) for start, true in names if true and start == h}
                yield np.array(chosen), np.array([e in right for e in entities]), np.array(measures, dtype=float)


def chances(weights, x):
    scores = x @ weights
    p = np.exp(scores - scores.max())
    return p / p.sum()


def fit(examples):
    """Weights of all measures but the network's, by gradient descent (Adam's steps)."""
    scale = np.maximum(np.concatenate([x for *_, x in examples]).std(0), 1e-3)
    used = np.array([name != NETWORK for name in FEATURES])
    weights, moment, square = np.zeros(len(FEATURES)), 0.0, 0.0
    for step in range(1, STEPS + 1):
        gradient = RIDGE * weights
        for _, right, x in examples:
            p = chances(weights, x / scale)
            q = p * right
            gradient = gradient - (x / scale).T @ (q / q.sum() - p)
        gradient = gradient * used
        moment, square = 0.9 * moment + 0.1 * gradient, 0.99 * square + 0.01 * gradient ** 2
        weights = weights - 0.1 * (moment / (1 - 0.9 ** step)) / (np.sqrt(square / (1 - 0.99 ** step)) + 1e-9)
    return weights / scale


def with_network(weights, weight):
    return np.where([name == NETWORK for name in FEATURES], weight, weights)


def likelihood(examples, weights):
    return np.mean([np.log((chances(weights, x) * right).sum()) for _, right, x in examples])


def share(examples, weights=None):
    """Chosen right; by the program where there are no weights."""
    return np.mean([right[chosen.argmax() if weights is None else (x @ weights).argmax()] for chosen, right, x in examples])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("gum", "gap", "unseen", "check"):
        parser.add_argument("--" + name, nargs=2, metavar=("GOLD", "DUMP"), required=name != "check")
    options = parser.parse_args()
    of = lambda make, given: [e for e in make(*given) if e[1].any()]
    unseen = of(gum_examples, options.unseen)
    weights = fit([e for e in of(gum_examples, options.gum) + of(gap_examples, options.gap) if not e[1].all()])
    best = max(TRIED, key=lambda weight: likelihood(unseen, with_network(weights, weight)))
    for name, examples in (("unseen", unseen), ("check", of(gap_examples, options.check) if options.check else [])):
        if examples:
            print(f"{name}: {len(examples)} pronouns; the program {share(examples):.3f}, the sieve alone {share(examples, weights):.3f}, "
                  f"the network alone {share(examples, with_network(0 * weights, 1)):.3f}, both {share(examples, with_network(weights, best)):.3f}")
    for name, weight in zip(FEATURES, with_network(weights, best)):
        print(f"    [{name}] = {weight:.3g}F,")


if __name__ == "__main__":
    main()
