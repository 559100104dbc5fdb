/* Who is who: a question to the tables, and its answer in memory of its own. */
#include "base/error.h"
#include "sayso_boundary.h"
#include "who/who_ask.h"

struct sayso_answer {
    arena arena;
    str words;
    const char *on; /* NULL: ever */
    const sayso_known *known;
    size_t count;
};

static bool fill_answer(sayso_answer *a, const sayso_model *m, const char *words, const char *on, sayso_error *error)
{
    jmp_buf boundary;
    const who_day day = on ? who_day_of(str_of(on)) : WHO_NO_DAY;
    if (on && !day)
        return error_set(error, SAYSO_E_ARGUMENT, 0, "%.100s: not a date; write it YYYY-MM-DD, YYYY-MM or YYYY", on);
    a->arena.boundary = &boundary;
    if (setjmp(boundary))
        return error_set(error, SAYSO_E_MEMORY, 0, "out of memory");
    a->words = (str){arena_copy(&a->arena, words, strlen(words)), strlen(words)};
    a->on = on ? arena_copy(&a->arena, on, strlen(on)) : NULL;
    a->known = who_ask(&a->arena, m->knowledge, a->words, day, &a->count);
    return true;
}

sayso_answer *sayso_who(const sayso_model *m, const char *words, const char *on, sayso_error *error)
{
    sayso_answer *a = m->allocator.alloc(m->allocator.context, sizeof *a);
    if (!a) {
        error_set(error, SAYSO_E_MEMORY, 0, "out of memory");
        return NULL;
    }
    *a = (sayso_answer){0};
    arena_start(&a->arena, &m->allocator, SIZE_MAX / 2, NULL);
    if (fill_answer(a, m, words, on, error))
        return a;
    sayso_answer_free(a);
    return NULL;
}

const sayso_known *sayso_answer_known(const sayso_answer *a, size_t *count)
{
    *count = a->count;
    return a->known;
}

const char *sayso_answer_json(sayso_answer *a, size_t *size)
{
    jmp_buf boundary;
    a->arena.boundary = &boundary;
    return setjmp(boundary) ? NULL : who_ask_json(&a->arena, a->words, a->on, a->known, a->count, size);
}

void sayso_answer_free(sayso_answer *a)
{
    if (!a)
        return;
    const sayso_allocator *allocator = a->arena.allocator;
    arena_end(&a->arena);
    allocator->free(allocator->context, a);
}
