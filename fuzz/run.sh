#!/bin/sh
# run.sh BUILD SECONDS: fuzzes each door for that long, from the seeds. What it finds stays in BUILD/fuzz-DOOR; put it
# into fuzz/seeds/DOOR, with a fix. A corpus that grew is merged by hand, and only what is small.
set -eu
build=$(cd "$1" && pwd)
seconds=$2
here=$(cd "$(dirname "$0")" && pwd)
export SAYSO_MODEL="$build/en.safetensors"
for door in text page model warc json feed; do
    work="$build/fuzz-$door"
    mkdir -p "$work/corpus"
    echo "make fuzz: $door, $seconds s"
    (cd "$work" && "$build/fuzz/fuzz_$door" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 \
        -artifact_prefix="$work/" corpus "$here/seeds/$door")
done
