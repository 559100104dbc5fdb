/* sayso: the program. It includes sayso.h and its own headers, nothing else of the library. */
#include "asking.h"
#include "help.h"
#include "importing.h"
#include "options.h"
#include "texts.h"
#include <locale.h>

static status run(const options *o)
{
    switch (o->command) {
    case COMMAND_HELP:
        return help_show(o->topic);
    case COMMAND_VERSION:
        return help_version();
    case COMMAND_WHO:
        return asking_run(o);
    case COMMAND_IMPORT:
        return importing_run(o);
    default:
        return texts_run(o);
    }
}

int main(int argc, char **argv)
{
    options o;
    setlocale(LC_CTYPE, "C.UTF-8"); /* for wcwidth: what is written is UTF-8 whatever the user's locale */
    const status wrong = options_read(&o, argc, argv);
    return wrong ? (int)wrong : (int)run(&o);
}
