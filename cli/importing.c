#include "importing.h"
#include "complain.h"
#include <stdio.h>
#include <sys/stat.h>

status importing_run(const options *o)
{
    const char *output = o->output ? o->output : "en.safetensors";
    sayso_error error;
    struct stat made;
    if (!sayso_model_import(o->operands[0], o->knowledge, o->encoder, output, &error)) {
        complain("%s", error.message);
        return STATUS_INPUT;
    }
    if (!o->quiet && stat(output, &made) == 0)
        fprintf(stderr, "%s: made, %.1f MB; use it with --model or SAYSO_MODEL\n", output, (double)made.st_size / 1e6);
    return STATUS_DONE;
}
