#!/bin/sh
# run.sh BUILD [OPTION...]: bench.py with the pinned spaCy of tests/parity, on the news beside the project
# (SAYSO_SHARED, as there) or else on examples/.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
sayso=$1/sayso
shift
text=${SAYSO_SHARED:-$root/../shared}/data/polnear/train/text
[ -d "$text" ] || text=$root/examples
reference=$("$root/tools/get_spacy.sh")
exec "$(echo "$reference" | sed -n 1p)" "$root/bench/bench.py" --sayso "$sayso" \
    --spacy-model "$(echo "$reference" | sed -n 2p)" --text "$text" "$@"
