# A reader that has seen enough ends the program without a word.
mkdir in
head -c 300 /dev/zero | tr '\0' x >in/100.txt
for i in $(seq 101 999); do
    ln in/100.txt in/$i.txt
done
sayso dump -s clean in | head -n 1
# Where SIGPIPE is ignored, it is a write that failed.
(trap '' PIPE; sayso dump -s clean in; echo "status $?" >&2) | head -n 1
