/* Fact tables of an invented world, written to a folder of their own, compiled and opened. */
#ifndef WHO_TABLES_H
#define WHO_TABLES_H

#include "unit.h"

#include "who/who_knowledge.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char *const table_names[] = {"states", "metonyms", "organisations", "people", "given_names", "roles"};
enum { TABLES = sizeof table_names / sizeof *table_names };

static const char *const table_texts[TABLES] = {
    "iso3\tname\tofficial\tdemonyms\tcapital\talt_names\tcapital_alt\twikidata\tstatus\tprovenance\n"
    "RVN\tRavonia\tRepublic of Ravonia\tRavonian;Ravonians\tPort Ravon\tthe Ravonias\t\tQ1\tstate\thand\n"
    "OLD\tOldland\tOldland\tOldish\tPort Ravon\t\t\t\thistorical;RVN\thand\n",
    "phrase\tstands_for\tkind\tambiguous\tprovenance\n"
    "Grey House\tRVN.PRES\tbuilding\t\thand\n",
    "id\tname\ttype\tiso3\taliases\twikidata\tsector\tprovenance\n"
    "NRA\tNorthern Rivers Alliance\talliance\t\tNRA\tQ2\tIGO\thand\n"
    "OUTLET.BELL\tThe Daily Bell\toutlet:newspaper\tRVN\tDaily Bell\tQ3\tJRN\thand\n",
    "id\tname\tspellings\tgender\tiso3\tprovenance\n"
    "Q7\tIlsa van der Marrow\tElsa van der Marrow\tf\tRVN\twikidata\n",
    "name\tgender\tmen\twomen\tprovenance\n"
    "Anna\tf\t0\t9\thand\n"
    "Oskar\tm\t9\t0\thand\n",
    "noun\tplural\tgender\tkind\tclass\tsector\tprovenance\n"
    "foreign minister\tforeign ministers\t\toffice\tforeign minister\tGOV\thand\n"
    "mr.\t\tm\thonorific\t\t\thand\n"
    "official\tofficials\t\toffice\tofficial\tGOV\thand\n"
    "report\treports\t\tartefact\treport\t\thand\n"
    "spokesman\tspokesmen\tm\toffice\tspokesperson\t\thand\n"
    "spokeswoman\tspokeswomen\tf\toffice\tspokesperson\t\thand\n",
};

typedef struct tables {
    arena arena;
    jmp_buf boundary;
    char folder[32];
    nn_tensor *tensors;
    size_t count;
    nn_weights weights;
    who_knowledge *knowledge;
    sayso_error error;
} tables;

static inline void write_table(const tables *t, const char *name, const char *suffix, const char *text)
{
    char path[96];
    snprintf(path, sizeof path, "%s/%s%s", t->folder, name, suffix);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, strlen(text), file), strlen(text));
    assert_int_equal(fclose(file), 0);
}

static inline void start_tables(tables *t)
{
    *t = (tables){.folder = "who_tables_XXXXXX"};
    arena_start(&t->arena, NULL, 1 << 24, &t->boundary);
    assert_non_null(mkdtemp(t->folder));
    for (size_t i = 0; i < TABLES; i++)
        write_table(t, table_names[i], ".tsv", table_texts[i]);
}

static inline int compare_tensors(const void *a, const void *b)
{
    return strcmp(((const nn_tensor *)a)->name, ((const nn_tensor *)b)->name);
}

static inline bool import_tables(tables *t)
{
    assert_int_equal(setjmp(t->boundary), 0);
    if (!who_import(&t->arena, t->folder, &t->tensors, &t->count, &t->error))
        return false;
    qsort(t->tensors, t->count, sizeof *t->tensors, compare_tensors);
    t->weights = (nn_weights){.path = "a model", .tensors = t->tensors, .count = t->count};
    return true;
}

static inline void open_tables(tables *t)
{
    start_tables(t);
    assert_true(import_tables(t));
    t->knowledge = who_knowledge_open(&t->weights, &arena_malloc, &t->error);
    assert_non_null(t->knowledge);
}

static inline void end_tables(tables *t)
{
    char path[96];
    who_knowledge_close(t->knowledge);
    arena_end(&t->arena);
    for (size_t i = 0; i < TABLES; i++)
        for (size_t user = 0; user < 2; user++) {
            snprintf(path, sizeof path, "%s/%s%s", t->folder, table_names[i], user ? ".user.tsv" : ".tsv");
            unlink(path);
        }
    assert_int_equal(rmdir(t->folder), 0);
}

#endif
