# Archives that unpack to a gigabyte, or lie about it: one line each, in bounded memory, and
# what is beside them is read.
python3 "$TESTS/make_bombs.py" sayso dump -s clean | grep -v ^block
