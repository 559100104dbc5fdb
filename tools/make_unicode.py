#!/usr/bin/env python3
"""Writes src/base/unicode_table.c: what Python 3.11 (Unicode 14) says of every code point.

    tools/make_unicode.py > src/base/unicode_table.c

spaCy asks Python's str methods (isalpha, isupper, isdigit, isspace, lower) for the shape and the normal form of a word, so the
table is made by asking them too. Cased and Case_Ignorable, which decide whether a capital sigma at the end of a word becomes
a final one, are read off what str.lower() does to a sigma after the code point.

Every code point has a record {flags, difference to its lower case}; blocks of 128 code points with equal records are kept once.
"""

import sys
import unicodedata

BLOCK = 128
LAST = 0x110000
FLAGS = ("alpha", "upper", "digit", "space", "cased", "ignorable")


def is_final_sigma(before):
    return (before + "\u03a3").lower()[-1] == "\u03c2"


def record(point):
    c = chr(point)
    if 0xD800 <= point < 0xE000:
        return 0, 0
    cased = is_final_sigma(c)
    facts = (c.isalpha(), c.isupper(), c.isdigit(), c.isspace(), cased, not cased and is_final_sigma("A" + c))
    lower = c.lower()
    if len(lower) > 1:
        assert point == 0x130  # unicode.c knows this one
        lower = c
    return sum(fact << i for i, fact in enumerate(facts)), ord(lower) - point


def rows(numbers, per_line=24):
    for i in range(0, len(numbers), per_line):
        yield "    " + ", ".join(map(str, numbers[i : i + per_line])) + ","


def main():
    if unicodedata.unidata_version != "14.0.0":
        sys.exit(f"needs Python 3.11 (Unicode 14.0.0), this one has {unicodedata.unidata_version}")
    records, blocks = {}, {}
    of_point = [records.setdefault(record(point), len(records)) for point in range(LAST)]
    of_block = []
    for start in range(0, LAST, BLOCK):
        block = tuple(of_point[start : start + BLOCK])
        of_block.append(blocks.setdefault(block, len(blocks)))
    assert len(records) <= 256 and len(blocks) <= 256
    print("/* Written by tools/make_unicode.py from Python %d.%d; do not edit. */" % sys.version_info[:2])
    print('#include "base/unicode.h"\n\n/* clang-format off */')
    print(f"const unicode_record unicode_records[{len(records)}] = {{")
    for flags, delta in records:
        names = " | ".join("UNICODE_" + name.upper() for i, name in enumerate(FLAGS) if flags >> i & 1)
        print(f"    {{{delta}, {names or 0}}},")
    print(f"}};\n\nconst uint8_t unicode_blocks[UNICODE_BLOCKS] = {{")
    print(*rows(of_block), sep="\n")
    print(f"}};\n\nconst uint8_t unicode_points[{len(blocks)}][UNICODE_BLOCK] = {{")
    for block in blocks:
        print("    {")
        print(*rows(list(block)), sep="\n")
        print("    },")
    print("};")


main()
