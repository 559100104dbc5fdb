/* Prints what say_manner makes of cues given by hand, for tools/score_uttered.py.
 *
 *     say_manners MODEL < CUES
 *
 * A line each, in groups by path: PATH, kind, source, cue and content, a tab between; the last three are spans of
 * bytes, "12-17 20-24". The answer: "true" or "false", a space, the stance. */
#include "base/file.h"
#include "say/say_draft.h"
#include <stdio.h>
#include <stdlib.h>

enum { MOST = 16 };

typedef struct page {
    sayso_doc *doc;
    drafts s;
    char path[1024];
} page;

static sayso_spans read_spans(char *text, sayso_span *spans)
{
    size_t count = 0;
    for (char *at = text; *at && count < MOST; count++) {
        spans[count].start = (uint32_t)strtoul(at, &at, 10);
        at += *at == '-';
        spans[count].end = (uint32_t)strtoul(at, &at, 10);
        at += *at == ' ';
    }
    return (sayso_spans){spans, count};
}

static bool open_page(page *p, const sayso_model *model, const char *path)
{
    char *bytes;
    size_t size;
    sayso_error error;
    if (!file_read(path, SIZE_MAX / 2, &arena_malloc, &bytes, &size, &error)) {
        fprintf(stderr, "%s\n", error.message);
        return false;
    }
    sayso_doc_free(p->doc);
    p->doc = sayso_read(model, bytes, size, &(sayso_options){.last = SAYSO_SAY}, &error);
    arena_malloc.free(NULL, bytes);
    snprintf(p->path, sizeof p->path, "%s", path);
    p->s = (drafts){.d = p->doc};
    if (!p->doc)
        fprintf(stderr, "%s: %s\n", path, error.message);
    return p->doc;
}

int main(int count, char **arguments)
{
    enum { PATH, KIND, SOURCE, CUE, CONTENT, FIELDS };
    sayso_model *model = sayso_model_open(count > 1 ? arguments[1] : NULL, NULL, NULL);
    page p = {0};
    jmp_buf boundary;
    char line[4096];
    while (model && fgets(line, sizeof line, stdin)) {
        char *field[FIELDS] = {0}, *rest = line;
        line[strcspn(line, "\n")] = 0;
        for (int i = 0; i < FIELDS && rest; i++, rest = rest ? rest + 1 : NULL) {
            field[i] = rest;
            rest = strchr(rest, '\t');
            if (rest)
                *rest = 0;
        }
        if (!field[CONTENT])
            return 1;
        if (strcmp(field[PATH], p.path) != 0) {
            if (!open_page(&p, model, field[PATH]))
                return 1;
            p.doc->arena.boundary = &boundary;
            if (setjmp(boundary))
                return 1;
            say_tree(&p.s);
        }
        sayso_span source[MOST], cue[MOST], content[MOST];
        sayso_statement r = {.kind = field[KIND][0] == 'd'   ? SAYSO_DIRECT
                                     : field[KIND][0] == 'm' ? SAYSO_MIXED
                                                             : SAYSO_INDIRECT,
                             .source = read_spans(field[SOURCE], source),
                             .cue = read_spans(field[CUE], cue),
                             .content = read_spans(field[CONTENT], content)};
        say_manner(&p.s, &r);
        printf("%s %s\n", r.uttered ? "true" : "false", sayso_stance_name(r.stance));
    }
    return !model;
}
