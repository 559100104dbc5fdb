#!/bin/sh
# wordpieces.sh PROGRAM: our word pieces against those of the package tokenizers; exit status 77 where the model or the package is
# missing. PYTHON names a Python that has it. Texts are shared/data in the folder beside the project, or in SHARED.
set -eu

skip() { echo "word pieces: skipped: $*"; exit 77; }

here=$(cd "$(dirname "$0")" && pwd)
data=${SHARED:-$here/../../../shared}/data
python=${PYTHON:-python3}
[ -f "$SAYSO_MODEL" ] || skip "no model in $SAYSO_MODEL (tools/get_model.sh makes it)"
"$python" -c 'import tokenizers' 2>/dev/null || skip "$python has no package tokenizers (set PYTHON)"
set -- --cut "$1" --model "$SAYSO_MODEL"
for folder in "$data/polnear" "$data/pages/residue"; do
    if [ -d "$folder" ]; then
        set -- "$@" "$folder"
    else
        echo "word pieces: without $folder, which is not there (set SHARED)"
    fi
done
exec "$python" "$here/wordpieces.py" "$@"
