# The day of publication: the caller's word wins over the text's, the text's over the address's.
report='Ferry stays\n12 February 2022\n\nThe ferry will stay, the mayor said on Friday. It has run for years.\n'
printf "$report" >dated.txt
printf "$report" | grep -v 2022 >plain.txt
printf "$report" | grep -v 2022 >other.txt
published() { sayso dump -s clean "$@" | grep -A 1 -e '^file' -e '^published' -e '^title' | grep -v -e ^residue -e ^-- -e ^body; }
published dated.txt plain.txt
published --published 2022-02-14T09:30Z dated.txt
cat >known.ndjson <<'EOF'
{"path": "plain.txt", "url": "https://wire.example/2022/feb/13/ferry", "crawled": {"by": 7}}

{"path": "dated.txt", "published": "Mon, 14 Feb 2022 09:30:00 GMT", "title": "Ferry", "outlet": null}
{"path": "./other.txt", "published": "2022-02-15"}
EOF
published --meta known.ndjson dated.txt plain.txt other.txt ./other.txt
published --meta known.ndjson --published 2022-02-16 dated.txt other.txt
# Documents of archives: by path as the record has it, else by the address that the archive gives, else
# by the archive's own line.
for day in 01 02 03; do
    printf '{"url": "https://wire.example/%s", "date_publish": "2022-03-%s", "maintext": "The ferry will stay, the mayor said on Friday. Bus %s has run for years."}\n' $day $day $day
done >wire.jsonl
second=$(sayso read --json --last clean wire.jsonl | sed -n '2s/.*"path":"\([^"]*\)".*/\1/p')
cat >known.ndjson <<EOF
{"path": "$second", "published": "2022-02-20"}
{"url": "https://wire.example/03", "published": "2022-02-21"}
EOF
published --meta known.ndjson wire.jsonl
echo '{"path": "wire.jsonl", "published": "2022-02-22"}' >>known.ndjson
published --meta known.ndjson wire.jsonl
# Lines that are about nothing that is read are said at the end, and cost nothing.
printf '%s\n' '{"path": "wire.jsonl", "published": "2022-02-22"}' '' '{"path": "dated"}' '{"url": "https://wire.example/99"}' >unused.ndjson
sayso dump -s clean --meta unused.ndjson wire.jsonl >/dev/null
echo "status $?"
sed -i 4d unused.ndjson
sayso dump -s clean --meta unused.ndjson wire.jsonl >/dev/null
sayso dump -s clean --quiet --meta unused.ndjson wire.jsonl >/dev/null
# What is wrong in the file is said with its line and byte, and nothing is done.
attempt() {
    printf '%s\n' '{"path": "a.txt"}' "$1" >wrong.ndjson
    sayso dump -s clean --meta wrong.ndjson plain.txt
    status=$?
    [ $status -eq 2 ] || echo "status $status"
}
attempt '{"path": "b.txt", "published": }'
attempt '["b.txt"]'
attempt '{"title": "Ferry"}'
attempt '{"path": "b.txt", "title": 7}'
attempt '{"path": "b.txt", "published": "03/04/2022"}'
attempt '{"path": "b.txt", "published": "2022-02-30"}'
attempt "$(printf '{"path": "caf\351"}')"
attempt '{"path": "a.txt"}'
printf '{"url": "https://wire.example"}\n{"url": "https://wire.example"}\n' >wrong.ndjson
sayso dump -s clean --meta wrong.ndjson plain.txt || echo "status $?"
sayso dump -s clean --meta missing.ndjson plain.txt || echo "status $?"
sayso dump -s clean --meta . plain.txt || echo "status $?"
sayso dump -s clean --published yesterday plain.txt || echo "status $?"
sayso parse --published 2022-02-14 plain.txt || echo "status $?"
