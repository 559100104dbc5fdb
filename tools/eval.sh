#!/bin/sh
# eval.sh BUILD: accuracy on the corpora of the shared folder (SHARED, default ../shared), by its own scorers. The
# tables of docs/accuracy.md come from here. What is missing is skipped with a line that says so.
set -eu
build=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
shared=${SHARED:-../shared}
out=$build/eval
mkdir -p "$out"

if [ ! -d "$shared/tools" ]; then
    echo "make eval: skipped: no shared folder at $shared (set SHARED)"
    exit 0
fi

# has PATH ...: all are in the shared folder; else says which is not.
has() {
    for path; do
        [ -e "$shared/$path" ] && continue
        echo
        echo "make eval: skipped: no $shared/$path"
        return 1
    done
}

# attribution NAME GOLD TEXT [OPTION ...]: reads TEXT, scores against GOLD.
attribution() {
    name=$1 gold=$2 text=$3
    shift 3
    has "$gold" "$text" || return 0
    echo
    echo "== $name: score_attribution.py --gold $gold --text $text $*"
    "$build/sayso" read --json --copies --quiet "$shared/$text" >"$out/$name.ndjson"
    python3 "$shared/tools/score_attribution.py" --gold "$shared/$gold" --text "$shared/$text" \
        --pred "$out/$name.ndjson" "$@"
}

# pages SET FOLDER [OPTION ...]: reads pages, or raw texts, scores the article and what is about it.
pages() {
    set=$1 folder=$2
    shift 2
    has "data/pages/$set" || return 0
    echo
    echo "== pages: score_pages.py data/pages/$set/gold.jsonl $*"
    "$build/sayso" read --last clean --copies --json --quiet "$shared/data/pages/$set/$folder" >"$out/$set.ndjson"
    python3 "$shared/tools/score_pages.py" "$shared/data/pages/$set/gold.jsonl" "$out/$set.ndjson" "$@"
}

attribution polnear-dev data/polnear/dev/attributions data/polnear/dev/text
if has data/polnear/dev; then
    gold=$shared/data/polnear/dev/attributions text=$shared/data/polnear/dev/text
    PYTHONPATH=$shared/tools python3 tools/break_down.py --gold "$gold" --text "$text" \
        --pred "$out/polnear-dev.ndjson" --worst 20
    echo
    echo "== uttered and stance: score_uttered.py tools/uttered_dev.tsv"
    cmake --build "$build" --target say_manners >/dev/null
    PYTHONPATH=$shared/tools python3 tools/score_uttered.py tools/uttered_dev.tsv --gold "$gold" --text "$text" \
        --pred "$out/polnear-dev.ndjson" --manners "$build/say_manners" "$build/en.safetensors"
fi
attribution seeds-open gold/seeds-open.ndjson gold/text --outermost
attribution seeds-open-all gold/seeds-open.ndjson gold/text --no-outermost
attribution speakers-dev gold/speakers-dev.ndjson data/polnear/dev/text --outermost

if has gold/speakers-dev.ndjson data/polnear/dev/text; then
    echo
    echo "== speakers, statements given: score_speakers.py --gold gold/speakers-dev.ndjson"
    names=$(grep -o '"path": "[^"]*"' "$shared/gold/speakers-dev.ndjson" | cut -d'"' -f4 | sed "s|^|$shared/data/|")
    # shellcheck disable=SC2086 # a list of names
    "$build/sayso" read --json --quiet --statements "$shared/gold/speakers-dev.ndjson" $names >"$out/given.ndjson"
    PYTHONPATH=$shared/tools python3 tools/score_speakers.py --gold "$shared/gold/speakers-dev.ndjson" \
        --text "$shared/data/polnear/dev/text" --pred "$out/given.ndjson"
fi

if has data/coref/gap/gap-validation.tsv; then
    echo
    echo "== GAP validation: score_gap.py"
    gap=$shared/data/coref/gap/gap-validation.tsv
    python3 "$shared/tools/score_gap.py" --texts "$out/gap" "$gap"
    "$build/sayso" read --json --quiet "$out/gap" >"$out/gap.ndjson"
    python3 "$shared/tools/score_gap.py" --pred "$out/gap.ndjson" "$gap"
fi

pages residue "" --by way
pages scrapinghub html
pages naeb html
pages htmldate html

if has data/polnear/dev/text gold/text; then
    echo
    echo "== names swapped, what differs in $out/swap.txt: tests/swap/swap.py -v data/polnear/dev/text gold/text"
    SAYSO=$build/sayso SAYSO_MODEL=$build/en.safetensors python3 tests/swap/swap.py -v \
        "$shared/data/polnear/dev/text" "$shared/gold/text" >"$out/swap.txt" || [ $? -eq 77 ]
    tail -n 4 "$out/swap.txt"
fi
