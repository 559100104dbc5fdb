# Colours and width: colours on a terminal only, not with NO_COLOR nor where TERM is dumb, and --color has the last
# word; lines no wider than the terminal, nor than 100 columns.
cp "$(dirname "$0")/report.txt" .
on_terminal() { script -qec "$*" /dev/null </dev/null | tr -d '\r'; }
colors() { grep -c "$(printf '\033')" >/dev/null && echo colors || echo none; }
export TERM=xterm
on_terminal sayso report.txt | colors
on_terminal env NO_COLOR=1 sayso report.txt | colors
on_terminal env NO_COLOR= sayso report.txt | colors
on_terminal env TERM=dumb sayso report.txt | colors
on_terminal env NO_COLOR=1 sayso --color=always report.txt | colors
on_terminal sayso --color=never report.txt | colors
sayso report.txt | colors
sayso --color always report.txt | colors
widest() { python3 -c 'import sys; print(max(len(line.rstrip("\n")) for line in open(0, encoding="utf-8")))'; }
for columns in 40 72 100 200; do
    on_terminal env NO_COLOR=1 COLUMNS=$columns sayso report.txt | widest
done
on_terminal stty cols 60 \; NO_COLOR=1 sayso report.txt | widest
sayso report.txt | widest
# On a terminal and off it, the page says the same.
COLUMNS=80 sayso report.txt >page
on_terminal env NO_COLOR=1 COLUMNS=80 sayso report.txt | cmp - page
