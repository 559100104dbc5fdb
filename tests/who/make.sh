#!/bin/sh
# What tools/make_knowledge.py makes of the invented tables in raw/ is what made/ holds: persons and offices of two
# sources joined, terms joined, assemblies below the state left out, dates that are none taken out.
set -eu
cd "$(dirname "$0")"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 ../../tools/make_knowledge.py raw "$scratch" 2>/dev/null
for table in people offices given_names; do
    diff -u made/$table.tsv "$scratch/$table.tsv"
done
