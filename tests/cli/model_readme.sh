# What the README shows is what the program says: its statement, its C example, and the reports it reads.
top=$(dirname "$0")/../..
sayso read --json "$top/examples" >records && wc -l <records
python3 "$(dirname "$0")/check_record.py" records
sed -n '/^```json$/,/^```$/p' "$top/README.md" | sed '1d;$d' | tr -d '\n' | sed 's/, "/,"/g; s/,  *"/,"/g' >shown
grep -c -F -f shown records
sed -n '/^```c$/,/^```$/p' "$top/README.md" | sed '1d;$d' >body
{
    printf '#include <sayso.h>\n#include <stdio.h>\n#include <string.h>\nint main(void)\n{\n'
    printf 'sayso_error error;\nconst char text[] = "“No,” said Ann Roe.";\nconst size_t size = strlen(text);\n'
    cat body
    printf 'sayso_doc_free(doc);\nsayso_model_free(model);\nreturn 0;\n}\n'
} >example.c
library=$(dirname "$(readlink -f "$(command -v sayso)")")
${CC:-cc} -Wall -Werror -I "$top/include" example.c -L "$library" -lsayso -o example 2>warned || cat warned
LD_LIBRARY_PATH=$library ASAN_OPTIONS=verify_asan_link_order=0 ./example | grep -o '"cue":\[\[[0-9]*,[0-9]*\]\]'
