#!/usr/bin/env python3
"""Even-handedness: who is named must not decide what is read.

    swap.py [--swaps N] [--seed S] [--at-least SHARE] [-v] [FILE|FOLDER ...]

Each text is copied with its names changed throughout: N times by others of their kind, drawn from knowledge/*.tsv (see
names.py), and once with its two sides, two people, parties or states, exchanged. The program reads text and copies;
statements are compared by source, cue and content, and by the statement they are within, after the copy's byte offsets
are led back to the text. A text of n statements whose copy has m counts as max(n, m) pairs. Beside that, of statements
that are the same: kind, uttered, stance, addressee, via, and whether the speaker is the one of the same mentions.
Nicknames (GOP) and alternative names stay as they are.

SAYSO is the program, SAYSO_MODEL its model. Default texts: examples/ and texts/ beside this file.
"""

import argparse
import collections
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from names import Knowledge

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DETAILS = ("kind", "uttered", "stance", "addressee", "via", "speaker")


def read(paths):
    """-> {path: record}, by the program; {} for no paths"""
    run = subprocess.run([os.environ["SAYSO"], "read", "--json", "--copies", "--quiet", "--jobs", "1", *map(str, paths)],
                         capture_output=True, check=True)
    records = map(json.loads, run.stdout.decode().splitlines())
    return {Path(record["doc"]["path"]): record for record in records}


class Text:
    """A text, and the names in it that may be swapped."""

    def __init__(self, path, text, record, knowledge):
        self.path, self.text, self.record = path, text, record
        given, surnames = self.people(knowledge)
        both = given.keys() & surnames
        self.given = {name: given[name] for name in sorted(filter(knowledge.swappable, given.keys() - both))}
        self.surnames = sorted(filter(knowledge.swappable, surnames - both))
        self.states = self.present(knowledge.states, surnames)
        self.parties = self.present(knowledge.parties, surnames)

    def count(self, name):
        return len(pattern([name]).findall(self.text)) if name in self.text else 0

    def people(self, knowledge):
        """-> {given name: gender}, {surname}: of those who have both in the text, or whom the knowledge base knows"""
        given, surnames, data = {}, set(), self.text.encode()
        for entity in self.record["entities"]:
            kinds = entity["mention_kinds"]
            mentions = [data[start:end].decode(errors="replace").split()
                        for (start, end), kind in zip(entity["mentions"], kinds) if kind == "name"]
            for words in mentions if entity["type"] == "person" else []:
                gender = knowledge.gender.get(words[0]) if len(words) > 1 else None
                if gender in ("m", "f"):
                    given[words[0]] = gender
                if (gender or entity["wikidata"]) and words[-1] == entity["name"].split()[-1]:
                    surnames.add(words[-1])
        return given, surnames

    def present(self, groups, surnames):
        """-> those groups of forms that the text names, less what is somebody's name (Mark Cuban)"""
        return [forms for forms in groups
                if any(map(self.count, forms.values())) and not surnames.intersection(forms.values())]


def pattern(names):
    """Finds names that stand as words of their own, in no address and no handle."""
    longest_first = sorted(map(re.escape, names), key=len, reverse=True)
    return re.compile(r"(?<![\w@/#])(?:%s)(?!\w|@|\.\w)" % "|".join(longest_first))


def link(old, new, changes):
    """Adds what maps the forms of a group on those of another."""
    for form in old.keys() & new.keys():
        changes.setdefault(old[form], {})[form] = new[form]


def groups_alike(text, old, new, knowledge):
    """Whether the forms of old that the text has may each be changed into those of new."""
    used = [form for form in old if text.count(old[form])]
    return old != new and all(form in new and knowledge.alike(old[form], new[form]) for form in used)


def random_changes(text, knowledge, rng):
    """-> {name: {form: other name}}: each name's by another of its kind, where there is one"""
    changes, taken = {}, set()

    def draw(name, pool):
        others = [other for other in pool
                  if knowledge.alike(name, other) and other not in taken and other not in text.text]
        if others:
            other = rng.choice(others)
            taken.add(other)
            changes[name] = {"": other}

    for name, gender in text.given.items():
        draw(name, [other for other in knowledge.given if knowledge.gender[other] == gender])
    for name in text.surnames:
        draw(name, knowledge.surnames)
    for present, pool in (text.states, knowledge.states), (text.parties, knowledge.parties):
        free = [forms for forms in pool if forms not in present]
        for old in present:
            others = [forms for forms in free if groups_alike(text, old, forms, knowledge)]
            if others:
                new = rng.choice(others)
                free.remove(new)
                link(old, new, changes)
    return changes


def best_pair(names, weight, alike):
    """-> the two that the text names most often, of those that may change places; () if none"""
    pairs = [(min(weight(a), weight(b)), i, j)
             for i, a in enumerate(names) for j, b in enumerate(names[:i]) if alike(a, b)]
    if not pairs:
        return ()
    _, i, j = max(pairs)
    return names[i], names[j]


def exchange(text, knowledge):
    """-> {name: {form: other name}}: the two sides in each other's place"""
    def interchangeable(a, b):
        return knowledge.alike(a, b) and text.given.get(a) == text.given.get(b)

    changes = {}
    for names in text.surnames, list(text.given):
        pair = best_pair(names, text.count, interchangeable)
        if pair:
            changes[pair[0]], changes[pair[1]] = {"": pair[1]}, {"": pair[0]}
    for present in text.states, text.parties:
        pair = best_pair(present, lambda forms: sum(map(text.count, forms.values())),
                         lambda a, b: groups_alike(text, a, b, knowledge) and groups_alike(text, b, a, knowledge))
        if pair:
            link(pair[0], pair[1], changes)
            link(pair[1], pair[0], changes)
    return changes


# What follows an adjective: a word, none of those that follow a noun.
ADJECTIVE = re.compile(r" (?!(?:and|or|but|who|that|to|in|of|on|at|for|from|with|by|as|is|was|has|had|would|will|said|says|"
                       r"told)\b)\w")


def choose(forms, after):
    """The one of several forms that the next word asks for: Republican senators, a Republican said."""
    if len(set(forms.values())) == 1:
        return next(iter(forms.values()))
    kind = "adjective" if ADJECTIVE.match(after) else "member"
    return forms.get(kind, next(iter(forms.values())))


class Copy:
    """A text with names changed, and the way back."""

    def __init__(self, text, label, changes):
        self.of, self.label = text, label
        self.text, self.places = text.text, []  # (start and end in the text, start and end here), in bytes
        if not changes:
            return
        upper = {name.upper(): {form: new.upper() for form, new in forms.items()} for name, forms in changes.items()}
        changes = {**upper, **changes}
        out, at, bytes_in, bytes_out = [], 0, 0, 0
        for found in pattern(changes).finditer(text.text):
            before = text.text[at:found.start()]
            new = choose(changes[found[0]], text.text[found.end():found.end() + 20])
            start, copied = bytes_in + len(before.encode()), bytes_out + len(before.encode())
            bytes_in, bytes_out = start + len(found[0].encode()), copied + len(new.encode())
            self.places.append((start, bytes_in, copied, bytes_out))
            out += before, new
            at = found.end()
        self.text = "".join(out) + text.text[at:]

    def back(self, at):
        """The place in the text that a place in the copy stands for; a fraction where it is inside a changed name."""
        shift = 0
        for start, end, copied, copied_end in self.places:
            if at < copied_end:
                return at + shift if at <= copied else start + (at - copied) / (copied_end - copied)
            shift = end - copied_end
        return at + shift


def spans(pairs, back):
    return tuple((back(start), back(end)) for start, end in pairs)


def structures(record, back):
    """-> {source, cue, content, and those of the one it is within: its details}"""
    def core(statement):
        return tuple(spans(statement[role], back) for role in ("source", "cue", "content"))

    statements, entities = record["statements"], record["entities"]
    found = {}
    for statement in statements:
        outer = statement["within"]
        speaker = None if statement["speaker"] is None else spans(entities[statement["speaker"]]["mentions"][:1], back)
        addressee = statement["addressee"] and spans(statement["addressee"]["spans"], back)
        details = {**statement, "speaker": speaker, "addressee": addressee,
                   "via": tuple(spans(via["spans"], back) for via in statement["via"])}
        key = core(statement), None if outer is None else core(statements[outer])
        found[key] = {name: details[name] for name in DETAILS}
    return found


class Tally:
    """Statements compared, those the same, and of these the details that are not."""

    def __init__(self):
        self.pairs, self.same, self.details = collections.Counter(), collections.Counter(), collections.Counter()

    def add(self, old, new):
        for name, nested in ("all", True), ("outermost", False):
            mine, other = ({key for key in found if nested or key[1] is None} for found in (old, new))
            self.pairs[name] += max(len(mine), len(other))
            self.same[name] += len(mine & other)
        for key in old.keys() & new.keys():
            self.details.update(name for name in DETAILS if old[key][name] != new[key][name])

    def line(self):
        same = max(self.same["all"], 1)
        shares = (f"{name} {100 * self.same[name] / max(pairs, 1):.2f} % of {pairs}" for name, pairs in self.pairs.items())
        details = (f"{name} {100 * (1 - self.details[name] / same):.1f}" for name in DETAILS)
        return ", ".join(shares) + "; of the same: " + ", ".join(details)


def show_differences(copy, old, new):
    """What only one of them has: - the text's, + the copy's, in the text's words."""
    data = copy.of.text.encode()

    def quote(pairs):
        return " … ".join(" ".join(data[int(start):int(end)].decode(errors="replace").split()) for start, end in pairs)[:90]

    copied = copy.text.encode()
    changed = {f"{data[a:b].decode()} > {copied[c:d].decode()}" for a, b, c, d in copy.places}
    sides = ("-", old.keys() - new.keys()), ("+", new.keys() - old.keys())
    lines = [(core[2], sign, core, outer) for sign, keys in sides for core, outer in keys]
    if lines:
        print(f"\n{copy.of.path.name} ({copy.label}: {', '.join(sorted(changed))})")
    for _, sign, core, outer in sorted(lines, key=lambda line: line[:3]):
        print(f"  {sign} " + " | ".join(map(quote, core)) + (f"   (within: {quote(outer[1])})" if outer else ""))


def make_copies(texts, knowledge, swaps, seed):
    for text in texts:
        yield Copy(text, "exchange", exchange(text, knowledge))
        for i in range(swaps):
            rng = random.Random(f"{seed} {text.path.name} {i}")
            yield Copy(text, f"swap {i + 1}", random_changes(text, knowledge, rng))


def compare(copies, verbose):
    """-> {exchange, swap: tally}"""
    tallies = {"swap": Tally(), "exchange": Tally()}
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, f"{i:05}.txt") for i in range(len(copies))]
        for path, copy in zip(paths, copies):
            path.write_bytes(copy.text.encode())
        records = read([folder])
    for path, copy in zip(paths, copies):
        old, new = structures(copy.of.record, float), structures(records[path], copy.back)
        tallies[copy.label.split()[0]].add(old, new)
        if verbose:
            show_differences(copy, old, new)
    return tallies


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--swaps", type=int, default=3, help="copies with names drawn, of each text (3)")
    parser.add_argument("--seed", type=int, default=1, help="of the drawing (1)")
    parser.add_argument("--at-least", type=float, default=0, help="fail below this share of statements unchanged")
    parser.add_argument("-v", "--verbose", action="store_true", help="list the statements that differ")
    parser.add_argument("paths", type=Path, nargs="*", default=[ROOT / "examples", HERE / "texts"])
    arguments = parser.parse_args()
    if not Path(os.environ["SAYSO_MODEL"]).exists():
        print(f"skipped: no model at {os.environ['SAYSO_MODEL']} (make demo gets it)")
        sys.exit(77)

    records = read(arguments.paths)
    contents = {path: path.read_bytes().decode() for path in records}
    knowledge = Knowledge(ROOT / "knowledge", contents.values())
    texts = [Text(path, contents[path], record, knowledge) for path, record in records.items()]
    names = {name for text in texts for name in (*text.given, *text.surnames)}
    if not knowledge.count_pieces(os.environ["SAYSO"], names):
        print("skipped: the model has no word pieces")
        sys.exit(77)
    copies = [copy for copy in make_copies(texts, knowledge, arguments.swaps, arguments.seed) if copy.places]
    tallies = compare(copies, arguments.verbose)
    print(f"{len(texts)} texts, {len(copies)} copies, {sum(len(copy.places) for copy in copies)} names changed")
    for name, tally in tallies.items():
        print(f"{name}: unchanged {tally.line()}")
    same, pairs = (sum(getattr(tally, field)["all"] for tally in tallies.values()) for field in ("same", "pairs"))
    print(f"unchanged: {100 * same / max(pairs, 1):.2f} %")
    sys.exit(not pairs or same / pairs < arguments.at_least)


if __name__ == "__main__":
    main()
