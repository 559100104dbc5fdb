# The same bytes give the same output on any number of threads, in the order of the inputs.
report=$(dirname "$0")/report.txt
mkdir in
for i in $(seq 100 139); do
    { echo "Report number $i" && cat "$report" && yes "“No,” the mayor said." | head -n $((i % 7)); } >in/$i.txt
done
for command in 'read' 'read --json' 'parse' 'dump --stage when'; do
    for jobs in 1 2 4; do
        sayso $command --jobs $jobs in >out.$jobs || echo "status $?"
    done
    cmp out.1 out.2 && cmp out.1 out.4 && [ -s out.1 ] && echo "$command: the same"
done
sayso read --json in | grep -o '"path":"in/[0-9]*.txt"' | sort -c && echo "in order"
