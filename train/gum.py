#!/usr/bin/env python3
"""Writes GUM's documents as plain text, for the program to cut into pieces.

    gum.py GUM_DIR OUT_DIR

Also read by coref.py: `documents` gives each document's text and mentions. GUM is CoNLL-U with entity spans in the
last column: `(3-person-giv:act-…` opens a mention of entity 3, `3)` closes one, `(3-person-…)` does both.
"""
import argparse
import dataclasses
import pathlib
import re

BRACKETS = re.compile(r"\((\d+)-([a-z]+)-[^()]*(\))?|(\d+)\)")


@dataclasses.dataclass
class Mention:
    start: int     # byte of its head word
    entity: int
    type: str      # GUM's: person, organization, place, object …
    tag: str       # Penn tag of the head word


@dataclasses.dataclass
class Token:
    start: int
    tag: str
    head: int      # place in its document, or -1
    flat: bool     # goes on a name
    entities: str


def documents(folder):
    """(name, text, mentions) of each file."""
    for path in sorted(pathlib.Path(folder).glob("*.conllu")):
        text, tokens = read(path.read_text(encoding="utf-8").splitlines())
        yield path.stem, text, sorted(mentions(tokens), key=lambda m: m.start)


def read(lines):
    """Sentences parted by a space, paragraphs by an empty line."""
    text, tokens, first, inside, gap = bytearray(), [], 0, 0, b""
    for line in lines:
        if line.startswith("# newpar") and not line.startswith("# newpar_"):
            gap = b"\n\n" if text else b""
        if not line[:1].isdigit():
            first, inside = len(tokens), 0
            continue
        number, form, _, _, tag, _, head, relation, _, rest = line.split("\t")
        rest = dict(part.split("=", 1) for part in rest.split("|") if "=" in part)
        if "-" in number:      # a word of several tokens stands for them
            inside = int(number.split("-")[1])
            text += gap + form.encode()
            gap, start = b"" if rest.get("SpaceAfter") == "No" else b" ", len(text) - len(form.encode())
            continue
        if "." in number:
            continue
        if int(number) > inside:
            text += gap + form.encode()
            gap, start = b"" if rest.get("SpaceAfter") == "No" else b" ", len(text) - len(form.encode())
        tokens.append(Token(start, tag, first + int(head) - 1 if head != "0" else -1, relation.startswith("flat"), rest.get("Entity", "")))
    return text.decode(), tokens


def mentions(tokens):
    opened = {}
    for place, token in enumerate(tokens):
        for opens, kind, closes, ends in BRACKETS.findall(token.entities):
            if opens:
                opened.setdefault(opens, []).append((place, kind))
            if (closes or ends) and opened.get(opens or ends):
                first, kind = opened[opens or ends].pop()
                head = head_of(tokens, first, place)
                yield Mention(tokens[head].start, int(opens or ends), kind, tokens[head].tag)


def head_of(tokens, first, last):
    """The token of [first, last] that hangs outside it; of a name, its last part, as the program's parser has it."""
    head = next((i for i in range(first, last + 1) if not first <= tokens[i].head <= last), last)
    return max([head, *(i for i in range(head, last + 1) if tokens[i].flat and tokens[i].head == head)])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gum")
    parser.add_argument("out", type=pathlib.Path)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name, text, _ in documents(options.gum):
        (options.out / f"{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
