# A file that vanishes between listing and reading. The first input is a pipe: when it is opened, the list is made.
mkdir in
echo first >in/1.txt
echo second >in/2.txt
echo third >in/3.txt
mkfifo pipe
sayso dump -s clean --jobs 1 pipe in &
exec 3>pipe
rm in/2.txt
echo 'from the pipe' >&3
exec 3>&-
wait $!
