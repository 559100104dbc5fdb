#!/usr/bin/env python3
"""Golden stage dumps: for each case, the dump of one stage, by the program and by the library.

    run.py [--update] [FILE ...]        default: every cases/<stage>/*.txt

A file holds cases, each:

    === title
    the input, to the line before ---
    ---
    the expected dump

The folder names the stage. Inputs lose their last newline; empty lines at the end of a dump do not count. --update rewrites the expected dumps: read the diff before you commit it.
SAYSO is the program (libsayso.so beside it), SAYSO_MODEL the model file.
"""
import ctypes
import difflib
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
STAGES = ("clean", "lang", "pieces", "say", "evidence", "pairs", "who", "when")


def split_cases(text):
    """-> [(title, input, expected)]"""
    cases = []
    for chunk in text.split("=== ")[1:]:
        title, rest = chunk.split("\n", 1)
        given, expected = rest.split("\n---\n", 1)
        cases.append((title, given, expected.rstrip("\n") + "\n"))
    return cases


def join_cases(cases):
    return "".join(f"=== {title}\n{given}\n---\n{expected}\n" for title, given, expected in cases).rstrip("\n") + "\n"


def by_program(stage, given):
    run = subprocess.run([os.environ["SAYSO"], "dump", "--stage", stage, "-"], input=given.encode(), capture_output=True)
    return run.stdout.decode() if run.returncode == 0 else f"exit {run.returncode}\n{run.stderr.decode()}"


class Options(ctypes.Structure):
    """sayso_options; the members after raw stay zero."""
    _fields_ = [("allocator", ctypes.c_void_p), ("path", ctypes.c_char_p), ("max_bytes", ctypes.c_size_t),
                ("max_memory", ctypes.c_size_t), ("last", ctypes.c_int), ("raw", ctypes.c_bool),
                ("others", ctypes.c_char * 256)]


class Library:
    def __init__(self, path, model):
        self.c = ctypes.CDLL(path)
        for name in ("sayso_model_open", "sayso_read", "sayso_doc_dump"):
            getattr(self.c, name).restype = ctypes.c_void_p
        self.model = ctypes.c_void_p(self.c.sayso_model_open(model.encode(), None, None))
        if not self.model:
            sys.exit(f"{model}: the library cannot open it")

    def dump(self, stage, given):
        number = STAGES.index(stage) + 1
        data = given.encode()
        document = ctypes.c_void_p(self.c.sayso_read(self.model, data, ctypes.c_size_t(len(data)),
                                                     ctypes.byref(Options(last=number)), None))
        if not document:
            return "no document\n"
        text = ctypes.string_at(self.c.sayso_doc_dump(document, number, None)).decode()
        self.c.sayso_doc_free(document)
        return text


def main():
    update = "--update" in sys.argv
    names = [name for name in sys.argv[1:] if not name.startswith("--")]
    model = os.environ["SAYSO_MODEL"]
    if not os.path.exists(model):
        print(f"skipped: no model at {model} (make demo gets it)")
        sys.exit(77)
    library = Library(str(pathlib.Path(os.environ["SAYSO"]).parent / "libsayso.so"), model)
    failed = passed = 0
    for path in map(pathlib.Path, names) if names else sorted(HERE.glob("*/*.txt")):
        stage = path.resolve().parent.name
        cases = split_cases(path.read_text(encoding="utf-8"))
        got = []
        for title, given, expected in cases:
            dump = library.dump(stage, given)
            same = by_program(stage, given) == dump
            dump = dump.rstrip("\n") + "\n"
            if dump == expected and same:
                passed += 1
            elif not update:
                failed += 1
                print(f"{path.name}: {title}" + ("" if same else ": the program's dump is not the library's"))
                print("".join(difflib.unified_diff(expected.splitlines(True), dump.splitlines(True), "expected", "got")))
            got.append((title, given, dump))
        if update:
            path.write_text(join_cases(got), encoding="utf-8")
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
