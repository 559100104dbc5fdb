# Bad input is normal input: one line that names the file and the byte, the others are read, status 1.
printf 'good one\n' >1.txt
: >2_empty.txt
printf 'text\000more' >3_binary.txt
printf 'caf\351 latin one' >4_latin.txt
printf 'cut short \342\200' >5_cut.txt
printf '\376\377\000t\000e' >6_utf16.txt
mkdir 7_folder.txt
printf 'good eight\n' >8.txt
printf 'larger than the limit' >9_large.txt
printf '\357\273\277 \n\t\r\n' >B_blank.txt
printf '%%PDF-1.4\n%%\342' >A_print.pdf
printf '{\\rtf1 Text.}' >C_office.rtf
python3 -c '
import zipfile
with zipfile.ZipFile("D_office.docx", "w") as office:
    office.writestr("[Content_Types].xml", "<Types/>")
    office.writestr("word/document.xml", "<w:t>Text.</w:t>")
with zipfile.ZipFile("E_office.odt", "w") as office:
    office.writestr("mimetype", "application/vnd.oasis.opendocument.text")'
sayso dump -s clean --max-bytes 16 1.txt 2_empty.txt 3_binary.txt 4_latin.txt 5_cut.txt 6_utf16.txt missing.txt 7_folder.txt \
    8.txt 9_large.txt A_print.pdf B_blank.txt C_office.rtf
sayso dump -s clean D_office.docx E_office.odt
echo "status $?"
for file in 1.txt 2_empty.txt 3_binary.txt; do
    sayso dump -s clean <$file
    echo "status $?"
done
sayso dump -s clean --max-bytes 16 <9_large.txt
echo "status $?"
# A name cannot break the line nor steer the terminal.
printf '\000' >"$(printf 'two\nlines\033[2J.txt')"
sayso dump -s clean two*
