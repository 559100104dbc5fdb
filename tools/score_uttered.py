#!/usr/bin/env python3
"""Score `uttered` and `stance` against labels made by hand on statements of PolNeAR.

    score_uttered.py LABELS.tsv --gold DIR --text DIR [--pred FILE.ndjson] [--manners PROGRAM MODEL] [--show]

LABELS.tsv names each statement by its document and the bytes of its cue, and holds no text; `weight` is how many
statements of the whole part it stands for (the sample is stratified, so that rare stances occur). With --pred, records:
the statements that softly match a labelled one (score_attribution.py, on the PYTHONPATH). With --manners,
tools/say_manners.c: the labelled cues themselves, every one of them.
"""
import argparse
import collections
import csv
import subprocess

from score_attribution import brat_files, is_soft, load, match, name_of, read_ndjson, read_text, statements_of_brat

STANCES = ("assert", "deny", "doubt", "decline")


def byte_spans(text, statement, role):
    return " ".join(f"{text.to_byte[start]}-{text.to_byte[end]}" for start, end in statement.fragments[role])


def gold_statements(gold, text_dir, names):
    """(document, cue spans) -> the gold statement, as the first annotator has it"""
    files = brat_files(gold)
    for name in names:
        text = read_text(text_dir, name)
        for statement in statements_of_brat(files[name][0].read_text(encoding="utf-8"), text):
            yield (name, byte_spans(text, statement, "cue")), statement, text


def by_records(labels, options):
    """The label of each labelled statement that a predicted one softly matches, and the prediction's."""
    records = {name_of(record): record for record in read_ndjson(options.pred)}
    documents, _ = load(options.gold, options.text, options.pred)
    for name in sorted({name for name, _ in labels}):
        text = read_text(options.text, name)
        outermost = [fields for fields in records[name]["statements"] if fields["within"] is None]
        for gold, predicted in documents[name]:
            fields = dict(zip(map(id, predicted), outermost))
            for g, p in match(gold, predicted):
                label = labels.get((name, byte_spans(text, g, "cue")))
                if label and is_soft(g, p):
                    yield label, str(fields[id(p)]["uttered"]).lower(), fields[id(p)]["stance"]


def by_cues(labels, options):
    program, model = options.manners
    wanted, lines = [], []
    for key, statement, text in gold_statements(options.gold, options.text, sorted({name for name, _ in labels})):
        if key in labels:
            kind = dict(statement.groups).get("kind", "indirect")
            wanted.append(labels[key])
            spans = (byte_spans(text, statement, role) for role in ("source", "cue", "content"))
            lines.append("\t".join((f"{options.text}/{key[0]}.txt", kind, *spans)))
    answers = subprocess.run([program, model], input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
    for label, answer in zip(wanted, answers.stdout.splitlines(), strict=True):
        yield label, *answer.split()


def report(title, triples, show):
    weights = [float(label["weight"]) for label, _, _ in triples]
    print(f"{title}: {len(triples)} statements")
    for field, column in ("uttered", 1), ("stance", 2):
        pairs = [(triple[0][field], triple[column]) for triple in triples]
        right = [gold == pred for gold, pred in pairs]
        most = collections.Counter(gold for gold, _ in pairs).most_common(1)[0]
        print(f"  {field:8} accuracy {sum(right) / len(right):.3f}; by weight "
              f"{sum(w for w, hit in zip(weights, right) if hit) / sum(weights):.3f}; always {most[0]}: {most[1] / len(pairs):.3f}")
        for value in ("true", "false") if field == "uttered" else STANCES:
            hit = sum(gold == pred == value for gold, pred in pairs)
            gold, pred = (sum(pair[side] == value for pair in pairs) for side in (0, 1))
            print(f"    {value:8} P {f'{hit / pred:.3f}' if pred else '-':>5}  R {f'{hit / gold:.3f}' if gold else '-':>5}"
                  f"  gold {gold}  pred {pred}")
    if show:
        for label, *answer in triples:
            if [label["uttered"], label["stance"]] != answer:
                print("   ", label["document"], label["cue"], label["uttered"], label["stance"], "->", *answer)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("labels")
    parser.add_argument("--gold", required=True)
    parser.add_argument("--text", required=True)
    parser.add_argument("--pred")
    parser.add_argument("--manners", nargs=2, metavar=("PROGRAM", "MODEL"))
    parser.add_argument("--show", action="store_true", help="name the statements that are wrong")
    options = parser.parse_args()
    with open(options.labels, encoding="utf-8", newline="") as file:
        labels = {(row["document"], row["cue"]): row for row in csv.DictReader(file, delimiter="\t")}
    if options.manners:
        report("their cues", list(by_cues(labels, options)), options.show)
    if options.pred:
        report("end to end, softly matched", list(by_records(labels, options)), options.show)


if __name__ == "__main__":
    main()
