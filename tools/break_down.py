#!/usr/bin/env python3
"""Where the attribution on PolNeAR is good and where not: F1 by publisher, and the surest statements that are wrong.

    break_down.py --gold ATTRIBUTIONS --text TEXT --pred RECORDS [--worst 20]

A statement is wrong where nothing in gold (first annotator) softly matches it; the surest such statement is the worst
error. The scorer of the shared folder must be on PYTHONPATH; its rules are used, none of its own.
"""
import argparse
import collections
import pathlib

import score_attribution as scorer


def documents(options):
    """Name, text, gold and outermost predicted statements of each document."""
    found = {scorer.name_of(record): record for record in scorer.read_ndjson(options.pred)}
    for name, paths in scorer.brat_files(options.gold).items():
        text = scorer.read_text(options.text, name)
        gold = scorer.statements_of_brat(paths[0].read_text(encoding="utf-8"), text)
        pred = scorer.statements_of_record(found[name], text) if name in found else []
        yield name, text, gold, [s for s in pred if s.within is None]


def f1(four):
    return 2 * four[0] / max(four[1] + four[3], 1)


def print_publishers(by_publisher):
    print("| | articles | statements | source | cue | content | strict | soft |\n|---|---:|---:|---:|---:|---:|---:|---:|")
    for publisher, all_counts in sorted(by_publisher.items()):
        total = scorer.total(all_counts)
        cells = [f"{f1(total[metric]):.3f}" for metric in (
            *((role, "fragment") for role in scorer.ROLES), ("attribution", "strict"), ("attribution", "soft"))]
        print(f"| {publisher} | {len(all_counts)} | {total['attribution', 'soft'][3]} | {' | '.join(cells)} |")


def print_worst(wrong, count):
    print("\nThe surest errors: confidence, document, bytes, source | cue | content, and the gold statement there")
    for confidence, name, text, statement, gold in sorted(wrong, key=lambda w: (-w[0], w[1]))[:count]:
        words = lambda s, role: " … ".join(text.chars[a:b] for a, b in s.fragments[role])[:70]
        start = text.to_byte[min(a for role in scorer.ROLES for a, _ in statement.fragments[role])]
        print(f"{confidence:.2f} {name} {start}\n    got  " + " | ".join(words(statement, role) for role in scorer.ROLES))
        if gold:
            print("    gold " + " | ".join(words(gold, role) for role in scorer.ROLES))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in ("gold", "text", "pred"):
        parser.add_argument("--" + name, type=pathlib.Path, required=True)
    parser.add_argument("--worst", type=int, default=0, help="list so many errors")
    options = parser.parse_args()
    by_publisher, wrong = collections.defaultdict(list), []
    for name, text, gold, pred in documents(options):
        by_publisher[name.split("_")[0]].append(scorer.count(gold, pred)[0])
        pairs = {id(p): g for g, p in scorer.match(gold, pred)}
        wrong += [(p.record["confidence"], name, text, p, pairs.get(id(p))) for p in pred
                  if id(p) not in pairs or not scorer.is_soft(pairs[id(p)], p)]
    print_publishers(by_publisher)
    if options.worst:
        print_worst(wrong, options.worst)


if __name__ == "__main__":
    main()
