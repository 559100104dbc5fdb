/* What somebody else's program looks like: it reads a text as far as can be done without a model. */
#include <sayso.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
    static const char text[] = "Harbour stays open";
    const sayso_options options = {.last = SAYSO_CLEAN};
    sayso_error error;
    sayso_doc *doc = sayso_read(NULL, text, strlen(text), &options, &error);
    const char *found = doc ? sayso_doc_dump(doc, SAYSO_CLEAN, NULL) : error.message;
    fputs(found ? found : "out of memory", stdout);
    sayso_doc_free(doc);
    return 0;
}
