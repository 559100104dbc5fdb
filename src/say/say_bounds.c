/* The bounds of a cue or a source that the network is unsure of, taken from the draft.
 *
 * Reads pieces' drafts and the probabilities of fragments; moves fragments' ends. */
#include "say/say_network.h"

static int role_of(const piece *p)
{
    return p->draft == ROLE_NONE ? -1 : (p->draft - 1) / 2;
}

static bool begins(const piece *p)
{
    return p->draft % 2 == 1;
}

/* The one drafted span of this role that overlaps a fragment; false if there is none, or two. */
static bool find_drafted(const doc *d, const fragment *f, uint32_t *first, uint32_t *last)
{
    const piece *p = d->pieces.at;
    uint32_t i = f->first;
    while (i < f->last && role_of(&p[i]) != (int)f->role)
        i++;
    if (i == f->last)
        return false;
    *first = *last = i;
    while (*first && !begins(&p[*first]) && role_of(&p[*first - 1]) == (int)f->role)
        --*first;
    do
        ++*last;
    while (*last < d->pieces.count && !begins(&p[*last]) && role_of(&p[*last]) == (int)f->role);
    for (i = *last; i < f->last; i++)
        if (role_of(&p[i]) == (int)f->role)
            return false;
    return true;
}

/* Where the network is less sure of a cue than drafts of its kind are right, the draft's keeps to the
 * guidelines; so of sources, where it is much less sure. For contents this did not pay (docs/accuracy.md). None
 * reaches into another fragment. */
void say_bounds(const doc *d, fragments *found)
{
    static const float SHARE[SAY_ROLES] = {[SAY_SOURCE] = 0.7F, [SAY_CUE] = 1};
    for (uint32_t i = 0; i < found->count; i++) {
        fragment *f = &found->at[i];
        uint32_t first, last;
        if (!find_drafted(d, f, &first, &last) || (i && f[-1].last > first) ||
            (i + 1 < found->count && last > f[1].first))
            continue;
        const sayso_statement *draft = &d->statements.at[d->pieces.at[first].drafted];
        if (f->probability < SHARE[f->role] * draft->confidence) {
            f->first = first;
            f->last = last;
        }
    }
}
