/* Allocation 0, 1, 2 … fails, until everything succeeds: opening the model, reading a document,
 * writing its record, asking who somebody is. Each failure must be said, and leave nothing behind. */
#include "contract.h"
#include "failing.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool asks(const sayso_model *model, sayso_error *error)
{
    sayso_answer *answer = sayso_who(model, "British Foreign Secretary", "2021-12-12", error);
    const bool written = answer && sayso_answer_json(answer, NULL);
    sayso_answer_free(answer);
    return written;
}

/* 1: all went well; 0: memory ran out and it was said; -1: something else happened. */
static int attempt(const char *path, const char *text, failing *f)
{
    const sayso_allocator allocator = failing_allocator(f);
    const sayso_options options = {.allocator = &allocator};
    sayso_error error = {0};
    int result = -1;
    sayso_model *model = sayso_model_open(path, &allocator, &error);
    sayso_doc *doc = model ? sayso_read(model, text, strlen(text), &options, &error) : NULL;
    if (!doc)
        result = error.status == SAYSO_E_MEMORY && error.message[0] ? 0 : -1;
    else
        result = sayso_doc_json(doc, NULL) && asks(model, &error) ? 1 : 0;
    if (result < 0)
        printf("allocation %ld: status %d, %s\n", f->fails, (int)error.status, error.message);
    sayso_doc_free(doc);
    sayso_model_free(model);
    return result;
}

int main(void)
{
    const char *path = getenv("SAYSO_MODEL");
    if (!path || access(path, R_OK) != 0) {
        puts("skipped: no model file (make demo gets it)");
        return 77;
    }
    static const char text[] =
        "Minister resigns\n\nPORT ELLERY, March 3, 2021 — “I am leaving,” Mara Venn told reporters "
        "on Wednesday, according to the Ellery Courier.\n\nShe said that she was tired.\n";
    for (long fails = 0;; fails++) {
        failing f = {.fails = fails};
        const int result = attempt(path, text, &f);
        if (f.held != 0) {
            printf("allocation %ld: %ld pieces of memory left behind\n", fails, f.held);
            return 1;
        }
        if (result < 0)
            return 1;
        if (result > 0) {
            printf("every one of %ld allocations failed once, and was survived\n", fails);
            return 0;
        }
    }
}
