"""Name-swapped copies: the network shall not know the sides.

Within a window, names of a kind trade places: surnames, men's and women's given names, states, demonyms, capitals,
parties. Only names that are one word piece trade, and only where the text has a capital, so that a copy has the same
pieces, marks and labels.
"""
import csv
import pathlib

import numpy as np

KNOWLEDGE = pathlib.Path(__file__).resolve().parent.parent / "knowledge"
PARTIES = (("democrat", "republican"), ("democrats", "republicans"))
MIXED = 1  # the feature `letters` of a word with a capital


def column(table, name):
    with open(KNOWLEDGE / table, encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield row, row[name]


def name_groups(vocabulary):
    """Lists of piece ids that may trade places; a word in two groups is in none."""
    given = {"m": set(), "f": set()}
    for row, name in column("given_names.tsv", "name"):
        given.setdefault(row["gender"], set()).add(name.lower())
    groups = [{name.split()[-1].lower() for _, name in column("people.tsv", "name")},
              given["m"], given["f"],
              {name.lower() for _, name in column("states.tsv", "name")},
              {d.lower() for _, all_of_them in column("states.tsv", "demonyms") for d in all_of_them.split(";")},
              {name.lower() for _, name in column("states.tsv", "capital")}]
    groups[0] |= {"trump", "clinton", "sanders", "cruz", "rubio", "bush", "obama", "biden", "carson", "warren"}
    known = [[vocabulary[w] for w in sorted(group) if w in vocabulary and sum(w in g for g in groups) == 1 and len(w) > 2]
             for group in groups]
    return known + [[vocabulary[a], vocabulary[b]] for a, b in PARTIES]


class Swapper:
    """Permutes each group's names in a window, alike in all of it."""

    def __init__(self, vocabulary):
        self.groups = name_groups(vocabulary)
        self.continues = np.zeros(len(vocabulary), dtype=bool)
        self.continues[[number for piece, number in vocabulary.items() if piece.startswith("##")]] = True

    def __call__(self, window, rng):
        table = np.arange(len(self.continues))
        for group in self.groups:
            table[group] = rng.sample(group, len(group))
        word, letters = window.rows[:, 0], window.rows[:, 1]
        whole = ~np.append(self.continues[word[1:]], False)
        word[:] = np.where((letters == MIXED) & whole, table[word], word)
        return window
