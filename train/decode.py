"""From the network's scores to statements: the same steps as src/say in the program, to score a training run."""
import dataclasses

import numpy as np
import torch

from data import CONTENT, ROLES, SOURCE, Fragment, batch_of, cover, window
from model import TAGS

STRIDE = 222
LEAST_BID, LEAST_SHARE = 0.02, 0.1  # probabilities of a source's link


@torch.no_grad()
def read(model, doc, stride=STRIDE, autocast=True):
    """Emissions [rows, TAGS] of a document; with them the windows and their vectors, for the links."""
    places = cover(len(doc.rows), stride)
    windows = [window(doc, first, last) for first, last in places]
    batch = batch_of(windows)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=autocast):
        x = model.encode(batch.rows, batch.mask)
        scores = model.emissions(x)
    emissions = torch.zeros(len(doc.rows), TAGS)
    for number, (first, last) in enumerate(places):
        # The overlap's first half is better seen by the window before.
        low = first if number == 0 else first + (places[number - 1][1] - first) // 2
        emissions[low:last] = scores[number, 1 + low - first:1 + last - first].float()
    return emissions, places, windows, x.float()


def viterbi(emissions, matrix):
    emissions, matrix = emissions.numpy(), matrix.numpy()
    score, back = emissions[0] + np.array([0, 0, -1e4, 0, -1e4, 0, -1e4]), []
    for row in emissions[1:]:
        paths = score[:, None] + matrix
        back.append(paths.argmax(0))
        score = paths.max(0) + row
    tags = [int(score.argmax())]
    for pointers in reversed(back):
        tags.append(int(pointers[tags[-1]]))
    return tags[::-1]


def fragments_of(tags):
    found = []
    for row, tag in enumerate(tags):
        if tag in (1, 3, 5):
            found.append(Fragment((tag - 1) // 2, row, row + 1, -1))
        elif tag:
            found[-1].last = row + 1
    return found


def rate(fragments, emissions, matrix):
    """The probability of each fragment: exactly these rows, by forward and backward sums."""
    weight = np.exp(emissions.numpy() - emissions.numpy().max(1, keepdims=True)).astype(np.float64)
    step = np.exp(matrix.numpy().astype(np.float64))
    rows = len(weight)
    before, after, scale = np.zeros_like(weight), np.ones_like(weight), np.zeros(rows)
    for row in range(rows):
        before[row] = weight[row] * (before[row - 1] @ step if row else [1, 1, 0, 1, 0, 1, 0])
        scale[row] = before[row].sum()
        before[row] /= scale[row]
    for row in range(rows - 2, -1, -1):
        after[row] = step @ (weight[row + 1] * after[row + 1]) / scale[row + 1]
    for f in fragments:
        tag, inside = 1 + 2 * f.role, 2 + 2 * f.role
        f.probability = before[f.first, tag]
        for row in range(f.first + 1, f.last):
            f.probability *= step[tag, inside] * weight[row, inside] / scale[row]
            tag = inside
        if f.last < rows:
            ends = step[tag] * weight[f.last] * after[f.last] / scale[f.last]
            f.probability *= ends.sum() - ends[inside]


@torch.no_grad()
def candidates(model, fragments, places, windows, x):
    """What each fragment may point at, and how probably: as seen in the window in which it lies farthest from a cut."""
    chances, best = [{} for _ in fragments], [None] * len(fragments)
    size = places[-1][1]
    for number, (first, last) in enumerate(places):
        seen = [k for k, f in enumerate(fragments) if f.first < last and f.last > first]
        if not seen:
            continue
        inside = [Fragment(fragments[k].role, max(fragments[k].first, first) - first + 1,
                           min(fragments[k].last, last) - first + 1, -1) for k in seen]
        for k, row in zip(seen, torch.softmax(model.links(x[number], inside, windows[number].drafts), 1).tolist()):
            room = min(fragments[k].first - first if first else size, last - fragments[k].last if last < size else size)
            if best[k] is None or room > best[k]:
                best[k], chances[k] = room, dict(zip(seen, row))
    return chances


def link(fragments, chances):
    """Gives every fragment its statement; a source that speaks twice is in two, as a copy."""
    head = [max(row, key=row.get) for row in chances]
    # A cue has one source: the surest takes it first, and who finds it taken goes on to the next.
    taken, settled = set(), set()
    bids = ((p, k, to) for k, row in enumerate(chances) for to, p in row.items()
            if fragments[k].role == SOURCE and to != k and p > LEAST_BID)
    for p, k, to in sorted(bids, key=lambda bid: (-bid[0], bid[1], bid[2])):
        if k not in settled and to not in taken:
            settled.add(k)
            taken.add(to)
            head[k] = to
    for k, f in enumerate(fragments):
        at, seen = k, set()
        while head[at] != at and at not in seen:
            seen.add(at)
            at = head[at]
        f.statement, f.linked = at, chances[k][head[k]]
    # PolNeAR gives every word to one statement; who says two things stands there once, and is the source of both.
    silent = {f.statement for f in fragments} - {f.statement for f in fragments if f.role == SOURCE}
    for anchor in sorted(silent):
        p, k = max(((row.get(anchor, 0), k) for k, row in enumerate(chances) if fragments[k].role == SOURCE), default=(0, None))
        if p > LEAST_SHARE:
            fragments.append(dataclasses.replace(fragments[k], statement=anchor, linked=p))


def groups(fragments):
    """The fragments of each statement: those that have a content."""
    found = {}
    for f in fragments:
        found.setdefault(f.statement, []).append(f)
    return [group for group in found.values() if any(f.role == CONTENT for f in group)]


def spans_of(doc, group):
    return {name: [[int(doc.spans[f.first][0]), int(doc.spans[f.last - 1][1])] for f in group if f.role == role]
            for role, name in enumerate(ROLES)}


def record(doc, found):
    empty = dict(kind=None, speaker=None, within=None, via=[], addressee=None, said=None, confidence=1.0)
    return dict(sayso=1, doc=dict(path=doc.path.name, bytes=doc.path.stat().st_size), entities=[], events=[], figures=[], times=[],
                statements=[dict(id=number, **spans, **empty) for number, spans in enumerate(found)])


def fragments(model, doc, stride=STRIDE):
    emissions, places, windows, x = read(model, doc, stride)
    matrix = model.crf.matrix().detach()
    found = fragments_of(viterbi(emissions, matrix))
    rate(found, emissions, matrix)
    link(found, candidates(model, found, places, windows, x))
    return found


def attribute(model, doc, stride=STRIDE):
    return record(doc, [spans_of(doc, group) for group in groups(fragments(model, doc, stride))])
