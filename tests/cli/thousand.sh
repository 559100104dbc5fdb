# A folder with a thousand files of which one is broken: all others are read, in order, on any number of threads.
mkdir in
for i in $(seq 1000 1999); do
    echo "Report number $i." >in/$i.txt
done
printf 'bad \377 byte' >in/1500.txt
for jobs in 1 4 16 0; do
    sayso dump -s clean --jobs $jobs in >out.$jobs 2>err.$jobs
    echo "status $?"
done
cmp out.1 out.4 && cmp out.1 out.16 && cmp out.1 out.0
cmp err.1 err.4 && cmp err.1 err.16 && cmp err.1 err.0
cat err.1
grep -c '^file' out.1
sed -n 's/^file //p' out.1 | sort -c && echo sorted
