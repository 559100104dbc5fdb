#!/usr/bin/env python3
"""Writes an encoder file that holds the vocabulary of word pieces and nothing else.

    train/pieces.py VOCABULARY OUT.safetensors

VOCABULARY is vocab.txt or tokenizer.json of an uncased BERT. With OUT, `sayso model import --encoder OUT` makes a model
that can `sayso dump --stage pieces`, which is what training reads, before there are weights to put beside it.
"""

import argparse
import json
from pathlib import Path

import weights


def read_vocabulary(path):
    """-> the pieces in the order of their ids"""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".json":
        ids = json.loads(text)["model"]["vocab"]
        pieces = sorted(ids, key=ids.get)
        assert [ids[piece] for piece in pieces] == list(range(len(pieces)))
        return pieces
    return text.removesuffix("\n").split("\n")


def pieces_text(pieces):
    """The tensor `pieces.text`: one piece a line."""
    return "".join(f"{piece}\n" for piece in pieces).encode()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("vocabulary", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    data = pieces_text(read_vocabulary(arguments.vocabulary))
    weights.write(arguments.out, {"pieces.text": ("U8", [len(data)], data)})


if __name__ == "__main__":
    main()
