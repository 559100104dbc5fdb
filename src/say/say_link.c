/* Which fragments make one statement: each points at the anchor of its own.
 *
 * Reads the vectors of windows; writes group and linked of fragments. Fragments are compared only as
 * seen in one window: vectors carry their place, so those of two windows cannot be compared. One that
 * is cut by a window's edge is seen there as far as it goes. */
#include "say/say_network.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { CHOICES = 3 };

/* A link that a fragment may take. */
typedef struct choice {
    uint32_t to; /* fragment */
    float probability;
} choice;

typedef choice choices[CHOICES]; /* the surest first */

static float gelu(float x)
{
    return 0.5F * x * (1 + erff(x * 0.70710678F));
}

static float dot(const float *a, const float *b)
{
    float sum = 0;
    for (uint32_t k = 0; k < SAY_LINK; k++)
        sum += a[k] * b[k];
    return sum;
}

static void look(const window *w, const fragments *found, link_view *v)
{
    enum { SIZE = NN_ENCODER_WIDTH * sizeof(float) };
    v->count = 0;
    for (uint32_t i = 0; i < found->count; i++) {
        const fragment *f = &found->at[i];
        if (f->first >= w->last || f->last <= w->first)
            continue;
        const uint32_t first = f->first > w->first ? f->first : w->first, last = f->last < w->last ? f->last : w->last;
        float *ends = v->ends + (size_t)v->count * 2 * NN_ENCODER_WIDTH;
        memcpy(ends, w->vectors + (size_t)(first - w->first) * NN_ENCODER_WIDTH, SIZE);
        memcpy(ends + NN_ENCODER_WIDTH, w->vectors + (size_t)(last - 1 - w->first) * NN_ENCODER_WIDTH, SIZE);
        v->which[v->count++] = i;
    }
}

static void add_roles(const say_network *n, const fragments *found, const link_view *v, float (*side)[SAY_LINK])
{
    for (uint32_t i = 0; i < v->count; i++)
        for (uint32_t k = 0; k < SAY_LINK; k++)
            side[i][k] = gelu(side[i][k] + n->role[found->at[v->which[i]].role][k]);
}

/* dependent: x → x bilinear, plus the bias that every head is also multiplied with. */
static void turn(const say_network *n, float *x)
{
    float turned[SAY_LINK];
    memcpy(turned, n->bias, sizeof turned);
    for (uint32_t k = 0; k < SAY_LINK; k++)
        for (uint32_t to = 0; to < SAY_LINK; to++)
            turned[to] += x[k] * n->bilinear[k][to];
    memcpy(x, turned, sizeof turned);
}

static uint32_t drafted(const doc *d, const fragment *f, const window *w)
{
    return d->pieces.at[f->first > w->first ? f->first : w->first].drafted;
}

static float prior(const say_network *n, uint32_t from, uint32_t to, uint32_t draft, uint32_t other)
{
    const int64_t apart = (int64_t)to - from;
    const int64_t near = apart < -SAY_FAR ? -SAY_FAR : apart > SAY_FAR ? SAY_FAR : apart;
    const uint32_t same = draft == SAYSO_NONE || other == SAYSO_NONE ? 0 : draft == other ? 1 : 2;
    return n->distance[near + SAY_FAR + 1] + n->same[same];
}

/* Scores become probabilities. */
static void normalise(float *scores, uint32_t count)
{
    float most = scores[0];
    for (uint32_t i = 1; i < count; i++)
        most = scores[i] > most ? scores[i] : most;
    double sum = 0;
    for (uint32_t i = 0; i < count; i++)
        sum += exp((double)(scores[i] - most));
    for (uint32_t i = 0; i < count; i++)
        scores[i] = (float)(exp((double)(scores[i] - most)) / sum);
}

/* How far a fragment lies from the nearest edge that cuts the text; negative: cut by it. */
static int64_t room_of(const fragment *f, const window *w, bool first, bool last)
{
    const int64_t before = first ? INT64_MAX : (int64_t)f->first - w->first;
    const int64_t after = last ? INT64_MAX : (int64_t)w->last - f->last;
    return before < after ? before : after;
}

/* Puts a link in its place among the best of a fragment; of equals, the earlier stays before. */
static void keep(choice *best, choice next)
{
    for (uint32_t i = 0; i < CHOICES; i++)
        if (next.probability > best[i].probability) {
            const choice less = best[i];
            best[i] = next;
            next = less;
        }
}

static void point(const doc *d, const say_network *n, const window *w, const link_view *v, uint32_t from,
                  const fragments *found, choice *best)
{
    const fragment *f = &found->at[v->which[from]];
    for (uint32_t to = 0; to < v->count; to++)
        v->scores[to] = dot(v->dependent[from], v->head[to]) +
                        prior(n, from, to, drafted(d, f, w), drafted(d, &found->at[v->which[to]], w));
    normalise(v->scores, v->count);
    memset(best, 0, CHOICES * sizeof *best);
    for (uint32_t to = 0; to < v->count; to++)
        keep(best, (choice){v->which[to], v->scores[to]});
}

/* From what each points at to whose group it is; of a ring, where it was entered. */
static void follow(arena *a, fragments *found)
{
    uint32_t *root = arena_array(a, found->count, sizeof *root);
    uint32_t *seen = arena_array(a, found->count, sizeof *seen);
    for (uint32_t i = 0; i < found->count; i++) {
        root[i] = i;
        while (found->at[root[i]].group != root[i] && seen[root[i]] != i + 1) {
            seen[root[i]] = i + 1;
            root[i] = found->at[root[i]].group;
        }
    }
    for (uint32_t i = 0; i < found->count; i++)
        found->at[i].group = root[i];
}

static bool is_drafted(const doc *d, const fragment *f, say_role role, uint32_t draft)
{
    const piece *p = &d->pieces.at[f->first];
    return f->role == role && p->draft == 1 + 2 * (int)role && p->drafted == draft;
}

/* ---- sources --------------------------------------------------------------------------------- */

static const float LEAST_BID = 0.02F, LEAST_SHARE = 0.1F;

typedef struct bid {
    uint32_t source, cue;
    float probability;
    bool drafted; /* as likely as not, and a draft says so too */
} bid;

typedef VEC(bid) bids;

static int surest_first(const void *a, const void *b)
{
    const bid *x = a, *y = b;
    if (x->drafted != y->drafted)
        return x->drafted ? -1 : 1;
    if (x->probability > y->probability || x->probability < y->probability)
        return x->probability > y->probability ? -1 : 1;
    if (x->source != y->source)
        return x->source < y->source ? -1 : 1;
    return (x->cue > y->cue) - (x->cue < y->cue);
}

static bids collect_bids(const doc *d, arena *a, const fragments *found, const choices *best)
{
    bids all = {0};
    for (uint32_t i = 0; i < found->count; i++)
        for (uint32_t k = 0; k < CHOICES && found->at[i].role == SAY_SOURCE; k++) {
            const choice *c = &best[i][k];
            const uint32_t draft = d->pieces.at[found->at[i].first].drafted;
            const bool drafted = c->probability > 0.5F && is_drafted(d, &found->at[i], SAY_SOURCE, draft) &&
                                 is_drafted(d, &found->at[c->to], SAY_CUE, draft);
            if (c->to != i && c->probability > LEAST_BID)
                *vec_push(a, &all) = (bid){i, c->to, c->probability, drafted};
        }
    if (all.count)
        qsort(all.at, all.count, sizeof *all.at, surest_first);
    return all;
}

/* A cue has one source: the surest takes it first, and who finds it taken goes on to the next. Who finds
 * all taken is nobody's. */
static void settle_sources(arena *a, const bids *all, fragments *found)
{
    bool *taken = arena_array(a, found->count, sizeof *taken), *settled = arena_array(a, found->count, sizeof *settled);
    for (uint32_t i = 0; i < all->count; i++) {
        const bid *b = &all->at[i];
        if (taken[b->cue] || settled[b->source])
            continue;
        taken[b->cue] = settled[b->source] = true;
        found->at[b->source].group = b->cue;
        found->at[b->source].linked = b->probability;
    }
    for (uint32_t i = 0; i < found->count; i++)
        if (found->at[i].role == SAY_SOURCE && !settled[i])
            found->at[i].group = i;
}

/* PolNeAR gives every word to one statement; who says two things stands there once, and is the source
 * of both: a statement without one takes the surest of those that might be its own, as a copy. */
static void share_sources(arena *a, const bids *all, fragments *found)
{
    bool *has = arena_array(a, found->count, sizeof *has);
    for (uint32_t i = 0; i < found->count; i++)
        if (found->at[i].role == SAY_SOURCE)
            has[found->at[i].group] = true;
    for (uint32_t i = 0; i < all->count && all->at[i].probability > LEAST_SHARE; i++) {
        const bid *b = &all->at[i];
        if (has[b->cue] || found->at[b->cue].group != b->cue)
            continue;
        has[b->cue] = true;
        fragment copy = found->at[b->source];
        copy.group = b->cue;
        copy.linked = b->probability;
        *vec_push(a, found) = copy;
    }
}

/* ---- contents that stand alone --------------------------------------------------------------- */

/* The nearest cue of a content's draft; SAYSO_NONE: none. */
static uint32_t drafted_cue(const doc *d, const fragments *found, uint32_t content)
{
    enum { NEAR = 8 };
    const fragment *f = found->at;
    const uint32_t draft = d->pieces.at[f[content].first].drafted;
    for (uint32_t step = 1; is_drafted(d, &f[content], SAY_CONTENT, draft) && step <= NEAR; step++) {
        if (content >= step && is_drafted(d, &f[content - step], SAY_CUE, draft))
            return content - step;
        if (content + step < found->count && is_drafted(d, &f[content + step], SAY_CUE, draft))
            return content + step;
    }
    return SAYSO_NONE;
}

/* The cue beside a content that has no content itself; SAYSO_NONE: none. */
static uint32_t empty_cue(const fragments *found, const bool *has_content, uint32_t content)
{
    const fragment *f = found->at;
    for (uint32_t k = content; k-- && f[k].role != SAY_CONTENT;)
        if (f[k].role == SAY_CUE && !has_content[f[k].group])
            return k;
    for (uint32_t k = content + 1; k < found->count && f[k].role != SAY_CONTENT; k++)
        if (f[k].role == SAY_CUE && !has_content[f[k].group])
            return k;
    return SAYSO_NONE;
}

/* A window's edge may part a content from its cue: one that has none takes its draft's, else one beside
 * it that waits for a content. One that has another cue leaves it for its draft's, if that waits for one. */
static void settle_contents(const doc *d, arena *a, fragments *found)
{
    bool *has_content = arena_array(a, found->count, sizeof *has_content);
    for (uint32_t i = 0; i < found->count; i++)
        if (found->at[i].role == SAY_CONTENT)
            has_content[found->at[i].group] = true;
    for (uint32_t i = 0; i < found->count; i++) {
        const fragment *f = &found->at[i];
        if (f->role != SAY_CONTENT)
            continue;
        const bool alone = found->at[f->group].role != SAY_CUE;
        uint32_t cue = drafted_cue(d, found, i);
        if (cue != SAYSO_NONE && !alone && has_content[found->at[cue].group])
            continue;
        if (cue == SAYSO_NONE && alone)
            cue = empty_cue(found, has_content, i);
        if (cue == SAYSO_NONE)
            continue;
        found->at[i].group = found->at[cue].group;
        has_content[found->at[i].group] = true;
    }
}

link_view say_link_view(arena *a)
{
    enum { MOST = NN_ENCODER_WINDOW };
    return (link_view){.which = arena_array(a, MOST, sizeof(uint32_t)),
                       .ends = arena_array(a, MOST, 2 * NN_ENCODER_WIDTH * sizeof(float)),
                       .dependent = arena_array(a, MOST, SAY_LINK * sizeof(float)),
                       .head = arena_array(a, MOST, SAY_LINK * sizeof(float)),
                       .scores = arena_array(a, MOST, sizeof(float))};
}

bool say_link(doc *d, const say_network *network, nn_encoder_scratch *scratch, const window *windows, uint32_t count,
              link_view *v, fragments *found)
{
    arena *a = &d->arena;
    choices *best = arena_array(a, found->count, sizeof *best);
    int64_t *room = arena_array(a, found->count, sizeof *room);
    for (uint32_t i = 0; i < found->count; i++)
        room[i] = INT64_MIN;
    for (uint32_t w = 0; w < count; w++) {
        look(&windows[w], found, v);
        if (!nn_dense_run(network->dependent, scratch, v->ends, v->count, false, v->dependent[0]) ||
            !nn_dense_run(network->head, scratch, v->ends, v->count, false, v->head[0]))
            return false;
        add_roles(network, found, v, v->dependent);
        add_roles(network, found, v, v->head);
        for (uint32_t i = 0; i < v->count; i++) {
            const uint32_t which = v->which[i];
            const int64_t here = room_of(&found->at[which], &windows[w], w == 0, w + 1 == count);
            if (here <= room[which])
                continue;
            room[which] = here;
            turn(network, v->dependent[i]);
            point(d, network, &windows[w], v, i, found, best[which]);
        }
    }
    for (uint32_t i = 0; i < found->count; i++) {
        found->at[i].group = best[i][0].to;
        found->at[i].linked = best[i][0].probability;
    }
    const bids all = collect_bids(d, a, found, best);
    settle_sources(a, &all, found);
    follow(a, found);
    settle_contents(d, a, found);
    share_sources(a, &all, found);
    return true;
}
