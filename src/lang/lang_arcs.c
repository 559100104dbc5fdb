#include "lang/lang_arcs.h"
#include <assert.h>

void lang_arcs_start(lang_arcs *a, uint32_t count)
{
    a->count = count;
    a->depth = a->returned = a->next = 0;
    for (uint32_t i = 0; i < count; i++)
        a->tokens[i] = (lang_arc){SAYSO_NONE, SAYSO_NONE, SAYSO_NONE, SAYSO_NONE, 0, false, false};
}

static uint32_t buffered(const lang_arcs *a)
{
    return a->returned + (a->count - a->next);
}

/* The token at place i of the buffer. */
static uint32_t buffer(const lang_arcs *a, uint32_t i)
{
    if (i < a->returned)
        return a->held[a->count - a->returned + i];
    i = a->next + (i - a->returned);
    return i < a->count ? i : SAYSO_NONE;
}

/* The token at depth i of the stack. */
static uint32_t stacked(const lang_arcs *a, uint32_t i)
{
    return i < a->depth ? a->held[a->depth - 1 - i] : SAYSO_NONE;
}

static bool may_break(const lang_arcs *a)
{
    const uint32_t second = buffer(a, 1);
    return second != SAYSO_NONE && second == buffer(a, 0) + 1 && !a->tokens[second].starts;
}

unsigned lang_arcs_valid(const lang_arcs *a)
{
    const uint32_t first = buffer(a, 0);
    unsigned valid = may_break(a) ? 1u << MOVE_BREAK : 0;
    if (a->depth == 0)
        return first == SAYSO_NONE ? 0 : valid | 1u << MOVE_SHIFT;
    valid |= 1u << MOVE_REDUCE;
    if (first == SAYSO_NONE || a->tokens[first].starts)
        return valid;
    valid |= 1u << MOVE_LEFT | 1u << MOVE_RIGHT;
    if (buffered(a) >= 2 && !a->tokens[first].returned)
        valid |= 1u << MOVE_SHIFT;
    return valid;
}

void lang_arcs_slots(const lang_arcs *a, uint32_t slots[LANG_SLOTS])
{
    const uint32_t first = buffer(a, 0), top = stacked(a, 0);
    slots[0] = first;
    slots[1] = buffer(a, 1);
    slots[2] = top;
    slots[3] = stacked(a, 1);
    slots[4] = stacked(a, 2);
    slots[5] = first == SAYSO_NONE ? SAYSO_NONE : a->tokens[first].left;
    slots[6] = top == SAYSO_NONE ? SAYSO_NONE : a->tokens[top].left;
    slots[7] = top == SAYSO_NONE ? SAYSO_NONE : a->tokens[top].right;
}

static void push(lang_arcs *a)
{
    const uint32_t first = buffer(a, 0);
    if (a->returned)
        a->returned--;
    else
        a->next++;
    a->held[a->depth++] = first;
}

static void give_back(lang_arcs *a, uint32_t top)
{
    a->tokens[top].returned = true;
    a->depth--;
    a->returned++;
    a->held[a->count - a->returned] = top;
}

/* The newest child of `head` on the side of `child`. */
static uint32_t *newest(lang_arcs *a, uint32_t head, uint32_t child)
{
    return child < head ? &a->tokens[head].left : &a->tokens[head].right;
}

static void attach(lang_arcs *a, uint32_t head, uint32_t child, uint8_t action)
{
    lang_arc *arc = &a->tokens[child];
    if (arc->head != SAYSO_NONE) {
        uint32_t *old = newest(a, arc->head, child);
        assert(*old == child);
        *old = arc->before;
    }
    uint32_t *siblings = newest(a, head, child);
    arc->head = head;
    arc->before = *siblings;
    arc->action = action;
    *siblings = child;
}

void lang_arcs_take(lang_arcs *a, lang_move move, uint8_t action)
{
    const uint32_t first = buffer(a, 0), top = stacked(a, 0);
    assert(lang_arcs_valid(a) & 1u << move);
    switch (move) {
    case MOVE_SHIFT:
        push(a);
        break;
    case MOVE_REDUCE:
        if (a->depth == 1 || a->tokens[top].head != SAYSO_NONE)
            a->depth--;
        else
            give_back(a, top);
        break;
    case MOVE_LEFT:
        attach(a, first, top, action);
        a->tokens[first].returned = false;
        a->depth--;
        break;
    case MOVE_RIGHT:
        attach(a, top, first, action);
        push(a);
        break;
    case MOVE_BREAK:
        a->tokens[buffer(a, 1)].starts = true;
        break;
    case MOVE_COUNT:
        break;
    }
}
