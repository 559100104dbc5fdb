#!/usr/bin/env python3
"""How well the day of a statement is known: precision, and recall by where the text has the hint.

    score_said.py --gold RECORDS --text TEXT --pred RECORDS [--errors]

Of the statements that softly match (those that only carry another left out): a day is right where gold has the very
same, to the day. Gold's rules say where the hint stands: "same-event:" in front means in another paragraph, all others
in the statement's own. The scorer of the shared folder must be on PYTHONPATH; its rules are used, none of its own.
"""
import argparse
import collections

import score_attribution as scorer


def pairs(options):
    """Name, gold fields and predicted fields of each match, in the records' own form."""
    gold_records = {scorer.name_of(r): r for r in scorer.read_ndjson(options.gold)}
    pred_records = {scorer.name_of(r): r for r in scorer.read_ndjson(options.pred)}
    for name, record in gold_records.items():
        text = scorer.read_text(options.text, name)
        sides = []
        for each in record, pred_records[name]:
            statements = scorer.statements_of_record(each, text)
            for statement, fields in zip(statements, each["statements"]):
                statement.fields = fields
            sides.append(statements)
        for gold, pred in scorer.match(*sides):
            if scorer.is_soft(gold, pred) and not gold.fields.get("carrier"):
                yield name, text, gold, pred


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--gold", required=True)
    arguments.add_argument("--text", required=True)
    arguments.add_argument("--pred", required=True)
    arguments.add_argument("--errors", action="store_true", help="list what is wrong and what is missing")
    options = arguments.parse_args()
    counts = collections.Counter()
    for name, text, gold, pred in pairs(options):
        want, got = gold.record["said"], pred.record["said"]
        where = "no" if not want else "far" if (gold.fields["said"]["rule"] or "").startswith("same-event:") else "near"
        counts["matched"] += 1
        counts["given"] += bool(got)
        counts["right"] += bool(got) and want == got
        counts["want", where] += 1
        counts["hit", where] += bool(got) and want == got
        if options.errors and got != want and (got or where == "near"):
            span = gold.fields["cue"] or gold.fields["content"]
            said = pred.fields["said"] or {}
            print(f"{name[:24]} {span[0][0]}: {want} {(gold.fields['said'] or {}).get('rule')} | {got} {said.get('rule')}")
    print(f"{counts['matched']} matched; given {counts['given']}, right {counts['right']}: "
          f"precision {counts['right'] / max(counts['given'], 1):.3f}")
    for where, words in ("near", "in the statement's own paragraph"), ("far", "elsewhere, read as the same event"):
        hit, want = counts["hit", where], counts["want", where]
        print(f"hint {words}: {hit} of {want}: recall {hit / max(want, 1):.3f}")


if __name__ == "__main__":
    main()
