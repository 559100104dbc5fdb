/* What somebody else's program looks like. */
#include <sayso.h>
#include <stdio.h>

int main(void)
{
    sayso_error error;
    sayso_model *model = sayso_model_open("none", NULL, &error);
    puts(model ? "a model" : error.message);
    sayso_model_free(model);
    return 0;
}
