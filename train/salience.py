#!/usr/bin/env python3
"""Fits the weights by which the program chooses a pronoun's antecedent: src/who/who_salience.h.

    salience.py --gum GUM_DIR DUMP --gap GAP.tsv DUMP [--unseen GUM_DIR DUMP] [--check GAP.tsv DUMP] [--out HEADER]

Reads `sayso dump --stage pairs` of the texts that gum.py and score_gap.py wrote. Of a pronoun's candidates, one of its
own entity is to be chosen: the likelihood of that is raised, by a sum of the measures and by units that see all of
them. A pronoun without any such candidate teaches nothing. The network was trained on the same texts and looks surer
there than it is, so noise is added to its word. Prints, for each part, the share chosen right by the program as it was
and by the new weights, without the network and with it.
"""
import argparse
import pathlib
import re

import numpy as np
import torch

import coref
import gum

FEATURES = re.findall(r"WHO_[A-Z_]+(?=,)", re.search(r"typedef enum who_feature \{(.*?)\}", (
    pathlib.Path(__file__).parent / "../src/who/who_work.h").read_text(), re.S)[1].split("WHO_FEATURES")[0])
NETWORK = FEATURES.index("WHO_NETWORK")
UNITS, FITS, EPOCHS, BATCH, RATE, DECAY = 12, 8, 30, 128, 1e-2, 0.6
NOISE = 120.0  # added to the network's word, in its hundredths
HEADER = """/* Weights of who_salience.c. Written by train/salience.py. */
#ifndef WHO_SALIENCE_H
#define WHO_SALIENCE_H

#include "who/who_work.h"

enum {{ WHO_UNITS = {units} }};

static const float who_plain[WHO_FEATURES] = {{
{plain}}};

static const float who_unit[WHO_FEATURES][WHO_UNITS] = {{
{unit}}};

static const float who_unit_bias[WHO_UNITS] = {{
{bias}}};

static const float who_unit_worth[WHO_UNITS] = {{
{worth}}};

#endif
"""


# ---- examples: (chosen by the program, right, measures) of each pronoun; arrays of its candidates
# -----------------------------


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


def example(chosen, entities, right, measures):
    return np.array(chosen), np.array([e in right for e in entities]), np.array(measures, dtype=np.float32)


def gum_examples(folder, dump):
    gold = {name: {m.start: m.entity for m in mentions} for name, _, mentions in gum.documents(folder)}
    for name, anaphors in read(dump):
        for byte, chosen, entities, heads, measures in anaphors:
            if byte in gold[name]:
                # An entity that the program has is right where any of its mentions here is one of the anaphor's.
                right = {e for e, h in zip(entities, heads) if gold[name].get(h) == gold[name][byte]}
                yield example(chosen, entities, right, measures)


def gap_examples(path, dump):
    gold = {row["ID"]: (byte, names) for row, byte, names in coref.gap_rows(path)}
    for name, anaphors in read(dump):
        byte, names = gold[name]
        for at, chosen, entities, heads, measures in anaphors:
            if at == byte:
                right = {e for e, h in zip(entities, heads) for start, true in names if true and start == h}
                yield example(chosen, entities, right, measures)


# ---- weights
# ------------------------------------------------------------------------------------------------------------------


class Weights(torch.nn.Module):
    """Of measures that have mean 0 and deviation 1."""

    def __init__(self):
        super().__init__()
        self.plain = torch.nn.Parameter(torch.zeros(len(FEATURES)))
        self.unit = torch.nn.Linear(len(FEATURES), UNITS)
        self.worth = torch.nn.Linear(UNITS, 1, bias=False)

    def forward(self, x):
        return x @ self.plain + self.worth(torch.relu(self.unit(x)))[..., 0]


def pack(examples):
    """Measures (pronouns, most candidates, measures), and which of the places hold a right candidate, or any."""
    shape = len(examples), max(len(right) for _, right, _ in examples)
    x, rights, there = torch.zeros(*shape, len(FEATURES)), torch.zeros(shape, dtype=bool), torch.zeros(shape, dtype=bool)
    for i, (_, right, measures) in enumerate(examples):
        x[i, :len(right)], rights[i, :len(right)], there[i, :len(right)] = torch.tensor(measures), torch.tensor(right), True
    return x, rights, there


def fit(examples, seed):
    """(plain, unit, bias, worth), arrays for the measures as they are."""
    torch.manual_seed(seed)
    x, right, there = pack(examples)
    mean, scale = x[there].mean(0), x[there].std(0).clamp(min=1e-3)
    x, noise = (x - mean) / scale, NOISE / scale[NETWORK]
    weights = Weights()
    optimizer = torch.optim.AdamW(weights.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(x) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.02, 1 - step / steps))
    least = torch.tensor(-1e9)
    for _ in range(EPOCHS):
        for batch in torch.randperm(len(x)).split(BATCH):
            seen = x[batch].clone()
            seen[:, :, NETWORK] += noise * torch.randn(seen.shape[:2])
            scores = torch.where(there[batch], weights(seen), least)
            loss = (scores.logsumexp(1) - torch.where(right[batch], scores, least).logsumexp(1)).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    with torch.no_grad():
        unit = weights.unit.weight / scale
        return [t.numpy() for t in (weights.plain / scale, unit, weights.unit.bias - unit @ mean, weights.worth.weight[0])]


def mean_of(fits):
    """One set of weights, with the units of all, that scores as they do on average."""
    plain, unit, bias, worth = zip(*fits)
    return np.mean(plain, 0), np.concatenate(unit), np.concatenate(bias), np.concatenate(worth) / len(fits)


def score(weights, x):
    plain, unit, bias, worth = weights
    return x @ plain + np.maximum(x @ unit.T + bias, 0) @ worth


def without_network(x):
    return np.where(np.arange(len(FEATURES)) == NETWORK, 0, x)


def share(examples, choose):
    return np.mean([right[choose(chosen, x).argmax()] for chosen, right, x in examples])


def rows(values):
    lines = [values[i:i + 8] for i in range(0, len(values), 8)]
    return "".join("    " + ", ".join(f"{v:.4e}F" for v in line) + ",\n" for line in lines)


def header(weights):
    plain, unit, bias, worth = weights
    return HEADER.format(units=len(bias), plain=rows(plain), bias=rows(bias), worth=rows(worth),
                         unit="".join("    {\n" + rows(u) + "    },\n" for u in unit.T))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("gum", "gap", "unseen", "check"):
        parser.add_argument("--" + name, nargs=2, metavar=("GOLD", "DUMP"), required=name in ("gum", "gap"))
    parser.add_argument("--out", type=pathlib.Path)
    options = parser.parse_args()
    of = lambda make, given: [e for e in make(*given) if e[1].any()] if given else []
    known = [e for e in of(gum_examples, options.gum) + of(gap_examples, options.gap) if not e[1].all()]
    weights = mean_of([fit(known, seed) for seed in range(FITS)])
    for name, examples in (("fitted on", known), ("unseen", of(gum_examples, options.unseen)), ("check", of(gap_examples, options.check))):
        if examples:
            print(f"{name}: {len(examples)} pronouns; the program {share(examples, lambda chosen, x: chosen):.3f}, "
                  f"the network alone {share(examples, lambda _, x: x[:, NETWORK]):.3f}, "
                  f"the measures without it {share(examples, lambda _, x: score(weights, without_network(x))):.3f}, "
                  f"both {share(examples, lambda _, x: score(weights, x)):.3f}")
    if options.out:
        options.out.write_text(header(weights))


if __name__ == "__main__":
    main()
