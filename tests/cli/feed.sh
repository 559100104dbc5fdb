# JSON and XML: each shape of news gives its text, and what it says of it; what is broken costs itself and one line.
python3 "$TESTS/make_feeds.py" || exit
show() {
    echo "== $*"
    sayso dump -s clean "$@" 2>&1 | sed -E 's/^(sayso: .{100}).*/\1…/' | grep -E '^(sayso|file|body|published)'
}
for file in lines.jsonl broken.jsonl array.json pretty.json listed.json deep.json endless.json bracket.txt rss.xml atom.xml loose.xml updated.xml newsml.xml \
    newsml16.xml bomb.xml cut.xml deep.xml; do
    show $file
done
show --text-field a.b --date-field when own.jsonl
