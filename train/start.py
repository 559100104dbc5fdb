"""The pinned starting weights, as others published them: a vocabulary and a BERT's tensors by their PyTorch names."""
import hashlib
import pathlib

from safetensors.torch import load_file

KNOWN = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "vocab.txt": "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}


def checked(path):
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != KNOWN[path.name]:
        raise SystemExit(f"{path}: sha256 is {found}, not {KNOWN[path.name]}: delete it and run train/run.sh again")
    return path


def weights(directory):
    """Vocabulary (piece to id) and tensors from the files of one package in a directory."""
    directory = pathlib.Path(directory)
    lines = checked(directory / "vocab.txt").read_text(encoding="utf-8").splitlines()
    state = load_file(checked(directory / "model.safetensors"))
    return {piece: number for number, piece in enumerate(lines)}, state
