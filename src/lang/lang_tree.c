#include "lang/lang_tree.h"

/* How far down the search for a true head looks. No sentence of a newspaper is that long; a
 * hostile one stays linear. */
enum { MOST_VISITED = 4096, MOST_SWEEPS = 12 };

/* ---- extents -------------------------------------------------------------------------------------------------- */

/* Widens the extent of a token's head by its own. */
static void widen(token *t, uint32_t child)
{
    token *head = &t[t[child].head];
    if (t[child].left < head->left)
        head->left = t[child].left;
    if (t[child].right > head->right)
        head->right = t[child].right;
}

static void mark_starts(const token *t, uint32_t count, bool *starts)
{
    memset(starts, 0, count);
    for (uint32_t i = 0; i < count; i++)
        if (t[i].head == i)
            starts[t[i].left] = true;
}

/* Whether the heads of the tokens [first, last) are in [first, last], the test that spaCy makes. */
static bool heads_inside(const token *t, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i < last; i++)
        if (t[i].head < first || t[i].head > last)
            return false;
    return true;
}

static bool sentences_closed(const token *t, uint32_t count, const bool *starts)
{
    uint32_t first = 0;
    for (uint32_t i = 0; i < count; i++)
        if ((i > 0 && starts[i]) || i == count - 1) {
            if (!heads_inside(t, first, i))
                return false;
            first = i;
        }
    return true;
}

/* One sweep each way is enough where arcs do not cross. */
static void find_extents(token *t, uint32_t count, bool *starts)
{
    for (uint32_t i = 0; i < count; i++)
        t[i].left = t[i].right = i;
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
        for (uint32_t i = 0; i < count; i++)
            widen(t, i);
        for (uint32_t i = count; i-- > 0;)
            widen(t, i);
        mark_starts(t, count, starts);
        if (sentences_closed(t, count, starts))
            return;
    }
}

/* ---- true heads ----------------------------------------------------------------------------------------------- */

/* Lists the children of each token, in order: from .left, on by .before. */
static void list_children(lang_arcs *a)
{
    for (uint32_t i = 0; i < a->count; i++)
        a->tokens[i].left = SAYSO_NONE;
    for (uint32_t i = a->count; i-- > 0;) {
        lang_arc *arc = &a->tokens[i];
        if (arc->head == SAYSO_NONE)
            continue;
        arc->before = a->tokens[arc->head].left;
        a->tokens[arc->head].left = i;
    }
}

/* Breadth first, from the head of `moving` down: the first token labelled `dep`, or that head
 * itself. White space and tokens already moved (`returned`) are passed over, with all below
 * them. */
static uint32_t find_head(lang_arcs *a, const token *t, uint32_t moving, label_dep dep)
{
    uint32_t *queue = a->held;
    uint32_t read = 0, written = 0, node = t[moving].head;
    for (;;) {
        for (uint32_t child = a->tokens[node].left; child != SAYSO_NONE; child = a->tokens[child].before) {
            if (t[child].blank || child == moving || a->tokens[child].returned)
                continue;
            if (t[child].dep == dep)
                return child;
            if (written < a->count && written < MOST_VISITED)
                queue[written++] = child;
        }
        if (read == written)
            return t[moving].head;
        node = queue[read++];
    }
}

/* Moves the tokens labelled so to their true heads, and gives all their labels (until then
 * DEP_COUNT, which no search looks for). spaCy's search scans extents found before; a moved
 * token lies outside its new head's, so it is never come upon again. */
static void move_down(lang_arcs *a, const lang_action *actions, token *t)
{
    bool listed = false;
    for (uint32_t i = 0; i < a->count; i++)
        a->tokens[i].returned = false;
    for (uint32_t i = 0; i < a->count; i++) {
        if (a->tokens[i].head == SAYSO_NONE || actions[a->tokens[i].action].below == DEP_COUNT)
            continue;
        if (!listed)
            list_children(a);
        listed = true;
        const uint32_t head = find_head(a, t, i, actions[a->tokens[i].action].below);
        a->tokens[i].returned = head != t[i].head;
        t[i].head = head;
        t[i].dep = actions[a->tokens[i].action].dep;
    }
}

void lang_tree_build(lang_arcs *a, const lang_action *actions, token *t, bool *starts)
{
    for (uint32_t i = 0; i < a->count; i++) {
        const lang_arc *arc = &a->tokens[i];
        const lang_action *made = &actions[arc->action];
        t[i].head = arc->head == SAYSO_NONE ? i : arc->head;
        t[i].dep = arc->head == SAYSO_NONE ? DEP_ROOT : made->below == DEP_COUNT ? made->dep : DEP_COUNT;
    }
    move_down(a, actions, t);
    find_extents(t, a->count, starts);
}
