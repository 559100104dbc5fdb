#!/bin/sh
# run.sh BUILD CC: what make install puts in place is enough to build on: a program that knows sayso.h alone, by pkg-config with
# the shared library and with the static one, and by find_package; each runs.
set -eu
cd "$(dirname "$0")"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
prefix=$scratch/prefix
cmake --install "$1" --prefix "$prefix" >/dev/null
library=$(dirname "$(find "$prefix" -name libsayso.a)")

# sayso.pc names the prefix that the build was configured for.
package() {
    PKG_CONFIG_PATH=$library/pkgconfig pkg-config --define-variable=prefix="$prefix" \
        --define-variable=libdir="$library" --define-variable=includedir="$prefix/include" "$@"
}

# answers PROGRAM: it runs, and reads a text.
answers() {
    LD_LIBRARY_PATH=$library "$1" | grep '^body 0:18 Harbour stays open$' >/dev/null || {
        echo "$1: not as expected"
        exit 1
    }
}

# shellcheck disable=SC2046 # lists of words
{
    "$2" -Wall -Wextra -Werror project/use.c -o "$scratch/shared" $(package --cflags --libs sayso)
    "$2" project/use.c -o "$scratch/static" $(package --cflags sayso) "$library/libsayso.a" \
        $(pkg-config --libs $(package --print-requires-private sayso)) \
        $(sed -n 's/^Libs.private: //p' "$library/pkgconfig/sayso.pc")
}
cmake -S project -B "$scratch/build" -DCMAKE_PREFIX_PATH="$prefix" -DCMAKE_C_COMPILER="$2" >/dev/null
cmake --build "$scratch/build" >/dev/null
for program in shared static build/use; do
    answers "$scratch/$program"
done
