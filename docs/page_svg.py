#!/usr/bin/env python3
"""Draws the page of `sayso read --color=always` as a picture, for the README.

    build/sayso read --color=always examples/ferry-subsidy.txt | head -42 | docs/page_svg.py > docs/page.svg
"""
import html
import re
import sys

LINE, COLUMN, EDGE = 19, 8.43, 24                             # pixels
COLOURS = {"": "#d8dee9", "1": "#ffffff", "2": "#7b8494", "31": "#e0787f", "32": "#a3be8c", "33": "#e5c07b",
           "34": "#81a1c1", "35": "#c792ea", "36": "#88c0d0"}


def spans(line):
    """-> [(column, codes, text)] of one line with SGR sequences."""
    codes, column = [], 0
    for part in re.split(r"(\x1b\[[0-9;]*m)", line):
        if part.startswith("\x1b"):
            new = [c for c in part[2:-1].split(";") if c not in ("", "0")]
            codes = codes + new if new else []
        elif part:
            yield column, codes, part
            column += len(part)


def main():
    lines = sys.stdin.read().rstrip("\n").split("\n")
    plain = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in lines]
    width = max(map(len, plain)) * COLUMN + 2 * EDGE
    height = len(lines) * LINE + 2 * EDGE
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" font-family="monospace" '
          f'font-size="14">\n<rect width="100%" height="100%" rx="8" fill="#20242c"/>')
    for row, line in enumerate(lines):
        for column, codes, text in spans(line):
            if not text.strip():
                continue
            colour = next((COLOURS[c] for c in reversed(codes) if c in COLOURS), COLOURS[""])
            weight = ' font-weight="bold"' if "1" in codes else ""
            print(f'<text x="{EDGE + column * COLUMN:.1f}" y="{EDGE + row * LINE + 14}" textLength="{len(text) * COLUMN:.1f}" '
                  f'fill="{colour}"{weight} xml:space="preserve">{html.escape(text)}</text>')
    print("</svg>")


if __name__ == "__main__":
    main()
