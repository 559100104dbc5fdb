# Statements handed in from a record take the place of those that would be found; who and when are found anew.
cp "$(dirname "$0")/report.txt" .
sayso read --json report.txt >records
sayso read --json --statements records report.txt | cmp - records
sayso dump --stage say --statements records report.txt >handed
sayso dump --stage say report.txt | cmp - handed
# By hand: only what is wanted, in any order; found by path where there is no id.
cat >hand <<'END'
{"doc": {"path": "report.txt"}, "statements": [
 {"id": 7, "within": 3, "source": [[334, 342]], "cue": [[347, 356]], "content": [[357, 366]]},
 {"id": 3, "kind": "indirect", "stance": "deny", "source": [[296, 321]], "cue": [[322, 328]], "content": [[329, 366]],
  "addressee": {"spans": [[180, 196]]}}]}
END
tr -d '\n' <hand >line
sayso dump --stage say --statements line report.txt | grep -v quote
# What is wrong is said with the line and the byte, and nothing is read.
wrong() {
    printf '%s\n' "$@" >wrong
    sayso read --json --statements wrong report.txt >written
    echo "status $?, $(wc -c <written) bytes"
}
wrong '{"doc": {"path": "other.txt"}, "statements": []}'
wrong '' '{"doc": {"path": "report.txt"}, "statements": [}'
wrong '{"statements": []}'
wrong '{"doc": {"path": "report.txt"}}'
wrong '{"doc": {"path": "report.txt"}, "statements": []}' '{"doc": {"path": "report.txt"}, "statements": []}'
statement() { wrong "{\"doc\": {\"path\": \"report.txt\"}, \"statements\": [$1]}"; }
statement '3'
statement '{"id": -1, "content": [[0, 7]]}'
statement '{"id": 0, "content": [[0, 70000]]}'
statement '{"id": 0, "content": [[208, 210]]}'
statement '{"id": 0, "content": [["a", 3]]}'
statement '{"id": 0, "content": {}}'
statement '{"id": 0, "source": [[0, 7]]}'
statement '{"id": 0, "content": [[0, 7]], "kind": "loud"}'
statement '{"id": 0, "content": [[0, 7]]}, {"id": 0, "content": [[0, 7]]}'
statement '{"id": 0, "content": [[0, 7]], "within": 4}'
statement '{"id": 0, "content": [[0, 7]], "within": 0}'
sayso read --statements missing.ndjson report.txt
echo "status $?"
