#!/usr/bin/env python3
"""How far the program's eight bits agree with the floating-point model that they were made from.

    agree.py --model model.pt --dump dev.pieces

The dump is the program's `sayso dump --stage pieces` with the weights exported from the same model: its last number is the tag that the
program gave each piece. Prints the share of pieces with the same tag here, in float32.
"""
import argparse
import pathlib

import numpy as np
import torch

import data
import decode
from model import Model


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("model", "dump"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    options = parser.parse_args()
    model = Model.load(options.model)
    same = rows = 0
    for doc in data.read_pieces(options.dump):
        emissions, *_ = decode.read(model, doc, autocast=False)
        tags = np.array(decode.viterbi(emissions, model.crf.matrix().detach()))
        same += int((tags == doc.roles).sum())
        rows += len(tags)
    print(f"{same} of {rows} pieces have the same tag: {same / rows:.4%}")


if __name__ == "__main__":
    main()
