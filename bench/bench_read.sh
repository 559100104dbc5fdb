#!/bin/sh
# bench_read.sh BUILD [OPTION...]: reading web archives against FastWARC, pinned, one core each, on the open pages of the
# shared folder (SHARED); and the memory that 2 GB of them take. Options are bench_read.py's.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
build=$1
shift
pages=${SHARED:-$root/../shared}/data/pages
if [ ! -d "$pages" ]; then
    echo "bench_read: skipped: no pages in $pages (set SHARED)"
    exit 0
fi
environment=${XDG_CACHE_HOME:-$HOME/.cache}/sayso/fastwarc-2.0.1
if [ ! -f "$environment/complete" ]; then
    rm -rf "$environment"
    if ! python3 -m venv "$environment" >/dev/null 2>&1 ||
        ! "$environment/bin/pip" --quiet --disable-pip-version-check install fastwarc==2.0.1 >&2; then
        echo "bench_read: skipped: FastWARC could not be installed"
        exit 0
    fi
    touch "$environment/complete"
fi
cmake --build "$build" --target bench_read >/dev/null
"$environment/bin/python" "$root/bench/bench_read.py" --ours "$build/bench_read" --pages "$pages" "$@"
