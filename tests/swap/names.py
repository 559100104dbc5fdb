"""What may stand for what: names of people, parties, states and capitals, from knowledge/*.tsv, in sets of one kind.

Two names are of one kind when a reader can tell them apart only by knowing whom they name: the same sort (given name of
one gender, surname, party, state), the same letter case, the same number of word pieces, the same article before them
(a, an) and the same possessive behind them ('s, '). Words that are also common words are left out: this is a test of
names, not of words.
"""

import collections
import csv
import re
import subprocess
import tempfile
from pathlib import Path

# Names that are words, months or places too, beyond those that the texts themselves write in lower case.
COMMON = frozenset("""
    april august may june will mark bill rich grant chase hope grace faith joy rose lily daisy iris ivy frank
    guy art gene dean dale glen miles pat rob sue drew wade skip chip buck duke earl king prince rex major
    baron bishop pope abbot priest page cook baker butler carter mason miller potter smith taylor turner
    walker fisher hunter parker porter ranger archer banks bush brook brooks fields field ford forest woods
    wood hill hills lake lane marsh meadows moor rivers stone waters wells west north south east winter summer
    day black blue brown gray green grey gold white silver young strong sharp small long short little best
    good love luck power price cash fox wolf bird crow hawk swan lamb bull bass pike ray star sun moon ball
    bell berg bond bolt bowl boot ash bay berry burns case child close cotton cross dash scott sydney austin
    houston dallas madison lincoln washington jackson charlotte chelsea carolina dakota virginia georgia
    jordan florence victoria savannah brooklyn orlando phoenix salem flint gore rush cruise hall hand head
    house key knight land law lord mann moss pool root sands shaw singer speaker steel street temple towers
    town turkey wall ward watts weed wise wright church dole dollar rice truss champagne meta tea sol mai
    county ditto diamond payne ban guinea mali niger split nice cork chad
    """.split())


def rows(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def shape(name):
    """Xx for Peter, XxXx for McCain, Xx Xx for New Delhi; with a mark where it has letters beyond a to z."""
    runs = re.sub(r"x+", "x", re.sub(r"X+", "X", re.sub(r"[^\W\d_]", lambda m: "X" if m[0].isupper() else "x", name)))
    return runs if name.isascii() else runs + "*"


def words_of(texts):
    """-> the words that the texts write in lower case more than now and then"""
    counts = collections.Counter(word for text in texts for word in re.findall(r"\w+", text))
    return {word for word, count in counts.items() if word.islower() and count * 20 > counts[word.capitalize()]}


def party_forms(row):
    """The forms of a party called after its members: {} where it is not."""
    match = re.fullmatch(r"(\w+) Party", row["name"])
    members = [alias for alias in row["aliases"].split(";") if re.fullmatch(r"[A-Z]\w{3,}s", alias)]
    if not match or not members or members[0][:4] != match[1][:4]:
        return {}
    return {"plural": members[0], "member": members[0][:-1], "adjective": match[1]}


def state_forms(row):
    """The forms of a state: {} where its people are not called by its adjective (Spanish, Spaniards)."""
    demonyms = row["demonyms"].split(";")
    adjective = demonyms[0]
    forms = {"name": row["name"], "capital": row["capital"], "adjective": adjective}
    if adjective + "s" in demonyms:
        forms["plural"] = adjective + "s"
    elif not adjective.endswith("ese"):
        return {}
    return forms


class Knowledge:
    """The names that may be swapped, and how many word pieces each has."""

    def __init__(self, folder, texts):
        tables = {path.stem: rows(path) for path in folder.glob("*.tsv")}
        self.common = COMMON | words_of(texts)
        self.roles = {row["noun"] for row in tables["roles"]}
        self.places = {word for row in tables["states"] + tables["metonyms"]
                       for word in (row.get("name") or row.get("phrase")).split()}
        self.gender = {row["name"]: row["gender"] for row in tables["given_names"]}
        self.given = sorted(filter(self.swappable, self.gender))
        names = [row["name"].split() for row in tables["people"]]
        surnames = {name[1] for name in names if len(name) == 2}
        self.surnames = sorted(filter(self.swappable, surnames - self.gender.keys()))
        self.parties = self.groups(party_forms(row) for row in tables["organisations"] if row["type"] == "party")
        self.states = self.groups(state_forms(row) for row in tables["states"] if row["status"] == "state")
        self.pieces = {}

    def swappable(self, name):
        """Whether it is one word, and a name only."""
        word = re.fullmatch(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", name) and name[0].isupper() and len(name) > 2
        return bool(word) and name not in self.places and not {name.lower()} & (self.common | self.roles)

    def groups(self, forms):
        """-> those that have forms, none of them a common word"""
        return [form for form in forms
                if form and not any(word.lower() in self.common for name in form.values() for word in name.split())]

    def count_pieces(self, sayso, extra):
        """Has the program count the pieces of every name; -> whether its model can."""
        names = sorted({*self.given, *self.surnames, *extra, *(name for form in self.parties + self.states
                                                               for name in form.values())})
        text, places = b"", {}
        for i, name in enumerate(names):
            text += b"\n\nThe visitors met " if i % 20 == 0 else b", "
            places[name] = (len(text), len(text) + len(name.encode()))
            text += name.encode() + (b"." if i % 20 == 19 else b"")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "names.txt")
            path.write_bytes(text)
            run = subprocess.run([sayso, "dump", "--quiet", "--stage", "pieces", path], capture_output=True, text=True)
        starts = {int(line.split(":", 1)[0]) for line in run.stdout.splitlines() if re.match(r"\d+:", line)}
        for name, (start, end) in places.items():
            self.pieces[name] = sum(at in starts for at in range(start, end))
        return run.returncode == 0 and any(self.pieces.values())

    def kind(self, name):
        """Names of one kind are equal in this."""
        return shape(name), self.pieces.get(name, 0), name[0] in "AEIOU", name[-1] == "s"

    def alike(self, name, other):
        return self.kind(name) == self.kind(other) and self.pieces.get(name, 0) > 0
