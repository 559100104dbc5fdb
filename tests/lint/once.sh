#!/bin/sh
# File names of the library are unique in the tree, no file is an util.c, and setjmp is called only at the boundary.
set -eu
cd "$(dirname "$0")/../.."
status=0
twice=$(git ls-files 'src/*.c' 'src/*.h' 'cli/*.c' 'cli/*.h' | sed 's|.*/||' | sort | uniq -d)
if [ -n "$twice" ]; then
    echo "two files of one name: $twice"
    status=1
fi
if git ls-files src cli | grep -E '/utils?\.[ch]$'; then
    echo "a file must say what it is for"
    status=1
fi
if git grep -nE '\bsetjmp\(' -- 'src/*/*.c' cli; then
    echo "setjmp belongs to the boundary, src/sayso*.c"
    status=1
fi
exit $status
