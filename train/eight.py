"""Cuts a model's matrices to eight bits, and says how the rows that they take are evened before they are cut to seven.

BERT's rows have a few numbers far from 0, or of more spread than the others, which would leave the others few of 127
steps. The program therefore takes z = stretch * x + shift, number by number, and the matrix after it is made for z:
stretch is the root of the column's size over the number's spread, so that neither side pays for the other.
"""
import collections
import dataclasses
import random

import torch
from torch import nn

import data

WINDOWS = 80


@dataclasses.dataclass
class Habit:
    """Of a row of numbers, over many: each one's mean, and its spread about that, between the usual and the largest."""
    mean: torch.Tensor
    spread: torch.Tensor

    @classmethod
    def of(cls, rows):
        mean = rows.mean(0)
        apart = rows - mean
        return cls(mean, (apart.pow(2).mean(0).sqrt() * apart.abs().amax(0)).sqrt().clamp_min(1e-6))


@torch.no_grad()
def habits(model, pieces):
    """-> {layer: Habit of what it takes}, {layer: mean of what it gives}, over a window each of some documents of a dump of pieces."""
    rng, documents = random.Random(1), list(data.read_pieces(pieces))
    taken, given = collections.defaultdict(list), collections.defaultdict(list)

    def watch(name):
        def see(_, inputs, output):
            taken[name].append(inputs[0].flatten(0, -2))
            if name.endswith("qkv"):
                given[name].append(output.flatten(0, -2))
        return see

    seen = [part.register_forward_hook(watch(name)) for name, part in model.named_modules()
            if isinstance(part, nn.Linear) and (name.startswith("layers.") or name == "tag1")]
    for doc in rng.sample(documents, min(WINDOWS, len(documents))):
        batch = data.batch_of([data.window(doc, *rng.choice(data.cover(len(doc.rows), data.WINDOW)))])
        model.emissions(model.encode(batch.rows, batch.mask))
    for hook in seen:
        hook.remove()
    found = {name: Habit.of(torch.cat(rows)) for name, rows in taken.items()}
    last = found["tag1"]
    ends = Habit(last.mean.repeat(2), last.spread.repeat(2))
    return {**found, "mention": last, "dependent": ends, "head": ends}, {name: torch.cat(rows).mean(0) for name, rows in given.items()}


def centre_heads(state, taken, given):
    """Keys and values whose mean is 0: what is added to all keys changes no share, and what to all values, what is gathered."""
    for name, mean in given.items():
        at, out = name + ".bias", name.replace("qkv", "out")
        queries, _, values = mean.chunk(3)
        state[at] = state[at] - torch.cat([torch.zeros_like(queries), mean[len(queries):]])
        state[out + ".bias"] = state[out + ".bias"] + state[out + ".weight"] @ values
        taken[out] = Habit(taken[out].mean - values, taken[out].spread)


def quantise(weight):
    """(out, in) float -> int8 of the same shape, float32 scale (out)."""
    scale = weight.abs().amax(1).clamp_min(1e-12) / 127
    return torch.round(weight / scale[:, None]).to(torch.int8), scale


def dense(weight, bias, habit):
    """A layer's tensors, by the last part of their names."""
    stretch = (weight.pow(2).mean(0).sqrt().clamp_min(1e-6) / habit.spread).sqrt()
    shift = -habit.mean * stretch
    whole, scale = quantise(weight / stretch)
    return {"weight": whole, "scale": scale, "stretch": stretch, "shift": shift, "bias": bias - (whole.float() @ shift) * scale}
