#include "lang/lang_names.h"

/* A bit (1 << move) for each move that may be made. */
static unsigned valid_moves(const lang_names *state)
{
    if (state->open != NAME_NONE)
        return 1u << NAME_MOVE_LAST | (state->last ? 0 : 1u << NAME_MOVE_IN);
    if (state->blank)
        return 1u << NAME_MOVE_OUT;
    return 1u << NAME_MOVE_OUT | 1u << NAME_MOVE_UNIT | (state->last ? 0 : 1u << NAME_MOVE_BEGIN);
}

size_t lang_names_best(const lang_names *state, const lang_name_action *actions, size_t count, const float *scores)
{
    const unsigned valid = valid_moves(state);
    size_t best = count;
    for (size_t i = 0; i < count; i++) {
        if (!(valid >> actions[i].move & 1) || (state->open != NAME_NONE && actions[i].name != state->open))
            continue;
        if (best == count || scores[i] > scores[best])
            best = i;
    }
    return best;
}
