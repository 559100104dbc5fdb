# Progress: only on a terminal, only after a second, never with --quiet, gone when the work is done.
echo 'one two three' >report.txt
slowly() { # on a terminal, standard error being that too
    TERM=${term:-xterm} script -qec "(sleep 1.3; cat report.txt) | sayso dump -s clean $*" /dev/null </dev/null |
        tr '\r\033' '\n@' | sed 's/[0-9]* words/N words/' | grep -a 'documents\|body'
    echo
}
slowly - -o out
slowly - -o out --quiet
term=dumb slowly - -o out
slowly -
(sleep 1.3; cat report.txt) | sayso dump -s clean - -o out
