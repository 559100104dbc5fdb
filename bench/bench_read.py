"""Measures reading a WARC.gz by sayso_archive against FastWARC, and prints the table of docs/speed.md.

Rounds alternate, both pinned to one core; CPU seconds, the least of the rounds. Both check each member's
checksum; sayso checks each record's digest, too, so FastWARC is measured with and without that.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent


def fastwarc(path, digests):
    from fastwarc.warc import ArchiveIterator

    began, size = time.process_time(), 0
    with open(path, "rb") as stream:
        for record in ArchiveIterator(stream, parse_http=False, verify_digests=digests):
            size += len(record.reader.read())
    return time.process_time() - began, size


def ours(program, path):
    seconds, _, size, broken = subprocess.check_output([program, path], text=True).split()
    if int(broken):
        sys.exit(f"{broken} records of {path} could not be read")
    return float(seconds), int(size)


def memory(program, pages, size):
    """Peak kilobytes of reading a plain WARC of that size from a pipe."""
    maker = subprocess.Popen(
        [sys.executable, HERE / "make_warc.py", "--size", size, "--pages", pages, "/dev/stdout"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    reader = subprocess.Popen([program, "-"], stdin=maker.stdout, stdout=subprocess.PIPE)
    maker.stdout.close()
    _, _, usage = os.wait4(reader.pid, 0)
    maker.wait()
    return usage.ru_maxrss


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--ours", required=True, metavar="PROGRAM")
    parser.add_argument("--pages", required=True, metavar="FOLDER")
    parser.add_argument("--size", default="300M", help="of the records (300M)")
    parser.add_argument("--memory", default="2G", help="of those that memory is measured on (2G)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--core", type=int, default=max(os.sched_getaffinity(0)))
    arguments = parser.parse_args()
    os.sched_setaffinity(0, {arguments.core})
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/pages.warc.gz"
        subprocess.check_call(
            [sys.executable, HERE / "make_warc.py", "--gzip", "--size", arguments.size]
            + ["--pages", arguments.pages, path],
            stdout=subprocess.DEVNULL,
        )
        sides = {
            "FastWARC": lambda: fastwarc(path, False),
            "FastWARC, digests checked": lambda: fastwarc(path, True),
            "sayso_archive, digests checked": lambda: ours(arguments.ours, path),
        }
        rates = {name: 0.0 for name in sides}
        for _ in range(arguments.rounds):
            for name, side in sides.items():
                seconds, size = side()
                rates[name] = max(rates[name], size / seconds / 1e6)
    print(f"\n| WARC.gz, one core, load {os.getloadavg()[0]:.1f} | MB/s | of FastWARC | of it with digests |")
    print("|---|---:|---:|---:|")
    plain, checked = rates["FastWARC"], rates["FastWARC, digests checked"]
    for name, rate in rates.items():
        print(f"| {name} | {rate:.0f} | {rate / plain:.2f} | {rate / checked:.2f} |")
    peak = memory(arguments.ours, arguments.pages, arguments.memory)
    print(f"\npeak memory, {arguments.memory} of WARC from a pipe: {peak / 1024:.0f} MB")


if __name__ == "__main__":
    main()
