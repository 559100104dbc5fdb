# The output file appears whole or not at all, keeps its rights, and is never one of the inputs.
echo report >in.txt
umask 027
sayso dump -s clean in.txt -o new
stat -c '%a' new
chmod 600 new
ln -s new link
sayso dump -s clean in.txt -o link
stat -c '%a %F' new link
cat new

echo "over an input"
sayso dump -s clean in.txt -o in.txt
echo "status $?"
cat in.txt

echo "to where there is nothing"
sayso dump -s clean in.txt -o nowhere/out
echo "status $?"

echo "to a full disk"
sayso dump -s clean in.txt >/dev/full
echo "status $?"
sayso dump -s clean in.txt -o /dev/full
echo "status $?"
sayso help >/dev/full
echo "status $?"

echo "to a device"
sayso dump -s clean in.txt -o /dev/null
stat -c '%F' /dev/null

echo "with an input that cannot be read"
sayso dump -s clean missing.txt in.txt -o new
echo "status $?"
cat new
ls -A
