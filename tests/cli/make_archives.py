"""Writes small archives of invented reports into the current folder, for archive.sh: each format, whole and damaged.
What is packed by zlib is stored, not deflated, so that its bytes are the same whatever the zlib."""

import base64
import hashlib
import io
import tarfile
import zipfile
import zlib
from pathlib import Path

REPORT = "Portsea, March 5 - The harbour stays open, {} said on Monday.\n\nThe minister said no more than that.\n"


def text(name):
    return REPORT.format(name).encode()


def sha1(data):
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


def store(data, window=31):
    packer = zlib.compressobj(0, zlib.DEFLATED, window)
    return packer.compress(data) + packer.flush()


def record(block, kind="response", content="application/http; msgtype=response", length=None, **fields):
    lines = ["WARC/1.1", f"WARC-Type: {kind}", "WARC-Target-URI: https://portsea.example/1"]
    lines += [f"WARC-{name.title().replace('_', '-')}: {value}" for name, value in fields.items()]
    lines += [f"Content-Type: {content}", f"Content-Length: {len(block) if length is None else length}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def response(body, *fields, code="200 OK", content="text/plain"):
    return "\r\n".join([f"HTTP/1.1 {code}", f"Content-Type: {content}", *fields]).encode() + b"\r\n\r\n" + body


def chunked(body, size=50):
    pieces = [body[i : i + size] for i in range(0, len(body), size)] + [b""]
    return b"".join(f"{len(piece):x}\r\n".encode() + piece + b"\r\n" for piece in pieces)


RECORDS = [
    record(b"software: a test\r\n", "warcinfo", "application/warc-fields"),
    record(b"GET / HTTP/1.1\r\n\r\n", "request", "application/http; msgtype=request"),
    record(response(text("Orla Finn")), block_digest=sha1(response(text("Orla Finn")))),
    record(response(text("Ilse Brandt")), block_digest=sha1(b"something else")),
    record(response(chunked(text("Tom Hale")), "Transfer-Encoding: chunked"), payload_digest=sha1(text("Tom Hale"))),
    record(response(store(text("Ada Quist")), "Content-Encoding: gzip")),
    record(response(store(text("Bo Lind"), 15), "Content-Encoding: deflate")),
    record(response(store(text("Cy Mora"), -15), "Content-Encoding: deflate")),
    record(response(text("Di Nash"), "Content-Encoding: gzip", "Transfer-Encoding: chunked")),
    record(response(store(text("Cut Short"))[:-20], "Content-Encoding: gzip")),
    record(response(text("nobody"), code="404 Not Found")),
    record(response(b"\x89PNG", content="image/png")),
    record(text("Ed Rowe"), "conversion", "text/plain"),
    record(response(text("too long")), length=100000),
    record(response(text("too short")), length=100),
    record(response(text("Fay Stone"))),
]


def main():
    def write(name, data):
        Path(name).write_bytes(data)

    write("plain.warc", b"".join(RECORDS))
    write("members.warc.gz", b"".join(map(store, RECORDS)))
    write("whole.warc.gz", store(b"".join(RECORDS)))
    members = list(map(store, RECORDS))
    members[4] = members[4][:-8] + b"\0" * 8  # a checksum that is not
    write("damaged.warc.gz", b"".join(members))
    write("late.warc.gz", b"".join(map(store, RECORDS[13:15])) + b"".join(members[2:5]) + members[15])
    write("cut.warc.gz", b"".join(map(store, RECORDS[2:5]))[:-60])
    write("report.txt", text("Orla Finn"))
    write("report.txt.gz", store(text("Orla Finn")))
    with zipfile.ZipFile("reports.zip", "w") as archive:
        for name in ("a/report.txt", "plain.warc"):
            data = text("Gus Pike") if name.endswith("txt") else RECORDS[2]
            archive.writestr(zipfile.ZipInfo(name), data)
    with tarfile.open("reports.tar", "w") as archive:
        for name in ("report.txt", ".hidden", "reports.zip"):
            data = Path("reports.zip").read_bytes() if name.endswith("zip") else text("Hal Ott")
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    write("reports.tar.gz", store(Path("reports.tar").read_bytes()))


main()
