#!/usr/bin/env python3
"""str_among (src/base/str.h) looks a word up by halving, so a table out of order loses words without a word. Prints each
pair of strings that are out of byte order, or twice, in a table that it is given, and exits 1."""
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parents[2]
USE = re.compile(r"str_among\([^;]*?,\s*(\w+),\s*sizeof")
TABLE = r"\b%s\[\w*\] = \{(.*?)\};"
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')


def strings(table):
    """The bytes of each string of an initializer."""
    for text in STRING.findall(re.sub(r"/\*.*?\*/", "", table, flags=re.S)):
        yield text.encode().decode("unicode_escape").encode("latin-1") if "\\" in text else text.encode()


def main():
    wrong = 0
    for path in sorted(root.glob("src/**/*.c")):
        code = path.read_text(encoding="utf-8")
        for use in USE.finditer(code):
            tables = re.findall(TABLE % use[1], code[:use.start()], flags=re.S)
            words = list(strings(tables[-1])) if tables else []  # the nearest above; none: made while it runs
            for before, after in zip(words, words[1:]):
                if before >= after:
                    print(f"{path.relative_to(root)}: {use[1]}: {before.decode()} stands before {after.decode()}")
                    wrong += 1
    sys.exit(wrong > 0)


main()
