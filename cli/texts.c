/* Reads every input, in parallel, and writes what the command asks for, in the order of the inputs.
 * An input that cannot be read costs one line on standard error; the others are read all the same. */
#define _DEFAULT_SOURCE /* struct winsize */
#include "texts.h"
#include "complain.h"
#include "inputs.h"
#include "meta.h"
#include "model.h"
#include "output.h"
#include "page.h"
#include "progress.h"
#include "wrap.h"
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

typedef struct run {
    const options *options;
    inputs inputs;
    meta_table meta;
    size_t next;
    output output;
    progress progress;
    page_style style;
    bool input_failed, output_failed;
    size_t foreign;       /* documents in another language than English; of the first of them: */
    char *foreign_name;   /* NULL if memory ran out */
    char foreign_code[4]; /* its language */
} run;

enum { NARROW = 40, USUAL = 80, WIDE = 100 };

static int find_width(FILE *to)
{
    const char *columns = getenv("COLUMNS");
    struct winsize size;
    int width = columns ? atoi(columns) : 0;
    if (width <= 0)
        width = ioctl(fileno(to), TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : USUAL;
    return width < NARROW ? NARROW : width > WIDE ? WIDE : width;
}

static bool find_color(color_when when, FILE *to)
{
    const char *none = getenv("NO_COLOR"), *terminal = getenv("TERM");
    if (when != COLOR_AUTO)
        return when == COLOR_ALWAYS;
    return isatty(fileno(to)) && !(none && *none) && terminal && strcmp(terminal, "dumb") != 0;
}

static bool next_input(void *context, sayso_input *input)
{
    run *r = context;
    if (r->next == r->inputs.count)
        return false;
    const char *path = r->inputs.at[r->next++].path;
    *input = (sayso_input){.path = path, .meta = meta_of(&r->meta, path, NULL)};
    return true;
}

static void know_document(void *context, const sayso_input *input, sayso_meta *meta)
{
    *meta = meta_of(&((run *)context)->meta, input->path, input->meta.url);
}

/* The page in memory that the caller frees, NULL if that ran out. */
static char *render_page(const run *r, sayso_doc *doc, size_t *size)
{
    char *text = NULL;
    FILE *to = open_memstream(&text, size);
    const bool written = to && page_write(to, doc, &r->style);
    if (to && (fclose(to) != 0 || !written)) {
        free(text);
        text = NULL;
    }
    return text;
}

static const char *name_of(const sayso_input *input)
{
    return strcmp(input->path, "-") == 0 ? "standard input" : input->path;
}

/* Statements are read as if all were English. */
static void note_language(run *r, const sayso_input *input, const sayso_doc *doc)
{
    const sayso_text language = sayso_doc_about(doc)->language;
    const options *o = r->options;
    const bool coded = o->command == COMMAND_READ && o->stage != SAYSO_CLEAN;
    if (!coded || !language.size || (language.size == 2 && memcmp(language.at, "en", 2) == 0) || r->foreign++)
        return;
    r->foreign_name = strdup(name_of(input));
    snprintf(r->foreign_code, sizeof r->foreign_code, "%.*s", (int)language.size, language.at);
}

static void tell_language(const run *r)
{
    char others[48] = "";
    if (!r->foreign || r->options->quiet || !r->foreign_name)
        return;
    if (r->foreign > 1)
        snprintf(others, sizeof others, " and %zu more", r->foreign - 1);
    complain("%s%s: not in English (%s); only English is understood: do not rely on what was found", r->foreign_name,
             others, r->foreign_code);
}

/* A path that is not as the record has it is easily written. */
static void tell_unused_meta(const run *r)
{
    char others[48] = "";
    size_t first;
    const size_t unused = meta_unused(&r->meta, &first);
    if (!unused || r->options->quiet || r->output_failed)
        return;
    if (unused > 1)
        snprintf(others, sizeof others, " and %zu more", unused - 1);
    complain("--meta: %s: line %zu%s: about no input that was read; a path is that of the record", r->options->meta,
             first, others);
}

/* The line above one of several dumps or parses, which says whose it is. */
static bool write_name(run *r, const sayso_input *input)
{
    fputs(r->options->command == COMMAND_PARSE ? "# newdoc id = " : "file ", r->output.to);
    wrap_put(r->output.to, STYLE_PLAIN, 0, input->path, strlen(input->path));
    return output_write(&r->output, "\n", 1);
}

static bool write_document(run *r, const sayso_input *input, sayso_doc *doc)
{
    const options *o = r->options;
    char *page = NULL;
    const char *text;
    size_t size = 0;
    if (o->command == COMMAND_DUMP)
        text = sayso_doc_dump(doc, o->stage, &size);
    else if (o->command == COMMAND_PARSE)
        text = sayso_doc_conllu(doc, &size);
    else if (o->json)
        text = sayso_doc_json(doc, &size);
    else
        text = page = render_page(r, doc, &size);
    if (!text) {
        complain("%s: byte 0: what was found needs more memory than the limit; raise it (--max-memory)",
                 name_of(input));
        r->input_failed = true;
        return true;
    }
    const bool one_of_many = r->inputs.count > 1 || strcmp(input->path, r->inputs.at[0].path) != 0;
    const bool named = (o->command == COMMAND_DUMP || o->command == COMMAND_PARSE) && one_of_many;
    const bool written = (!named || write_name(r, input)) && output_write(&r->output, text, size) &&
                         (!o->json || output_write(&r->output, "\n", 1));
    free(page);
    return written;
}

static bool take_document(void *context, const sayso_input *input, sayso_doc *doc, const sayso_error *error)
{
    run *r = context;
    if (r->progress.documents == r->inputs.count)
        r->progress.all_documents = 0; /* some of them hold several */
    if (!doc) {
        progress_clear(&r->progress);
        complain("%s", error->message);
        progress_add(&r->progress, NULL, 0, input->consumed);
        r->input_failed = true;
        return true;
    }
    note_language(r, input, doc);
    r->output_failed = !write_document(r, input, doc);
    const sayso_text text = sayso_doc_about(doc)->input;
    progress_add(&r->progress, text.at, text.size, input->consumed);
    sayso_doc_free(doc);
    return !r->output_failed;
}

static void read_inputs(run *r, const sayso_model *model, const sayso_records *records)
{
    const options *o = r->options;
    const sayso_options how = {.max_bytes = o->max_bytes,
                               .max_memory = o->max_memory,
                               .last = o->command == COMMAND_PARSE ? SAYSO_LANG : o->stage,
                               .raw = o->command == COMMAND_PARSE,
                               .meta.published = o->published,
                               .copies = o->copies || o->command != COMMAND_READ,
                               .fields = o->fields,
                               .records = records,
                               .known = know_document,
                               .known_context = r};
    sayso_error error;
    r->style = (page_style){.width = find_width(r->output.to),
                            .color = find_color(o->color, r->output.to),
                            .headed = o->stage && o->stage < SAYSO_PIECES};
    progress_begin(&r->progress, !o->quiet && !isatty(fileno(r->output.to)), r->inputs.count,
                   r->inputs.sized ? r->inputs.bytes : 0);
    if (!sayso_read_all(model, &how, o->jobs, next_input, take_document, r, &error) && !r->output_failed) {
        complain("%s", error.message);
        r->input_failed = true;
    }
    progress_clear(&r->progress);
    tell_language(r);
    tell_unused_meta(r);
}

/* Statements that are handed in; NULL where there are to be none. */
static bool open_records(const options *o, sayso_records **records)
{
    sayso_error error;
    *records = o->statements ? sayso_records_open(o->statements, NULL, &error) : NULL;
    if (o->statements && !*records)
        complain("--statements: %s", error.message);
    return *records || !o->statements;
}

static status run_with_model(run *r, const sayso_model *model, const sayso_records *records)
{
    const char *path = r->options->output;
    inputs_list(&r->inputs, r->options->operands, r->options->operand_count);
    if (path && inputs_hold(&r->inputs, path)) {
        complain("%s: is an input; writing the output there would overwrite it", path);
        return STATUS_USAGE;
    }
    if (!output_open(&r->output, path))
        return STATUS_OUTPUT;
    read_inputs(r, model, records);
    if (!output_close(&r->output, !r->output_failed) || r->output_failed)
        return STATUS_OUTPUT;
    return r->input_failed || r->inputs.failed ? STATUS_INPUT : STATUS_DONE;
}

status texts_run(const options *o)
{
    run r = {.options = o};
    sayso_model *model = NULL;
    sayso_records *records = NULL;
    status ended = STATUS_USAGE;
    const bool bare = o->stage == SAYSO_CLEAN; /* cleaning needs no model */
    if ((!o->meta || meta_read(&r.meta, o->meta)) && open_records(o, &records))
        ended = bare ? STATUS_DONE : model_open(o, &model);
    if (ended == STATUS_DONE)
        ended = run_with_model(&r, model, records);
    inputs_free(&r.inputs);
    free(r.foreign_name);
    meta_free(&r.meta);
    sayso_records_free(records);
    sayso_model_free(model);
    return ended;
}
