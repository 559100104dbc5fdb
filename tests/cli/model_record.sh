# Records keep to docs/record.md, and point at their bytes.
cp "$(dirname "$0")/report.txt" .
check() { python3 "$(dirname "$0")/check_record.py" "$1"; }
printf '\302\240 “x” \n' >odd.txt
printf 'word' >word.txt
printf '“We wait,” Ann Roe said on Monday.' >undated.txt
sayso read --json report.txt odd.txt undated.txt word.txt >records
wc -l <records
check records
sayso read --json <report.txt >piped
grep -o '"path":null' piped
sed 's/"path":null/"path":"report.txt"/' piped | cmp - "$(head -n 1 records >first && echo first)"
# A report without white space or with nothing else is read as well.
printf '“' | sayso read --json | wc -l
