# A model that is missing, empty, cut short, something else, or of another version: one line that names the file and the
# byte and says where to get one; status 3, and nothing is read or written.
unset SAYSO_MODEL
echo text >report.txt
attempt() {
    sayso read --model "$1" report.txt -o out 2>err
    echo "$1: status $?, $(wc -l <err) line, $(grep -c "^sayso: $1: byte [0-9]*: .*make demo" err) as it should be"
    [ ! -e out ] || echo "an output was made"
}
attempt missing
: >empty
attempt empty
printf '\010' >short
attempt short
head -c 4096 /dev/urandom >noise
attempt noise
printf '\377\377\377\377\377\377\377\377{}' >huge
attempt huge
printf '\002\000\000\000\000\000\000\000{}' >bare
attempt bare
printf '\100\000\000\000\000\000\000\000%-64s' '{"__metadata__":{"format":"sayso 99"}}' >version
attempt version
mkdir folder
attempt folder
SAYSO_MODEL=elsewhere sayso read report.txt
cp "$(command -v sayso)" copy # no model beside it, as there may be in the build folder
./copy read report.txt 2>&1 | sed 's|^sayso: /.*/en|sayso: …/en|'
