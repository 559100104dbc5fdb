# Every command explains itself on standard output, by --help anywhere and by the help command.
for command in read parse dump who model; do
    sayso help $command >by_help
    case $command in
    model) sayso model import x --help >by_option ;;
    *) sayso $command x --help >by_option ;;
    esac
    cmp by_help by_option
    grep -c Example by_help
    cat by_help >>all
done
sayso --version
sayso help >overview
sayso --help | cmp - overview
sayso -h | cmp - overview
sayso help --help | cmp - overview
sayso model --help | cmp - by_help # the last one
awk 'length > 104 { print "too long: " $0 }' overview all # bytes
cat overview
