"""Our word pieces against those of the package tokenizers, which every BERT's word pieces were cut with: ids and bytes, on

- each FOLDER's texts (.txt, with the folders below it),
- every code point by itself and beside others,
- texts made of odd code points at random.

    wordpieces.py --cut PROGRAM --model FILE [FOLDER ...]

PROGRAM is the test program cut_wordpieces; the vocabulary is the model's. Prints what differs; exits 1 if anything does.
"""

import argparse
import itertools
import json
import os
import random
import struct
import subprocess
import sys
import tempfile
from pathlib import Path

os.environ["TOKENIZERS_PARALLELISM"] = "false"
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

CONTEXTS = "{0} a{0} {0}b the{0}port port {0}{0} {0}s .{0}港{0} e\u0301{0}\u0301a"
SHOWN = 10
CHUNK = 20000  # code points in a text


def read_vocabulary(path):
    """The tensor `pieces.text` of a model file, as {piece: id}; None if it has none."""
    with open(path, "rb") as file:
        size = struct.unpack("<Q", file.read(8))[0]
        entry = json.loads(file.read(size)).get("pieces.text")
        if not entry:
            return None
        start, end = entry["data_offsets"]
        file.seek(8 + size + start)
        text = file.read(end - start).decode()
    return {piece: i for i, piece in enumerate(text.removesuffix("\n").split("\n"))}


def make_reference(vocabulary):
    """No piece is special: a text that says “[SEP]” says three words."""
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


def cut_by_reference(tokenizer, text):
    starts = [0, *itertools.accumulate(len(c.encode()) for c in text)]
    encoding = tokenizer.encode(text, add_special_tokens=False)
    return [(i, starts[a], starts[b]) for i, (a, b) in zip(encoding.ids, encoding.offsets)]


def cut_by_us(arguments, texts):
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / str(i) for i in range(len(texts))]
        for path, text in zip(paths, texts):
            path.write_bytes(text.encode())
        run = subprocess.run([arguments.cut, arguments.model, *map(str, paths)], stdout=subprocess.PIPE, check=True)
    found = [[]]
    for line in run.stdout.decode().splitlines():
        if line:
            found[-1].append(tuple(map(int, line.split())))
        else:
            found.append([])
    return found[:-1]


def code_point_texts():
    points = [chr(p) for p in range(1, 0x110000) if not 0xD800 <= p < 0xE000]
    points.append("\0")
    for i in range(0, len(points), CHUNK):
        yield "\n".join(CONTEXTS.format(c) for c in points[i : i + CHUNK])


def random_texts(count=200, words=500, seed=1):
    """Words of a few code points, of blocks where much is folded; without the stems of musical notes, which the reference puts
    into canonical order, and we do not."""
    chance = random.Random(seed)
    blocks = [range(0x20, 0x7F), range(0, 0x250), range(0x250, 0x600), range(0x600, 0x1200), range(0x1E00, 0x2100)]
    blocks += [range(0x2000, 0x2100), range(0x3000, 0x3200), range(0xAC00, 0xD7A4), range(0xF900, 0x10000)]
    blocks += [range(0x1F300, 0x1F700), range(0x2F800, 0x2FA20)]
    for _ in range(count):
        block = chance.choice(blocks)
        pick = lambda: chr(chance.choice(chance.choice((block, blocks[0], blocks[1]))))
        yield " ".join("".join(pick() for _ in range(chance.randrange(1, 8))) for _ in range(words))


def folder_texts(folders):
    for folder in folders:
        for path in sorted(folder.rglob("*.txt")):
            yield path.read_bytes().decode("utf-8", "replace")


def compare(name, texts, tokenizer, arguments):
    """Prints how many pieces there are and how many differ; -> whether all are alike."""
    pieces = differing = 0
    texts = iter(texts)
    while batch := list(itertools.islice(texts, 20)):
        for text, ours in zip(batch, cut_by_us(arguments, batch)):
            theirs = cut_by_reference(tokenizer, text)
            pieces += len(theirs)
            if ours == theirs:
                continue
            data = text.encode()
            for kind, only in (("ours", set(ours) - set(theirs)), ("theirs", set(theirs) - set(ours))):
                for i, start, end in sorted(only, key=lambda piece: piece[1])[: max(0, SHOWN - differing)]:
                    near = data[max(0, start - 12) : end + 12].decode(errors="replace")
                    print(f"  {kind}: {tokenizer.id_to_token(i)} at {start}:{end}, {near!r}")
            differing += len(set(theirs) ^ set(ours))
    print(f"{name}: {pieces} pieces, {differing} that only one side has")
    return differing == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cut", required=True, metavar="PROGRAM")
    parser.add_argument("--model", required=True, metavar="FILE")
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    arguments = parser.parse_args()
    vocabulary = read_vocabulary(arguments.model)
    if not vocabulary:
        print(f"skipped: no word pieces in {arguments.model} (sayso model import --encoder)")
        sys.exit(77)
    tokenizer = make_reference(vocabulary)
    sets = [(str(folder), folder_texts([folder])) for folder in arguments.folders]
    sets += [("code points", code_point_texts()), ("random", random_texts())]
    alike = [compare(name, texts, tokenizer, arguments) for name, texts in sets]
    sys.exit(not all(alike))


if __name__ == "__main__":
    main()
