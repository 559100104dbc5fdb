#!/bin/sh
# clang-format decides layout: exits 1, and names the lines, where a C file is laid out otherwise, or where a comment,
# which it leaves as it is, is wider than 120 columns. 77: no clang-format here.
set -eu
cd "$(dirname "$0")/../.."
if git ls-files '*.c' '*.h' | LC_ALL=C.UTF-8 xargs grep -nE '^ *(/\*|\*).{119,}'; then
    exit 1
fi
for tool in clang-format-14 clang-format; do
    if command -v "$tool" >/dev/null; then
        git ls-files '*.c' '*.h' | xargs "$tool" --dry-run -Werror
        exit 0
    fi
done
echo "skipped: clang-format is not installed (tools/setup.sh test)"
exit 77
