#define _DEFAULT_SOURCE /* fts */
#include "inputs.h"
#include "complain.h"
#include "status.h"
#include <errno.h>
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static _Noreturn void run_out_of_memory(void)
{
    complain("out of memory");
    exit(STATUS_INPUT);
}

/* NULL `about`: nothing is known of it yet; reading it will tell. */
static void add(inputs *in, const char *path, const struct stat *about)
{
    if (in->count == in->room) {
        in->room = in->room ? 2 * in->room : 64;
        in->at = realloc(in->at, in->room * sizeof *in->at);
        if (!in->at)
            run_out_of_memory();
    }
    input_file *file = &in->at[in->count++];
    *file = (input_file){.path = strdup(path)};
    if (!file->path)
        run_out_of_memory();
    if (about) {
        file->device = about->st_dev;
        file->number = about->st_ino;
    }
    if (about && S_ISREG(about->st_mode))
        file->bytes = (uint64_t)about->st_size;
    else
        in->sized = false;
    in->bytes += file->bytes;
}

/* Whether a name ends in one of some suffixes, *size of it; takes the suffix off. */
static bool take_suffix(const char *name, size_t *size, const char *const *suffixes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const size_t length = strlen(suffixes[i]);
        if (*size > length && strncasecmp(name + *size - length, suffixes[i], length) == 0) {
            *size -= length;
            return true;
        }
    }
    return false;
}

/* Whether a file in a folder is one to read: a text, a page or a web archive, packed or not. Others
 * (JSON, XML, ZIP) mostly hold something else, and are read where they are named. */
static bool is_input(const char *name)
{
    static const char *const packed[] = {".gz", ".lz4", ".zst"};
    static const char *const known[] = {".htm", ".html", ".txt", ".warc", ".xhtml"};
    size_t size = strlen(name);
    take_suffix(name, &size, packed, sizeof packed / sizeof *packed);
    return take_suffix(name, &size, known, sizeof known / sizeof *known);
}

/* What a walk met; the folder's own name counts as given, whatever it begins with. */
static void add_met(inputs *in, FTS *walk, FTSENT *met)
{
    struct stat target;
    if (met->fts_level > 0 && met->fts_name[0] == '.') {
        fts_set(walk, met, FTS_SKIP);
        return;
    }
    switch (met->fts_info) {
    case FTS_F:
        if (is_input(met->fts_name))
            add(in, met->fts_path, met->fts_statp);
        break;
    case FTS_SL:
        if (!is_input(met->fts_name))
            break;
        if (stat(met->fts_accpath, &target) != 0)
            add(in, met->fts_path, NULL); /* a broken link: reading it will say so */
        else if (S_ISREG(target.st_mode))
            add(in, met->fts_path, &target);
        break;
    case FTS_DNR:
    case FTS_ERR:
    case FTS_NS:
        complain("%s: byte 0: cannot list: %s", met->fts_path, strerror(met->fts_errno));
        in->failed = true;
        break;
    default:
        break;
    }
}

static int compare_paths(const void *a, const void *b)
{
    return strcmp(((const input_file *)a)->path, ((const input_file *)b)->path);
}

static void add_folder(inputs *in, const char *path)
{
    char *const roots[] = {(char *)path, NULL}; /* fts does not write to it */
    const size_t first = in->count;
    const bool failed = in->failed;
    FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR, NULL);
    if (!walk)
        run_out_of_memory();
    in->failed = false;
    for (FTSENT *met; (met = fts_read(walk));)
        add_met(in, walk, met);
    fts_close(walk);
    if (in->count == first && !in->failed) {
        complain("%s: byte 0: a folder without a .txt, .html or .warc file; others are read where they are named",
                 path);
        in->failed = true;
    }
    in->failed |= failed;
    if (in->count > first)
        qsort(in->at + first, in->count - first, sizeof *in->at, compare_paths);
}

void inputs_list(inputs *in, char *const *names, int count)
{
    *in = (inputs){.sized = true};
    if (!count)
        add(in, "-", NULL);
    for (int i = 0; i < count; i++) {
        struct stat about;
        const bool known = strcmp(names[i], "-") != 0 && stat(names[i], &about) == 0;
        if (known && S_ISDIR(about.st_mode))
            add_folder(in, names[i]);
        else
            add(in, names[i], known ? &about : NULL);
    }
}

void inputs_free(inputs *in)
{
    for (size_t i = 0; i < in->count; i++)
        free(in->at[i].path);
    free(in->at);
}

bool inputs_hold(const inputs *in, const char *path)
{
    struct stat about;
    if (stat(path, &about) != 0 || !S_ISREG(about.st_mode))
        return false;
    for (size_t i = 0; i < in->count; i++)
        if (in->at[i].number == about.st_ino && in->at[i].device == about.st_dev)
            return true;
    return false;
}
