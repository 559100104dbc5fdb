"""Writes a web archive of the open pages, for bench.py and for the memory check: a WARC of response records,
each with block and payload digest, as a crawler writes them, page after page, again and again until SIZE bytes.

    make_warc.py [--gzip] [--level 6] [--size 200M] --pages FOLDER OUT.warc[.gz]
"""

import argparse
import base64
import gzip
import hashlib
import json
import sys
import zlib
from pathlib import Path

UNITS = {"K": 1 << 10, "M": 1 << 20, "G": 1 << 30}


def size(text):
    return int(text[:-1]) * UNITS[text[-1]] if text[-1] in UNITS else int(text)


def pages(folder):
    """(url, bytes) of every page of every set below the folder, in the order of their lists."""
    for gold in sorted(folder.glob("*/gold.jsonl")):
        for line in gold.read_text().splitlines():
            page = json.loads(line)
            if "html" in page:
                yield page["url"] or "https://example.org/" + page["id"], gzip.decompress(
                    (gold.parent / page["html"]).read_bytes()
                )


def digest(data):
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def record(number, url, body):
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n"
    block = head.encode() + body
    return (
        "WARC/1.0\r\nWARC-Type: response\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012x}>\r\n"
        "WARC-Date: 2024-03-05T12:00:00Z\r\n"
        f"WARC-Target-URI: {url}\r\n"
        f"WARC-Block-Digest: {digest(block)}\r\nWARC-Payload-Digest: {digest(body)}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    ).encode() + block + b"\r\n\r\n"


def pack(data, level):
    packer = zlib.compressobj(level, zlib.DEFLATED, 31)
    return packer.compress(data) + packer.flush()


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=Path, required=True)
    parser.add_argument("--gzip", action="store_true", help="one gzip member a record")
    parser.add_argument("--level", type=int, default=6)
    parser.add_argument("--size", type=size, default=200 << 20, help="of what is inside, packed or not")
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    once, whole = [], 0
    for number, (url, body) in enumerate(pages(arguments.pages)):
        data = record(number, url, body)
        once.append((len(data), pack(data, arguments.level) if arguments.gzip else data))
    with arguments.output.open("wb") as out:
        while once and whole < arguments.size:
            for length, data in once:
                out.write(data)
                whole += length
    print(whole, file=sys.stderr)


if __name__ == "__main__":
    main()
