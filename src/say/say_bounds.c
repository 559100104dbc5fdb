/* The bounds of a cue that the network is unsure of, taken from the draft.
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

/* Where the network is unsure what belongs to a cue, a draft's keeps to the guidelines, if it does not
 * reach into another fragment. For sources and contents this did not pay (docs/accuracy.md). */
void say_bounds(const doc *d, fragments *found)
{
    for (uint32_t i = 0; i < found->count; i++) {
        fragment *f = &found->at[i];
        uint32_t first, last;
        if (f->role == SAY_CUE && find_drafted(d, f, &first, &last) &&
            f->probability < d->statements.at[d->pieces.at[first].drafted].confidence && (i == 0 || f[-1].last <= first) && (i + 1 == found->count || last <= f[1].first)) {
            f->first = first;
            f->last = last;
        }
    }
}
