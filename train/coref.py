"""Groups of windows with mentions to be resolved, for the antecedent head.

Three sources, all read from the dumps of `sayso dump --stage pieces`, so that training sees what the program sees:
- GUM: every third person pronoun and every person, organisation or place named by a noun, against all mentions before it;
- GAP: its pronouns against its two names, and nobody else, for no other mention is labelled;
- PolNeAR: names of people that are made pronouns where they are repeated, against all names before them. A repeated name is a puzzle
  that solves itself, and there are more of those than of all labels together (the idea of WikiCREM, Kocijan et al. 2019).

An anaphor that means nobody among its candidates points at none of them.
"""
import bisect
import csv
import dataclasses
import pathlib

import numpy as np

import data
import gum

WINDOWS = 4          # of one document, in a row
MOST = 48            # candidates of an anaphor, the nearest
AHEAD = 24           # rows in which a pronoun's antecedent may follow it
FAR, SPARE = 150, 30  # rows: from a name to one like it that may become a pronoun, and between two that do
HIDDEN = 3           # the piece of a name that the network may not see: src/say/say_hide.c
THIRD = {"he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself",
         "they", "them", "their", "theirs", "themselves"}
NNP, SENTENCE_END = 24, (0, 5)   # values of the feature `tag`; 0: between blocks
OWNER = 30
# What a name becomes, by the feature `dep` (subject, object, owner) and gender: word piece and tag (PRP, PRP$).
PRONOUNS = {(dep, gender): word for gender, he, him, his in (("m", 2002, 2032, 2010), ("f", 2016, 2014, 2014))
            for deps, word in (((30, 31), (he, 29)), ((22, 36), (him, 29)), ((37,), (his, OWNER))) for dep in deps}
ACTORS = {"person", "organization", "place"}


@dataclasses.dataclass
class Puzzle:
    row: int             # of the document
    candidates: list     # rows
    right: list          # booleans; none: it means somebody else, or nobody


@dataclasses.dataclass
class Group:
    windows: list        # data.Window
    puzzles: list        # (place, candidates [(place, rows away: positive before)], right), a place being (window, row in it)


def row_at(doc, byte):
    """The row that starts at a byte, or None where the program read no text there."""
    row = bisect.bisect_left(doc.starts, byte)
    return row if row < len(doc.starts) and doc.starts[row] == byte else None


def with_starts(dump):
    for doc in data.read_pieces(dump):
        doc.starts = doc.spans[:, 0].tolist()
        yield doc


def gum_puzzles(folder, dump):
    """(document, puzzles) of each."""
    found = {name: (text.encode(), mentions) for name, text, mentions in gum.documents(folder)}
    for doc in with_starts(dump):
        text, mentions = found[doc.name]
        # Of mentions with one head, "the Kremlin spokesman Dmitry Peskov" and what it is part of, the outermost counts.
        placed = [(m, row_at(doc, m.start)) for m in mentions if m.type != "time"]
        placed = [(m, row) for m, row in placed if row is not None]
        puzzles = []
        for number, (m, row) in enumerate(placed):
            word = text[m.start:m.start + 12].split()[0].decode(errors="replace").lower().strip(".,;:’”\"'")
            pronoun = m.tag.startswith("PRP")
            if (word not in THIRD) if pronoun else (m.type not in ACTORS or m.tag not in ("NN", "NNS")):
                continue
            others = [(o, at) for o, at in placed[max(0, number - MOST):number] if at < row]
            if pronoun:
                others += [(o, at) for o, at in placed[number + 1:number + 9] if row < at <= row + AHEAD and not o.tag.startswith("PRP")]
            if others:
                puzzles.append(Puzzle(row, [at for _, at in others], [o.entity == m.entity for o, _ in others]))
        if puzzles:
            yield doc, puzzles


def name_head(text, start):
    """The byte of a name's last part: "Jr." is none."""
    words = [w for w in text.split(" ") if w]
    while len(words) > 1 and words[-1].strip(".,").lower() in ("jr", "sr", "ii", "iii", "iv"):
        words.pop()
    return start + len(text[:text.rindex(words[-1])].encode())


def gap_rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = row["Text"]
            byte = lambda column: len(text[:int(row[column])].encode())
            yield row, byte("Pronoun-offset"), [(name_head(row[n], byte(f"{n}-offset")), row[f"{n}-coref"] == "TRUE") for n in "AB"]


def gap_puzzles(path, dump):
    found = {row["ID"]: (pronoun, names) for row, pronoun, names in gap_rows(path)}
    for doc in with_starts(dump):
        pronoun, names = found[doc.name]
        row, names = row_at(doc, pronoun), [(row_at(doc, byte), right) for byte, right in names]
        names = [(at, right) for at, right in names if at is not None]
        if row is not None and names:
            yield doc, [Puzzle(row, [at for at, _ in names], [right for _, right in names])]


@dataclasses.dataclass
class Name:
    """Rows [start, end) of hidden words; the last word begins at row."""
    start: int
    row: int
    end: int
    first: str           # word, where there are more than one
    word: str


def hidden_names(doc, text):
    hidden, spans = doc.rows[:, 0] == HIDDEN, doc.spans
    row = 0
    while row < len(hidden):
        if not hidden[row]:
            row += 1
            continue
        start, words = row, [row]
        while row + 1 < len(hidden) and hidden[row + 1] and spans[row + 1, 0] - spans[row, 1] <= 1:
            row += 1
            if spans[row, 0] > spans[row - 1, 1]:
                words.append(row)
        row += 1
        of = lambda first, last: text[spans[first, 0]:spans[last - 1, 1]].decode(errors="replace")
        yield Name(start, words[-1], row, of(start, words[1]) if len(words) > 1 else "", of(words[-1], row))


def replaced(doc, text, genders, rng):
    """A copy of a document in which some names of people stand as pronouns, and a puzzle for each of those.

    A name gives way where one like it stands not far before, as its subject, object or owner; "he" or "she" by the
    given name that it has somewhere in the text.
    """
    names = list(hidden_names(doc, text))
    gender = {n.word: genders[n.first] for n in names if n.first in genders}
    chosen, kept, used = [], [], -SPARE
    for number, name in enumerate(names):
        before = [n for n in kept if name.row - n.row <= FAR]
        pronoun = PRONOUNS.get((int(doc.rows[name.row, 5]), gender.get(name.word)))
        if (pronoun and name.start - used >= SPARE and name.start and doc.rows[name.start - 1, 6] != NNP
                and any(n.word == name.word for n in before) and any(n.word != name.word for n in before) and rng.random() < 0.7):
            end = name.end + 2 if pronoun[1] == OWNER else name.end   # "'s" goes with it
            chosen.append((name, end, pronoun))
            used = name.start
        else:
            kept.append(name)
    keep, rows = np.ones(len(doc.rows), dtype=bool), doc.rows.copy()
    for name, end, (word, tag) in chosen:
        keep[name.start + 1:end] = False
        rows[name.start] = rows[name.row]
        rows[name.start, 0], rows[name.start, 6] = word, tag
        rows[name.start, 1] = 1 if name.start and rows[name.start - 1, 6] in SENTENCE_END else 0
    moved = np.cumsum(keep) - 1
    new = dataclasses.replace(doc, rows=rows[keep], spans=doc.spans[keep], drafts=doc.drafts[keep], roles=doc.roles[keep])
    puzzles = []
    for name, _, _ in chosen:
        before = [n for n in kept if n.row < name.start][-MOST:]
        puzzles.append(Puzzle(int(moved[name.start]), [int(moved[n.row]) for n in before], [n.word == name.word for n in before]))
    return new, puzzles


def name_puzzles(documents, texts, genders, rng):
    for doc in documents:
        new, puzzles = replaced(doc, (texts / doc.path.name).read_bytes(), genders, rng)
        if puzzles:
            yield new, puzzles


def groups(pairs, rng):
    """Runs of windows of each document, cut at a random place, with the puzzles that they hold whole."""
    for doc, puzzles in pairs:
        size = len(doc.rows)
        first = -rng.randrange(data.WINDOW) if size > data.WINDOW else 0
        while first < size:
            low, high = max(first, 0), min(first + WINDOWS * data.WINDOW, size)
            cuts = [c for c in range(first, high, data.WINDOW) if c < high]
            windows = [data.window(doc, max(c, 0), min(c + data.WINDOW, high)) for c in cuts]
            starts = [max(c, 0) for c in cuts]

            def place(row):
                w = bisect.bisect_right(starts, row) - 1
                return w, row - starts[w] + 1
            inside = []
            for p in puzzles:
                kept = [(place(c), p.row - c, right) for c, right in zip(p.candidates, p.right) if low <= c < high]
                # An antecedent cut away would teach that there is none.
                if low <= p.row < high and kept and (any(r for *_, r in kept) or not any(p.right)):
                    inside.append((place(p.row), [(at, apart) for at, apart, _ in kept], [r for *_, r in kept]))
            if inside:
                yield Group(windows, inside)
            first += WINDOWS * data.WINDOW


def merged(singles, size, rng):
    """Groups of one window each, `size` to a group."""
    singles = sorted(singles, key=lambda g: len(g.windows[0].rows) + rng.random() * 30)
    for first in range(0, len(singles), size):
        windows, puzzles = [], []
        for g in singles[first:first + size]:
            shift = len(windows)
            windows += g.windows
            puzzles += [((w + shift, row), [((v + shift, other), apart) for (v, other), apart in candidates], right)
                        for (w, row), candidates, right in g.puzzles]
        yield Group(windows, puzzles)


class Source:
    """Draws the groups of an epoch."""

    def __init__(self, folder, dumps, texts):
        self.gum = list(gum_puzzles(folder / "gum/train", dumps / "gum.pieces"))
        self.gap = list(gap_puzzles(folder / "gap/gap-development.tsv", dumps / "gap.pieces"))
        self.check = list(gap_puzzles(folder / "gap/gap-validation.tsv", dumps / "check.pieces"))
        self.texts = texts
        with open(pathlib.Path(__file__).parent / "../knowledge/given_names.tsv", encoding="utf-8", newline="") as file:
            self.genders = {row["name"]: row["gender"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}

    def epoch(self, documents, count, rng):
        """`count` groups, in a random order: all of GUM and GAP, and names for the rest."""
        drawn = list(groups(self.gum, rng))
        gap = list(groups(self.gap, rng))
        drawn += merged([g for g in gap if len(g.windows) == 1], 8, rng)
        drawn += [g for g in gap if len(g.windows) > 1]
        left = max(0, count - len(drawn))
        names = groups(name_puzzles(rng.sample(documents, min(len(documents), left)), self.texts, self.genders, rng), rng)
        drawn += [g for _, g in zip(range(left), names)]
        rng.shuffle(drawn)
        return drawn[:count]


THRESHOLDS = np.array([1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256])  # rows apart


def bucket(apart):
    """0 … 15 for an antecedent before, 16 … 31 for one after."""
    near = int(np.searchsorted(THRESHOLDS, abs(apart), side="right")) - 1
    return max(near, 0) + (16 if apart < 0 else 0)
