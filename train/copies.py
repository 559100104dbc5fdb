#!/usr/bin/env python3
"""Writes name-swapped copies of texts, to train on beside them.

    copies.py --out DIR [--copies N] TEXTS

SAYSO and SAYSO_MODEL name the program and a model that cuts word pieces. The names are those that tests/swap changes,
and in the same way: for others of their kind, of the same gender and as many word pieces, throughout a text. A copy
NAME.K.txt has the rows of NAME.txt, so it has its labels too.
"""
import argparse
import os
import pathlib
import random
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests" / "swap"))
import swap
from names import Knowledge


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--copies", type=int, default=3)
    parser.add_argument("texts", type=pathlib.Path)
    options = parser.parse_args()
    records = swap.read([options.texts])
    contents = {path: path.read_bytes().decode() for path in records}
    knowledge = Knowledge(HERE.parent / "knowledge", contents.values())
    texts = [swap.Text(path, contents[path], record, knowledge) for path, record in records.items()]
    if not knowledge.count_pieces(os.environ["SAYSO"], {name for text in texts for name in (*text.given, *text.surnames)}):
        sys.exit("copies.py: the model has no word pieces")
    options.out.mkdir(parents=True, exist_ok=True)
    for text in texts:
        for number in range(1, options.copies + 1):
            copy = swap.Copy(text, "", swap.random_changes(text, knowledge, random.Random(f"{text.path.name} {number}")))
            if copy.places:
                (options.out / f"{text.path.stem}.{number}.txt").write_bytes(copy.text.encode())


if __name__ == "__main__":
    main()
