#include "lang/lang_names.h"

static bool may(const lang_names *state, lang_name_action action)
{
    switch (action.move) {
    case NAME_MOVE_BEGIN:
        return state->open == NAME_NONE && !state->last && !state->blank;
    case NAME_MOVE_IN:
        return state->open == action.name && !state->last;
    case NAME_MOVE_LAST:
        return state->open == action.name;
    case NAME_MOVE_UNIT:
        return state->open == NAME_NONE && !state->blank && action.name != NAME_NONE;
    case NAME_MOVE_OUT:
        return state->open == NAME_NONE;
    case NAME_MOVE_MISSING:
    case NAME_MOVE_COUNT:
        break;
    }
    return false;
}

size_t lang_names_best(const lang_names *state, const lang_name_action *actions, size_t count, const float *scores)
{
    size_t best = count;
    for (size_t i = 0; i < count; i++)
        if (may(state, actions[i]) && (best == count || scores[i] > scores[best]))
            best = i;
    return best;
}
