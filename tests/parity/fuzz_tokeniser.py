"""Looks for texts that sayso cuts into other tokens than spaCy does.

Makes random texts from the golden sentences, the words of a folder of news where one is given,
spaCy's own special cases and stray characters, spoils them, and has both cut them. Prints the share
of texts cut alike and, for the first that are not, the least text that still differs. For finding
faults; not a test.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

import compare
import spacy_conllu

GOLDEN = Path(__file__).resolve().parent / "golden"
MARKS = list(".,;:!?'\"()[]{}<>/\\|@#$%^&*-_=+~`’‘“”«»„–—…") + ["...", "--", "''"]
STRAY = [
    "\u00a0",
    "\u2009",
    "\u200b",
    "\ufeff",
    "\u00ad",
    "\u2028",
    "\x85",
    "\t",
    "\n",
    "\r\n",
    "  ",
]
STRAY += "°C € £ ¥ ₽ ½ ² № ´ · • → ♥ 🕊 🇺🇦 é ß İ Σ ς ж Ж Ӣ ა א ق 中 々 ア ก न ১ ٣ Ⅷ ª ŉ ǅ ﬁ 𝐀 e\u0301".split()
TAILS = "km kg mph % bn am p.m. 's ’s n't 'll 'd ’ve st th pc K °F .".split()


class Maker:
    def __init__(self, nlp, folder, seed):
        self.random = random.Random(seed)
        self.special = list(nlp.tokenizer.rules)
        self.words = sorted(
            {w for f in GOLDEN.glob("*.txt") for w in f.read_bytes().decode().split()}
        )
        if folder:
            files = sorted(folder.glob("*.txt"))[:100]
            self.words += sorted({w for f in files for w in f.read_bytes().decode().split()})

    def piece(self):
        pick, word = self.random.random(), self.random.choice(self.words)
        if pick < 0.55:
            return word
        if pick < 0.70:
            return self.random.choice(self.special)
        if pick < 0.80:
            return str(
                self.random.randint(0, 10 ** self.random.randint(1, 6))
            ) + self.random.choice(TAILS)
        if pick < 0.86:
            return word + self.random.choice(TAILS)
        return self.random.choice(MARKS) if pick < 0.94 else self.random.choice(STRAY)

    def spoil(self, text):
        at = self.random.randrange(len(text) + 1)
        change = self.random.randrange(6)
        if change == 0:
            return text[:at] + text[at + 1 :]
        if change == 1:
            return text[:at] + self.random.choice(MARKS) + text[at:]
        if change == 2:
            return text[:at] + self.random.choice(STRAY) + text[at:]
        if change == 3:
            return text[:at] + text[at : at + 1].swapcase() + text[at + 1 :]
        if change == 4:
            return text[:at] + text[at : at + 2] + text[at:]
        return text[:at] + self.random.choice(self.special) + text[at:]

    def text(self):
        joints = self.random.choices(
            [" ", "", "-", "/", ",", "  ", "\n"], [80, 8, 3, 2, 3, 2, 2], k=12
        )
        text = "".join(self.piece() + joint for joint in joints)
        for _ in range(self.random.randrange(6)):
            text = self.spoil(text)
        return text.replace("\0", "")


def cut_by_sayso(texts, sayso):
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{i}.txt" for i in range(len(texts))]
        for path, text in zip(paths, texts):
            path.write_bytes(text.encode())
        readings = compare.sayso_side(paths, sayso)
        return [set(readings[path].tokens) for path in paths]


def cut_by_spacy(texts, nlp):
    result = []
    for text in texts:
        offsets = spacy_conllu.byte_offsets(text)
        result.append({(offsets[t.idx], offsets[t.idx + len(t)]) for t in nlp.tokenizer(text)})
    return result


def differing(texts, nlp, arguments):
    ours = cut_by_sayso(texts, arguments.sayso)
    return [i for i, (a, b) in enumerate(zip(cut_by_spacy(texts, nlp), ours)) if a != b]


def least(text, nlp, arguments):
    """Takes pieces away, ever smaller ones, as long as the rest is still cut differently."""
    size = max(1, len(text) // 2)
    while True:
        shorter = [text[:i] + text[i + size :] for i in range(0, len(text), size)]
        shorter = [t for t in shorter if t]
        still = differing(shorter, nlp, arguments) if shorter else []
        if still:
            text = shorter[still[0]]
            size = min(size, max(1, len(text) // 2))
        elif size > 1:
            size //= 2
        else:
            return text


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--sayso", required=True, metavar="PROGRAM", help="its model: $SAYSO_MODEL, or beside it"
    )
    parser.add_argument("--spacy-model", required=True, metavar="FOLDER")
    parser.add_argument("--text", metavar="FOLDER", type=Path, help="news to take words from")
    parser.add_argument("--texts", type=int, default=5000, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--show", type=int, default=20, metavar="N", help="differing texts to reduce and print"
    )
    arguments = parser.parse_args()

    nlp = spacy_conllu.load(arguments.spacy_model)
    maker = Maker(nlp, arguments.text, arguments.seed)
    found, done = [], 0
    while done < arguments.texts:
        batch = [t for t in (maker.text() for _ in range(500)) if t.strip()]
        found += [batch[i] for i in differing(batch, nlp, arguments)]
        done += len(batch)
    print(
        f"{done - len(found)} of {done} texts cut alike ({100 * (done - len(found)) / done:.3f} %)"
    )
    seen = set()
    for text in found[: arguments.show]:
        text = least(text, nlp, arguments)
        if text in seen:
            continue
        seen.add(text)
        data = text.encode()
        ours = [
            data[s:e].decode(errors="replace")
            for s, e in sorted(cut_by_sayso([text], arguments.sayso)[0])
        ]
        print(f"{text!r}\n    spaCy {[t.text for t in nlp.tokenizer(text)]}\n    sayso {ours}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
