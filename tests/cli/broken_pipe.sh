# A reader that has seen enough ends the program without a word.
mkdir in
for i in $(seq 100 199); do
    head -c 2000 /dev/zero | tr '\0' x >in/$i.txt
done
sayso dump -s clean in | head -n 1
# Where SIGPIPE is ignored, it is a write that failed.
(trap '' PIPE; sayso dump -s clean in; echo "status $?" >&2) | head -n 1
