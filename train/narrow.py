#!/usr/bin/env python3
"""Takes from a trained encoder the heads and inner numbers that it needs least.

    narrow.py MODEL.pt --out NARROW.pt --polnear DIR --tools DIR --train train.pieces --coref DIR --coref-pieces DIR [--less 0.25]

A head or an inner number is worth what the losses would lose without it, to second order: the mean square of the loss's
gradient by a factor on it (its Fisher information; the idea of Kwon et al. 2022, "A fast post-training pruning
framework for transformers"). Those worth least for what they cost go, until --less of the layers' time is saved; what
is left of a matrix is fitted again, by least squares, to give what the whole one gave. train.py then trains it on, with
the whole model as --teacher.
"""
import argparse
import pathlib
import random

import torch

import coref
import data
from model import HEAD, HEADS, INNER, Model
from train import COREF_WEIGHT, LINK_WEIGHT, answers, coref_loss, labelled, loss_of

BATCHES, BATCH = 160, 4
WINDOWS = 60         # on which matrices are fitted
RIDGE = 1e-4         # of the mean square of what a matrix takes
HEAD_COST, INNER_COST = 0.42 / HEADS, 0.58 / INNER  # of a layer's time in the program
HEAD_STEP, INNER_STEP = 2, 64                       # src/nn/nn_encoder.h


class Factors:
    """A factor of 1 on every head and every inner number of a model, and what the squares of the losses' gradients by it add up to."""

    def __init__(self, model):
        self.factors = [[torch.ones(size, requires_grad=True) for size in (layer.heads, layer.down.in_features)] for layer in model.layers]
        self.sums = [[torch.zeros_like(factor) for factor in pair] for pair in self.factors]
        for layer, (heads, inner) in zip(model.layers, self.factors):
            layer.out.register_forward_pre_hook(lambda _, x, by=heads: x[0] * by.repeat_interleave(HEAD).to(x[0].dtype))
            layer.down.register_forward_pre_hook(lambda _, x, by=inner: x[0] * by.to(x[0].dtype))

    def note(self, loss):
        flat = lambda pairs: [one for pair in pairs for one in pair]
        for sums, gradient in zip(flat(self.sums), torch.autograd.grad(loss, flat(self.factors))):
            sums += gradient.pow(2)


def measure(model, documents, puzzles, rng):
    """The worth of each layer's heads, and of its inner numbers."""
    factors = Factors(model)
    groups = data.batches(list(data.training_windows(documents, rng)), BATCH, rng)[:BATCHES]
    riddles = puzzles.epoch(documents, len(groups), rng)
    for number, group in enumerate(groups):
        batch = data.batch_of(group)
        tags, links = loss_of(model, batch, *answers(model, batch))
        factors.note(tags + LINK_WEIGHT * links)
        if number < len(riddles):
            x, _ = answers(model, data.batch_of(riddles[number].windows))
            factors.note(COREF_WEIGHT * coref_loss(model, riddles[number], x))
        if number % 20 == 0:
            print(f"worth: {number} of {len(groups)} batches", flush=True)
    return factors.sums


def choose(worth, less):
    """The heads and the inner numbers that each layer keeps: as many of each as the program can take, one step at least."""
    costs, steps = (HEAD_COST, INNER_COST), (HEAD_STEP, INNER_STEP)
    units = sorted((one / costs[kind], layer, kind) for layer, pair in enumerate(worth) for kind in (0, 1) for one in pair[kind].tolist())
    left, gone = less * len(worth), [[0, 0] for _ in worth]
    for _, layer, kind in units:
        if left <= 0:
            break
        left -= costs[kind]
        gone[layer][kind] += 1

    def keep(layer, kind):
        size = len(worth[layer][kind])
        count = max(steps[kind], round((size - gone[layer][kind]) / steps[kind]) * steps[kind])
        return worth[layer][kind].argsort(descending=True)[:count].sort().values
    return [(keep(layer, 0), keep(layer, 1)) for layer in range(len(worth))]


@torch.no_grad()
def moments(model, documents, rng):
    """(layer, "out" or "down") -> the products, summed, of the numbers that the matrix takes, and 1, with one another."""
    found = {}

    def watch(key):
        def see(_, inputs):
            x = inputs[0].flatten(0, -2).double()
            x = torch.cat([x, x.new_ones(len(x), 1)], 1)
            found[key] = found.get(key, 0) + x.T @ x
        return see

    for number, layer in enumerate(model.layers):
        for part in ("out", "down"):
            getattr(layer, part).register_forward_pre_hook(watch((number, part)))
    for window in rng.sample(list(data.training_windows(documents, rng)), WINDOWS):
        batch = data.batch_of([window])
        model.encode(batch.rows, batch.mask)
    return found


def refit(weight, bias, products, kept):
    """A matrix, and its bias, that take only the numbers `kept`, and give as nearly as can be what the whole one gave."""
    kept = torch.cat([kept, torch.tensor([weight.shape[1]])])
    among = products[kept][:, kept]
    among = among + torch.eye(len(kept)) * among.diagonal().mean() * RIDGE
    both = torch.linalg.solve(among, products[kept] @ torch.cat([weight, bias[:, None]], 1).double().T).T.float()
    return both[:, :-1].contiguous(), both[:, -1].contiguous()


def narrow(state, kept, products):
    state = dict(state)
    for number, (heads, inner) in enumerate(kept):
        at = f"layers.{number}."
        rows = (heads[:, None] * HEAD + torch.arange(HEAD)).flatten()
        whole = state[at + "out.weight"].shape[1]
        for part, chosen in (("qkv", torch.cat([rows, rows + whole, rows + 2 * whole])), ("up", inner)):
            for kind in (".weight", ".bias"):
                state[at + part + kind] = state[at + part + kind][chosen]
        for part, chosen in (("out", rows), ("down", inner)):
            names = at + part + ".weight", at + part + ".bias"
            state.update(zip(names, refit(*(state[name] for name in names), products[number, part], chosen)))
    return state


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model", type=pathlib.Path)
    for name in ("out", "polnear", "tools", "train", "coref", "coref-pieces"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    parser.add_argument("--less", type=float, default=0.25, help="the share of the layers' time to save")
    options = parser.parse_args()
    rng = random.Random(1)
    torch.manual_seed(1)
    saved = torch.load(options.model, map_location="cpu")
    documents = list(labelled(options.train, options.polnear / "train", options.tools))
    puzzles = coref.Source(options.coref, options.coref_pieces, options.polnear / "train/text")
    kept = choose(measure(Model.of(saved), documents, puzzles, rng), options.less)
    print("heads, inner numbers: " + ", ".join(f"{len(heads)} {len(inner)}" for heads, inner in kept), flush=True)
    torch.save(dict(saved, state=narrow(saved["state"], kept, moments(Model.of(saved), documents, rng))), options.out)


if __name__ == "__main__":
    main()
