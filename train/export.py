"""A trained model -> models/attribution.safetensors, the file that the C library reads.

    train/export.py MODEL.pt --vocabulary vocab.txt --out models/attribution.safetensors

Matrices become whole numbers of -127 … 127 with a scale for each row (the number of largest size in the row becomes 127); all else
stays float32. The file is safetensors with metadata "format": "sayso 1"; names and shapes are those of
src/nn/nn_encoder.h and src/say/say_network.h.
"""
import argparse
import pathlib

import torch

import weights

# What the file calls a matrix or a table -> what the model calls it. {} is the layer.
MATRICES = {
    "encoder.word": "word",
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
EVIDENCE = 9  # numbers that src/say/say_confidence.c weighs
TYPES = {torch.float32: "F32", torch.int8: "I8", torch.uint8: "U8"}


def quantise(weight):
    """(out, in) float -> int8 of the same shape, float32 scale (out)."""
    scale = weight.abs().amax(1).clamp_min(1e-12) / 127
    return torch.round(weight / scale[:, None]).to(torch.int8), scale


def collect(saved, vocabulary):
    """The tensors of the file, by name."""
    state, tensors = saved["state"], {"pieces.text": torch.frombuffer(bytearray(vocabulary), dtype=torch.uint8)}
    each = lambda name: range(saved["layers"]) if "{}" in name else [None]
    for name, part in MATRICES.items():
        for layer in each(name):
            at, of = name.format(layer), part.format(layer)
            tensors[at + ".weight"], tensors[at + ".scale"] = quantise(state[of + ".weight"])
            if of + ".bias" in state:
                tensors[at + ".bias"] = state[of + ".bias"]
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
    parser.add_argument("--out", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    tensors = collect(torch.load(arguments.model, map_location="cpu"), arguments.vocabulary.read_bytes())
    weights.write(arguments.out, {name: as_bytes(tensor) for name, tensor in tensors.items()})


if __name__ == "__main__":
    main()
