#!/usr/bin/env python3
"""Who speaks, through whom and to whom, against gold records: by the kind of source, and every error.

    score_speakers.py --gold RECORDS --text TEXT --pred RECORDS [--outermost] [--errors]

Statements are matched by the scorer of the shared folder, which must be on PYTHONPATH; of
softly matched ones is counted

  name     the speaker has the name (or Wikidata id) of the gold one, or of a second reading that the gold allows
  meant    or the gold entity and the speaker are each other's: in a one-to-one assignment of a document's entities by the mentions that
           they share. An unnamed group ("people at the rally") has no name to be right about

Statements that the gold marks as mere carriers or as suspect are left out. kind of source: as the gold
says of the mention in it.
"""
import argparse
import collections

import score_attribution as scorer


def overlaps(a, b):
    return a[0] < b[1] and b[0] < a[1]


def assign(gold, pred):
    """-> {id of the gold entity: id of the predicted one that is the same by mentions}"""
    weights = {}
    for g in gold:
        for p in pred:
            shared = sum(any(overlaps(m, n) for n in p["mentions"]) for m in g["mentions"])
            if shared or scorer.same_entity(g, p):
                weights[g["id"], p["id"]] = shared + 100 * scorer.same_entity(g, p)
    return dict(scorer.assign(weights))


def kind_of(statement, record):
    """pronoun, name or role: the mention that stands in the source and is the speaker's; another: none of them."""
    if not statement["source"]:
        return "no source"
    entity = record["entities"][statement["speaker"]] if statement["speaker"] is not None else {"mentions": []}
    kinds = [kind for span, kind in zip(entity["mentions"], entity.get("mention_kinds", []))
             if any(overlaps(span, source) for source in statement["source"])]
    return kinds[0] if kinds else "another"


def by_id(record):
    return {s["id"]: s for s in record["statements"]}


class Document:
    def __init__(self, gold, pred, text, outermost):
        self.gold, self.pred, self.text = gold, pred, text
        self.entities = {e["id"]: e for e in pred["entities"]}
        self.same = assign(gold["entities"], pred["entities"])
        g_made, p_made = (scorer.statements_of_record(r, text) for r in (gold, pred))
        g_of, p_of = ({id(m): s for m, s in zip(made, r["statements"])} for made, r in ((g_made, gold), (p_made, pred)))
        g_made, p_made = ([m for m in made if not outermost or m.within is None] for made in (g_made, p_made))
        self.pairs = [(g_of[id(g)], p_of[id(p)]) for g, p in scorer.match(g_made, p_made) if scorer.is_soft(g, p)]
        self.pairs = [(g, p) for g, p in self.pairs if not g.get("carrier") and not g.get("suspect")]

    def gold_entity(self, number):
        return None if number is None else next(e for e in self.gold["entities"] if e["id"] == number)

    def readings(self, statement):
        """The gold speaker, and a second reading."""
        alt = statement.get("speaker_alt")
        alts = alt if isinstance(alt, list) else [alt] if alt is not None else []
        return [statement["speaker"], *alts]

    def right(self, number, predicted, by_mentions):
        if number is None or predicted is None:
            return number is None and predicted is None
        return (scorer.same_entity(self.gold_entity(number), self.entities[predicted])
                or by_mentions and self.same.get(number) == predicted)

    def set_right(self, gold, predicted):
        """How many of the gold entities are there, by name or mentions."""
        return sum(any(self.right(g, p, True) for p in predicted) for g in gold)

    def words(self, spans):
        return " … ".join(self.text.data[a:b].decode()[:60] for a, b in spans)


def count(document, tally, report):
    for g, p in document.pairs:
        kind = kind_of(g, document.gold)
        named, meant = (any(document.right(n, p["speaker"], by) for n in document.readings(g)) for by in (False, True))
        for key in ("all", kind):
            tally[key] += collections.Counter(n=1, name=named, meant=meant)
        for field in ("via", "addressee"):
            wanted, got = ([e["entity"] for e in (s[field] if field == "via" else [s[field]] if s[field] else [])]
                           for s in (g, p))
            tally[field] += collections.Counter(gold=len(wanted), pred=len(got), right=document.set_right(wanted, got))
            if document.set_right(wanted, got) != max(len(wanted), len(got)):
                report(document, g, p, field, [document.gold_entity(n)["name"] for n in wanted],
                       [document.entities[n]["name"] for n in got])
        if not meant:
            name = lambda e: e and e["name"]
            report(document, g, p, kind, [name(document.gold_entity(n)) for n in document.readings(g)],
                   name(document.entities.get(p["speaker"])))


def print_error(document, g, p, what, wanted, got):
    place = min(span[0] for role in ("source", "cue", "content") for span in g[role])
    print(f"{what}: {scorer.name_of(document.gold)[:40]} {place} wanted {wanted}, got {got}\n"
          f"    {document.words(p['source'])} | {document.words(g['cue'])} | {document.words(g['content'])}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("gold", "text", "pred"):
        parser.add_argument("--" + name, required=True)
    parser.add_argument("--outermost", action="store_true", help="leave out statements within others")
    parser.add_argument("--errors", action="store_true", help="list every one")
    options = parser.parse_args()
    found = {scorer.name_of(record): record for record in scorer.read_ndjson(options.pred)}
    tally = collections.defaultdict(collections.Counter)
    for record in scorer.read_ndjson(options.gold):
        name = scorer.name_of(record)
        if name in found:
            count(Document(record, found[name], scorer.read_text(options.text, name), options.outermost), tally,
                  print_error if options.errors else lambda *_: None)
    print(f"{'source':12} {'n':>5} {'name':>6} {'meant':>6}")
    for kind in ("all", "name", "role", "pronoun", "another", "no source"):
        row = tally[kind]
        if row["n"]:
            print(f"{kind:12} {row['n']:5} {row['name'] / row['n']:6.3f} {row['meant'] / row['n']:6.3f}")
    for field in ("via", "addressee"):
        row = tally[field]
        print(f"{field:12} {row['gold']:5} in gold, {row['pred']} found, {row['right']} right: "
              f"F1 {2 * row['right'] / max(row['gold'] + row['pred'], 1):.3f}")


if __name__ == "__main__":
    main()
