/* The text door: any bytes as a report. A document must keep the contract; a refusal must say why. */
#include "contract.h"
#include "fuzz.h"
#include <stdio.h>
#include <stdlib.h>

static const sayso_model *open_once(void)
{
    static sayso_model *model; /* libFuzzer calls from one thread, and never closes */
    sayso_error error;
    if (!model && !(model = sayso_model_open(getenv("SAYSO_MODEL"), NULL, &error))) {
        fprintf(stderr, "%s\n", error.message);
        exit(2);
    }
    return model;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    sayso_error error = {0};
    const sayso_options options = {.max_bytes = 1 << 16};
    sayso_doc *doc = sayso_read(open_once(), bytes, size, &options, &error);
    const char *breach = doc ? contract_breach(doc) : error.message[0] ? NULL : "failed without saying why";
    if (breach) {
        fprintf(stderr, "%s\n", breach);
        abort();
    }
    sayso_doc_free(doc);
    return 0;
}
