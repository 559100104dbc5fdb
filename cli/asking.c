#include "asking.h"
#include "complain.h"
#include "model.h"
#include "output.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The operands, a space between each two, in memory that the caller frees; NULL if that ran out. */
static char *join_operands(const options *o)
{
    size_t size = 1;
    for (int i = 0; i < o->operand_count; i++)
        size += strlen(o->operands[i]) + 1;
    char *words = malloc(size);
    if (words)
        *words = '\0';
    for (int i = 0; words && i < o->operand_count; i++) {
        if (i)
            strcat(words, " ");
        strcat(words, o->operands[i]);
    }
    return words;
}

static void put_text(FILE *to, const char *before, sayso_text text)
{
    if (text.size)
        fprintf(to, "%s%.*s", before, (int)text.size, text.at);
}

/* "    2021-09-15 – 2022-09-06  Secretary of State …, United Kingdom" */
static void put_term(FILE *to, const sayso_term *term)
{
    fprintf(to, "    %-10s – %-10s  ", *term->start ? term->start : "?", term->end);
    put_text(to, "", term->title);
    put_text(to, ", ", term->of_name);
    if (!term->sure && *term->seen)
        fprintf(to, " (last seen in office in %s)", term->seen);
    else if (!term->sure)
        fputs(" (not sure: the day of the change is not known)", to);
    fputc('\n', to);
}

static void put_known(FILE *to, const sayso_known *known)
{
    put_text(to, "", known->name);
    put_text(to, "  ", known->id);
    if (known->type != SAYSO_PERSON)
        fprintf(to, "  %s", sayso_entity_type_name(known->type));
    put_text(to, "  ", known->country);
    fprintf(to, "%s%s\n", *known->gender ? "  " : "", known->gender);
    for (size_t i = 0; i < known->term_count; i++)
        put_term(to, &known->terms[i]);
}

/* The answer in memory that the caller frees, NULL if that ran out. */
static char *render(const options *o, sayso_answer *answer, size_t *size)
{
    char *text = NULL;
    size_t count;
    const sayso_known *known = sayso_answer_known(answer, &count);
    FILE *to = open_memstream(&text, size);
    if (!to)
        return NULL;
    const char *json = o->json ? sayso_answer_json(answer, NULL) : NULL;
    if (json)
        fprintf(to, "%s\n", json);
    for (size_t i = 0; i < count && !o->json; i++)
        put_known(to, &known[i]);
    if (fclose(to) == 0 && (json || !o->json))
        return text;
    free(text);
    return NULL;
}

static status write_answer(const options *o, sayso_answer *answer)
{
    size_t size = 0;
    output out;
    char *text = render(o, answer, &size);
    if (!text) {
        complain("who: out of memory");
        return STATUS_INPUT;
    }
    if (!output_open(&out, o->output)) {
        free(text);
        return STATUS_OUTPUT;
    }
    const bool written = output_write(&out, text, size);
    free(text);
    return output_close(&out, written) && written ? STATUS_DONE : STATUS_OUTPUT;
}

static status ask(const options *o, const sayso_model *model, const char *words)
{
    sayso_error error;
    size_t count;
    sayso_answer *answer = sayso_who(model, words, o->on, &error);
    if (!answer) {
        complain(error.status == SAYSO_E_ARGUMENT ? "--on %s" : "%s", error.message);
        return error.status == SAYSO_E_ARGUMENT ? STATUS_USAGE : STATUS_INPUT;
    }
    sayso_answer_known(answer, &count);
    status ended = count || o->json ? write_answer(o, answer) : STATUS_DONE;
    if (ended == STATUS_DONE && !count) {
        complain(
            "%s%s%s: the tables know nobody of that name or in that office; they can be added to (--knowledge DIR)",
            words, o->on ? ", on " : "", o->on ? o->on : "");
        ended = STATUS_INPUT;
    }
    sayso_answer_free(answer);
    return ended;
}

status asking_run(const options *o)
{
    char *words = join_operands(o);
    sayso_model *model;
    if (!words) {
        complain("who: out of memory");
        return STATUS_INPUT;
    }
    status ended = model_open(o, &model);
    if (ended == STATUS_DONE)
        ended = ask(o, model, words);
    free(words);
    sayso_model_free(model);
    return ended;
}
