# A model that was cut short anywhere, or damaged, is refused or read; it never crashes the program.
cp "$(dirname "$0")/report.txt" .
size=$(stat -c %s "$SAYSO_MODEL")
for cut in 1 7 8 9 1000 $((size / 2)) $((size - 1)); do
    head -c "$cut" "$SAYSO_MODEL" >cut
    sayso read --model cut report.txt >out 2>err
    echo "$cut: status $?, $(grep -c '^sayso: cut: byte [0-9]*: .*make demo' err) line" | sed "s/^$((size / 2)):/half:/; s/^$((size - 1)):/all but one:/"
done
sed 's/"sayso 1"/"sayso 9"/' "$SAYSO_MODEL" >newer
sayso read --model newer report.txt 2>&1 | sed 's/byte [0-9]*/byte N/'
