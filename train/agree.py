#!/usr/bin/env python3
"""How far the program's eight bits agree with the floating-point model that they were made from.

    agree.py --model model.pt --polnear DIR --tools DIR --dump dev.pieces

The dump is the program's `sayso dump --stage pieces data/polnear/dev/text` with the weights exported from the same
model; its last number is the tag that the program gave each piece. Prints the share of pieces with the same tag here,
in float32, and for either's tags the F1 of exact fragments against the first annotator's, piece by piece; nothing is
linked, or mended by drafts.
"""
import argparse
import pathlib

import numpy as np

import data
import decode
from model import Model
from train import labelled


def exact_f1(gold, found):
    return 2 * len(gold & found) / (len(gold) + len(found))


def fragments(number, found):
    return {(number, f.role, f.first, f.last) for f in found}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("model", "polnear", "tools", "dump"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    options = parser.parse_args()
    model = Model.load(options.model)
    same = rows = 0
    gold, here, there = set(), set(), set()
    for number, doc in enumerate(labelled(options.dump, options.polnear / "dev", options.tools)):
        emissions, *_ = decode.read(model, doc, autocast=False)
        tags = np.array(decode.viterbi(emissions, model.crf.matrix().detach()))
        same += int((tags == doc.roles).sum())
        rows += len(tags)
        gold |= fragments(number, doc.annotations[0][1])
        here |= fragments(number, decode.fragments_of(tags))
        there |= fragments(number, decode.fragments_of(doc.roles))
    print(f"{same} of {rows} pieces have the same tag: {same / rows:.4%}")
    for role, name in enumerate(data.ROLES):
        of = lambda found: {f for f in found if f[1] == role}
        print(f"{name}: F1 of exact fragments {exact_f1(of(gold), of(here)):.3f} in floating point, {exact_f1(of(gold), of(there)):.3f} by the program")


if __name__ == "__main__":
    main()
