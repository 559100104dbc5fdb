#include "lang/lang_model.h"
#include "base/error.h"

static bool open_tags(lang_model *m, const nn_weights *weights, sayso_error *error)
{
    lang_texts labels;
    if (!lang_texts_open(&labels, weights, "tagger.labels", error))
        return false;
    bool right = labels.count == nn_tagger_classes(m->tagger) && labels.count <= TAG_COUNT;
    for (size_t i = 0; right && i < labels.count; i++) {
        m->tags[i] = label_tag_of(lang_texts_get(&labels, i));
        right = m->tags[i] < TAG_COUNT;
    }
    return right || nn_weights_refuse(weights, "tagger.labels", error);
}

static bool open_actions(lang_model *m, const nn_weights *weights, sayso_error *error)
{
    const size_t count = nn_moves_classes(m->parser);
    const uint8_t *rows = nn_weights_get(weights, "parser.moves", NN_U8, 2, (size_t[]){count, 3}, error);
    if (!rows)
        return false;
    bool right = count <= LANG_MAX_CLASSES && nn_moves_slots(m->parser) == LANG_SLOTS;
    size_t move = 0;
    for (size_t i = 0; right && i < count; i++, rows += 3) {
        if (rows[0] == move && move < MOVE_COUNT) /* each has a class, so there is always a best one */
            m->first_action[move++] = i;
        const bool arc = rows[0] == MOVE_LEFT || rows[0] == MOVE_RIGHT;
        right = rows[0] + 1u == move && (rows[1] < DEP_COUNT || !arc) && rows[2] <= DEP_COUNT;
        m->actions[i] = (lang_action){(lang_move)rows[0], (label_dep)rows[1], (label_dep)rows[2]};
    }
    m->first_action[MOVE_COUNT] = count;
    return (right && move == MOVE_COUNT) || nn_weights_refuse(weights, "parser.moves", error);
}

static bool open_names(lang_model *m, const nn_weights *weights, sayso_error *error)
{
    const size_t count = nn_moves_classes(m->ner);
    const uint8_t *rows = nn_weights_get(weights, "ner.moves", NN_U8, 2, (size_t[]){count, 2}, error);
    if (!rows)
        return false;
    bool right = count <= LANG_MAX_CLASSES && nn_moves_slots(m->ner) == 3;
    uint32_t outs = 0, lasts = 0;
    for (size_t i = 0; right && i < count; i++, rows += 2) {
        right = rows[0] < NAME_MOVE_COUNT && rows[1] < NAME_COUNT;
        if (!right)
            break;
        const bool never = rows[0] == NAME_MOVE_UNIT && rows[1] == NAME_NONE;
        m->names[i].move = never ? NAME_MOVE_MISSING : (lang_name_move)rows[0];
        m->names[i].name = (label_name)rows[1];
        outs += rows[0] == NAME_MOVE_OUT;
        lasts |= (uint32_t)(rows[0] == NAME_MOVE_LAST) << rows[1];
    }
    for (size_t i = 0; right && i < count; i++) /* what is begun can be ended: there is always a move */
        right = m->names[i].move != NAME_MOVE_BEGIN || lasts >> m->names[i].name & 1;
    return (right && outs) || nn_weights_refuse(weights, "ner.moves", error);
}

static bool open_networks(lang_model *m, const nn_weights *weights, sayso_error *error)
{
    const sayso_allocator *a = &m->allocator;
    if (!(m->tok2vec = nn_tok2vec_open(weights, "tok2vec", a, error)) ||
        !(m->ner_tok2vec = nn_tok2vec_open(weights, "ner", a, error)) ||
        !(m->tagger = nn_tagger_open(weights, "tagger", a, error)) ||
        !(m->parser = nn_moves_open(weights, "parser", a, error)) ||
        !(m->ner = nn_moves_open(weights, "ner", a, error)))
        return false;
    if (nn_tok2vec_columns(m->tok2vec) > LANG_COLUMNS || nn_tok2vec_columns(m->ner_tok2vec) > LANG_COLUMNS)
        return nn_weights_refuse(weights, "tok2vec.embed.seeds", error);
    return true;
}

lang_model *lang_model_open(const nn_weights *weights, const sayso_allocator *allocator, sayso_error *error)
{
    lang_model *m = allocator->alloc(allocator->context, sizeof *m);
    if (!m) {
        error_set(error, SAYSO_E_MEMORY, 0, "%s: out of memory", weights->path);
        return NULL;
    }
    *m = (lang_model){.allocator = *allocator};
    if ((m->tokeniser = lang_tokeniser_open(weights, &m->allocator, error)) && open_networks(m, weights, error) &&
        open_tags(m, weights, error) && open_actions(m, weights, error) && open_names(m, weights, error) &&
        lang_ruler_open(&m->ruler, weights, error) && lang_lemmas_open(&m->lemmas, weights, error))
        return m;
    lang_model_close(m);
    return NULL;
}

void lang_model_close(lang_model *m)
{
    if (!m)
        return;
    nn_moves_close(m->ner);
    nn_moves_close(m->parser);
    nn_tagger_close(m->tagger);
    nn_tok2vec_close(m->ner_tok2vec);
    nn_tok2vec_close(m->tok2vec);
    lang_tokeniser_close(m->tokeniser);
    const sayso_allocator allocator = m->allocator;
    allocator.free(allocator.context, m);
}

/* ---- scratch -------------------------------------------------------------------------------------------------- */

enum { ALIGNMENT = 64 };

/* Takes `size` bytes a token at *at, aligned. */
static void *carve(char **at, size_t room, size_t size)
{
    void *here = *at;
    *at += (room * size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    return here;
}

lang_work lang_work_in(void *memory, size_t room)
{
    char *at = (char *)memory + (ALIGNMENT - (uintptr_t)memory % ALIGNMENT) % ALIGNMENT;
    lang_work w = {.room = room};
    w.vectors = carve(&at, room, NN_WIDTH * sizeof *w.vectors);
    w.keys = carve(&at, room, LANG_COLUMNS * sizeof *w.keys);
    w.lexemes = carve(&at, room, sizeof *w.lexemes);
    w.arcs = carve(&at, room, sizeof *w.arcs);
    w.held = carve(&at, room, sizeof *w.held);
    w.classes = carve(&at, room, sizeof *w.classes);
    w.words = carve(&at, room, sizeof *w.words);
    w.starts = carve(&at, room, sizeof *w.starts);
    return w;
}

size_t lang_work_size(size_t room)
{
    const lang_work w;
    const size_t each = NN_WIDTH * sizeof *w.vectors + LANG_COLUMNS * sizeof *w.keys + sizeof *w.lexemes +
                        sizeof *w.arcs + sizeof *w.held + sizeof *w.classes + sizeof *w.words + sizeof *w.starts;
    return room * each + 9 * ALIGNMENT;
}

lang_scratch *lang_scratch_new(const lang_model *model)
{
    const sayso_allocator *a = &model->allocator;
    lang_scratch *s = a->alloc(a->context, sizeof *s);
    if (!s)
        return NULL;
    *s = (lang_scratch){.allocator = *a};
    if ((s->cache = lang_cache_new(model->tokeniser)) && (s->nn = nn_scratch_new(a)) &&
        (s->memory = a->alloc(a->context, lang_work_size(LANG_GROUP)))) {
        s->work = lang_work_in(s->memory, LANG_GROUP);
        return s;
    }
    lang_scratch_free(s);
    return NULL;
}

void lang_scratch_free(lang_scratch *s)
{
    if (!s)
        return;
    const sayso_allocator a = s->allocator;
    nn_scratch_free(s->nn);
    lang_cache_free(s->cache);
    if (s->memory)
        a.free(a.context, s->memory);
    a.free(a.context, s);
}
