"""A trained model (a PyTorch state dict) -> models/attribution.safetensors, the file that the C library reads.

    train/export.py MODEL.pt --vocabulary vocab.txt --out models/attribution.safetensors

Matrices become whole numbers of -127 … 127 with a scale for each row (the number of largest size in the row becomes 127); all else
stays float32. The file is safetensors with metadata "format": "sayso 1", the layout that src/nn/nn_weights.h describes; names and
shapes are those of src/nn/nn_encoder.h. Needs torch.
"""
import argparse
import json
import pathlib
import re
import struct

import torch

# What the file calls a tensor -> what the state dict calls it; several are laid one below the other. {} is the layer.
MATRICES = {
    "encoder.layers.{}.qkv": ["L.{}.q", "L.{}.k", "L.{}.v"],
    "encoder.layers.{}.out": ["L.{}.o"],
    "encoder.layers.{}.up": ["L.{}.i"],
    "encoder.layers.{}.down": ["L.{}.f"],
    "attribution.tag1": ["tag1"],
    "attribution.link.dependent": ["dependent"],
    "attribution.link.head": ["head"],
}
NUMBERS = {
    "encoder.letters.weight": "letters.weight",
    "encoder.quote.weight": "quote.weight",
    "encoder.draft.weight": "draft.weight",
    "encoder.inner.weight": "inner.weight",
    "encoder.dep.weight": "dep.weight",
    "encoder.tag.weight": "tag.weight",
    "encoder.norm.weight": "n.weight",
    "encoder.norm.bias": "n.bias",
    "encoder.layers.{}.norm1.weight": "L.{}.n1.weight",
    "encoder.layers.{}.norm1.bias": "L.{}.n1.bias",
    "encoder.layers.{}.norm2.weight": "L.{}.n2.weight",
    "encoder.layers.{}.norm2.bias": "L.{}.n2.bias",
    "attribution.tag2.weight": "tag2.weight",
    "attribution.tag2.bias": "tag2.bias",
    "attribution.transitions": "transitions",
    "attribution.link.role": "role.weight",
    "attribution.link.bilinear": "bilinear",
    "attribution.link.bias": "link_bias",
    "attribution.link.distance": "distance.weight",
    "attribution.link.same": "same.weight",
}
WINDOW = 256
TYPES = {torch.float32: "F32", torch.int8: "I8", torch.uint8: "U8"}


def quantise(weight):
    """(out, in) float -> int8 of the same shape, float32 scale (out)."""
    scale = weight.abs().amax(1).clamp_min(1e-12) / 127
    return torch.round(weight / scale[:, None]).to(torch.int8), scale


def layers_of(name, state):
    """The name once, or once for each layer that the state dict has."""
    if "{}" not in name:
        return [None]
    return range(1 + max(int(match[1]) for key in state if (match := re.match(r"L\.(\d+)\.", key))))


def collect(state, vocabulary):
    """The tensors of the file, by name."""
    tensors = {"pieces.text": torch.frombuffer(bytearray(vocabulary), dtype=torch.uint8)}
    tensors["encoder.word.weight"], tensors["encoder.word.scale"] = quantise(state["w.weight"])
    tensors["encoder.position.weight"] = state["pos.weight"][:WINDOW] + state["typ.weight"][0]
    for name, parts in MATRICES.items():
        for layer in layers_of(name, state):
            at = name.format(layer)
            weight = torch.cat([state[part.format(layer) + ".weight"] for part in parts])
            tensors[at + ".weight"], tensors[at + ".scale"] = quantise(weight)
            tensors[at + ".bias"] = torch.cat([state[part.format(layer) + ".bias"] for part in parts])
    for name, part in NUMBERS.items():
        for layer in layers_of(name, state):
            tensors[name.format(layer)] = state[part.format(layer)]
    one = ("attribution.link.distance", "attribution.link.same")
    return {name: tensor.flatten() if name in one else tensor for name, tensor in tensors.items()}


def write(path, tensors):
    """Wide elements first, from a multiple of 64 bytes on: so all are aligned."""
    header, start = {"__metadata__": {"format": "sayso 1"}}, 0
    order = sorted(tensors, key=lambda name: (-tensors[name].element_size(), name))
    for name in order:
        size = tensors[name].numel() * tensors[name].element_size()
        header[name] = {
            "dtype": TYPES[tensors[name].dtype],
            "shape": list(tensors[name].shape),
            "data_offsets": [start, start + size],
        }
        start += size
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-(8 + len(text)) % 64)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for name in order:
            file.write(tensors[name].contiguous().numpy().tobytes())


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("model", type=pathlib.Path)
    parser.add_argument("--vocabulary", type=pathlib.Path, required=True)
    parser.add_argument("--out", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    state = {key: value.float() for key, value in torch.load(arguments.model, map_location="cpu").items()}
    write(arguments.out, collect(state, arguments.vocabulary.read_bytes()))


if __name__ == "__main__":
    main()
