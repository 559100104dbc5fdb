/* Fact tables of an invented world, written to a folder of their own, compiled and opened. */
#ifndef WHO_TABLES_H
#define WHO_TABLES_H

#include "unit.h"

#include "who/who_knowledge.h"
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char *const table_names[] = {"states", "metonyms",   "organisations", "people", "given_names",
                                          "roles",  "portfolios", "titles",        "offices"};
enum { TABLES = sizeof table_names / sizeof *table_names };

static const char *const table_texts[TABLES] = {
    "iso3\tname\tofficial\tdemonyms\tcapital\talt_names\tcapital_alt\twikidata\tstatus\tprovenance\n"
    "RVN\tRavonia\tRepublic of Ravonia\tRavonian;Ravonians\tPort Ravon\tthe Ravonias\t\tQ1\tstate\thand\n"
    "OLD\tOldland\tOldland\tOldish\tPort Ravon\t\t\t\thistorical;RVN\thand\n",
    "phrase\tstands_for\tkind\tambiguous\tprovenance\n"
    "Grey House\tRVN.PRES\tbuilding\t\thand\n",
    "id\tname\ttype\tiso3\taliases\twikidata\tsector\tprovenance\n"
    "NRA\tNorthern Rivers Alliance\talliance\t\tNRA\tQ2\tIGO\thand\n"
    "RVN.MOD\tMinistry of Defence of Ravonia\tministry\tRVN\tIron House\t\tMIL\thand\n"
    "OUTLET.BELL\tThe Daily Bell\toutlet:newspaper\tRVN\tDaily Bell;Oskar\tQ3\tJRN\thand\n",
    "id\tname\tspellings\tgender\tiso3\tprovenance\n"
    "Q7\tIlsa van der Marrow\tElsa van der Marrow\tf\tRVN\twikidata\n"
    "Q8\tOskar Lund\t\tm\tRVN\twikidata\n"
    "hand:mira-lund\tMira Lund\t\tf\tRVN\thand\n"
    "Q20\tÉva Łoś Jr.\t\tf\tRVN\thand\n"
    "Q21\tAdel al-Dahl\t\tm\tRVN\thand\n"
    "Q22\tRolf II of Ravonia\t\tm\tRVN\thand\n",
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
    "words\tclass\tprovenance\n"
    "defence\tdefence\thand\n"
    "external affairs\tforeign\thand\n"
    "foreign affairs\tforeign\thand\n",
    "title\tof\tclass\trank\tprovenance\n"
    "chief scribe\tRVN\tforeign minister\tminister\thand\n"
    "president\t\tpresident;head of state\thead\thand\n"
    "deputy +\t\tdeputy +\tofficer\thand\n"
    "head of ministry of *\t\t* minister\tminister\thand\n"
    "minister of *\t\t* minister\tminister\thand\n"
    "mayor of *\t\tmayor of *\t\thand\n"
    "* mayor\t\tmayor of *\t\thand\n"
    "* minister\t\t* minister\tminister\thand\n"
    "member of +\t\tmember of parliament\tdelegate\thand\n",
    "person\ttitle\tof\tstart\tend\tseen\tprovenance\n"
    "Q7\tMinister of Foreign Affairs and Fisheries\tRVN\t2010-05-01\t2014-06-03\t\thand\n"
    "Q7\tPresident\tRVN\t2014-06-03\t\t2016-02\thand\n"
    "Q8\tDeputy Minister of External Affairs\tRVN\t2009\t2010-05\t\thand\n"
    "Q8\tMinister of Foreign Affairs\tRVN\t2014-06-03\t2015\t\thand\n"
    "Q8\tMinister of Defence\tRVN\t2012-01-01\t2012-12-31\t\thand\n"
    "Q8\tMayor of Port Ravon\tRVN\t2015-03\t2015-09-30\t\thand\n"
    "hand:mira-lund\tMember of the Parliament of Ravonia\tRVN\t2010\t\t\thand\n"
    "hand:mira-lund\tIron House spokeswoman\tRVN.MOD\t2011-01\t2012-12\t\thand\n",
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

/* `folder` is the tables' own, or a user's in it. */
static inline void write_table(const char *folder, const char *name, const char *text)
{
    char path[96];
    snprintf(path, sizeof path, "%s/%s.tsv", folder, name);
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
        write_table(t->folder, table_names[i], table_texts[i]);
}

/* Compiles a folder over what is known so far. */
static inline bool import_folder(tables *t, const char *folder)
{
    assert_int_equal(setjmp(t->boundary), 0);
    if (!who_import(&t->arena, t->knowledge, folder, &t->tensors, &t->count, &t->error))
        return false;
    t->weights = (nn_weights){.path = "a model", .tensors = t->tensors, .count = t->count};
    return true;
}

static inline bool import_tables(tables *t)
{
    return import_folder(t, t->folder);
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
    for (size_t i = 0; i < TABLES; i++) {
        snprintf(path, sizeof path, "%s/%s.tsv", t->folder, table_names[i]);
        unlink(path);
    }
    assert_int_equal(rmdir(t->folder), 0);
}

#endif
