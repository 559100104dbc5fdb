# A signal that ends the program takes the unfinished output with it; what was there before stays.
echo before >out
mkfifo pipe
sayso dump -s clean pipe -o out &
exec 3>pipe
kill -TERM $!
wait $! 2>/dev/null
echo "status $?"
exec 3>&-
cat out
ls -A
