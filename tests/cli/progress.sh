# Progress: only on a terminal, only after a second, never with --quiet, gone when the work is done.
echo 'one two three' >report.txt
slowly() { # on a terminal, standard error being that too; FILE, then the command's arguments
    file=$1
    shift
    TERM=${term:-xterm} script -qec "(sleep 2.5; cat report.txt) | sayso dump -s clean $*" /dev/null </dev/null |
        tr '\r\033' '\n@' | sed 's/[0-9]* words/N words/' | grep -a 'documents\|body' >"$file"
}
slowly to_file - -o out &
slowly quiet - -o out2 --quiet &
term=dumb slowly dumb - -o out3 &
slowly to_terminal - &
(sleep 2.5; cat report.txt) | sayso dump -s clean - -o out4
wait
head to_file quiet dumb to_terminal
