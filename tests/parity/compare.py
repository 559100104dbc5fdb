"""Compares `sayso parse` with spaCy on whole raw files, token by token.

Reads a folder of .txt; both programs read each file as one text. spaCy's side is kept as CoNLL-U in
--cache, by the hash of the text, so only the first run pays for it. Tokens are the same where their
bytes are; everything else is compared on spans of bytes too, so one token cut differently does not
shift what follows.

Every share is strict: of all that either side has, how much both have alike. A tag, head or lemma
of a token that only one side has counts as different. Exit status: 0 when every share reaches its
threshold, 1 when one does not, 2 when the comparison could not be made.
"""

import argparse
import hashlib
import subprocess
import sys
import time
from collections import namedtuple
from pathlib import Path

import spacy_conllu

THRESHOLDS = {
    "tokens": 99.99,
    "tags": 99.9,
    "coarse tags": 99.9,
    "morphology": 99.9,
    "heads": 99.9,
    "labels": 99.9,
    "sentence starts": 99.9,
    "entities": 99.9,
    "lemmas": 99.9,
}

Token = namedtuple("Token", "form lemma pos tag feats dep head")
# tokens: {(start, end): Token}, head a (start, end); sentences: {start}; entities: {(start, end,
# type)}
Reading = namedtuple("Reading", "tokens sentences entities")


def read_conllu(text):
    """{document: Reading}; document is what a `# newdoc id = ` line names, "" before the first."""
    readings, name, sentence = {}, "", []
    # Not splitlines: tokens may hold form feeds and separators, which it would break at.
    for line in text.split("\n"):
        if line.startswith("# newdoc id = "):
            name = line[len("# newdoc id = ") :]
        elif line and line[0].isdigit():
            sentence.append(line.split("\t"))
        elif not line and sentence:
            add_sentence(readings.setdefault(name, Reading({}, set(), set())), sentence)
            sentence = []
    return readings


def add_sentence(reading, rows):
    misc = [dict(item.split("=", 1) for item in row[9].split("|")) for row in rows]
    spans = [(int(m["Start"]), int(m["End"])) for m in misc]
    open_entity = None
    for i, (row, span) in enumerate(zip(rows, spans)):
        head = int(row[6])
        head_span = span if head == 0 else spans[head - 1] if 0 < head <= len(spans) else head
        reading.tokens[span] = Token(row[1], row[2], row[3], row[4], row[5], row[7], head_span)
        entity = misc[i].get("Entity", "O")
        if open_entity and not entity.startswith("I-"):
            reading.entities.add(open_entity)
            open_entity = None
        if entity.startswith("B-"):
            open_entity = (span[0], span[1], entity[2:])
        elif open_entity:
            open_entity = (open_entity[0], span[1], open_entity[2])
    if open_entity:
        reading.entities.add(open_entity)
    reading.sentences.add(spans[0][0])


def choose_files(folder, words):
    """Files of the folder until they hold so many words, publishers mixed, the same each time."""
    chosen, total = [], 0
    for path in sorted(
        folder.glob("*.txt"), key=lambda p: hashlib.sha256(p.name.encode()).digest()
    ):
        if total >= words:
            break
        chosen.append(path)
        total += len(path.read_bytes().split())
    return chosen, total


def spacy_side(files, model_folder, cache):
    import importlib.metadata

    version = importlib.metadata.version("spacy")
    model = Path(model_folder).name
    cache = cache / f"spacy-{version}-{model}"
    cache.mkdir(parents=True, exist_ok=True)
    kept = {f: cache / (hashlib.sha256(f.read_bytes()).hexdigest()[:20] + ".conllu") for f in files}
    missing = [f for f in files if not kept[f].exists()]
    if missing:
        print(f"spaCy {version} reads {len(missing)} files ...", file=sys.stderr, flush=True)
        nlp = spacy_conllu.load(model_folder)
        texts = ((f.read_bytes().decode("utf-8"), f) for f in missing)
        for doc, f in nlp.pipe(texts, as_tuples=True, batch_size=32):
            whole = kept[f].with_suffix(".part")
            whole.write_bytes(spacy_conllu.doc_conllu(doc).encode("utf-8"))
            whole.rename(kept[f])
    nothing = Reading({}, set(), set())
    return {f: read_conllu(kept[f].read_bytes().decode("utf-8")).get("", nothing) for f in files}


def sayso_side(files, sayso):
    command = [sayso, "parse", "--quiet", *map(str, files)]
    done = subprocess.run(command, capture_output=True)
    if done.returncode != 0:
        print(
            f"{sayso} parse: exit status {done.returncode}: "
            f"{done.stderr.decode(errors='replace').strip()}",
            file=sys.stderr,
        )
        sys.exit(2)
    readings = read_conllu(done.stdout.decode("utf-8"))
    if len(files) == 1 and "" in readings:
        return {files[0]: readings[""]}
    nothing = Reading({}, set(), set())
    return {f: readings.get(str(f), nothing) for f in files}


def counts(theirs, ours):
    """{what: (alike, in either)} of two readings, and differences: (what, span, theirs, ours)."""
    result, differences = {}, []

    def of_sets(what, a, b):
        result[what] = (len(a & b), len(a | b))
        for item in sorted(a ^ b, key=str):
            differences.append((what, item, item in a, item in b))

    of_sets(
        "tokens",
        {(*span, t.form) for span, t in theirs.tokens.items()},
        {(*span, t.form) for span, t in ours.tokens.items()},
    )
    either = result["tokens"][1]
    common = theirs.tokens.keys() & ours.tokens.keys()
    for what, field in (
        ("tags", "tag"),
        ("coarse tags", "pos"),
        ("morphology", "feats"),
        ("heads", "head"),
        ("labels", "dep"),
        ("lemmas", "lemma"),
    ):
        alike = 0
        for span in common:
            a, b = getattr(theirs.tokens[span], field), getattr(ours.tokens[span], field)
            if a == b:
                alike += 1
            else:
                differences.append((what, span, a, b))
        result[what] = (alike, either)
    of_sets("sentence starts", theirs.sentences, ours.sentences)
    of_sets("entities", theirs.entities, ours.entities)
    return result, differences


def show(path, difference):
    what, item, theirs, ours = difference
    start, end = (item, item) if isinstance(item, int) else item[:2]
    data = path.read_bytes()

    def text(a, b):
        return data[a:b].decode("utf-8", "replace").replace("\n", "⏎")

    def value(v):
        if isinstance(v, bool):
            return "none" if not v else "yes" if isinstance(item, int) else item[2]
        return repr(text(*v)) + f" at {v[0]}" if isinstance(v, tuple) else repr(v)

    print(
        f"{what}: {path.name} byte {start}: "
        f"...{text(max(0, start - 50), start)}[{text(start, end)}]{text(end, end + 50)}...\n"
        f"    spaCy {value(theirs)}, sayso {value(ours)}"
    )


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--sayso", required=True, metavar="PROGRAM", help="its model: $SAYSO_MODEL, or beside it"
    )
    parser.add_argument("--spacy-model", required=True, metavar="FOLDER")
    parser.add_argument("--text", required=True, metavar="FOLDER", type=Path)
    parser.add_argument(
        "--words", type=int, default=300000, help="how much of the folder to read; default 300000"
    )
    parser.add_argument(
        "--cache", required=True, metavar="FOLDER", type=Path, help="where spaCy's side is kept"
    )
    parser.add_argument(
        "--show",
        type=int,
        default=5,
        metavar="N",
        help="differences of each kind to print; default 5",
    )
    arguments = parser.parse_args()

    files, words = choose_files(arguments.text, arguments.words)
    if words < arguments.words:
        print(
            f"{arguments.text} holds {words} words, {arguments.words} were asked for",
            file=sys.stderr,
        )
        sys.exit(2)
    began = time.monotonic()
    theirs = spacy_side(files, arguments.spacy_model, arguments.cache)
    between = time.monotonic()
    ours = sayso_side(files, arguments.sayso)
    took = time.monotonic() - between

    totals, shown, whole = {what: [0, 0] for what in THRESHOLDS}, {}, 0
    for path in files:
        result, differences = counts(theirs[path], ours[path])
        whole += not differences
        for what, (alike, either) in result.items():
            totals[what][0] += alike
            totals[what][1] += either
        for difference in differences:
            shown[difference[0]] = shown.get(difference[0], 0) + 1
            if shown[difference[0]] <= arguments.show:
                show(path, difference)

    print(
        f"\n{len(files)} files, {words} words; {whole} files alike in everything "
        f"(spaCy {between - began:.0f} s, sayso {took:.1f} s)\n"
    )
    print("| | alike | in either | share | needed |\n|---|---:|---:|---:|---:|")
    failed = False
    for what, (alike, either) in totals.items():
        share = 100 * alike / either if either else 0.0
        below = share < THRESHOLDS[what]
        needed = f"{THRESHOLDS[what]} %" + " BELOW" * below
        failed |= below
        print(f"| {what} | {alike} | {either} | {share:.4f} % | {needed} |")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
