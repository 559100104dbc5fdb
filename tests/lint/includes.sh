#!/bin/sh
# A folder of src/ includes only itself and the folders before it in the order of the tour; cli/ includes sayso.h and
# its own headers. Prints each breach as FILE:LINE and exits 1.
set -eu
cd "$(dirname "$0")/../.."

find src cli -name '*.[ch]' | sort | xargs awk '
BEGIN {
    folders = split("base doc read clean nn lang say who when", order, " ")
    for (i = 1; i <= folders; i++)
        rank[order[i]] = i
}
/^[ \t]*#[ \t]*include[ \t]*"/ {
    split($0, quoted, "\"")
    header = quoted[2]
    split(FILENAME, at, "/")
    target = header
    if (!sub("/.*", "", target))
        target = ""
    if (header == "sayso.h")
        next
    if (at[1] == "cli")
        breach = target != ""
    else if (FILENAME ~ /^src\/sayso/)
        breach = 0
    else
        breach = !(target in rank) || rank[target] > rank[at[2]]
    if (breach) {
        printf "%s:%d: includes \"%s\", which is not above it\n", FILENAME, FNR, header
        breaches++
    }
}
END { exit breaches > 0 }'
