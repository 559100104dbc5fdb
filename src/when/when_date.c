/* The stage: times are found and given values, and statements are tied to theirs. */
#include "when/when.h"
#include "when/when_parts.h"

/* The time inside the dateline. */
static uint32_t dateline_time(const doc *d)
{
    if (!d->about.dateline.spans.count)
        return SAYSO_NONE;
    const sayso_span line = d->about.dateline.spans.at[0];
    for (uint32_t i = 0; i < d->times.count && d->times.at[i].spans.at[0].start < line.end; i++)
        if (d->times.at[i].spans.at[0].start >= line.start)
            return i;
    return SAYSO_NONE;
}

void when_date(doc *d)
{
    expression_vec found = {0};
    when_scan(d, &found);
    when_values(d, &found);
    d->about.dateline.date = dateline_time(d);
    when_said(d, &found);
}
