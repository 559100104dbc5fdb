# 50 MB on one line: refused by default, read when asked to, always within bounds.
head -c 50000000 /dev/zero | tr '\0' 'x' >line.txt
echo small >small.txt
sayso dump -s clean line.txt small.txt
echo "status $?"
sayso dump -s clean --max-bytes 64M line.txt | grep -o '^body [0-9:]*'
sayso dump -s clean --max-bytes 64M --max-memory 40M line.txt small.txt
echo "status $?"
