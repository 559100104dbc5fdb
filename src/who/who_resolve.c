/* Who is meant, step by step: names, their offices, role phrases and pronouns, then the statements' speakers. */
#include "who/who_work.h"

enum { MOST_DEPTH = 8 };

static void mark_quoted(who_work *w)
{
    const doc *d = w->doc;
    for (uint32_t i = 0; i < d->quotes.count; i++) {
        const quote *q = &d->quotes.at[i];
        if (q->depth == 0 && q->speech)
            for (uint32_t t = doc_token_at(d, q->span.start);
                 t < d->tokens.count && d->tokens.at[t].start < q->span.end; t++)
                w->quoted[t] = true;
    }
}

/* The first token from `i` that no content was written to yet; shortens the way for the next who ask. */
static uint32_t next_free(uint32_t *next, uint32_t i)
{
    uint32_t end = i;
    while (next[end] != end)
        end = next[end];
    while (next[i] != end) {
        const uint32_t after = next[i];
        next[i] = end;
        i = after;
    }
    return end;
}

static void mark_content(who_work *w, uint32_t statement, uint32_t *next)
{
    const doc *d = w->doc;
    const sayso_spans content = d->statements.at[statement].content;
    for (size_t i = 0; i < content.count; i++)
        for (uint32_t t = next_free(next, doc_token_at(d, content.at[i].start));
             t < d->tokens.count && d->tokens.at[t].start < content.at[i].end; t = next_free(next, t)) {
            w->content_at[t] = statement;
            next[t] = t + 1;
        }
}

static uint32_t depth_of(const doc *d, uint32_t statement)
{
    uint32_t depth = 0;
    for (uint32_t s = d->statements.at[statement].within; s != SAYSO_NONE && depth < MOST_DEPTH; depth++)
        s = d->statements.at[s].within;
    return depth;
}

/* Inner statements first, each token written once, so that contents in contents cost no more than one. */
static void mark_contents(who_work *w)
{
    const doc *d = w->doc;
    uint32_t *next = arena_array(&w->doc->arena, d->tokens.count + 1, sizeof *next);
    for (uint32_t i = 0; i <= d->tokens.count; i++)
        next[i] = i;
    for (uint32_t i = 0; i < d->tokens.count; i++)
        w->content_at[i] = w->holder_at[i] = SAYSO_NONE;
    for (uint32_t depth = MOST_DEPTH + 1; depth-- > 0;)
        for (uint32_t s = d->statements.count; s-- > 0;)
            if (depth_of(d, s) == depth)
                mark_content(w, s, next);
}

void who_resolve(doc *d, const who_knowledge *knowledge, const who_ranker *ranker, bool keep_pairs)
{
    const uint32_t count = d->tokens.count;
    who_work w = {.doc = d,
                  .knowledge = knowledge,
                  .ranker = ranker,
                  .keeps_pairs = keep_pairs,
                  .outlet = SAYSO_NONE,
                  .you = SAYSO_NONE,
                  .found_at = arena_array(&d->arena, count, sizeof(uint32_t)),
                  .source_of = arena_array(&d->arena, d->statements.count, sizeof(uint32_t)),
                  .content_at = arena_array(&d->arena, count, sizeof(uint32_t)),
                  .quoted = arena_array(&d->arena, count, sizeof(bool)),
                  .holder_at = arena_array(&d->arena, count, sizeof(uint32_t))};
    mark_quoted(&w);
    mark_contents(&w);
    who_find_names(&w);
    who_name(&w);
    who_find_offices(&w);
    who_find_nouns(&w);
    who_refer(&w);
    who_speak(&w);
    who_write(&w);
}
