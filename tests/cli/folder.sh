# A folder stands for the texts, pages and web archives in it and below it, by the byte order of their paths;
# dot names, other names and links to folders are passed over; a link to a file counts; what is named itself
# is read whatever its name.
mkdir -p in/b in/.hidden in/B elsewhere
for path in in/b/1.txt in/b/10.txt in/b/2.txt in/b.txt in/a.txt in/Z.txt in/é.txt in/B/x.txt in/.dot.txt in/.hidden/h.txt \
    in/page.html in/page.HTM.gz in/data.json in/data.json.gz in/html in/.txt elsewhere/y.txt; do
    echo "$path" >"$path"
done
ln -s ../elsewhere in/linked
ln -s ../elsewhere/y.txt in/link.txt
ln -s nowhere in/broken.txt
mkdir in/folder.txt
names() { sayso dump -s clean "$@" | sed -n 's/^file //p'; }
names in
echo
names in/b/ in/page.html in/b/1.txt
echo
names in | LC_ALL=C sort -c && echo sorted
mkdir empty
sayso dump -s clean empty in/b.txt empty/
