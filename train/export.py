"""A trained model -> models/attribution.safetensors, the file that the C library reads.

    train/export.py MODEL.pt --vocabulary vocab.txt --pieces train.pieces --out models/attribution.safetensors

Matrices become whole numbers of -127 … 127 with a scale for each row (the number of largest size in the row
becomes 127), made for evened rows (eight.py; the pieces show what rows are like); all else stays float32.
The file is safetensors with metadata "format": "sayso 1"; names and shapes are those of src/nn/nn_encoder.h
and src/say/say_network.h.
"""
import argparse
import pathlib

import torch

import eight
import weights
from model import Model

# What the file calls a dense layer or a table of numbers -> what the model calls it. {} is the layer.
MATRICES = {
    **{f"encoder.layers.{{}}.{part}": f"layers.{{}}.{part}" for part in ("qkv", "out", "up", "down")},
    "attribution.tag1": "tag1",
    "attribution.link.dependent": "dependent",
    "attribution.link.head": "head",
    "coreference.mention": "mention",
}
NUMBERS = {
    "encoder.position.weight": "position.weight",
    **{f"encoder.{name}.weight": f"features.{name}.weight" for name in ("letters", "quote", "draft", "inner", "dep", "tag")},
    **{f"encoder.norm.{part}": f"norm.{part}" for part in ("weight", "bias")},
    **{f"encoder.layers.{{}}.{norm}.{part}": f"layers.{{}}.{norm}.{part}" for norm in ("norm1", "norm2") for part in ("weight", "bias")},
    "attribution.tag2.weight": "tag2.weight",
    "attribution.tag2.bias": "tag2.bias",
    "attribution.transitions": "crf.transitions",
    "attribution.link.role": "role.weight",
    "attribution.link.bilinear": "bilinear",
    "attribution.link.bias": "head_bias.weight",
    "attribution.link.distance": "distance.weight",
    "attribution.link.same": "same.weight",
    "coreference.antecedent": "antecedent",
    "coreference.bias": "antecedent_bias.weight",
    "coreference.apart": "apart.weight",
}
LISTS = ("attribution.link.bias", "attribution.link.distance", "attribution.link.same", "coreference.bias", "coreference.apart")
EVIDENCE = 10  # numbers that src/say/say_confidence.c weighs
TYPES = {torch.float32: "F32", torch.int8: "I8", torch.uint8: "U8"}


def collect(saved, vocabulary, pieces):
    """The tensors of the file, by name."""
    state, tensors = dict(saved["state"]), {"pieces.text": torch.frombuffer(bytearray(vocabulary), dtype=torch.uint8)}
    each = lambda name: range(saved["layers"]) if "{}" in name else [None]
    taken, given = eight.habits(Model.of(saved), pieces)
    eight.centre_heads(state, taken, given)
    tensors["encoder.word.weight"], tensors["encoder.word.scale"] = eight.quantise(state["word.weight"])
    for name, part in MATRICES.items():
        for layer in each(name):
            of = part.format(layer)
            for kind, tensor in eight.dense(state[of + ".weight"], state[of + ".bias"], taken[of]).items():
                tensors[f"{name.format(layer)}.{kind}"] = tensor
    for name, part in NUMBERS.items():
        for layer in each(name):
            tensors[name.format(layer)] = state[part.format(layer)]
    tensors["coreference.apart"] = tensors["coreference.apart"] + state["antecedent_bias.bias"]
    tensors["attribution.confidence"] = saved.get("confidence", torch.zeros(EVIDENCE))  # calibrate.py fits it to what the program makes of the rest
    return {name: tensor.flatten() if name in LISTS else tensor for name, tensor in tensors.items()}


def as_bytes(tensor):
    """What train/weights.py writes."""
    return TYPES[tensor.dtype], tensor.shape, tensor.contiguous().numpy().tobytes()


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("model", type=pathlib.Path)
    parser.add_argument("--vocabulary", type=pathlib.Path, required=True)
    parser.add_argument("--pieces", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    tensors = collect(torch.load(arguments.model, map_location="cpu"), arguments.vocabulary.read_bytes(), arguments.pieces)
    weights.write(arguments.out, {name: as_bytes(tensor) for name, tensor in tensors.items()})


if __name__ == "__main__":
    main()
