#!/bin/sh
# Golden tests of the program: NAME.sh runs in an empty folder with sayso on its path; what it writes on standard output
# and standard error and its exit status are NAME.out, NAME.err and NAME.exit (missing: nothing, nothing, 0).
#
#   run.sh [--update] [NAME ...]     default: all
#
# SAYSO is the program, SAYSO_MODEL the model file. NAMEs that begin with "model" need the model: 77, skipped, where
# there is none. --update rewrites what is expected: read the diff before you commit it.
set -eu
cd "$(dirname "$0")"
here=$PWD
program=$(realpath "${SAYSO:-../../build/sayso}")
model=${SAYSO_MODEL:-$(dirname "$program")/en.safetensors}

update=
if [ "${1:-}" = --update ]; then
    update=yes
    shift
fi
[ $# -gt 0 ] || set -- $(ls ./*.sh | sed 's|^\./||; s|\.sh$||' | grep -vx run)

scratch=$(mktemp -d)
trap 'chmod -R u+rwx "$scratch"; rm -rf "$scratch"' EXIT
chmod 755 "$scratch" # some tests run as another user

# expect WHAT FILE: WHAT was written to the scratch folder; it must be what FILE holds.
expect() {
    if [ -n "$update" ]; then
        if [ -s "$scratch/$1" ]; then cp "$scratch/$1" "$2"; else rm -f "$2"; fi
        return 0
    fi
    [ -f "$2" ] || set -- "$1" /dev/null
    diff -u "$2" "$scratch/$1"
}

status=0
for name; do
    case $name in
    model*)
        if [ ! -f "$model" ]; then
            echo "skipped: no model at $model (make demo gets it)"
            exit 77
        fi
        ;;
    esac
    rm -rf "$scratch/bin" "$scratch/empty"
    mkdir "$scratch/bin" "$scratch/empty"
    ln -s "$program" "$scratch/bin/sayso"
    code=0
    (cd "$scratch/empty" && env -i PATH="$scratch/bin:$PATH" HOME="$scratch/empty" LC_ALL=C SAYSO_MODEL="$model" TESTS="$here" \
        sh "$here/$name.sh" >"$scratch/out" 2>"$scratch/err" </dev/null) || code=$?
    : >"$scratch/exit"
    [ "$code" -eq 0 ] || echo "$code" >"$scratch/exit"
    expect out "$name.out" && expect err "$name.err" && expect exit "$name.exit" || {
        echo "$name: not as expected"
        status=1
    }
done
exit $status
