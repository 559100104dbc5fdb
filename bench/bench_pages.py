"""Measures sayso against trafilatura on pages of HTML, one core each, both with metadata, and prints the table of
docs/speed.md. PAGES are files of HTML, packed by gzip or not.

    bench_pages.py --sayso build/sayso [--gumbo build/bench_gumbo] [--rounds 3] PAGE...

Rounds alternate, pinned to the same core, so what else the machine does hits both; CPU seconds are counted. sayso's are
those of the whole process, packed pages and records included; trafilatura is loaded, and has the pages unpacked in
memory, before its rounds. gumbo's parse alone is of the unpacked pages, of which sayso gives it a part.
"""

import argparse
import gzip
import os
import resource
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from trafilatura import bare_extraction


def open_page(path):
    data = Path(path).read_bytes()
    return gzip.decompress(data) if path.endswith(".gz") else data


def run_program(*command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def run_sayso(program, pages):
    return run_program(program, "read", "--last", "clean", "--json", "--quiet", "--jobs", "1", *pages)


def run_gumbo(program, texts):
    with tempfile.TemporaryDirectory() as folder:
        pages = [Path(folder) / str(i) for i in range(len(texts))]
        for page, text in zip(pages, texts):
            page.write_bytes(text)
        return run_program(program, *pages)


def run_trafilatura(texts):
    began = time.process_time()
    for text in texts:
        bare_extraction(text, with_metadata=True)
    return time.process_time() - began


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("pages", nargs="+")
    ap.add_argument("--sayso", required=True)
    ap.add_argument("--gumbo")
    ap.add_argument("--rounds", type=int, default=3)
    a = ap.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = [open_page(p) for p in a.pages]
    run_trafilatura(texts[:5])
    took = [(run_trafilatura(texts), run_sayso(a.sayso, a.pages)) for _ in range(a.rounds)]
    theirs, ours = (len(texts) / statistics.median(x) for x in zip(*took))
    print(f"{len(texts)} pages, {sum(map(len, texts)) / 1e6:.1f} MB: trafilatura {theirs:.0f} pages/s, "
          f"sayso {ours:.0f} pages/s, {ours / theirs:.2f} times as many")
    if a.gumbo:
        limit = len(texts) / statistics.median(run_gumbo(a.gumbo, texts) for _ in range(a.rounds))
        print(f"gumbo's parse of the whole pages alone {limit:.0f} pages/s: all of sayso takes {limit / ours:.2f} of its time")


if __name__ == "__main__":
    main()
