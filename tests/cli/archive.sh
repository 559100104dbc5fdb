# Archives: every document in them that can be read is, in its place; each that cannot is one line
# with its byte; status 1.
python3 "$TESTS/make_archives.py" || exit
for file in plain.warc members.warc.gz whole.warc.gz damaged.warc.gz late.warc.gz cut.warc.gz report.txt.gz reports.zip reports.tar.gz; do
    echo "== $file"
    sayso dump -s clean $file 2>&1 | grep -E '^(sayso|file|body)'
    sayso dump -s clean - <$file 2>/dev/null | grep -c ^body
done
sayso dump -s clean report.txt reports.zip | grep -E '^(sayso|file|body)'
sayso dump -s clean plain.warc >/dev/null 2>&1
echo "status $?"
sayso dump -s clean reports.tar.gz >/dev/null
echo "status $?"
