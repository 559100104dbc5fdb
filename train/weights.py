"""Writes the weights files that the program reads: safetensors, as src/nn/nn_weights.h has them."""
import json
import struct


def write(path, tensors):
    """tensors: name to (dtype, shape, bytes). Wide elements first, from a multiple of 64 bytes on, so that all are aligned."""
    width = {"F32": 4, "I8": 1, "U8": 1}
    header, start = {"__metadata__": {"format": "sayso 1"}}, 0
    order = sorted(tensors, key=lambda name: (-width[tensors[name][0]], name))
    for name in order:
        kind, shape, data = tensors[name]
        header[name] = {"dtype": kind, "shape": list(shape), "data_offsets": [start, start + len(data)]}
        start += len(data)
    text = json.dumps(header, separators=(",", ":")).encode()
    text += b" " * (-(8 + len(text)) % 64)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for name in order:
            file.write(tensors[name][2])
