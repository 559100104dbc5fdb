/* Runs the encoder over a document, tags its pieces and keeps what each is as a mention.
 *
 * Reads pieces; writes fragments. A document is read in stretches, so that its vectors take a bounded
 * room, and a stretch in windows that overlap: of the pieces in two windows, each is believed where it
 * lies farther from the edge. */
#include "say/say_network.h"
#include "base/error.h"

enum {
    INSIDE = NN_ENCODER_WINDOW - 2, /* pieces of a window, less CLS and SEP */
    STRIDE = 222,
    WINDOWS = 24, /* of a stretch */
    STRETCH = (WINDOWS - 1) * STRIDE + INSIDE,
};

/* ---- opening --------------------------------------------------------------------------------- */

static const void *find(const nn_weights *weights, const char *name, size_t rows, size_t columns, sayso_error *error)
{
    return nn_weights_get(weights, name, NN_F32, columns ? 2 : 1, (const size_t[]){rows, columns}, error);
}

static bool open_tags(say_network *n, const nn_weights *weights, sayso_error *error)
{
    return (n->tag1 = nn_dense_open(weights, "attribution.tag1", SAY_HIDDEN, NN_ENCODER_WIDTH, n->allocator, error)) &&
           (n->mention = nn_dense_open(weights, "coreference.mention", 2 * DOC_MENTION, NN_ENCODER_WIDTH, n->allocator,
                                       error)) &&
           (n->tag2 = find(weights, "attribution.tag2.weight", SAY_TAGS, SAY_HIDDEN, error)) &&
           (n->tag2_bias = find(weights, "attribution.tag2.bias", SAY_TAGS, 0, error)) &&
           (n->transitions = find(weights, "attribution.transitions", SAY_TAGS, SAY_TAGS, error));
}

static bool open_links(say_network *n, const nn_weights *weights, sayso_error *error)
{
    const size_t ends = 2 * NN_ENCODER_WIDTH;
    return (n->dependent = nn_dense_open(weights, "attribution.link.dependent", SAY_LINK, ends, n->allocator, error)) &&
           (n->head = nn_dense_open(weights, "attribution.link.head", SAY_LINK, ends, n->allocator, error)) &&
           (n->role = find(weights, "attribution.link.role", SAY_ROLES, SAY_LINK, error)) &&
           (n->bilinear = find(weights, "attribution.link.bilinear", SAY_LINK, SAY_LINK, error)) &&
           (n->bias = find(weights, "attribution.link.bias", SAY_LINK, 0, error)) &&
           (n->distance = find(weights, "attribution.link.distance", SAY_DISTANCES, 0, error)) &&
           (n->same = find(weights, "attribution.link.same", SAY_DRAFTS, 0, error)) &&
           (n->confidence = find(weights, "attribution.confidence", DOC_EVIDENCE, 0, error));
}

bool say_network_open(say_network **network, const nn_weights *weights, const sayso_allocator *allocator,
                      sayso_error *error)
{
    nn_vocabulary *vocabulary = NULL;
    *network = NULL;
    if (!nn_vocabulary_open(&vocabulary, weights, allocator, error))
        return false;
    if (!vocabulary)
        return true;
    say_network *n = *network = allocator->alloc(allocator->context, sizeof *n);
    if (!n) {
        nn_vocabulary_close(vocabulary);
        return error_set(error, SAYSO_E_MEMORY, 0, "out of memory");
    }
    *n = (say_network){.vocabulary = vocabulary,
                       .before = nn_vocabulary_find(vocabulary, str_of(NN_PIECE_FIRST)),
                       .after = nn_vocabulary_find(vocabulary, str_of(NN_PIECE_LAST)),
                       .allocator = allocator};
    return !nn_weights_find(weights, "encoder.word.weight") ||
           ((n->encoder = nn_encoder_open(weights, allocator, error)) && open_tags(n, weights, error) &&
            open_links(n, weights, error));
}

bool say_network_whole(const say_network *network)
{
    return network && network->encoder;
}

void say_network_close(say_network *network)
{
    if (!network)
        return;
    nn_vocabulary_close(network->vocabulary);
    nn_encoder_close(network->encoder);
    nn_dense_close(network->tag1);
    nn_dense_close(network->dependent);
    nn_dense_close(network->head);
    nn_dense_close(network->mention);
    network->allocator->free(network->allocator->context, network);
}

/* ---- windows --------------------------------------------------------------------------------- */

static nn_piece_row row_of(const piece *p)
{
    return (nn_piece_row){p->id, p->letters, p->quote, p->draft, p->inner, p->dep, p->tag};
}

/* The windows that cover pieces [first, last). */
static uint32_t cover(uint32_t first, uint32_t last, window *windows)
{
    uint32_t count = 0;
    for (;; first += STRIDE) {
        const bool all = last - first <= INSIDE;
        windows[count++] = (window){first, all ? last : first + INSIDE, NULL};
        if (all)
            return count;
    }
}

/* What a stretch needs; taken once for the longest. */
typedef struct stretch {
    window windows[WINDOWS];
    uint32_t sizes[WINDOWS], count;
    nn_piece_row *rows;           /* (all windows' pieces, CLS and SEP) */
    float *vectors;               /* (the same, 384) */
    float *hidden;                /* (256, 256) */
    float (*emissions)[SAY_TAGS]; /* (pieces) */
    link_view view;
} stretch;

static bool encode(const doc *d, const say_network *n, nn_encoder_scratch *scratch, stretch *s)
{
    uint32_t total = 0;
    for (uint32_t w = 0; w < s->count; w++) {
        window *at = &s->windows[w];
        at->vectors = s->vectors + ((size_t)total + 1) * NN_ENCODER_WIDTH;
        s->sizes[w] = at->last - at->first + 2;
        s->rows[total++] = (nn_piece_row){.word = n->before, .letters = LETTERS_NONE};
        for (uint32_t i = at->first; i < at->last; i++)
            s->rows[total++] = row_of(&d->pieces.at[i]);
        s->rows[total++] = (nn_piece_row){.word = n->after, .letters = LETTERS_NONE};
    }
    return nn_encode(n->encoder, scratch, s->rows, s->sizes, s->count, s->vectors);
}

/* In an order that a register can follow, the same on every processor. */
static float multiply(const float *a, const float *b)
{
    float sums[8] = {0};
    for (uint32_t k = 0; k < SAY_HIDDEN; k += 8)
        for (uint32_t j = 0; j < 8; j++)
            sums[j] += a[k + j] * b[k + j];
    return ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
}

static void score_tags(const say_network *n, const float *hidden, float *scores)
{
    for (uint32_t tag = 0; tag < SAY_TAGS; tag++)
        scores[tag] = n->tag2_bias[tag] + multiply(n->tag2[tag], hidden);
}

/* Emissions and mentions of the pieces that each window sees best. */
static bool tag(const say_network *n, nn_encoder_scratch *scratch, stretch *s, piece_mention *mentions)
{
    const uint32_t start = s->windows[0].first;
    for (uint32_t w = 0; w < s->count; w++) {
        const window *at = &s->windows[w];
        const uint32_t low = w ? at->first + (at[-1].last - at->first) / 2 : at->first;
        const uint32_t high = w + 1 < s->count ? at[1].first + (at->last - at[1].first) / 2 : at->last;
        const float *vectors = at->vectors + (size_t)(low - at->first) * NN_ENCODER_WIDTH;
        if (!nn_dense_run(n->tag1, scratch, vectors, high - low, true, s->hidden) ||
            !nn_dense_run(n->mention, scratch, vectors, high - low, true, mentions[low].meaning))
            return false;
        for (uint32_t i = low; i < high; i++)
            score_tags(n, s->hidden + (size_t)(i - low) * SAY_HIDDEN, s->emissions[i - start]);
    }
    return true;
}

/* ---- the document ---------------------------------------------------------------------------- */

/* Where the stretch that starts at `first` ends: at the last gap between blocks in its second half,
 * if it has one. */
static uint32_t end_of(const doc *d, uint32_t first)
{
    if (d->pieces.count - first <= STRETCH)
        return d->pieces.count;
    for (uint32_t end = first + STRETCH; end > first + STRETCH / 2; end--)
        if (!d->pieces.at[end].tag && d->pieces.at[end].letters == LETTERS_NONE)
            return end;
    return first + STRETCH;
}

static void mark_roles(doc *d, const fragments *found)
{
    for (uint32_t i = 0; i < found->count; i++)
        for (uint32_t k = found->at[i].first; k < found->at[i].last; k++)
            d->pieces.at[k].role = (uint8_t)(1 + 2 * (int)found->at[i].role + (k > found->at[i].first));
}

/* Tags and links of pieces [first, last), added to what was found before them. */
static void read_stretch(doc *d, const say_network *n, nn_encoder_scratch *scratch, stretch *s, uint32_t first,
                         uint32_t last, fragments *all)
{
    s->count = cover(first, last, s->windows);
    if (!encode(d, n, scratch, s) || !tag(n, scratch, s, d->piece_mentions))
        arena_throw(&d->arena, SAYSO_E_MEMORY);
    fragments found = say_crf_best(&d->arena, last - first, s->emissions, n->transitions);
    for (uint32_t i = 0; i < found.count; i++) {
        found.at[i].first += first;
        found.at[i].last += first;
    }
    mark_roles(d, &found);
    say_bounds(d, &found);
    if (!say_link(d, n, scratch, s->windows, s->count, &s->view, &found))
        arena_throw(&d->arena, SAYSO_E_MEMORY);
    const uint32_t before = all->count;
    for (uint32_t i = 0; i < found.count; i++) {
        found.at[i].group += before;
        *vec_push(&d->arena, all) = found.at[i];
    }
}

fragments say_read(doc *d, const say_network *network, nn_encoder_scratch *scratch)
{
    fragments all = {0};
    d->piece_mentions = arena_array(&d->arena, d->pieces.count, sizeof *d->piece_mentions);
    const size_t most = d->pieces.count < STRETCH ? d->pieces.count : STRETCH;
    const size_t rows = most + (most / STRIDE + 1) * (NN_ENCODER_WINDOW - STRIDE);
    stretch s = {.rows = arena_array(&d->arena, rows, sizeof *s.rows),
                 .vectors = arena_array(&d->arena, rows * NN_ENCODER_WIDTH, sizeof *s.vectors),
                 .hidden = arena_array(&d->arena, (size_t)NN_ENCODER_WINDOW * SAY_HIDDEN, sizeof *s.hidden),
                 .emissions = arena_array(&d->arena, most, sizeof *s.emissions),
                 .view = say_link_view(&d->arena)};
    for (uint32_t first = 0, last; first < d->pieces.count; first = last) {
        last = end_of(d, first);
        read_stretch(d, network, scratch, &s, first, last, &all);
    }
    return all;
}
