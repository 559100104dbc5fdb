#include "when/when.h"

void when_date(doc *d)
{
    (void)d;
}
