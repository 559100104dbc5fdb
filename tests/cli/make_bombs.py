"""Writes archives that unpack to a gigabyte or lie about their size, for bomb.sh; runs what it is then given, a file at
a time, and says whether memory stayed below 600 MB (a build with a sanitizer needs several times the usual)."""

import io
import os
import struct
import subprocess
import sys
import zipfile
import zlib
from pathlib import Path

GOOD = b"The harbour stays open, Orla Finn said."
MANY = 1024  # MB
BOUND = 600  # MB


def pack(*parts):
    """A gzip member; a number stands for so many MB of one letter. The checksum is right only without numbers."""
    packer, out, check, size = zlib.compressobj(6, zlib.DEFLATED, -15), b"\x1f\x8b\x08" + bytes(7), 0, 0
    for part in parts:
        if isinstance(part, int):
            out += packer.flush(zlib.Z_FULL_FLUSH)
            piece = packer.compress(b"a" * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
            out += piece * part
        else:
            out += packer.compress(part)
            check, size = zlib.crc32(part, check), size + len(part)
    return out + packer.flush() + struct.pack("<II", check, size)


def record(block, size=None):
    header = f"WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: {len(block) if size is None else size}\r\n\r\n"
    return header.encode() + block + b"\r\n\r\n"


def response(*parts):
    return b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\n\r\n" + pack(*parts)


def nested(depth):
    data = GOOD
    for _ in range(depth):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as archive:
            archive.writestr(zipfile.ZipInfo("a.zip"), data)
        data = held.getvalue()
    return data


FILES = {
    "text.gz": pack(MANY),
    "member.warc.gz": pack(record(GOOD)) + pack(record(b"", MANY << 20)[:-4], MANY) + pack(record(GOOD)),
    "body.warc": record(GOOD) + record(response(MANY)).replace(b"conversion", b"response", 1) + record(GOOD),
    "large.warc": record(GOOD) + record(b"abc\n" * (25 << 20)) + record(GOOD),
    "line.jsonl.gz": pack(b'{"text": "%b"}\n{"text": "' % GOOD, MANY, b'"}\n') + pack(b'{"text": "%b"}\n' % GOOD),
    "value.json.gz": pack(b'{"text":\n"%b"}\n{"text":\n"' % GOOD, MANY, b'"}\n'),
    "item.xml.gz": pack(b"<rss><channel><item><description>%b</description></item><item><description>" % GOOD, MANY),
    "tag.xml.gz": pack(b"<rss><channel><item><description>%b</description></item><item a='" % GOOD, MANY),
    "nested.zip": nested(8),
}


def main():
    for name, data in FILES.items():
        Path(name).write_bytes(data)
        print(f"== {name}", flush=True)
        child = subprocess.Popen([*sys.argv[1:], name], stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        print(f"status {child.returncode}, below {BOUND} MB: {usage.ru_maxrss < BOUND * 1024}", flush=True)
        os.remove(name)


main()
