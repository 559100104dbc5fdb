#include "model.h"
#include "complain.h"

status model_open(const options *o, sayso_model **model)
{
    sayso_error error;
    *model = sayso_model_open(o->model, NULL, &error);
    if (!*model) {
        complain("%s; get the model with 'make demo' or tools/get_model.sh, or make it with 'sayso model import WHEEL'",
                 error.message);
        return STATUS_MODEL;
    }
    if (!o->knowledge || sayso_model_know(*model, o->knowledge, &error))
        return STATUS_DONE;
    complain("--knowledge: %s", error.message);
    sayso_model_free(*model);
    *model = NULL;
    return STATUS_USAGE;
}
