"""Measures sayso against spaCy on the same texts, one core each, and prints the tables of
docs/speed.md.

Rounds alternate (spaCy, sayso, spaCy, sayso ...), both pinned to the same core, so what else the
machine does hits both. spaCy's model is loaded, and warm, before its rounds and not counted.
sayso's figure is for the whole process, start and model included; the marginal one takes away what
a run on a single short text costs.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "parity"))
import compare
import spacy_conllu


def pin(core):
    return lambda: os.sched_setaffinity(0, {core})


def serve(model_folder):
    """The spaCy side: a line of paths as JSON in, a line of wall, CPU seconds and tokens out."""
    nlp = spacy_conllu.load(model_folder)
    for line in sys.stdin:
        texts = [Path(p).read_bytes().decode("utf-8") for p in json.loads(line)]
        wall, cpu = time.perf_counter(), time.process_time()
        tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=256))
        print(
            json.dumps([time.perf_counter() - wall, time.process_time() - cpu, tokens]), flush=True
        )


# What holds both sides to an instruction set: the processor flags that it needs, how oneDNN calls it, and what spaCy's
# BLIS and NumPy are told. They know no step between AVX2 and all of AVX-512.
HELD = {"BLIS_ARCH_TYPE": "haswell", "NPY_DISABLE_CPU_FEATURES": "AVX512F AVX512CD AVX512_SKX AVX512_ICL"}
INSTRUCTION_SETS = {
    "AVX2": ("avx2", HELD),
    "AVX512_CORE": ("avx512bw", {}),
    "AVX512_CORE_VNNI": ("avx512_vnni", {}),
    "AVX512_CORE_AMX": ("amx_int8", {}),
}


class Spacy:
    def __init__(self, model_folder, core, held=()):
        self.server = subprocess.Popen(
            [sys.executable, __file__, "--serve", model_folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **dict(held)},
            preexec_fn=pin(core),
        )

    def close(self):
        self.server.stdin.close()
        self.server.wait()

    def read(self, files):
        self.server.stdin.write(json.dumps([str(f) for f in files]) + "\n")
        self.server.stdin.flush()
        return json.loads(self.server.stdout.readline())


def run(command, core=None, held=()):
    """Wall seconds, CPU seconds and peak kilobytes of a command whose output is dropped."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        env={**os.environ, **dict(held)},
        preexec_fn=pin(core) if core is not None else None,
    )
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(map(str, command[:4]))} ...: exit status {process.returncode}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def choose(folder, words):
    """Articles of the folder, its sources mixed, again and again until they hold so many words."""
    files, total = compare.choose_files(folder, words)
    if not files:
        sys.exit(f"{folder}: no .txt there")
    once, count = list(files), total
    while total < words:
        files, total = files + once, total + count
    return files, total


def machine():
    try:
        name = re.search(r"^model name\s*:\s*(.*)$", Path("/proc/cpuinfo").read_text(), re.M).group(
            1
        )
    except (OSError, AttributeError):
        name = "unknown processor"
    return f"{name}, {os.cpu_count()} cores"


def spread(values, digits=0):
    middle = statistics.median(values)
    return f"{middle:,.{digits}f} ({min(values):,.{digits}f} – {max(values):,.{digits}f})"


def flags():
    """The processor's, as the kernel names them."""
    found = re.search(r"^flags\s*:\s*(.*)$", Path("/proc/cpuinfo").read_text(), re.M)
    return set(found.group(1).split()) if found else set()


def print_reading(arguments, files, words):
    """All of `sayso read` against spaCy's parse, each instruction set in turn."""
    print(
        "\n| one core, `sayso read --json --jobs 1`, all stages | spaCy `nlp.pipe`, words/s | "
        "sayso, words/s | times spaCy | times spaCy, CPU time |\n|---|---:|---:|---:|---:|"
    )
    read = [arguments.sayso, "read", "--json", "--copies", "--quiet", "--jobs", "1", *files]
    for name, (flag, held) in INSTRUCTION_SETS.items():
        if flag not in flags():
            continue
        spacy = Spacy(arguments.spacy_model, arguments.core, held)
        spacy.read(files[:20])
        rounds = [
            (spacy.read(files)[:2], run(read, arguments.core, {"DNNL_MAX_CPU_ISA": name})[:2])
            for _ in range(arguments.rounds)
        ]
        spacy.close()
        theirs, ours = ([words / side[0] for side in sides] for sides in zip(*rounds))
        wall = [a[0] / b[0] for a, b in rounds]
        cpu = [a[1] / b[1] for a, b in rounds]
        print(
            f"| {name} | {spread(theirs)} | {spread(ours)} | {spread(wall, 2)} | {spread(cpu, 2)} |"
        )


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sayso", required=True, metavar="PROGRAM")
    parser.add_argument("--spacy-model", required=True, metavar="FOLDER")
    parser.add_argument("--text", metavar="FOLDER", type=Path, default=ROOT / "examples")
    parser.add_argument("--words", type=int, default=50000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--core", type=int, default=max(os.sched_getaffinity(0)))
    arguments = parser.parse_args()
    sayso, core = arguments.sayso, arguments.core

    files, words = choose(arguments.text, arguments.words)
    load = os.getloadavg()[0]
    short = min(files, key=lambda f: f.stat().st_size)
    parse = [sayso, "parse", "--quiet", "--jobs", "1"]
    print(
        f"bench: {len(files)} texts, {words} words, {arguments.rounds} rounds ...",
        file=sys.stderr,
        flush=True,
    )

    spacy = Spacy(arguments.spacy_model, core)
    spacy.read(files[:20])
    rounds = {"spacy": [], "sayso": [], "start": []}
    for _ in range(arguments.rounds):
        wall, cpu, tokens = spacy.read(files)
        rounds["spacy"].append((wall, cpu))
        rounds["sayso"].append(run(parse + files, core))
        rounds["start"].append(run(parse + [short], core))
    spacy.close()

    start = [statistics.median(column) for column in list(zip(*rounds["start"]))[:2]]
    read = words - len(short.read_bytes().split())
    sides = {  # (wall seconds, CPU seconds, words) of each round
        "spaCy `nlp.pipe`, model loaded": [(w, c, words) for w, c in rounds["spacy"]],
        "sayso, whole process": [(w, c, words) for w, c, _ in rounds["sayso"]],
        "sayso, marginal": [(w - start[0], c - start[1], read) for w, c, _ in rounds["sayso"]],
    }
    baseline = sides["spaCy `nlp.pipe`, model loaded"]

    print(
        f"{machine()}; load average at the start {load:.2f}; "
        f"`{'/'.join(arguments.text.parts[-3:])}`: {len(files)} texts, {words} words, "
        f"{tokens} tokens; {arguments.rounds} rounds; median (least – most)\n"
    )
    print(
        "| one core | words/s | tokens/s | times spaCy | times spaCy, CPU time |\n"
        "|---|---:|---:|---:|---:|"
    )
    for name, side in sides.items():
        speed = [n / w for w, _, n in side]
        ratio = [v / (words / b[0]) for v, b in zip(speed, baseline)]
        cpu_ratio = [(n / c) / (words / b[1]) for (_, c, n), b in zip(side, baseline)]
        print(
            f"| {name} | {spread(speed)} | {spread([v * tokens / words for v in speed])} | "
            f"{spread(ratio, 2)} | {spread(cpu_ratio, 2)} |"
        )

    some, few = choose(arguments.text, arguments.words // 3)
    print_reading(arguments, some, few)

    firsts = [1000 * run([sayso, "read", "--json", short])[0] for _ in range(20)]
    two = run([sayso, "read", "--json", "--copies", "--quiet", "--jobs", "2", *files])
    print("\n| | |\n|---|---:|")
    print(
        f"| start to first record, `sayso read --json` of one article, least of 20 / median | "
        f"{min(firsts):.0f} / {statistics.median(firsts):.0f} ms |"
    )
    print(f"| peak memory, `sayso read --jobs 2` | {two[2] / 1024:.0f} MB |")
    print(f"| `sayso read --jobs 2` | {words / two[0]:,.0f} words/s |")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--serve"]:
        serve(sys.argv[2])
    else:
        main()
