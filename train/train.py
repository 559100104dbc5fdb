#!/usr/bin/env python3
"""Trains the encoder for attribution.

    train.py --start DIR --polnear DIR --tools DIR --train train.pieces --dev dev.pieces --out DIR [--layers 6] [--epochs 6]

Reads the dumps of `sayso dump --stage pieces` for both parts of PolNeAR, trains on the first, scores the second after
every epoch, and writes to --out: last.pt (to resume from), epoch-N.pt and, of the last ones, model.pt (averaged weights
in floating point), dev.ndjson and dev.score. The same seed gives the same weights on the same machine. Interrupted, it
goes on from the last whole epoch.
"""
import argparse
import collections
import copy
import json
import pathlib
import random
import subprocess
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

import coref
import data
import decode
import start
from model import HEADS, INNER, Model, anchors, shapes
from swap import Swapper

LINK_WEIGHT = 0.3
COREF_WEIGHT = 0.2
WARM = 0.06
AVERAGE = 0.998  # of the weights, a step


def labelled(dump, part, tools, without=()):
    sys.path.insert(0, str(tools))
    from polnear_to_record import records
    by_name = {}
    for record in records(part, "all"):
        by_name.setdefault(pathlib.Path(record["doc"]["path"]).stem, []).append(record["statements"])
    for doc in data.read_pieces(dump):
        for number, name in enumerate(data.FEATURES):
            if name in without:
                doc.rows[:, number] = 0
        if "draft" in without:
            doc.drafts[:] = -1
        for statements in by_name.get(doc.name, []):
            data.annotate(doc, statements)
        if doc.annotations:
            yield doc


def add_copies(documents, dump):
    """Takes the copies that have as many rows as their text, as nearly all do."""
    by_name = {doc.name: doc for doc in documents}
    for other in data.read_pieces(dump):
        doc = by_name.get(other.name.rsplit(".", 1)[0])
        if doc and len(doc.rows) == len(other.rows):
            doc.copies.append((other.rows, other.drafts))


def answers(model, batch):
    """Its vectors, and its tags' emissions."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        x = model.encode(batch.rows, batch.mask)
        emissions = model.emissions(x)
    return x.float(), emissions.float()


def loss_of(model, batch, x, emissions, without=()):
    """Of a model's answers to a batch: of the tags, and of the links."""
    # CLS and SEP are no part of the sequence.
    real = batch.tags != data.LOST
    if "crf" in without:
        tags = F.cross_entropy(emissions.flatten(0, 1), batch.tags.flatten(), ignore_index=data.LOST)
    else:
        tags = model.crf.loss(emissions[:, 1:], batch.tags[:, 1:], real[:, 1:])
    links, count = x.new_zeros(()), 0
    for number, w in enumerate(batch.windows):
        if len(w.fragments) > 1:
            scores = model.links(x[number], w.fragments, w.drafts)
            links = links + F.cross_entropy(scores, anchors(w.fragments), reduction="sum")
            count += len(w.fragments)
    return tags, links / max(count, 1)


def coref_loss(model, group, x):
    total = x.new_zeros(())
    for scores, (_, _, right) in zip(model.antecedents(x, group.puzzles), group.puzzles):
        right = torch.tensor(right)
        everything = torch.cat([scores.new_zeros(1), scores])
        wanted = scores[right] if right.any() else everything[:1]
        total = total + torch.logsumexp(everything, 0) - torch.logsumexp(wanted, 0)
    return total / len(group.puzzles)


def apart(teacher, batch, x, emissions=None):
    """How far vectors are from a teacher's, by the mean square; and emissions, where they are given, by relative entropy."""
    with torch.no_grad():
        wanted, tags = answers(teacher, batch)
    far = (x - wanted)[batch.mask].pow(2).mean()
    if emissions is None:
        return far
    tags, own = (F.log_softmax(scores[batch.mask], -1) for scores in (tags, emissions))
    return far + F.kl_div(own, tags, log_target=True, reduction="batchmean")


def learn(model, group, riddle, teacher, options):
    """Adds to the gradients what a group of labelled windows has to say, and a coref.Group or
    None; -> the losses by name.

    A teacher's vectors, where there is one, draw the model's beside the labels.
    """
    draw = lambda batch, x: apart(teacher, batch, x) if teacher else 0
    batch = data.batch_of(group)
    x, emissions = answers(model, batch)
    tags, links = loss_of(model, batch, x, emissions, options.without)
    (tags + LINK_WEIGHT * links + draw(batch, x)).backward()
    losses = dict(tags=tags.item(), links=float(links.detach()))
    if riddle:
        batch = data.batch_of(riddle.windows)
        x, _ = answers(model, batch)
        meant = coref_loss(model, riddle, x)
        (options.coref_weight * meant + draw(batch, x)).backward()
        losses["meant"] = meant.item()
    return losses


def imitate(model, group, riddle, teacher):
    """The same of a teacher's answers to them, without a label."""
    losses = []
    for windows in [group, riddle.windows] if riddle else [group]:
        batch = data.batch_of(windows)
        losses.append(apart(teacher, batch, *answers(model, batch)))
    sum(losses).backward()
    return dict(apart=sum(losses).item() / len(losses))


def score_coref(model, pairs, rng):
    """GAP's F1 where its two names are all that a pronoun may mean; the program's own figure is score_gap.py's."""
    right = wanted = given = 0
    for group in coref.merged(list(coref.groups(pairs, rng)), 16, rng):
        batch = data.batch_of(group.windows)
        with torch.no_grad():
            x = model.encode(batch.rows, batch.mask)
            for scores, (_, _, truth) in zip(model.antecedents(x, group.puzzles), group.puzzles):
                best = int(scores.argmax()) if scores.max() > 0 else -1
                right += best >= 0 and truth[best]
                wanted, given = wanted + sum(truth), given + (best >= 0)
    print(f"GAP F1 {2 * right / (wanted + given):.3f}", flush=True)


def score(model, documents, options):
    model.eval()
    path = options.out / "dev.ndjson"
    with open(path, "w") as file:
        for doc in documents:
            file.write(json.dumps(decode.attribute(model, doc)) + "\n")
    result = subprocess.run([sys.executable, options.tools / "score_attribution.py", "--gold", options.polnear / "dev/attributions",
                             "--text", options.polnear / "dev/text", "--pred", path], capture_output=True, text=True)
    (options.out / "dev.score").write_text(result.stdout + result.stderr)
    print("\n".join(line for line in result.stdout.splitlines() if "fragment" in line or line.startswith("attribution")), flush=True)


def mean(states):
    return {name: sum(state[name] for state in states) / len(states) for name in states[0]}


def train(options):
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    vocabulary, state = start.weights(options.start)
    documents = list(labelled(options.train, options.polnear / "train", options.tools, options.without))
    if options.copies:
        add_copies(documents, options.copies)
    documents = documents[::round(1 / options.share)]
    dev = list(labelled(options.dev, options.polnear / "dev", options.tools, options.without))
    print(f"{len(documents)} documents to train on, {len(dev)} to score", flush=True)
    puzzles = coref.Source(options.coref, options.coref_pieces, options.polnear / "train/text") if options.coref else None
    swapper = Swapper(vocabulary)
    if options.resume_from:
        begin = torch.load(options.resume_from)["state"]
        model = Model(shapes(begin))
        lacking, unknown = model.load_state_dict(begin, strict=False)
        assert not unknown, unknown
        print("begun anew: " + (" ".join(lacking) or "nothing"), flush=True)
    else:
        model = Model([(HEADS, INNER)] * options.layers)
        model.start_from(state)
    teacher = Model.load(options.teacher) if options.teacher else None
    encoder = [p for name, p in model.named_parameters() if name.split(".")[0] in ("word", "position", "norm", "layers")]
    known = {id(p) for p in encoder}
    heads = [p for p in model.parameters() if id(p) not in known]
    optimiser = torch.optim.AdamW([dict(params=encoder, lr=options.rate), dict(params=heads, lr=options.head_rate)], weight_decay=0.01, fused=True)
    average = copy.deepcopy(model)
    steps = len(data.batches(list(data.training_windows(documents, random.Random(0))), options.batch, rng)) * options.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / (WARM * steps), max(0.0, (steps - s) / (steps * (1 - WARM)))))
    first, step, last = 0, 0, options.out / "last.pt"
    if last.exists():
        saved = torch.load(last, weights_only=False)
        for name, part in dict(model=model, average=average, optimiser=optimiser, schedule=schedule).items():
            part.load_state_dict(saved[name])
        first, step = saved["epoch"], saved["step"]
        rng.setstate(saved["rng"])
        torch.set_rng_state(saved["torch"])
    for epoch in range(first, options.epochs):
        model.train(not options.imitate)
        begun, sums = time.time(), collections.Counter()
        groups = data.batches([swapper(w, rng) if "swap" not in options.without and rng.random() < options.swap else w
                               for w in data.training_windows(documents, rng)], options.batch, rng)
        riddles = puzzles.epoch(documents, len(groups), rng) if puzzles else []
        for number, group in enumerate(groups, 1):
            riddle = riddles[number - 1] if number <= len(riddles) else None
            optimiser.zero_grad()
            sums.update(imitate(model, group, riddle, teacher) if options.imitate else learn(model, group, riddle, teacher, options))
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            keep = min(AVERAGE, step / (step + 10))
            with torch.no_grad():
                torch._foreach_lerp_(list(average.parameters()), list(model.parameters()), 1 - keep)
            if number % 20 == 0:
                left = (time.time() - begun) / number * (len(groups) * (options.epochs - epoch) - number) / 60
                losses = " ".join(f"{name} {total / number:.4f}" for name, total in sums.items())
                print(f"epoch {epoch + 1}/{options.epochs} step {number}/{len(groups)} {losses} {left:.0f} min left", flush=True)
        torch.save(dict(model=model.state_dict(), average=average.state_dict(), optimiser=optimiser.state_dict(),
                        schedule=schedule.state_dict(), epoch=epoch + 1, step=step, rng=rng.getstate(),
                        torch=torch.get_rng_state()), last)
        torch.save(dict(layers=len(model.layers), state=average.state_dict()), options.out / f"epoch-{epoch + 1}.pt")
        score(average, dev, options)
        if puzzles:
            score_coref(average, puzzles.check, random.Random(0))
    average.load_state_dict(mean([torch.load(options.out / f"epoch-{epoch + 1}.pt")["state"]
                                  for epoch in range(max(0, options.epochs - options.mean), options.epochs)]))
    torch.save(dict(layers=len(model.layers), state=average.state_dict()), options.out / "model.pt")
    score(average, dev, options)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("start", "polnear", "tools", "train", "dev", "out"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    parser.add_argument("--copies", type=pathlib.Path, help="the dump of the texts that copies.py wrote")
    parser.add_argument("--coref", type=pathlib.Path, help="the folder of gum/ and gap/: mentions are resolved, too")
    parser.add_argument("--coref-pieces", type=pathlib.Path, help="the folder of their dumps: gum.pieces, gap.pieces and check.pieces")
    parser.add_argument("--coref-weight", type=float, default=COREF_WEIGHT, help="of the antecedent head's loss")
    parser.add_argument("--resume-from", type=pathlib.Path, help="a model.pt to start from, in the place of --start's encoder; a head that it lacks begins anew")
    parser.add_argument("--teacher", type=pathlib.Path, help="a model.pt whose vectors draw the new ones")
    parser.add_argument("--imitate", action="store_true", help="learn the teacher's answers alone, no labels, and drop nothing out")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--mean", type=int, default=1, help="model.pt is the mean of so many epochs' last averages")
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--rate", type=float, default=8e-5, help="of the encoder")
    parser.add_argument("--head-rate", type=float, default=1e-3, help="of all else")
    parser.add_argument("--swap", type=float, default=0.5, help="share of windows with names swapped")
    parser.add_argument("--without", nargs="*", default=[], choices=[*data.FEATURES[1:], "crf", "swap"], help="for the ablation table")
    parser.add_argument("--share", type=float, default=1.0, help="of the documents to train on: every third for 0.33")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    train(options)


if __name__ == "__main__":
    main()
