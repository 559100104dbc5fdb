"""The pinned starting weights, as others published them: a vocabulary and a BERT's tensors by their PyTorch names."""
import hashlib
import pathlib

KNOWN = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
    "bge-small-en-v1.5.onnx": "828e1496d7fabb79cfa4dcd84fa38625c0d3d21da474a00f08db0f559940cf35",
}


def checked(path):
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != KNOWN[path.name]:
        raise SystemExit(f"{path}: sha256 is {found}, not {KNOWN[path.name]}: fetch it again (train/README.md)")
    return path


def from_onnx(path):
    """Biases, norms and embeddings keep their names; dense matrices are unnamed, transposed, on MatMul nodes named by module."""
    import onnx
    import torch
    from onnx import numpy_helper
    graph = onnx.load(str(path)).graph
    tensors = {t.name: torch.from_numpy(numpy_helper.to_array(t).copy()) for t in graph.initializer}
    for node in graph.node:
        if node.op_type == "MatMul" and node.name.startswith("/encoder/"):
            for name in node.input:
                if name in tensors:
                    tensors[node.name[1:].rsplit("/", 1)[0].replace("/", ".") + ".weight"] = tensors[name].T.contiguous()
    return tensors


def weights(directory):
    """Vocabulary (piece to id) and tensors from the files of one package in a directory."""
    directory = pathlib.Path(directory)
    lines = checked(directory / "vocab.txt").read_text(encoding="utf-8").splitlines()
    onnx_file = directory / "bge-small-en-v1.5.onnx"
    if onnx_file.exists():
        state = from_onnx(checked(onnx_file))
    else:
        from safetensors.torch import load_file
        state = load_file(checked(directory / "model.safetensors"))
    return {piece: number for number, piece in enumerate(lines)}, state
