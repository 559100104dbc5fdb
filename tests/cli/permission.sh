# No permission: for a file, for a folder below, for the output. Root may all, so root runs this as nobody.
cp "$(command -v sayso)" ./sayso-copy
mkdir -p in/closed writable
echo one >in/1.txt
echo two >in/2.txt
echo three >in/closed/3.txt
chmod 000 in/1.txt in/closed
chmod 755 . in
chmod 777 writable
as_nobody() {
    if [ "$(id -u)" -eq 0 ]; then
        setpriv --reuid=65534 --regid=65534 --clear-groups ./sayso-copy "$@"
    else
        ./sayso-copy "$@"
    fi
}
as_nobody dump -s clean in
echo "status $?"
chmod 555 in
as_nobody dump -s clean -o in/out in/2.txt
echo "status $?"
as_nobody dump -s clean -o writable/out in/2.txt
echo "status $?"
cat writable/out
