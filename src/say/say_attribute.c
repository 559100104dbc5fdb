#include "say/say.h"

void say_quotes(doc *d)
{
    (void)d;
}

void say_attribute(doc *d)
{
    (void)d;
}
