#!/bin/sh
# Each golden/X.txt, parsed by $SAYSO with $SAYSO_MODEL, must be golden/X.conllu, byte for byte.
# spaCy wrote those (run.sh --update), so this holds the parse to spaCy's where there is no spaCy.
set -u

cd "$(dirname "$0")/golden" || exit 1
: "${SAYSO:=../../../build/sayso}" "${SAYSO_MODEL:=../../../build/en.safetensors}"
export SAYSO_MODEL
if [ ! -f "$SAYSO_MODEL" ]; then
    echo "golden: skipped: no model in $SAYSO_MODEL (tools/get_model.sh makes it)"
    exit 77
fi
actual=$(mktemp)
trap 'rm -f "$actual"' EXIT
failed=0
for text in *.txt; do
    if ! "$SAYSO" parse "$text" >"$actual" || ! diff -u "${text%.txt}.conllu" "$actual"; then
        echo "not as expected: tests/parity/golden/$text"
        failed=$((failed + 1))
    fi
done
[ "$failed" -eq 0 ]
