#!/usr/bin/env python3
"""Writes src/base/unicode_table.c: what Python 3.11 (Unicode 14) says of every code point, and what
BERT's tokeniser makes of it.

    tools/make_unicode.py > src/base/unicode_table.c        needs the package tokenizers, 0.23

spaCy asks Python's str methods (isalpha, isupper, isdigit, isspace, lower) for the shape and the normal form of a word,
so the table is made by asking them too. Cased and Case_Ignorable, which decide whether a capital sigma at the end of a
word becomes a final one, are read off what str.lower() does to a sigma after the code point.

The word pieces of an uncased BERT were counted on text as its own tokeniser folds it: accents off, lower case, controls
dropped. Which Unicode that tokeniser was built with differs from step to step, so it is asked as well, of every code
point between two letters. Hangul syllables come apart by arithmetic (Unicode 3.12), so they have one record for all.

Every code point has a record {flags, difference to its lower case} and one {kind, what it becomes}; blocks of 128 code
points with equal records are kept once.
"""

import sys
import unicodedata

from tokenizers import normalizers, pre_tokenizers

BLOCK = 128
LAST = 0x110000
FLAGS = ("alpha", "upper", "digit", "space", "cased", "ignorable")
SYLLABLES = range(0xAC00, 0xD7A4)
MOST_FOLDED = 3

normalise = normalizers.BertNormalizer(lowercase=True).normalize_str
cut = pre_tokenizers.BertPreTokenizer().pre_tokenize_str


def is_surrogate(point):
    return 0xD800 <= point < 0xE000


def is_final_sigma(before):
    return (before + "\u03a3").lower()[-1] == "\u03c2"


def record(point):
    c = chr(point)
    if is_surrogate(point):
        return 0, 0
    cased = is_final_sigma(c)
    facts = (c.isalpha(), c.isupper(), c.isdigit(), c.isspace(), cased, not cased and is_final_sigma("A" + c))
    lower = c.lower()
    if len(lower) > 1:
        assert point == 0x130  # unicode.c knows this one
        lower = c
    return sum(fact << i for i, fact in enumerate(facts)), ord(lower) - point


def fold(point):
    """-> kind, the code points it becomes: none where that is itself, or nothing at all"""
    if is_surrogate(point):
        return ("NOTHING",)
    if point in SYLLABLES:
        return ("SYLLABLE",)
    folded = normalise(f"x{chr(point)}x")[1:-1]
    words = [word for word, _ in cut(f"x{folded}x")]
    if not folded:
        return ("NOTHING",)
    if len(words) == 2:
        return ("GAP",)
    to = tuple(map(ord, folded.strip()))
    kind = "WORD" if len(words) == 1 else "ALONE"
    assert len(to) <= MOST_FOLDED and words == ([f"x{folded}x"] if kind == "WORD" else ["x", chr(to[0]), "x"])
    return (kind, *(to if to != (point,) else ()))


def rows(numbers, per_line=24):
    for i in range(0, len(numbers), per_line):
        yield "    " + ", ".join(map(str, numbers[i : i + per_line])) + ","


def print_table(record_of, describe, names, types):
    """`names` of the arrays: records, blocks, points; `types`: those of a record and of its number."""
    records, blocks = {}, {}
    of_point = [records.setdefault(record_of(point), len(records)) for point in range(LAST)]
    of_block = []
    for start in range(0, LAST, BLOCK):
        block = tuple(of_point[start : start + BLOCK])
        of_block.append(blocks.setdefault(block, len(blocks)))
    assert len(records) <= 1 << int(types[1].strip("uint_")) and len(blocks) <= 256
    print(f"\nconst {types[0]} {names[0]}[{len(records)}] = {{")
    for each in records:
        print(f"    {{{describe(*each)}}},")
    print(f"}};\n\nconst uint8_t {names[1]}[UNICODE_BLOCKS] = {{")
    print(*rows(of_block), sep="\n")
    print(f"}};\n\nconst {types[1]} {names[2]}[{len(blocks)}][UNICODE_BLOCK] = {{")
    for block in blocks:
        print("    {")
        print(*rows(list(block)), sep="\n")
        print("    },")
    print("};")


def describe_record(flags, delta):
    return f"{delta}, " + (" | ".join("UNICODE_" + name.upper() for i, name in enumerate(FLAGS) if flags >> i & 1) or "0")


def describe_fold(kind, *to):
    return f"UNICODE_{kind}, {len(to)}, {{{', '.join(map(hex, to)) or 0}}}"


def main():
    if unicodedata.unidata_version != "14.0.0":
        sys.exit(f"needs Python 3.11 (Unicode 14.0.0), this one has {unicodedata.unidata_version}")
    print("/* Written by tools/make_unicode.py from Python %d.%d; do not edit. */" % sys.version_info[:2])
    print('#include "base/unicode.h"\n\n/* clang-format off */', end="")
    print_table(record, describe_record, ("unicode_records", "unicode_blocks", "unicode_points"),
                ("unicode_record", "uint8_t"))
    print_table(fold, describe_fold, ("unicode_folds", "unicode_fold_blocks", "unicode_fold_points"),
                ("unicode_fold", "uint16_t"))


main()
