# The manual knows every option, exit status and stage that the help tells of, and no others; the
# program has those stages.
manual=$(dirname "$0")/../../docs/sayso.1
for command in read parse dump who model; do
    sayso help $command
done | grep -o -- '--[a-z][a-z-]*' | sort -u >in_help
grep '^\.It Fl' "$manual" | grep -o ' -[a-z][a-z-]*' | sed 's/ -/--/' | sort -u >in_manual
diff in_help in_manual
sayso help | grep -o '^    [0-9]  [a-z]*' | tr -s ' ' >statuses
sed -n '/^.Sh EXIT STATUS/,/^.Sh EXAMPLES/p' "$manual" | sed -n 's/^\.It \([0-9]\)$/\1/p' >in_manual
cut -d' ' -f2 statuses | diff - in_manual
sayso dump --stage none 2>&1 | sed 's/.* stages are //; s/ and /, /' | tr -s ', ' '\n' >stages
sayso help dump | sed -n 's/^    \([a-z][a-z]*\)  .*/\1/p' | diff stages -
sed -n '/^The stages are/,/^\.El/s/^\.It Cm //p' "$manual" | diff stages -
if command -v mandoc >/dev/null; then
    mandoc -Tlint -Wwarning "$manual"
fi
