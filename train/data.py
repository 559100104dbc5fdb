"""Documents as the program reads them, their labels, and windows of them.

A document is what `sayso dump --stage pieces` printed of it: one row a piece, so that training and inference can never
differ in tokenisation or features. Labels are PolNeAR's annotations laid over the pieces. A window is a stretch of a
document's rows between CLS and SEP, at most WINDOW long, and a batch holds windows padded to the longest.
"""
import bisect
import dataclasses
import pathlib

import numpy as np
import torch

CLS, SEP = 101, 102
WINDOW = 254
ROLES = ("source", "cue", "content")
SOURCE, CUE, CONTENT = range(3)
FEATURES = ("word", "letters", "quote", "draft", "inner", "dep", "tag")
BLANK = np.array([0, 3, 0, 0, 0, 0, 0])  # a row's features where there is no text
LOST = -100  # the label of a row that has none


@dataclasses.dataclass
class Fragment:
    """Rows [first, last) that play a role in a statement."""
    role: int
    first: int
    last: int
    statement: int
    probability: float = 1.0  # that exactly these rows are such a fragment
    linked: float = 1.0       # that it is the statement's


@dataclasses.dataclass
class Document:
    path: pathlib.Path
    spans: np.ndarray      # [rows, 2] bytes
    rows: np.ndarray       # [rows, FEATURES]
    drafts: np.ndarray     # [rows] the outermost draft that covers the row, or -1
    roles: np.ndarray      # [rows] the tag that the program's own network gave it
    annotations: list      # one a reader: (tags [rows], fragments)
    copies: list           # (rows, drafts) of the text with its names swapped, row for row

    @property
    def name(self):
        return self.path.stem


@dataclasses.dataclass
class Window:
    """Rows [first, last) of a document, CLS before and SEP after; places of fragments count CLS."""
    rows: np.ndarray       # [size, FEATURES]
    drafts: np.ndarray     # [size]
    tags: np.ndarray       # [size], LOST at CLS and SEP
    fragments: list


def read_pieces(dump):
    """The documents of a dump, without labels."""
    path, lines = None, []
    with open(dump, encoding="utf-8", errors="surrogateescape", newline="\n") as file:
        for line in file:
            if line.startswith("file "):
                if path:
                    yield document(path, lines)
                path, lines = pathlib.Path(line[5:].rstrip("\n")), []
            else:
                lines.append(line.split(" ", 10)[:10])
    if path:
        yield document(path, lines)


def document(path, lines):
    spans = np.array([line[0].split(":") for line in lines], dtype=np.int64).reshape(-1, 2)
    numbers = np.array([[-1 if field == "-" else field for field in line[1:]] for line in lines], dtype=np.int64).reshape(-1, len(FEATURES) + 2)
    return Document(path, spans, numbers[:, :-2], numbers[:, -2], numbers[:, -1], [], [])


def annotate(doc, statements):
    """Lays statements (dicts of role to byte spans) over a document's rows."""
    tags, fragments = np.zeros(len(doc.rows), dtype=np.int64), []
    starts, ends = doc.spans[:, 0].tolist(), doc.spans[:, 1].tolist()
    for number, statement in enumerate(statements):
        for role, name in enumerate(ROLES):
            for start, end in statement[name]:
                first, last = bisect.bisect_right(ends, start), bisect.bisect_left(starts, end)
                if first < last:
                    fragments.append(Fragment(role, first, last, number))
                    tags[first:last] = 2 + 2 * role
                    tags[first] = 1 + 2 * role
    doc.annotations.append((tags, sorted(fragments, key=lambda f: f.first)))


def window(doc, first, last, annotation=None):
    ends = lambda token: np.concatenate([[token], BLANK[1:]])[None]
    rows = np.concatenate([ends(CLS), doc.rows[first:last], ends(SEP)])
    drafts = np.concatenate([[-1], doc.drafts[first:last], [-1]])
    tags, fragments = np.full(len(rows), LOST), []
    if annotation:
        tags[1:-1] = annotation[0][first:last]
        fragments = [Fragment(f.role, max(f.first, first) - first + 1, min(f.last, last) - first + 1, f.statement)
                     for f in annotation[1] if f.first < last and f.last > first]
    return Window(rows, drafts, tags, fragments)


def training_windows(documents, rng):
    """Every row once, cut at a random place, by an annotator drawn for each document."""
    for original in documents:
        rows, drafts = rng.choice([(original.rows, original.drafts), *original.copies])
        doc = dataclasses.replace(original, rows=rows, drafts=drafts)
        annotation = rng.choice(doc.annotations)
        size = len(doc.rows)
        first = -rng.randrange(WINDOW) if size > WINDOW else 0
        while first < size:
            low, high = max(first, 0), min(first + WINDOW, size)
            if high - low > 20:
                yield window(doc, low, high, annotation)
            first += WINDOW


def cover(size, stride):
    """The windows [first, last) that cover a document, `stride` apart, each as wide as can be."""
    windows, first = [], 0
    while True:
        windows.append((first, min(first + WINDOW, size)))
        if first + WINDOW >= size:
            return windows
        first += stride


@dataclasses.dataclass
class Batch:
    rows: torch.Tensor      # [windows, length, FEATURES]
    mask: torch.Tensor      # [windows, length] true where there is a row
    tags: torch.Tensor      # [windows, length]
    windows: list


def batch_of(windows):
    length = max(len(w.rows) for w in windows)
    rows = np.tile(BLANK, (len(windows), length, 1))
    mask, tags = np.zeros((len(windows), length), dtype=bool), np.full((len(windows), length), LOST)
    for i, w in enumerate(windows):
        rows[i, :len(w.rows)], mask[i, :len(w.rows)], tags[i, :len(w.rows)] = w.rows, True, w.tags
    return Batch(torch.from_numpy(rows), torch.from_numpy(mask), torch.from_numpy(tags), windows)


def batches(windows, size, rng):
    """Windows of like length together, in a random order."""
    windows = sorted(windows, key=lambda w: len(w.rows) + rng.random() * 40)
    groups = [windows[i:i + size] for i in range(0, len(windows), size)]
    rng.shuffle(groups)
    return groups
