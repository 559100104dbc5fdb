# A signal that ends the program takes the unfinished output with it; what was there before stays.
echo before >out
mkfifo pipe
sayso dump -s clean pipe -o out &
exec 3>pipe
kill -TERM $!
wait $! 2>/dev/null
echo "status $?"
exec 3>&-
echo text >in.txt
{ (ulimit -f 0 && sayso dump -s clean in.txt -o out); } 2>/dev/null
echo "status $?" # a file that grows past what it may
cat out
ls -A
