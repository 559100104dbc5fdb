/* The page door: any bytes as a page of HTML, cleaned and no more. What is found must keep the contract,
 * and say the same of the same bytes. */
#include "contract.h"
#include "fuzz.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char head[] = "<html>";

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    sayso_error error = {0};
    const sayso_options options = {.last = SAYSO_CLEAN, .max_bytes = 1 << 17};
    char *page = malloc(size + sizeof head);
    if (!page)
        return 0;
    const bool bare = size && bytes[0] != '<' && bytes[0] < 0x80; /* a page all the same */
    const size_t before = bare ? sizeof head - 1 : 0;
    memcpy(page, head, before);
    if (size)
        memcpy(page + before, bytes, size);
    sayso_doc *doc = sayso_read(NULL, page, size + before, &options, &error);
    const char *breach = doc ? contract_breach(doc) : error.message[0] ? NULL : "failed without saying why";
    if (!breach && doc && !sayso_doc_json(doc, NULL))
        breach = "no record";
    if (breach) {
        fprintf(stderr, "%s\n", breach);
        abort();
    }
    sayso_doc_free(doc);
    free(page);
    return 0;
}
