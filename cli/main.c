#include "sayso.h"

int main(void)
{
    sayso_error error;
    sayso_model *model = sayso_model_open(NULL, NULL, &error);
    sayso_model_free(model);
    return model == NULL;
}
