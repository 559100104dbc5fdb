#!/bin/sh
# bench_read.sh BUILD [OPTION...]: reading web archives against FastWARC, pinned, one core each, on the open pages of
# the shared folder (SHARED); and the memory that 2 GB of them take. Options are bench_read.py's.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
build=$1
shift
pages=${SHARED:-$root/../shared}/data/pages
if [ ! -d "$pages" ]; then
    echo "bench_read: skipped: no pages in $pages (set SHARED)"
    exit 0
fi
if ! python=$("$root/bench/get_python.sh" fastwarc==2.0.1); then
    echo "bench_read: skipped: FastWARC could not be installed"
    exit 0
fi
cmake --build "$build" --target bench_read >/dev/null
"$python" "$root/bench/bench_read.py" --ours "$build/bench_read" --pages "$pages" "$@"
