#!/bin/sh
# clang warns of other things than gcc, and make fuzz builds with it: exits 1, and shows them, where it has a word to
# say on a file of the build (syntax alone, seconds). 77: no clang here.
set -eu
cd "$(dirname "$0")/../.."
command -v clang-14 >/dev/null || {
    echo "skipped: clang-14 is not installed (tools/setup.sh test)"
    exit 77
}
# How each file is compiled, less the compiler and the object: "-I… -Wall … FILE".
sed -n 's/^  "command": "[^ ]* \(.*\) -o [^ ]* -c \(.*\)",*$/\1 \2/p' "${BUILD:-$(dirname "${SAYSO:-build/sayso}")}/compile_commands.json" |
    sort -u | xargs -P "$(nproc)" -L 1 clang-14 -fsyntax-only
