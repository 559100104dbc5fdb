#!/usr/bin/env python3
"""Averages the weights of models trained one from the other.

    mix.py OUT.pt MODEL.pt SHARE [MODEL.pt SHARE]…

A head that only some of them have is averaged over those.
"""
import sys

import torch


def main():
    out, *rest = sys.argv[1:]
    saved = [(torch.load(path), float(share)) for path, share in zip(rest[::2], rest[1::2])]
    state = {}
    for name in {name for model, _ in saved for name in model["state"]}:
        having = [(model["state"][name], share) for model, share in saved if name in model["state"]]
        state[name] = sum(weight * share for weight, share in having) / sum(share for _, share in having)
    torch.save(dict(layers=saved[0][0]["layers"], state=state), out)


if __name__ == "__main__":
    main()
