# Options and files may stand in any order, options may be shortened, and "--" ends them.
echo one >one.txt
echo two >-two.txt
sayso dump one.txt --stage clean >a
sayso dump --stage=clean one.txt >b
sayso dump -sclean -j2 -q -- one.txt >c
sayso dump --stag clean one.txt >d
sayso dump - -s clean <one.txt >e
cmp a b && cmp b c && cmp c d && cmp d e
sayso dump -s clean -- -two.txt
sayso dump -s clean one.txt -- -two.txt one.txt
