"""Reads the open pages of the shared folder and holds each record against its page's own bytes: what a span points at,
with references and white space undone, is the text that the record gives, and no span of the article or of a statement
holds a tag; a byline's one span may, between its words.

    check_pages.py SAYSO FOLDER [LAST [EVERY]]

LAST: the last stage (clean); EVERY: one page in so many.
"""

import gzip
import html
import json
import re
import subprocess
import sys
from pathlib import Path

CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
TAG = re.compile(rb"</?(p|div|span|b|i|em|strong|a|br|li|ul|td|tr|h[1-6])[\s>]", re.I)
BYTES = "windows-1252"  # what the standard takes these names for
NAMES = {"iso-8859-1": BYTES, "latin1": BYTES, "us-ascii": BYTES, "ascii": BYTES}


def encoding(page):
    try:
        page.decode()
        return "utf-8"
    except UnicodeDecodeError:
        declared = CHARSET.search(page[:4096])
        name = declared.group(1).decode().lower() if declared else BYTES
        return NAMES.get(name, name)


def plain(text):
    return "".join(text.split())


def decode(page, spans, name, tagged):
    """What the spans may say, without white space: as text, as an attribute's text, as JSON."""
    raw = b"".join(page[s:e] for s, e in spans).decode(name, "replace")
    if tagged:
        raw = re.sub(r"<[^>]*>", "", raw)
    return {plain(raw), plain(html.unescape(raw)), plain(html.unescape(html.unescape(raw))), plain(unescape_json(raw))}


def unescape_json(raw):
    try:
        return json.loads(f'"{raw}"', strict=False)
    except ValueError:
        return raw


def breaches(page, record):
    name, doc = encoding(page), record["doc"]
    texts = [("title", doc["title"])] + [("byline", b) for b in doc["bylines"]]
    for what, said in texts:
        if said and plain(said["text"]) not in decode(page, said["spans"], name, what == "byline"):
            yield f"{what} {said['text']!r} is not at {said['spans']}"
    told = [(f"statement {s['id']}", s[part]) for s in record["statements"] for part in ("source", "cue", "content")]
    for what, spans in [("body", doc["body"])] + told:
        for start, end in spans:
            if not 0 <= start < end <= len(page):
                yield f"{what}: no span: {start}, {end}"
            elif TAG.search(page[start:end]):
                yield f"{what}: markup in {start}, {end}: {page[start:end][:80]!r}"
    order = sorted(doc["body"] + [r[:2] for r in doc["residue"]])
    for (_, end), (start, _) in zip(order, order[1:]):
        if start < end:
            yield f"body and residue: {start} lies before {end}"


def main():
    sayso, folder = sys.argv[1:3]
    last = sys.argv[3] if len(sys.argv) > 3 else "clean"
    every = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    paths = sorted(map(str, Path(folder).glob("*/html/*.gz")))[::every]
    command = [sayso, "read", "--json", "--copies", "--quiet", "--last", last, *paths]
    lines = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.splitlines()
    found = [f"{path}: {breach}" for path, line in zip(paths, lines)
             for breach in breaches(gzip.decompress(Path(path).read_bytes()), json.loads(line))]
    print("".join(f"{f}\n" for f in found), end="")
    print(f"{len(lines)} of {len(paths)} pages read, {len(found)} breaches")
    return bool(found) or len(lines) != len(paths)


if __name__ == "__main__":
    sys.exit(main())
