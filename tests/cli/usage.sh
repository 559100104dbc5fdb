# A wrong command line is said in one line with a remedy, and nothing is done: status 2.
echo text >report.txt
attempt() {
    sayso "$@" >written </dev/null
    status=$?
    [ $status -eq 2 ] && [ ! -s written ] || echo "sayso $*: status $status"
}
attempt raed
attempt read --jsn report.txt
attempt read -Z report.txt
attempt read --stage say report.txt
attempt read --jobs
attempt read --jobs -1 report.txt
attempt read --jobs 4096 report.txt
attempt read --max-bytes 12Q report.txt
attempt read --max-bytes 0 report.txt
attempt read --max-memory 99999999999G report.txt
attempt read --max-memory=1.5M report.txt
attempt read --color blue report.txt
attempt parse --json report.txt
attempt dump report.txt
attempt dump --stage where report.txt
attempt dump -s
attempt model
attempt model export
attempt model import
attempt model import a.whl b.whl
attempt help raed
attempt read --json=yes report.txt
attempt read --help=all
attempt read --json -qZq report.txt
attempt read -q --output
attempt read --max 5 report.txt
attempt read --max-bytes 99999999999999999999 report.txt
attempt read --output '' report.txt
attempt dump -s '' report.txt
# A path that is missing is bad input, not a wrong command line; the model is asked for first, as always.
sayso missing.txt --model none
echo "status $?"
