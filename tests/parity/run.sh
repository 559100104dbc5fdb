#!/bin/sh
# run.sh: compares $SAYSO, with $SAYSO_MODEL, with spaCy on 300,000 words of news; exit status 77
# where spaCy or the news is missing. run.sh --update: has spaCy write golden/*.conllu anew, to be
# reviewed as a diff.
#
# The news is shared/data/polnear/train/text in the folder beside the project; SHARED=FOLDER
# names another shared.
set -eu

skip() { echo "parity: skipped: $*"; exit 77; }

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
text=${SHARED:-$root/../shared}/data/polnear/train/text
: "${SAYSO:=$root/build/sayso}" "${SAYSO_MODEL:=$root/build/en.safetensors}"
export SAYSO_MODEL

if [ "${1:-}" != --update ]; then
    [ -d "$text" ] || skip "no news in $text (set SHARED)"
    [ -f "$SAYSO_MODEL" ] || skip "no model in $SAYSO_MODEL (tools/get_model.sh makes it)"
fi
reference=$("$root/tools/get_spacy.sh")
python=$(echo "$reference" | sed -n 1p)
spacy_model=$(echo "$reference" | sed -n 2p)
if [ "${1:-}" = --update ]; then
    exec "$python" "$here/spacy_conllu.py" --spacy-model "$spacy_model" "$here"/golden/*.txt
fi
exec "$python" "$here/compare.py" --sayso "$SAYSO" --spacy-model "$spacy_model" --text "$text" \
    --cache "${XDG_CACHE_HOME:-$HOME/.cache}/sayso/parity"
